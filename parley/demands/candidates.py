"""Candidates: a trigger read with its parts, before it is known whether it is an act."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from spacy.tokens import Token

from parley.demands.addressees import find_addressees
from parley.demands.cast import Cast
from parley.demands.complements import Content
from parley.demands.issuers import find_issuers
from parley.demands.roles import Roles
from parley.demands.stretches import content_tokens
from parley.demands.triggers import Trigger


@dataclass(frozen=True)
class Candidate:
    """One reading of a trigger; who issues it and whom it addresses is read when it is asked for.

    Attributes:
        trigger: The words and their row.
        content: What the act is about.
        cast: The actors of the document.
    """

    trigger: Trigger
    content: Content | None
    cast: Cast

    @cached_property
    def tokens(self) -> list[Token]:
        """The tokens of the content."""
        return content_tokens(self.content, self.trigger) if self.content is not None else []

    @cached_property
    def issuers(self) -> Roles:
        """Who issues the act."""
        return find_issuers(self.trigger, self.cast)

    @cached_property
    def addressees(self) -> Roles:
        """Who is addressed; nobody by a deed whose kind is not known yet."""
        if self.trigger.entry.act == "deed":
            return Roles()
        issuers = self.issuers.ids
        return find_addressees(self.trigger, self.content, self.tokens, issuers, self.cast)

    @property
    def head(self) -> Token:
        """The head of the content."""
        return self.content.head

    @property
    def is_clause(self) -> bool:
        """Whether the content is a clause rather than a phrase."""
        return self.content.kind == "clause"
