// What the search box and the search page share: words, loading the data, the list of results, moving in it by keys.
// Text is only ever set as text.
(function (root) {
  "use strict";
  const Mulu = root.Mulu = root.Mulu || {};
  const engines = new Map();

  // One of the page's words; each {} is filled in.
  Mulu.word = function (key, ...values) {
    let next = 0;
    return ((root.MULU_WORDS || {})[key] || "").replace(/\{\}/g, () => { next += 1; return String(values[next - 1]); });
  };

  Mulu.element = function (name, text, className) {
    const made = document.createElement(name);
    if (text) { made.textContent = text; }
    if (className) { made.className = className; }
    return made;
  };

  Mulu.siteRoot = () => document.querySelector(".site-name").getAttribute("href").replace(/index\.html$/, "");

  // The engine of one place, or of all with "". A script, as a page opened from a folder may load no other data.
  Mulu.load = function (place) {
    if (!engines.has(place)) {
      engines.set(place, new Promise((resolve, reject) => {
        const ready = () => {
          const data = (root.MULU_INDEX || {})[place];
          if (data) { resolve(Mulu.engine(data)); } else { reject(new Error(place)); }
        };
        const script = document.createElement("script");
        script.src = Mulu.siteRoot() + (place ? place : "assets") + "/search-index.js";
        script.addEventListener("load", ready);
        script.addEventListener("error", () => reject(new Error(place)));
        document.head.append(script);
      }));
      // What did not load is tried again the next time.
      engines.get(place).catch(() => engines.delete(place));
    }
    return engines.get(place);
  };

  // Text with the words marked, wherever they stand in it.
  Mulu.marked = function (engine, parent, text, words) {
    const { folded, from, to } = Mulu.foldWithPlaces(text);
    const marks = new Uint8Array(text.length);
    words.forEach((word) => {
      let at = 0;
      for (let place = Mulu.rangeOf(engine, word, folded); place; place = Mulu.rangeOf(engine, word, folded.slice(at))) {
        const [start, end] = [place[0] + at, place[1] + at];
        marks.fill(1, from[start], to[end - 1]);
        at = end;
      }
    });
    let at = 0;
    while (at < text.length) {
      let end = at;
      while (end < text.length && marks[end] === marks[at]) { end += 1; }
      parent.append(marks[at] ? Mulu.element("mark", text.slice(at, end)) : text.slice(at, end));
      at = end;
    }
  };

  // The parts of an item's text that explain why it was found, for each word its name and belonging do not hold.
  function reasons(engine, item, words) {
    const data = engine.data;
    const [name, code, , , rest] = data.records[engine.record[item]];
    const texts = [...rest, ...(code < 0 ? [] : [code])];
    const shown = new Set();
    words.forEach((word) => {
      if (Mulu.rangeOf(engine, word, engine.folded[name])) { return; }
      const text = texts.find((number) => Mulu.rangeOf(engine, word, engine.folded[number]));
      if (text !== undefined) { shown.add(text); }
    });
    return [...shown].slice(0, 3).map((number) => excerpt(engine, data.texts[number], words));
  }

  function excerpt(engine, text, words) {
    const { folded, from } = Mulu.foldWithPlaces(text);
    const starts = words.map((word) => Mulu.rangeOf(engine, word, folded)).filter(Boolean).map((place) => from[place[0]]);
    const start = Math.max(0, Math.min(...starts) - 16);
    return (start > 0 ? "…" : "") + text.slice(start, start + 72) + (text.length > start + 72 ? "…" : "");
  }

  // Items of several places with the same name, category and domain are one result.
  Mulu.grouped = function (engine, items) {
    const groups = new Map();
    items.forEach((item) => {
      const record = engine.data.records[engine.record[item]];
      const key = [engine.data.catalogues[engine.catalogue[item]][1], record[0], ...record[3]].join();
      if (groups.has(key)) { groups.get(key).push(item); } else { groups.set(key, [item]); }
    });
    return [...groups.values()];
  };

  function placeName(engine, item) {
    return engine.data.places[engine.data.catalogues[engine.catalogue[item]][0]][0];
  }

  Mulu.result = function (engine, group, words) {
    const item = group[0];
    const data = engine.data;
    const record = data.records[engine.record[item]];
    const body = engine.body[item] < 0 ? [] : [data.texts[data.bodies[engine.body[item]][0]]];
    const categories = record[3].map((text) => data.texts[text]);
    const line = Mulu.element("li");
    const link = Mulu.element("a", "", "result");
    link.href = Mulu.siteRoot() + Mulu.pageOf(engine, item);
    Mulu.marked(engine, link, data.texts[record[0]], words);
    const where = Mulu.element("span", "", "where");
    Mulu.marked(engine, where, [placeName(engine, item), data.domains[data.catalogues[engine.catalogue[item]][1]][1], ...categories, ...body].join(" · "), words);
    line.append(link, where);
    reasons(engine, item, words).forEach((reason) => {
      const why = Mulu.element("span", "", "why");
      Mulu.marked(engine, why, reason, words);
      line.append(why);
    });
    if (group.length > 1) {
      const others = Mulu.element("details", "", "others");
      const list = Mulu.element("ul");
      // Filled when opened: a name may stand in a thousand places.
      others.addEventListener("toggle", () => {
        if (list.childElementCount) { return; }
        list.append(...group.slice(1).map((other) => {
          const own = Mulu.element("li");
          const otherLink = Mulu.element("a", placeName(engine, other));
          otherLink.href = Mulu.siteRoot() + Mulu.pageOf(engine, other);
          own.append(otherLink);
          return own;
        }));
      });
      others.append(Mulu.element("summary", Mulu.word("same", group.length - 1)), list);
      line.append(others);
    }
    return line;
  };

  // What the search has to say beside the number it found: old names that were followed.
  Mulu.said = function (found, shown) {
    if (!found.terms.length) { return Mulu.word("all", shown); }
    const former = found.former.map(([old, now]) => Mulu.word("former", old, now));
    const everyday = found.everyday.map(([said, written]) => Mulu.word("everyday", said, written.join("”“")));
    const told = [...former, ...everyday];
    return [Mulu.word(found.near ? "near" : "found", shown), ...told.slice(0, 1)].join(" ");
  };

  // `/` goes to the search box, ↑ ↓ move between it and the results, Esc clears and goes back to it.
  // Results stay plain links in a plain list: every screen reader knows those.
  Mulu.keys = function (box, input, clear) {
    document.addEventListener("keydown", (event) => {
      const typing = event.target.matches("input, textarea, select, [contenteditable]");
      if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
        event.preventDefault();
        input.focus();
        input.select();
      }
    });
    box.addEventListener("keydown", (event) => {
      if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) { return; }
      const links = [...box.querySelectorAll("a.result")];
      const at = links.indexOf(document.activeElement);
      if (event.key === "Escape" && (at >= 0 || document.activeElement === input)) {
        event.preventDefault();
        clear();
        input.focus();
      } else if (event.key === "ArrowDown" && (at >= 0 || document.activeElement === input) && links[at + 1]) {
        event.preventDefault();
        links[at + 1].focus();
      } else if (event.key === "ArrowUp" && at >= 0) {
        event.preventDefault();
        (links[at - 1] || input).focus();
      }
    });
  };
}(globalThis));
