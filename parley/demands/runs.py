"""Runs: words from one token to another as a span of the text."""

from __future__ import annotations

from spacy.tokens import Doc

from parley.records import Span


def span_of(doc: Doc, first: int, last: int) -> Span:
    """Make a span of tokens ``first`` to ``last``, without marks and blanks at its ends.

    >>> from parley import read
    >>> doc = read("France urged, then left.", published="2024-03-01").doc
    >>> span_of(doc, 0, 2).quote
    'France urged'
    """
    while last > first and (doc[last].is_space or doc[last].is_punct):
        last -= 1
    while first < last and (doc[first].is_space or doc[first].is_punct):
        first += 1
    start, end = doc[first].idx, doc[last].idx + len(doc[last])
    return Span(start, end, doc[first : last + 1].text)


def run_to_mark(doc: Doc, last: int) -> int:
    """Run on to the mark that ends a phrase, where the parse has broken it.

    >>> from parley import read
    >>> doc = read("France urged a truce, then left.", published="2024-03-01").doc
    >>> doc[run_to_mark(doc, 1)]
    truce
    """
    while last + 1 < len(doc) and not doc[last + 1].is_punct and not doc[last + 1].is_space:
        last += 1
    return last
