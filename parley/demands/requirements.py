"""Requirements: what must stand beside a trigger before it counts as an act."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from spacy.tokens import Token

from parley.datafiles import read_rows
from parley.demands.candidates import Candidate
from parley.demands.clauses import children_of, is_passive
from parley.demands.complements import Content, share_object
from parley.demands.forms import may_stand
from parley.demands.lexicon import hash_forms
from parley.demands.needs import CHECKS
from parley.demands.triggers import UNITS, Trigger

COURTESIES = frozenset(
    {"thank", "thanks", "regret", "courtesy", "reluctance", "pleasure", "relief"}
)
LAYING = frozenset(
    {"attribute", "blame", "accuse", "name", "assign", "apportion", "identify", "say", "point"}
)
NAMING = frozenset({"demand", "offer", "threaten", "accuse"})
DENIED = frozenset({"negation", "refused", "unput", "unhesitating", "cowed", "unsure"})
NO_SENSES: tuple[frozenset[str], frozenset[int]] = (frozenset(), frozenset())
WANTING = frozenset(
    {"want", "like", "seek", "demand", "need", "expect", "request", "require", "await"}
)


def find_fault(case: Candidate, denied: bool) -> str:
    """Name what a reading of a trigger lacks, or give the empty string.

    Args:
        case: The reading.
        denied: Whether the act is denied.

    >>> from parley import read
    >>> from parley.demands.cases import Case
    >>> from parley.demands.cast import Cast
    >>> from parley.demands.triggers import find_triggers
    >>> doc = read("France offered condolences.", published="2024-03-01").doc
    >>> trigger = find_triggers(doc)[0][0]
    >>> find_fault(Case(trigger, None, Cast(doc)), denied=False)
    'another sense'
    """
    if _is_idiom(case):
        return "another sense"
    if case.trigger.entry.act == "accuse" and _blames_nobody(case.trigger.token):
        return "blames nobody"
    if _is_wanted(case.trigger):
        return "wanted of another"
    if _is_of_nothing(case):
        return "asks or offers nothing"
    needs = case.trigger.entry.needs
    if needs == "bare":
        return "" if _is_bare(case.trigger, case.content) else "content is no bare"
    if needs in DENIED and not denied:
        return "no act unless denied"
    if needs == "negation":
        return ""
    if case.content is None and (needs in CHECKS or not case.addressees.ids):
        return "no content"
    check = CHECKS.get(needs)
    return "" if check is None or check(case) else f"content is no {needs}"


def _blames_nobody(verb: Token) -> bool:
    """Say whether a deed is deplored *without attributing it to either side*."""
    leads = (p for p in children_of(verb, "prep") if p.lower_ == "without")
    return any(c.lemma_ in LAYING for p in leads for c in children_of(p, "pcomp"))


def _is_of_nothing(case: Candidate) -> bool:
    """Say whether nothing is offered or threatened (*floated no threat, offered no apology*)."""
    row = case.trigger.entry
    if case.content is None or row.act not in NAMING or row.pos != "verb" or row.negated:
        return False
    nothing = case.content.kind == "phrase" and case.content.head not in case.trigger.words
    return nothing and any(c.lower_ == "no" for c in children_of(case.content.head, "det"))


def _is_wanted(trigger: Trigger) -> bool:
    """Say whether what a noun would offer is what somebody wants (*wants guarantees from X*)."""
    verb = trigger.token.head
    verb = verb.head if verb.lemma_ == "see" else verb  # *want to see guarantees*
    asked = verb.pos_ == "VERB" and verb.lemma_ in WANTING
    return asked and trigger.token.dep_ == "dobj" and trigger.entry.act == "offer"


def _is_bare(trigger: Trigger, content: Content | None) -> bool:
    """Say whether a verb of answering stands alone (*Oman offered talks; Iran declined*)."""
    said = children_of(trigger.token, "dobj", "xcomp", "ccomp", "prep", "nsubjpass")
    alone = all(word in trigger.words or _is_time(word) for word in said)
    shared = share_object(trigger.token) is not None
    return content is None and alone and not shared and not is_passive(trigger.token)


def _is_time(word: Token) -> bool:
    """Say whether a phrase behind a verb only says when or how (*declined with thanks*)."""
    return word.dep_ == "prep" and any(
        c.ent_type_ in ("DATE", "TIME") or c.lemma_ in UNITS or c.lemma_ in COURTESIES
        for c in word.children
    )


def _is_idiom(case: Candidate) -> bool:
    """Say whether the words beside a trigger give it another sense (*offer condolences*)."""
    word = case.trigger.token
    senses, forms = _load_idioms().get(word.lemma_, NO_SENSES)
    if not senses or not may_stand(word, forms):
        return False
    tokens = case.tokens
    asked = word.lemma_ == "ask" and bool(tokens) and tokens[0].lower_ == "to"
    beside = [each for each in word.rights if each.dep_ != "advcl"]  # not *saying that*
    near = [*([] if asked else tokens[:4]), *beside]
    near += [each for child in beside for each in child.lefts]
    told = (each for each in near if each.lemma_.lower() in senses)
    return any(_is_beside(each, word) for each in told)


def _is_beside(word: Token, trigger: Token) -> bool:
    """Say whether a word stands beside a trigger, and is no noun of a clause below it.

    *Asked a question*, not *asked that the question be put on the agenda*.
    """
    if word.pos_ != "NOUN" or word.head == trigger:
        return True
    return word.head.dep_ != "ccomp" or word.dep_ not in ("nsubj", "nsubjpass")


@cache
def _load_idioms() -> Mapping[str, tuple[frozenset[str], frozenset[int]]]:
    """Give for each trigger the words that give it another sense, and spaCy's numbers of them."""
    senses: dict[str, set[str]] = {}
    for row in read_rows("lexicon/idioms.csv"):
        senses.setdefault(row["trigger"], set()).add(row["phrase"])
    return {trigger: (frozenset(w), hash_forms(w)) for trigger, w in senses.items()}
