"""Clock readings: parts of the day, hours and their zones."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from parley.dates.anchoring import Context, point_at
from parley.dates.calendar_readings import read_modifier
from parley.dates.numbers import Groups, read_number
from parley.dates.periods import Period, shift_period
from parley.dates.values import TimeValue
from parley.dates.vocabulary import read_class, spell

# So many days of news keep their clock: *the first shell fell at 6 a.m.*
FRESH = 7


def _find_day(context: Context) -> tuple[Period, str]:
    """Find the day of a time of day: the day last read, in news else the day of publication."""
    told = context.last or context.day or context.narrative or context.tense >= 0
    if context.event and not told and is_fresh(context.event, context.published):
        return _strip(context.event), "event"
    then = context.then
    if then and then.unit == "day":
        return point_at(context, "same", "day")
    if context.day and context.day.year and not context.narrative:
        return _strip(context.day), "day"
    period, anchor = point_at(context, "0", "day")
    return (Period("unknown-day"), "") if context.narrative or not period else (period, anchor)


def is_fresh(day: Period, published: date | None) -> bool:
    """Say whether news of a day is still told by the clock: for a week.

    >>> is_fresh(Period("day", 2025, 5, 8), date(2025, 5, 12))
    True
    >>> is_fresh(Period("day", 2025, 4, 8), date(2025, 5, 12))
    False
    """
    days = day.days()
    return bool(days and published) and 0 <= (published - days[0]).days <= FRESH


def _strip(period: Period) -> Period:
    """Give a day without its time."""
    return Period("day", period.year, period.number, period.day)


def read_part(groups: Groups, context: Context) -> TimeValue | None:
    """Read the morning, the night: of the day last spoken of."""
    part = read_class("part")[groups["part"]]
    modifier = {"early": "START", "late": "END", "mid-": "MID"}.get(spell(groups.get("share")), "")
    period, anchor = _find_day(context)
    if part == "NI" and anchor == "published" and context.tense < 0 and groups.get("lead"):
        # Told the morning after.
        period = shift_period(period, -1) or period
    return TimeValue("TIME", replace(period, part=part), anchor=anchor, modifier=modifier)


def read_clock(groups: Groups, context: Context) -> TimeValue | None:
    """Read 11 p.m. Moscow time, 08:30 UTC, noon."""
    clock = read_hour(groups)
    if clock is None:
        return None
    period, anchor = _find_day(context)
    zone = read_zone(spell(groups.get("zone")), period)
    value = TimeValue("TIME", replace(period, clock=clock, zone=zone), anchor=anchor)
    return replace(value, **{k: v for k, v in read_modifier(groups).items() if k != "exact_edge"})


def read_hour(groups: Groups) -> str | None:
    """Read the hour and minute as ``HH:MM``."""
    if groups.get("word"):
        return read_class("clockword")[groups["word"]]
    if groups.get("hw"):
        hour = int(read_class("number").get(groups["hw"], groups["hw"]))
    else:
        hour = int(groups["h"])
    if groups.get("ap"):
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if groups["ap"].startswith("p") else 0)
    if groups.get("daypart") in ("afternoon", "evening") and hour < 12:
        hour += 12
    if groups.get("past"):
        return _pass_hour(hour, groups)
    return f"{hour:02d}:{groups.get('mi') or '00'}" if hour <= 24 else None


def _pass_hour(hour: int, groups: Groups) -> str | None:
    """Read half past four, a quarter to six, ten minutes past nine as ``HH:MM``."""
    words = groups["past"]
    minutes = int({"half": 30, "quarter": 15}.get(words) or read_number(words))
    told = hour * 60 + (-minutes if groups.get("side") == "to" else minutes)
    return f"{told // 60:02d}:{told % 60:02d}" if hour < 24 and minutes < 60 else None


def choose_half(clock: str, part: str) -> str:
    """Choose which of two hours a clock means by the part of the day: *7:30 in the evening*.

    >>> choose_half("07:30", "EV"), choose_half("03:20", "MO"), choose_half("02:00", "NI")
    ('19:30', '03:20', '02:00')
    """
    hour = int(clock[:2])
    late = part in ("AF", "EV") or (part == "NI" and hour >= 6)
    return f"{hour + 12:02d}{clock[2:]}" if late and 1 <= hour < 12 else clock


def read_zone(name: str, period: Period) -> str:
    """Read a zone's name as an offset from UTC, summer time by its rule.

    >>> read_zone("kyiv time", Period("day", 2025, 5, 12))
    '+03:00'
    """
    offset, _, rule = read_class("zone").get(name, "").partition(" ")
    days = period.days() if rule else None
    if not days:
        return "" if rule else offset
    if not _is_summer(days[0], rule):
        return offset
    hours = int(offset[:3]) + 1
    return f"{'-' if hours < 0 else '+'}{abs(hours):02d}{offset[3:]}"


def _is_summer(day: date, rule: str) -> bool:
    """Say whether a day has summer time: the European rule of 1996, the American of 2007."""
    if rule == "EU":
        return _sunday(day.year, 3, -1) <= day < _sunday(day.year, 10, -1)
    return _sunday(day.year, 3, 2) <= day < _sunday(day.year, 11, 1)


def _sunday(year: int, month: int, count: int) -> date:
    """Find the second, or the last (-1), Sunday of a month."""
    first = date(year, month, 1)
    sunday = first.toordinal() + (7 - first.isoweekday()) % 7
    if count > 0:
        return date.fromordinal(sunday + 7 * (count - 1))
    last = sunday + 28
    return date.fromordinal(last if date.fromordinal(last).month == month else sunday + 21)
