"""Wording: the spans of an act, and what of a text stands between quotation marks."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from operator import itemgetter

from parley.demands.acts import Act
from parley.demands.terms import Terms
from parley.records import Sentence, Span

MARKS = re.compile('["“”„‟«»\n]')


def find_quoted(text: str) -> list[tuple[int, int]]:
    """Give the stretches inside double quotation marks, from offset to offset, in text order.

    >>> find_quoted('He said “no”.')
    [(9, 11)]
    """
    inside: list[tuple[int, int]] = []
    opened = -1
    for mark in MARKS.finditer(text):
        place, character = mark.start(), mark[0]
        if opened >= 0 and character not in "\n“„«":
            inside.append((opened + 1, place))
            opened = -1
        else:
            opened = -1 if character == "\n" else place
    return inside


def is_mostly_quoted(quoted: Sequence[tuple[int, int]], span: Span) -> bool:
    """Say whether more than half of a span stands in what :func:`find_quoted` gives.

    >>> is_mostly_quoted([(0, 2), (4, 8)], Span(0, 7, "I, we go"))
    True
    """
    inside = 0
    for start, end in quoted[bisect_right(quoted, span.start, key=itemgetter(1)) :]:
        if start >= span.end:
            break
        inside += min(end, span.end) - max(start, span.start)
    return inside * 2 > span.end - span.start


def content_span(text: str, act: Act) -> Span | None:
    """Make the span of a content."""
    if not act.tokens:
        return None
    start, last = act.tokens[0].idx, act.tokens[-1]
    end = _close_quotation(text, start, last.idx + len(last))
    return Span(start, end, text[start:end])


def _close_quotation(text: str, start: int, end: int) -> int:
    """Take in the closing mark of a quotation that opens inside the span."""
    opened = sum(text.count(mark, start, end) for mark in '“"')
    closed = text.count("”", start, end)
    tail = text[end : end + 2]
    if opened > closed and (opened + closed) % 2 and tail[:1] in ("”", '"'):
        return end + 1
    if opened > closed and (opened + closed) % 2 and tail[1:] in ("”", '"') and tail[0] in ".,!?":
        return end + 2
    return end


def find_extent(
    act: Act, content: Span | None, terms: Terms, sentence: Sentence
) -> tuple[int, int]:
    """Give the smallest span in the sentence that holds trigger, content and terms."""
    parts = [(act.trigger.start, act.trigger.end)]
    for span in (content, terms.condition, terms.consequence):
        if span is not None and sentence.start <= span.start and span.end <= sentence.end:
            parts.append((span.start, span.end))
    starts, ends = zip(*parts, strict=True)
    return min(starts), max(ends)
