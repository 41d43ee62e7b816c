// Choosing by domain, office, channel …: which values an item has, how many items each choice would leave, and the boxes
// on the page. Within one facet choices widen (or), between facets they narrow (and); a facet's counts are made as if
// nothing were chosen in it, so that they say what choosing more there would bring.
(function (root) {
  "use strict";
  const Mulu = root.Mulu = root.Mulu || {};
  const FIRST = 8;
  const PROFILE = ["channel", "audience", "mode", "level", "stage", "life_stage"];
  Mulu.FACETS = ["place", "domain", "body", "mode", "level", "audience", "channel", "stage", "life_stage"];

  // For each facet its values: the key that stands in the address bar, and the label.
  Mulu.facetValues = function (data) {
    const plain = (list) => list.map((label) => ({ key: label, label }));
    const values = {
      place: data.places.map(([name, folder]) => ({ key: folder, label: name })),
      domain: data.domains.map(([number, name]) => ({ key: number || name, label: (number ? number + " " : "") + name })),
      body: plain(data.body),
    };
    PROFILE.forEach((facet) => { values[facet] = plain(data[facet]); });
    return values;
  };

  // The numbers of an item's values in a facet.
  Mulu.valuesOf = function (engine, facet, item) {
    const data = engine.data;
    if (facet === "place") { return [data.catalogues[engine.catalogue[item]][0]]; }
    if (facet === "domain") { return [data.catalogues[engine.catalogue[item]][1]]; }
    if (facet === "body") { return engine.body[item] < 0 ? [] : data.bodies[engine.body[item]][1]; }
    return data.profiles[data.records[engine.record[item]][2]][PROFILE.indexOf(facet)];
  };

  // `chosen`: facet → set of value numbers. Gives the counts of every value, and whether an item fits all.
  Mulu.countFacets = function (engine, found, chosen) {
    const values = Mulu.facetValues(engine.data);
    const counts = Mulu.FACETS.map((facet) => new Int32Array(values[facet].length));
    const active = Mulu.FACETS.map((facet) => (chosen[facet] && chosen[facet].size ? chosen[facet] : null));
    const kept = new Uint8Array(engine.size);
    let total = 0;
    for (let item = 0; item < engine.size; item += 1) {
      if (!found.scores[item]) { continue; }
      let failed = -1;
      let failures = 0;
      const own = Mulu.FACETS.map((facet) => Mulu.valuesOf(engine, facet, item));
      for (let facet = 0; facet < own.length && failures < 2; facet += 1) {
        if (active[facet] && !own[facet].some((value) => active[facet].has(value))) { failed = facet; failures += 1; }
      }
      if (failures > 1) { continue; }
      if (failures === 0) { kept[item] = 1; total += 1; }
      for (let facet = 0; facet < own.length; facet += 1) {
        if (failures && facet !== failed) { continue; }
        for (const value of own[facet]) { counts[facet][value] += 1; }
      }
    }
    const byFacet = {};
    Mulu.FACETS.forEach((facet, number) => { byFacet[facet] = counts[number]; });
    return { counts: byFacet, kept, total };
  };

  // Values that are chosen or would leave something, in the order people look for them.
  Mulu.offered = function (facet, values, counts, chosen) {
    const list = values.map((value, number) => ({ ...value, number, count: counts[number], on: chosen.has(number) }));
    const kept = list.filter((value) => value.count || value.on);
    if (facet === "domain") { return kept.sort((a, b) => (a.label < b.label ? -1 : 1)); }
    if (facet === "place") { return kept; }
    return kept.sort((a, b) => b.count - a.count || a.number - b.number);
  };

  function choice(facet, value, onChange) {
    const line = Mulu.element("li");
    const label = Mulu.element("label", "", "choice");
    const box = Mulu.element("input");
    box.type = "checkbox";
    box.name = facet;
    box.value = value.key;
    box.checked = value.on;
    box.addEventListener("change", () => onChange(facet, value.number, box.checked));
    label.append(box, Mulu.element("span", value.label, "choice-name"), Mulu.element("span", String(value.count), "count"));
    line.append(label);
    return line;
  }

  // One facet as a group of boxes; a facet that offers no choice is left out, unless something is chosen in it.
  Mulu.facetGroup = function (facet, offered, state, onChange, onOpen) {
    if (offered.length < 2 && !offered.some((value) => value.on)) { return null; }
    const group = Mulu.element("details", "", "facet");
    group.dataset.facet = facet;
    group.open = state.open.has(facet);
    const summary = Mulu.element("summary", Mulu.word(facet));
    group.addEventListener("toggle", () => onOpen(facet, group.open));
    const list = Mulu.element("ul");
    list.setAttribute("aria-label", Mulu.word(facet));
    const all = state.whole.has(facet);
    const shown = offered.filter((value, number) => all || number < FIRST || value.on);
    list.append(...shown.map((value) => choice(facet, value, onChange)));
    group.append(summary, list);
    if (offered.length > FIRST) {
      const more = Mulu.element("button", all ? Mulu.word("fewer") : Mulu.word("all_values", offered.length), "facet-more");
      more.type = "button";
      more.setAttribute("aria-expanded", String(all));
      more.addEventListener("click", () => onOpen(facet, true, !all));
      group.append(more);
    }
    return group;
  };
}(globalThis));
