"""Awaited: whose deed an act hangs on, who is addressed where nobody else is."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from parley.demands.acts import Act
from parley.demands.cast import Cast
from parley.demands.clauses import children_of, own_subject
from parley.demands.roles import NOBODY, Roles
from parley.demands.sides import expand
from parley.records import Span

# Acts that say what the issuer does, or will not do, until another has acted.
WAITING = frozenset({"offer", "threaten", "reject"})
# What opens the clause that tells whose deed is awaited.
OPENERS = frozenset({"if", "unless", "until", "till", "once", "before", "provided", "after"})


def find_awaited(doc: Doc, act: Act, condition: Span | None, cast: Cast) -> Roles:
    """Find whose deed an offer, a threat or a refusal waits for (*not unless Mali leaves*).

    Args:
        doc: The document.
        act: The act, which addresses nobody itself.
        condition: The span of what must hold first, if it has one.
        cast: The actors of the document.

    Returns:
        The ids and the rule ``condition.subject``; none where the act hangs on nobody's deed.

    >>> from parley import read
    >>> doc = read("France rejected any talks before Mali leaves.", published="2024-03-01").doc
    >>> doc._.demands[0].addressees
    ('MLI',)
    """
    if act.act not in WAITING:
        return NOBODY
    own = expand(act.issuers.ids) | {cast.party_of(i) for i in act.issuers.ids}
    for token in (*_read_condition(doc, condition, cast), *_walk_clauses(act)):
        ids = tuple(i for i in cast.read(token) if i not in own and not expand([i]) & own)
        if ids:
            return Roles(ids, "condition.subject")
    return NOBODY


def _read_condition(doc: Doc, condition: Span | None, cast: Cast) -> list[Token]:
    """Give the subjects of a condition, or whom it names where it has none."""
    if condition is None:
        return []
    words = doc.char_span(condition.start, condition.end, alignment_mode="expand") or ()
    if any(token.dep_ == "nsubjpass" for token in words):
        return []
    subjects = [token for token in words if token.dep_ == "nsubj"]
    return subjects or [token for token in words if cast.names_actor(token)]


def _walk_clauses(act: Act) -> Iterator[Token]:
    """Give the subjects of the clauses on whose deed an act or its content hangs."""
    heads = [act.trigger.token, *([act.content.head] if act.content else [])]
    for head in (*heads, *act.tokens):
        for clause in head.children:
            if clause.dep_ != "advcl":
                continue
            opened = any(c.lower_ in OPENERS for c in children_of(clause, "mark", "advmod"))
            subject = own_subject(clause)
            if opened and subject is not None and subject.dep_ == "nsubj":
                yield subject
