// What the pages do better with a script: keys, Enter that goes on, forms that survive, progress. Nothing needs it.
"use strict";
(() => {
  const root = document.documentElement;
  const here = `${location.pathname}${location.search}`;
  const inField = (element) => element.matches("input:not([type=checkbox],[type=radio]), textarea, select, [contenteditable]");

  // ---------- Keys ----------
  const lettersOn = () => localStorage.getItem("letters") !== "off";
  let goPending = false;

  const press = (event, element) => {
    event.preventDefault();
    element.focus();
    element.click();
  };
  const shown = (selector) => [...document.querySelectorAll(selector)].find((element) => element.checkVisibility());

  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    const target = event.target instanceof Element ? event.target : document.body;
    if (event.key === "Escape") return closeDrops();
    if (event.key === "Enter") return enterNext(event, target);
    if (document.querySelector("dialog[open]")) return;

    if (/^F\d+$/.test(event.key)) {
      const bound = shown(`[data-key="${event.key}"]`);
      if (bound) press(event, bound);
      return;
    }
    if (/^[1-9]$/.test(event.key) && (!inField(target) || (target.matches("[data-digits]") && !target.value))) {
      const bound = shown(`[data-digit="${event.key}"]`);
      if (bound) press(event, bound);
      return;
    }
    if (inField(target) || !lettersOn() || event.key.length !== 1) return;
    if (goPending) {
      goPending = false;
      const entry = document.querySelector(`[data-go="${CSS.escape(event.key)}"]`);
      if (entry) press(event, entry);
      return;
    }
    if (event.key === "/" && shown("#tim")) {
      event.preventDefault();
      document.getElementById("tim").select();
    } else if (event.key === "?") {
      document.getElementById("phim-tat")?.showModal();
    } else if (event.key === "g") {
      goPending = true;
      setTimeout(() => (goPending = false), 1500);
    } else {
      const bound = shown(`[data-key="${CSS.escape(event.key)}"]`);
      if (bound) press(event, bound);
    }
  });

  const listPageKeys = () => {
    const list = document.querySelector("#phim-tat .c-keys");
    const known = new Set();
    for (const bound of list ? document.querySelectorAll("[data-key]") : []) {
      if (known.has(bound.dataset.key)) continue;
      known.add(bound.dataset.key);
      const words = bound.cloneNode(true);
      words.querySelectorAll(".c-key").forEach((key) => key.remove());
      const term = document.createElement("dt");
      const key = document.createElement("kbd");
      const said = document.createElement("dd");
      key.className = "c-key";
      key.textContent = bound.dataset.key;
      said.textContent = words.textContent.trim();
      term.append(key);
      list.append(term, said);
    }
    const letters = document.querySelector("[data-letters]");
    if (!letters) return;
    letters.checked = lettersOn();
    letters.addEventListener("change", () => localStorage.setItem("letters", letters.checked ? "on" : "off"));
  };

  // ---------- Enter goes on; only a button or its key submits ----------
  const enterNext = (event, target) => {
    const form = target.closest("form[data-enter-next]");
    if (!form || target.matches("textarea, button, summary, a, [type=submit], [aria-expanded=true]")) return;
    event.preventDefault();
    const stops = [...form.elements].filter(
      (stop) => stop.matches("input:not([type=hidden]), select, textarea, .btn-primary") && !stop.disabled && stop.checkVisibility(),
    );
    // Radios of one question are one stop.
    const next = stops.slice(stops.indexOf(target) + 1).find((stop) => !(stop.type === "radio" && stop.name === target.name));
    next?.focus();
    if (next?.matches("input:not([type=checkbox],[type=radio])")) next.select?.();
  };

  // ---------- A date typed as eight digits ----------
  document.addEventListener("change", (event) => {
    const field = event.target;
    if (field.matches("[data-date]")) field.value = field.value.replace(/^\s*(\d\d)(\d\d)(\d{4})\s*$/, "$1/$2/$3");
  }, true);

  // ---------- Every box of one name at once ----------
  document.addEventListener("change", (event) => {
    const { all } = event.target.dataset;
    if (!all) return;
    for (const box of event.target.form.querySelectorAll(`input[name="${all}"]`)) box.checked = event.target.checked;
  });

  // ---------- Forms sent once ----------
  const release = (form) => {
    delete form.dataset.sent;
    form.querySelectorAll("[aria-busy]").forEach((button) => button.removeAttribute("aria-busy"));
    loading(false);
  };
  document.addEventListener("submit", (event) => {
    const form = event.target;
    const button = event.submitter;
    const method = form.getAttribute("method")?.toLowerCase();
    if (event.defaultPrevented || method === "dialog") return;
    const question = button?.dataset.confirm;
    if (question && button.dataset.confirmed !== "yes") {
      event.preventDefault();
      return ask(document.getElementById(question), button);
    }
    if (button) delete button.dataset.confirmed;
    if (form.dataset.sent) return event.preventDefault();
    if (method !== "post" || form.target === "_blank") return;
    form.dataset.sent = "yes";
    button?.setAttribute("aria-busy", "true");
    loading(true);
    if (form.dataset.keep) markSent(form);
    if ("forget" in form.dataset) sessionStorage.clear();
  });
  addEventListener("pageshow", (event) => {
    if (event.persisted) document.querySelectorAll("form[data-sent]").forEach(release);
  });
  const ask = (dialog, button) => {
    dialog.addEventListener("close", () => {
      if (dialog.returnValue !== "yes") return;
      button.dataset.confirmed = "yes";
      button.form.requestSubmit(button);
    }, { once: true });
    dialog.returnValue = "";
    dialog.showModal();
  };

  // ---------- Forms that survive a reload, an error, a second sign-in ----------
  // Kept per tab and per person; a sent form is forgotten once a page opens that does not say "not saved".
  const person = document.body.dataset.person;
  // data-keep-at: one address for a form that several verbs show again under addresses of their own.
  const slot = (form) => `kept ${form.dataset.keepAt ?? here} ${form.dataset.keep}`;
  const read = (key) => JSON.parse(sessionStorage.getItem(key) ?? "null");
  const worthKeeping = (field) =>
    field.name && !field.matches("[type=hidden], [type=password], [type=file], [data-keep=off], button");

  const keep = (form) => {
    const values = [...form.elements].filter(worthKeeping).map((field) => [
      field.name,
      field.value,
      field.matches("[type=checkbox], [type=radio]") ? field.checked : null,
    ]);
    sessionStorage.setItem(slot(form), JSON.stringify({ person, values }));
  };
  const markSent = (form) => {
    keep(form);
    sessionStorage.setItem(slot(form), JSON.stringify({ ...read(slot(form)), sent: true }));
  };
  const settleSent = () => {
    const [arrival] = performance.getEntriesByType("navigation");
    const saved = arrival?.type === "navigate" && !document.querySelector("[data-not-saved], .c-errors, [aria-invalid=true]");
    for (const key of Object.keys(sessionStorage).filter((name) => name.startsWith("kept "))) {
      const kept = read(key);
      if (!kept.sent) continue;
      if (saved && kept.person === person) sessionStorage.removeItem(key);
      else sessionStorage.setItem(key, JSON.stringify({ ...kept, sent: false }));
    }
  };
  const homeless = new Map(); // form -> values whose fields only come with a later htmx part
  const fill = (form, values) => {
    const left = values.filter(([name, value, checked]) => {
      const same = [...form.elements].filter((field) => field.name === name && worthKeeping(field));
      const field = checked === null ? same[0] : same.find((choice) => choice.value === value);
      if (!field) return true;
      if (field.value === value && field.checked === (checked ?? field.checked)) return false;
      if (checked === null) field.value = value;
      else field.checked = checked;
      field.dispatchEvent(new Event("change", { bubbles: true }));
      return false;
    });
    homeless.set(form, left);
  };
  const restore = (form) => {
    const kept = read(slot(form));
    if (kept?.person !== person || form.querySelector(".c-errors, [aria-invalid=true]")) return;
    fill(form, kept.values);
    const again = document.createElement("button");
    again.type = "button";
    again.className = "c-link";
    again.textContent = "Xóa để làm mới";
    again.addEventListener("click", () => {
      sessionStorage.removeItem(slot(form));
      location.assign(here);
    });
    say("Đã lấy lại những ô đang điền dở.", "", again);
  };
  document.addEventListener("input", (event) => {
    const form = event.target.form;
    if (!form?.dataset.keep) return;
    homeless.delete(form);
    keep(form);
  });

  // ---------- Progress longer than 300 ms (the delay is in the style sheet) ----------
  let waiting;
  const loading = (on) => {
    root.classList.toggle("is-loading", on);
    clearTimeout(waiting);
    const words = document.querySelector("[data-loading-words]");
    words.textContent = "";
    if (on) waiting = setTimeout(() => (words.textContent = words.dataset.loadingWords), 300);
  };
  const say = (sentence, colour = "is-red", ...more) => {
    const banner = document.createElement("div");
    banner.className = `c-banner ${colour}`;
    banner.append(sentence, ...more);
    document.getElementById("thong-bao")?.append(banner);
    banner.scrollIntoView({ block: "nearest" });
  };
  document.addEventListener("htmx:beforeRequest", (event) => {
    event.detail.requestConfig.triggeringEvent?.submitter?.setAttribute("aria-busy", "true");
    document.querySelectorAll("#thong-bao .is-red").forEach((old) => old.remove());
    loading(true);
  });
  document.addEventListener("htmx:afterRequest", (event) => release(event.detail.elt));
  document.addEventListener("htmx:responseError", (event) =>
    say(
      event.detail.xhr.status === 503
        ? "Chưa lưu: hệ thống đang bận. Đợi nửa phút rồi thử lại."
        : "Chưa lưu: hệ thống gặp lỗi. Những ô đã điền vẫn còn; thử lại sau ít phút.",
    ),
  );
  document.addEventListener("htmx:sendError", () =>
    say("Chưa lưu: mất kết nối với máy chủ. Những ô đã điền vẫn còn; kiểm tra mạng rồi thử lại."),
  );
  document.addEventListener("htmx:afterSettle", (event) => {
    homeless.forEach((values, form) => fill(form, values));
    takeFocus(event.detail.elt);
  });

  // ---------- Small doors ----------
  document.addEventListener("toggle", ({ target }) => {
    if (!target.open || !("focusIn" in target.dataset) || !target.contains(document.activeElement)) return;
    target.scrollIntoView({ block: "end" });
    target.querySelector("input").focus({ preventScroll: true });
  }, true);
  const closeDrops = () => {
    document.querySelectorAll(".c-drop[open]").forEach((drop) => drop.removeAttribute("open"));
    if (location.hash === "#dieu-huong") location.hash = "#noi-dung";
  };
  document.addEventListener("click", (event) => {
    const clicked = event.target.closest("[data-back], [data-print], [data-opens], [aria-disabled=true]");
    document.querySelectorAll(".c-drop[open]").forEach((drop) => drop.contains(event.target) || drop.removeAttribute("open"));
    if (!clicked) return;
    if (clicked.matches("[aria-disabled=true]")) event.preventDefault();
    else if ("print" in clicked.dataset) print();
    else if (clicked.dataset.opens) document.getElementById(clicked.dataset.opens)?.showModal();
    else if ("back" in clicked.dataset && history.length > 1) {
      event.preventDefault();
      history.back();
    }
  });
  const takeFocus = (scope) => scope.querySelector("[data-focus]")?.focus();

  // After htmx, so that a restored field already sets off its request.
  document.addEventListener("DOMContentLoaded", () => {
    listPageKeys();
    settleSent();
    document.querySelectorAll("form[data-keep]").forEach(restore);
    takeFocus(document);
  });
})();
