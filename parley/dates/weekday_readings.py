"""Weekday readings: Friday, late Sunday, next Thursday, Monday of last week."""

from __future__ import annotations

from parley.dates.anchoring import Context, choose_weekday, point_at
from parley.dates.calendar_readings import read_modifier
from parley.dates.numbers import Groups, read_share
from parley.dates.periods import Period, period_of, shift_day
from parley.dates.values import TimeValue
from parley.dates.vocabulary import read_class, spell


def read_weekday(groups: Groups, context: Context) -> TimeValue | None:
    """Read Friday, late Sunday, Monday of next week."""
    number = int(read_class("weekday")[groups["weekday"]])
    pointer = spell(groups.get("pointer") or "")
    week = spell(groups.get("weekof") or "")
    if pointer:
        day, anchor = _point_weekday(context, pointer, number)
    elif week:
        period, anchor = point_at(context, read_class("pointer")[week.split()[-2]], "week")
        day = shift_day(period.days()[0], number - 1, "day") if period else None
    else:
        day, anchor = choose_weekday(context, number)
    share = read_share(groups)[0]
    modifier = read_modifier({**groups, "share": ""})["modifier"] or share
    if day is None:
        return TimeValue("DATE", Period("weekday", 0, number), modifier=modifier)
    return TimeValue("DATE", period_of(day, "day"), modifier=modifier, anchor=anchor)


def read_weekday_week(groups: Groups, context: Context) -> TimeValue | None:
    """Read Saturday week, a week on Friday: seven days behind the next such day."""
    number = int(read_class("weekday")[groups["weekday"]])
    days = context.today.days() if context.today else None
    if not days:
        return TimeValue("DATE", Period("weekday", 0, number))
    gap = (number - days[0].isoweekday()) % 7 + 7
    day = shift_day(days[0], gap, "day")
    named = context.name_anchor(context.today)
    return TimeValue("DATE", period_of(day, "day"), anchor=named) if day else None


def _point_weekday(context: Context, pointer: str, number: int) -> tuple:
    """Find last, this, next Monday: next is of next week, last the last before today."""
    same = "same" in pointer or pointer.startswith("that") or "following" in pointer
    same = same or "previous" in pointer
    anchor = context.then if same else context.today
    days = anchor.days() if anchor else None
    if not days:
        return None, ""
    start = days[0]
    gap = (number - start.isoweekday()) % 7
    if "last" in pointer or "past" in pointer or "previous" in pointer:
        gap = gap - 7
    elif "next" in pointer and not context.running:
        gap = 7 - start.isoweekday() + number
    elif pointer == "this":
        gap = number - start.isoweekday()
    elif not same or "following" in pointer:
        gap = gap or 7
    return shift_day(start, gap, "day"), context.name_anchor(anchor)
