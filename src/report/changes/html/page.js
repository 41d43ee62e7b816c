"use strict";
// Narrows what the page already holds; without it everything is shown.
(() => {
  const form = document.querySelector("form");
  if (!form) return;
  form.hidden = false;
  const groups = Array.from(document.querySelectorAll("section.group"));
  const shown = document.querySelector("#shown");
  const chosen = (name) => form.elements[name]?.value ?? "";
  const apply = () => {
    const directions = new Set(Array.from(form.querySelectorAll("[name=direction]:checked"), (box) => box.value));
    const words = chosen("words").trim().toLowerCase();
    let count = 0;
    for (const group of groups) {
      const here =
        (chosen("place") === "" || group.dataset.place === chosen("place")) &&
        (chosen("domain") === "" || group.dataset.domain === chosen("domain"));
      let any = false;
      for (const card of group.querySelectorAll("article")) {
        const fits =
          here &&
          directions.has(card.dataset.direction) &&
          (chosen("field") === "" || card.dataset.fields.split(" ").includes(chosen("field"))) &&
          (chosen("verdict") === "" || card.dataset.verdicts.split(" ").includes(chosen("verdict"))) &&
          (words === "" || card.textContent.toLowerCase().includes(words));
        card.hidden = !fits;
        any ||= fits;
        if (fits) count += 1;
      }
      group.hidden = !any;
    }
    shown.textContent = String(count);
  };
  form.addEventListener("input", apply);
  form.addEventListener("submit", (event) => event.preventDefault());
  apply();
})();
