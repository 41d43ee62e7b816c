// Larger text, on every page, remembered where the browser allows it.
(function () {
  "use strict";
  function remember(key, value) { try { localStorage.setItem(key, value); } catch (error) { /* file:// may refuse */ } }
  function recall(key) { try { return localStorage.getItem(key); } catch (error) { return null; } }
  function larger() {
    var button = document.querySelector("[data-size-toggle]");
    if (!button) { return; }
    function apply(large) {
      if (large) { document.documentElement.dataset.size = "large"; } else { delete document.documentElement.dataset.size; }
      button.textContent = large ? button.dataset.normal : button.dataset.larger;
      button.setAttribute("aria-pressed", String(large));
    }
    apply(recall("mulu-size") === "large");
    button.hidden = false;
    button.addEventListener("click", function () {
      var large = document.documentElement.dataset.size !== "large";
      remember("mulu-size", large ? "large" : "normal");
      apply(large);
    });
  }

  larger();
}());
