// The article: marks of a layer that is off are no stops for the keyboard, and the note of a sentence
// goes along to the sentence before or behind. All else is the style sheet's and the browser's.
(function () {
  "use strict";

  var MARKS = { actors: ".mark.actor", dates: ".mark.date", demands: ".chip", numbers: ".number" };

  function setStops(article) {
    article.querySelectorAll("[data-layer]").forEach(function (box) {
      article.querySelectorAll(".parley-text " + MARKS[box.dataset.layer]).forEach(function (mark) {
        if (box.checked) {
          mark.removeAttribute("tabindex");
        } else {
          mark.tabIndex = -1;
        }
      });
    });
  }

  document.querySelectorAll(".parley-article").forEach(function (article) {
    setStops(article);
    article.addEventListener("change", function () { setStops(article); });
    article.querySelectorAll(".parley-note nav a").forEach(function (link) {
      link.addEventListener("click", function () {
        var note = document.getElementById(link.hash.replace("#s", "n"));
        if (note && note.showPopover) {
          link.closest(".parley-note").hidePopover();
          note.showPopover();
        }
      });
    });
  });
}());
