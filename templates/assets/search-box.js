// The search box of the start page and of a place's page: the best results as they are typed, and the way to all of them.
(function () {
  "use strict";
  const Mulu = globalThis.Mulu;
  const FIRST = 10;
  const box = document.querySelector("[data-search]");
  if (!box) { return; }
  const input = box.querySelector("input");
  const status = box.querySelector(".search-status");
  const help = box.querySelector(".search-help");
  const list = box.querySelector(".search-results");
  const open = box.querySelector(".search-open");
  const place = box.dataset.place;
  const opens = open.textContent;

  function leadOn(query, count) {
    const state = { q: query, place: place ? [place] : [] };
    const search = Mulu.queryOf(state, ["place"]);
    open.href = Mulu.siteRoot() + "search.html" + (search ? "?" + search : "");
    open.textContent = count > 0 ? Mulu.word("everything", count) : opens;
  }

  function show(engine, query) {
    const started = performance.now();
    const found = Mulu.find(engine, query);
    const items = Mulu.ranked(found, () => true);
    const groups = Mulu.grouped(engine, items).slice(0, FIRST);
    list.replaceChildren(...groups.map((group) => Mulu.result(engine, group, found.words)));
    status.textContent = items.length ? Mulu.said(found, items.length) : Mulu.word("none", query.trim());
    help.textContent = items.length ? (engine.data.full ? "" : Mulu.word("names_only")) : Mulu.word("try");
    leadOn(query, items.length);
    box.dataset.took = String(performance.now() - started);
  }

  function run() {
    const query = input.value;
    if (!Mulu.terms(query).length) {
      list.replaceChildren();
      status.textContent = "";
      help.textContent = "";
      leadOn("", 0);
      return;
    }
    if (!status.textContent) { status.textContent = Mulu.word("loading"); }
    Mulu.load(place).then(
      // Only the newest words count; older ones may have waited for the data.
      (engine) => { if (query === input.value) { show(engine, query); } },
      () => { status.textContent = Mulu.word("failed"); },
    );
  }

  box.hidden = false;
  input.addEventListener("focus", () => { Mulu.load(place).catch(() => {}); });
  input.addEventListener("input", (event) => { if (!event.isComposing) { run(); } });
  input.addEventListener("compositionend", run);
  // Enter in the box opens the page with all results, as people expect of a search.
  input.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.isComposing && input.value.trim()) {
      leadOn(input.value, 0);
      location.href = open.href;
    }
  });
  Mulu.keys(box, input, () => { input.value = ""; run(); });
  if (input.value) { run(); }
}());
