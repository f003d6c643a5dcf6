"""Rules: the ordered grammar, read from its table, each rule with its name and its reading."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from parley.datafiles import read_rows
from parley.dates import calendar_readings as calendar
from parley.dates import clock_readings as clock
from parley.dates import feast_readings as feasts
from parley.dates import length_readings as length
from parley.dates import offset_readings as offsets
from parley.dates import part_readings as parts
from parley.dates import relative_readings as relative
from parley.dates import weekday_readings as weekdays
from parley.dates.anchoring import Context
from parley.dates.values import TimeValue
from parley.dates.vocabulary import build_pieces, expand, join_words, read_class

# What in a pattern is syntax and no word.
GROUP = re.compile(r"\(\?P<\w+>")
NO_WORDS = re.compile(r"\(\?P<\w+>|\(\?<?[=!]|\\[a-zA-Z]|\[[^\]]*\]")
WORDS = re.compile(r"'?[^\W\d_]+")
RULES = "lexicon/dates/rules.csv"
Reading = Callable[[dict[str, str], Context], TimeValue | None]

# The readings that the table's column `build` names.
READINGS: dict[str, Reading] = {
    "calendar": calendar.read_calendar,
    "ordinal_month": calendar.read_ordinal_month,
    "slashed": calendar.read_slashed,
    "dotted": calendar.read_calendar,
    "days": calendar.read_days,
    "days_either": calendar.read_days_either,
    "months": calendar.read_months,
    "pointed_month": calendar.read_pointed_month,
    "day_of_month": calendar.read_day_of_month,
    "year": calendar.read_plain_year,
    "years": calendar.read_years,
    "decade": calendar.read_decade,
    "century": calendar.read_century,
    "part_year": parts.read_part_year,
    "half_month": parts.read_half_month,
    "month_week": parts.read_month_week,
    "month_weekday": parts.read_month_weekday,
    "weekend_of": parts.read_weekend_of,
    "week_of": parts.read_week_of,
    "season": parts.read_season,
    "weekday": weekdays.read_weekday,
    "weekday_week": weekdays.read_weekday_week,
    "deictic": relative.read_deictic,
    "deictic_part": relative.read_deictic_part,
    "pointed": relative.read_pointed,
    "shared_unit": relative.read_shared_unit,
    "same_unit": relative.read_same_unit,
    "weekend": relative.read_weekend,
    "same_day": relative.read_same_day,
    "same_ago": relative.read_same_ago,
    "neighbour": relative.read_neighbour,
    "neighbour_ordinal": relative.read_neighbour_ordinal,
    "offset": offsets.read_offset,
    "offset_bare": offsets.read_offset_bare,
    "offset_in": offsets.read_offset_in,
    "reference": relative.read_reference,
    "recent": relative.read_recent,
    "duration": length.read_duration,
    "duration_bare": length.read_duration_bare,
    "duration_half": length.read_duration_half,
    "duration_compound": length.read_duration_compound,
    "duration_fraction": length.read_duration_fraction,
    "duration_range": length.read_duration_range,
    "window": length.read_window,
    "set_adverb": length.read_set_adverb,
    "set_every": length.read_set_every,
    "set_per": length.read_set_per,
    "set_named": length.read_set_named,
    "part": clock.read_part,
    "clock": clock.read_clock,
    "feast": feasts.read_feast,
    "anniversary": feasts.read_anniversary,
}


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of the grammar.

    Args:
        name: What evidence calls it.
        order: Its place in the table; of two equally long finds the earlier rule wins.
        pattern: Its expression over folded text.
        reading: What makes a value of the found groups.
    """

    name: str
    order: int
    pattern: re.Pattern[str]
    reading: Reading


@cache
def read_rules() -> tuple[Rule, ...]:
    """Read and compile the grammar.

    >>> read_rules()[0].name
    'date.iso'
    """
    pieces = build_pieces()
    rules = []
    for order, row in enumerate(read_rows(RULES)):
        pattern = expand(row["pattern"], pieces)
        compiled = re.compile(rf"(?:{pattern})(?![a-z0-9]|-\d)")
        reading = READINGS[row["build"]]
        rules.append(Rule(row["rule"], order, compiled, reading))
    return tuple(rules)


@cache
def build_gate() -> re.Pattern[str]:
    """Build one pattern that matches wherever a rule does: most words are asked no further.

    >>> bool(build_gate().match("8 may")), bool(build_gate().match("8 men"))
    (True, False)
    """
    plain = (GROUP.sub("(?:", rule.pattern.pattern) for rule in read_rules())
    return re.compile("|".join(plain))


@cache
def list_openers() -> frozenset[str]:
    """List the words that patterns hold: no expression opens with another one.

    >>> "may" in list_openers(), "minister" in list_openers()
    (True, False)
    """
    words: set[str] = set()
    for rule in read_rules():
        plain = NO_WORDS.sub(" ", rule.pattern.pattern.replace("(?:", "("))
        words.update(WORDS.findall(plain))
    return frozenset(words)


@cache
def build_core() -> re.Pattern[str]:
    """Build the one pattern that every expression holds: a digit, a month, a unit and so on."""
    classes = ("month", "weekday", "unit", "season", "part", "clockword", "adverb_set", "reference")
    words = join_words(*classes)
    feasts = build_pieces()["feast"]
    others = "today|yesterday|tomorrow|tonight|overnight|o'clock|shortly|soon|anniversary"
    tens = "twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties|midweek|midyear"
    days = r"mon|tues?|wed|thu(?:rs?)?|fri|sat|sun"
    past = r"half\spast|quarter\s(?:past|to)"
    plurals = "|".join(f"{word}s" for word in read_class("weekday"))
    return re.compile(
        rf"(?<![a-z0-9])(?:[\d']?\d|(?:{words}|{feasts}|{others}|{tens}|{plurals}|{days}|{past})\b)"
    )
