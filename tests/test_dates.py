"""Dates: tables of (text, published, expected), one row an expression."""

import csv
from pathlib import Path

import pytest
import spacy

import parley
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
    "A second battle followed.",
    "They live on the 24th floor and fought with the 34th battalion.",  # numbered things
    "It was the 5th and final round.",
    "The army will answer at an hour of its choosing.",  # any time at all
    "He wed, she sat. The Sun. Nothing else.",  # no abbreviated weekdays
    "He saw it in the Sunday Times.",
    "Ten to twelve people lived beyond half past her means.",  # no hours
    "Between a quarter to one half of them left.",
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


# Each kind has three sentences or more, the last of them a near miss; they need a tagger.
READ = [
    # told on a day, whatever must follow
    ("Its envoy, Jan Maes, warned on Monday that they must go.", [("Monday", "2025-05-12")]),
    ("Mali announced on Tuesday that it will leave.", [("Tuesday", "2025-05-13")]),
    ("He said again on Tuesday that both should stop.", [("Tuesday", "2025-05-13")]),
    ("It will be announced on Monday that talks resume.", [("Monday", "2025-05-19")]),
    ("A step expected on Monday that ends it is near.", [("Monday", "2025-05-19")]),
    # what is to be done lies ahead
    ("Asked for a pause, to begin no later than Monday.", [("no later than Monday", "2025-05-19")]),
    ("They are to leave not later than Monday.", [("not later than Monday", "2025-05-19")]),
    ("Both sides agreed to meet on Tuesday.", [("Tuesday", "2025-05-20")]),
    ("They came to Doha and met on Tuesday.", [("Tuesday", "2025-05-13")]),
    # the weekend
    ("Crossings will stay open through the weekend.", [("the weekend", "2025-W20-WE")]),
    ("Shelling over the weekend killed nine people.", [("the weekend", "2025-W19-WE")]),
    ("They want quiet for the weekend.", [("the weekend", "2025-W20-WE")]),
    ("It was agreed after the weekend truce.", []),
    # the weeks of a month
    (
        "It opens in the second week of June.",
        [("the second week of June", "2025-06-08/2025-06-14")],
    ),
    (
        "It ends the last week of May 2024.",
        [("the last week of May 2024", "2024-05-25/2024-05-31")],
    ),
    (
        "They met in the first week of April.",
        [("the first week of April", "2025-04-01/2025-04-07")],
    ),
    ("After the first week of talks in May it failed.", [("May", "2025-05")]),
    # between two lengths
    ("A pause of two to three weeks is offered.", [("two to three weeks", "P2W/P3W")]),
    ("It needs at least five or six days.", [("at least five or six days", "P5D/P6D")]),
    ("A 10-15 minute call is planned.", [("10-15 minute", "PT10M/PT15M")]),
    ("Three or four states agreed within two days.", [("two days", "P2D")]),
    # what only narrows a length stands outside it; what bounds it is part of it
    ("The halt lasted only two days.", [("two days", "P2D")]),
    ("It opens for just six hours.", [("six hours", "PT6H")]),
    ("Exactly ten days passed.", [("ten days", "P10D")]),
    ("It lasted just under ten days.", [("just under ten days", "P10D")]),
    # so long in every day
    ("Power runs for three hours a day.", [("three hours a day", "P1D")]),
    ("Trucks may cross several days a week.", [("several days a week", "P1W")]),
    ("It opens some two hours per day.", [("some two hours per day", "P1D")]),
    ("It held for two weeks a year ago.", [("two weeks", "P2W"), ("a year ago", "2024")]),
    # today in direct speech
    ('"Peace today is worth more than victory," he said.', [("today", "PRESENT_REF")]),
    ("“People who suffer today need food,” she said.", [("today", "PRESENT_REF")]),
    ("“Europe faces a choice today,” he said.", [("today", "PRESENT_REF")]),
    ('"We signed the text today," he said.', [("today", "2025-05-15")]),
    ('"Peace is near," he says today in Paris.', [("today", "2025-05-15")]),
    # a part of the day that is wished or judged
    ("Good evening, ladies and gentlemen.", []),
    ("It was a long night for the envoys.", []),
    ("That makes another wasted afternoon.", []),
    ("They met on a cold morning in Geneva.", [("morning", "2025-05-15TMO")]),
    ("They met on a Tuesday evening.", [("Tuesday evening", "2025-05-13TEV")]),
    # a year long past in news, from which months and days go on
    ("War came in 1812. On June 18 they marched.", [("1812", "1812"), ("June 18", "1812-06-18")]),
    ("It was signed in 1960. In August he left.", [("1960", "1960"), ("August", "1960-08")]),
    (
        "It was lost in 1994. On June 3 they will meet.",
        [("1994", "1994"), ("June 3", "2025-06-03")],
    ),
    ("It fell in 2019. He left a month ago.", [("2019", "2019"), ("a month ago", "2025-04")]),
    # what is due, and what the present tense tells to come
    ("The truce expires on Sunday.", [("Sunday", "2025-05-18")]),
    ("Polls open on Tuesday.", [("Tuesday", "2025-05-20")]),
    ("The truce expired on Sunday.", [("Sunday", "2025-05-11")]),
    ("It ends around Christmas.", [("around Christmas", "2025-12-25")]),
    # the age of things
    ("The siege is two years old.", [("two years", "P2Y")]),
    ("A truce barely ten days old was broken.", [("barely ten days", "P10D")]),
    ("The pact, nearly 30 years old, has lapsed.", [("nearly 30 years", "P30Y")]),
    ("A 60-year-old envoy drew up a two-week-old plan.", []),
]


@pytest.mark.parametrize(("text", "expected"), READ)
def test_reading_with_tags(text, expected):
    dates = parley.read(text, published="2025-05-15").dates
    assert [(date.evidence.quote, date.value) for date in dates] == expected


def test_speech_ends_with_its_paragraph():
    text = 'He said: "Today we face a choice.\n\nShe says today that "peace" is near.'
    dates = parley.read(text, published=NOW).dates
    assert [date.value for date in dates] == ["PRESENT_REF", NOW]


def test_length_between_two_stays_whole_in_timeml(read_text):
    (date,) = read_text("It takes two or three days.")
    assert part_range(date) == (date,)


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


def test_the_dictionary_of_the_grammar_has_its_columns(root):
    told = (root / "data/lexicon/README.md").read_text(encoding="utf-8")
    for path in sorted((root / "data/lexicon/dates").glob("*.csv")):
        row = next(line for line in told.splitlines() if line.startswith(f"| {path.name} |"))
        columns = [column.strip() for column in row.split("|")[2].split(",")]
        header = path.read_text(encoding="utf-8").splitlines()[0].split(",")
        assert [column for column in header if column != "reason"] == [
            column for column in columns if column != "reason"
        ]
