// The fast counter: a digit names a paper, typing finds one, only the next empty line is shown, Enter on it ends the list.
"use strict";
(() => {
  const form = document.getElementById("chung-thuc");
  if (!form) return;
  const rows = [...form.querySelectorAll("[data-line]")];
  // Asked each time: another kind of work brings other papers.
  const keys = () => [...form.querySelectorAll("[data-digit]")];
  const known = () => [...document.getElementById("giay-da-biet").options].map((option) => option.value);
  const paperOf = (row) => row.querySelector("[data-paper]");
  const firstBlank = () => rows.find((row) => !paperOf(row).value.trim()) ?? rows.at(-1);
  let current = paperOf(rows[0]); // the field last stood in
  let typing = false; // in it, since it was entered

  // What is typed without accents finds what has them, as on the server.
  const fold = (text) =>
    text.normalize("NFD").replace(/\p{Mn}/gu, "").toLowerCase().replaceAll("đ", "d").trim().replace(/\s+/g, " ");
  const found = (text) => {
    const words = fold(text).split(" ");
    const near = (name) => 2 * (fold(name) === fold(text)) + fold(name).startsWith(words[0]);
    const holds = known().filter((name) => words.every((word) => fold(name).includes(word)));
    return holds.sort((one, other) => near(other) - near(one));
  };

  const showLines = () => {
    const blank = rows.indexOf(firstBlank());
    const last = rows.findLastIndex((row) => paperOf(row).value.trim());
    rows.forEach((row, place) => (row.hidden = place > Math.max(blank, last)));
  };
  const hint = document.getElementById("hay-dung");
  // With nothing typed a digit chooses; with something typed digits are typed too, and Enter chooses.
  const offer = (typed) => {
    const names = typed.trim() ? found(typed) : known();
    hint.textContent = hint.dataset[typed.trim() ? (names.length ? "found" : "none") : "empty"];
    keys().forEach((key, place) => {
      key.closest("li").hidden = place >= names.length;
      key.value = names[place] ?? "";
      key.querySelector("[data-name]").textContent = key.value;
      key.querySelector(".c-key").textContent = typed.trim() ? (place ? "" : "↵") : place + 1;
    });
  };
  const write = (field, value) => {
    field.value = value;
    for (const name of ["input", "change"]) field.dispatchEvent(new Event(name, { bubbles: true }));
  };
  const goTo = (field) => {
    field.focus();
    field.select();
  };

  for (const row of rows) paperOf(row).removeAttribute("list"); // the keys beside it say more
  form.addEventListener("focusin", (event) => {
    typing = false;
    if (event.target.closest("[data-line]")) current = event.target;
    if (event.target.matches("[data-paper]")) offer(event.target.value);
  });
  form.addEventListener("input", (event) => {
    if (!event.target.matches("[data-paper]")) return;
    typing ||= event.isTrusted;
    offer(event.target.value);
    showLines();
  });
  form.addEventListener("click", (event) => {
    const key = event.target.closest("[data-digit]");
    if (!key) return;
    event.preventDefault();
    const row = current.matches("[data-paper]") ? current.closest("[data-line]") : firstBlank();
    write(paperOf(row), key.value);
    goTo(row.querySelector("[name^=pages]"));
  });
  form.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.isComposing || !event.target.matches("[data-paper]")) return;
    const typed = event.target.value.trim();
    if (!typed) {
      event.preventDefault();
      form.querySelector("[data-finish]").focus();
      return;
    }
    const [best] = typing ? found(typed) : []; // what stood there before stays as it is
    if (best && best !== typed) write(event.target, best);
  });
  document.addEventListener("htmx:afterSettle", (event) => {
    if (event.detail.elt.id === "nguoi-nop" && event.detail.elt.querySelector(".c-person")) goTo(paperOf(firstBlank()));
  });

  form.classList.add("is-quick");
  addEventListener("DOMContentLoaded", showLines);
  showLines();
})();
