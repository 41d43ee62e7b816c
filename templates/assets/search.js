// The search itself, over an index that mulu wrote (assets/search-index.js, or <place>/search-index.js). No page needed.
//
// An index: places [name, folder]; domains [number, name]; texts; bodies [text, offices]; profiles, each the values of
// channel, audience, mode, level, stage, life_stage; records [name, code, profile, categories, other texts];
// catalogues [place, domain, folder, records, bodies, pages whose name is not the code]; pinyin {syllable: characters};
// former [old name, new name]; everyday [what people say, what is written here]; full = whether all texts are here or only those of names.
(function (root) {
  "use strict";
  const Mulu = root.Mulu = root.Mulu || {};
  const PROFILE = ["channel", "audience", "mode", "level", "stage", "life_stage"];
  // How much a word is worth by where it stands: names first, then what says where an item belongs, then its text.
  const WORTH = { named: [0, 40, 60, 100], code: 70, category: 20, domain: 18, body: 16, value: 12, content: 10, rest: 5, place: 4 };

  Mulu.engine = function (data) {
    const engine = { data };
    // One long string, a text a line: the browser's own search over it is far faster than one over each text.
    const folded = data.texts.map(Mulu.fold);
    engine.starts = new Int32Array(folded.length + 1);
    let at = 1;
    folded.forEach((text, index) => { engine.starts[index] = at; at += text.length + 1; });
    engine.starts[folded.length] = at;
    engine.all = "\n" + folded.join("\n") + "\n";
    engine.folded = folded;
    engine.readings = Mulu.readings(data.pinyin);
    engine.names = [...new Set(data.records.map((record) => record[0]))];
    const foldBoth = ([old, now]) => [Mulu.fold(old), Mulu.fold(now), old, now];
    engine.former = data.former.map(foldBoth);
    engine.everyday = data.everyday.map(foldBoth);
    const size = data.catalogues.reduce((sum, catalogue) => sum + catalogue[3].length, 0);
    engine.size = size;
    engine.catalogue = new Int32Array(size);
    engine.record = new Int32Array(size);
    engine.body = new Int32Array(size);
    engine.row = new Int32Array(size);
    let item = 0;
    data.catalogues.forEach((catalogue, number) => {
      catalogue[3].forEach((record, row) => {
        engine.catalogue[item] = number;
        engine.record[item] = record;
        engine.body[item] = catalogue[4][row];
        engine.row[item] = row;
        item += 1;
      });
    });
    return engine;
  };

  // The page of an item, from the site's folder.
  Mulu.pageOf = function (engine, item) {
    const catalogue = engine.data.catalogues[engine.catalogue[item]];
    const page = catalogue[5][engine.row[item]];
    return catalogue[2] + (page === undefined ? engine.data.texts[engine.data.records[engine.record[item]][1]] : page) + ".html";
  };

  // Goes through the places a form of a word stands, one a text, and notes 1 contains, 2 begins, 3 is.
  function scan(engine, hits, next) {
    let text = 0;
    for (let place = next(0); place; place = next(engine.starts[text + 1])) {
      while (engine.starts[text + 1] <= place[0]) { text += 1; }
      const begins = place[0] === engine.starts[text];
      const ends = place[1] === engine.starts[text + 1] - 1;
      hits[text] = Math.max(hits[text], begins ? (ends ? 3 : 2) : 1);
    }
  }

  function scanExact(engine, hits, word) {
    scan(engine, hits, (from) => {
      const at = engine.all.indexOf(word, from);
      return at < 0 ? null : [at, at + word.length];
    });
  }

  // Which texts hold a word in any of its forms, and the same for labels (domains, places, values).
  function holds(engine, word) {
    const hits = new Uint8Array(engine.folded.length);
    word.exact.forEach((form) => scanExact(engine, hits, form));
    word.near.forEach((form) => scan(engine, hits, (from) => Mulu.placeOfForm(engine.all, form, from)));
    if (word.letters) {
      const hear = (text) => {
        const heard = hits[text] ? null : Mulu.soundsLike(engine.readings, engine.folded[text], word.letters);
        if (heard) { hits[text] = heard[0] ? 1 : heard[1] === engine.folded[text].length ? 3 : 2; }
      };
      engine.names.forEach(hear);
      engine.data.bodies.forEach((body) => hear(body[0]));
    }
    const label = (text) => Mulu.rangeOf(engine, word, Mulu.fold(text)) !== null;
    return { hits, label };
  }

  // Where a word stands in a folded text: [start, end], or null.
  Mulu.rangeOf = function (engine, word, folded) {
    for (const form of word.exact) {
      const at = folded.indexOf(form);
      if (at >= 0) { return [at, at + form.length]; }
    }
    for (const form of word.near) {
      const place = Mulu.placeOfForm(folded, form, 0);
      if (place) { return place; }
    }
    return word.letters ? Mulu.soundsLike(engine.readings, folded, word.letters) : null;
  };

  // What a word is worth for each record, body, and catalogue.
  function worths(engine, word) {
    const data = engine.data;
    const { hits, label } = holds(engine, word);
    const values = PROFILE.map((facet) => data[facet].map(label));
    const profiles = data.profiles.map((profile) => profile.some((ids, facet) => ids.some((id) => values[facet][id])));
    const records = data.records.map(([name, code, profile, categories, rest]) => {
      // Of two names that begin alike the shorter says more of the word.
      let best = hits[name] ? WORTH.named[hits[name]] + Math.max(0, 9 - (engine.folded[name].length >> 2)) : 0;
      if (code >= 0 && hits[code]) { best = Math.max(best, hits[code] > 1 ? WORTH.code : WORTH.rest); }
      if (best < WORTH.category && categories.some((text) => hits[text])) { best = WORTH.category; }
      if (best < WORTH.value && profiles[profile]) { best = WORTH.value; }
      if (best < WORTH.content && rest.length && hits[rest[0]]) { best = WORTH.content; }
      if (best < WORTH.rest && rest.some((text) => hits[text])) { best = WORTH.rest; }
      return best;
    });
    const bodies = data.bodies.map(([text]) => (hits[text] ? WORTH.body : 0));
    const domains = data.domains.map(([number, name]) => (label(name) || word.exact[0] === number ? WORTH.domain : 0));
    const places = data.places.map(([name]) => (label(name) ? WORTH.place : 0));
    const catalogues = data.catalogues.map(([place, domain]) => Math.max(domains[domain], places[place]));
    return { records, bodies, catalogues };
  }

  function score(engine, words) {
    const scores = new Float32Array(engine.size).fill(words.length ? 0 : 1);
    let count = words.length ? 0 : engine.size;
    words.forEach((word, number) => {
      const worth = worths(engine, word);
      count = 0;
      for (let item = 0; item < engine.size; item += 1) {
        if (number && !scores[item]) { continue; }
        const body = engine.body[item];
        const own = Math.max(worth.records[engine.record[item]], body < 0 ? 0 : worth.bodies[body], worth.catalogues[engine.catalogue[item]]);
        scores[item] = own ? scores[item] + own : 0;
        count += own ? 1 : 0;
      }
    });
    return { scores, count };
  }

  function exactWord(engine, term) {
    const forms = [term];
    engine.former.concat(engine.everyday).forEach(([old, now]) => { if (term.includes(old) && !term.includes(now)) { forms.push(term.replace(old, now)); } });
    return { exact: forms, near: [], letters: /^[a-z]{2,}$/.test(term) ? term : "" };
  }

  // Which of the other names that were typed found something under the name that is written.
  function used(engine, names, terms) {
    const told = [];
    for (const [old, now, oldName, nowName] of names) {
      const typed = terms.find((term) => term.includes(old) && !term.includes(now));
      if (typed && engine.all.includes(typed.replace(old, now))) { told.push([oldName, nowName]); }
    }
    return told;
  }

  // Several words that are written for one that was typed are told of together.
  function otherNames(engine, terms) {
    const everyday = new Map();
    used(engine, engine.everyday, terms).forEach(([said, written]) => everyday.set(said, [...(everyday.get(said) || []), written]));
    return { former: used(engine, engine.former, terms), everyday: [...everyday] };
  }

  // A long phrase that nobody wrote like that: the items that hold most of its pairs of characters.
  function loosely(engine, terms) {
    const pairs = terms.flatMap((term) => Array.from({ length: Math.max(1, term.length - 1) }, (_, at) => term.slice(at, at + 2)));
    const scores = new Float32Array(engine.size);
    if (pairs.length < 3 || pairs.length > 40) { return { scores, count: 0 }; }
    const held = new Uint8Array(engine.size);
    for (const pair of pairs) {
      const one = score(engine, [{ exact: [pair], near: [], letters: "" }]).scores;
      for (let item = 0; item < engine.size; item += 1) { held[item] += one[item] ? 1 : 0; scores[item] += one[item]; }
    }
    let count = 0;
    for (let item = 0; item < engine.size; item += 1) {
      if (held[item] * 2 < pairs.length) { scores[item] = 0; } else { count += 1; }
    }
    return { scores, count, words: pairs.map((pair) => ({ exact: [pair], near: [], letters: "" })) };
  }

  // All items that hold every word; where there is none, those that nearly do. Facets play no part here.
  Mulu.find = function (engine, query) {
    const terms = Mulu.terms(query);
    const words = terms.map((term) => exactWord(engine, term));
    const exact = score(engine, words);
    if (exact.count || !terms.length) { return { terms, words, near: false, ...otherNames(engine, terms), ...exact }; }
    const nearly = words.map((word, number) => ({ ...word, near: word.letters ? [] : Mulu.nearForms(terms[number]) }));
    const near = score(engine, nearly);
    if (near.count) { return { terms, words: nearly, near: true, former: [], everyday: [], ...near }; }
    return { terms, words, near: true, former: [], everyday: [], ...loosely(engine, terms.filter((term, number) => !words[number].letters)) };
  };

  // The items of a result that `keep` lets through, best first, equals in the order of the catalogues.
  Mulu.ranked = function (found, keep) {
    const shelves = new Map();
    for (let item = 0; item < found.scores.length; item += 1) {
      const worth = found.scores[item];
      if (!worth || !keep(item)) { continue; }
      if (!shelves.has(worth)) { shelves.set(worth, []); }
      shelves.get(worth).push(item);
    }
    return [...shelves.keys()].sort((a, b) => b - a).flatMap((worth) => shelves.get(worth));
  };
}(globalThis));
