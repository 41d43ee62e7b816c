// What counts as the same text: width, case, blanks and punctuation are forgiven, and Chinese may be typed as pinyin.
// Pure functions, no page needed.
(function (root) {
  "use strict";
  const Mulu = root.Mulu = root.Mulu || {};
  const FORGIVEN = /[\s\p{P}\p{S}\p{C}]+/gu;

  Mulu.fold = (text) => text.normalize("NFKC").toLowerCase().replace(FORGIVEN, "");

  // Words are parted by blanks and by the signs a list is written with; a title in 《》 stays one word.
  Mulu.terms = (query) => [...new Set(query.split(/[\s、，,；;]+/u).map(Mulu.fold).filter(Boolean))];

  // The folded text, and for each of its characters the place in the text it came from: for marking.
  Mulu.foldWithPlaces = function (text) {
    let folded = "";
    const from = [];
    const to = [];
    let at = 0;
    for (const character of text) {
      const piece = Mulu.fold(character);
      for (let index = 0; index < piece.length; index += 1) {
        from.push(at);
        to.push(at + character.length);
      }
      folded += piece;
      at += character.length;
    }
    return { folded, from, to };
  };

  // From {"zhu": "住主…"} to a list of syllables for each character.
  Mulu.readings = function (table) {
    const readings = new Map();
    for (const [syllable, characters] of Object.entries(table)) {
      for (const character of characters) {
        if (!readings.has(character)) { readings.set(character, []); }
        readings.get(character).push(syllable);
      }
    }
    return readings;
  };

  // The first letters of a character as bits, so that most places where a search cannot begin cost one look.
  const bit = (letter) => 1 << (letter.charCodeAt(0) - 97);
  Mulu.firstLetters = function (readings) {
    const letters = new Int32Array(65536);
    readings.forEach((syllables, character) => {
      if (character.length === 1) { syllables.forEach((syllable) => { letters[character.charCodeAt(0)] |= bit(syllable[0]); }); }
    });
    return letters;
  };

  // A character is typed as its first letter, its zh/ch/sh, or its syllable; the last one may still be in the typing.
  // The end of what `letters` from `typed` on sound like in `text` from `at` on, or -1.
  function heard(readings, text, at, letters, typed) {
    if (typed === letters.length) { return at; }
    if (at >= text.length) { return -1; }
    const character = text[at];
    const syllables = readings.get(character);
    if (!syllables) { return character === letters[typed] ? heard(readings, text, at + 1, letters, typed + 1) : -1; }
    for (const syllable of syllables) {
      if (syllable[0] !== letters[typed]) { continue; }
      const left = letters.length - typed;
      if (left <= syllable.length && syllable.startsWith(letters.slice(typed))) { return at + 1; }
      const lengths = [syllable.length, /^[zcs]h/.test(syllable) ? 2 : 1, 1];
      for (const length of lengths) {
        if (!letters.startsWith(syllable.slice(0, length), typed)) { continue; }
        const end = heard(readings, text, at + 1, letters, typed + length);
        if (end >= 0) { return end; }
      }
    }
    return -1;
  }

  // Where the letters are heard in a folded text: [start, end], or null.
  Mulu.soundsLike = function (readings, text, letters) {
    if (!readings.firsts) { readings.firsts = Mulu.firstLetters(readings); }
    const begins = bit(letters[0]);
    for (let at = 0; at < text.length; at += 1) {
      const end = readings.firsts[text.charCodeAt(at)] & begins ? heard(readings, text, at, letters, 0) : -1;
      if (end >= 0) { return [at, end]; }
    }
    return null;
  };

  // A term with one character wrong, missing, too many, or two changed over, as [before, after, gap]:
  // `before`, any `gap` characters, `after`. Under three characters every word is like every other.
  Mulu.nearForms = function (term) {
    const size = term.length;
    if (size < 3) { return []; }
    const forms = [];
    for (let at = 0; at < size; at += 1) {
      forms.push([term.slice(0, at), term.slice(at + 1), 1]);
      if (at > 0) { forms.push([term.slice(0, at), term.slice(at), 1]); }
      if (size > 3) { forms.push([term.slice(0, at) + term.slice(at + 1), "", 0]); }
      if (at + 1 < size) { forms.push([term.slice(0, at) + term[at + 1] + term[at] + term.slice(at + 2), "", 0]); }
    }
    return forms;
  };

  // The first place from `start` on where a form stands in a text whose lines are its parts: [start, end], or null.
  Mulu.placeOfForm = function (text, form, start) {
    const [before, after, gap] = form;
    if (!gap) { const at = text.indexOf(before, start); return at < 0 ? null : [at, at + before.length]; }
    const longer = before.length >= after.length;
    let at = start;
    for (;;) {
      at = text.indexOf(longer ? before : after, at);
      if (at < 0) { return null; }
      const head = longer ? at : at - 1 - before.length;
      const tail = head + before.length;
      const fits = head >= start && tail < text.length && text[tail] !== "\n"
        && (longer ? text.startsWith(after, tail + 1) : text.startsWith(before, head));
      if (fits) { return [head, tail + 1 + after.length]; }
      at += 1;
    }
  };
}(globalThis));
