"""Figures: what a system does on a set, by one measure, with the interval over its units."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import astuple, dataclass

import numpy as np

from parley.datafiles import read_rows
from parley.evaluate.intervals import find_interval

COLUMNS = ("set", "system", "measure", "right", "gold", "found", "value", "low", "high")


@dataclass(frozen=True, slots=True)
class Count:
    """How many are right, how many the gold has, and how many were found, of one unit or of all."""

    right: int = 0
    gold: int = 0
    found: int = 0

    def __add__(self, other: Count) -> Count:
        """Add the counts of another unit."""
        return Count(self.right + other.right, self.gold + other.gold, self.found + other.found)


@dataclass(frozen=True, slots=True)
class Figure:
    """A row of ``peers.csv``: one figure of one system on one set."""

    set: str
    system: str
    measure: str
    right: int | None
    gold: int
    found: int | None
    value: float
    low: float | None
    high: float | None

    def write_cells(self) -> list[str]:
        """Write its cells, shares with four decimals, what is missing as nothing."""
        return [
            "" if cell is None else f"{cell:.4f}" if isinstance(cell, float) else str(cell)
            for cell in astuple(self)
        ]


def _divide(part: np.ndarray, whole: np.ndarray) -> np.ndarray:
    """Divide; of nothing there is no share."""
    return np.divide(part, whole, out=np.full(len(whole), np.nan), where=whole > 0)


# Columns of the sums are right, gold, found.
KINDS: dict[str, Callable[[np.ndarray], np.ndarray]] = {
    "share": lambda sums: _divide(sums[:, 0], sums[:, 1]),
    "f1": lambda sums: _divide(2 * sums[:, 0], sums[:, 1] + sums[:, 2]),
    "mean": lambda sums: _divide(sums[:, 2], sums[:, 1]),
}


def read_kinds() -> dict[str, str]:
    """Give the kind of every measure: ``share``, ``f1`` or ``mean``, from ``measures.csv``.

    >>> read_kinds()["dates.value"]
    'f1'
    """
    return {row["measure"]: row["kind"] for row in read_rows("evaluation/measures.csv")}


def sum_counts(units: Iterable[Mapping[str, Count]]) -> dict[str, Count]:
    """Pool the counts of all units by measure.

    >>> sum_counts([{"dates.value": Count(1, 2, 1)}, {"dates.value": Count(2, 2, 3)}])
    {'dates.value': Count(right=3, gold=4, found=4)}
    """
    pooled: dict[str, Count] = {}
    for unit in units:
        for measure, count in unit.items():
            pooled[measure] = pooled.get(measure, Count()) + count
    return pooled


def take_figures(name: str, system: str, units: Sequence[Mapping[str, Count]]) -> list[Figure]:
    """Take every figure of a system on a set, with its interval over the units.

    Args:
        name: The set.
        system: The system.
        units: The counts of each document or sentence by measure; all have the same measures.

    Raises:
        KeyError: If ``measures.csv`` does not describe a measure.

    >>> units = [{"acts.type.all": Count(1, 1)}, {"acts.type.all": Count(0, 1)}]
    >>> [figure] = take_figures("a set", "a system", units)
    >>> figure.right, figure.gold, figure.found, figure.value
    (1, 2, None, 0.5)
    """
    kinds = read_kinds()
    return [
        _take_figure((name, system, measure), [unit[measure] for unit in units], kinds[measure])
        for measure in units[0]
    ]


def _take_figure(names: tuple[str, str, str], counts: Sequence[Count], kind: str) -> Figure:
    """Take one figure; the count that has no meaning for its kind is left out."""
    table = np.array([astuple(count) for count in counts])
    right, gold, found = (int(total) for total in table.sum(axis=0))
    # A system that finds nothing where there is nothing has no F1; the scripts print 0.
    value = float(np.nan_to_num(KINDS[kind](table.sum(axis=0, keepdims=True))[0]))
    low, high = find_interval(table, KINDS[kind]) or (None, None)
    return Figure(
        *names,
        right=None if kind == "mean" else right,
        gold=gold,
        found=None if kind == "share" else found,
        value=value,
        low=low,
        high=high,
    )
