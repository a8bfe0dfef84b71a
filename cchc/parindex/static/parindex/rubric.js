// The sums of a rubric while its points are typed; the server shows the same after saving.
"use strict";
(() => {
  const PARTS = 1e6; // points are counted in millionths: tenths have no exact float
  const millionths = (text) => {
    const typed = text.trim().replace(",", ".");
    return /^\d+(\.\d{1,6})?$/.test(typed) ? Math.round(Number(typed) * PARTS) : NaN;
  };
  const written = (points) => (Number.isNaN(points) ? "?" : String(points / PARTS).replace(".", ","));
  const boxes = () => [...document.querySelectorAll("[data-max]")];
  const total = (points) => points.reduce((sum, each) => sum + each, 0);

  const recount = () => {
    const most = new Map(boxes().map((box) => [box.dataset.max, millionths(box.value)]));
    const inside = (at) =>
      [...most].filter(([each]) => each.startsWith(`${at}.parts.`) && /^\d+$/.test(each.slice(at.length + 7)));
    for (const line of document.querySelectorAll("[data-sum]")) {
      const at = line.dataset.sum;
      const sum = total(inside(at).map(([, points]) => points)) + millionths(line.dataset.unread);
      const differs = sum !== most.get(at);
      line.querySelector("output").value = written(sum);
      line.querySelector("[data-differs]").hidden = !differs;
      line.classList.toggle("is-late", differs);
    }
    const all = document.querySelector("[data-total]");
    const fields = [...most].filter(([at]) => /^parts\.\d+$/.test(at)).map(([, points]) => points);
    if (all) all.value = written(total(fields) + millionths(all.dataset.elsewhere));
  };

  document.addEventListener("input", (event) => {
    if (event.target instanceof Element && event.target.matches("[data-max]")) recount();
  });
  if (boxes().length) recount(); // what the browser kept from before a reload
})();
