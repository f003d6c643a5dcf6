"""Nesting: which acts of a sentence are only part of another, and which say it better."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from parley.demands.acts import Act, Miss
from parley.demands.deeds import find_valence
from parley.demands.lexicon import load_words
from parley.demands.status import REFUSING

FUTURE = frozenset({"will", "would", "going to"})


def drop_nested(acts: Sequence[Act]) -> tuple[list[Act], list[Miss]]:
    """Drop what is only part of another act: a demanded or offered deed is never an act itself."""
    dropped: dict[int, str] = {}
    for outer, inner in _pairs(acts):
        loser = _loser(outer, inner)
        if loser is not None:
            dropped[id(loser)] = "part of another act"
    kept = [act for act in acts if id(act) not in dropped]
    misses = [Miss(act.trigger, dropped[id(act)]) for act in acts if id(act) in dropped]
    return kept, misses


def _pairs(acts: Sequence[Act]) -> Iterator[tuple[Act, Act]]:
    """Give the ordered pairs of acts of one sentence that have different triggers."""
    groups: dict[int, list[Act]] = {}
    for act in acts:
        groups.setdefault(act.trigger.token.sent.start, []).append(act)
    for group in groups.values():
        for outer in group:
            for inner in group:
                if outer.trigger.token != inner.trigger.token:
                    yield outer, inner


def _loser(outer: Act, inner: Act) -> Act | None:
    """Say which of two acts is only a part of the other."""
    token = inner.trigger.token
    if token in outer.trigger.words:
        return inner if len(outer.trigger.words) > 1 else None
    if token not in outer.tokens:
        return None
    if _yields(outer, inner):
        return outer
    if inner.trigger.entry.pos == "noun":
        if inner.issuers.rule.startswith("owner") and set(inner.issuers.ids) - set(
            outer.issuers.ids
        ):
            return None
        if (
            outer.content is not None
            and outer.content.head == token
            and outer.trigger.entry.pos == "verb"
            and outer.trigger.entry.act in ("request", "demand", "offer")
            and (inner.act == outer.act or outer.trigger.token.lemma_ in _supporting())
        ):
            return outer
        return inner
    answers = inner.act in ("accept", "reject", "accuse")
    others = bool(set(inner.issuers.ids) - set(outer.issuers.ids))
    told = token.dep_ == "relcl" and inner.issuers.rule == "subject"
    if told and (answers or (others and inner.trigger.entry.pos == "verb")):
        return None
    return inner


def _yields(outer: Act, inner: Act) -> bool:
    """Say whether the inner act says better what the outer one only frames.

    *Will accept* is an acceptance, *said it would release* an offer, *refuses to rule out* no
    refusal.
    """
    entry = outer.trigger.entry
    if entry.needs == "sequence" and inner.trigger.entry.pos == "modal":
        return True
    if outer.content is None or outer.content.head != inner.trigger.token:
        return False
    deed = inner.trigger.entry.pos != "noun"  # *declined a request* is a refusal
    refuses = deed and outer.trigger.token.lemma_ in REFUSING and inner.act != outer.act
    if entry.phrase in FUTURE:
        return inner.act == "accept" or find_valence(inner.trigger.token) != "harm"
    return refuses


def _supporting() -> frozenset[str]:
    """Give the verbs that only carry a noun of speech."""
    return load_words("support_verbs.csv", "lemma")
