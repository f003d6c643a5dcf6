"""A reading made by hand, so that what shows records is tested apart from what finds them."""

from dataclasses import replace

import spacy

from parley.evidence import Evidence
from parley.reading import Reading
from parley.records import Actor, Date, Demand, Link, Mention, Span
from parley.source import Source

# Nested and overlapping marks, markup, both directions of writing, a carriage return, an emoji.
TEXT = (
    "On May 2, Northland’s <b>President</b> demanded that Southland withdraw by June 30, or face"
    " “sanctions & more”.\r\n\r\n"
    "Southland’s leaders said talks must come first; they offered a truce of 30 days.\n"
    "مرحبا \u202eabc\u202c, said the envoy of Northland & Southland 👩‍🚀."
)
SENTENCE_STARTS = ("On May", "Southland’s leaders", "مرحبا")


def make_reading(publish_text="full", text=TEXT, published="2025-05-03", bare=False):
    """Make a reading of the text above, or a bare one of any text with no records at all."""
    nlp = spacy.blank("en")
    doc = nlp(text)
    for token in doc:
        token.is_sent_start = token.i == 0
        token.is_sent_start |= not bare and any(
            token.idx == text.index(start) for start in SENTENCE_STARTS
        )
    source = Source(
        "handmade", doc.text, published=published, sha256="0" * 64, publish_text=publish_text
    )
    if not bare:
        _record(doc)
    return Reading(source, doc)


def _place(words, sentence, nth=0):
    start = -1
    for _ in range(nth + 1):
        start = TEXT.index(words, start + 1)
    return Evidence.of(TEXT, "handmade", start, start + len(words), sentence=sentence, rule="hand")


def _span(words):
    start = TEXT.index(words)
    return Span(start, start + len(words), words)


def _record(doc):
    doc._.actors = (
        Actor("NOR/ann-o-hara", "Ann <O’Hara>", "person", "NOR"),
        Actor("NOR", "Northland", "state"),
        Actor("SOU", "Southland", "state"),
        Actor("group:NOR+SOU", "Northland and Southland", "group", members=("NOR", "SOU")),
    )
    doc._.mentions = tuple(
        Mention(f"m-{number:03d}", _place(words, sentence, nth), actor, how)
        for number, (words, sentence, nth, actor, how) in enumerate(
            [
                ("Northland’s <b>President", 1, 0, "NOR/ann-o-hara", "office"),
                ("Northland", 1, 0, "NOR", "name"),
                ("Southland", 1, 0, "SOU", "name"),
                ("Southland", 2, 1, "SOU", "name"),
                ("Northland & Southland", 3, 0, "group:NOR+SOU", "description"),
            ],
            start=1,
        )
    )
    doc._.dates = (
        _date("t-01", "May 2", 1, "2025-05-02", "2025-05-02", "2025-05-02"),
        _date("t-02", "by June 30", 1, "2025-06-30", "2025-06-30~", "", "2025-06-30", "deadline"),
        replace(_date("t-03", "30 days", 2, "P30D", "", ""), type="DURATION", role="duration"),
    )
    doc._.demands = (
        Demand(
            "d-01",
            _place("demanded that Southland withdraw by June 30, or face", 1),
            *("demand", "demand", ("NOR/ann-o-hara",), ("SOU",)),
            *(_span("Southland withdraw by June 30"), "withdrawal"),
            when="2025-06-30",
            consequence_span=_span("sanctions & more"),
            sequence="withdrawal>talks",
        ),
        Demand(
            "d-02",
            _place("Southland’s leaders said talks must come first", 2),
            *("demand", "must", ("SOU",), ("NOR",)),
            *(_span("talks must come first"), "talks"),
            sequence="talks>withdrawal",
            status="possible",
        ),
        Demand(
            "d-03",
            _place("they offered a truce of 30 days", 2),
            *("offer", "offer", ("SOU",), ()),
            *(_span("a truce of 30 days"), "ceasefire"),
            duration="P30D",
            condition="none",
        ),
    )
    doc._.links = (Link("d-02", "d-01", "counters", "hand"),)


def _date(date_id, words, sentence, value, edtf, earliest, latest="", role="point"):
    latest = latest or (earliest if edtf else "")
    evidence = _place(words, sentence)
    return Date(date_id, evidence, "DATE", value, "", edtf, earliest, latest, "published", role)
