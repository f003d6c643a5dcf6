"""Figures: what a system does on a set, by one measure, with the interval over its units."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import astuple, dataclass

import numpy as np

from parley.datafiles import read_rows
from parley.evaluate.intervals import find_interval

COLUMNS = (
    "set", "system", "measure", "right", "gold", "found", "value", "low", "high",
    "lead", "lead_low", "lead_high",
)  # fmt: skip


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
    lead: float | None = None
    lead_low: float | None = None
    lead_high: float | None = None

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
    "precision": lambda sums: _divide(sums[:, 0], sums[:, 2]),
    "mean": lambda sums: _divide(sums[:, 2], sums[:, 1]),
}


def read_kinds() -> dict[str, str]:
    """Give the kind of every measure, from ``measures.csv``: a key of ``KINDS``.

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


Units = Sequence[Mapping[str, Count]]


def take_figures(name: str, system: str, units: Units, own: Units | None = None) -> list[Figure]:
    """Take every figure of a system on a set, with its interval over the units.

    Args:
        name: The set.
        system: The system.
        units: The counts of each document or sentence by measure; all have the same measures.
        own: Parley's counts of the same units, where another system is measured: how far Parley
            leads is then taken of each draw of the units for both (a paired bootstrap).

    Raises:
        KeyError: If ``measures.csv`` does not describe a measure.

    >>> units = [{"acts.type.all": Count(1, 1)}, {"acts.type.all": Count(0, 1)}]
    >>> [figure] = take_figures("a set", "a system", units)
    >>> figure.right, figure.gold, figure.found, figure.value
    (1, 2, None, 0.5)
    >>> [figure] = take_figures("a set", "a system", units, own=[units[0], units[0]])
    >>> figure.lead
    0.5
    """
    kinds = read_kinds()
    return [
        _take_figure(
            (name, system, measure),
            _tabulate([unit[measure] for unit in units]),
            _tabulate([unit[measure] for unit in own]) if own else None,
            kinds[measure],
        )
        for measure in units[0]
    ]


def _tabulate(counts: Sequence[Count]) -> np.ndarray:
    """Lay counts out as one row a unit: right, gold, found."""
    return np.array([astuple(count) for count in counts])


def _take_figure(
    names: tuple[str, str, str], table: np.ndarray, own: np.ndarray | None, kind: str
) -> Figure:
    """Take one figure; the count that has no meaning for its kind is left out."""
    right, gold, found = (int(total) for total in table.sum(axis=0))
    value = _measure_all(table, kind)
    low, high = find_interval(table, KINDS[kind]) or (None, None)
    lead = (None, None, None) if own is None or kind == "mean" else _find_lead(table, own, kind)
    return Figure(
        *names,
        right=None if kind == "mean" else right,
        gold=gold,
        found=None if kind == "share" else found,
        value=value,
        low=low,
        high=high,
        lead=lead[0],
        lead_low=lead[1],
        lead_high=lead[2],
    )


def _measure_all(table: np.ndarray, kind: str) -> float:
    """Give the figure of all units; a system that finds nothing has no F1, the scripts print 0."""
    return float(np.nan_to_num(KINDS[kind](table.sum(axis=0, keepdims=True))[0]))


def _find_lead(
    table: np.ndarray, own: np.ndarray, kind: str
) -> tuple[float, float | None, float | None]:
    """Give how far Parley leads, with the interval over the same draws of the units for both."""

    def measure(sums: np.ndarray) -> np.ndarray:
        return np.nan_to_num(KINDS[kind](sums[:, 3:])) - np.nan_to_num(KINDS[kind](sums[:, :3]))

    low, high = find_interval(np.hstack([table, own]), measure) or (None, None)
    return _measure_all(own, kind) - _measure_all(table, kind), low, high
