"""Lanes: the rows of the timeline, what was reported apart from what was spoken of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import pandas as pd
from dateutil.relativedelta import relativedelta

from parley.figures.bounds import Bounds, find_bounds, read_day
from parley.figures.words import ACT_WORDS

REPORTED, SPOKEN, LENGTHS = "Reported", "Spoken of", "How long"


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of a lane: an expression, its bounds in days from the zero day, and its acts.

    ``start`` and ``end`` are the bounds that the text sets, or those of the other side where it
    leaves one open; ``tied`` says which acts the expression belongs to.
    """

    lane: str
    row_id: str
    quote: str
    role: str
    said: str
    bounds: Bounds
    start: int
    end: int
    tied: tuple[str, ...] = ()


def list_entries(tables: Mapping[str, pd.DataFrame], zero: date) -> list[Entry]:
    """List the expressions that have a place in the calendar, in the order of their days."""
    entries = []
    for row in tables["dates"].itertuples():
        bounds = find_bounds(row.edtf, row.earliest, row.latest)
        if bounds.is_placed:
            start = bounds.not_before or bounds.not_after
            end = bounds.not_after or bounds.not_before
            entries.append(
                Entry(
                    *(SPOKEN, row.date_id, row.quote, row.role, bounds.say(), bounds),
                    *((start - zero).days, (end - zero).days),
                    tie_acts(row, tables["demands"]),
                )
            )
    return sorted(entries, key=lambda entry: (entry.start, entry.end, entry.row_id))


def list_lengths(tables: Mapping[str, pd.DataFrame], zero: date) -> list[Entry]:
    """List the lengths of time, which have no day, as long as they are."""
    lengths = []
    for row in tables["dates"].itertuples():
        days = count_days(row.value, zero) if row.type == "DURATION" else 0
        if days:
            tied = tie_acts(row, tables["demands"])
            said = f"{row.value}, a length and no day"
            nowhere = find_bounds("", "", "")
            lengths.append(
                Entry(LENGTHS, row.date_id, row.quote, row.role, said, nowhere, 0, days, tied)
            )
    return lengths


def count_days(value: str, zero: date) -> int:
    """Count the days of a TIMEX3 length, from a day on; vague ones and parts of a day have none.

    >>> count_days("P1M", date(2025, 5, 11)), count_days("P2W", date(2025, 5, 11))
    (31, 14)
    >>> count_days("PXM", date(2025, 5, 11)), count_days("PT2H", date(2025, 5, 11))
    (0, 0)
    """
    number, unit = value[1:-1], value[-1:]
    units = {"D": "days", "W": "weeks", "M": "months", "Y": "years"}
    if not value.startswith("P") or not number.isdecimal() or unit not in units:
        return 0
    try:
        return (zero + relativedelta(**{units[unit]: int(number)}) - zero).days
    except (OverflowError, ValueError):
        return 0


def tie_acts(expression: object, demands: pd.DataFrame) -> tuple[str, ...]:
    """Name the acts whose time an expression is: they hold its words and its value."""
    values = (demands["when"], demands["duration"])
    same = (values[0] == expression.value) | (values[1] == expression.value)
    around = (demands["start"] <= expression.start) & (demands["end"] >= expression.end)
    rows = demands[same & around & (demands["text_id"] == expression.text_id)]
    return tuple(f"{row.demand_id} {ACT_WORDS[row.act]}" for row in rows.itertuples())


def find_zero(dates: pd.DataFrame, published: str) -> date:
    """Give the day from which others are counted: of publication, else the first one named."""
    days = sorted(filter(None, map(read_day, [*dates["earliest"], *dates["latest"]])))
    return read_day(published) or (days[0] if days else date.min)
