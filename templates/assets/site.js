// Two helpers for pages that are complete without them: search over all items, a filter on one table.
// Text is only ever set as text. The search index comes from assets/search-index.js.
(function () {
  "use strict";
  var LIMIT = 50;

  function element(name, text, className) {
    var made = document.createElement(name);
    if (text) { made.textContent = text; }
    if (className) { made.className = className; }
    return made;
  }
  // Half width, lower case, so that ２０ finds 20.
  function fold(text) { return text.normalize("NFKC").toLowerCase(); }
  function terms(text) { return fold(text).split(/\s+/).filter(Boolean); }

  // Which items hold every term: each text is looked at once, however many items share it.
  function find(index, folded, wanted, place) {
    var holds = wanted.map(function (term) {
      return folded.map(function (text) { return text.indexOf(term) >= 0; });
    });
    var found = [];
    index.items.forEach(function (item) {
      var domain = index.domains[item[0]];
      if (place !== "" && domain[0] !== Number(place)) { return; }
      var score = 0;
      var all = wanted.every(function (term, number) {
        var named = holds[number][item[2][0]];
        var somewhere = named || item[2].some(function (text) { return holds[number][text]; });
        if (!somewhere) { somewhere = fold(domain[2] + index.places[domain[0]][0]).indexOf(term) >= 0; }
        score += named ? 1 : 0;
        return somewhere;
      });
      if (all) { found.push({ item: item, score: score }); }
    });
    return found.sort(function (a, b) { return b.score - a.score; });
  }

  // Text with the terms marked.
  function marked(parent, text, wanted) {
    var low = fold(text);
    var from = 0;
    if (low.length !== text.length) { parent.append(text); return; }
    while (from < text.length) {
      var next = -1, length = 0;
      wanted.forEach(function (term) {
        var at = low.indexOf(term, from);
        if (at >= 0 && (next < 0 || at < next)) { next = at; length = term.length; }
      });
      if (next < 0) { break; }
      parent.append(text.slice(from, next), element("mark", text.slice(next, next + length)));
      from = next + length;
    }
    parent.append(text.slice(from));
  }

  function why(index, folded, item, wanted) {
    var texts = item[2].slice(1);
    for (var i = 0; i < texts.length; i += 1) {
      for (var j = 0; j < wanted.length; j += 1) {
        var at = folded[texts[i]].indexOf(wanted[j]);
        if (at >= 0 && folded[item[2][0]].indexOf(wanted[j]) < 0) {
          var start = Math.max(0, at - 16);
          var text = index.texts[texts[i]];
          return (start > 0 ? "…" : "") + text.slice(start, at + 44) + (text.length > at + 44 ? "…" : "");
        }
      }
    }
    return "";
  }

  function result(index, folded, item, wanted, root) {
    var domain = index.domains[item[0]];
    var line = element("li");
    var link = element("a");
    link.href = root + domain[3] + item[1] + ".html";
    marked(link, index.texts[item[2][0]], wanted);
    line.append(link, element("span", index.places[domain[0]][0] + " · " + domain[2], "where"));
    var reason = why(index, folded, item, wanted);
    if (reason) { var shown = element("span", "", "why"); marked(shown, reason, wanted); line.append(shown); }
    return line;
  }

  function search() {
    var box = document.querySelector("[data-search]");
    var index = window.MULU_INDEX;
    if (!box || !index) { return; }
    var input = box.querySelector("input");
    var status = box.querySelector(".search-status");
    var list = box.querySelector(".search-results");
    var root = document.querySelector(".site-name").getAttribute("href").replace(/index\.html$/, "");
    var folded = null;
    function run() {
      var wanted = terms(input.value);
      list.replaceChildren();
      if (!wanted.length) { status.textContent = ""; return; }
      folded = folded || index.texts.map(fold);
      var found = find(index, folded, wanted, box.dataset.place);
      var words = box.dataset;
      status.textContent = found.length
        ? words.found + " " + found.length + words.unit + (found.length > LIMIT ? "，" + words.first + " " + LIMIT + words.unit : "")
        : words.none;
      found.slice(0, LIMIT).forEach(function (hit) { list.append(result(index, folded, hit.item, wanted, root)); });
    }
    box.hidden = false;
    var timer = 0;
    input.addEventListener("input", function () { clearTimeout(timer); timer = setTimeout(run, 120); });
    if (input.value) { run(); }
  }

  // A merged cell moves to the first of its rows that is shown, and covers those that are.
  function merged(rows) {
    var cells = [];
    rows.forEach(function (row, index) {
      row.querySelectorAll("th.category").forEach(function (cell) {
        cells.push({ cell: cell, rows: rows.slice(index, index + cell.rowSpan) });
      });
    });
    return function () {
      cells.forEach(function (entry) { entry.cell.remove(); });
      cells.forEach(function (entry) {
        var shown = entry.rows.filter(function (row) { return !row.hidden; });
        if (!shown.length) { return; }
        entry.cell.rowSpan = shown.length;
        shown[0].insertBefore(entry.cell, shown[0].querySelector("th.name"));
      });
    };
  }

  function filter() {
    var box = document.querySelector("[data-filter]");
    var table = document.querySelector("[data-rows]");
    if (!box || !table) { return; }
    var rows = Array.from(table.querySelectorAll("tbody tr"));
    var texts = rows.map(function (row) { return fold(row.dataset.words + " " + row.textContent); });
    var settle = merged(rows);
    var input = box.querySelector("input");
    var facets = Array.from(box.querySelectorAll("[data-facet]"));
    var status = box.querySelector(".filter-status");
    function run() {
      var wanted = terms(input.value);
      var chosen = facets.filter(function (facet) { return facet.value; });
      var count = 0;
      rows.forEach(function (row, index) {
        var fits = wanted.every(function (term) { return texts[index].indexOf(term) >= 0; })
          && chosen.every(function (facet) { return row.dataset[facet.dataset.facet].indexOf("|" + facet.value + "|") >= 0; });
        row.hidden = !fits;
        count += fits ? 1 : 0;
      });
      settle();
      var active = wanted.length || chosen.length;
      status.textContent = !active ? "" : count ? box.dataset.shown + " " + count + " / " + rows.length + box.dataset.unit : box.dataset.none;
    }
    function clear() { input.value = ""; facets.forEach(function (facet) { facet.value = ""; }); run(); }
    box.hidden = false;
    box.addEventListener("input", run);
    box.querySelector("[data-clear]").addEventListener("click", clear);
    window.addEventListener("beforeprint", function () { rows.forEach(function (row) { row.hidden = false; }); settle(); });
    window.addEventListener("afterprint", run);
    if (input.value || facets.some(function (facet) { return facet.value; })) { run(); }
  }

  search();
  filter();
}());
