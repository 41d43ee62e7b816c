// Only in pages served by `mulu build --serve`: loads the page again after a build, and shows why a build failed.
(function () {
  "use strict";
  var builds = null;
  var banner = null;
  function show(text) {
    if (!text) {
      if (banner) banner.remove();
      banner = null;
      return;
    }
    if (!banner) {
      banner = document.createElement("pre");
      banner.setAttribute("role", "alert");
      banner.style.cssText = "position:fixed;inset:auto 0 0 0;margin:0;padding:1em;max-height:60vh;overflow:auto;" +
        "white-space:pre-wrap;font:14px/1.5 monospace;color:#fff;background:#8b0000;z-index:9999";
      document.body.appendChild(banner);
    }
    banner.textContent = text;
  }
  var events = new EventSource("/.mulu/events");
  events.onmessage = function (event) {
    var news = JSON.parse(event.data);
    if (builds !== null && builds !== news.builds) {
      location.reload();
      return;
    }
    builds = news.builds;
    show(news.trouble);
  };
})();
