"""Readings of anything: no text crashes, every span holds, twice is the same."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from parley import make_tables, read
from parley.plaintext import SourceError
from parley.reading import Reading
from parley.tables import check_tables
from parley.timeml import write_timeml

# Pieces that make the stages work, so that chance does not only make noise of letters.
PIECES = [
    *("Kyiv", "Moscow", "the U.S. President", "European leaders", "he", "they", "M23", "“", "”"),
    *("urged", "rejected", "must", "threatened", "a ceasefire", "talks", "unless", "without"),
    *("on May 15", "within 48 hours", "by Friday", "2022", "–", "(", ")", ",", ".", "\n", "\n\n"),
    *(
        "<script>",
        "&amp;",
        "\u202e",
        "e\u0301",
        "\u200b",
        "👩‍👩‍👧",
        "العربية",
        "\r\n",
        "\x07",
        "’s",
    ),
]
texts = st.one_of(
    st.text(min_size=1, max_size=200),
    st.lists(st.sampled_from(PIECES), min_size=1, max_size=40).map(" ".join),
)
days = st.sampled_from(["", "2025-05-11", "2024-02-29", "1999-12-31"])


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(text=texts, published=days)
def test_any_text_is_read_and_every_span_holds(text, published):
    try:
        reading = read(text, published=published)
    except SourceError:
        return
    assert reading.doc.text == text
    tables = make_tables(reading)
    check_tables(tables)
    for records in (reading.mentions, reading.dates, reading.demands, reading.reasons):
        assert all(record.evidence.proves(text) for record in records)
    for demand in reading.demands:
        for span in (demand.content, demand.condition_span, demand.consequence_span):
            assert span is None or text[span.start : span.end] == span.quote
    again = make_tables(read(text, published=published))
    assert all(tables[name].equals(again[name]) for name in tables)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(text=texts)
def test_any_reading_is_stored_and_loaded_and_written_as_timeml(text):
    try:
        reading = read(text, published="2025-05-11")
    except SourceError:
        return
    stored = Reading.from_bytes(reading.to_bytes())
    assert (stored.source, stored.demands, stored.dates) == (
        reading.source,
        reading.demands,
        reading.dates,
    )
    assert stored.fingerprint == reading.fingerprint
    write_timeml(reading)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Sudan's army rejected the truce.\n", id="wire"),
        pytest.param("THE SECURITY COUNCIL,\n\n1. Demands that all parties cease fire;", id="un"),
        pytest.param("<script>alert('Kyiv')</script><b>Oslo urged calm</b>", id="html"),
        pytest.param("قالت القاهرة إنها ترفض العرض. Cairo rejected the offer.", id="rtl"),
        pytest.param("K\u0301y\u200biv ag\u0301reed.", id="combining"),
        pytest.param("No actor, no date, no demand here.", id="nothing"),
    ],
)
def test_texts_of_every_kind_give_tables_that_hold(text):
    check_tables(make_tables(read(text, published="2024-06-01")))
