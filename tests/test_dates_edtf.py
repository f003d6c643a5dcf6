"""Dates: every EDTF string is read by a parser of others (edtf, ISO 8601-2 levels 0 to 2)."""

import csv
from datetime import date
from pathlib import Path

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from parley.datafiles import read_rows

edtf = pytest.importorskip("edtf", reason="the parser of EDTF is not installed")

HERE = Path(__file__).parent
LANGUAGE = spacy.blank("en")
LANGUAGE.add_pipe("parley_dates")


def list_texts():
    """List texts with the day of publication: the dispatches, and the rows of the value table."""
    folder = HERE / "texts" / "development"
    with (folder / "sources.csv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            yield (folder / row["file"]).read_text(encoding="utf-8"), row["published"]
    with (HERE / "test_dates_values.csv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            yield row["text"], row["published"]


@pytest.mark.parametrize(("text", "published"), list(list_texts()), ids=lambda value: value[:24])
def test_another_parser_reads_what_is_written(text, published):
    doc = LANGUAGE.make_doc(text)
    doc._.published = published
    for found in LANGUAGE(doc)._.dates:
        if found.edtf:
            edtf.parse_edtf(found.edtf, fail_silently=False)


EXAMPLES = [row["reason"].removeprefix("e.g. ") for row in read_rows("lexicon/dates/rules.csv")]
SOFTENERS = [
    "",
    "about ",
    "reportedly ",
    "possibly around ",
    "early ",
    "the end of ",
    "by late ",
    "no later than ",
    "not before ",
]


@settings(max_examples=500, deadline=None)
@given(
    st.sampled_from(SOFTENERS),
    st.sampled_from(EXAMPLES),
    st.dates(date(1990, 1, 1), date(2040, 1, 1)),
)
def test_another_parser_reads_every_kind_of_date(softener, example, day):
    doc = LANGUAGE.make_doc(f"It was in {softener}{example}.")
    doc._.published = str(day)
    for found in LANGUAGE(doc)._.dates:
        if found.edtf:
            edtf.parse_edtf(found.edtf, fail_silently=False)


@pytest.mark.parametrize("written", ["2025-13-40", "2025-02-30", "2025-5-1", "2025-W19", "soon"])
def test_the_other_parser_refuses_what_is_no_edtf(written):
    with pytest.raises(edtf.EDTFParseException):
        edtf.parse_edtf(written, fail_silently=False)
