"""Sentences and paragraphs: where each begins and ends, and which number it has."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache
from operator import attrgetter

import numpy as np
from spacy.attrs import IDX, LENGTH, SENT_START
from spacy.tokens import Doc

from parley.records import Sentence

BLANK_LINE = re.compile(r"\n[^\S\n]*\n\s*")
LINE_BREAK = re.compile(r"\n\s*")
BULLET = re.compile(r"[-*•–—‣·]\s|\(?\d{1,3}[.)]\s|\(?[a-z][.)]\s")
KEPT = 1  # texts whose sentences are remembered: stages ask one after another
CLOSED = tuple(".!?:;…\"'”’)]")


def find_paragraphs(text: str) -> list[tuple[int, int]]:
    r"""Give the spans of the paragraphs, without the white space around them.

    Blank lines part paragraphs. A single line break does too, unless the text is hard-wrapped: it
    has blank lines elsewhere, the line before the break ends in mid-sentence and the next is no
    bullet.

    >>> find_paragraphs("One.\nTwo.")
    [(0, 4), (5, 9)]
    >>> find_paragraphs("One line\nruns on.\n\nTwo.")
    [(0, 17), (19, 23)]
    """
    wrapped = BLANK_LINE.search(text.strip()) is not None
    breaks = [found.span() for found in LINE_BREAK.finditer(text) if _parts(text, found, wrapped)]
    starts = [0, *(end for _, end in breaks)]
    ends = [*(start for start, _ in breaks), len(text)]
    trimmed = (_trim(text, start, end) for start, end in zip(starts, ends, strict=True))
    return [(start, end) for start, end in trimmed if start < end]


def _parts(text: str, found: re.Match[str], wrapped: bool) -> bool:
    """Say whether a line break parts two paragraphs."""
    if not wrapped or found.group().count("\n") > 1:
        return True
    before = text[: found.start()].rstrip()
    return before.endswith(CLOSED) or BULLET.match(text, found.end()) is not None


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    """Take white space off both ends of a span, and a byte order mark off its start."""
    while start < end and (text[start].isspace() or text[start] == "\ufeff"):
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def find_sentences(doc: Doc) -> tuple[Sentence, ...]:
    """Number the sentences of a document, from its own boundaries, else by paragraph.

    >>> import spacy
    >>> [s.number for s in find_sentences(spacy.blank("en")("Stop.\\n\\nGo on."))]
    [1, 2]
    """
    return _number(doc.text, _spans_of(doc) if doc.has_annotation("SENT_START") else None)


@lru_cache(maxsize=KEPT)
def _number(text: str, spans: tuple[tuple[int, int], ...] | None) -> tuple[Sentence, ...]:
    """Number the sentences of a text by their spans; each stage asks for the same ones."""
    paragraphs = find_paragraphs(text)
    spans = tuple(paragraphs) if spans is None else spans
    trimmed = (_trim(text, start, end) for start, end in spans)
    kept = [(start, end) for start, end in trimmed if start < end]
    starts = [start for start, _ in paragraphs]
    return tuple(
        Sentence(number, max(1, bisect_right(starts, start)), start, end)
        for number, (start, end) in enumerate(kept, start=1)
    )


def _spans_of(doc: Doc) -> tuple[tuple[int, int], ...]:
    """Give the offsets of the document's own sentences."""
    if not len(doc):
        return ()
    opens, offsets, lengths = doc.to_array((SENT_START, IDX, LENGTH)).T
    opens[0] = 1
    first = np.flatnonzero(opens == 1)
    last = np.append(first[1:], len(doc)) - 1
    ends = offsets[last] + lengths[last]
    return tuple(zip(offsets[first].tolist(), ends.tolist(), strict=True))


def number_at(sentences: Sequence[Sentence], offset: int) -> int:
    """Give the number of the sentence at (or last before) an offset.

    >>> number_at([Sentence(1, 1, 0, 5), Sentence(2, 1, 6, 9)], 7)
    2
    """
    return max(1, bisect_right(sentences, offset, key=attrgetter("start")))
