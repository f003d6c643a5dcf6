"""Expressions: the stretches of text that rules matched, and how neighbours join."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from parley.dates.rules import Rule
from parley.dates.vocabulary import read_class

# What may stand between a time and its day, between two ends, between two choices.
TIME_LINK = re.compile(r",? (?:on |of |of the |in the |late |early )?|,? at |,? in the ")
PART_LINK = re.compile(r",? (?:in |at )?")
LIST_LINK = re.compile(r",? (?:and |or |to |until |and on |and in |or in |to the )?")
RANGE_LINK = re.compile(r" ?- ?")
EITHER_LINK = re.compile(r" or ")
DAYS = ("date.month_day", "date.day_month", "date.iso", "weekday.plain", "weekday.pointer")
DAYLIKE = (
    *DAYS,
    "day.deictic",
    "date.month_days",
    "date.days_month",
    "feast.year",
    "night.deictic",
    "day.neighbour",
    "unit.same_day",
    "weekday.of_month",
    "weekday.week",
    "date.day_of_month",
    "date.ordinal_month",
)
# *The next day, that day* and no longer unit can hold a time of day.
POINTED = ("unit.pointer",)
TIMES = ("clock", "part")
YEARLESS = ("date.month", "date.month_day", "date.day_month", "date.month_days", "date.days_month")
YEARS = ("year", "bcyear", "sameyear")


@dataclass(frozen=True, slots=True)
class Found:
    """A stretch of text that a rule matches, with the groups it caught.

    ``day`` is the date that a time of day belongs to, ``other`` the second end of a range.
    """

    rule: Rule
    start: int
    end: int
    groups: tuple[tuple[str, str], ...]
    day: Found | None = None
    other: Found | None = None
    joined: str = ""

    @property
    def named(self) -> dict[str, str]:
        """Give the groups by name; a trailing underscore only tells alternatives apart."""
        return {name.rstrip("_"): words for name, words in self.groups}


def join_expressions(folded: str, found: list[Found]) -> list[Found]:
    """Join a time with its day, the ends of a range, and alternatives, into one expression.

    >>> join_expressions("", [])
    []
    """
    joined: list[Found] = []
    for right in found:
        pair = _join(folded, joined[-1], right) if joined else None
        if pair:
            joined[-1] = pair
        else:
            joined.append(right)
    return _lend_years(folded, joined)


def _lend_years(folded: str, found: list[Found]) -> list[Found]:
    """Give the days and months of a list the year that only its last one tells.

    *July and August 2003* are both of 2003, *December and January 2004* of 2003 and 2004.
    """
    lent = list(found)
    for place in range(len(lent) - 2, -1, -1):
        left, right = lent[place], lent[place + 1]
        if not (left.rule.name in YEARLESS and right.rule.name in (*YEARLESS, "date.month_year")):
            continue
        between = folded[left.end : right.start]
        if any(name in left.named for name in YEARS) or not LIST_LINK.fullmatch(between):
            continue
        if "year" in right.named:
            year = _lend_year(left, right)
            lent[place] = replace(left, groups=(*left.groups, ("year", year)))
    return lent


def _lend_year(left: Found, right: Found) -> str:
    """Give the year of a month that stands before another one of a told year."""
    months = read_class("month")
    earlier, later = (int(months[each.named["monthname"].rstrip(".")]) for each in (left, right))
    return str(int(right.named["year"]) - (earlier > later))


def _is_day(found: Found) -> bool:
    """Say whether a time of day can belong to an expression."""
    if found.rule.name in POINTED:
        return found.named.get("unit") == "day"
    return found.rule.name in DAYLIKE


def _join(folded: str, left: Found, right: Found) -> Found | None:
    """Join two neighbours where they make one expression."""
    between = folded[left.end : right.start]
    if len(between) > 8 or left.other or left.joined:
        return None
    between = " ".join(between.split("\n")) if between.count("\n") == 1 else between
    families = [found.rule.name.partition(".")[0] for found in (left, right)]
    linked = TIME_LINK.fullmatch(between) is not None
    if linked and families[0] in TIMES and _is_day(right) and not left.day:
        return replace(left, end=right.end, day=right)
    parted = families == ["clock", "part"] and "ap" not in left.named
    if parted and (linked if left.day else PART_LINK.fullmatch(between)):
        # *3:20 on Thursday morning, 7:30 in the evening*: the part tells which of two hours.
        return replace(left, end=right.end, groups=(*left.groups, *right.groups))
    if families[1] in TIMES and _is_day(left) and linked and "limit" not in right.named:
        return replace(right, start=left.start, day=left)
    if left.rule.name != right.rule.name or left.rule.name not in (
        *DAYS,
        "year.plain",
        "date.month",
        "date.month_year",
    ):
        return None
    if RANGE_LINK.fullmatch(between) and left.rule.name not in ("weekday.plain", "year.plain"):
        return replace(left, end=right.end, other=right, joined="range")
    if EITHER_LINK.fullmatch(between):
        return replace(left, end=right.end, other=right, joined="either")
    return None
