"""Complements: the clause or the phrase that completes a word."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from parley.demands.cast import Cast
from parley.demands.clauses import (
    PREFIXES,
    children_of,
    comma_before,
    infinitive_marker,
    is_inverted_conditional,
    is_passive,
    own_subject,
)
from parley.demands.triggers import Trigger

CLAUSES = ("ccomp", "xcomp", "advcl", "acl", "relcl", "csubj", "pcomp")
# What may stand between two verbs that share an object behind the second.
JOINING = ("cc", "aux", "neg", "advmod", "punct")
NEXT = 2  # words from a verb to the doing that completes it (*ruled out sending troops*)
MARKERS = frozenset({"that", "for"})


@dataclass(frozen=True, slots=True)
class Content:
    """The head of what an act is about, and whether it is a ``clause`` or a ``phrase``."""

    head: Token
    kind: str


def find_clause(word: Token) -> Token | None:
    """Find the clause that completes a word: *to do X*, *that X do Y*, *doing X*.

    >>> from parley import read
    >>> doc = read("France urged Mali to free the envoys.", published="2024-03-01").doc
    >>> find_clause(doc[1])
    free
    """
    for child in children_of(word, *CLAUSES):
        if child.pos_ not in ("VERB", "AUX") and not children_of(child, "cop", "aux", "nsubj"):
            continue
        if _completes(child, word):
            return _without_prefix(child)
    return None


def _without_prefix(verb: Token) -> Token:
    """Give the verb behind a prefix that the parse takes for one (*agreed to re-open it*)."""
    if verb.lower_ not in PREFIXES:
        return verb
    following = verb.doc[verb.i + 1 : verb.i + 3]
    parted = len(following) == 2 and following[0].text == "-"
    return following[1] if parted and following[1].pos_ == "VERB" else verb


def _completes(clause: Token, word: Token) -> bool:
    """Say whether a clause completes a word rather than adding a circumstance to it."""
    if is_inverted_conditional(clause):
        return False
    marks = [c.lower_ for c in children_of(clause, "mark")]
    if clause.dep_ == "advcl":
        if any(mark not in MARKERS for mark in marks) or (
            children_of(clause, "advmod") and _when(clause)
        ):
            return False
        doing = clause.tag_ == "VBG" and 0 < clause.left_edge.i - word.i <= NEXT
        if not (doing or infinitive_marker(clause) or "that" in marks or "for" in marks):
            return False
        return not comma_before(clause)
    if clause.dep_ in ("acl", "relcl"):
        if infinitive_marker(clause) is not None:
            return True
        subject = own_subject(clause)
        that = any(c.lower_ == "that" for c in clause.children) or "that" in marks
        return that and subject is not None and subject.lower_ != "that"
    if clause.dep_ == "ccomp" and clause.i < word.i:
        return True
    return any(mark in MARKERS or mark == "to" for mark in marks) or not marks


def _when(clause: Token) -> bool:
    """Say whether a clause opens with *when*, *where*, *how*."""
    return any(child.tag_ == "WRB" for child in clause.children)


def find_behind(
    host: Token, prepositions: frozenset[str], cast: Cast, trigger: Trigger
) -> Content | None:
    """Give what stands behind one of a row's content prepositions below a word.

    >>> from parley import read
    >>> from parley.demands.triggers import find_triggers
    >>> doc = read("France called for a truce.", published="2024-03-01").doc
    >>> trigger = find_triggers(doc)[0][0]
    >>> find_behind(doc[1], frozenset({"for"}), Cast(doc), trigger).head
    truce
    """
    entry = trigger.entry
    if (
        host.pos_ == "ADP"
        and host in trigger.words
        and host.lower_ in prepositions | {entry.words[-1]}
    ):
        found = read_governed(host)
        party = host.lower_ in entry.party and (
            host.lower_ not in prepositions or (found is not None and cast.names_actor(found.head))
        )
        deed = _find_deed(found, trigger) if found is not None and party else None
        if deed is not None:
            return Content(deed, "clause")
        if found is not None and not (party and cast.names_actor(found.head)):
            return found
    for preposition in host.children:
        leads = _leads_on(preposition, prepositions, trigger)
        found = read_governed(preposition) if leads else None
        if found is None:
            continue
        alone = found.kind == "phrase" and cast.names_actor(found.head)
        if not alone or entry.act == "accuse":
            return found
    return None


def _find_deed(party: Content, trigger: Trigger) -> Token | None:
    """Find what a party is asked to do, known or not (*called on all sides to talk*)."""
    if party.kind != "phrase":
        return None
    behind = children_of(party.head, "acl", "relcl")
    behind = behind or children_of(trigger.token, "xcomp", "advcl", "ccomp")
    return next((v for v in behind if v.i > party.head.i and infinitive_marker(v)), None)


def _leads_on(preposition: Token, prepositions: frozenset[str], trigger: Trigger) -> bool:
    """Say whether a preposition behind its host leads on to the content."""
    if preposition.lower_ not in prepositions:
        return False
    if preposition.i < preposition.head.i:  # *an attack for which X holds Y responsible*
        fronted = preposition.head.dep_ == "relcl"
        return fronted and any(c.tag_ == "WDT" for c in children_of(preposition, "pobj"))
    if preposition.dep_ not in ("prep", "dative", "agent", "prt", "mark"):
        return False
    return preposition not in trigger.words[1:] or preposition.lower_ in trigger.entry.content


def read_governed(preposition: Token) -> Content | None:
    """Give what a preposition governs; *for X to do Y* is a clause.

    >>> from parley import read
    >>> doc = read("France insisted on leaving Mali.", published="2024-03-01").doc
    >>> read_governed(doc[2])
    Content(head=leaving, kind='clause')
    """
    for clause in children_of(preposition, "pcomp", "ccomp"):
        if clause.pos_ in ("VERB", "AUX"):
            return Content(clause, "clause")
        return Content(clause, "phrase")
    for noun in children_of(preposition, "pobj"):
        if noun.tag_ == "WDT" and preposition.head.dep_ == "relcl":
            return Content(preposition.head.head, "phrase")  # *an attack for which X blames it*
        named = preposition.i > 0 and preposition.nbor(-1).pos_ == "NOUN"
        if noun.ent_type_ in ("DATE", "TIME") and not named:
            continue
        deed = next(
            (c for c in children_of(noun, "acl", "relcl", "xcomp") if infinitive_marker(c)), None
        )
        deed = deed or _undergone_deed(preposition, noun)
        known = noun.pos_ in ("PROPN", "PRON") or (deed is not None and is_passive(deed))
        if preposition.lower_ == "for" and deed is not None and known:
            return Content(deed, "clause")
        return Content(noun, "phrase")
    return None


def _undergone_deed(preposition: Token, noun: Token) -> Token | None:
    """Find what is to be done to a thing, which the parse hangs on the verb above *for*.

    *Appeals for the airport to be reopened*: *to* stands right behind the thing.
    """
    if preposition.lower_ != "for":
        return None
    behind = children_of(preposition.head, "advcl", "xcomp", "ccomp")
    last = noun.right_edge.i
    verbs = (v for v in behind if v.i > last and is_passive(v))
    return next((v for v in verbs if (to := infinitive_marker(v)) and to.i == last + 1), None)


def share_object(verb: Token) -> Token | None:
    """Give the object that a verb shares with the next one.

    >>> from parley import read
    >>> doc = read("Mali does not accept and does not recognise it.", published="2024-03-01").doc
    >>> share_object(doc[3])
    it
    """
    for joined in children_of(verb, "conj"):
        between = verb.doc[verb.i + 1 : joined.i]
        bare = own_subject(joined) is None and all(word.dep_ in JOINING for word in between)
        if bare and joined.pos_ == "VERB":
            return next(iter(children_of(joined, "dobj")), None)
    return None
