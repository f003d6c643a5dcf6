"""Notes: what each sentence of a text supports, with the way to the sentence before and behind.

A note opens from the number of its sentence, without a script, and lies outside the text, so that
the words of the text stay the text's.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from typing import TYPE_CHECKING

from parley.figures.markup import link
from parley.figures.words import count_words
from parley.records import Sentence

if TYPE_CHECKING:
    from parley.annotate import Mark

KINDS = {"demand": "act", "date": "date", "actor": "mention"}


def name_sentence(number: int) -> str:
    """Give the anchor of a sentence.

    >>> name_sentence(7)
    's07'
    """
    return f"s{number:02d}"


def render_number(sentence: Sentence, marks: Sequence[Mark]) -> str:
    """Render the number of a sentence, which opens its note; it holds no words."""
    counts = _count_marks(_marks_of(sentence, marks)) or "no rows"
    label = escape(f"Sentence {sentence.number}: {counts}")
    return (
        f'<button type="button" class="number" popovertarget="n{sentence.number:02d}"'
        f' aria-label="{label}" data-number="{sentence.number}"></button>'
    )


def _marks_of(sentence: Sentence, marks: Sequence[Mark]) -> list[Mark]:
    """List the marks that begin in a sentence."""
    return [mark for mark in marks if sentence.start <= mark.start < sentence.end]


def _count_marks(marks: Sequence[Mark]) -> str:
    """Count marks by kind."""
    kinds = [mark.kind for mark in marks]
    return ", ".join(
        count_words(kinds.count(kind), word) for kind, word in KINDS.items() if kind in kinds
    )


def render_notes(sentences: Sequence[Sentence], marks: Sequence[Mark]) -> str:
    """Render the notes of all sentences."""
    last = len(sentences)
    notes = (_render_note(sentence, _marks_of(sentence, marks), last) for sentence in sentences)
    return f'<div class="parley-notes">\n{"".join(notes)}</div>'


def _render_note(sentence: Sentence, marks: Sequence[Mark], last: int) -> str:
    """Render one note: what it supports, and the way on."""
    number, own = sentence.number, name_sentence(sentence.number)
    rows = "".join(f"<li>{row}</li>" for row in _list_rows(marks))
    supports = f"<ul>{rows}</ul>" if rows else "<p>No row rests on it.</p>"
    before = _render_way(number - 1, "← Sentence") if number > 1 else ""
    behind = _render_way(number + 1, "Sentence", " →") if number < last else ""
    return (
        f'<div class="parley-note" id="n{number:02d}" popover>'
        f'<p class="parley-note-title">What <a href="#{own}">sentence {number}</a>'
        f" supports</p>{supports}"
        f'<nav aria-label="Around sentence {number}">{before} {behind}</nav></div>\n'
    )


def _list_rows(marks: Sequence[Mark]) -> Iterator[str]:
    """Give the rows once each: acts first, then dates, then actors."""
    for kind in KINDS:
        rows = {mark.target: mark for mark in marks if mark.kind == kind}
        for target, mark in rows.items():
            words = mark.label if kind == "demand" else f"{kind}: {mark.label}"
            yield link(target, words).html


def _render_way(number: int, before: str, behind: str = "") -> str:
    """Render the way to another sentence."""
    return f'<a href="#{name_sentence(number)}">{before} {number}{behind}</a>'
