"""Echoes: what another does too (*so did Chad, as did Niger, Togo followed suit*)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from parley.demands.acts import Act
from parley.demands.cast import Cast
from parley.demands.clauses import children_of, own_subject
from parley.demands.forms import find_places, number_of
from parley.demands.roles import Roles
from parley.demands.storage import keep

LIKE = frozenset({"so", "as", "nor", "neither", "likewise"})
DOING = frozenset(map(number_of, ("did", "does", "do")))
FOLLOW = number_of("follow")
FAR = 40  # words between an act and its echo


def echo_acts(doc: Doc, acts: Sequence[Act], cast: Cast) -> list[Act]:
    """Give the acts of those who are said to do the same as somebody before them.

    >>> from parley import read
    >>> text = "France called for a truce, and so did Mali."
    >>> [d.issuers for d in read(text, published="2024-03-01").demands]
    [('FRA',), ('MLI',)]
    """
    return [
        echo for verb, subject in _walk_echoes(doc) for echo in _echo(verb, subject, acts, cast)
    ]


def _walk_echoes(doc: Doc) -> Iterator[tuple[Token, Token]]:
    """Give the verbs that stand for one before them, each with its subject."""
    for place in keep(doc, "echoing", _find_echoing):
        verb = doc[place]
        if verb.dep_ == "aux" and verb.head.pos_ == "PROPN":
            yield verb, verb.head  # as which the parse takes *and so did X*
            continue
        behind = (c for c in children_of(verb, "dobj", "attr", "conj") if c.pos_ == "PROPN")
        subject = own_subject(verb) or next(behind, None)
        if subject is None:
            continue
        same = any(c.lower_ == "suit" for c in children_of(verb, "dobj"))
        before = doc[verb.i - 1] if verb.i else verb
        if same or (subject.i > verb.i and before.lower_ in LIKE):
            yield verb, subject


def _find_echoing(doc: Doc) -> list[int]:
    """Give the places of *did so* verbs and of *follow*."""
    words = (doc[place] for place in find_places(doc, {*DOING, FOLLOW}))
    return [word.i for word in words if word.lower in DOING or word.lemma == FOLLOW]


def _echo(verb: Token, subject: Token, acts: Sequence[Act], cast: Cast) -> Iterator[Act]:
    """Give the last act before an echo, as the act of who echoes it."""
    ids = cast.read(subject)
    before = [act for act in acts if 0 < verb.i - act.trigger.token.i < FAR]
    if not ids or not before:
        return
    last = max(before, key=lambda act: act.trigger.token.i)
    near = verb.sent.start - last.trigger.token.sent.end <= 1
    if near and not set(ids) & set(last.issuers.ids):
        trigger = replace(last.trigger, token=verb, words=(verb,))
        yield last._replace(trigger=trigger, issuers=Roles(ids, "echo"))
