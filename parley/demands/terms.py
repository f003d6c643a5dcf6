"""Terms: by when, for how long, on which condition, and what follows otherwise."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from spacy.tokens import Doc, Token

from parley.demands.clauses import PLACE, is_inverted_conditional, subtree_of
from parley.demands.conditions import find_condition
from parley.demands.consequences import find_consequence, find_next_consequence
from parley.demands.deadlines import find_times
from parley.demands.interviews import find_case
from parley.demands.storage import text_of
from parley.demands.triggers import Trigger
from parley.records import Date, Span


class Terms(NamedTuple):
    """The terms of an act; ``condition`` is ``none`` where the text says that there is none."""

    when: str = ""
    duration: str = ""
    condition: Span | None = None
    unconditional: bool = False
    consequence: Span | None = None


def find_scope(trigger: Trigger, tokens: Sequence[Token], barred: set[int]) -> list[Token]:
    """Give the tokens in which the terms of an act may stand, in text order.

    Args:
        trigger: The words of the act.
        tokens: The tokens of its content.
        barred: Indexes of the tokens of other acts of the sentence.

    >>> from parley import read
    >>> from parley.demands.triggers import find_triggers
    >>> doc = read("France demanded a truce. Mali left.", published="2024-03-01").doc
    >>> trigger = find_triggers(doc)[0][0]
    >>> find_scope(trigger, [], set())
    [France, demanded, a, truce, .]
    """
    host, head = trigger.token, trigger.token.head
    if head.pos_ in ("VERB", "AUX", "ADP"):
        carried = trigger.entry.pos != "verb"
        host = head if carried or (head.pos_ != "ADP" and is_inverted_conditional(head)) else host
    below, own = subtree_of(host), (*tokens, *trigger.words)
    found = [token for token in below if token.i not in barred] if barred else list(below)
    inside = {token.i for token in found}
    added = {token.i: token for token in own if token.i not in inside}
    return sorted([*found, *added.values()], key=PLACE) if added else found


def find_terms(
    trigger: Trigger, tokens: Sequence[Token], scope: Sequence[Token], dates: Sequence[Date]
) -> Terms:
    """Find the terms of an act in its scope, dates among those of the dates stage.

    >>> from parley import read
    >>> from parley.demands.triggers import find_triggers
    >>> doc = read("France demanded a truce without preconditions.", published="2024-03-01").doc
    >>> trigger = find_triggers(doc)[0][0]
    >>> find_terms(trigger, [], list(doc), ()).unconditional
    True
    """
    doc = trigger.token.doc
    consequence = find_consequence(doc, trigger, scope) or find_next_consequence(doc, trigger)
    taken = _covered(doc, consequence)
    free = [token for token in scope if token.i not in taken] if taken else scope
    blamed = trigger.entry.act == "accuse"  # what is done already has no condition
    condition, unconditional = (None, False) if blamed else find_condition(doc, trigger, free)
    if condition is None and trigger.entry.pos == "present":
        condition = _read_asked_case(trigger)
    when, duration = find_times(trigger, tokens, condition, dates)
    return Terms(when, duration, condition, unconditional, consequence)


def _read_asked_case(trigger: Trigger) -> Span | None:
    """Read the case of the question that an act answers (*And if they stay? Then we leave*)."""
    place = find_case(trigger.token)
    if place is None:
        return None
    return Span(*place, text_of(trigger.token.doc)[slice(*place)])


def _covered(doc: Doc, span: Span | None) -> set[int]:
    """Give the indexes of the tokens that a span covers."""
    if span is None:
        return set()
    found = doc.char_span(span.start, span.end, alignment_mode="expand")
    return {token.i for token in found} if found is not None else set()
