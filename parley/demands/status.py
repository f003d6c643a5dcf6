"""Status: whether an act was issued, is to come, is only told, or is only possible; and denial."""

from __future__ import annotations

from collections.abc import Container

from spacy.tokens import Token

from parley.demands.clauses import NEITHER, children_of, is_finite, is_negated, own_subject
from parley.demands.lexicon import load_words
from parley.demands.triggers import Trigger

CLIMBED = (
    "xcomp",
    "ccomp",
    "pcomp",
    "dobj",
    "acomp",
    "advcl",
    "pobj",
    "prep",
    "attr",
    "oprd",
    "conj",
)
ABILITY = frozenset({"can", "ca", "could"})  # *cannot accept* is a plain no
CHOICES = frozenset({"choice", "option", "alternative", "recourse", "doubt", "time"})
DENYING = frozenset({"no", "not", "nothing", "none", "neither", "never", "little"})
NOT = frozenset({"not", "no"})
REFUSING = frozenset({"refuse", "decline", "fail", "stop"})
UNABLE = frozenset({"unable", "unwilling", "reluctant", "loath"})  # *was unable to agree* is a no


def is_denied(trigger: Trigger) -> bool:
    """Say whether an act is denied, itself or through *refuse*, *fail*, *without*.

    >>> from parley import read
    >>> from parley.demands.triggers import find_triggers
    >>> doc = read("France did not reject the truce.", published="2024-03-01").doc
    >>> trigger = find_triggers(doc)[0][0]
    >>> is_denied(trigger)
    True
    """
    token = trigger.token
    if len(trigger.words) > 1 and any(word.lower_ in DENYING for word in trigger.words[1:]):
        return False  # *has no objection* says so itself
    if trigger.entry.object == "judged" and _is_judged_not(trigger.words[-1]):
        return True
    if trigger.entry.pos == "modal":
        verb = token.head if token.dep_ == "aux" else token
        return is_negated(verb) or _does_nothing(verb)
    wants = trigger.entry.act == "request" and trigger.entry.negated
    if (wants or trigger.entry.act == "accept") and _does_nothing(token):
        return True
    if is_negated(token) or _has_before(token, NOT):
        return True
    doer = own_subject(token) if trigger.entry.pos == "verb" else None
    if doer is not None and doer.children and _has_before(doer, NEITHER):
        return True  # *neither X nor Y would accept it*
    if doer is not None and doer.lower_ in ("nobody", "none"):
        return True
    if trigger.entry.pos == "adj" and token.head.pos_ in ("AUX", "VERB"):
        subject = own_subject(token.head)
        none = subject is not None and any(c.lower_ == "no" for c in subject.children)
        return none or is_negated(token.head)
    head = token.head
    if token.dep_ == "xcomp" and (head.lemma_ in REFUSING | UNABLE or is_negated(head)):
        return True
    if token.dep_ in ("xcomp", "acl", "relcl", "advcl") and _is_out_of_reach(token):
        return True
    if token.dep_ in ("dobj", "attr") and head.pos_ in ("VERB", "AUX"):
        return is_negated(head)
    if token.dep_ == "pcomp" and head.lower_ == "of" and head.head.lower_ == "short":
        return True  # *stopped short of backing it*
    return token.dep_ == "pcomp" and head.lower_ == "without"


def _has_before(token: Token, words: Container[str]) -> bool:
    """Say whether one of some words hangs on a token and stands before it."""
    for child in token.children:
        if child.i > token.i:
            return False
        if child.lower_ in words:
            return True
    return False


def _is_judged_not(word: Token) -> bool:
    """Say whether a thing is called neither this nor that."""
    return any(c.lower_ in ("neither", "not", "hardly", "scarcely") for c in word.lefts)


def _does_nothing(verb: Token) -> bool:
    """Say whether a verb's object says no (*will sign nothing, will accept no deal*)."""
    objects = [c for c in children_of(verb, "dobj") if c.lemma_ not in CHOICES]
    return any(
        noun.lower_ in ("nothing", "none", "nobody", "neither")
        or any(c.lower_ == "no" for c in noun.children)
        for noun in objects
    )


def _is_out_of_reach(verb: Token) -> bool:
    """Say whether one is *not able*, or *not in a position*, to do what a verb says."""
    head = verb.head
    if head.dep_ == "acomp":
        return head.lemma_ in UNABLE or is_negated(head.head)
    spot = head if head.lemma_ == "position" else _find_position(head, verb)
    return spot is not None and (is_negated(spot) or is_negated(spot.head.head))


def _find_position(verb: Token, last: Token) -> Token | None:
    """Find the *position* in which one is to do something, between two words."""
    places = (noun for prep in children_of(verb, "prep") for noun in children_of(prep, "pobj"))
    return next((noun for noun in places if noun.lemma_ == "position" and noun.i < last.i), None)


def find_status(trigger: Trigger, told: bool, owned: bool = False) -> str:
    """Find the status of an act from its row and the words that govern it.

    Args:
        trigger: The words of the act.
        told: Whether somebody other than the issuer's own side tells of it.
        owned: Whether a noun names its own issuer, so that the verb above it colours another's act.

    Returns:
        ``made``, ``planned``, ``reported`` or ``possible``; the weakest that the words say.

    >>> from parley import read
    >>> from parley.demands.triggers import find_triggers
    >>> doc = read("France could offer talks.", published="2024-03-01").doc
    >>> trigger = find_triggers(doc)[0][0]
    >>> find_status(trigger, told=False)
    'possible'
    """
    if trigger.entry.status:
        return trigger.entry.status
    found = {_word_status(word) for word in ([] if owned else _governors(trigger))}
    if told:
        found.add("reported")
    for status in ("possible", "reported", "planned"):
        if status in found:
            return status
    return "made"


def _governors(trigger: Trigger) -> list[Token]:
    """Give the words that colour an act: its auxiliaries and adverbs, and what it hangs on."""
    token = trigger.token
    words: list[Token] = []
    for _ in range(4):
        if trigger.entry.pos not in ("modal", "existential"):
            denied = is_negated(token)
            words.extend(
                child
                for child in token.children
                if child.dep_ in ("aux", "advmod") and not (denied and child.lower_ in ABILITY)
            )
        if token.dep_ not in CLIMBED or token.head == token:
            break
        if own_subject(token) is not None and token.dep_ in ("ccomp", "advcl", "conj"):
            break
        if token.dep_ == "conj" and (is_finite(token) or children_of(token, "aux")):
            break
        token = token.head
        words.append(token)
    return words


def _word_status(word: Token) -> str:
    """Give the status that one word lends."""
    lemma = word.lemma_.lower()
    for status in ("possible", "reported", "planned"):
        if lemma in load_words("status_words.csv", "phrase", status, "status"):
            return status if word.dep_ != "aux" or word.lower_ != "to" else "made"
    return "made"
