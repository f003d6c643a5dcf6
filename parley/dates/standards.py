"""Standards: a value written as TIMEX3 (ISO-TimeML) and as EDTF (ISO 8601-2), each on its own."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from parley.dates.periods import MONTHS_OF, SEASONS, Period
from parley.dates.values import THIRDS, Length, TimeValue, bound, narrow

UNIT_LETTERS = {
    "second": "TS", "minute": "TM", "hour": "TH", "day": "D", "week": "W", "weekend": "WE",
    "fortnight": "W", "month": "M", "quarter": "Q", "half": "M", "season": "S", "year": "Y",
    "decade": "Y", "century": "Y",
}  # fmt: skip
UNIT_SIZES = {"fortnight": 2, "half": 6, "decade": 10, "century": 100}
VAGUE_LETTERS = {"decade": "DE", "century": "CE"}
OPENED = {"ON_OR_AFTER": "{}/..", "AFTER": "{}/..", "ON_OR_BEFORE": "../{}", "BEFORE": "../{}"}
# What EDTF writes as a code beside the year.
EDTF_CODED = ("season", "quarter", "half")
EDTF_SEASONS = {"SP": 21, "SU": 22, "FA": 23, "WI": 24}


def write_timex(value: TimeValue) -> str:
    """Write TIMEX3's ``value``.

    >>> from parley.dates.values import Length
    >>> write_timex(TimeValue("DURATION", length=Length(72, "hour")))
    'PT72H'
    """
    if value.reference:
        return value.reference
    if value.joined == "sum":
        return _write_sum(value.length, value.most)
    if value.length:
        lengths = (value.length, value.most) if value.most else (value.length,)
        return "/".join(_write_length(length.count, length.unit) for length in lengths)
    if value.first is None:
        return "XXXX-XX-XX"
    if value.last is None:
        return _write_period(value.first)
    mark = "|" if value.joined == "either" else "/"
    return f"{_write_period(value.first)}{mark}{_write_period(value.last)}"


def _write_length(count: float, unit: str) -> str:
    """Write an ISO 8601 duration; ``X`` for a number that is not told."""
    letters = UNIT_LETTERS[unit]
    if not count:
        letters = VAGUE_LETTERS.get(unit, letters)
        number = "X"
    else:
        number = f"{count * UNIT_SIZES.get(unit, 1):g}"
    return f"PT{number}{letters[1]}" if letters[0] == "T" else f"P{number}{letters}"


def _write_sum(length: Length, rest: Length) -> str:
    """Write a length of two units as one ISO 8601 duration.

    >>> _write_sum(Length(4, "hour"), Length(12, "minute")), _write_sum(
    ...     Length(1, "day"), Length(6, "hour"))
    ('PT4H12M', 'P1DT6H')
    """
    first, second = (_write_length(each.count, each.unit) for each in (length, rest))
    timed = first.startswith("PT")
    return first + (second.removeprefix("PT") if timed else second.removeprefix("P"))


def _write_period(period: Period) -> str:
    """Write a calendar period in TIMEX3's way."""
    date_part = _write_date(period)
    if period.clock:
        return f"{date_part}T{period.clock}{'Z' if period.zone == 'Z' else ''}"
    return f"{date_part}T{period.part.rstrip('2')}" if period.part else date_part


def _write_date(period: Period) -> str:
    """Write the date part of a period in TIMEX3's way."""
    year = _write_year(period.year)
    written = {
        "day": f"{year}-{period.number:02d}-{period.day:02d}",
        "unknown-day": "XXXX-XX-XX",
        "weekday": f"XXXX-WXX-{period.number}",
        "week": f"{year}-W{period.number:02d}",
        "weekend": f"{year}-W{period.number:02d}-WE",
        "month": f"{year}-{period.number:02d}",
        "season": f"{year}-{period.season}",
        "quarter": f"{year}-Q{period.number or 'X'}",
        "half": f"{year}-H{period.number}",
        "year": year,
        "decade": year[:-1],
        "century": year[:-2],
    }
    return written[period.unit]


def _write_year(year: int) -> str:
    """Write a year in TIMEX3's way, with BC in front of years before Christ."""
    if not year:
        return "XXXX"
    return f"BC{-year:04d}" if year < 0 else f"{year:04d}"


def write_edtf(value: TimeValue) -> str:
    """Write EDTF level 0, 1 or 2; nothing for bare durations, sets and unknown years.

    >>> write_edtf(TimeValue("DATE", Period("half", 2024, 1)))
    '2024-40'
    """
    if value.reference:
        return _write_reference(value)
    if value.window:
        return _write_window(value)
    if value.kind == "SET" or value.first is None or not _is_known(value):
        return ""
    if value.last is not None:
        return _write_pair(value)
    if value.modifier in THIRDS and value.first.unit not in ("day", "week", "weekend"):
        return _write_third(value)
    if value.soft and value.first.unit in EDTF_CODED:
        return _write_months(value.first, value.soft)
    if value.first.clock and (value.soft or value.modifier in OPENED):
        # EDTF qualifies and opens days, not times of day.
        return write_edtf(replace(value, first=replace(value.first, clock=""), soft=""))
    written = _qualify(_write_edtf_period(value.first), value.soft)
    return OPENED.get(value.modifier, "{}").format(written)


