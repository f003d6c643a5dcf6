"""Candidates: a trigger read with its parts, before it is known whether it is an act."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from parley.demands.complements import Content
from parley.demands.roles import Roles
from parley.demands.triggers import Trigger


@dataclass(frozen=True)
class Candidate:
    """One reading of a trigger.

    Attributes:
        trigger: The words and their row.
        content: What the act is about.
        tokens: The tokens of the content.
        addressees: Who is addressed.
    """

    trigger: Trigger
    content: Content | None
    tokens: Sequence[Token]
    addressees: Roles

    @property
    def head(self) -> Token:
        """The head of the content."""
        return self.content.head

    @property
    def is_clause(self) -> bool:
        """Whether the content is a clause rather than a phrase."""
        return self.content.kind == "clause"
