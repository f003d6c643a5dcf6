"""Annotations: the tables of some texts as rows, whether a person made them or the program."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pandas as pd

from parley.plaintext import SourceError

Row = dict[str, str]
SPAN = ("text_id", "sentence", "start", "end", "quote")
# What a score needs of each table; the tables of a reading have these columns and more.
NEEDED = {
    "sentences": SPAN,
    "mentions": (*SPAN, "mention_id", "actor_id"),
    "dates": (*SPAN, "date_id", "type", "value"),
    "demands": (
        *SPAN,
        *("demand_id", "act", "issuers", "addressees", "issue", "status", "when", "duration"),
        *("content", "content_start", "content_end"),
        *("condition", "condition_start", "condition_end"),
        *("consequence", "consequence_start", "consequence_end", "sequence"),
    ),
    "links": ("text_id", "from_demand", "to_demand", "kind"),
}
# The part of a cell that must be the words at its offsets, by the columns of these offsets.
QUOTED = {
    "quote": ("start", "end"),
    "content": ("content_start", "content_end"),
    "condition": ("condition_start", "condition_end"),
    "consequence": ("consequence_start", "consequence_end"),
}


@dataclass
class Annotations:
    """The rows of one text, each a dict of its cells, by table."""

    sentences: list[Row] = field(default_factory=list)
    mentions: list[Row] = field(default_factory=list)
    dates: list[Row] = field(default_factory=list)
    demands: list[Row] = field(default_factory=list)
    links: list[Row] = field(default_factory=list)


def load_annotations(folder: str | Path) -> dict[str, Annotations]:
    """Load the tables of a folder, gold or a reading's, by ``text_id``.

    Args:
        folder: Holds ``sentences.csv``, ``mentions.csv``, ``dates.csv``, ``demands.csv`` and
            ``links.csv``, with the columns of the contract that a score needs; others are let be.

    Returns:
        For each text its rows, in the order of the files.

    Raises:
        SourceError: If a table or column is missing, or a row's words do not stand where it says.

    >>> gold = load_annotations("data/gold/istanbul-talks-offer")
    >>> gold["istanbul-talks-offer"].dates[1]["quote"]
    'May 15'
    """
    folder = Path(folder)
    texts: dict[str, Annotations] = {}
    for table in NEEDED:
        for line, row in _read_rows(folder / f"{table}.csv", NEEDED[table]):
            text = texts.setdefault(row["text_id"], Annotations())
            _check_row(folder / f"{table}.csv", line, row, text)
            getattr(text, table).append(row)
    if not texts:
        raise SourceError(folder, "holds tables without rows", "give the folder of a reading")
    return texts


def take_annotations(tables: Mapping[str, pd.DataFrame]) -> dict[str, Annotations]:
    """Take the rows of tables in memory, as :func:`~parley.tables.make_tables` gives them.

    >>> from parley import make_tables, read
    >>> found = take_annotations(make_tables(read("Kyiv agreed.", published="2025-05-11")))
    >>> found["text"].mentions[0]["actor_id"]
    'UKR'
    """
    texts = {text_id: Annotations() for text_id in tables["texts"]["text_id"]}
    for table in NEEDED:
        plain = tables[table].astype("string").fillna("")
        for row in plain.to_dict("records"):
            getattr(texts[row["text_id"]], table).append(row)
    return texts


def _read_rows(path: Path, needed: tuple[str, ...]) -> Iterator[tuple[int, Row]]:
    """Give each row of a table with its line."""
    remedy = "write the tables with parley read --out, or see data/gold/README.md"
    try:
        with path.open(encoding="utf-8-sig", newline="") as stored:
            rows = csv.DictReader(stored, strict=True)
            missing = [column for column in needed if column not in (rows.fieldnames or ())]
            if missing:
                raise SourceError(path, f"has no column {missing[0]}", remedy)
            for row in rows:
                if None in row or None in row.values():
                    fault = f"line {rows.line_num} has more or fewer cells than the header"
                    raise SourceError(path, fault, "quote cells that hold commas")
                yield rows.line_num, row
    except (UnicodeDecodeError, csv.Error) as error:
        raise SourceError(path, f"is not CSV in UTF-8 ({error})", "correct it") from None
    except OSError as error:
        raise SourceError(path, f"cannot be read ({error.strerror})", remedy) from None


def _check_row(path: Path, line: int, row: Row, text: Annotations) -> None:
    """Refuse a row whose words are not as long as its span or do not stand in its sentence."""
    for words, (start, end) in QUOTED.items():
        quote = row.get(words, "")
        if not quote or quote == "none":
            continue
        fault = f"line {line}: {words} {quote!r}"
        if not (row[start].isdigit() and row[end].isdigit()):
            raise SourceError(path, f"{fault} has no offsets", f"fill {start} and {end}")
        if int(row[end]) - int(row[start]) != len(quote):
            raise SourceError(path, f"{fault} is not as long as its span", "correct the offsets")
        if not _stands(quote, int(row[start]), text.sentences):
            place = _find_place(quote, text.sentences)
            raise SourceError(path, f"{fault} does not stand at {row[start]}", place)


def _stands(quote: str, start: int, sentences: list[Row]) -> bool:
    """Say whether every sentence that a quotation runs through holds its part of it."""
    for sentence in sentences:
        first, last = int(sentence["start"]), int(sentence["end"])
        low, high = max(first, start), min(last, start + len(quote))
        part = sentence["quote"][low - first : high - first]
        if low < high and part and part != quote[low - start : high - start]:
            return False
    return True


def _find_place(quote: str, sentences: list[Row]) -> str:
    """Say where a quotation does stand."""
    places = [
        str(int(sentence["start"]) + sentence["quote"].index(quote))
        for sentence in sentences
        if quote in sentence["quote"]
    ]
    return f"it stands at {', '.join(places)}" if places else "correct the words"
