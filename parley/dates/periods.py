"""Periods: stretches of the calendar of one size, from a minute to a century, as days."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

# From coarse to fine; an offset of a unit gives a period of that unit.
SEASONS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 2)}
MONTHS_OF = {"quarter": 3, "half": 6}


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of the calendar; ``year`` 0 where the text and its anchors do not tell it.

    Args:
        unit: ``day``, ``week``, ``weekend``, ``month``, ``season``, ``quarter``, ``half``,
            ``year``, ``decade`` or ``century``.
        year: The year, negative before Christ; of a decade or century its first year; of a week
            the ISO year.
        number: Month, or the number of the week, quarter or half; of a winter 12 where it is told
            to begin in December of its year.
        day: Day of the month.
        season: ``SP``, ``SU``, ``FA`` or ``WI``.
        part: Part of the day in TIMEX3's letters (``MO``, ``AF``, ``EV``, ``NI``, ``MI``, ``DT``).
        clock: ``HH:MM``, or ``HH`` and so on.
        zone: Offset from UTC such as ``+03:00``, ``Z`` for UTC itself.
    """

    unit: str
    year: int = 0
    number: int = 0
    day: int = 0
    season: str = ""
    part: str = ""
    clock: str = ""
    zone: str = ""

    def days(self) -> tuple[date, date] | None:
        """Give the first and the last day, or nothing where the calendar cannot say.

        A winter named by one year can mean either end of that year, so its days span both.

        >>> Period("quarter", 2024, 2).days()
        (datetime.date(2024, 4, 1), datetime.date(2024, 6, 30))
        """
        if not 1 <= self.year <= 9900:
            return None
        try:
            return _find_days(self)
        except ValueError:
            return None


def _find_days(period: Period) -> tuple[date, date]:
    """Give the days of a period whose year is known."""
    year, number = period.year, period.number
    if period.unit == "day":
        day = date(year, number, period.day)
        return day, day + timedelta(days=1) if period.part == "NI2" else day
    if period.unit == "week":
        monday = date.fromisocalendar(year, number, 1)
        return monday, monday + timedelta(days=6)
    if period.unit == "weekend":
        saturday = date.fromisocalendar(year, number, 6)
        return saturday, saturday + timedelta(days=1)
    if period.unit == "month":
        return date(year, number, 1), _end_month(year, number)
    if period.unit in MONTHS_OF:
        size = MONTHS_OF[period.unit]
        return date(year, (number - 1) * size + 1, 1), _end_month(year, number * size)
    if period.unit == "season":
        first, last = SEASONS[period.season]
        if period.season == "WI":
            return date(year, number or 1, 1), _end_month(year + 1, 2)
        return date(year, first, 1), _end_month(year, last)
    years = {"year": 1, "decade": 10, "century": 100}[period.unit]
    return date(max(year, 1), 1, 1), date(year + years - 1, 12, 31)


def _end_month(year: int, month: int) -> date:
    """Give the last day of a month."""
    return date(year, month, monthrange(year, month)[1])


def period_of(day: date, unit: str) -> Period:
    """Give the period of a unit that holds a day.

    >>> period_of(date(2025, 5, 12), "week")
    Period(unit='week', year=2025, number=20, day=0, season='', part='', clock='', zone='')
    """
    if unit in ("week", "weekend"):
        year, week, _ = day.isocalendar()
        return Period(unit, year, week)
    if unit == "day":
        return Period("day", day.year, day.month, day.day)
    if unit == "month":
        return Period("month", day.year, day.month)
    if unit in MONTHS_OF:
        return Period(unit, day.year, (day.month - 1) // MONTHS_OF[unit] + 1)
    size = {"year": 1, "decade": 10, "century": 100}[unit]
    return Period(unit, day.year // size * size)


def shift_day(day: date, count: float, unit: str) -> date | None:
    """Move a day by a number of units; nothing where the calendar ends.

    >>> shift_day(date(2025, 5, 12), -3, "month")
    datetime.date(2025, 2, 12)
    """
    whole = int(count)
    steps = {
        "second": timedelta(seconds=count),
        "minute": timedelta(minutes=count),
        "hour": timedelta(hours=count),
        "day": timedelta(days=count),
        "week": timedelta(weeks=count),
        "weekend": timedelta(weeks=count),
        "fortnight": timedelta(weeks=2 * count),
        "month": relativedelta(months=round(count)),
        "quarter": relativedelta(months=round(3 * count)),
        "half": relativedelta(months=round(6 * count)),
        "season": relativedelta(years=whole),
        "year": relativedelta(months=round(12 * count)),
        "decade": relativedelta(years=round(10 * count)),
        "century": relativedelta(years=round(100 * count)),
    }
    try:
        return day + steps[unit]
    except (OverflowError, ValueError):
        return None


def shift_period(period: Period, count: int) -> Period | None:
    """Move a period by a number of its own units; years before Christ have no year zero.

    >>> shift_period(Period("month", 2025, 1), -1).number
    12
    """
    if period.unit in ("year", "decade", "century", "season"):
        size = {"decade": 10, "century": 100}.get(period.unit, 1)
        year = period.year + count * size
        crossed = (period.year < 0) != (year < 0) or year == 0
        return None if crossed or not period.year else replace(period, year=year)
    days = period.days()
    moved = shift_day(days[0], count, period.unit) if days else None
    return period_of(moved, period.unit) if moved else None
