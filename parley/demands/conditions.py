"""Conditions: what must hold before an act, or that nothing must."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc, Token

from parley.demands.clauses import (
    children_of,
    is_inverted_conditional,
    is_passive,
    own_subject,
)
from parley.demands.lexicon import load_table
from parley.demands.runs import span_of
from parley.demands.triggers import Trigger
from parley.records import Span

LIMITED_OPENERS = frozenset({"after", "when", "once", "if"})
LIMITED_PREPOSITIONS = frozenset({"after", "during", "following", "upon", "under"})
OPENERS = frozenset({"if", "unless", "once"})
PROVISOS = frozenset({"provided", "providing", "assuming"})


def find_condition(doc: Doc, trigger: Trigger, scope: Sequence[Token]) -> tuple[Span | None, bool]:
    """Find what must hold first; the second value is true for *without preconditions*."""
    inside = {token.i for token in scope}
    matches = load_table("conditions.csv").find(scope)
    for match in matches:
        if match.row["kind"] == "none":
            return span_of(doc, match.start, match.end - 1), True
    for token in scope:
        if token.i != trigger.token.i and is_inverted_conditional(token):
            own = [t.i for t in token.subtree if t.i not in {s.i for s in trigger.token.subtree}]
            front = [i for i in own if i in inside]
            if not front:
                continue
            return span_of(doc, min(front), max(front)), False
    opened = _opening_condition(trigger)
    if opened is not None:
        return opened, False
    limited = next((t.i for t in scope if t.lower_ == "only"), None)
    for token in scope:
        later = limited is not None and token.i > limited and token.lower_ in LIMITED_OPENERS
        if later and token.dep_ in ("mark", "advmod") and token.head.i > token.i:
            return span_of(doc, token.i, _clause_end(token.head)), False
        late = limited is not None and token.i > limited and token.lower_ in LIMITED_PREPOSITIONS
        if late and token.dep_ == "prep":
            return span_of(doc, token.i, token.right_edge.i), False
    for match in matches:
        found = _read_condition(doc, match.start, match.end, match.row["kind"], trigger)
        if found is not None:
            return found, False
    return None, False


def _opening_condition(trigger: Trigger) -> Span | None:
    """Read the condition that opens a sentence (*Should it fail, they warned, X follows*)."""
    sentence = trigger.token.sent
    first = next((t for t in sentence if t.is_alpha), sentence[0])
    comma = next((t for t in sentence if t.i > first.i and t.lower_ == ","), None)
    if comma is None or trigger.token.i < comma.i or comma.i - first.i < 3:
        return None
    opens = first.lower_ in OPENERS or (first.lower_ == "should" and first.tag_ == "MD")
    if not opens and not (first.lower_ == "only" and first.nbor(1).lower_ in LIMITED_OPENERS):
        return None
    return span_of(trigger.token.doc, first.i, comma.i - 1)


def _read_condition(doc: Doc, start: int, end: int, kind: str, trigger: Trigger) -> Span | None:
    """Read the clause or phrase that a condition's opening words open."""
    opener = doc[start]
    if end < len(doc) and doc[end].lower_ == "only":
        return None
    if kind == "phrase":
        return span_of(doc, start, max(opener.right_edge.i, doc[end - 1].right_edge.i))
    clause = next(
        (
            t.head
            for t in doc[start:end]
            if t.dep_ in ("mark", "advmod", "prep")
            and t.head.pos_ in ("VERB", "AUX", "ADJ")
            and t.head.i >= end
        ),
        None,
    )
    if clause is None and opener.lower_ in PROVISOS and opener.dep_ == "prep":
        return _read_proviso(doc, start)
    if (
        clause is None
        and opener.pos_ == "VERB"
        and opener.lower_ in ("provided", "providing", "assuming")
    ):
        states = children_of(opener, "ccomp", "mark") and not own_subject(opener)
        clause = opener if states and not is_passive(opener) else None
    if clause is None or clause.i < start:
        return None
    if clause == trigger.token or _question(opener):
        return None
    return span_of(doc, start, _clause_end(clause))


def _read_proviso(doc: Doc, start: int) -> Span | None:
    """Read *provided the army withdraws* where the parse takes *provided* for a preposition."""
    last = start
    while last + 1 < len(doc) and not doc[last + 1].is_punct and not doc[last + 1].is_space:
        last += 1
    stated = any(token.pos_ in ("VERB", "AUX") for token in doc[start + 1 : last + 1])
    return span_of(doc, start, last) if stated else None


def _clause_end(clause: Token) -> int:
    """Give the last token of a clause."""
    return clause.right_edge.i


def _question(opener: Token) -> bool:
    """Say whether *if* means whether (*asked if*)."""
    return opener.lower_ == "if" and opener.head.dep_ == "ccomp"
