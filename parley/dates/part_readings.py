"""Part readings: quarters and halves, weeks and weekdays of a month, weekends, seasons."""

from __future__ import annotations

from dataclasses import replace

from parley.dates.anchoring import Context, point_at
from parley.dates.calendar_readings import (
    read_calendar,
    read_modifier,
    read_month,
    read_pointed_month,
    read_year,
)
from parley.dates.numbers import Groups, read_ordinal
from parley.dates.periods import Period, period_of
from parley.dates.values import TimeValue
from parley.dates.vocabulary import read_class, spell


def read_part_year(groups: Groups, context: Context) -> TimeValue | None:
    """Read the third quarter of 2024, the second half of the year, Q3 2024."""
    order = {"1st": 1, "2nd": 2, "3rd": 3, "4th": 4, "other": 2, "latter": 2, "final": 4, "last": 4}
    unit = {"q": "quarter", "h": "half"}.get(groups["piece"], groups["piece"])
    if groups.get("quartermonth"):
        number = str(read_month(groups["quartermonth"]) // 3)
    else:
        number = groups["ord"]
    count = int(number) if number.isdigit() else order.get(number) or read_ordinal(number)
    count = min(count, 2) if unit == "half" else count
    year, anchor = int(groups.get("year") or 0), ""
    if not year:
        words = groups.get("pointer") or "this"
        pointer = {"the": "0", "that": "same"}.get(words) or read_class("pointer")[words]
        period, anchor = point_at(context, pointer, "year")
        year = period.year if period else 0
        if not groups.get("pointer") and context.published and year and not context.running:
            year += _turn_part(context, unit, count)
    return TimeValue("DATE", Period(unit, year, count), anchor=anchor, **read_modifier(groups))


def _turn_part(context: Context, unit: str, count: int) -> int:
    """Say in which year beside this one a quarter or half lies, by the verb, else the nearest."""
    size = 3 if unit == "quarter" else 6
    gap = count - ((context.published.month - 1) // size + 1)
    whole = 12 // size
    if context.tense:
        return context.tense if gap * context.tense < 0 and unit == "quarter" else 0
    return -1 if unit == "quarter" and gap > whole // 2 - 1 else 0


def read_half_month(groups: Groups, context: Context) -> TimeValue | None:
    """Read the second half of May, from the 16th to its end."""
    value = read_calendar({**groups, "day": ""}, context)
    days = value.first.days() if value else None
    if not days:
        return value
    first, last = (1, 15) if groups["ord"] == "first" else (16, days[1].day)
    start, end = (replace(value.first, unit="day", day=day) for day in (first, last))
    return replace(value, first=start, last=end, joined="range")


def read_month_week(groups: Groups, context: Context) -> TimeValue | None:
    """Read the first week of May: seven days from the 1st, the last week its last seven."""
    value = read_calendar({**groups, "day": ""}, context)
    days = value.first.days() if value else None
    if not days:
        return None
    if groups["ord"] in ("last", "final"):
        first = days[1].day - 6
    else:
        first = read_ordinal(groups["ord"]) * 7 - 6
    if not 1 <= first <= days[1].day - 6:
        return None
    start, end = (replace(value.first, unit="day", day=day) for day in (first, first + 6))
    return replace(value, first=start, last=end, joined="range")


def read_month_weekday(groups: Groups, context: Context) -> TimeValue | None:
    """Read the second Friday of September, the last Monday of next month."""
    if groups.get("monthname"):
        value = read_calendar({**groups, "day": ""}, context)
        month, anchor = (value.first, value.anchor) if value else (None, "")
    else:
        pointer = {"the": "0"}.get(spell(groups["pointer"])) or read_class("pointer")[
            spell(groups["pointer"])
        ]
        month, anchor = point_at(context, pointer, "month")
    days = month.days() if month else None
    if not days:
        return None
    weekday = int(read_class("weekday")[groups["weekday"]])
    first = 1 + (weekday - days[0].isoweekday()) % 7
    if groups["ord"] in ("last", "final"):
        day = first + (days[1].day - first) // 7 * 7
    else:
        day = first + 7 * (read_ordinal(groups["ord"]) - 1)
    if day > days[1].day:
        return None
    return TimeValue("DATE", Period("day", month.year, month.number, day), anchor=anchor)


def read_weekend_of(groups: Groups, context: Context) -> TimeValue | None:
    """Read the weekend of 4 September: the one that holds the day, or begins after it."""
    value = read_calendar(groups, context)
    days = value.first.days() if value else None
    return replace(value, first=period_of(days[0], "weekend")) if days else None


def read_week_of(groups: Groups, context: Context) -> TimeValue | None:
    """Read the week of September 15: the one that holds the day."""
    value = read_calendar(groups, context)
    days = value.first.days() if value else None
    return replace(value, first=period_of(days[0], "week")) if days else None


def read_season(groups: Groups, context: Context) -> TimeValue | None:
    """Read the summer of 1920, last summer, in spring."""
    season = read_class("season")[groups["season"]]
    month = {"SP": 4, "SU": 7, "FA": 10, "WI": 12}[season]
    pointer = groups.get("pointer")
    if pointer:
        value = read_pointed_month({**groups, "monthname": _month_name(month)}, context)
        year, anchor = (value.first.year, value.anchor) if value else (0, "")
    else:
        year, anchor = read_year(groups, context, month)
    # A winter of two years begins in December of the first.
    number = 12 if season == "WI" and groups.get("next") else 0
    period = Period("season", year, number, season=season)
    return TimeValue("DATE", period, anchor=anchor, **read_modifier(groups))


def _month_name(month: int) -> str:
    """Give the name of a month."""
    return next(name for name, number in read_class("month").items() if int(number) == month)
