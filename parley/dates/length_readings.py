"""Length readings: durations and what recurs."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from math import ceil

from parley.dates.anchoring import Context
from parley.dates.calendar_readings import read_month
from parley.dates.numbers import Groups, read_number, read_ordinal
from parley.dates.periods import Period, shift_day
from parley.dates.values import Length, TimeValue
from parley.dates.vocabulary import read_class, spell

HALF_PAST = 0.5
# A half of these is written in the next finer unit.
FINER = {
    "hour": ("minute", 60),
    "day": ("hour", 24),
    "year": ("month", 12),
    "decade": ("year", 10),
    "century": ("year", 100),
}


# A length behind these runs from the day of publication, if the verb looks ahead.
LEAD = re.compile(r"(?<![\w-])(within|in)\s(?:the\snext\s)?$")


def _read_unit(words: str) -> str:
    """Read a unit of time."""
    last = words.split()[-1] if " " in words else words
    return "century" if last == "half-century" else read_class("unit")[last]


def read_measure(groups: Groups) -> str:
    """Read at least, more than, about as a TIMEX3 modifier."""
    words = spell(groups.get("measure")).removeprefix("for ").removeprefix("lasting ")
    more = {"more": "EQUAL_OR_MORE", "less": "EQUAL_OR_LESS", "longer": "EQUAL_OR_MORE"}
    return read_class("measure").get(words, more.get(groups.get("more") or "", ""))


def read_duration(groups: Groups, context: Context) -> TimeValue | None:
    """Read 72-hour, at least 30 days, several weeks, month-long."""
    unit = _read_unit(groups["unit"]) if groups["unit"] != "night" else "day"
    words = spell(groups.get("num"))
    plural = groups["unit"].endswith("s") or unit != groups["unit"]
    count = 0 if words in read_class("vague") else read_number(words) if words else 1 - plural
    if groups.get("half"):
        count += HALF_PAST
    if words in ("a", "an") and groups.get("hyphen") == "-":
        return None
    length = make_fraction(count, unit) if count == HALF_PAST else Length(count, unit)
    value = TimeValue("DURATION", length=length, modifier=read_measure(groups))
    return _anchor_ahead(value, context)


def make_fraction(count: float, unit: str) -> Length:
    """Make a length of less than one unit, in the next finer one where that has a name.

    >>> make_fraction(0.5, "hour"), make_fraction(0.25, "century")
    (Length(count=30.0, unit='minute'), Length(count=25.0, unit='year'))
    """
    finer, size = FINER.get(unit, (unit, 1))
    return Length(count * size, finer)


def read_duration_fraction(groups: Groups, context: Context) -> TimeValue | None:
    """Read a quarter of a century, three quarters of an hour."""
    count = 3 if groups["num"] == "three" else 1
    size = 4 if groups["share"].startswith("quarter") else 3
    unit = _read_unit(groups["unit"])
    if size == 3 and unit == "century":
        return None
    length = make_fraction(count / size, unit)
    return TimeValue("DURATION", length=length, modifier=read_measure(groups))


def read_duration_compound(groups: Groups, context: Context) -> TimeValue | None:
    """Read four hours and 12 minutes, two years and three months: the coarser unit first."""
    units = [_read_unit(groups["unit"]), _read_unit(groups["unit2"])]
    counts = [read_number(groups["num"]), read_number(groups["num2"])]
    if not all(counts):
        return None
    length, rest = (Length(*each) for each in zip(counts, units, strict=True))
    return TimeValue(
        "DURATION", length=length, most=rest, joined="sum", modifier=read_measure(groups)
    )


def _anchor_ahead(value: TimeValue, context: Context) -> TimeValue:
    """Give a length its window where it runs from now: *within 48 hours*, *will meet in a week*."""
    now, length = context.published, value.length
    lead = LEAD.search(context.before)
    if not lead or now is None or not length.count or context.narrative or context.tense <= 0:
        return value
    hours = {"hour": 1, "minute": 1 / 60, "second": 1 / 3600}.get(length.unit)
    count, unit = (ceil(length.count * hours / 24), "day") if hours else (length.count, length.unit)
    edge = shift_day(now, count, unit)
    if edge is None:
        return value
    within = lead.group(1) == "within"
    exact = within or unit == "day"
    return replace(
        value,
        window=(now, edge) if within or hours else (edge, edge),
        soft_edge="" if exact else "end",
        anchor="published",
    )


def read_duration_bare(groups: Groups, context: Context) -> TimeValue | None:
    """Read weeks, years where nothing counts them."""
    return TimeValue("DURATION", length=Length(0, _read_unit(groups["unit"])))


def read_duration_half(groups: Groups, context: Context) -> TimeValue | None:
    """Read half a century, a year and a half."""
    count = 1.5 if "and" in context.quote.lower().split() else HALF_PAST
    length = make_fraction(count, _read_unit(groups["unit"]))
    return TimeValue("DURATION", length=length, modifier=read_measure(groups))


def read_duration_range(groups: Groups, context: Context) -> TimeValue | None:
    """Read two to three weeks, as the shorter and the longer length."""
    count, last = read_number(groups["num"]), read_number(groups["num2"])
    if not 0 < count < last:
        return None
    unit = _read_unit(groups["unit"])
    modifier = read_measure(groups)
    return TimeValue(
        "DURATION", length=Length(count, unit), most=Length(last, unit), modifier=modifier
    )


def read_window(groups: Groups, context: Context) -> TimeValue | None:
    """Read the past three months: a duration and the days between which it lies."""
    unit = _read_unit(groups["unit"])
    words = spell(groups.get("num"))
    plural = groups["unit"].endswith("s")
    if not words and not plural and unit not in ("decade", "century", "hour", "fortnight"):
        return None
    count = 0 if words in read_class("vague") else read_number(words) if words else 1 - plural
    count = 2 if groups["unit"].startswith("couple") else count
    length = Length(HALF_PAST * 100, "year") if "half" in groups["unit"] else Length(count, unit)
    value = TimeValue("DURATION", length=length, modifier=read_measure(groups))
    back = groups["way"] in ("last", "past", "previous", "preceding")
    if not count or context.published is None or context.narrative or groups["way"] == "first":
        return value
    if groups["way"] not in ("last", "past", "next", "coming"):
        return value
    return _anchor_window(value, context.published, -count if back else count, unit)


def _anchor_window(value: TimeValue, now: date, count: float, unit: str) -> TimeValue:
    """Lay a duration from or to the day of publication."""
    edge = shift_day(now, count, unit)
    if edge is None:
        return value
    window, soft = ((edge, now), "start") if count < 0 else ((now, edge), "end")
    return replace(value, window=window, soft_edge=soft, anchor="published")


def read_set_adverb(groups: Groups, context: Context) -> TimeValue | None:
    """Read daily, weekly."""
    count, unit = read_class("adverb_set")[groups["word"]].split()
    return TimeValue("SET", length=Length(int(count), unit))


def read_set_every(groups: Groups, context: Context) -> TimeValue | None:
    """Read every two weeks, every other day, each year."""
    words = groups.get("num") or ""
    count = 2 if words == "other" else read_number(words) or read_ordinal(words) if words else 1
    return TimeValue("SET", length=Length(count or 1, _read_unit(groups["unit"])))


def read_set_per(groups: Groups, context: Context) -> TimeValue | None:
    """Read twice a week, a few hours a day, per month."""
    return TimeValue("SET", length=Length(1, groups["unit"]))


def read_set_named(groups: Groups, context: Context) -> TimeValue | None:
    """Read every Monday, each October, Sundays."""
    if groups.get("part"):
        part = read_class("part")[groups["part"]]
        return TimeValue("SET", Period("unknown-day", part=part))
    if groups.get("monthname"):
        return TimeValue("SET", Period("month", 0, read_month(groups["monthname"])))
    if groups.get("season"):
        return TimeValue("SET", Period("season", season=read_class("season")[groups["season"]]))
    weekday = (groups.get("weekday") or groups["plural"]).removesuffix("s")
    return TimeValue("SET", Period("weekday", 0, int(read_class("weekday")[weekday])))
