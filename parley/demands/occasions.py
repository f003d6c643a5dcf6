"""Occasions: to whom something is said at the meeting or in the message that a sentence tells of.

Who is met, called or written to is addressed only where the words of the act name nobody.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from parley.demands.cast import Cast
from parley.demands.clauses import children_of, governing_verb, is_passive, own_subject
from parley.demands.roles import NOBODY, Roles
from parley.demands.subjects import MESSAGES
from parley.demands.triggers import Trigger

# What one does to whom one then speaks to (*meeting X, Y asked for Z*; *phoned X to ask for Z*).
MEETING = frozenset(
    {"meet", "telephone", "phone", "ring", "receive", "brief", "address", "confront", "visit"}
)
# What two hold with each other, and the words before it.
TALKS = frozenset({"talk", "meeting", "call", "conversation", "consultation", "negotiation"})
WITHIN = frozenset({"in", "at", "during", "after", "by", "following"})
# Verbs whose subject gets the act of their object (*faces a demand, received an offer*).
GETTING = frozenset({"face", "receive", "get", "hear", "draw", "confront"})
PUTTING = frozenset({"put", "submit", "send", "present", "hand", "deliver", "address", "convey"})


def read_letter(verb: Token, cast: Cast) -> Roles:
    """Read to whom a letter goes in which something is said (*in a letter to X, Y asked for Z*).

    >>> from parley import read
    >>> text = "In a note handed to Mali, France asked for a truce."
    >>> doc = read(text, published="2024-03-01").doc
    >>> read_letter(doc[8], Cast(doc))
    Roles(ids=('MLI',), rule='told')
    """
    for within in children_of(verb, "prep"):
        letters = children_of(within, "pobj") if within.lower_ in ("in", "by") else []
        for letter in (n for n in letters if n.lemma_ in MESSAGES):
            for noun in _list_receivers(letter):
                return Roles(cast.read(noun), "told")
    return NOBODY


def _list_receivers(letter: Token) -> Iterator[Token]:
    """Give to whom a letter goes: behind *to*, also where it is sent or handed."""
    for host in (letter, *(c for c in children_of(letter, "acl") if c.tag_ == "VBN")):
        for to in children_of(host, "prep", "dative"):
            if to.lower_ == "to":
                yield from children_of(to, "pobj")


def read_sent(verb: Token, cast: Cast) -> Roles:
    """Read to whom a message goes that holds the act (*sent X a note asking for Y*).

    >>> from parley import read
    >>> doc = read("France sent Mali a note asking for a truce.", published="2024-03-01").doc
    >>> read_sent(doc[5], Cast(doc))
    Roles(ids=('MLI',), rule='told')
    """
    message = verb.head
    if verb.dep_ != "acl" or message.lemma_ not in MESSAGES:
        return NOBODY
    nouns = list(_list_receivers(message))
    if message.dep_ == "dobj":
        for given in children_of(message.head, "dative", "prep"):
            if given.lower_ == "to":
                nouns += children_of(given, "pobj")
            elif given.dep_ == "dative":
                nouns.append(given)
    return Roles(cast.read(nouns[0]) if nouns else (), "told")


def read_carried(trigger: Trigger, cast: Cast) -> Roles:
    """Read who gets what a noun of speech names (*X faces a demand*; *a demand was put to X*).

    >>> from parley import read
    >>> from parley.demands.triggers import find_triggers
    >>> doc = read("Mali faces a demand from France to leave.", published="2024-03-01").doc
    >>> read_carried(find_triggers(doc)[0][0], Cast(doc))
    Roles(ids=('MLI',), rule='carrier')
    """
    noun = trigger.token
    if trigger.entry.pos != "noun":
        return NOBODY
    verb = noun.head
    if noun.dep_ == "nsubjpass" and verb.lemma_ in PUTTING:
        for to in children_of(verb, "prep", "dative"):
            for getter in children_of(to, "pobj") if to.lower_ == "to" else []:
                return Roles(cast.read(getter), "carrier")
    under = noun.dep_ == "pobj" and noun.head.lower_ == "under"
    verb = noun.head.head if under else verb
    got = verb.lemma_ in (("come", "be") if under else GETTING) and (under or noun.dep_ == "dobj")
    subject = own_subject(verb) if got and not is_passive(verb) else None
    return Roles(cast.read(subject) if subject is not None else (), "carrier")


def read_called(verb: Token, cast: Cast) -> Roles:
    """Read whom the issuer calls or meets in order to blame (*phoned X to protest against Y*).

    >>> from parley import read
    >>> doc = read("France called Mali to protest against a raid.", published="2024-03-01").doc
    >>> read_called(doc[4], Cast(doc))
    Roles(ids=('MLI',), rule='met')
    """
    above = verb.head
    if verb.dep_ in ("xcomp", "advcl") and above.lemma_ in MEETING | {"call"}:
        for met in children_of(above, "dobj"):
            if cast.names_actor(met) and any(c.lower_ == "to" for c in verb.lefts):
                return Roles(cast.read(met), "met")
    return NOBODY


def read_met(verb: Token, cast: Cast) -> Roles:
    """Read whom the issuer meets or calls as he speaks (*in talks with X, Y asked for Z*).

    >>> from parley import read
    >>> doc = read("In talks with Mali, France asked for a truce.", published="2024-03-01").doc
    >>> read_met(doc[6], Cast(doc))
    Roles(ids=('MLI',), rule='met')
    """
    verb = governing_verb(verb) or verb if verb.pos_ == "NOUN" else verb
    above = verb.head if verb.dep_ in ("xcomp", "advcl") else verb
    meetings = [c for c in children_of(verb, "advcl") if c.tag_ == "VBG"]
    for meeting in (above, *meetings):
        if meeting.lemma_ in MEETING and meeting != verb and not is_passive(meeting):
            for met in children_of(meeting, "dobj"):
                if cast.names_actor(met):
                    return Roles(cast.read(met), "met")
    for within in children_of(verb, "prep"):
        held = children_of(within, "pobj") if within.lower_ in WITHIN else []
        for talks in (n for n in held if n.lemma_ in TALKS):
            for other in children_of(talks, "prep"):
                for met in children_of(other, "pobj") if other.lower_ == "with" else []:
                    if cast.names_actor(met):
                        return Roles(cast.read(met), "met")
    return NOBODY
