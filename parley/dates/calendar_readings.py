"""Calendar readings: days, months, seasons, years and what is larger, as the text names them."""

from __future__ import annotations

from dataclasses import replace

from parley.dates.anchoring import Context, choose_year, point_at
from parley.dates.numbers import Groups, read_ordinal, read_share
from parley.dates.periods import Period
from parley.dates.values import TimeValue
from parley.dates.vocabulary import read_class

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


def read_ordinal_month(groups: Groups, context: Context) -> TimeValue | None:
    """Read the ninth of April, April ninth: a day whose number is spelled."""
    day = read_ordinal(groups["ord"])
    return read_calendar({**groups, "day": str(day)}, context) if 1 <= day <= 31 else None


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
    # From a whole year the following spring is that of the next one.
    whole = here.unit in ("year", "decade", "century") and pointer in ("following", "previous")
    year = days[0].year + (turn if turn and (whole or ahead * turn <= 0) else 0)
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
