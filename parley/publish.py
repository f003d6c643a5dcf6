"""Publication: what of a text the site may show, the whole or only the words that prove a row.

``sources.csv`` says which, in its column ``publish_text``: ``full`` or ``quotes``.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

import pandas as pd

from parley.annotate import (
    Announced,
    Article,
    Mark,
    Pages,
    annotate_text,
    count_marks,
    find_marks,
    frame_article,
    render_marked,
)
from parley.exports import ABOUT, write_exports
from parley.figures.colours import style_actors
from parley.reading import Reading, read_all
from parley.records import Sentence
from parley.source import load_sources
from parley.tables import make_tables, write_tables

Stretch = tuple[int, int]
LEFT_OUT = " … "
PROVING = {
    "mentions": (("start", "end"),),
    "dates": (("start", "end"),),
    "demands": (
        ("start", "end"),
        ("content_start", "content_end"),
        ("condition_start", "condition_end"),
        ("consequence_start", "consequence_end"),
    ),
    "reasons": (("start", "end"),),
}


def show_text(reading: Reading, pages: Pages | None = None) -> Article:
    """Show a text as far as it may be shown: whole and marked, or its proving words alone.

    >>> from dataclasses import replace
    >>> from parley import load, read
    >>> source = load("seeds/istanbul-talks-offer.txt")
    >>> "reflect a complex" in show_text(read(replace(source, publish_text="quotes"))).html
    False
    """
    if reading.source.publish_text == "full":
        return annotate_text(reading, pages)
    tables = make_tables(reading)
    styles = style_actors(tables["actors"])
    marks = find_marks(reading, styles, pages or Pages())
    stretches = find_stretches(tables, reading.source.text_id)
    announced = Announced()
    quoted = "\n".join(
        _quote_sentence(reading, sentence, stretches, marks, announced)
        for sentence in reading.sentences
    )
    note = "This text is shown only in the words that prove a row of the tables."
    text = (
        f'<p class="parley-empty">{note}</p>\n<ol class="parley-quotes parley-text">{quoted}</ol>'
    )
    html = frame_article(text, reading, styles, marks)
    return Article(html, f"{reading.source.text_id}, in quotations: {count_marks(marks)}")


def _quote_sentence(
    reading: Reading,
    sentence: Sentence,
    stretches: Iterable[Stretch],
    marks: list[Mark],
    announced: Announced,
) -> str:
    """Render the proving words of one sentence, if it has any; its number keeps its anchor."""
    pieces = clip_stretches(stretches, sentence.start, sentence.end)
    quoted = LEFT_OUT.join(
        f'<q dir="auto">{render_marked(reading.text, start, end, marks, announced)}</q>'
        for start, end in pieces
    )
    number = f"s{sentence.number:02d}"
    said = quoted or '<span class="nothing">nothing quoted</span>'
    return f'<li class="sentence" id="{number}" value="{sentence.number}">{said}</li>'


def find_stretches(tables: Mapping[str, pd.DataFrame], text_id: str) -> list[Stretch]:
    """List the stretches of a text that prove some row, those that touch joined.

    A demand's words may lie in two sentences; all its spans count, and nothing between them.
    """
    spans = [
        (int(row[first]), int(row[last]))
        for table, columns in PROVING.items()
        for first, last in columns
        for row in _rows_of(tables[table], text_id, first)
    ]
    return _join_stretches(sorted(spans))


def _rows_of(frame: pd.DataFrame, text_id: str, column: str) -> list[dict[str, object]]:
    """Give the rows of a text that fill a column."""
    return frame[(frame["text_id"] == text_id) & frame[column].notna()].to_dict("records")


def _join_stretches(spans: Iterable[Stretch]) -> list[Stretch]:
    """Join sorted spans that overlap or touch.

    >>> _join_stretches([(0, 4), (2, 6), (8, 9)])
    [(0, 6), (8, 9)]
    """
    joined: list[Stretch] = []
    for start, end in spans:
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def clip_stretches(stretches: Iterable[Stretch], start: int, end: int) -> list[Stretch]:
    """Give what of some stretches lies between two offsets.

    >>> clip_stretches([(0, 6), (8, 12)], 4, 10)
    [(4, 6), (8, 10)]
    """
    clipped = ((max(a, start), min(b, end)) for a, b in stretches)
    return [(a, b) for a, b in clipped if a < b]


def limit_tables(tables: Mapping[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """Give the tables as they may be shown: without what no row proves, where a text says so.

    Only the sentences table quotes more than a row's own words; for a text that is published in
    quotations, its ``quote`` becomes the proving words with an ellipsis for what is left out.

    Args:
        tables: The tables of the contract, which stay as they are.

    >>> from parley import make_tables, read
    >>> tables = make_tables(read("Kyiv agreed.", published="2025-05-11"))
    >>> limit_tables(tables)["sentences"]["quote"].tolist()
    ['Kyiv agreed.']
    """
    texts = tables["texts"]
    limited = texts.loc[texts["publish_text"] == "quotes", "text_id"]
    sentences = tables["sentences"].copy()
    for text_id in limited:
        stretches = find_stretches(tables, text_id)
        own = sentences["text_id"] == text_id
        quotes = [
            LEFT_OUT.join(
                row.quote[a - row.start : b - row.start]
                for a, b in clip_stretches(stretches, row.start, row.end)
            )
            for row in sentences[own].itertuples()
        ]
        sentences.loc[own, "quote"] = quotes
    return {**tables, "sentences": sentences}


def quote_sentence(reading: Reading, number: int) -> str:
    """Give a sentence as far as it may be shown: whole, or its proving words alone.

    Raises:
        IndexError: If there is no sentence of that number.

    >>> from parley import read
    >>> quote_sentence(read("Kyiv agreed. Minsk did not.", published="2025-05-11"), 2)
    'Minsk did not.'
    """
    sentence = reading.sentences[number - 1]
    if reading.source.publish_text == "full":
        return reading.text[sentence.start : sentence.end]
    stretches = find_stretches(make_tables(reading), reading.source.text_id)
    pieces = clip_stretches(stretches, sentence.start, sentence.end)
    return LEFT_OUT.join(reading.text[start:end] for start, end in pieces)


def publish_tables(seeds: Path, folder: Path, exports: Path | None = None) -> None:
    """Write the tables of a folder of texts as far as they may be shown.

    Args:
        seeds: The folder of the texts.
        folder: Gets the tables.
        exports: Gets their other forms, where it is named.

    Raises:
        SourceError: If a text cannot be read.
        OSError: If the folder cannot be written.
    """
    readings = list(read_all(load_sources(seeds)))
    tables = limit_tables(make_tables(readings))
    write_tables(tables, folder, about=ABOUT)
    if exports:
        write_exports(readings, tables, exports)


if __name__ == "__main__":
    # What repository and site carry: python -m parley.publish seeds data/tables data/exports
    publish_tables(*map(Path, sys.argv[1:]))
