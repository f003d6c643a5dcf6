"""Columns: what spaCy says of a document's words, read once for all stages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from spacy.attrs import (
    DEP,
    ENT_TYPE,
    HEAD,
    IDX,
    IS_PUNCT,
    LEMMA,
    LOWER,
    ORTH,
    POS,
    SENT_START,
    SPACY,
    TAG,
)
from spacy.strings import StringStore
from spacy.tokens import Doc

NAMES = (ORTH, LEMMA, POS, TAG, DEP, ENT_TYPE)
NUMBERS = (IDX, SPACY, LOWER, LEMMA, IS_PUNCT)
PLACES = (HEAD, SENT_START)


@dataclass(frozen=True, slots=True)
class Columns:
    """The words of a document, a list for each attribute, all of the length of the document.

    They are shared and not to be changed.

    Attributes:
        texts: Their forms.
        lowers: Their forms in small letters.
        lemmas: Their lemmas.
        poses: Their universal parts of speech.
        tags: Their parts of speech of the Penn Treebank.
        deps: Their relations to what they hang on.
        kinds: The kinds of the entities that they are a part of.
        starts: The offsets of their first characters.
        spaced: Whether a blank follows (0 or 1).
        lower_numbers: spaCy's numbers of their forms in small letters.
        lemma_numbers: spaCy's numbers of their lemmas.
        puncts: Whether they are marks (0 or 1).
        heads: The places of the words that they hang on.
        opening: The places of those that open a sentence; the only one of another length.
    """

    texts: Sequence[str]
    lowers: Sequence[str]
    lemmas: Sequence[str]
    poses: Sequence[str]
    tags: Sequence[str]
    deps: Sequence[str]
    kinds: Sequence[str]
    starts: Sequence[int]
    spaced: Sequence[int]
    lower_numbers: Sequence[int]
    lemma_numbers: Sequence[int]
    puncts: Sequence[int]
    heads: Sequence[int]
    opening: Sequence[int]


class Spelling(dict[int, str]):
    """The strings of some numbers, each looked up once."""

    def __init__(self, strings: StringStore) -> None:
        """Take the store of a vocabulary."""
        self._strings = strings

    def __missing__(self, number: int) -> str:
        """Look a number up."""
        return self.setdefault(number, self._strings[number])


@dataclass(frozen=True, slots=True)
class Read:
    """What was read last, and from what; without a document of its own, which could change."""

    strings: StringStore
    table: NDArray[np.uint64]
    columns: Columns


_last: list[Read] = []


def read_columns(doc: Doc) -> Columns:
    """Read the words of a document.

    Stages ask one after another for the same document: where nothing that is read of it has
    changed since the last was read, the answer is the same one.

    >>> import spacy
    >>> doc = spacy.blank("en")("Stop it.")
    >>> columns = read_columns(doc)
    >>> columns.lowers, columns.starts, columns is read_columns(doc)
    (['stop', 'it', '.'], [0, 5, 7], True)
    """
    table, strings = doc.to_array((*NAMES, *NUMBERS, *PLACES)), doc.vocab.strings
    for last in tuple(_last):
        if last.strings is strings and np.array_equal(last.table, table):
            return last.columns
    columns = _spell_out(table, strings)
    _last[:] = [Read(strings, table, columns)]
    return columns


def release_columns() -> None:
    """Let go of what was read last, once the last stage has done its work.

    >>> import spacy
    >>> doc = spacy.blank("en")("Stop it.")
    >>> columns = read_columns(doc)
    >>> release_columns()
    >>> columns is read_columns(doc), columns == read_columns(doc)
    (False, True)
    """
    _last.clear()


def _spell_out(table: NDArray[np.uint64], strings: StringStore) -> Columns:
    """Make the columns of a table of spaCy's numbers."""
    spell = Spelling(strings).__getitem__
    rows = table.T
    named, numbers = rows[: len(NAMES)].tolist(), rows[len(NAMES) : -len(PLACES)].tolist()
    texts, *others = (list(map(spell, column)) for column in named)
    steps, opens = rows[-len(PLACES) :].astype("int64")
    heads = (np.arange(len(table)) + steps).tolist()
    opening = np.flatnonzero(opens == 1).tolist()
    return Columns(texts, list(map(str.lower, texts)), *others, *numbers, heads, opening)
