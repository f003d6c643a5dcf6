"""Sources of the texts: the dated facts on which texts of our own rest, and where each was read."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from pathlib import Path

from parley.figures.markup import Content, Table, link
from parley.source import Source

SCHEMES = ("https://", "http://")


def tabulate_facts(sources: Iterable[Source], path: Path) -> Table:
    """Tabulate the facts that texts rest on, each with its source and the texts.

    Args:
        sources: The texts; ``facts`` among their other columns names the rows, joined with ``|``.
        path: The table of facts (``fact_id, date, fact, source_publisher, source_url``); where it
            is missing the table is empty.
    """
    used: dict[str, list[str]] = {}
    for source in sources:
        for fact in dict(source.other).get("facts", "").split("|"):
            used.setdefault(fact, []).append(source.published)
    rows = [_make_row(row, used[row["fact_id"]]) for row in _read(path) if row["fact_id"] in used]
    columns = ("Row", "Day", "What is known", "Source", "Dispatches")
    empty = "Nothing is recorded of what these texts rest on."
    return Table("facts", "The facts and their sources", columns, rows, empty=empty)


def _read(path: Path) -> list[dict[str, str]]:
    """Read the facts, if there are any."""
    if not path.is_file():
        return []
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def _make_row(row: dict[str, str], days: list[str]) -> tuple[Content, ...]:
    """Make the row of a fact; only an address of the web becomes a link."""
    url, publisher = row["source_url"], row["source_publisher"]
    source = link(url, publisher) if url.startswith(SCHEMES) else publisher
    return row["fact_id"], row["date"], row["fact"], source, ", ".join(days)
