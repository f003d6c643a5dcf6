"""Rulers: whom a blame means that names only what was done to a state's own people, and where.

*The arrest of opposition leaders in Belarus* is its government's; an attack in a city may be
anybody's.
"""

from __future__ import annotations

from spacy.tokens import Token

from parley.actors.identity import make_slug
from parley.actors.regions import load_regions
from parley.demands.clauses import children_of
from parley.demands.lexicon import load_words
from parley.demands.roles import NOBODY, Roles
from parley.gazetteer import load_gazetteer


def read_ruler(deed: Token) -> Roles:
    """Read in whose state its own people are arrested, tried or shot at.

    Args:
        deed: The head of what is blamed or asked.

    >>> from parley import read
    >>> text = "France condemned the arrest of opposition leaders in Belarus."
    >>> read_ruler(read(text, published="2024-03-01").doc[3])
    Roles(ids=('BLR',), rule='ruler')
    """
    if deed.lemma_.lower() not in load_words("state_deeds.csv", "noun", "deed", "part"):
        return NOBODY
    people = [n for of in children_of(deed, "prep") for n in children_of(of, "pobj")]
    own = load_words("state_deeds.csv", "noun", "people", "part")
    hosts = [deed, *people, deed.head]  # the parse may hang the place on the verb
    if not any(_is_own(word, own) for word in (*people, *children_of(deed, "compound", "amod"))):
        return NOBODY
    for host in hosts:
        for within in (p for p in children_of(host, "prep") if p.i > deed.i):
            for place in children_of(within, "pobj") if within.lower_ in ("in", "across") else ():
                state = _find_state(place)
                if state:
                    return Roles((state,), "ruler")
    return NOBODY


def _is_own(word: Token, own: frozenset[str]) -> bool:
    """Say whether people are such as a state deals with as its own (*opposition leaders*)."""
    return any(t.lemma_.lower() in own for t in (word, *children_of(word, "compound", "amod")))


def _find_state(place: Token) -> str:
    """Give the state that a place is, or in which it lies."""
    words = place.doc[place.left_edge.i : place.i + 1].text
    for match in load_gazetteer().find_names(words):
        for entry in match.entries:
            actor = load_gazetteer().actor(entry.actor_id)
            if actor is not None and actor.kind == "state":
                return actor.actor_id
    return load_regions().get(make_slug(words), "")
