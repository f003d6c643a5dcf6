"""The scene: a document's records with what is looked up of them again and again."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

from parley.demands.anaphors import points_back, says_same, tokens_of
from parley.demands.issues import find_issues
from parley.demands.likeness import telling_words, words_of
from parley.demands.orders import Order, find_order
from parley.records import Demand, Link, Mention, Span

ASKING = frozenset({"demand", "request"})
BESIDE = 4  # words on either side of a record that can set it against another
REACH = 30  # sentences over which an answer still speaks of what was asked or offered


@dataclass(slots=True)
class Scene:
    """A document, its records, mentions and links so far; each question is answered once.

    Attributes:
        earlier: The records before the one whose links are looked for, in text order.
        of_act: The earlier records by their act.
        links: The links found so far, by the record that they go from.
        ordered: The earlier records that claim an order (by ``sequence``, by the issue that comes
            ``last``, or in ``words``), or ask for an issue ``freely``, without a condition.
        kin: The earlier records by what they are compared by (kind of act, issue, order claim).
    """

    doc: Doc
    demands: Sequence[Demand]
    mentions: tuple[Mention, ...] = ()
    earlier: list[Demand] = field(default_factory=list)
    of_act: dict[str, list[Demand]] = field(default_factory=dict)
    links: dict[str, list[Link]] = field(default_factory=dict)
    ordered: dict[tuple[str, str], list[Demand]] = field(default_factory=dict)
    kin: dict[tuple[str, str, str], list[Demand]] = field(default_factory=dict)
    _sentences: dict[int, list[Demand]] = field(default_factory=dict)
    _words: dict[tuple[str, str], frozenset[str]] = field(default_factory=dict)
    _pointing: dict[tuple[str, str], bool] = field(default_factory=dict)
    _orders: dict[str, Order | None] = field(default_factory=dict)
    _starts: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Group the records by their sentences, and note where mentions begin."""
        self._starts = [mention.evidence.start for mention in self.mentions]
        for demand in self.demands:
            self._sentences.setdefault(demand.evidence.sentence, []).append(demand)

    def add(self, demand: Demand, key: tuple[str, str, str]) -> None:
        """Note a record as an earlier one; ``key`` is what it is compared by."""
        self.earlier.append(demand)
        self.of_act.setdefault(demand.act, []).append(demand)
        self.kin.setdefault(key, []).append(demand)
        for kind, value in self._list_orders(demand):
            self.ordered.setdefault((kind, value), []).append(demand)

    def _list_orders(self, demand: Demand) -> Iterator[tuple[str, str]]:
        """List what makes a record one that others can conflict with."""
        if demand.sequence:
            yield "sequence", demand.sequence
            yield "last", demand.sequence.split(">")[-1]
        if demand.condition == "none":
            yield "freely", demand.issue
        if demand.act in ASKING and self.order_of(demand):
            yield "words", ""

    def links_of(self, demand: Demand) -> Sequence[Link]:
        """Give the links found so far that go from a record."""
        return self.links.get(demand.demand_id, ())

    def latest(self, demand: Demand, reach: int = REACH, act: str = "") -> Iterator[Demand]:
        """Give the earlier records within some sentences of one, the latest first.

        With an ``act`` they are those of that act.
        """
        first = demand.evidence.sentence - reach
        for other in reversed(self.of_act.get(act, ()) if act else self.earlier):
            if other.evidence.sentence < first:
                return
            yield other

    def beside(self, demand: Demand, back: int = 0) -> list[Demand]:
        """Give the other records of a record's sentence, and of some sentences before it."""
        number = demand.evidence.sentence
        near = (self._sentences.get(n, ()) for n in range(number - back, number + 1))
        return [other for records in near for other in records if other is not demand]

    def behind(self, demand: Demand) -> list[Demand]:
        """Give the records that stand behind one in its sentence."""
        here = self._sentences[demand.evidence.sentence]
        return here[next(n for n, each in enumerate(here) if each is demand) + 1 :]

    def tokens_of(self, span: Span | None) -> Sequence[Token]:
        """Give the tokens of a span."""
        return tokens_of(self.doc, span)

    def words_around(self, demand: Demand) -> list[Token]:
        """Give the tokens of a record and a few beside it in its sentence (*Instead, X offers*)."""
        evidence = demand.evidence
        found = self.doc.char_span(evidence.start, evidence.end, alignment_mode="expand")
        if found is None:
            return []
        first, last = found[0].sent.start, found[-1].sent.end
        return list(self.doc[max(first, found.start - BESIDE) : min(last, found.end + BESIDE)])

    def words_of(self, demand: Demand) -> frozenset[str]:
        """Give the telling words of a record's content."""
        key = demand.demand_id, "content"
        if key not in self._words:
            self._words[key] = words_of(self.doc, demand)
        return self._words[key]

    def lemmas_of(self, demand: Demand) -> frozenset[str]:
        """Give the lemmas of a record's content."""
        key = demand.demand_id, "lemmas"
        if key not in self._words:
            tokens = self.tokens_of(demand.content)
            self._words[key] = frozenset(token.lemma_.lower() for token in tokens)
        return self._words[key]

    def numbers_of(self, demand: Demand) -> frozenset[str]:
        """Give the numbers of a record's content, those of days aside."""
        key = demand.demand_id, "numbers"
        if key not in self._words:
            self._words[key] = frozenset(
                token.lower_
                for token in self.tokens_of(demand.content)
                if token.pos_ == "NUM" and token.ent_type_ not in ("DATE", "TIME", "ORDINAL")
            )
        return self._words[key]

    def places_of(self, demand: Demand) -> frozenset[str]:
        """Give the names in a record's condition that are no actor's."""
        key, span = (demand.demand_id, "places"), demand.condition_span
        if key not in self._words:
            self._words[key] = frozenset(
                token.lemma_.lower()
                for token in self.tokens_of(span)
                if token.pos_ == "PROPN" and not self.named_in(token.idx, token.idx + len(token))
            )
        return self._words[key]

    def condition_words_of(self, demand: Demand) -> frozenset[str]:
        """Give the telling words of a record's condition."""
        key, span = (demand.demand_id, "condition"), demand.condition_span
        if key not in self._words:
            telling = telling_words(self.doc, span.start, span.end) if span else frozenset()
            self._words[key] = telling
        return self._words[key]

    def issue_words_of(self, demand: Demand) -> frozenset[str]:
        """Give the lemmas of the words by which a content is of its issue."""
        key = demand.demand_id, "issue"
        if key not in self._words:
            self._words[key] = frozenset(
                self.doc[match.start : match.end].lemma_.lower()
                for match in find_issues(self.tokens_of(demand.content))
                if match.row["issue"] == demand.issue
            )
        return self._words[key]

    def points_back(self, demand: Demand) -> bool:
        """Say whether a content only points to what was spoken of before."""
        key = demand.demand_id, "back"
        if key not in self._pointing:
            self._pointing[key] = points_back(self.doc, demand)
        return self._pointing[key]

    def says_same(self, demand: Demand) -> bool:
        """Say whether a content only says that it is what another said (*the same, so*)."""
        key = demand.demand_id, "same"
        if key not in self._pointing:
            self._pointing[key] = says_same(self.tokens_of(demand.content))
        return self._pointing[key]

    def named_in(self, start: int, end: int) -> tuple[str, ...]:
        """Give the actors that are mentioned between two offsets."""
        first = bisect_left(self._starts, start)
        last = bisect_left(self._starts, end, first)
        return tuple(m.actor_id for m in self.mentions[first:last] if m.evidence.end <= end)

    def order_of(self, demand: Demand) -> Order | None:
        """Give the words of what a record wants first and of what it wants later."""
        key = demand.demand_id
        if key not in self._orders:
            self._orders[key] = find_order(self.doc, demand)
        return self._orders[key]
