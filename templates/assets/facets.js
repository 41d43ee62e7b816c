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

  // Items of one catalogue, one body and one profile are alike in every facet: for each such kind the numbers of its
  // values, and for each item its kind. Seventy thousand items are some thousand kinds.
  function kindsOf(engine) {
    if (engine.kinds) { return engine; }
    const data = engine.data;
    const numbers = new Map();
    engine.kinds = [];
    engine.kind = new Int32Array(engine.size);
    for (let item = 0; item < engine.size; item += 1) {
      const [catalogue, body, profile] = [engine.catalogue[item], engine.body[item], data.records[engine.record[item]][2]];
      const key = (catalogue * (data.bodies.length + 1) + body + 1) * data.profiles.length + profile;
      if (!numbers.has(key)) {
        numbers.set(key, engine.kinds.length);
        const [place, domain] = data.catalogues[catalogue];
        const own = { place: [place], domain: [domain], body: body < 0 ? [] : data.bodies[body][1] };
        engine.kinds.push(Mulu.FACETS.map((facet) => own[facet] || data.profiles[profile][PROFILE.indexOf(facet)]));
      }
      engine.kind[item] = numbers.get(key);
    }
    return engine;
  }

  // `chosen`: facet → set of value numbers. Gives the counts of every value, and whether an item fits all.
  Mulu.countFacets = function (engine, found, chosen) {
    const { kinds, kind } = kindsOf(engine);
    const values = Mulu.facetValues(engine.data);
    const counts = Mulu.FACETS.map((facet) => new Int32Array(values[facet].length));
    const active = Mulu.FACETS.map((facet) => (chosen[facet] && chosen[facet].size ? chosen[facet] : null));
    const many = new Int32Array(kinds.length);
    for (let item = 0; item < engine.size; item += 1) { if (found.scores[item]) { many[kind[item]] += 1; } }
    const fits = new Uint8Array(kinds.length);
    let total = 0;
    kinds.forEach((own, number) => {
      if (!many[number]) { return; }
      const failed = own.flatMap((numbers, facet) => (active[facet] && !numbers.some((value) => active[facet].has(value)) ? [facet] : []));
      if (failed.length > 1) { return; }
      if (!failed.length) { fits[number] = 1; total += many[number]; }
      own.forEach((numbers, facet) => {
        if (failed.length && facet !== failed[0]) { return; }
        numbers.forEach((value) => { counts[facet][value] += many[number]; });
      });
    });
    const kept = new Uint8Array(engine.size);
    for (let item = 0; item < engine.size; item += 1) { kept[item] = found.scores[item] && fits[kind[item]] ? 1 : 0; }
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
