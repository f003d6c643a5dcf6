// Draws each chart of the page from the JSON beside it, and draws it anew when the reader turns the
// page light or dark. The colours of both come with the chart.
(function () {
  "use strict";

  var NARROW = 480; // pixels; a phone's chart is narrower

  function isDark() {
    return document.documentElement.dataset.theme === "dark";
  }

  // Puts the dark colour for every light one, however deep it lies; keys are left alone.
  function recolour(value, colours) {
    if (typeof value === "string") {
      return Object.hasOwn(colours, value) ? colours[value] : value;
    }
    if (Array.isArray(value)) {
      return value.map(function (each) { return recolour(each, colours); });
    }
    if (value !== null && typeof value === "object") {
      return Object.fromEntries(Object.entries(value).map(function (entry) {
        return [entry[0], recolour(entry[1], colours)];
      }));
    }
    return value;
  }

  // Sets one value of a layout by its path, such as xaxis.tickangle.
  function setByPath(layout, path, value) {
    var names = path.split(".");
    var last = names.pop();
    names.reduce(function (part, name) { return (part[name] = part[name] || {}); }, layout)[last] = value;
  }

  function draw(figure) {
    var place = figure.querySelector(".parley-chart");
    var plan = JSON.parse(figure.querySelector("script[type='application/json']").textContent);
    if (place.clientWidth < NARROW) {
      Object.entries(plan.narrow).forEach(function (entry) {
        setByPath(plan.layout, entry[0], entry[1]);
      });
    }
    var colours = isDark() ? plan.dark : {};
    return window.Plotly.react(
      place, recolour(plan.data, colours), recolour(plan.layout, colours), plan.config
    ).then(function () { figure.dataset.drawn = isDark() ? "dark" : "light"; });
  }

  function drawAll() {
    document.querySelectorAll("figure.parley-figure").forEach(draw);
  }

  drawAll();
  new MutationObserver(drawAll).observe(document.documentElement, {
    attributes: true, attributeFilter: ["data-theme"]
  });
}());
