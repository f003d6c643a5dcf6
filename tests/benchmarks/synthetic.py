"""Texts made from templates: short dispatches of invented events, the same for the same number.

A text has three to five sentences of 40 to 60 words altogether: acts with and without a date or a
condition, and sentences in which nobody asks for anything. States and capitals are the gazetteer's;
no person is named, so that nobody is said to have done what did not happen.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from functools import cache

from parley.datafiles import read_rows

PUBLISHED = "2024-03-15"
WORDS = (40, 60)
SEED = 20240315
TEMPLATES = (
    "{a} urged {b} to {deed} {when}.",
    "{a}’s foreign minister called on {b} to {deed}, saying that {matter} could not wait.",
    "{a} offered {b} talks on {matter} in {city} {when}.",
    "{b} rejected the offer and said {a} must first {deed}.",
    "The government of {b} agreed to {deed} if {a} does the same.",
    "“We will not {deed} {when},” the president of {a} told reporters in {city}.",
    "{a}, together with its neighbours, demands that {b} {deed} {when}.",
    "{b} warned that it would close its border unless {a} agrees to {deed}.",
    "The UN Security Council asked {a} and {b} to {deed}.",
    "A spokesperson for {b} accused {a} of a failure to {deed}.",
    "{a} thanked {b} for its help with {matter}.",
    "The {number} delegates met in {city} (their first meeting in {length}) and left after lunch.",
    "Prices of bread and fuel have risen by {number} percent in {length}.",
    "Heavy rain fell on the hills, and the road to the coast was closed for {length}.",
    "The two sides have met {number} times on {matter} since {year}.",
    "Analysts say that an accord on {matter} has been near for {length}.",
)
DEEDS = (
    "release the prisoners",
    "open the crossing",
    "withdraw its troops",
    "lift the ban on grain",
    "accept a ceasefire of {length}",
    "let the inspectors in",
    "pay the arrears",
    "halt the tests",
    "return to the talks",
    "sign the protocol",
)
TIMES = (
    "by {day} {month}",
    "before the end of {month}",
    "on {weekday}",
    "within {length}",
    "next week",
    "at once",
)
MATTERS = ("fishing rights", "the border", "water", "trade in grain", "the debt", "migration")
MONTHS = ("March", "April", "May", "June", "July", "September", "October")
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")


@cache
def _states() -> tuple[tuple[str, str], ...]:
    """Give the names of states with a capital."""
    rows = read_rows("gazetteer/states.csv")
    pairs = ((row["name"], row["capitals"].split("|")[0]) for row in rows)
    return tuple((name, capital) for name, capital in pairs if capital)


def make_text(number: int) -> str:
    """Make the text of a number.

    >>> make_text(7) == make_text(7), make_text(7) == make_text(8)
    (True, False)
    >>> WORDS[0] <= len(make_text(7).split()) <= WORDS[1]
    True
    """
    chance = random.Random(SEED + number)
    (a, city), (b, _) = chance.sample(_states(), 2)
    for _ in range(1000):
        size = chance.randint(3, 5)
        sentences = (_fill(line, a, b, city, chance) for line in chance.sample(TEMPLATES, size))
        text = " ".join(sentences)
        if WORDS[0] <= len(text.split()) <= WORDS[1]:
            return text
    raise AssertionError("the templates give no text of that length")


def _fill(line: str, a: str, b: str, city: str, chance: random.Random) -> str:
    """Fill a template; what is filled in may have places to fill itself."""
    length = f"{chance.randint(2, 90)} {chance.choice(('days', 'weeks', 'months'))}"
    for _ in range(2):
        line = line.format(
            a=a, b=b, city=city, length=length,
            deed=chance.choice(DEEDS) if "{deed}" in line else "",
            when=chance.choice(TIMES) if "{when}" in line else "",
            matter=chance.choice(MATTERS), number=chance.randint(2, 99),
            year=chance.randint(1990, 2023), day=chance.randint(1, 28),
            month=chance.choice(MONTHS), weekday=chance.choice(WEEKDAYS),
        )  # fmt: skip
    return line[0].upper() + line[1:]


def make_texts(count: int) -> Iterator[tuple[str, str]]:
    """Make many texts, each with its id.

    >>> [text_id for text_id, _ in make_texts(2)]
    ['s-00000', 's-00001']
    """
    return ((f"s-{number:05}", make_text(number)) for number in range(count))
