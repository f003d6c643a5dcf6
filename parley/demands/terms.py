"""Terms: by when, for how long, on which condition, and what follows otherwise."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from spacy.tokens import Doc, Token

from parley.demands.clauses import is_inverted_conditional, places_below, subtree_of
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
    hosts = [trigger.token]
    head = trigger.token.head
    if trigger.entry.pos != "verb" and head.pos_ in ("VERB", "AUX", "ADP"):
        hosts.append(head)
    if head.pos_ in ("VERB", "AUX") and is_inverted_conditional(head):
        hosts.append(head)
    if len(hosts) == 1 and not barred:
        inside = places_below(hosts[0])
        if inside.issuperset([token.i for token in (*tokens, *trigger.words)]):
            return list(subtree_of(hosts[0]))
    found = {t.i: t for host in hosts for t in subtree_of(host) if t.i not in barred}
    size = len(found)
    for token in (*tokens, *trigger.words):
        found[token.i] = token
    if len(found) == size and len(hosts) == 1:
        return list(found.values())  # which are in text order
    return [found[i] for i in sorted(found)]


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
