"""Likeness: by what two records are compared, and when they can be of one demand."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from spacy.tokens import Token

from parley.actors.identity import party_of
from parley.reading import Reading
from parley.records import Demand

# What is followed; an answer (accept, reject) belongs to the thread that it answers.
KINDS = {"demand": "asks", "request": "asks", "offer": "offers", "threaten": "threatens"}
TELLING = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})
SAME = 0.5  # share of the shorter content's words that must stand in the other


@dataclass(slots=True)
class Seen:
    """A record with what it is compared by.

    Attributes:
        words: The lemmas of its content that carry meaning; times are terms and do not count.
        condition: Those of its condition.
        trigger: The word that opened it, if the text still has it.
    """

    reading: Reading
    demand: Demand
    words: frozenset[str]
    condition: frozenset[str]
    trigger: Token | None

    @property
    def kind(self) -> str:
        """What it does, as far as that is followed; else the empty string."""
        return KINDS.get(self.demand.act, "")


def see_record(reading: Reading, demand: Demand) -> Seen:
    """Take from a record what it is compared by."""
    span = demand.content or demand.evidence
    condition = demand.condition_span
    return Seen(
        reading,
        demand,
        _telling_words(reading, span.start, span.end),
        _telling_words(reading, condition.start, condition.end) if condition else frozenset(),
        _find_trigger(reading, demand),
    )


def _telling_words(reading: Reading, start: int, end: int) -> frozenset[str]:
    """Give the lemmas of a span that carry its meaning."""
    span = reading.doc.char_span(start, end, alignment_mode="expand")
    times = [(each.evidence.start, each.evidence.end) for each in reading.dates]
    return frozenset(
        token.lemma_.lower()
        for token in span or ()
        if token.pos_ in TELLING and not token.is_stop and len(token.lemma_) > 1
        if not any(first <= token.idx < last for first, last in times)
    )


def _find_trigger(reading: Reading, demand: Demand) -> Token | None:
    """Find the word that opened a record among its own: the first of its trigger's words."""
    evidence = demand.evidence
    span = reading.doc.char_span(evidence.start, evidence.end, alignment_mode="expand")
    opened = demand.trigger.split(" ")[0]
    return next((token for token in span or () if token.lemma_ == opened), None)


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


def is_comparable(earlier: Seen, later: Seen) -> bool:
    """Say whether two records are of the same parties, and in texts that days put in order."""
    if not are_ordered(earlier.reading, later.reading):
        return False
    mine, theirs = find_parties(earlier.demand.issuers), find_parties(later.demand.issuers)
    asked, again = find_parties(earlier.demand.addressees), find_parties(later.demand.addressees)
    return bool(mine & theirs) and (not asked or not again or bool(asked & again))


def find_parties(actor_ids: Iterable[str]) -> set[str]:
    """Give the parties of some actors.

    >>> sorted(find_parties(["RUS/vladimir-putin", "RUS", "UN/unsmil"]))
    ['RUS', 'UN']
    """
    return {party_of(actor_id) for actor_id in actor_ids}


def are_ordered(earlier: Reading, later: Reading) -> bool:
    """Say whether two texts are one, or days put them in order."""
    return earlier is later or bool(earlier.source.published and later.source.published)
