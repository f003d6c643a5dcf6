"""Record index: every actor and every quoted row, for the search page and for permanent links."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from html import escape, unescape
from pathlib import Path

from parley.book.addresses import Link, Repository
from parley.book.data_page import read_cells
from parley.figures.tabulate import anchor_actor
from parley.figures.words import ACT_WORDS, split_list
from parley.newchapters import name_folder

PERMALINK = re.compile(r'<a class="parley-permalink" href="#([^"]+)"[^>]*></a>')


@dataclass(frozen=True, slots=True)
class Record:
    """One row of the tables: its id, where it stands, what it is, and its words in the text."""

    row_id: str
    page: str
    kind: str
    name: str
    words: str


def list_records(tables: Path) -> list[Record]:
    """List the actors, sentences, dates and acts of the tables in a folder.

    >>> records = list_records(Path("data/tables"))
    >>> records[0].kind, records[0].page
    ('actor', 'chapters/actors.html')
    """
    names = {row["actor_id"]: row["name"] for row in read_cells(tables / "actors.csv")}
    homes = find_homes(tables)
    return [
        *_list_actors(tables, homes),
        *_list_acts(tables, names, homes),
        *(
            Record(row["date_id"], _page(homes, row, "dates"), "date", row["value"], row["quote"])
            for row in read_cells(tables / "dates.csv")
        ),
        *(
            Record(
                *(_anchor(row), _page(homes, row, "text"), "sentence", row["sentence"]),
                row["quote"],
            )
            for row in read_cells(tables / "sentences.csv")
        ),
    ]


def find_homes(tables: Path) -> dict[str, str]:
    """Find the folder in which the chapters on each text lie, as a new book has them.

    >>> find_homes(Path("data/tables"))
    {'istanbul-talks-offer': 'chapters/'}
    """
    texts = [row["text_id"] for row in read_cells(tables / "texts.csv")]
    return {
        text_id: f"chapters/{name_folder(number, len(texts))}"
        for number, text_id in enumerate(texts, 1)
    }


def _page(homes: Mapping[str, str], row: Mapping[str, str], name: str) -> str:
    """Give the page on which a row stands."""
    return f"{homes[row['text_id']]}{name}.html"


def _anchor(row: Mapping[str, str]) -> str:
    """Give the anchor of a sentence."""
    return f"s{int(row['sentence']):02d}"


def _list_actors(tables: Path, homes: Mapping[str, str]) -> Iterator[Record]:
    """List the actors, each with the names that the text gives it."""
    called: dict[tuple[str, str], list[str]] = {}
    for row in read_cells(tables / "mentions.csv"):
        called.setdefault((row["text_id"], row["actor_id"]), []).append(row["quote"])
    for row in read_cells(tables / "actors.csv"):
        words = ", ".join(dict.fromkeys(called.get((row["text_id"], row["actor_id"]), ())))
        anchor = anchor_actor(row["actor_id"])
        yield Record(anchor, _page(homes, row, "actors"), "actor", row["name"], words)


def _list_acts(
    tables: Path, names: Mapping[str, str], homes: Mapping[str, str]
) -> Iterator[Record]:
    """List the acts, each named by who does what."""
    for row in read_cells(tables / "demands.csv"):
        who = ", ".join(names.get(actor, actor) for actor in split_list(row["issuers"]))
        said = f"{who or 'somebody'} {ACT_WORDS.get(row['act'], row['act'])}: {row['issue']}"
        yield Record(row["demand_id"], _page(homes, row, "demands"), "act", said, row["quote"])


def write_index(records: list[Record]) -> str:
    """Write the records as a script, for a page opened from disk may load no data.

    >>> write_index([]).strip()
    'window.parleyRecords = [];'
    """
    rows = json.dumps([asdict(record) for record in records], ensure_ascii=True)
    return f"window.parleyRecords = {rows.replace('<', chr(92) + 'u003c')};\n"


def group_records(records: Iterable[Record]) -> dict[str, dict[str, Record]]:
    """Group records by the folder of their page, for each text counts its own from one.

    >>> first = Record("d-01", "chapters/1/demands.html", "act", "Peru asks: talks", "asks")
    >>> second = Record("d-01", "chapters/2/demands.html", "act", "Chad asks: talks", "asks")
    >>> sorted(group_records([first, second]))
    ['chapters/1', 'chapters/2']
    """
    groups: dict[str, dict[str, Record]] = {}
    for record in records:
        groups.setdefault(record.page.rpartition("/")[0], {})[record.row_id] = record
    return groups


def find_shown(page: str, groups: Mapping[str, Mapping[str, Record]]) -> Mapping[str, Record]:
    """Find the records that a page can show: those of its folder, or of the book's only text.

    >>> find_shown("index.html", {"chapters/1": {}, "chapters/2": {}})
    {}
    """
    folder = page.rpartition("/")[0]
    if len(groups) == 1:
        return next(iter(groups.values()))
    return groups.get(folder, {})


def add_reports(page: str, records: Mapping[str, Record], repository: Repository) -> str:
    """Put a link that reports an error behind the permanent link of each record of a page."""

    def add(found: re.Match[str]) -> str:
        record = records.get(unescape(found[1]))
        report = record and repository.link_report(f"{record.row_id}: what is wrong?", record.words)
        return found[0] + (_render_report(report, record) if report and record else "")

    return PERMALINK.sub(add, page) if repository.url else page


def _render_report(report: Link, record: Record) -> str:
    """Render the link."""
    spoken = escape(f"{report.words} in {record.row_id}")
    return (
        f'<a class="parley-report" href="{escape(report.target)}" title="{spoken}"'
        f' aria-label="{spoken}"></a>'
    )
