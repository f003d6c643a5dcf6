"""Dates: tables of (text, published, expected), one row an expression."""

import csv
from pathlib import Path

import pytest
import spacy

from parley.dates.ranges import part_range

NOW = "2025-05-11"


@pytest.fixture(scope="module")
def read_text():
    language = spacy.blank("en")
    language.add_pipe("parley_dates")

    def read(text, published=NOW):
        doc = language.make_doc(text)
        doc._.published = published
        return language(doc)._.dates

    return read


TABLE = Path(__file__).with_name("test_dates_values.csv")
with TABLE.open(encoding="utf-8", newline="") as lines:
    VALUES = list(csv.DictReader(lines))
COLUMNS = ("type", "value", "mod", "edtf", "earliest", "latest")


@pytest.mark.parametrize("row", VALUES, ids=lambda row: f"{row['quote']} {row['published']}")
def test_value(read_text, row):
    found = {date.evidence.quote: date for date in read_text(row["text"], row["published"])}
    assert row["quote"] in found
    date = found[row["quote"]]
    assert {name: getattr(date, name) for name in COLUMNS} == {name: row[name] for name in COLUMNS}


NO_DATES = [
    "You may agree, they may not.",  # modal
    "May we hope for peace?",
    "Forces march on the second city.",  # verb, ordinal
    "They sent 2,000 troops.",  # counts
    "2020 people died there.",
    "Sanctions worth 2025 million were lifted.",
    "It is bound by resolution 2231.",  # names with numbers
    "Resolutions 1970 and 1973 hold.",
    "See page 1999.",
    "The G20 sent F-16 jets to 15 people.",
    "Prices fall; troops spring into action.",  # verbs and collapses
    "He hailed the fall of the city.",
    "He reads The Sun on the day-to-day work.",
    "Once again, call +1 202-555-2014.",  # telephone
    "April Smith and Theresa May met August Wilson.",  # people
    "A 45-year-old man paid $2025.",  # ages, money
    "He lives at https://x.org/2024/05/12/a.",
    "He previously led the former army and left immediately.",
    "I would like a second opinion.",
]


@pytest.mark.parametrize("text", NO_DATES)
def test_no_date(read_text, text):
    assert [date.evidence.quote for date in read_text(text)] == []


ROLES = [
    ("They must leave by June 1.", "June 1", "deadline"),
    ("They must answer within 72 hours.", "72 hours", "deadline"),
    ("It ends no later than June 1.", "no later than June 1", "deadline"),
    ("The truce will hold until Monday.", "Monday", "deadline"),
    ("It will hold from May 20 to June 3.", "May 20", "start"),
    ("It will hold from May 20 to June 3.", "June 3", "end"),
    ("The ban will hold from 1 June on.", "1 June", "start"),
    ("They will meet between May 12 and May 14.", "May 12", "window"),
    ("They will meet between May 12 and May 14.", "May 14", "window"),
    ("A truce of 30 days.", "30 days", "duration"),
    ("They meet every week.", "every week", "set"),
    ("They will meet on May 15.", "May 15", "point"),
    ("They held talks in March 2022.", "March 2022", "background"),
]


@pytest.mark.parametrize(("text", "quote", "role"), ROLES)
def test_role(read_text, text, quote, role):
    roles = {date.evidence.quote: date.role for date in read_text(text)}
    assert roles.get(quote) == role


def test_year_in_brackets_is_a_date(read_text):
    (date,) = read_text("Resolution 1701 (2006) must be kept.")
    assert (date.evidence.quote, date.value) == ("2006", "2006")


def test_anchor_names_the_date_it_hangs_on(read_text):
    first, second = read_text("They met on June 3, 2021. Two days later they parted.")
    assert (first.anchor, second.anchor) == ("", first.date_id)


def test_history_runs_on_its_own_dates(read_text):
    text = (
        "War came in 1939. On May 10, 1940 the armies met. In June the city fell. "
        "In November 1941 winter came, and in January the siege began. It ended in 1944. "
        "Peace was signed in 1945."
    )
    values = {date.evidence.quote: date.value for date in read_text(text)}
    assert (values["June"], values["January"]) == ("1940-06", "1942-01")


def test_switch_overrules_the_texts_shape():
    language = spacy.blank("en")
    language.add_pipe("parley_dates", config={"narrative": True})
    doc = language.make_doc("They met in May 1940. In June they parted.")
    doc._.published = NOW
    assert [date.value for date in language(doc)._.dates] == ["1940-05", "1940-06"]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("From May 8-10 it held.", [("May 8", "2025-05-08"), ("10", "2025-05-10")]),
        ("In 2021 or 2022 it held.", [("2021", "2021"), ("2022", "2022")]),
        ("In May 2024 it held.", [("May 2024", "2024-05")]),
    ],
)
def test_range_is_two_expressions_of_timeml(read_text, text, parts):
    (date,) = read_text(text)
    found = part_range(date)
    assert [(part.evidence.quote, part.value) for part in found] == parts
    assert all(part.evidence.proves(text) for part in found)
