"""Candidates: a trigger read with its parts, before it is known whether it is an act."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence

from spacy.tokens import Token

from parley.demands.complements import Content
from parley.demands.roles import Roles
from parley.demands.triggers import Trigger


class Candidate(ABC):
    """What is asked of one reading of a trigger; :mod:`parley.demands.cases` answers.

    Attributes:
        trigger: The words and their row.
        content: What the act is about.
    """

    trigger: Trigger
    content: Content | None

    @property
    @abstractmethod
    def tokens(self) -> Sequence[Token]:
        """The tokens of the content."""

    @property
    @abstractmethod
    def issuers(self) -> Roles:
        """Who acts."""

    @property
    @abstractmethod
    def addressees(self) -> Roles:
        """Who is addressed."""

    @property
    def head(self) -> Token:
        """The head of the content."""
        assert self.content is not None  # the caller has seen to it
        return self.content.head

    @property
    def is_clause(self) -> bool:
        """Whether the content is a clause rather than a phrase."""
        assert self.content is not None  # the caller has seen to it
        return self.content.kind == "clause"
