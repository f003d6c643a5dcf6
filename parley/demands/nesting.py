"""Nesting: which acts of a sentence are only part of another, and which say it better."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from parley.demands.acts import Act, Miss
from parley.demands.clauses import children_of, comma_before
from parley.demands.deeds import find_valence
from parley.demands.lexicon import load_words
from parley.demands.status import REFUSING
from parley.demands.stretches import trim_tokens

FUTURE = frozenset({"will", "would", "going to"})


def drop_nested(acts: Sequence[Act]) -> tuple[list[Act], list[Miss]]:
    """Drop what is only part of another act: a demanded or offered deed is never an act itself."""
    dropped: dict[int, str] = {}
    told: dict[int, int] = {}
    for outer, inner in _pairs(acts):
        loser = _loser(outer, inner)
        if loser is not None:
            dropped[id(loser)] = "part of another act"
        elif inner.trigger.token in outer.tokens and _tells_aside(outer, inner):
            told[id(outer)] = inner.trigger.token.left_edge.i
    kept = [_shorten(act, told.get(id(act))) for act in acts if id(act) not in dropped]
    misses = [Miss(act.trigger, dropped[id(act)]) for act in acts if id(act) in dropped]
    return kept, misses


def _shorten(act: Act, end: int | None) -> Act:
    """End a content before a clause that tells another's act (*terms of X, who insists*)."""
    if end is None or not act.tokens or act.tokens[0].i >= end:
        return act
    return act._replace(tokens=tuple(trim_tokens([t for t in act.tokens if t.i < end], False)))


def _tells_aside(outer: Act, inner: Act) -> bool:
    """Say whether a relative clause within a content tells what somebody else asks himself."""
    token = inner.trigger.token
    others = bool(set(inner.issuers.ids) - set(outer.issuers.ids))
    told = token.dep_ == "relcl" and inner.issuers.rule == "subject"
    return told and others and inner.trigger.entry.pos == "verb" and comma_before(token)


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
    if _rules_deed(outer, inner) or _conditions_refusal(outer, inner):
        return inner
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
    if answers and inner.issuers.rule in ("subject", "agent") and _is_in_relative(token, outer):
        return None
    if _tells_aside(outer, inner):
        return None
    return inner


def _is_in_relative(token: Token, outer: Act) -> bool:
    """Say whether a verb ends a relative clause of another's content (*an idea it could take*)."""
    top = outer.content.head if outer.content is not None else None
    while token.dep_ == "ccomp" and token.head.pos_ == "VERB" and token.head != top:
        token = token.head
    return token.dep_ == "relcl"


def _rules_deed(outer: Act, inner: Act) -> bool:
    """Say whether the inner act is only the modal of the outer one's deed (*warned it could X*)."""
    if outer.content is None or inner.content is None:
        return False
    entry = inner.trigger.entry
    same = outer.content.head == inner.content.head and outer.trigger.entry.pos in ("verb", "noun")
    return same and entry.pos == "modal" and outer.trigger.entry.needs != "sequence"


def _conditions_refusal(outer: Act, inner: Act) -> bool:
    """Say whether an act only tells on which condition something was refused.

    *Turned down the talks, saying it would send a delegation only once X had left*.
    """
    if outer.act != "reject" or inner.act not in ("offer", "reject"):
        return False
    told = inner.content.head.head if inner.content is not None else None
    if told is None or told.dep_ != "advcl" or told.tag_ != "VBG":
        return False
    cases = children_of(inner.content.head, "advcl")
    only = any(t.lower_ == "only" for case in cases for t in _opening_words(case))
    return only and told.head == outer.trigger.token


def _opening_words(clause: Token) -> Sequence[Token]:
    """Give the first words of a clause, and the one before it."""
    first = clause.left_edge.i
    return clause.doc[max(first - 1, 0) : first + 2]


def _yields(outer: Act, inner: Act) -> bool:
    """Say whether the inner act says better what the outer one only frames.

    *Will accept* is an acceptance, *said it would release* an offer, *refuses to rule out* no
    refusal.
    """
    entry = outer.trigger.entry
    if entry.needs == "sequence" and inner.trigger.entry.pos in ("modal", "existential"):
        return True
    if outer.content is None or outer.content.head != inner.trigger.token:
        return False
    if entry.object == "self" and inner.act == outer.act in ("accept", "reject"):
        return True  # *was not in a position to agree to that*
    deed = inner.trigger.entry.pos != "noun"  # *declined a request* is a refusal
    refuses = deed and outer.trigger.token.lemma_ in REFUSING and inner.act != outer.act
    if entry.phrase in FUTURE and inner.trigger.entry.object in ("said", "self"):
        return True  # *will pay a heavy price, will not stand by*
    if entry.phrase in FUTURE:
        return inner.act == "accept" or find_valence(inner.trigger.token) != "harm"
    # *vowed to vote against it*
    opposes = outer.act in ("offer", "threaten") and inner.act == "reject" and entry.pos == "verb"
    return refuses or (deed and opposes)


def _supporting() -> frozenset[str]:
    """Give the verbs that only carry a noun of speech."""
    return load_words("support_verbs.csv", "lemma")
