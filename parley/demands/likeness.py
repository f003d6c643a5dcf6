"""Likeness: how much two contents say the same, by the words that carry their meaning."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc

from parley.records import Demand

TELLING = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})
SAME = 0.5  # share of the shorter content's words that must stand in the other


def telling_words(
    doc: Doc, start: int, end: int, without: Sequence[tuple[int, int]] = ()
) -> frozenset[str]:
    """Give the lemmas of a stretch of characters that carry its meaning.

    Args:
        doc: The text.
        start: Offset of the stretch's first character.
        end: Offset behind its last one.
        without: Stretches of the text whose words do not count, from offset to offset.

    >>> from parley import read
    >>> doc = read("France urged Mali to free the envoys.", published="2024-03-01").doc
    >>> sorted(telling_words(doc, 18, 36))
    ['envoy', 'free']
    """
    span = doc.char_span(start, end, alignment_mode="expand")
    telling = [token for token in span or () if token.pos_ in TELLING and not token.is_stop]
    if without:
        telling = [t for t in telling if not any(a <= t.idx < b for a, b in without)]
    return frozenset([token.lemma_.lower() for token in telling if len(token.lemma_) > 1])


def words_of(doc: Doc, demand: Demand) -> frozenset[str]:
    """Give the telling words of a record's content, or of the record where it has none."""
    span = demand.content or demand.evidence
    return telling_words(doc, span.start, span.end)


def share_words(first: frozenset[str], second: frozenset[str]) -> float:
    """Give how much of the smaller of two sets of words stands in the other, from 0 to 1.

    One word in common counts only where the smaller has no other.

    >>> share_words(frozenset({"free", "envoy"}), frozenset({"envoy", "free", "today"}))
    1.0
    >>> share_words(frozenset({"corridor", "grain"}), frozenset({"corridor", "gas"}))
    0.0
    """
    smaller, shared = min(len(first), len(second)), len(first & second)
    return shared / smaller if shared >= min(2, smaller) and smaller else 0.0
