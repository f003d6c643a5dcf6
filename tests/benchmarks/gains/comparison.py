"""Comparison: which finds of two readings of the same texts are the same and which are not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pandas as pd

from .pairing import FIELDS, KEYS, Pair, Row, pair_text, shorten

Frames = Mapping[str, pd.DataFrame]

# What else a comparison cannot do without.
NEEDED = {"demands": ("demand_id", "start", "end")}
KINDS = ("same", "gained", "lost", "changed")


@dataclass(frozen=True, slots=True)
class Change:
    """A find gained, lost or changed, with its sentence.

    ``fields`` holds a column, its old and its new cell for each that differs; of a find gained or
    lost, for each that is filled.
    """

    text_id: str
    number: int
    sentence: str
    table: str
    kind: str
    words: str
    fields: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """What became of the finds of some texts.

    Attributes:
        texts: The number of texts.
        counts: By table that both sides have, how many finds are of each of ``KINDS``.
        changes: All that is not the same, by text and in reading order.
        lacking: Tables (``links``) and columns (``demands.sequence``) that one side lacks.
    """

    texts: int
    counts: Mapping[str, Counter[str]]
    changes: tuple[Change, ...] = ()
    lacking: tuple[str, ...] = ()

    def without_words(self) -> Comparison:
        """Give the counts alone, for texts that nobody should see."""
        return replace(self, changes=())


def load_frames(folder: Path) -> dict[str, pd.DataFrame]:
    """Load those tables of a reading that can be compared; every cell is a string."""
    paths = {table: folder / f"{table}.csv" for table in (*KEYS, "sentences")}
    return {
        table: pd.read_csv(path, dtype=str, keep_default_na=False)
        for table, path in paths.items()
        if path.is_file()
    }


def compare_frames(old: Frames, new: Frames) -> Comparison:
    """Compare the tables of two readings of the same texts.

    Args:
        old: Frames by table, cells as strings; a table or column may be missing.
        new: The like. What only one of the two has is not compared.

    >>> columns = ["text_id", "start", "end", "quote", "actor_id"]
    >>> old = pd.DataFrame([["t", "0", "4", "Kyiv", "UKR"]], columns=columns)
    >>> new = pd.DataFrame([["t", "0", "4", "Kyiv", "UKR/kyiv"]], columns=columns)
    >>> compared = compare_frames({"mentions": old}, {"mentions": new})
    >>> compared.counts["mentions"]["changed"], compared.changes[0].fields
    (1, (('actor_id', 'UKR', 'UKR/kyiv'),))
    """
    fields = _find_fields(old, new)
    counts: dict[str, Counter[str]] = {table: Counter() for table in fields}
    changes: list[Change] = []
    text_ids = _list_texts(new, old)
    for text_id in text_ids:
        pairs = pair_text(_select(old, text_id, fields), _select(new, text_id, fields), fields)
        for table, paired in pairs.items():
            counts[table].update(_name_kind(pair, fields[table]) for pair in paired)
        changes += _list_changes(text_id, pairs, fields, _find_sentences(new, old, text_id))
    return Comparison(len(text_ids), counts, tuple(changes), _list_lacking(old, new, fields))


def _find_fields(old: Frames, new: Frames) -> dict[str, tuple[str, ...]]:
    """Give the columns to compare by table; no entry for a table that cannot be compared."""
    fields = {}
    for table, key in KEYS.items():
        shared = set(_columns(old, table)) & set(_columns(new, table))
        known = table != "links" or "demands" in fields
        if known and shared.issuperset({"text_id", *key, *NEEDED.get(table, ())}):
            fields[table] = tuple(column for column in FIELDS[table] if column in shared)
    return fields


def _list_lacking(old: Frames, new: Frames, fields: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """List what either side has and the other lacks, so that it was not compared."""
    lacking = []
    for table in KEYS:
        either = {*_columns(old, table), *_columns(new, table)}
        if table not in fields:
            lacking += [table] if either else []
            continue
        left_out = [name for name in FIELDS[table] if name in either - {*fields[table]}]
        lacking += [f"{table}.{name}" for name in left_out]
    return tuple(lacking)


def _columns(frames: Frames, table: str) -> list[str]:
    """List the columns of a table, none where it is missing."""
    return list(frames[table].columns) if table in frames else []


def _list_texts(*sides: Frames) -> list[str]:
    """List the ids of the texts that either side has, in alphabetical order."""
    frames = [frame for side in sides for frame in side.values() if "text_id" in frame]
    return sorted({text_id for frame in frames for text_id in frame["text_id"]})


def _select(frames: Frames, text_id: str, tables: Iterable[str]) -> dict[str, list[Row]]:
    """Give the rows of one text by table."""
    chosen = {table: frames[table][frames[table]["text_id"] == text_id] for table in tables}
    return {table: frame.to_dict("records") for table, frame in chosen.items()}


def _name_kind(pair: Pair, fields: Sequence[str]) -> str:
    """Say what became of a find."""
    old, new = pair
    if old is None or new is None:
        return "gained" if new else "lost"
    return "same" if all(old[name] == new[name] for name in fields) else "changed"


def _list_changes(
    text_id: str,
    pairs: Mapping[str, list[Pair]],
    fields: Mapping[str, Sequence[str]],
    sentences: Sequence[Row],
) -> list[Change]:
    """List the changes of one text in reading order."""
    listed = []
    for table, paired in pairs.items():
        for pair in paired:
            kind = _name_kind(pair, fields[table])
            if kind != "same":
                place = pair[1] or pair[0] or {}
                number, sentence = _find_sentence(int(place["start"]), sentences)
                told = tuple(_tell_fields(table, pair, fields[table]))
                quote = str(place.get("quote", ""))
                words = quote if table == "links" else shorten(quote)
                change = Change(text_id, number, sentence, table, kind, words, told)
                listed.append((int(place["start"]), change))
    return [change for _, change in sorted(listed, key=lambda placed: placed[0])]


def _tell_fields(table: str, pair: Pair, fields: Sequence[str]) -> Iterator[tuple[str, str, str]]:
    """Give each column that differs, with its old and its new cell; the act goes first."""
    old, new = pair
    known = ("act",) if table == "demands" and not (old and new) else ()
    for name in (*known, *fields):
        cells = (old or {}).get(name, ""), (new or {}).get(name, "")
        if cells[0] != cells[1]:
            yield name, *cells


def _find_sentences(new: Frames, old: Frames, text_id: str) -> list[Row]:
    """Give the sentences of a text, as the new side has them where it can."""
    for frames in (new, old):
        if {"text_id", "sentence", "start", "end", "quote"}.issubset(_columns(frames, "sentences")):
            return _select(frames, text_id, ["sentences"])["sentences"]
    return []


def _find_sentence(start: int, sentences: Sequence[Row]) -> tuple[int, str]:
    """Give the number and the words of the sentence that an offset lies in; 0 where none does."""
    for row in sentences:
        if int(row["start"]) <= start < int(row["end"]):
            return int(row["sentence"]), row["quote"]
    return 0, ""
