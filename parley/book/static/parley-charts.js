// Draws each chart of the page from the JSON beside it once it is in view of a reader who moves, and
// draws it anew when the page is turned light or dark. Until then, on paper and without scripts, the
// picture stands in its place. plotly's script is loaded with the first chart that is drawn.
(function () {
  "use strict";

  var NARROW = 480; // pixels; a phone's chart is narrower
  var AHEAD = "200px"; // how far below the window a chart begins to be drawn
  var own = document.currentScript;
  var loading = null;
  var seen = new Set();

  function loadPlotly() {
    loading = loading || new Promise(function (resolve, reject) {
      var script = document.createElement("script");
      script.src = own.dataset.plotly;
      script.onload = resolve;
      script.onerror = reject;
      document.head.append(script);
    });
    return loading;
  }

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

  // Puts what a plan says once into every place that points to it.
  function unfold(value, same) {
    if (Array.isArray(value)) {
      return value.map(function (each) { return unfold(each, same); });
    }
    if (value === null || typeof value !== "object") {
      return value;
    }
    return Object.hasOwn(value, "$") ? unfold(same[value.$], same) : Object.fromEntries(
      Object.entries(value).map(function (entry) { return [entry[0], unfold(entry[1], same)]; })
    );
  }

  // Sets one value of a layout by its path, such as xaxis.tickangle.
  function setByPath(layout, path, value) {
    var names = path.split(".");
    var last = names.pop();
    names.reduce(function (part, name) { return (part[name] = part[name] || {}); }, layout)[last] = value;
  }

  // The two buttons of a chart: the same picture as dots and as lines.
  function nameButtons(name) {
    function save(format) {
      return function (chart) {
        window.Plotly.downloadImage(chart, { format: format, filename: name });
      };
    }
    return [[
      { name: "png", title: "Download as PNG", icon: window.Plotly.Icons.camera, click: save("png") },
      { name: "svg", title: "Download as SVG", icon: window.Plotly.Icons.disk, click: save("svg") }
    ]];
  }

  function draw(figure) {
    var place = figure.querySelector(".parley-chart");
    var plan = JSON.parse(figure.querySelector("script[type='application/json']").textContent);
    plan = unfold(plan, plan.same);
    var theme = window.parleyTheme;
    plan.layout.template = theme.template;
    if (place.clientWidth < NARROW) {
      Object.entries(Object.assign({}, theme.narrow, plan.narrow)).forEach(function (entry) {
        setByPath(plan.layout, entry[0], entry[1]);
      });
    }
    var colours = isDark() ? theme.dark : {};
    return loadPlotly().then(function () {
      var config = Object.assign({}, theme.config, { modeBarButtons: nameButtons(figure.id) });
      return window.Plotly.react(
        place, recolour(plan.data, colours), recolour(plan.layout, colours), config
      );
    }).then(function () {
      figure.dataset.drawn = isDark() ? "dark" : "light";
      sizes.observe(place);
    });
  }

  // A chart goes along with the room that it has, as when the side bar is put away.
  var sizes = new ResizeObserver(function (entries) {
    entries.forEach(function (entry) {
      var place = entry.target;
      var drawn = place.querySelector(".main-svg");
      if (drawn && place.clientWidth && place.clientWidth !== Math.round(drawn.getBoundingClientRect().width)) {
        window.Plotly.Plots.resize(place);
      }
    });
  });

  var watcher = new IntersectionObserver(function (entries) {
    entries.forEach(function (entry) {
      if (entry.isIntersecting) {
        watcher.unobserve(entry.target);
        seen.add(entry.target);
        draw(entry.target);
      }
    });
  }, { rootMargin: AHEAD });

  // A page that nobody touches needs no live charts: the pictures say the same.
  var SIGNS = ["pointermove", "pointerdown", "keydown", "scroll", "touchstart"];
  function begin() {
    SIGNS.forEach(function (sign) { window.removeEventListener(sign, begin); });
    document.querySelectorAll("figure.parley-figure").forEach(function (figure) {
      watcher.observe(figure);
    });
  }
  SIGNS.forEach(function (sign) { window.addEventListener(sign, begin, { passive: true }); });
  new MutationObserver(function () { seen.forEach(draw); }).observe(document.documentElement, {
    attributes: true, attributeFilter: ["data-theme"]
  });
}());
