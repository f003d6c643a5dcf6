"""Words: how acts, stances, statuses and counts are said in charts and tables."""

from __future__ import annotations

import re
from collections.abc import Sequence

from parley.counting import count_words

# A sign never stands without its word; the signs only help the eye to find it.
ACT_WORDS = {
    "demand": "demands",
    "request": "asks",
    "offer": "offers",
    "accept": "accepts",
    "reject": "refuses",
    "threaten": "threatens",
    "accuse": "accuses",
}
# The act before what it is about: *asks for* a ceasefire.
ACT_PHRASES = {
    "demand": "demands",
    "request": "asks for",
    "offer": "offers",
    "accept": "accepts",
    "reject": "refuses",
    "threaten": "threatens with",
    "accuse": "accuses over",
}
ISSUE_NAMES = {
    "ceasefire": "a ceasefire",
    "humanitarian": "humanitarian aid",
    "guarantees": "security guarantees",
    "nuclear": "nuclear matters",
    "prisoners": "prisoners and hostages",
    "economy": "the economy",
    "other": "another matter",
}
# Issues whose name is that of a thing which one side can want of another and offer it.
ISSUE_THINGS = {"hostilities": "restraint"} | {
    issue: ISSUE_NAMES.get(issue, issue)
    for issue in ("ceasefire", "talks", "withdrawal", "humanitarian", "guarantees", "disarmament")
}
ACT_SYMBOLS = {
    "demand": "square",
    "request": "circle",
    "offer": "diamond",
    "accept": "triangle-up",
    "reject": "x",
    "threaten": "triangle-down",
    "accuse": "star",
}
# What stands behind an act that is not made outright.
STATUS_WORDS = {
    "made": "",
    "planned": " (only announced)",
    "reported": " (only reported)",
    "possible": " (only hinted at)",
}
LENGTH_UNITS = {
    "Y": "year",
    "M": "month",
    "W": "week",
    "D": "day",
    "TH": "hour",
    "TM": "minute",
    "TS": "second",
}
LENGTH = re.compile(r"P(T?)(\d+(?:\.\d+)?|X+)([YMWDHS])")
STANCE_SIGNS = {
    "asks": "→",
    "offers": "◇",
    "accepts": "✓",
    "refuses": "✕",
    "threatens": "▽",
    "accuses": "☆",
}


def say_duration(value: str) -> str:
    """Say a length of one unit in words; another value stands as it is.

    >>> say_duration("P1M"), say_duration("PT48H"), say_duration("PXW"), say_duration("P1Y6M")
    ('1 month', '48 hours', 'some weeks', 'P1Y6M')
    """
    found = LENGTH.fullmatch(value)
    unit = LENGTH_UNITS.get(found[1] + found[3]) if found else None
    if unit is None:
        return value
    return f"some {unit}s" if "X" in found[2] else count_words(found[2], unit)


def split_list(cell: str) -> list[str]:
    """Split a list cell of the tables.

    >>> split_list("RUS|UKR"), split_list("")
    (['RUS', 'UKR'], [])
    """
    return cell.split("|") if cell else []


def name_issue(issue: str) -> str:
    """Name an issue within a sentence.

    >>> name_issue("ceasefire"), name_issue("talks")
    ('a ceasefire', 'talks')
    """
    return ISSUE_NAMES.get(issue, issue)


def name_thing(issue: str) -> str:
    """Name what is wanted or offered on an issue.

    >>> name_thing("ceasefire"), name_thing("hostilities"), name_thing("sanctions")
    ('a ceasefire', 'restraint', 'a step on sanctions')
    """
    return ISSUE_THINGS.get(issue) or f"a step on {name_issue(issue)}"


def say_stance(stance: str) -> str:
    """Say a stance cell with its signs.

    >>> say_stance("asks|offers?")
    '→ asks, ◇ offers (◐\xa0conditional)'
    """
    return ", ".join(map(_say_one, split_list(stance)))


def _say_one(stance: str) -> str:
    """Say one stance."""
    bare = stance.removesuffix("?")
    tail = " (◐\u00a0conditional)" if stance.endswith("?") else ""
    return f"{STANCE_SIGNS.get(bare, '')} {bare}{tail}".strip()


def join_words(words: Sequence[str]) -> str:
    """Join words as prose does.

    >>> join_words(["talks", "a ceasefire", "sanctions"]), join_words([])
    ('talks, a ceasefire and sanctions', '')
    """
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} and {words[-1]}"
