"""Apposed: what a noun sums up that stands behind its comma (*a truce, an idea that X refused*)."""

from __future__ import annotations

from spacy.tokens import Token

from parley.demands.clauses import children_of, infinitive_marker
from parley.demands.complements import Content
from parley.demands.lexicon import load_words

NOMINAL = ("NOUN", "PROPN")
OPENING = frozenset({"a", "an", "one"})
LONGEST_CLIMB = 12
PLACES = ("GPE", "LOC", "FAC", "DATE", "TIME")


def is_summary(noun: Token) -> bool:
    """Say whether a noun behind a comma sums up what stands before it, with a clause of its own.

    >>> from parley import read
    >>> doc = read("Oman sought talks, an idea that Iran refused.", published="2024-03-01").doc
    >>> is_summary(doc[5]), is_summary(doc[2])
    (True, False)
    """
    if noun.lemma_ not in load_words("shell_nouns.csv", "noun"):
        return False
    first = noun.left_edge
    if first.i == 0 or first.nbor(-1).text != "," or not children_of(noun, "relcl", "acl"):
        return False
    return first.lower_ in OPENING or noun.lower_ == "something"


def find_summed_up(noun: Token) -> Content | None:
    """Give what a noun behind a comma sums up: the thing before it, or what was to be done.

    >>> from parley import read
    >>> doc = read("Oman sought talks, an idea that Iran refused.", published="2024-03-01").doc
    >>> find_summed_up(doc[5])
    Content(head=talks, kind='phrase')
    """
    if not is_summary(noun):
        return None
    before = noun.left_edge.i - 2
    thing = _climb(noun.doc[before]) if before >= noun.sent.start else None
    if thing is None:
        return None
    verb = thing.head if thing.head.pos_ == "VERB" else thing.head.head
    deed = noun.lemma_ in load_words("shell_nouns.csv", "noun", "deed", "part")
    doing = infinitive_marker(verb) is not None or verb.tag_ == "VBG"
    if deed and verb.pos_ == "VERB" and doing:
        return Content(verb, "clause")
    return Content(thing, "phrase")


def _climb(word: Token) -> Token | None:
    """Give the head of the phrase that a word ends; a place or a day leads to the object beside."""
    for _ in range(LONGEST_CLIMB):
        host = word.head
        if host.i > word.i or host == word or word.pos_ in ("VERB", "AUX"):
            break
        inside = word.dep_ in ("prep", "compound", "amod", "acl", "relcl", "conj", "advmod")
        if word.pos_ not in NOMINAL or (inside and host.pos_ in NOMINAL) or _is_below(word):
            word = host
            continue
        break
    if word.pos_ in ("VERB", "AUX"):
        return next((c for c in children_of(word, "dobj") if c.pos_ in NOMINAL), None)
    if word.pos_ not in NOMINAL:
        return None
    aside = word.dep_ == "pobj" and word.ent_type_ in PLACES
    return next(iter(children_of(word.head.head, "dobj")), word) if aside else word


def _is_below(word: Token) -> bool:
    """Say whether a noun stands behind the preposition of another, or of a verb with an object."""
    host = word.head.head
    if word.dep_ not in ("pobj", "npadvmod") or word.head.i < 1:
        return False
    return host.pos_ in NOMINAL or any(c.i < word.head.i for c in children_of(host, "dobj"))
