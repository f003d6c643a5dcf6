"""Deeds: what could be done, what it would be to the other side, and what can be answered."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from spacy.tokens import Token

from parley.datafiles import read_rows
from parley.demands.clauses import children_of, infinitive_marker, own_subject
from parley.demands.complements import Content
from parley.demands.issues import find_issues
from parley.demands.lexicon import load_acts, load_words

# What follows them is to be done, whatever its form (*recommend that all states leave*).
PROPOSING = frozenset({"propose", "recommend", "request", "ask", "demand", "urge"})


@cache
def _valences() -> dict[str, str]:
    """Index ``deeds.csv`` by phrase; a phrase that stands there twice keeps its first valence."""
    found: dict[str, str] = {}
    for row in read_rows("lexicon/deeds.csv"):
        found.setdefault(row["phrase"], row["valence"])
    return found


def find_valence(verb: Token) -> str:
    """Say whether a deed is a ``good`` or a ``harm`` to the other side, or empty if unknown.

    The verb with its object or particle decides before the verb alone (*end the war*, *end talks*).

    >>> from parley import read
    >>> doc = read("France will lift sanctions and attack Mali.", published="2024-03-01").doc
    >>> find_valence(doc[2]), find_valence(doc[5])
    ('good', 'harm')
    """
    valences = _valences()
    return next((valences[phrase] for phrase in list_phrases(verb) if phrase in valences), "")


def list_phrases(verb: Token) -> list[str]:
    """List a verb with what it governs, as phrases of lemmas, the longest first.

    >>> from parley import read
    >>> list_phrases(read("France will lift sanctions.", published="2024-03-01").doc[2])
    ['lift sanctions', 'lift sanction', 'lift']
    """
    lemma = verb.lemma_.lower()
    objects = children_of(verb, "dobj", "prt", "prep", "advmod", "acomp", "xcomp")
    reached = [
        f"{lemma} {child.lower_} {noun.lemma_.lower()}"
        for child in objects
        for noun in children_of(child, "pobj")
    ]
    forms = [f"{lemma} {form}" for c in objects for form in (c.lower_, c.lemma_.lower())]
    return [*reached, *forms, lemma]


def is_deed(content: Content, tokens: Sequence[Token]) -> bool:
    """Say whether a content names something to be done rather than something that is so.

    >>> from parley import read
    >>> text = "France said Mali should leave. France said Mali was cold."
    >>> doc = read(text, published="2024-03-01").doc
    >>> [is_deed(Content(verb, "clause"), [verb]) for verb in (doc[4], doc[9])]
    [True, False]
    """
    if content.kind == "phrase":
        return bool(find_issues(tokens)) or is_proposal(content.head)
    verb = content.head
    if infinitive_marker(verb) or (verb.tag_ == "VBG" and own_subject(verb) is None):
        return True
    modals = load_words("modals.csv", "word")
    if any(c.lower_ in modals for c in children_of(verb, "aux")):
        return True
    subject = own_subject(verb)
    bare = [verb, *children_of(verb, "aux", "auxpass")]
    finite = any(t.tag_ in ("VBD", "VBZ", "VBP", "MD") for t in bare)
    return subject is not None and (not finite or _is_subjunctive(verb, subject))


def _is_subjunctive(verb: Token, subject: Token) -> bool:
    """Say whether a plain form is what somebody asked (*asked that Mali pay*)."""
    if verb.lemma_ == "be" or children_of(verb, "aux", "auxpass"):
        return False
    if verb.tag_ == "VBD":  # *proposed that an engineer read the gauge*
        return verb.lower_ == verb.lemma_ and verb.head.lemma_ in PROPOSING
    if verb.tag_ != "VBP":
        return False
    alone = subject.tag_ in ("NN", "NNP") and not children_of(subject, "conj")
    told = verb.dep_ == "ccomp" and (
        verb.head.tag_ in ("VBD", "VBN") or verb.head.lemma_ in PROPOSING
    )
    return alone or told or _is_put_behind_colon(verb)


def _is_put_behind_colon(verb: Token) -> bool:
    """Say whether a clause is what somebody puts behind a colon (*suggests a way out: that X*)."""
    marks = [m for m in children_of(verb, "mark") if m.lower_ == "that" and m.i > 0]
    return any(mark.nbor(-1).text == ":" for mark in marks)


def is_proposal(noun: Token) -> bool:
    """Say whether a noun names something that can be answered (*proposal, appeal, deal*).

    >>> from parley import read
    >>> doc = read("France made an offer.", published="2024-03-01").doc
    >>> is_proposal(doc[3]), is_proposal(doc[0])
    (True, False)
    """
    if ("noun", noun.lemma_.lower()) in load_acts():
        return True
    return noun.lemma_ in load_words("anaphors.csv", "noun")
