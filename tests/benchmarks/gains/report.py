"""Report: the changes below their sentences, and how many there are of each kind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from rich.console import Console
from rich.table import Table

from .comparison import KINDS, Change, Comparison
from .pairing import KEYS
from .sides import Folder

SIGNS = {"gained": ("+", "green"), "lost": ("-", "red"), "changed": ("~", "yellow")}
ONE = {"mentions": "mention", "dates": "date", "demands": "demand", "links": "link"}
Compared = Sequence[tuple[Folder, Comparison]]


def print_changes(compared: Compared, console: Console) -> None:
    """Print every change below its sentence, text by text; of held texts, nothing at all."""
    for folder, comparison in compared:
        said: tuple[str, int] | None = None
        for change in () if folder.held else comparison.changes:
            if said is None or said[0] != change.text_id:
                _print(console, f"\n{folder.name}: {change.text_id}", "bold")
            if said != (change.text_id, change.number):
                said = (change.text_id, change.number)
                _print(console, f"{change.number:>4}  {change.sentence}")
            _print_change(change, console)


def _print_change(change: Change, console: Console) -> None:
    """Print one find: all it says on one line, or a line for each field that changed."""
    sign, colour = SIGNS[change.kind]
    head = f"      {sign} {ONE[change.table]} “{change.words}”"
    if change.kind == "changed":
        for name, old, new in change.fields:
            _print(console, f"{head} {name}: {old or '(empty)'} -> {new or '(empty)'}", colour)
        return
    said = "; ".join(f"{name} {old or new}" for name, old, new in change.fields)
    _print(console, f"{head} {said}", colour)


def print_summary(compared: Compared, console: Console) -> None:
    """Print how many finds of each table are the same, gained, lost and changed."""
    table = Table("texts", "table", box=None, header_style="bold", pad_edge=False)
    for kind in KINDS:
        table.add_column(kind, justify="right", no_wrap=True)
    for held in (False, True):
        group = [comparison for folder, comparison in compared if folder.held is held]
        number = sum(comparison.texts for comparison in group)
        label = f"{number} held (counted only)" if held else str(number)
        for name, counts in _sum_counts(group).items():
            table.add_row(label, name, *(str(counts[kind]) for kind in KINDS))
            label = ""
    console.print()
    console.print(table)
    for name in sorted({name for _, comparison in compared for name in comparison.lacking}):
        _print(console, f"Not compared, since one side lacks it: {name}")
    if not any(_count_changes(comparison.counts) for _, comparison in compared):
        _print(console, "No find was gained, lost or changed.")


def _sum_counts(group: Sequence[Comparison]) -> dict[str, Counter[str]]:
    """Add the counts of several comparisons up, by table."""
    summed: dict[str, Counter[str]] = {}
    for table in KEYS:
        counts = [comparison.counts[table] for comparison in group if table in comparison.counts]
        if counts:
            summed[table] = sum(counts, Counter())
    return summed


def _count_changes(counts: Mapping[str, Counter[str]]) -> int:
    """Count what is not the same."""
    return sum(table[kind] for table in counts.values() for kind in SIGNS)


def _print(console: Console, text: str, style: str | None = None) -> None:
    """Print one line as it stands; what a text holds is no markup and cannot steer a terminal."""
    shown = "".join(c if c.isprintable() else " " for c in text.lstrip("\n"))
    start = "\n" if text.startswith("\n") else ""
    console.print(start + shown, style=style, markup=False, highlight=False, soft_wrap=True)
