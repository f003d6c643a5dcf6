"""Values: what a temporal expression means, before any standard has written it down."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from parley.dates.periods import Period

# How much of a period a modifier leaves: thirds, halves where the text says half.
THIRDS = {"START": (0, 1), "MID": (1, 2), "END": (2, 3)}


@dataclass(frozen=True, slots=True)
class Length:
    """A duration: how many (0 where the text does not say) of which unit.

    >>> Length(30, "day")
    Length(count=30, unit='day')
    """

    count: float
    unit: str


@dataclass(frozen=True, slots=True)
class TimeValue:
    """The meaning of one expression; the standards' strings are all written from this.

    Args:
        kind: TIMEX3 type, ``DATE``, ``TIME``, ``DURATION`` or ``SET``.
        first: The period meant, or the first of several.
        last: The last period of a range, or the second alternative.
        joined: ``range`` or ``either`` where ``last`` is given; ``sum`` of ``length`` and ``most``.
        reference: ``PAST_REF``, ``PRESENT_REF`` or ``FUTURE_REF`` of a vague expression.
        length: Length of a duration, or the step of a set.
        most: The longer length of *two or three days*, the rest of *four hours and 12 minutes*.
        modifier: TIMEX3 ``mod``.
        soft: EDTF qualifier, ``~`` approximate, ``?`` uncertain, ``%`` both.
        exact_edge: True for *the end of May*: the outer edge is sharp; *late May* has none.
        window: Days between which an anchored duration lies, the soft one marked by ``soft_edge``.
        soft_edge: ``start`` or ``end``: which edge of the window is rounded, if one is.
        anchor: What the reading hangs on: ``published``, ``last`` or nothing.
        now: The publication day, which bounds a vague reference.
    """

    kind: str
    first: Period | None = None
    last: Period | None = None
    joined: str = ""
    reference: str = ""
    length: Length | None = None
    most: Length | None = None
    modifier: str = ""
    soft: str = ""
    exact_edge: bool = False
    window: tuple[date, date] | None = None
    soft_edge: str = ""
    anchor: str = ""
    now: date | None = None


def bound(value: TimeValue) -> tuple[date | None, date | None]:
    """Give the earliest and the latest day that a value can mean, each empty where it is open.

    >>> bound(TimeValue("DATE", Period("month", 2025, 5), modifier="START"))
    (datetime.date(2025, 5, 1), datetime.date(2025, 5, 10))
    """
    if value.reference:
        return _bound_reference(value)
    if value.window:
        return value.window
    spans = [period.days() for period in (value.first, value.last) if period]
    if not spans or None in spans or value.kind in ("DURATION", "SET"):
        return None, None
    first, last = spans[0][0], spans[-1][1]
    if value.modifier in THIRDS and not value.last:
        first, last = narrow(value.first, value.modifier) or (first, last)
    if value.modifier in ("ON_OR_AFTER", "AFTER"):
        return first, None
    if value.modifier in ("ON_OR_BEFORE", "BEFORE"):
        return None, last
    return min(first, last), max(first, last)


def _bound_reference(value: TimeValue) -> tuple[date | None, date | None]:
    """Bound *recently*, *now*, *soon* by the day of publication."""
    now = value.now
    bounds = {"PAST_REF": (None, now), "PRESENT_REF": (now, now), "FUTURE_REF": (now, None)}
    return bounds[value.reference]


def narrow(period: Period | None, modifier: str) -> tuple[date, date] | None:
    """Give the first, second or last third of a period, in whole days or whole months.

    Months are parted after the 10th and the 20th; years and more by months and years, since
    nobody means a day by *early 2009*.

    >>> narrow(Period("year", 2009), "MID")
    (datetime.date(2009, 5, 1), datetime.date(2009, 8, 31))
    """
    days = period.days() if period else None
    if not days or period.unit in ("day", "weekend", "week"):
        return days
    low, high = THIRDS[modifier]
    if period.unit == "month":
        starts = (1, 11, 21)
        end = days[1] if high == 3 else days[0].replace(day=high * 10)
        return days[0].replace(day=starts[low]), end
    months = (days[1].year - days[0].year) * 12 + days[1].month - days[0].month + 1
    start = _month_at(days[0], months * low // 3)
    after = _month_at(days[0], months * high // 3)
    return start, date.fromordinal(after.toordinal() - 1)


def _month_at(start: date, months: int) -> date:
    """Give the first day of the month so many months behind a January or other first day."""
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    return date(year, month + 1, 1)
