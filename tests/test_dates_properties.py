"""Dates: what holds for every text, hostile ones among them."""

import re
import time
from datetime import date, timedelta
from itertools import pairwise

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from parley.datafiles import read_rows
from parley.dates import finding
from parley.dates.finding import find_expressions

LANGUAGE = spacy.blank("en")
LANGUAGE.add_pipe("parley_dates")
# Words that expressions are made of; with the rules' own examples every rule is reached.
WORDS = [
    "May",
    "March",
    "the",
    "end",
    "of",
    "in",
    "early",
    "15",
    "8-10",
    "2022",
    ",",
    ".",
    "last",
    "next",
    "Friday",
    "week",
    "days",
    "ago",
    "two",
    "later",
    "by",
    "until",
    "Easter",
    "century",
    "BC",
    "490",
    "at",
    "11",
    "p.m.",
    "every",
    "same",
    "day",
    "first",
    "quarter",
    "31",
    "February",
    "or",
    "-",
    "after",
    "within",
    "year",
    "9999",
    "0",
    "1st",
    "summer",
    "mid-",
    "about",
    "thousand",
    "several",
    "past",
    "İ",
    "12:30",
    "UTC",
    "'90s",
    "reportedly",
    "Ramadan",
    "eve",
    "and",
    "year-end",
    "hours",
    "night",
    "tonight",
    "winter",
    "2023-24",
    "half",
    "an",
    "weekend",
    "that",
    "Independence",
    "Day",
    "Ukraine's",
]
EXAMPLES = [row["reason"].removeprefix("e.g. ") for row in read_rows("lexicon/dates/rules.csv")]
PIECES = st.sampled_from(WORDS) | st.sampled_from(EXAMPLES)
TEXTS = st.one_of(st.text(max_size=80), st.lists(PIECES, max_size=14).map(" ".join))
DAYS = st.dates(date(1, 1, 1), date(9999, 12, 31)).map(str) | st.just("")


def read(text: str, published: str):
    doc = LANGUAGE.make_doc(text)
    doc._.published = published
    return LANGUAGE(doc)._.dates


@settings(max_examples=400)
@given(TEXTS, DAYS)
def test_every_reading_holds(text, published):
    dates = read(text, published)
    assert dates == read(text, published)
    assert [row.date_id for row in dates] == [f"t-{n:02d}" for n in range(1, len(dates) + 1)]
    for row, following in pairwise(dates):
        assert row.evidence.end <= following.evidence.start
    for row in dates:
        assert row.evidence.proves(text)
        if row.earliest and row.latest:
            assert row.earliest <= row.latest


def find_span(value: str) -> tuple[str, str] | None:
    """Give the first and last day of a plain TIMEX3 day, month, year or week."""
    if re.fullmatch(r"\d{4}-W\d\d", value):
        monday = date.fromisocalendar(int(value[:4]), int(value[6:]), 1)
        return str(monday), str(monday + timedelta(days=6))
    if re.fullmatch(r"[1-9]\d{3}(-\d\d){0,2}", value):
        last = {4: f"{value}-12-31", 7: f"{value}-31", 10: value}[len(value)]
        return f"{value}-01-01"[:10] if len(value) == 4 else f"{value}-01"[:10], last
    return None


@settings(max_examples=400)
@given(TEXTS, DAYS)
def test_bounds_hold_the_value_and_a_part_lies_in_it(text, published):
    for row in read(text, published):
        span = find_span(row.value)
        if span is None or not (row.earliest and row.latest):
            continue
        outer, inner = span, (row.earliest, row.latest)
        if row.mod not in ("START", "MID", "END"):
            # The last day of a month is at most the 31st.
            assert inner[0] <= outer[0] <= inner[1] <= max(outer[1], inner[1])
        else:
            assert outer[0] <= inner[0] <= inner[1] <= outer[1]


@settings(max_examples=300)
@given(TEXTS, st.dates(date(1990, 1, 1), date(2040, 1, 1)), st.integers(1, 9000))
def test_only_anchored_dates_move_with_the_publication(text, day, shift):
    first = read(text, str(day))
    moved = {
        (row.evidence.start, row.evidence.end): row
        for row in read(text, str(day + timedelta(days=shift)))
    }
    for row in first:
        other = moved.get((row.evidence.start, row.evidence.end))
        if other and not row.anchor and not other.anchor:
            assert (row.value, row.edtf, row.earliest) == (other.value, other.edtf, other.earliest)


@given(st.integers(0, 3000))
def test_absolute_dates_do_not_move_with_the_publication(shift):
    published = str(date(2020, 1, 1) + timedelta(days=shift))
    values = [row.value for row in read("On 3 July 1998, in 2014, a 30-day halt.", published)]
    assert values == ["1998-07-03", "2014", "P30D"]


RELATIVE = {
    "They met yesterday.": -1,
    "They will meet tomorrow.": 1,
    "He left four days ago.": -4,
    "He will be back in nine days' time.": 9,
    "The day after tomorrow they will part.": 2,
}


@given(st.sampled_from(sorted(RELATIVE)), st.integers(0, 3000))
def test_relative_dates_move_with_the_publication(text, shift):
    day = date(2020, 1, 1) + timedelta(days=shift)
    (row,) = read(text, str(day))
    assert row.value == str(day + timedelta(days=RELATIVE[text]))


@pytest.mark.parametrize("row", read_rows("lexicon/dates/rules.csv"), ids=lambda row: row["rule"])
def test_each_rule_finds_its_own_example(row):
    example = row["reason"].removeprefix("e.g. ")
    found = [find_expressions(f"{lead}{example}.") for lead in ("It was so ", "")]
    assert row["rule"] in {each.rule.name for finds in found for each in finds}


@settings(max_examples=200)
@given(TEXTS)
def test_words_that_are_not_tried_open_nothing(text):
    tried = finding.list_openers
    shown = [(found.start, found.end) for found in find_expressions(text)]
    try:
        finding.list_openers = lambda: Everything()
        assert [(found.start, found.end) for found in find_expressions(text)] == shown
    finally:
        finding.list_openers = tried


class Everything:
    """Holds every word."""

    def __contains__(self, word):
        return True


HOSTILE = ["1", "1 ", "12:", "1-", "  ", "\n", "a few ", "the end of ", "May ", "May 8-", "2014-"]
HOSTILE += [
    "1,000",
    "last ",
    "days ",
    "1/1/",
    "...",
    "to 1 to ",
    "the 1st of ",
    "resolution 1 and ",
    "1 hour and 1 ",
    "reportedly around ",
    "July and ",
    "the first three weeks of ",
    "the weekend of 4 ",
    "Independence Day of ",
    "(since 2014 ",
    "Easter ",
]


@pytest.mark.parametrize("unit", HOSTILE)
def test_time_is_linear_in_hostile_text(unit):
    """Ten thousand characters take well under a second; anything quadratic takes many."""
    text = unit * (10_000 // len(unit))
    find_expressions("May 5")
    start = time.perf_counter()
    find_expressions(text)
    assert time.perf_counter() - start < 2
