"""Receivers: to whom an act is said, by the words of the act itself."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from parley.demands.cast import Cast
from parley.demands.clauses import children_of, is_passive, own_subject
from parley.demands.complements import Content
from parley.demands.lexicon import load_words
from parley.demands.occasions import read_letter, read_sent
from parley.demands.roles import NOBODY, Roles
from parley.demands.subjects import SENDING, is_message
from parley.demands.triggers import Trigger

TOLD = ("advcl", "xcomp", "conj", "ccomp")
TELLING = frozenset({"tell", "warn", "remind", "inform", "advise", "assure", "notify"})
# What a ministry does to an envoy, to whose state it then speaks.
SUMMONING = frozenset({"summon", "convoke"})
TURNING = frozenset({"turn", "look"})  # *appealing for fuel, X turned to Y*
# Who only hears what is said.
HEARERS = frozenset({"reporter", "journalist", "newspaper", "parliament", "crowd", "audience"})


def _talking() -> frozenset[str]:
    """Give the verbs of saying."""
    return load_words("speech.csv", "lemma")


def read_asked(trigger: Trigger, cast: Cast) -> Roles:
    """Read the object of a verb whose content stands behind a preposition (*pressed X for Y*).

    >>> from parley import read
    >>> from parley.demands.triggers import find_triggers
    >>> doc = read("France pressed Mali for a truce.", published="2024-03-01").doc
    >>> trigger = find_triggers(doc)[0][0]
    >>> read_asked(trigger, Cast(doc))
    Roles(ids=('MLI',), rule='object')
    """
    for asked in children_of(trigger.token, "dobj"):
        if cast.names_actor(asked):
            return Roles(cast.read(asked), "object")
    return NOBODY


def read_object(trigger: Trigger, cast: Cast) -> Roles:
    """Read the object of a verb (its subject in the passive).

    >>> from parley import read
    >>> from parley.demands.triggers import find_triggers
    >>> doc = read("France urged Mali to free the envoys.", published="2024-03-01").doc
    >>> trigger = find_triggers(doc)[0][0]
    >>> read_object(trigger, Cast(doc))
    Roles(ids=('MLI',), rule='object')
    """
    if is_passive(trigger.token):
        subject = own_subject(trigger.token)
        if subject is None and trigger.token.dep_ == "acl":
            subject = trigger.token.head
        return Roles(cast.read(subject) if subject is not None else (), "object")
    for word in trigger.words[1:]:
        if word.pos_ == "NOUN" and cast.names_actor(word):
            return Roles(cast.read(word), "object")
    for word in reversed(trigger.words):
        for child in children_of(word, "dobj", "pobj"):
            if child in trigger.words:
                continue
            if child.tag_ in ("WDT", "WP") and word.dep_ == "relcl":
                child = word.head
            if trigger.entry.act == "accuse" and suffers(child, cast):
                return NOBODY
            ids = cast.read(child)
            if ids or word == trigger.token:
                return Roles(ids, "object")
    return NOBODY


def suffers(noun: Token, cast: Cast) -> bool:
    """Say whether the actor behind a noun undergoes what is blamed or asked (*the killing of X*).

    >>> from parley import read
    >>> doc = read("France condemned the killing of Mali's envoys.", published="2024-03-01").doc
    >>> suffers(doc[3], Cast(doc))
    True
    """
    word = noun.lemma_.lower()
    undergone = word in load_words("undergone_nouns.csv", "noun")
    if not undergone and word not in load_words("victim_nouns.csv", "noun"):
        return False
    if cast.names_actor(noun):
        return False
    if undergone and not any(c.lower_ == "of" for c in children_of(noun, "prep")):
        return True  # *their release* is done to them
    return not any(cast.read(c) for c in children_of(noun, "poss", "amod", "compound", "nmod"))


def read_dative(trigger: Trigger, cast: Cast) -> Roles:
    """Read *offered Kyiv talks*, *promised to Ukraine*."""
    objects = children_of(trigger.token, "dobj")
    for thing in objects[:1]:
        for given in children_of(thing, "compound", "nmod"):
            if given.left_edge.i == trigger.token.i + 1 and cast.names_actor(given):
                return Roles(cast.read(given), "dative")  # *promised Mali fuel*
    if len(objects) > 1 and cast.names_actor(objects[0]):
        return Roles(cast.read(objects[0]), "dative")
    for child in children_of(trigger.token, "dative"):
        for noun in (child, *children_of(child, "pobj")):
            ids = cast.read(noun)
            if ids:
                return Roles(ids, "dative")
    return NOBODY


def read_told(trigger: Trigger, cast: Cast) -> Roles:
    """Read to whom a message goes that holds the act (*wrote to X proposing Y*).

    >>> from parley import read
    >>> from parley.demands.triggers import find_triggers
    >>> doc = read("France wrote to Mali proposing a summit.", published="2024-03-01").doc
    >>> trigger = find_triggers(doc)[0][0]
    >>> read_told(trigger, Cast(doc))
    Roles(ids=('MLI',), rule='told')
    """
    verb = trigger.token.head if trigger.token.dep_ == "aux" else trigger.token
    for sent in children_of(verb, "advcl"):
        if sent.lemma_ in ("address", "direct") and sent.tag_ == "VBN":
            to = [
                p
                for s in (sent, *children_of(sent, "prep"))
                for p in children_of(s, "prep", "conj")
            ]
            nouns = [n for p in to if p.lower_ == "to" for n in children_of(p, "pobj")]
            ids = tuple(i for n in nouns for i in cast.read(n))
            return Roles(tuple(dict.fromkeys(ids)), "told")
    letter = read_letter(verb, cast)
    letter = letter if letter.ids else read_sent(verb, cast)
    if letter.ids:
        return letter
    if is_message(verb):
        return Roles(cast.read(own_subject(verb) or verb), "told")
    while verb.dep_ in TOLD and verb.head.pos_ == "VERB":
        if verb.dep_ == "conj" and verb != trigger.token and verb.lemma_ in _talking():
            break  # warned X and said that Y: nobody is told Y
        verb = verb.head
        if verb.lemma_ not in _talking() | SENDING | SUMMONING | TURNING:
            continue
        if verb.lemma_ in SUMMONING:
            guests = (i for noun in children_of(verb, "dobj") for i in cast.read(noun))
            return Roles(tuple(dict.fromkeys(cast.party_of(i) for i in guests)), "told")
        told = children_of(verb, "dobj") if verb.lemma_ in TELLING else []
        told += children_of(verb, "dative") if verb.lemma_ in SENDING else []
        for preposition in children_of(verb, "prep", "dative"):
            told += children_of(preposition, "pobj") if preposition.lower_ == "to" else []
        for noun in told:
            if cast.names_actor(noun) and noun.lemma_.lower() not in HEARERS:
                return Roles(cast.read(noun), "told")
    return NOBODY


def read_prepositions(trigger: Trigger, content: Content | None, cast: Cast) -> Iterator[Roles]:
    """Read what stands behind the party prepositions of the row.

    >>> from parley import read
    >>> from parley.demands.triggers import find_triggers
    >>> doc = read("France demanded from Mali a reply.", published="2024-03-01").doc
    >>> trigger = find_triggers(doc)[0][0]
    >>> list(read_prepositions(trigger, None, Cast(doc)))
    [Roles(ids=('MLI',), rule='from')]
    """
    hosts = list(trigger.words)
    if content is not None and content.kind == "phrase":
        hosts.append(content.head)
    if trigger.entry.pos == "noun" and trigger.token.dep_ == "dobj":
        hosts.append(trigger.token.head)
    for host in hosts:
        if host.lower_ in trigger.entry.party and host.pos_ == "ADP":
            for noun in children_of(host, "pobj"):
                yield Roles(cast.read(noun), host.lower_)
        for preposition in children_of(host, "prep", "dative", "agent"):
            if preposition.lower_ not in trigger.entry.party:
                continue
            if preposition.lower_ == "of" and suffers(host, cast):
                continue  # rejected the displacement of X
            for noun in children_of(preposition, "pobj"):
                if content is None or host != content.head or cast.names_actor(noun):
                    yield Roles(cast.read(noun), preposition.lower_)
