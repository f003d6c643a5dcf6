"""Calendar readings: days, months, seasons, years and what is larger, as the text names them."""

from __future__ import annotations

from dataclasses import replace

from parley.dates.anchoring import Context, choose_year, point_at
from parley.dates.numbers import Groups, read_ordinal, read_share
from parley.dates.periods import Period, period_of
from parley.dates.values import TimeValue
from parley.dates.vocabulary import read_class, spell

TENS = (
    "twenties",
    "thirties",
    "forties",
    "fifties",
    "sixties",
    "seventies",
    "eighties",
    "nineties",
)


def read_modifier(groups: Groups) -> dict[str, object]:
    """Read what stands around a date: limits, approximation, parts."""
    limit = " ".join((groups.get("limit") or "").split())
    approx = " ".join((groups.get("approx") or "").split())
    if limit:
        return {"modifier": read_class("limit")[limit]}
    share, sharp = read_share(groups)
    soft = read_soft(approx)
    modifier = share or ("APPROX" if soft in ("~", "%") else "")
    return {"soft": soft, "modifier": modifier, "exact_edge": sharp}


def read_soft(approx: str) -> str:
    """Read *around*, *reportedly* or both as EDTF's qualifier.

    >>> read_soft("around"), read_soft("possibly"), read_soft("reportedly around")
    ('~', '?', '%')
    """
    listed = read_class("approx")
    words = sorted(listed, key=len, reverse=True)
    marks = {listed[word] for word in words if f" {word} " in f" {approx} "}
    return "%" if len(marks) > 1 else "".join(marks)


def read_year(groups: Groups, context: Context, month: int, day: int = 0) -> tuple[int, str]:
    """Read the year that is told, or choose it."""
    if groups.get("year"):
        return int(groups["year"]), ""
    if groups.get("bcyear"):
        return -int(groups["bcyear"]), ""
    if groups.get("shortyear"):
        year = int(groups["shortyear"][1:])
        return year + (1900 if year > 30 else 2000), ""
    if groups.get("sameyear"):
        words = " ".join(groups["sameyear"].split())
        period, anchor = point_at(context, read_class("pointer")[words], "year")
        return (period.year, anchor) if period else (0, "")
    return choose_year(context, month, day)


def read_month(words: str) -> int:
    """Read the name of a month.

    >>> read_month("sept.")
    9
    """
    return int(read_class("month")[words.rstrip(".")])


def read_calendar(groups: Groups, context: Context) -> TimeValue | None:
    """Read a day or a month with or without its year."""
    month = read_month(groups["monthname"]) if groups.get("monthname") else int(groups["month"])
    day = int(groups["day"].rstrip("stndrh")) if groups.get("day") else 0
    year, anchor = read_year(groups, context, month, day)
    period = Period("day" if day else "month", year, month, day)
    if not 1 <= month <= 12 or (year > 0 and period.days() is None):
        return None
    return TimeValue("DATE", period, anchor=anchor, **read_modifier(groups))


def read_slashed(groups: Groups, context: Context) -> TimeValue | None:
    """Read 5/15/2025: the month stands first unless it cannot."""
    a, b = int(groups["a"]), int(groups["b"])
    month, day = (b, a) if a > 12 else (a, b)
    return read_calendar({**groups, "month": str(month), "day": str(day)}, context)


def read_days(groups: Groups, context: Context) -> TimeValue | None:
    """Read May 8-10: two days of one month."""
    first = read_calendar({**groups, "day2": ""}, context)
    last = read_calendar({**groups, "day": groups["day2"]}, context)
    if not first or not last or first.first.day >= last.first.day:
        return None
    last_period = replace(last.first, year=first.first.year)
    return replace(first, last=last_period, joined="range")


def read_days_either(groups: Groups, context: Context) -> TimeValue | None:
    """Read May 8 or 9."""
    value = read_days(groups, context)
    return replace(value, joined="either") if value else None


def read_months(groups: Groups, context: Context) -> TimeValue | None:
    """Read March-April 2022."""
    first = read_calendar(groups, context)
    last = read_calendar({**groups, "monthname": groups["monthname2"]}, context)
    if not first or not last:
        return None
    start = first.first
    if start.number > last.first.number:
        start = replace(start, year=last.first.year - 1)
    return replace(first, first=start, last=last.first, joined="range")


def read_pointed_month(groups: Groups, context: Context) -> TimeValue | None:
    """Read last October, this May: the month on that side of the publication day."""
    pointer = read_class("pointer")[" ".join(groups["pointer"].split())]
    month = read_month(groups["monthname"])
    here = (context.then if not pointer.lstrip("-").isdigit() else context.today) or Period("year")
    days = here.days()
    if not days:
        return TimeValue("DATE", Period("month", 0, month), **read_modifier(groups))
    turn = {"-1": -1, "1": 1, "next": 1, "previous": -1, "following": 1}.get(pointer, 0)
    ahead = month - days[0].month
    year = days[0].year + (turn if turn and ahead * turn <= 0 else 0)
    anchor = context.name_anchor(here)
    return TimeValue("DATE", Period("month", year, month), anchor=anchor, **read_modifier(groups))


def read_day_of_month(groups: Groups, context: Context) -> TimeValue | None:
    """Read the 15th, of the month last spoken of."""
    month, anchor = point_at(context, "same", "month")
    if not month or (context.then and context.then.unit not in ("day", "month")):
        return None
    day = Period("day", month.year, month.number, int(groups["day"][:-2]))
    return TimeValue("DATE", day, anchor=anchor) if day.days() else None


def read_plain_year(groups: Groups, context: Context) -> TimeValue | None:
    """Read 2014, 490 BC, AD 476."""
    year = -int(groups["bcyear"]) if groups.get("bcyear") else int(groups["year"])
    return TimeValue("DATE", Period("year", year), **read_modifier(groups)) if year else None


def read_years(groups: Groups, context: Context) -> TimeValue | None:
    """Read 2014-15 and 2014-2016."""
    if groups.get("bcyear"):
        first, last = -int(groups["bcyear"]), -int(groups["bcyear2"])
    else:
        first, last = int(groups["year"]), int(groups["year2"])
    last += first // 100 * 100 if 0 <= last < 100 else 0
    if last <= first:
        return None
    value = TimeValue("DATE", Period("year", first), Period("year", last), "range")
    return replace(value, **read_modifier(groups))


def read_decade(groups: Groups, context: Context) -> TimeValue | None:
    """Read the 1990s, the '90s, the nineties."""
    if groups.get("bcdecade"):
        year = -int(groups["bcdecade"])
    elif groups.get("decade"):
        year = int(groups["decade"])
    else:
        short = groups["short"]
        year = 1900 + (int(short) if short.isdigit() else (TENS.index(short) + 2) * 10)
    return TimeValue("DATE", Period("decade", year), **read_modifier(groups))


def read_century(groups: Groups, context: Context) -> TimeValue | None:
    """Read the 19th century."""
    year = (read_ordinal(groups["ord"]) - 1) * 100
    if not 0 < year <= 2900:
        return None
    year = -year if groups.get("era") else year
    return TimeValue("DATE", Period("century", year), **read_modifier(groups))


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
