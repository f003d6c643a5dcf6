"""Needs: what the content beside a trigger must be, one check for each value in ``acts.csv``."""

from __future__ import annotations

from parley.demands.anaphors import PRONOUNS, find_ordinal
from parley.demands.candidates import Candidate
from parley.demands.clauses import children_of, infinitive_marker, own_subject
from parley.demands.deeds import find_valence, is_deed, is_proposal
from parley.demands.harms import HARM_CHECKS
from parley.demands.issues import find_issues
from parley.demands.sequence import find_sequence

NEGOTIATED = frozenset(
    {"ceasefire", "talks", "withdrawal", "sanctions", "recognition", "disarmament", "guarantees"}
)
UNITS = frozenset({"hour", "day", "week", "month", "year", "deadline", "minute"})
MEALS = frozenset({"dinner", "lunch", "breakfast", "table", "reception", "retreat"})


def _holds_issue(case: Candidate) -> bool:
    """The content holds a word of an issue, or names a deed."""
    return bool(find_issues(case.tokens)) or (case.is_clause and is_deed(case.content, case.tokens))


def _is_deed(case: Candidate) -> bool:
    """The content is something to be done, or what somebody is given."""
    return is_deed(case.content, case.tokens) or case.addressees.rule == "dative"


def _is_stated_deed(case: Candidate) -> bool:
    """The content is a clause that says what is to be done."""
    return case.is_clause and is_deed(case.content, case.tokens)


def _is_wish(case: Candidate) -> bool:
    """The content is what somebody else is to do."""
    if not case.is_clause:
        return False
    subject = own_subject(case.head)
    other = subject is not None and subject.lower_ not in ("to", "it")
    governed = bool(children_of(case.trigger.token, "dobj"))
    return (
        (other or governed)
        and infinitive_marker(case.head) is not None
        and bool(case.addressees.ids)
    )


def _is_infinitive(case: Candidate) -> bool:
    """The content is an infinitive."""
    return case.is_clause and infinitive_marker(case.head) is not None


def _is_answerable(case: Candidate) -> bool:
    """The content is something to which one says yes or no, not a view that is shared."""
    if case.is_clause:
        return is_deed(case.content, case.tokens)
    pointing = case.head.lower_ in PRONOUNS or find_ordinal(case.tokens) is not None
    return pointing or is_proposal(case.head) or bool(find_issues(case.tokens))


def _is_talks(case: Candidate) -> bool:
    """What is broken off is talks or an agreement."""
    named = {match.row["issue"] for match in find_issues([case.head])}
    return not case.is_clause and bool(named & {"talks", "recognition"})


def _is_sequence(case: Candidate) -> bool:
    """The content says which of two things must come first."""
    whole = sorted(case.head.subtree, key=lambda token: token.i)
    return case.is_clause and is_deed(case.content, case.tokens) and bool(find_sequence(whole))


def _has_content(case: Candidate) -> bool:
    """There is a content."""
    return True


def _is_clause(case: Candidate) -> bool:
    """The content is a clause with a subject of its own."""
    return case.is_clause and own_subject(case.head) is not None and bool(case.addressees.ids)


def _has_valence(case: Candidate) -> bool:
    """The deed is a concession or a harm, and no act of its own."""
    return bool(find_valence(case.head))


def _is_proposal(case: Candidate) -> bool:
    """The content is a proposal, or its head names what is negotiated."""
    if case.is_clause:
        return is_deed(case.content, case.tokens)
    issues = {match.row["issue"] for match in find_issues([case.head])}
    return is_proposal(case.head) or bool(issues & NEGOTIATED)


def _is_deterred(case: Candidate) -> bool:
    """The content is a deed that the party is warned off (*against X, not to do X*)."""
    if case.is_clause:
        return infinitive_marker(case.head) is not None or case.head.tag_ == "VBG"
    return case.head.head.lower_ == "against"


def _is_proposed(case: Candidate) -> bool:
    """The content is what another has proposed."""
    if case.head.lower_ in PRONOUNS:
        return True
    return not case.is_clause and is_proposal(case.head) and bool(case.addressees.ids)


def _is_term(case: Candidate) -> bool:
    """A party is given a length of time, or a day, to do something."""
    given = children_of(case.trigger.token, "dobj", "npadvmod")
    limits = [
        p for p in children_of(case.trigger.token, "prep") if p.lower_ in ("until", "till", "by")
    ]
    given += [noun for limit in limits for noun in children_of(limit, "pobj")]
    timed = any(t.ent_type_ in ("DATE", "TIME") or t.lemma_ in UNITS for t in given)
    deed = case.is_clause and infinitive_marker(case.head) is not None
    return timed and deed and bool(case.addressees.ids)


def _is_settled(case: Candidate) -> bool:
    """The content is a thing with what is to have been done to it (*wants the terms settled*)."""
    if case.is_clause:
        return case.head.tag_ == "VBN" and own_subject(case.head) is not None
    return any(t.dep_ == "acl" and t.tag_ == "VBN" for t in case.head.subtree)


def _is_gathering(case: Candidate) -> bool:
    """The content is a meeting or a meal."""
    issues = {match.row["issue"] for match in find_issues([case.head])}
    place = case.head.ent_type_ in ("GPE", "LOC", "FAC")
    return not case.is_clause and bool(issues & {"talks"} or case.head.lemma_ in MEALS or place)


def _is_thing(case: Candidate) -> bool:
    """The content is a thing or something to be done, and no statement."""
    return not case.is_clause or is_deed(case.content, case.tokens)


def _is_worked(case: Candidate) -> bool:
    """The content names an issue or a known deed, or lets somebody do something."""
    lets = case.head.lemma_ == "let" and bool(children_of(case.head, "ccomp"))
    return lets or bool(find_valence(case.head)) or bool(find_issues(case.tokens))


# What each value of ``needs`` in ``acts.csv`` asks of a reading.
CHECKS = {
    **HARM_CHECKS,
    "settled": _is_settled,
    "gathering": _is_gathering,
    "thing": _is_thing,
    "worked": _is_worked,
    "issue": _holds_issue,
    "deed": _is_deed,
    "wish": _is_wish,
    "infinitive": _is_infinitive,
    "answer": _is_answerable,
    "agreed": _is_answerable,
    "talks": _is_talks,
    "proposal": _is_proposal,
    "stated": _is_stated_deed,
    "deterred": _is_deterred,
    "proposed": _is_proposed,
    "term": _is_term,
    "sequence": _is_sequence,
    "content": _has_content,
    "clause": _is_clause,
    "valence": _has_valence,
}
