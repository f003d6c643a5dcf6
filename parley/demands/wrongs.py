"""Wrongs: what one says of another that blames him (*said Y had broken the truce*)."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from parley.actors.identity import party_of
from parley.demands.candidates import Candidate
from parley.demands.clauses import (
    children_of,
    infinitive_marker,
    is_negated,
    is_passive,
    own_subject,
)
from parley.demands.deeds import list_phrases
from parley.demands.lexicon import load_class, load_words

OWN = frozenset({"it", "they", "he", "she", "we", "i", "its", "their", "our", "his", "her"})
OURS = frozenset({"its", "their", "our", "us", "his", "her", "ours"})
CHARGING = frozenset({"claim", "complain", "charge", "allege", "protest", "insist", "maintain"})
REFUSING = frozenset({"refuse", "reject", "decline", "ignore", "block", "stall"})
KEPT = frozenset({"keep", "honour", "honor", "respect", "observe", "implement", "comply"})


def is_wrong(verb: Token) -> bool:
    """Say whether a verb, alone or with its object, names a wrong (*broke the truce*).

    >>> from parley import read
    >>> doc = read("Mali had broken the truce. Mali met Chad.", published="2024-03-01").doc
    >>> is_wrong(doc[2]), is_wrong(doc[7])
    (True, False)
    """
    return _is_of_kind(verb, "blame") or _is_of_kind(verb, "force")


def is_forceful(verb: Token) -> bool:
    """Say whether a verb names a deed of force, alone or with its object.

    >>> from parley import read
    >>> doc = read("Mali shelled a village. Mali met Chad.", published="2024-03-01").doc
    >>> is_forceful(doc[1]), is_forceful(doc[6])
    (True, False)
    """
    return _is_of_kind(verb, "force")


def _is_of_kind(verb: Token, kind: str) -> bool:
    """Say whether a verb names a wrong that blames as such, or a deed of force."""
    wrongs = load_words("wrongs.csv", "phrase", kind, "kind")
    return any(phrase in wrongs for phrase in list_phrases(verb))


def _is_wronged(case: Candidate) -> bool:
    """The content is a clause by which another is said to do, or to be, something wrong."""
    if not case.is_clause or infinitive_marker(case.head) is not None or _is_ruled(case.head):
        return False
    subject = own_subject(case.head)
    if subject is not None and case.head.lemma_ == "be" and _names_wrong(case.head):
        return not is_negated(case.head)
    if _is_cleft(case.head) and not is_negated(case.head):
        return True
    if subject is None:
        return False
    if is_passive(case.head):
        return not is_negated(case.head) and _is_traced(case)
    unknown = subject.pos_ == "PROPN" and not case.addressees.ids
    if not (unknown or case.addressees.rule == "deed.subject" or subject.lower_ == "they"):
        return False
    if case.head.lemma_ in ("fail", "have"):
        late = case.head.lemma_ == "fail" or _is_late(case.head)
        return late and bool(children_of(case.head, "xcomp"))
    if case.head.lemma_ == "be":
        return not is_negated(case.head) and _is_blamed(case.head)
    if is_negated(case.head):
        return case.head.lemma_ in KEPT
    if _is_of_kind(case.head, "blame"):
        return True
    return _is_of_kind(case.head, "force") and _complains(case)


def _is_traced(case: Candidate) -> bool:
    """Say whether what was done is traced to somebody (*was fired from Y, was torn up by Y*)."""
    if case.addressees.rule == "inside.from" and _is_of_kind(case.head, "source"):
        return True
    named = case.addressees.rule in ("deed.agent", "inside.by")
    force = _is_of_kind(case.head, "force") and _complains(case)
    return named and (force or _is_of_kind(case.head, "blame"))


def _complains(case: Candidate) -> bool:
    """Say whether somebody tells of a deed of force as done to his own side, and not as news.

    A state that says so of another is no mere witness.
    """
    charged = case.trigger.token.lemma_ in CHARGING
    if charged or any(t.lower_ in OURS for t in case.tokens):
        return True
    states = [_states_of(roles.ids) for roles in (case.issuers, case.addressees)]
    return all(states) and not set.intersection(*states)


def _states_of(ids: Sequence[str]) -> set[str]:
    """Give the states of some actors: their codes of three capitals."""
    parties = {party_of(each) for each in ids}
    return {party for party in parties if len(party) == 3 and party.isupper()}


def _is_cleft(copula: Token) -> bool:
    """Say whether a clause points at who does wrong (*it is Y that refuses to talk*)."""
    subject = own_subject(copula)
    if copula.lemma_ != "be" or subject is None or subject.lower_ != "it":
        return False
    named = children_of(copula, "attr")
    told = [c for noun in (copula, *named) for c in children_of(noun, "relcl", "ccomp")]
    return bool(named) and any(
        is_wrong(verb) or verb.lemma_ in REFUSING or is_negated(verb)
        for verb in told
        if not _is_ruled(verb)
    )


def _names_wrong(copula: Token) -> bool:
    """Say whether something is said to be a wrong (*the raid was a breach of the truce*)."""
    wrongs = load_class("<wrong>")
    return any(c.lemma_.lower() in wrongs for c in children_of(copula, "attr"))


def _is_late(verb: Token) -> bool:
    """Say whether something is still to be done (*has yet to answer*)."""
    return any(c.lower_ == "yet" for c in children_of(verb, "advmod"))


def _is_ruled(verb: Token) -> bool:
    """Say whether a verb has a modal, so that it does not tell what was done."""
    return any(c.tag_ == "MD" for c in children_of(verb, "aux"))


def _is_blamed(copula: Token) -> bool:
    """Say whether somebody is said to be guilty (*was to blame, was behind the raid*)."""
    guilt = load_class("<guilt>")
    said = children_of(copula, "acomp", "attr", "prep", "xcomp", "ccomp", "advmod")
    return any(c.lower_ in guilt or c.lemma_.lower() in guilt for c in said)


def _is_asserted(case: Candidate) -> bool:
    """The content is a clause that says what was done, by another or to the speaker."""
    if not case.is_clause or infinitive_marker(case.head) is not None:
        return False
    subject = own_subject(case.head)
    if subject is None or _is_ruled(case.head):
        return False
    return bool(case.addressees.ids) or subject.lower_ not in OWN


def _is_unruled(case: Candidate) -> bool:
    """The verb has no modal: who *would* call a thing so threatens or supposes."""
    return not _is_ruled(case.trigger.token)


WRONG_CHECKS = {"wronged": _is_wronged, "asserted": _is_asserted, "unruled": _is_unruled}
