"""Requirements: what must stand beside a trigger before it counts as an act."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from spacy.tokens import Token

from parley.datafiles import read_rows
from parley.demands.candidates import Candidate
from parley.demands.clauses import children_of, is_passive
from parley.demands.complements import Content, share_object
from parley.demands.needs import CHECKS
from parley.demands.triggers import Trigger

WANTING = frozenset(
    {"want", "like", "seek", "demand", "need", "expect", "request", "require", "await"}
)


def find_fault(case: Candidate, denied: bool) -> str:
    """Name what a reading of a trigger lacks, or give the empty string.

    Args:
        case: The reading.
        denied: Whether the act is denied.

    >>> from parley import read
    >>> from parley.demands.roles import Roles
    >>> from parley.demands.triggers import find_triggers
    >>> doc = read("France offered condolences.", published="2024-03-01").doc
    >>> trigger = find_triggers(doc)[0][0]
    >>> find_fault(Candidate(trigger, None, [doc[2]], Roles()), denied=False)
    'another sense'
    """
    if _is_idiom(case.trigger, case.tokens):
        return "another sense"
    if _is_wanted(case.trigger):
        return "wanted of another"
    needs = case.trigger.entry.needs
    if needs == "bare":
        return "" if _is_bare(case.trigger, case.content) else "content is no bare"
    if needs == "negation":
        return "" if denied else "no act unless denied"
    if case.content is None and (needs in CHECKS or not case.addressees.ids):
        return "no content"
    check = CHECKS.get(needs)
    return "" if check is None or check(case) else f"content is no {needs}"


def _is_wanted(trigger: Trigger) -> bool:
    """Say whether what a noun would offer is what somebody wants (*wants guarantees from X*)."""
    verb = trigger.token.head
    verb = verb.head if verb.lemma_ == "see" else verb  # *want to see guarantees*
    asked = verb.pos_ == "VERB" and verb.lemma_ in WANTING
    return asked and trigger.token.dep_ == "dobj" and trigger.entry.act == "offer"


def _is_bare(trigger: Trigger, content: Content | None) -> bool:
    """Say whether a verb of refusal stands alone (*Oman offered talks; Iran declined*)."""
    said = children_of(trigger.token, "dobj", "xcomp", "ccomp", "prep", "nsubjpass")
    shared = share_object(trigger.token) is not None
    return content is None and not said and not shared and not is_passive(trigger.token)


def _is_idiom(trigger: Trigger, tokens: Sequence[Token]) -> bool:
    """Say whether the words beside a trigger give it another sense (*offer condolences*)."""
    phrases = _idioms().get(trigger.token.lemma_)
    if phrases is None:
        return False
    near = {t.lemma_.lower() for t in tokens[:4]} | {c.lemma_.lower() for c in trigger.token.rights}
    near |= {t.lemma_.lower() for c in trigger.token.rights for t in c.lefts}
    return not phrases.isdisjoint(near)


@cache
def _idioms() -> dict[str, frozenset[str]]:
    """Index the words that give a trigger another sense by the trigger."""
    found: dict[str, set[str]] = {}
    for row in read_rows("lexicon/idioms.csv"):
        found.setdefault(row["trigger"], set()).add(row["phrase"])
    return {trigger: frozenset(phrases) for trigger, phrases in found.items()}
