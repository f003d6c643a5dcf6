"""Registers: who asks in the passive of a statement that tells in the present (*X are urged*)."""

from __future__ import annotations

from spacy.tokens import Token

from parley.demands.cast import Cast
from parley.demands.clauses import children_of, is_passive, own_subject
from parley.demands.roles import NOBODY, Roles
from parley.demands.triggers import Trigger

PRESENT = ("VBZ", "VBP")
FELT = frozenset(
    {"alarm", "concern", "trouble", "appal", "appall", "shock", "sadden", "dismay", "outrage"}
)
REACH = 3  # sentences before a passive in which whoever makes the statement is named
SPEAKING = ("international", "person", "state", "organisation")


def read_statement(trigger: Trigger, cast: Cast) -> Roles:
    """Read who makes a statement whose passives name nobody.

    *The Secretary-General is concerned. Member States are urged to act.* Such statements tell in
    the present what a reporter would tell in the past.

    >>> from parley import read
    >>> text = "The European Union is alarmed. Both sides are urged to talk."
    >>> doc = read(text, published="2024-03-01").doc
    >>> from parley.demands.triggers import find_triggers
    >>> read_statement(find_triggers(doc)[-1][0], Cast(doc))
    Roles(ids=('EU',), rule='statement')
    """
    verb = trigger.token
    asks = trigger.entry.act in ("demand", "request") and trigger.entry.pos == "verb"
    present = any(c.tag_ in PRESENT for c in children_of(verb, "auxpass"))
    if not asks or not present or not is_passive(verb):
        return NOBODY
    start = verb.sent.start
    for _ in range(REACH):
        if not start:
            break
        sentence = verb.doc[start - 1].sent
        ids = _read_subject(sentence.root, cast)
        if ids:
            return Roles(ids, "statement")
        start = sentence.start
    return NOBODY


def _read_subject(root: Token, cast: Cast) -> tuple[str, ...]:
    """Give the actor who is the subject of a sentence in the present."""
    subject = own_subject(root)
    finite = (root, *children_of(root, "aux", "auxpass"))
    felt = not is_passive(root) or root.lemma_ in FELT
    if subject is None or not felt or not any(t.tag_ in PRESENT for t in finite):
        return ()
    known = (cast.actors.get(i) for i in cast.read(subject)[:1])
    return tuple(a.actor_id for a in known if a is not None and a.kind in SPEAKING)
