// What is searched and chosen lives in the address bar (?q=补贴&domain=21&mode=主动公开), so that it can be sent to somebody,
// reloaded and gone back to. Where a browser refuses that for a folder (file://), the part behind # serves.
(function (root) {
  "use strict";
  const Mulu = root.Mulu = root.Mulu || {};

  Mulu.queryOf = function (state, keys) {
    const pairs = state.q ? [["q", state.q]] : [];
    keys.forEach((key) => (state[key] || []).forEach((value) => pairs.push([key, value])));
    return pairs.map(([key, value]) => key + "=" + encodeURIComponent(value)).join("&");
  };

  Mulu.stateOf = function (query, keys) {
    const given = new URLSearchParams(query);
    const state = { q: (given.get("q") || "").slice(0, 200) };
    keys.forEach((key) => { state[key] = [...new Set(given.getAll(key).filter(Boolean))]; });
    return state;
  };

  Mulu.readAddress = function (keys) {
    const hash = location.hash.startsWith("#?") ? location.hash.slice(2) : "";
    return Mulu.stateOf(hash || location.search.slice(1), keys);
  };

  // `push`: a step that the back button undoes; else the present step is only written over.
  Mulu.writeAddress = function (state, keys, push) {
    const query = Mulu.queryOf(state, keys);
    const page = location.pathname;
    if (query === Mulu.queryOf(Mulu.readAddress(keys), keys)) { return; }
    // What the address says beside (?size=large) stays.
    const others = new URLSearchParams(location.search);
    ["q", ...keys].forEach((key) => others.delete(key));
    const whole = [others.toString(), query].filter(Boolean).join("&");
    const step = push ? "pushState" : "replaceState";
    try {
      history[step](null, "", page + (whole ? "?" + whole : ""));
    } catch (error) {
      try { history[step](null, "", "#" + (query ? "?" + query : "")); } catch (refused) { /* the search works without */ }
    }
  };
}(globalThis));
