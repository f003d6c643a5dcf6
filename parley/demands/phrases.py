"""Phrases: what a fixed phrase is about (*dug in its heels over X, it is up to Y to do X*)."""

from __future__ import annotations

from spacy.tokens import Token

from parley.demands.cast import Cast
from parley.demands.clauses import children_of
from parley.demands.complements import Content, find_behind
from parley.demands.triggers import Trigger

LONGEST_STEP = 14  # words from a phrase to the infinitive that completes it
STOPS = frozenset({";", ":", "”", "»"})


def find_phrase_content(trigger: Trigger, cast: Cast) -> Content:
    """Give what stands behind a phrase; the phrase itself where nothing does.

    >>> from parley import read
    >>> from parley.demands.triggers import find_triggers
    >>> doc = read("Mali sees no reason to change course.", published="2024-03-01").doc
    >>> trigger = next(t for readings in find_triggers(doc) for t in readings)
    >>> find_phrase_content(trigger, Cast(doc))
    Content(head=change, kind='clause')
    """
    prepositions = trigger.entry.content
    if "to" in prepositions:
        verb = _find_infinitive(trigger)
        if verb is not None:
            return Content(verb, "clause")
    if prepositions:
        for host in reversed(trigger.words):
            found = find_behind(host, prepositions, cast, trigger)
            if found is not None:
                return found
    if "if" in prepositions:
        cases = [c for w in trigger.words for c in children_of(w, "advcl", "ccomp") if _supposes(c)]
        if cases:
            return Content(cases[0], "clause")
    if "that" in prepositions:
        for word in reversed(trigger.words):
            stated = [c for c in children_of(word, "ccomp", "acl", "relcl") if c.i > word.i]
            if stated:
                return Content(stated[0], "clause")
    return Content(trigger.token, "clause")


def _supposes(clause: Token) -> bool:
    """Say whether a clause opens with *if*."""
    return any(mark.lower_ == "if" for mark in children_of(clause, "mark"))


def _find_infinitive(trigger: Trigger) -> Token | None:
    """Find the infinitive behind a phrase, wherever the parse hangs it."""
    last = max(word.i for word in trigger.words)
    doc, end = trigger.token.doc, trigger.token.sent.end
    for token in doc[last + 1 : min(last + 1 + LONGEST_STEP, end)]:
        if token.text in STOPS:
            return None
        if token.lower_ == "to" and token.dep_ == "aux" and token.head.i > token.i:
            return token.head
    return None
