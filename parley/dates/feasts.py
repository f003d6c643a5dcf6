"""Feasts: holidays and days of remembrance, reckoned by libraries and a small table."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

import holidays
from dateutil.easter import EASTER_ORTHODOX, EASTER_WESTERN, easter
from hijridate import Gregorian, Hijri

from parley.datafiles import read_rows

EASTERS = {"easter": EASTER_WESTERN, "orthodox": EASTER_ORTHODOX}
# A state that has set its holidays aside still has them: they are looked for in these years too.
YEARS_AROUND = 12
MOVED = re.compile(r"\(observed|substituted|alternative|day off|temporary", re.IGNORECASE)

Days = tuple[date, date]


@cache
def read_feasts() -> dict[str, dict[str, str]]:
    """Read the table of feasts by name, in lower case."""
    return {row["name"]: row for row in read_rows("lexicon/dates/feasts.csv")}


@cache
def find_feast(name: str, year: int, country: str = "") -> Days | None:
    """Give the first and the last day of a feast in a year, or nothing where no calendar says.

    Args:
        name: A name of ``feasts.csv``.
        year: The year of our era.
        country: ISO 3166-1 alpha-2 code of the state whose feast it is, where the text tells it.

    >>> find_feast("easter", 2025)[0], find_feast("thanksgiving", 2024)[0]
    (datetime.date(2025, 4, 20), datetime.date(2024, 11, 28))
    >>> find_feast("victory day", 2025, "BD")[0], find_feast("ramadan", 2025)[1]
    (datetime.date(2025, 12, 16), datetime.date(2025, 3, 29))
    """
    row = read_feasts().get(name)
    if row is None or not 1583 <= year <= 4099:
        return None
    calendar, _, rest = row["day"].partition(":")
    if country and row["national"]:
        found = _find_national(country, row["national"], year)
        if found or not calendar:
            return (found, found) if found else None
    first = _find_first(calendar, rest, year)
    return _lengthen(first, row["length"], year) if first else None


def _find_first(calendar: str, day: str, year: int) -> date | None:
    """Find the first day of a feast by its calendar."""
    if calendar == "fixed":
        return date.fromisoformat(f"{year}-{day}")
    if calendar in EASTERS:
        return easter(year, EASTERS[calendar]) + timedelta(days=int(day))
    if calendar == "weekday":
        return _find_weekday(year, day)
    if calendar == "islamic":
        return _find_islamic(day, year)
    if calendar == "country":
        country, _, name = day.partition(":")
        return _find_national(country, name, year)
    return None


def _lengthen(first: date, length: str, year: int) -> Days | None:
    """Give the days of a feast that lasts: a number of days, or the Islamic month."""
    if length != "month":
        return first, first + timedelta(days=int(length or 1) - 1)
    months = Gregorian(first.year, first.month, first.day).to_hijri()
    return first, first + timedelta(days=months.month_length() - 1)


def _find_weekday(year: int, rule: str) -> date:
    """Find *the fourth Thursday of November*, written ``11-4-4``; ``-1`` counts from the end."""
    month, weekday, count = int(rule[:2]), int(rule[3]), int(rule[5:])
    if count < 0:
        last = date(year, month, monthrange(year, month)[1])
        return last - timedelta(days=(last.isoweekday() - weekday) % 7)
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (count - 1))


def _find_islamic(rule: str, year: int) -> date | None:
    """Find a day of the Islamic calendar (Umm al-Qura); of two in one year the later is given."""
    month, day = (int(part) for part in rule.split("-"))
    found = None
    for islamic in (year - 580, year - 579, year - 578):
        try:
            told = Hijri(islamic, month, day).to_gregorian()
        except (ValueError, OverflowError):
            continue
        found = date(told.year, told.month, told.day) if told.year == year else found
    return found


@cache
def _find_national(country: str, name: str, year: int) -> date | None:
    """Find a public holiday of a state, in the year or as it was kept in years around it."""
    pattern = re.compile(name, re.IGNORECASE)
    for near in _list_years(year):
        days = [day for day, told in _list_holidays(country, near) if pattern.search(told)]
        if days:
            first = _start_last(days)
            return first if near == year else _move(first, year)
    return None


def _start_last(days: list[date]) -> date:
    """Give the first day of the last run of days: a feast can fall twice in a year."""
    kept = set(days)
    return max(day for day in days if day - timedelta(days=1) not in kept)


def _list_years(year: int) -> Iterator[int]:
    """List a year and those around it, the nearest first."""
    yield year
    for distance in range(1, YEARS_AROUND):
        yield from (year - distance, year + distance)


def _move(day: date, year: int) -> date | None:
    """Move a day to another year."""
    try:
        return day.replace(year=year)
    except ValueError:
        return None


@cache
def _list_holidays(country: str, year: int) -> tuple[tuple[date, str], ...]:
    """List the holidays of a state in a year; one that was moved stands only where it was so."""
    try:
        known = holidays.country_holidays(country)
    except NotImplementedError:
        return ()
    language = "en_US" if "en_US" in known.supported_languages else None
    kept = holidays.country_holidays(
        country, years=year, language=language, categories=known.supported_categories
    )
    listed = [(day, told) for day, names in kept.items() for told in names.split("; ")]
    own = [each for each in listed if not MOVED.search(each[1])]
    own_names = {told for _, told in own}
    moved = [each for each in listed if MOVED.sub("", each[1]).strip(" )") not in own_names]
    return tuple(sorted({*own, *moved}))
