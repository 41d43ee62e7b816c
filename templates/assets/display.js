// How the pages are shown: larger text (适老版), light or dark, printing. Loaded in the head and not deferred,
// so that what was chosen holds before anything is painted. A link may ask for it too: ?size=large, ?theme=dark.
(function () {
  "use strict";
  var root = document.documentElement;
  var system = window.matchMedia("(prefers-color-scheme: dark)");
  var known = { size: ["normal", "large"], theme: ["light", "dark"] };
  var chosen = {};

  // file:// may refuse a store, or give each page a store of its own.
  function remember(key, value) { try { localStorage.setItem("mulu-" + key, value); } catch (error) { /* holds for this page */ } }
  function recall(key) { try { return localStorage.getItem("mulu-" + key); } catch (error) { return null; } }

  function standing(key) { return key === "theme" && system.matches ? "dark" : known[key][0]; }
  function current(key) { return chosen[key] || standing(key); }

  function apply() {
    Object.keys(known).forEach(function (key) {
      if (current(key) === standing(key)) { delete root.dataset[key]; } else { root.dataset[key] = current(key); }
      document.querySelectorAll("[data-toggle=" + key + "]").forEach(function (button) {
        button.setAttribute("aria-pressed", String(current(key) === known[key][1]));
      });
    });
  }

  // What agrees with the system is no choice: the page goes on following the system.
  function choose(key, value) {
    chosen[key] = value === standing(key) ? "" : value;
    remember(key, chosen[key]);
    apply();
  }

  // From file to file the choice travels in the links, as there may be no store that both pages see.
  function carry(event) {
    var link = event.target.closest && event.target.closest("a[href]");
    if (location.protocol !== "file:" || !link || link.protocol !== "file:" || !/\.html$/.test(link.pathname)) { return; }
    var query = new URLSearchParams(link.search);
    Object.keys(known).forEach(function (key) {
      if (current(key) !== standing(key)) { query.set(key, current(key)); }
    });
    link.search = query.toString();
  }

  function ready() {
    document.querySelectorAll("[data-toggle]").forEach(function (button) {
      var key = button.dataset.toggle;
      button.hidden = false;
      button.addEventListener("click", function () { choose(key, known[key][current(key) === known[key][0] ? 1 : 0]); });
    });
    document.querySelectorAll("[data-print]").forEach(function (place) {
      place.hidden = false;
      place.addEventListener("click", function () { window.print(); });
    });
    document.addEventListener("click", carry);
    apply();
  }

  var asked = new URLSearchParams(location.search);
  Object.keys(known).forEach(function (key) {
    var value = asked.get(key);
    if (known[key].indexOf(value) >= 0) { remember(key, value); } else { value = recall(key); }
    chosen[key] = known[key].indexOf(value) >= 0 ? value : "";
  });
  system.addEventListener("change", apply);
  apply();
  document.addEventListener("DOMContentLoaded", ready);
}());
