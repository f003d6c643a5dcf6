"""Length readings: durations and what recurs."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from parley.dates.anchoring import Context
from parley.dates.calendar_readings import read_month
from parley.dates.numbers import Groups, read_number, read_ordinal
from parley.dates.periods import Period, shift_day
from parley.dates.values import Length, TimeValue
from parley.dates.vocabulary import read_class, spell

HALF_PAST = 0.5


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
    modifier = read_measure(groups)
    return TimeValue("DURATION", length=Length(count, unit), modifier=modifier)


def read_duration_bare(groups: Groups, context: Context) -> TimeValue | None:
    """Read weeks, years where nothing counts them."""
    return TimeValue("DURATION", length=Length(0, _read_unit(groups["unit"])))


def read_duration_half(groups: Groups, context: Context) -> TimeValue | None:
    """Read half a century, a year and a half."""
    unit = _read_unit(groups["unit"])
    count = 1.5 if "and" in context.quote.lower().split() else HALF_PAST
    whole = {"year": ("month", 12), "decade": ("year", 10), "century": ("year", 100)}
    finer = {"day": ("hour", 24), "hour": ("minute", 60)} | whole
    named, size = finer.get(unit, (unit, 1))
    return TimeValue("DURATION", length=Length(count * size, named), modifier=read_measure(groups))


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
    if not words and not plural and unit not in ("decade", "century", "hour"):
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
    words = context.quote.lower().split()
    if len(words) == 2 and words[0] in ("a", "each", "every"):
        return None
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