def _is_known(value: TimeValue) -> bool:
    """Say whether all years are known."""
    units = {"weekday", "unknown-day"}
    periods = [period for period in (value.first, value.last) if period]
    return all(
        period.year and period.unit not in units and (period.number or period.unit != "quarter")
        for period in periods
    )


def _write_reference(value: TimeValue) -> str:
    """Write *recently*, *now*, *soon* as open intervals."""
    earliest, latest = bound(value)
    if value.now is None:
        return ""
    if earliest == latest:
        return str(earliest)
    return f"{earliest or '..'}/{latest or '..'}"


def _write_window(value: TimeValue) -> str:
    """Write the window of an anchored duration, its reckoned edge approximate."""
    start, end = value.window
    marks = ("~" if value.soft_edge == "start" else "", "~" if value.soft_edge == "end" else "")
    if start == end:
        return f"{start}{''.join(marks)}"
    return f"{start}{marks[0]}/{end}{marks[1]}"


def _write_pair(value: TimeValue) -> str:
    """Write a range as an interval and alternatives as a one-of set."""
    if value.soft and value.first.unit in EDTF_CODED:
        ends = (_write_months(period, value.soft) for period in (value.first, value.last))
        return "/".join(end.split("/")[place] for place, end in zip((0, 1), ends, strict=True))
    first, last = (_write_edtf_period(period) for period in (value.first, value.last))
    if value.joined == "either":
        return f"[{first},{last}]"
    if "/" in first or "/" in last:
        return "/".join(str(day) for day in bound(value))
    return f"{_qualify(first, value.soft)}/{_qualify(last, value.soft)}"


def _write_third(value: TimeValue) -> str:
    """Write *early*, *mid* and *late* as an interval with soft edges."""
    days = narrow(value.first, value.modifier)
    if not days:
        return _qualify(_write_edtf_period(value.first), value.soft or "~")
    sharp_start = value.exact_edge and value.modifier == "START"
    sharp_end = value.exact_edge and value.modifier == "END"
    length = {"decade": 4, "century": 4, "month": 10}.get(value.first.unit, 7)
    first, last = (str(day)[:length] for day in days)
    return f"{first}{'' if sharp_start else '~'}/{last}{'' if sharp_end else '~'}"


def _write_months(period: Period, soft: str) -> str:
    """Write a soft season, quarter or half as its months, since their codes take no qualifier.

    >>> _write_months(Period("quarter", 2024, 2), "~"), _write_months(
    ...     Period("season", -480, season="WI"), "~")
    ('2024-04~/2024-06~', '-0480-12~/-0479-02~')
    """
    year = period.year + (period.year < 0)
    if period.unit == "season":
        first, last = SEASONS[period.season]
        # A winter that one year names reaches into both of its neighbours.
        year -= period.season == "WI" and not period.number
        months = ((year, first), (year + (period.season == "WI"), last))
    else:
        size = MONTHS_OF[period.unit]
        months = ((year, (period.number - 1) * size + 1), (year, period.number * size))
    return "/".join(
        f"{'-' if year < 0 else ''}{abs(year):04d}-{month:02d}{soft}" for year, month in months
    )


def _qualify(written: str, soft: str) -> str:
    """Put a qualifier behind each date of a string."""
    return "/".join(f"{part}{soft}" for part in written.split("/")) if soft else written


def _write_edtf_period(period: Period) -> str:
    """Write a calendar period in EDTF."""
    year = _write_edtf_year(period.year)
    if period.unit in ("week", "weekend") or period.part == "NI2":
        days = period.days()
        return f"{days[0]}/{days[1]}" if days else ""
    written = {
        "day": f"{year}-{period.number:02d}-{period.day:02d}",
        "month": f"{year}-{period.number:02d}",
        "season": f"{year}-{EDTF_SEASONS.get(period.season)}",
        "quarter": f"{year}-{32 + period.number}",
        "half": f"{year}-{39 + period.number}",
        "year": year,
        "decade": f"{year[:-1]}X",
        "century": f"{year[:-2]}XX",
    }[period.unit]
    if len(period.clock) == 5:
        return f"{written}T{period.clock}:00{period.zone}"
    return written


def _write_edtf_year(year: int) -> str:
    """Write a year as ISO 8601 counts them: 1 BC is year 0."""
    return f"-{-year - 1:04d}" if year < 0 else f"{year:04d}"


def write_day(day: date | None) -> str:
    """Write a day, or nothing.

    >>> write_day(None)
    ''
    """
    return day.isoformat() if day else ""
