"""Likeness: by what two records are compared, and when they can be of one demand."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from spacy.tokens import Token

from parley.actors.identity import party_of
from parley.demands.likeness import telling_words
from parley.reading import Reading
from parley.records import Demand

# What is followed, an accusation like a demand; an answer (accept, reject) belongs to the thread
# that it answers.
KINDS = {
    "demand": "asks",
    "request": "asks",
    "offer": "offers",
    "threaten": "threatens",
    "accuse": "accuses",
}


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
    times = [(each.evidence.start, each.evidence.end) for each in reading.dates]
    return Seen(
        reading,
        demand,
        telling_words(reading.doc, span.start, span.end, times),
        telling_words(reading.doc, condition.start, condition.end, times)
        if condition
        else frozenset(),
        _find_trigger(reading, demand),
    )


def _find_trigger(reading: Reading, demand: Demand) -> Token | None:
    """Find the word that opened a record among its own: the first of its trigger's words."""
    evidence = demand.evidence
    span = reading.doc.char_span(evidence.start, evidence.end, alignment_mode="expand")
    opened = demand.trigger.split(" ")[0]
    return next((token for token in span or () if token.lemma_ == opened), None)


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
