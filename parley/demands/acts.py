"""Acts: one act as it is read from one trigger, and a trigger that gives none."""

from __future__ import annotations

from typing import NamedTuple

from spacy.tokens import Token

from parley.demands.complements import Content
from parley.demands.roles import Roles
from parley.demands.triggers import Trigger


class Act(NamedTuple):
    """One act, read from one trigger, before its terms are found."""

    trigger: Trigger
    act: str
    issuers: Roles
    addressees: Roles
    content: Content | None
    tokens: tuple[Token, ...]
    status: str
    issue: str


class Miss(NamedTuple):
    """A trigger that gives no act, and why."""

    trigger: Trigger
    reason: str
