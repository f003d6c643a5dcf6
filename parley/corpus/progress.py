"""Progress: how far a run is, how fast it goes and how long it will take."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from parley.corpus.run import Report
from parley.intake.items import STDIN
from parley.intake.listing import is_folder, list_files


def measure_input(path: str) -> int | None:
    """Give the bytes of all texts of a path, or nothing for standard input.

    >>> measure_input("seeds/istanbul-talks-offer.txt") > 3000, measure_input("-")
    (True, None)
    """
    if path == STDIN:
        return None
    if not is_folder(path):
        return Path(path).stat().st_size
    return sum(file.stat().st_size for file in list_files(Path(path), deep=True))


@contextmanager
def show_progress(path: str) -> Iterator[Callable[[Report], None]]:
    """Show a bar on a terminal, and nothing elsewhere."""
    if not sys.stderr.isatty():
        yield lambda report: None
        return
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        Progress,
        TextColumn,
        TimeElapsedColumn,
        TimeRemainingColumn,
    )

    columns = (
        TextColumn("{task.fields[done]}"),
        BarColumn(),
        TextColumn("{task.percentage:>3.0f} %"),
        TimeElapsedColumn(),
        TextColumn("left"),
        TimeRemainingColumn(compact=True, elapsed_when_finished=False),
    )
    with Progress(*columns, console=Console(stderr=True)) as progress:
        task = progress.add_task("", total=measure_input(path), done="reading ...")

        def show(report: Report) -> None:
            elapsed = progress.tasks[0].elapsed or 0.0
            rate = (report.read + report.quarantined) / elapsed if elapsed else 0.0
            done = f"{report.texts:,} texts, {rate:.1f} a second"
            progress.update(task, completed=report.size, done=done)

        yield show


def summarise(report: Report) -> str:
    """Say in one line what a run did.

    >>> summarise(Report(read=1200, skipped=3, quarantined=1))
    '1,200 texts read, 3 skipped as read before, 1 in quarantine'
    """
    noun = "text" if report.read == 1 else "texts"
    return (
        f"{report.read:,} {noun} read, {report.skipped:,} skipped as read before, "
        f"{report.quarantined:,} in quarantine"
    )
