"""Scale: what many texts take in time and memory, as ``make scale`` has measured it."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from parley.datafiles import read_rows
from parley.figures.words import join_words

FIGURES, MACHINE = "scale.csv", "machine.csv"


@dataclass(frozen=True, slots=True)
class Measured:
    """One figure: what was measured, of what, and its value; a row of ``scale.csv``.

    Attributes:
        measure: ``share`` of the time of spaCy's own pipeline, ``batch`` and ``speed`` in words a
            second, ``memory`` at its peak in megabytes, ``cost`` of a text in milliseconds.
        of: The texts: ``development`` dispatches or ``made`` ones.
        texts: How many.
        processes: How many read.
        batch: How many texts are parsed at once; 0 is the number that Parley takes.
        clock: ``processor`` time, or that of the ``wall``.
        value: The figure.
    """

    measure: str
    of: str
    texts: int
    processes: int
    batch: int
    clock: str
    value: float


def _read(name: str, folder: str) -> Sequence[Mapping[str, str]]:
    """Read a table of Parley's own data, or of a folder that ``make scale`` has written to."""
    if not folder:
        return read_rows(f"evaluation/{name}")
    with (Path(folder) / name).open(encoding="utf-8", newline="") as lines:
        return tuple(csv.DictReader(lines))


def load_scale(folder: str = "") -> tuple[Measured, ...]:
    """Load the figures, in the order in which they were taken.

    Args:
        folder: Where they lie, if not with Parley.

    >>> {each.clock for each in load_scale()} <= {"processor", "wall"}
    True
    """
    return tuple(
        Measured(
            row["measure"],
            row["of"],
            int(row["texts"]),
            int(row["processes"]),
            int(row["batch"]),
            row["clock"],
            float(row["value"]),
        )
        for row in _read(FIGURES, folder)
    )


def load_machine(folder: str = "") -> dict[str, str]:
    """Load what is known of the machine, by name.

    >>> int(load_machine()["cores"]) > 0
    True
    """
    return {row["name"]: row["value"] for row in _read(MACHINE, folder)}


def list_sizes(figures: Sequence[Measured], measure: str) -> list[Measured]:
    """List a measure of corpora read by two processes, the smallest first.

    >>> made = [Measured("cost", "made", size, 2, 0, "wall", 9.0) for size in (2000, 1000)]
    >>> [each.texts for each in list_sizes(made, "cost")]
    [1000, 2000]
    """
    most = max((each.processes for each in figures), default=0)
    found = {e.texts: e for e in figures if e.measure == measure and e.processes == most}
    return [found[size] for size in sorted(found)]


def state_share(figures: Sequence[Measured]) -> str:
    """State how long a text takes beside spaCy's own pipeline.

    >>> state_share([Measured("share", "made", 300, 1, 0, "processor", 1.25)])
    '1.25 times as long on 300 made texts'
    """
    named = {"made": "made texts", "development": "development dispatches"}
    shares = [each for each in figures if each.measure == "share"]
    said = [f"{each.value:.2f} times as long on {each.texts} {named[each.of]}" for each in shares]
    return join_words([*said[:1], *(each.replace(" times as long", "") for each in said[1:])])


def state_speed(figures: Sequence[Measured]) -> str:
    """State how many words one process and several read in a second.

    >>> speeds = [Measured("speed", "made", 9, n, 0, "wall", 2000.0 * n) for n in (1, 2)]
    >>> state_speed(speeds)
    '2,000 words a second with 1 process and 4,000 with 2'
    """
    speeds = {each.processes: each.value for each in _list_compared(figures)}
    (one, slow), (many, quick) = min(speeds.items()), max(speeds.items())
    return f"{slow:,.0f} words a second with {one} process and {quick:,.0f} with {many}"


def _list_compared(figures: Sequence[Measured]) -> list[Measured]:
    """List the speeds of the corpus that was read both by one process and by several."""
    speeds = [each for each in figures if each.measure == "speed"]
    alone = {each.texts for each in speeds if each.processes == 1}
    return [each for each in speeds if each.texts in alone]


def state_sizes(figures: Sequence[Measured], measure: str, unit: str) -> str:
    """State a measure of the smallest and of the largest corpus.

    >>> made = [Measured("memory", "made", size, 2, 0, "wall", 800.0) for size in (10, 99, 5000)]
    >>> state_sizes(made, "memory", "MB")
    '800 MB for 10 texts and 800 MB for 5,000'
    """
    first, *_, last = list_sizes(figures, measure)
    ends = [f"{each.value:,.4g} {unit} for {each.texts:,}" for each in (first, last)]
    return join_words([f"{ends[0]} texts", ends[1]])


def state_machine(folder: str = "") -> str:
    """Name the machine in one clause.

    >>> "spaCy" in state_machine()
    True
    """
    known = load_machine(folder)
    return (
        f"{known['processor']}, {known['cores']} cores, {known['memory']}, {known['system']}, "
        f"Python {known['python']}, spaCy {known['spacy']}"
    )
