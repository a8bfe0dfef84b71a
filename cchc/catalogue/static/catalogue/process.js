// Steps of a process dragged by their handle; the buttons beside it do the same without a script.
"use strict";
(() => {
  let dragged = null;
  const cards = () => [...document.querySelectorAll(".p-card")];
  const card = (element) => (element instanceof Element ? element.closest(".p-card") : null);
  const clear = () => cards().forEach((each) => each.classList.remove("is-before", "is-behind", "is-dragged"));

  // Only the handle lets a card be dragged: in its fields the mouse marks text.
  document.addEventListener("pointerdown", (event) => {
    const held = event.target instanceof Element && event.target.closest("[data-grip]") ? card(event.target) : null;
    cards().forEach((each) => (each.draggable = each === held));
  });
  document.addEventListener("dragstart", (event) => {
    dragged = card(event.target);
    if (!dragged?.draggable) return (dragged = null);
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setData("text/plain", dragged.dataset.step);
    dragged.classList.add("is-dragged");
  });
  const behind = (event, over) => event.clientY > over.getBoundingClientRect().top + over.offsetHeight / 2;
  document.addEventListener("dragover", (event) => {
    const over = card(event.target);
    if (!dragged || !over) return;
    event.preventDefault();
    cards().forEach((each) => each.classList.remove("is-before", "is-behind"));
    over.classList.add(behind(event, over) ? "is-behind" : "is-before");
  });
  document.addEventListener("drop", (event) => {
    const over = card(event.target);
    if (!dragged || !over) return;
    event.preventDefault();
    const from = Number(dragged.dataset.step);
    let to = Number(over.dataset.step) + (behind(event, over) ? 1 : 0);
    if (to > from) to -= 1; // the card itself leaves its place
    if (to === from) return;
    const moves = document.querySelector("[data-moves]");
    moves.value = `toi-${from}-${to}`;
    moves.click();
  });
  document.addEventListener("dragend", () => {
    dragged = null;
    clear();
  });
})();
