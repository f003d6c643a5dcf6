"""Feasts: holidays and days of remembrance, reckoned by libraries and a small table."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from functools import cache

from dateutil.easter import EASTER_ORTHODOX, EASTER_WESTERN, easter
from holidays import calendars

from parley.datafiles import read_rows

EASTERS = {"easter": EASTER_WESTERN, "orthodox": EASTER_ORTHODOX}
# The library keeps its moon calendars in classes that it names so.
MOONS = {
    "islamic": "_IslamicLunar",
    "hebrew": "_HebrewLunisolar",
    "lunar": "_ChineseLunisolar",
    "hindu": "_HinduLunisolar",
}


@cache
def read_feasts() -> dict[str, dict[str, str]]:
    """Read the table of feasts by name, in lower case."""
    return {row["name"]: row for row in read_rows("lexicon/dates/feasts.csv")}


@cache
def find_feast(name: str, year: int) -> date | None:
    """Give the day of a feast in a year, or nothing where no calendar says.

    >>> find_feast("easter", 2025), find_feast("thanksgiving", 2024)
    (datetime.date(2025, 4, 20), datetime.date(2024, 11, 28))
    """
    row = read_feasts().get(name)
    if row is None or not 1583 <= year <= 4099:
        return None
    calendar, day = row["calendar"], row["day"]
    if calendar == "fixed":
        return date.fromisoformat(f"{year}-{day}")
    if calendar in EASTERS:
        return easter(year, EASTERS[calendar]) + timedelta(days=int(day))
    if calendar == "weekday":
        return _find_weekday(year, day)
    return _ask_moon(calendar, day, year)


def _find_weekday(year: int, rule: str) -> date:
    """Find *the fourth Thursday of November*, written ``11-4-4``; ``-1`` counts from the end."""
    month, weekday, count = int(rule[:2]), int(rule[3]), int(rule[5:])
    if count < 0:
        last = date(year, month, monthrange(year, month)[1])
        return last - timedelta(days=(last.isoweekday() - weekday) % 7)
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (count - 1))


def _ask_moon(calendar: str, feast: str, year: int) -> date | None:
    """Ask the library's moon calendar for a feast; of two in one year the later is given."""
    moon = getattr(calendars, MOONS[calendar], None) or _load_islamic()
    if calendar == "islamic":
        days = [day for day, _ in getattr(moon(), f"{feast}_dates")(year)]
        return max((day for day in days if day.year == year), default=None)
    found = getattr(moon(), f"{feast}_date")(year)
    return found[0] if isinstance(found, tuple) else found


def _load_islamic() -> type:
    """Load the Islamic calendar, which the library does not list with the others."""
    from holidays.calendars.islamic import _IslamicLunar

    return _IslamicLunar
