// Tables that can be worked with: sorted, searched, filtered and copied. The library is loaded with
// the first table that comes near the window; without scripts the tables stand whole.
(function () {
  "use strict";

  var own = document.currentScript;
  var loading = null;

  function loadScript(address) {
    return new Promise(function (resolve, reject) {
      var script = document.createElement("script");
      script.src = address;
      script.onload = resolve;
      script.onerror = reject;
      document.head.append(script);
    });
  }

  function loadLibrary() {
    loading = loading || loadScript(own.dataset.jquery).then(function () {
      return loadScript(own.dataset.library);
    });
    return loading;
  }

  function make(tag, attributes, words) {
    var element = document.createElement(tag);
    Object.entries(attributes).forEach(function (entry) { element.setAttribute(entry[0], entry[1]); });
    element.textContent = words || "";
    return element;
  }

  function readCell(cell) {
    return cell.textContent.trim().replace(/\s+/g, " ");
  }

  function addSearch(bar, grid, label) {
    var field = make("input", { type: "search", placeholder: "Search", "aria-label": "Search: " + label });
    field.addEventListener("input", function () { grid.search(field.value).draw(); });
    bar.append(field);
    return field;
  }

  // A choice among the values of one column.
  function addFilter(bar, grid, table, head) {
    var place = head.cellIndex;
    var name = head.dataset.filter;
    var values = Array.from(table.tBodies[0].rows, function (row) { return readCell(row.cells[place]); });
    var choice = make("select", { "aria-label": name });
    choice.append(new Option(name + ": all", ""));
    Array.from(new Set(values)).sort().forEach(function (value) {
      if (value) { choice.append(new Option(value, value)); }
    });
    choice.addEventListener("change", function () {
      grid.column(place).search(choice.value ? function (cell) {
        var holder = document.createElement("div");
        holder.append(new DOMParser().parseFromString(String(cell), "text/html").body);
        return readCell(holder) === choice.value;
      } : "").draw();
    });
    bar.append(choice);
    return choice;
  }

  // The rows that are shown, as a spreadsheet takes them from the clipboard.
  function copyRows(table, said) {
    var rows = Array.from(table.rows, function (row) {
      return Array.from(row.cells, function (cell) {
        var copy = cell.cloneNode(true);
        copy.querySelectorAll(".parley-permalink, .parley-report").forEach(function (e) { e.remove(); });
        var words = readCell(copy);
        return /^[=+\-@]/.test(words) ? "'" + words : words;
      }).join("\t");
    });
    navigator.clipboard.writeText(rows.join("\n")).then(
      function () { said.textContent = "Copied: " + (rows.length - 1) + " rows"; },
      function () { said.textContent = "The browser does not allow copying here"; }
    );
  }

  // A link to a row shows it, even if it was filtered away.
  function showTarget(grid, controls) {
    var anchor = decodeURIComponent(location.hash.slice(1));
    var hidden = anchor && !document.getElementById(anchor);
    if (hidden && grid.rows().nodes().toArray().some(function (row) { return row.id === anchor; })) {
      controls.forEach(function (control) { control.value = ""; });
      grid.search("").columns().search("").draw();
      document.getElementById(anchor).scrollIntoView();
    }
  }

  function setUp(table) {
    var region = table.closest(".parley-scroll");
    var bar = make("div", { class: "parley-bar" });
    region.before(bar);
    var grid = new window.DataTable(table, {
      paging: false, info: false, autoWidth: false, order: [], layout: {
        topStart: null, topEnd: null, bottomStart: null, bottomEnd: null
      }
    });
    var controls = [addSearch(bar, grid, region.getAttribute("aria-label"))];
    table.querySelectorAll("th[data-filter]").forEach(function (head) {
      controls.push(addFilter(bar, grid, table, head));
    });
    var copy = make("button", { type: "button" }, "Copy");
    var said = make("span", { role: "status" });
    copy.addEventListener("click", function () { copyRows(table, said); });
    grid.on("draw", function () {
      said.textContent = grid.rows({ search: "applied" }).count() + " of " + grid.rows().count() + " rows";
    });
    bar.append(copy, said);
    window.addEventListener("hashchange", function () { showTarget(grid, controls); });
    table.dataset.ready = "";
  }

  var watcher = new IntersectionObserver(function (entries) {
    entries.forEach(function (entry) {
      if (entry.isIntersecting) {
        watcher.unobserve(entry.target);
        loadLibrary().then(function () { setUp(entry.target); });
      }
    });
  }, { rootMargin: "200px" });

  document.querySelectorAll("table.parley-table.sorted").forEach(function (table) {
    watcher.observe(table);
  });
}());
