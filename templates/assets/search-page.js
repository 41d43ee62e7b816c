// The search page: words and choices together, both in the address bar.
(function () {
  "use strict";
  const Mulu = globalThis.Mulu;
  const STEP = 20;
  const page = document.querySelector("[data-search-page]");
  if (!page) { return; }
  const part = (name) => page.querySelector(name);
  const [input, status, help, list, more] = [part("input"), part(".search-status"), part(".search-help"), part(".search-results"), part("button.more")];
  const [facetBox, chosenBox] = [part(".facets"), part(".chosen")];
  const browse = document.querySelector("[data-browse]");
  const KEYS = Mulu.FACETS;
  const narrow = window.matchMedia("(max-width: 48rem)");
  let state = Mulu.readAddress(KEYS);
  let limit = STEP;
  let last = null;
  let all = null;
  const view = { open: new Set(["place", "domain", "body", "mode"]), whole: new Set() };

  const choices = () => KEYS.some((key) => state[key].length);

  // All places, where all their texts can be had at once; else one place that is chosen has its own data with its whole text.
  function source() {
    const one = !globalThis.MULU_FULL && state.place.length === 1;
    return one ? Mulu.load(state.place[0]).catch(() => Mulu.load("")) : Mulu.load("").then((engine) => { all = engine; return engine; });
  }

  // The data of one place knows no other: what other places offer comes from that of all, if it was loaded before.
  function withOtherPlaces(engine, values, counted, chosen) {
    if (!all || all === engine) { return; }
    const own = counted.total;
    values.place = Mulu.facetValues(all.data).place;
    const others = numbers(Mulu.facetValues(all.data));
    counted.counts.place = Mulu.countFacets(all, Mulu.find(all, state.q), others).counts.place;
    chosen.place = others.place;
    chosen.place.forEach((place) => { counted.counts.place[place] = own; });
  }

  // From what the address says to value numbers; what does not exist here is said, and finds nothing.
  function numbers(values) {
    const chosen = {};
    KEYS.forEach((key) => {
      const known = new Map(values[key].map((value, number) => [value.key, number]));
      chosen[key] = new Set(state[key].map((value) => (known.has(value) ? known.get(value) : -1)));
    });
    return chosen;
  }

  function change(facet, key, on) {
    state[facet] = state[facet].filter((value) => value !== key);
    if (on) { state[facet].push(key); }
    limit = STEP;
    Mulu.writeAddress(state, KEYS, true);
    run();
  }

  function clearChoices() {
    KEYS.forEach((key) => { state[key] = []; });
    limit = STEP;
    Mulu.writeAddress(state, KEYS, true);
    run();
  }

  // A box that is drawn anew keeps the keyboard where it was.
  function redrawn(draw) {
    const focus = document.activeElement;
    const held = facetBox.contains(focus) || chosenBox.contains(focus);
    const [name, value, facet] = held ? [focus.name, focus.value, focus.closest("[data-facet]")?.dataset.facet] : [];
    const wasMore = held && focus.className === "facet-more";
    draw();
    if (!held) { return; }
    const boxes = [...facetBox.querySelectorAll("input")];
    const group = facet && facetBox.querySelector("[data-facet=" + facet + "]");
    const target = boxes.find((box) => box.name === name && box.value === value)
      || (group && group.querySelector(wasMore ? ".facet-more" : "summary")) || chosenBox.querySelector("button") || input;
    target.focus({ preventScroll: true });
  }

  function drawFacets(engine, values, counted, chosen) {
    const opened = (facet, isOpen, whole) => {
      if (isOpen) { view.open.add(facet); } else { view.open.delete(facet); }
      if (whole === undefined) { return; }
      if (whole) { view.whole.add(facet); } else { view.whole.delete(facet); }
      redrawn(() => drawFacets(engine, values, counted, chosen));
    };
    const groups = KEYS.map((facet) => {
      const offered = Mulu.offered(facet, values[facet], counted.counts[facet], chosen[facet]);
      const turn = (name, number, on) => change(name, values[name][number].key, on);
      return Mulu.facetGroup(facet, offered, view, turn, opened);
    });
    const outer = Mulu.element("details", "", "facets-all");
    outer.open = (facetBox.firstChild && narrow.matches) ? facetBox.firstChild.open : !narrow.matches;
    outer.append(Mulu.element("summary", Mulu.word("filters")), ...groups.filter(Boolean));
    facetBox.replaceChildren(outer);
  }

  function drawChosen(values) {
    const chips = KEYS.flatMap((facet) => state[facet].map((key) => {
      const value = values[facet].find((one) => one.key === key);
      const label = Mulu.word(facet) + "：" + (value ? value.label : key);
      const chip = Mulu.element("button", label, "chip");
      chip.type = "button";
      chip.setAttribute("aria-label", Mulu.word("remove", label));
      chip.addEventListener("click", () => change(facet, key, false));
      return chip;
    }));
    if (chips.length > 1) {
      const all = Mulu.element("button", Mulu.word("clear_filters"), "chip clear");
      all.type = "button";
      all.addEventListener("click", clearChoices);
      chips.push(all);
    }
    chosenBox.replaceChildren(...chips.map((chip) => { const line = Mulu.element("li"); line.append(chip); return line; }));
  }

  // Nothing found: say of what, and what to do.
  function drawHelp(engine, found, total) {
    help.replaceChildren();
    if (total && !engine.data.full) { help.append(Mulu.element("p", Mulu.word("names_only"), "quiet")); }
    if (total) { return; }
    const asked = Mulu.element("div", "", "empty");
    asked.append(Mulu.element("p", found.count ? Mulu.word("loosen", found.count) : Mulu.word("try")));
    if (choices()) {
      const button = Mulu.element("button", Mulu.word("clear_filters"), "button");
      button.type = "button";
      button.addEventListener("click", clearChoices);
      asked.append(button);
    }
    help.append(asked);
  }

  function draw(engine) {
    const started = performance.now();
    const found = last && last.engine === engine && last.q === state.q ? last.found : Mulu.find(engine, state.q);
    last = { engine, q: state.q, found };
    const values = Mulu.facetValues(engine.data);
    const chosen = numbers(values);
    const counted = Mulu.countFacets(engine, found, chosen);
    const groups = Mulu.grouped(engine, Mulu.ranked(found, (item) => counted.kept[item]));
    withOtherPlaces(engine, values, counted, chosen);
    redrawn(() => { drawFacets(engine, values, counted, chosen); drawChosen(values); });
    const none = found.count ? Mulu.word("none_chosen") : Mulu.word("none", state.q.trim());
    status.textContent = counted.total ? Mulu.said(found, counted.total) : none;
    drawHelp(engine, found, counted.total);
    list.replaceChildren(...groups.slice(0, limit).map((group) => Mulu.result(engine, group, found.words)));
    more.hidden = groups.length <= limit;
    more.textContent = Mulu.word("more", Math.min(STEP, groups.length - limit));
    more.onclick = () => {
      const at = list.children.length;
      limit += STEP;
      draw(engine);
      list.children[at].querySelector("a").focus();
    };
    page.dataset.took = String(performance.now() - started);
  }

  function run() {
    const query = Mulu.queryOf(state, KEYS);
    if (!last) { status.textContent = Mulu.word("loading"); }
    source().then(
      // Only the newest wish counts.
      (engine) => { if (query === Mulu.queryOf(state, KEYS)) { draw(engine); } },
      () => { status.textContent = Mulu.word("failed"); browse.hidden = false; },
    );
  }

  function typed() {
    state.q = input.value;
    limit = STEP;
    Mulu.writeAddress(state, KEYS, false);
    run();
  }

  page.hidden = false;
  browse.hidden = true;
  input.value = state.q;
  input.addEventListener("input", (event) => { if (!event.isComposing) { typed(); } });
  input.addEventListener("compositionend", typed);
  window.addEventListener("popstate", () => {
    state = Mulu.readAddress(KEYS);
    input.value = state.q;
    limit = STEP;
    run();
  });
  Mulu.keys(page, input, () => { input.value = ""; typed(); });
  run();
}());
