"use strict";
// Filters and sorts what the page already holds; without it everything is shown, in the order of the files.
(() => {
  const form = document.querySelector("form");
  if (!form) return;
  form.hidden = false;
  const list = document.querySelector("#findings");
  const cards = Array.from(list.children);
  const shown = document.querySelector("#shown");
  const rank = { error: 0, warning: 1, info: 2 };
  const orders = {
    file: (a, b) => a.dataset.index - b.dataset.index,
    level: (a, b) => rank[a.dataset.level] - rank[b.dataset.level] || orders.file(a, b),
    rule: (a, b) => a.dataset.code.localeCompare(b.dataset.code) || orders.file(a, b),
  };
  const apply = () => {
    const levels = new Set(Array.from(form.querySelectorAll("[name=level]:checked"), (box) => box.value));
    const words = form.elements.words.value.trim().toLowerCase();
    let count = 0;
    for (const card of cards) {
      const fits =
        levels.has(card.dataset.level) &&
        (form.elements.rule.value === "" || card.dataset.rule === form.elements.rule.value) &&
        (form.elements.file.value === "" || card.dataset.file === form.elements.file.value) &&
        (words === "" || card.textContent.toLowerCase().includes(words));
      card.hidden = !fits;
      if (fits) count += 1;
    }
    cards.sort(orders[form.elements.order.value]);
    list.append(...cards);
    shown.textContent = String(count);
  };
  form.addEventListener("input", apply);
  form.addEventListener("submit", (event) => event.preventDefault());
  apply();
})();
