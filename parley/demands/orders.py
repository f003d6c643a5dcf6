"""Orders: what a record wants first and what later, by its words where it names no issues."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc, Token

from parley.demands.anaphors import tokens_of
from parley.demands.lexicon import load_table
from parley.demands.likeness import telling_words
from parley.records import Demand

CLOSING = frozenset({",", ";", ".", "?", "!", "but", "while", "and"})
PLAIN = frozenset({"forward", "backward"})


@dataclass(frozen=True, slots=True)
class Order:
    """The telling words of what comes first, and of what comes later."""

    first: frozenset[str]
    later: frozenset[str]

    def contradicts(self, other: Order) -> bool:
        """Say whether each of two orders puts first what the other puts later.

        >>> guns, shelf = frozenset({"gun", "island"}), frozenset({"shelf"})
        >>> Order(guns, shelf).contradicts(Order(shelf, frozenset({"gun"})))
        True
        """
        return bool(self.first & other.later and self.later & other.first)


def find_order(doc: Doc, demand: Demand) -> Order | None:
    """Find the words of what a record wants first and of what it wants later.

    >>> from parley import read
    >>> text = "France wants the shelf drawn before any talk of guns."
    >>> doc = read(text, published="2024-03-01").doc
    >>> order = find_order(doc, doc._.demands[0])
    >>> sorted(order.first), sorted(order.later)
    (['draw', 'shelf'], ['gun', 'talk'])
    """
    tokens = tokens_of(doc, demand.content)
    if not tokens:
        return None
    rest = list(doc[tokens[0].i : _find_end(tokens[-1])])
    for link in load_table("sequences.csv").find(rest):
        if link.row["needs"] or link.start == rest[0].i:
            continue
        start, middle = rest[0].idx, doc[link.start].idx
        behind, end = doc[link.end - 1], rest[-1]
        left = telling_words(doc, start, middle)
        right = telling_words(doc, behind.idx + len(behind), end.idx + len(end))
        if left and right:
            return Order(left, right) if link.row["order"] == "forward" else Order(right, left)
    return None


def _find_end(last: Token) -> int:
    """Find where the clause ends in which a content does."""
    doc, place = last.doc, last.i + 1
    while place < last.sent.end and doc[place].lower_ not in CLOSING:
        place += 1
    return place
