// The filter of one catalogue's table: words and choices with counts, in the address bar. The table is whole without it.
(function () {
  "use strict";
  const Mulu = globalThis.Mulu;
  const box = document.querySelector("[data-filter]");
  const table = document.querySelector("[data-rows]");
  if (!box || !table) { return; }
  const rows = [...table.querySelectorAll("tbody tr")];
  const texts = rows.map((row) => Mulu.fold(row.dataset.words + " " + row.textContent));
  const input = box.querySelector("input");
  const selects = [...box.querySelectorAll("[data-facet]")];
  const keys = selects.map((select) => select.dataset.facet);
  const status = box.querySelector(".filter-status");
  const values = keys.map((key) => rows.map((row) => (row.dataset[key] || "").split("|").filter(Boolean)));
  const merged = mergedCells();

  // A merged cell moves to the first of its rows that is shown, and covers those that are.
  function mergedCells() {
    return rows.flatMap((row, index) => [...row.querySelectorAll("th.category")].map(
      (cell) => ({ cell, rows: rows.slice(index, index + cell.rowSpan) })));
  }

  function settle() {
    merged.forEach((entry) => entry.cell.remove());
    merged.forEach((entry) => {
      const shown = entry.rows.filter((row) => !row.hidden);
      if (!shown.length) { return; }
      entry.cell.rowSpan = shown.length;
      shown[0].insertBefore(entry.cell, shown[0].querySelector("th.name"));
    });
  }

  // Each facet offers what there is, with the number of rows it would leave if nothing were chosen in it.
  function offer(facet, fits) {
    const select = selects[facet];
    const counts = new Map();
    values[facet].forEach((own, row) => {
      own.forEach((value) => counts.set(value, (counts.get(value) || 0) + (fits(row, facet) ? 1 : 0)));
    });
    const chosen = select.value;
    if (chosen && !counts.has(chosen)) { counts.set(chosen, 0); }
    const all = select.options[0];
    const options = [...counts].map(([value, count]) => {
      const option = new Option(value + "（" + count + "）", value);
      option.disabled = !count && value !== chosen;
      return option;
    });
    select.replaceChildren(all, ...options);
    select.value = chosen;
  }

  function run() {
    const wanted = Mulu.terms(input.value);
    const chosen = selects.map((select) => select.value);
    const worded = texts.map((text) => wanted.every((term) => text.includes(term)));
    // Whether a row fits the words and every facet but one.
    const fits = (row, but) => worded[row] && chosen.every((value, facet) => facet === but || !value || values[facet][row].includes(value));
    let count = 0;
    rows.forEach((row, index) => {
      row.hidden = !fits(index, -1);
      count += row.hidden ? 0 : 1;
    });
    settle();
    selects.forEach((select, facet) => offer(facet, fits));
    const active = wanted.length || chosen.some(Boolean);
    status.textContent = !active ? "" : count ? Mulu.word("shown", count, rows.length) : Mulu.word("none_chosen");
  }

  function state() {
    const own = { q: input.value.trim() };
    selects.forEach((select) => { own[select.dataset.facet] = select.value ? [select.value] : []; });
    return own;
  }

  function restore() {
    const own = Mulu.readAddress(keys);
    input.value = own.q;
    selects.forEach((select) => {
      const value = own[select.dataset.facet][0] || "";
      // A value that is not there yet is added, so that the page says what it was asked for.
      if (value && ![...select.options].some((option) => option.value === value)) { select.append(new Option(value, value)); }
      select.value = value;
    });
    run();
  }

  function changed(push) {
    Mulu.writeAddress(state(), keys, push);
    run();
  }

  box.hidden = false;
  input.addEventListener("input", (event) => { if (!event.isComposing) { changed(false); } });
  input.addEventListener("compositionend", () => changed(false));
  selects.forEach((select) => select.addEventListener("change", () => changed(true)));
  box.querySelector("[data-clear]").addEventListener("click", () => {
    input.value = "";
    selects.forEach((select) => { select.value = ""; });
    changed(true);
    input.focus();
  });
  input.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && input.value && !event.isComposing) { event.preventDefault(); input.value = ""; changed(false); }
  });
  document.addEventListener("keydown", (event) => {
    const typing = event.target.matches("input, textarea, select");
    if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) { event.preventDefault(); input.focus(); }
  });
  window.addEventListener("popstate", restore);
  window.addEventListener("beforeprint", () => { rows.forEach((row) => { row.hidden = false; }); settle(); });
  window.addEventListener("afterprint", run);
  restore();
}());
