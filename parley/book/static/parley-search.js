// Finds actors, acts, dates and sentences by their names and words, above the pages that the theme's
// own search finds.
(function () {
  "use strict";

  var MOST = 12; // of each kind
  var KINDS = { actor: "Actors", act: "Acts", date: "Dates", sentence: "Sentences" };

  function fold(words) {
    return words.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  }

  function find(query) {
    var asked = fold(query).split(/\s+/).filter(Boolean);
    return window.parleyRecords.filter(function (record) {
      var words = fold(record.name + " " + record.words + " " + record.row_id);
      return asked.length && asked.every(function (each) { return words.includes(each); });
    });
  }

  function makeEntry(record) {
    var entry = document.createElement("li");
    var link = document.createElement("a");
    link.href = record.page + "#" + record.row_id;
    link.textContent = {
      actor: record.name, sentence: "Sentence " + record.name
    }[record.kind] || record.row_id + " · " + record.name;
    var words = document.createElement("q");
    words.textContent = record.words;
    entry.append(link, " ", words);
    return entry;
  }

  function show(query) {
    var found = find(query);
    var place = document.createElement("section");
    place.className = "parley-found";
    Object.entries(KINDS).forEach(function (kind) {
      var own = found.filter(function (record) { return record.kind === kind[0]; });
      if (!own.length) { return; }
      var head = document.createElement("h2");
      head.textContent = kind[1] + " (" + own.length + ")";
      var list = document.createElement("ul");
      list.append.apply(list, own.slice(0, MOST).map(makeEntry));
      place.append(head, list);
    });
    document.getElementById("search-results").before(place);
  }

  // The theme's search fetches each page that it finds for an excerpt, which a browser refuses on
  // disk; there the words of the records, which stand above, must do.
  if (location.protocol === "file:") {
    DOCUMENTATION_OPTIONS.SHOW_SEARCH_SUMMARY = false;
  }

  var query = new URLSearchParams(location.search).get("q");
  if (query) { show(query); }
}());
