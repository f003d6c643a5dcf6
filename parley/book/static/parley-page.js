// What the theme leaves to be done on every page: its print button without an inline handler, and a
// stop for the keyboard at whatever scrolls sideways.
(function () {
  "use strict";

  document.querySelectorAll("[data-parley-print]").forEach(function (button) {
    button.addEventListener("click", function () { window.print(); });
  });

  function addStops() {
    document.querySelectorAll(
      "article .output, article .pst-scrollable-table-container, article pre"
    ).forEach(function (region) {
      if (region.scrollWidth > region.clientWidth && !region.hasAttribute("tabindex")) {
        region.tabIndex = 0;
      }
    });
  }

  addStops();
  window.addEventListener("load", addStops);
  window.addEventListener("resize", addStops);
}());
