// Runs before the page is drawn: a reader's choice of light or dark holds from the first moment.
(function () {
  "use strict";
  var root = document.documentElement;
  var stored = function (name) {
    try { return localStorage.getItem(name); } catch (error) { return null; }
  };
  var mode = stored("mode") || "auto";
  var dark = window.matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
  root.dataset.mode = mode;
  root.dataset.theme = mode === "auto" ? dark : mode;
  root.dataset.scripted = "";
}());
