// Tables that can be sorted by any column; without this script they stand in their own order.
"use strict";
for (const table of document.querySelectorAll("table[data-sort]")) {
  const body = table.tBodies[0];
  const heads = [...table.tHead.rows[0].cells];
  const key = (row, at) => {
    const cell = row.cells[at];
    return cell.dataset.value === undefined || cell.dataset.value === "" ? cell.textContent.trim() : Number(cell.dataset.value);
  };
  const compare = (one, other) => {
    if (typeof one === "number" && typeof other === "number") return one - other;
    if (typeof one === "number") return 1;
    if (typeof other === "number") return -1;
    return one.localeCompare(other, document.documentElement.lang);
  };
  heads.forEach((head, at) => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = head.textContent;
    head.replaceChildren(button);
    button.addEventListener("click", () => {
      const up = head.getAttribute("aria-sort") !== "ascending";
      heads.forEach((other) => other.removeAttribute("aria-sort"));
      head.setAttribute("aria-sort", up ? "ascending" : "descending");
      const rows = [...body.rows].map((row, order) => ({ row, order, key: key(row, at) }));
      rows.sort((a, b) => (up ? compare(a.key, b.key) : compare(b.key, a.key)) || a.order - b.order);
      body.append(...rows.map((entry) => entry.row));
    });
  });
}
