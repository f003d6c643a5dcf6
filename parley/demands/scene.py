"""The scene: a document's records with what is looked up of them again and again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

from parley.demands.anaphors import points_back, tokens_of
from parley.demands.issues import find_issues
from parley.demands.likeness import words_of
from parley.records import Demand, Mention, Span


@dataclass(slots=True)
class Scene:
    """The document, its records in text order and its mentions, each question answered once."""

    doc: Doc
    demands: Sequence[Demand]
    mentions: tuple[Mention, ...] = ()
    _words: dict[str, frozenset[str]] = field(default_factory=dict)
    _issue_words: dict[str, frozenset[str]] = field(default_factory=dict)
    _pointing: dict[str, bool] = field(default_factory=dict)

    def tokens_of(self, span: Span | None) -> list[Token]:
        """Give the tokens of a span."""
        return tokens_of(self.doc, span)

    def words_of(self, demand: Demand) -> frozenset[str]:
        """Give the telling words of a record's content."""
        key = demand.demand_id
        if key not in self._words:
            self._words[key] = words_of(self.doc, demand)
        return self._words[key]

    def issue_words_of(self, demand: Demand) -> frozenset[str]:
        """Give the lemmas of the words by which a content is of its issue."""
        key = demand.demand_id
        if key not in self._issue_words:
            self._issue_words[key] = frozenset(
                self.doc[match.start : match.end].lemma_.lower()
                for match in find_issues(self.tokens_of(demand.content))
                if match.row["issue"] == demand.issue
            )
        return self._issue_words[key]

    def points_back(self, demand: Demand) -> bool:
        """Say whether a content only points to what was spoken of before."""
        key = demand.demand_id
        if key not in self._pointing:
            self._pointing[key] = points_back(self.doc, demand)
        return self._pointing[key]

    def named_in(self, start: int, end: int) -> tuple[str, ...]:
        """Give the actors that are mentioned between two offsets."""
        return tuple(
            mention.actor_id
            for mention in self.mentions
            if start <= mention.evidence.start and mention.evidence.end <= end
        )
