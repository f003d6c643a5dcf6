"""Conditions: what must hold before an act, or that nothing must."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc, Token

from parley.demands.clauses import (
    INVERTING,
    children_of,
    find_inverting,
    is_inverted_conditional,
    is_passive,
    own_subject,
    subtree_of,
)
from parley.demands.forms import find_between, may_stand, number_of
from parley.demands.lexicon import load_table
from parley.demands.runs import run_to_mark, span_of
from parley.demands.triggers import Trigger
from parley.records import Span

ONLY = number_of("only")
LIMITED_OPENERS = frozenset({"after", "when", "once", "if"})
LIMITED_PREPOSITIONS = frozenset({"after", "during", "following", "upon", "under"})
OPENERS = frozenset({"if", "unless", "once"})
LED_OPENERS = frozenset({"in", "only", "should"})  # which open one together with the next word
PROVISOS = frozenset({"provided", "providing", "assuming"})


def find_condition(doc: Doc, trigger: Trigger, scope: Sequence[Token]) -> tuple[Span | None, bool]:
    """Find what must hold first; the second value is true for *without preconditions*.

    >>> from parley import read
    >>> from parley.demands.triggers import find_triggers
    >>> doc = read("France will leave if Mali agrees to a truce.", published="2024-03-01").doc
    >>> trigger = find_triggers(doc)[0][0]
    >>> span, unconditional = find_condition(doc, trigger, list(doc))
    >>> span.quote, unconditional
    ('if Mali agrees to a truce', False)
    """
    matches = load_table("conditions.csv").find(scope)
    for match in matches:
        if match.row["kind"] == "none":
            return span_of(doc, match.start, match.end - 1), True
    found = (
        _inverted_condition(doc, trigger, scope)
        or _opening_condition(trigger)
        or _limited_condition(doc, scope)
    )
    refused = trigger.entry.act == "reject"
    opened = (
        _read_condition(doc, m.start, m.end, m.row["kind"], trigger)
        for m in matches
        if m.row["kind"] != "denied" or refused
    )
    return found or next((span for span in opened if span is not None), None), False


def _inverted_condition(doc: Doc, trigger: Trigger, scope: Sequence[Token]) -> Span | None:
    """Read a condition by inversion (*should it fail, X follows*)."""
    if not scope or not (may_stand(scope[0], INVERTING) or may_stand(scope[-1], INVERTING)):
        return None
    inside = {token.i for token in scope}
    if inside.isdisjoint(find_inverting(doc)):
        return None
    for token in scope:
        if token.i != trigger.token.i and is_inverted_conditional(token):
            above = token.is_ancestor(trigger.token)
            below = {t.i for t in subtree_of(trigger.token)} if above else set()
            own = [t.i for t in subtree_of(token) if t.i not in below and t.i in inside]
            if own:
                return span_of(doc, min(own), max(own))
    return None


def _limited_condition(doc: Doc, scope: Sequence[Token]) -> Span | None:
    """Read what stands behind *only* (*only after the army has left, only upon a truce*)."""
    if not scope or not find_between(doc, ONLY, scope[0].i, scope[-1].i + 1):
        return None
    limited = next((t.i for t in scope if t.lower_ == "only"), None)
    if limited is None:
        return None
    for token in scope:
        if token.i <= limited:
            continue
        opens = token.dep_ in ("mark", "advmod") and token.head.i > token.i
        if opens and token.lower_ in LIMITED_OPENERS:
            return span_of(doc, token.i, token.head.right_edge.i)
        if token.dep_ == "prep" and token.lower_ in LIMITED_PREPOSITIONS:
            return span_of(doc, token.i, token.right_edge.i)
    return None


def _opening_condition(trigger: Trigger) -> Span | None:
    """Read the condition that opens a sentence (*Should it fail, they warned, X follows*)."""
    sentence = trigger.token.sent
    first = next((t for t in sentence if t.is_alpha), sentence[0])
    if not _opens_condition(first):
        return None
    comma = next((t for t in sentence if t.i > first.i and t.lower_ == ","), None)
    if comma is None or trigger.token.i < comma.i or comma.i - first.i < 3:
        return None
    return span_of(trigger.token.doc, first.i, comma.i - 1)


def _opens_condition(first: Token) -> bool:
    """Say whether the first word of a sentence, with the next, opens a condition."""
    if first.lower_ in OPENERS:
        return True
    if first.lower_ not in LED_OPENERS:
        return False
    following = first.nbor(1).lower_ if first.i + 1 < len(first.doc) else ""
    given = first.lower_ == "in" and following in ("exchange", "return")
    limited = first.lower_ == "only" and following in LIMITED_OPENERS
    ruled = first.lower_ == "should" and first.tag_ == "MD"
    return given or limited or ruled


def _read_condition(doc: Doc, start: int, end: int, kind: str, trigger: Trigger) -> Span | None:
    """Read the clause or phrase that a condition's opening words open."""
    opener = doc[start]
    if end < len(doc) and doc[end].lower_ == "only":
        return None
    if kind == "phrase" or (kind == "denied" and opener.dep_ == "prep"):
        return span_of(doc, start, max(opener.right_edge.i, doc[end - 1].right_edge.i))
    clause = _marked_clause(doc, start, end)
    if clause is None and opener.lower_ in PROVISOS:
        if opener.dep_ == "prep":
            return _read_proviso(doc, start)
        clause = _proviso_clause(opener)
    if clause is None or clause.i < start:
        return None
    if clause == trigger.token or _question(opener):
        return None
    return span_of(doc, start, clause.right_edge.i)


def _marked_clause(doc: Doc, start: int, end: int) -> Token | None:
    """Give the clause behind opening words that one of them marks."""
    for token in doc[start:end]:
        clause = token.head
        marks = token.dep_ in ("mark", "advmod", "prep") and clause.i >= end
        if marks and clause.pos_ in ("VERB", "AUX", "ADJ"):
            return clause
    return None


def _proviso_clause(opener: Token) -> Token | None:
    """Give *provided* itself where it is a verb that states something and has no subject."""
    states = opener.pos_ == "VERB" and children_of(opener, "ccomp", "mark")
    return opener if states and not own_subject(opener) and not is_passive(opener) else None


def _read_proviso(doc: Doc, start: int) -> Span | None:
    """Read *provided the army withdraws* where the parse takes *provided* for a preposition."""
    last = run_to_mark(doc, start)
    stated = any(token.pos_ in ("VERB", "AUX") for token in doc[start + 1 : last + 1])
    return span_of(doc, start, last) if stated else None


def _question(opener: Token) -> bool:
    """Say whether *if* means whether (*asked if*)."""
    return opener.lower_ == "if" and opener.head.dep_ == "ccomp"
