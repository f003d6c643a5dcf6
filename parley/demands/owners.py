"""Owners: whose a noun of speech is, and who does what a passive tells."""

from __future__ import annotations

from spacy.tokens import Token

from parley.demands.cast import Cast
from parley.demands.clauses import children_of, governing_verb
from parley.demands.lexicon import load_words
from parley.demands.roles import NOBODY, Roles
from parley.demands.voices import read_author

OWNERS = ("by", "from", "of", "among")


def read_owner(noun: Token, cast: Cast) -> Roles:
    """Read whose a noun of speech is: *Putin's claims, a Russian offer, a call by X*.

    >>> from parley import read
    >>> doc = read("Mali rejected a French proposal.", published="2024-03-01").doc
    >>> read_owner(doc[4], Cast(doc))
    Roles(ids=('FRA',), rule='owner.possessive')
    """
    for child in children_of(noun, "poss", "amod", "compound", "nmod"):
        ids = cast.read(child)
        if ids:
            return Roles(cast.with_principals(ids, child), "owner.possessive")
    for preposition in children_of(noun, "prep", "agent"):
        if preposition.lower_ not in OWNERS:
            continue
        for owner in children_of(preposition, "pobj"):
            ids = cast.read(owner)
            if ids and (preposition.lower_ != "of" or cast.names_actor(owner)):
                return Roles(cast.with_principals(ids, owner), f"owner.{preposition.lower_}")
    for made in children_of(noun, "acl"):
        found = read_agent(made, cast) if made.tag_ == "VBN" else Roles()
        if found.ids:
            return Roles(found.ids, "owner.participle")
        for preposition in children_of(made, "prep"):
            if preposition.lower_ == "to" and made.lemma_ in ("attribute", "ascribe", "credit"):
                for owner in children_of(preposition, "pobj"):
                    return Roles(cast.read(owner), "owner.attributed")
    return NOBODY


def read_agent(verb: Token, cast: Cast) -> Roles:
    """Read the agent of a passive.

    >>> from parley import read
    >>> doc = read("A truce was proposed by France.", published="2024-03-01").doc
    >>> read_agent(doc[3], Cast(doc))
    Roles(ids=('FRA',), rule='agent')
    """
    for agent in children_of(verb, "agent"):
        for noun in children_of(agent, "pobj"):
            ids = cast.read(noun)
            if ids:
                return Roles(cast.with_principals(ids, noun), "agent")
    return read_author(verb, cast) if children_of(verb, "auxpass") else Roles((), "none")


def is_noted(noun: Token) -> bool:
    """Say whether a noun of speech is only noted by another (*welcomed the readiness of X*).

    >>> from parley import read
    >>> doc = read("France welcomed the readiness of Mali to talk.", published="2024-03-01").doc
    >>> is_noted(doc[3])
    True
    """
    verb = governing_verb(noun)
    return verb is not None and verb.lemma_ in load_words("noting_verbs.csv", "lemma")
