"""Kinds: of what kind the content beside a trigger is (a plan, what another asked ...)."""

from __future__ import annotations

from parley.demands.anaphors import PRONOUNS
from parley.demands.candidates import Candidate
from parley.demands.clauses import children_of
from parley.demands.deeds import is_deed, is_proposal
from parley.demands.issues import find_issues
from parley.demands.lexicon import load_acts, load_words
from parley.demands.wrongs import is_forceful

TURNS = frozenset({"court", "move", "turn", "step"})
SCHEMES = frozenset({"draft", "paper", "treaty", "scheme", "compromise", "deal", "package"})


def is_exchanged(case: Candidate) -> bool:
    """Say whether a content is a thing that states ask of and give each other (*an apology*).

    Args:
        case: A reading that has a content.
    """
    things = load_words("exchanged.csv", "noun")
    return not case.is_clause and case.head.lemma_.lower() in things


def _is_asked(case: Candidate) -> bool:
    """The content is what another has asked (*echoed the call for X*)."""
    rows = load_acts().get(("noun", case.head.lemma_.lower()), ())
    return not case.is_clause and any(row.act in ("demand", "request") for row in rows)


def _is_wished(case: Candidate) -> bool:
    """The content is what one would like to be done (*would welcome a visit*)."""
    ruled = any(c.lower_ in ("would", "'d", "’d") for c in children_of(case.trigger.token, "aux"))
    return (
        ruled
        and not case.is_clause
        and (bool(find_issues(case.tokens)) or is_exchanged(case) or is_proposal(case.head))
    )


def _is_told_to(case: Candidate) -> bool:
    """What falls to a party is said (*it is up to Y to do X*), or only that its turn has come."""
    done = case.head != case.trigger.token
    return done or any(word.lemma_ in TURNS for word in case.trigger.words)


def _is_listed(case: Candidate) -> bool:
    """The content is listed behind what names it."""
    counted = case.head.ent_type_ in ("MONEY", "PERCENT", "CARDINAL", "QUANTITY")
    return case.head.i > case.trigger.token.i and not counted


def _is_scheme(case: Candidate) -> bool:
    """The content is a plan that is put to somebody."""
    rows = load_acts().get(("noun", case.head.lemma_.lower()), ())
    planned = case.head.lemma_ in SCHEMES or any(row.act == "offer" for row in rows)
    if case.trigger.token.dep_ == "csubj" and case.head.head.lemma_ == "be":
        planned = True  # *what we have put to Chad is a joint committee*
    return not case.is_clause and planned and not case.head.lemma_.lower().startswith("counter-")


def _is_given(case: Candidate) -> bool:
    """The content is a thing that one party gives another."""
    return is_exchanged(case) or (not case.is_clause and bool(children_of(case.head, "nummod")))


def _is_mooted(case: Candidate) -> bool:
    """A party *could* begin so, says somebody."""
    could = any(c.lower_ in ("could", "might") for c in children_of(case.trigger.token, "aux"))
    return could and case.head != case.trigger.token


def _is_settling(case: Candidate) -> bool:
    """The content is a thing asked or offered, or so much of it (*six hours was fine*)."""
    return _is_put(case) or _is_given(case)


def _is_put(case: Candidate) -> bool:
    """The content is what another has put, or the verb's object is no word of its own."""
    if case.is_clause:
        return is_deed(case.content, case.tokens)
    named = case.head in case.trigger.words
    known = case.head.lemma_.lower() in load_words("answerables.csv", "noun")
    return named or known or case.head.lower_ in PRONOUNS or is_proposal(case.head)


def _is_harmless(case: Candidate) -> bool:
    """The content is no deed of force."""
    return not (case.is_clause and is_forceful(case.head))


def _is_unstated(case: Candidate) -> bool:
    """The content is no clause that says what is so (*insists that they were invited*)."""
    if not case.is_clause:
        return True
    if is_deed(case.content, case.tokens):
        return True
    forms = [case.head, *children_of(case.head, "aux", "auxpass")]
    told = any(t.tag_ == "VBD" and t.lower_ != t.lemma_ for t in forms)  # *let* may be either
    return not told and not any(t.lemma_ in ("have", "be") for t in forms)


KIND_CHECKS = {
    "asked": _is_asked,
    "wished": _is_wished,
    "told": _is_told_to,
    "listed": _is_listed,
    "scheme": _is_scheme,
    "exchanged": _is_given,
    "mooted": _is_mooted,
    "settling": _is_settling,
    "put": _is_put,
    "unput": _is_put,
    "harmless": _is_harmless,
    "unstated": _is_unstated,
}
