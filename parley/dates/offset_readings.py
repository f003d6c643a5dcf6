"""Offset readings: three years ago, two days later, weeks earlier, in two weeks' time."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time, timedelta

from parley.dates.anchoring import Context, widen
from parley.dates.numbers import Groups, read_number
from parley.dates.periods import Period, period_of, shift_day, shift_period
from parley.dates.values import TimeValue
from parley.dates.vocabulary import read_class, spell

BACK = ("ago", "earlier", "before", "previously", "prior", "beforehand", "before that")
FROM_NOW = ("ago", "from now", "from today", "hence")


def read_offset(groups: Groups, context: Context) -> TimeValue | None:
    """Read three years ago, two days later: a period as wide as the unit."""
    direction = spell(groups["dir"])
    unit = groups["unit"]
    unit = read_class("unit").get(unit, unit)
    words = spell(groups["num"])
    count = 0 if words in read_class("vague") else read_number(words)
    sign = -1 if direction in BACK else 1
    anchor = context.today if direction in FROM_NOW else context.then
    if not count:
        return _read_vague_offset(context, sign, "ago" in direction)
    days = anchor.days() if anchor else None
    if not days:
        return _shift_old(anchor, unit, sign * int(count), context)
    return _shift_offset(anchor, days[0], unit, sign * count, context)


def _shift_offset(
    anchor: Period, start: object, unit: str, count: float, context: Context
) -> TimeValue | None:
    """Give the period of a unit that lies so many units from a day."""
    day = shift_day(start, count, unit)
    if day is None:
        return None
    named = context.name_anchor(anchor)
    if unit in ("hour", "minute", "second"):
        return _shift_clock(anchor, unit, count, named)
    wide = {"week": "day", "fortnight": "day", "half": "month", "weekend": "weekend"}
    if unit == "year" and count % 1:
        unit = "month"
    soft = "" if unit in ("day", "weekend") else "~"
    return TimeValue("DATE", period_of(day, wide.get(unit, unit)), anchor=named, soft=soft)


def _shift_clock(anchor: Period, unit: str, count: float, named: str) -> TimeValue | None:
    """Give the time so many hours or minutes from another; without a clock only its day."""
    day = anchor.days()[0]
    if len(anchor.clock) != 5 or anchor.clock == "24:00":
        return TimeValue("TIME", period_of(shift_day(day, count, unit) or day, "day"), anchor=named)
    step = {"hour": timedelta(hours=count), "minute": timedelta(minutes=count)}.get(unit)
    start = datetime.combine(day, time.fromisoformat(anchor.clock))
    try:
        told = start + (step or timedelta(seconds=count))
    except OverflowError:
        return None
    period = replace(period_of(told.date(), "day"), clock=told.strftime("%H:%M"), zone=anchor.zone)
    return TimeValue("TIME", period, anchor=named)


def _shift_old(anchor: Period | None, unit: str, count: int, context: Context) -> TimeValue | None:
    """Move a date whose days the calendar does not count (before Christ, or unknown)."""
    base = widen(anchor, unit) if anchor and unit in ("year", "decade", "century") else None
    moved = shift_period(base, count) if base else None
    if moved is None:
        return TimeValue("DATE")
    return TimeValue("DATE", moved, anchor=context.name_anchor(anchor))


def _read_vague_offset(context: Context, sign: int, ago: bool) -> TimeValue:
    """Read several days ago, a few weeks later."""
    reference = "PAST_REF" if sign < 0 else "FUTURE_REF"
    now = context.published if ago else None
    return TimeValue("DATE", reference=reference, now=now, anchor="published" if now else "")


def read_offset_bare(groups: Groups, context: Context) -> TimeValue | None:
    """Read weeks later, years ago."""
    direction = groups["dir"]
    return _read_vague_offset(context, -1 if direction in BACK else 1, direction == "ago")


def read_offset_in(groups: Groups, context: Context) -> TimeValue | None:
    """Read in two weeks' time."""
    return read_offset({**groups, "dir": "from now"}, context)
