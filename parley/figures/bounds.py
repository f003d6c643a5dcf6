"""Bounds: the four days that say how exactly an expression of time can be placed.

*Not before* and *not after* are the first and the last day that the words can mean. Where they name
a stretch, it certainly runs *from* the last day of its beginning *until* the first day of its end;
where they name one day, all four are that day. What the words leave open has no bound.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True, slots=True)
class Bounds:
    """The four bounds, each a day or none, and whether they are themselves approximate."""

    not_before: date | None
    certain_from: date | None
    certain_until: date | None
    not_after: date | None
    vague: bool

    @property
    def is_placed(self) -> bool:
        """Whether the expression has a place in the calendar at all."""
        return self.not_before is not None or self.not_after is not None

    def say(self) -> str:
        """Say from when to when the expression can mean.

        >>> find_bounds("2025-05-15", "2025-05-15", "2025-05-15").say()
        '2025-05-15'
        >>> find_bounds("../2025-05-11", "", "2025-05-11").say()
        'until 2025-05-11'
        """
        if self.not_before == self.not_after:
            return str(self.not_before or "no day")
        if self.not_before is None:
            return f"until {self.not_after}"
        if self.not_after is None:
            return f"from {self.not_before}"
        return f"{self.not_before} to {self.not_after}"


def find_bounds(edtf: str, earliest: str, latest: str) -> Bounds:
    """Find the bounds of an expression.

    Args:
        edtf: Its EDTF string, in which a slash parts the two ends of a stretch.
        earliest: The first day that it can mean, or nothing.
        latest: The last, or nothing.

    >>> found = find_bounds("2025-05-08~/2025-05-10~", "2025-05-08", "2025-05-10")
    >>> found.certain_from.isoformat(), found.certain_until.isoformat(), found.vague
    ('2025-05-08', '2025-05-10', True)
    >>> find_bounds("2022-03", "2022-03-01", "2022-03-31").certain_from is None
    True
    """
    first, last = read_day(earliest), read_day(latest)
    ends = [DAY.search(end) for end in edtf.split("/")]
    certain = (None, None)
    if first and first == last:
        certain = (first, last)
    elif len(ends) == 2 and all(ends):
        certain = tuple(read_day(end[0]) for end in ends)
    return Bounds(first, *certain, last, any(sign in edtf for sign in "~?%"))


def read_day(iso: str) -> date | None:
    """Read an ISO day; nothing where the calendar has no such day.

    >>> read_day("2025-02-30") is None
    True
    """
    try:
        return date.fromisoformat(iso)
    except ValueError:
        return None
