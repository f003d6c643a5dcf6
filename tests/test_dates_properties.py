"""Dates: what holds for every text, hostile ones among them."""

import time
from datetime import date, timedelta
from itertools import pairwise

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from parley.dates.finding import find_expressions

LANGUAGE = spacy.blank("en")
LANGUAGE.add_pipe("parley_dates")
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
    "the",
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
]
TEXTS = st.one_of(st.text(max_size=80), st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join))
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


@given(st.integers(0, 3000))
def test_absolute_dates_do_not_move_with_the_publication(shift):
    published = str(date(2020, 1, 1) + timedelta(days=shift))
    values = [row.value for row in read("On 3 July 1998, in 2014, a 30-day halt.", published)]
    assert values == ["1998-07-03", "2014", "P30D"]


@given(st.integers(0, 3000))
def test_relative_dates_move_with_the_publication(shift):
    day = date(2020, 1, 1) + timedelta(days=shift)
    (row,) = read("They met yesterday.", str(day))
    assert row.value == str(day - timedelta(days=1))


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
]


@pytest.mark.parametrize("unit", HOSTILE)
def test_time_is_linear_in_hostile_text(unit):
    """Ten thousand characters take well under a second; anything quadratic takes many."""
    text = unit * (10_000 // len(unit))
    find_expressions("May 5")
    start = time.perf_counter()
    find_expressions(text)
    assert time.perf_counter() - start < 2
