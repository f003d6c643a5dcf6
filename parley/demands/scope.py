"""Scope: in which words of a sentence the terms of an act may stand."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from spacy.tokens import Token

from parley.demands.acts import Act
from parley.demands.clauses import (
    INVERTING,
    PLACE,
    is_inverted_conditional,
    places_below,
    subtree_of,
)
from parley.demands.conditions import PROVISOS
from parley.demands.forms import may_stand
from parley.demands.lexicon import hash_forms, load_words
from parley.demands.storage import kept_of
from parley.demands.terms import find_scope

CLAUSE_OPENERS = ("conditions.csv", "phrase", "clause", "kind")
MARKING = ("mark", "advmod", "prep")


def scope_of(act: Act, acts: Sequence[Act]) -> list[Token]:
    """Give the tokens in which the terms of an act may stand, in text order.

    A condition belongs to the act whose own words it follows; what lies in the branch of another
    act belongs to that one.

    Args:
        act: The act.
        acts: All acts of its sentence.
    """
    barred = _bar(act, acts) if len(acts) > 1 or _is_named_in(act, act) else set()
    found = find_scope(act.trigger, act.tokens, barred)
    following = _following_condition(act)
    if not following:
        return found
    inside = {token.i for token in found}
    added = [token for token in following if token.i not in inside]
    return sorted([*found, *added], key=PLACE) if added else found


def _bar(act: Act, acts: Sequence[Act]) -> set[int]:
    """Give the tokens of a sentence that belong to its other acts."""
    barred = _domains_of_others(act, acts)
    if barred:
        barred -= _own_consequence(act)
    own = {token.i for token in act.tokens}
    siblings = (o for o in acts if o is not act and o.trigger.token == act.trigger.token)
    for other in siblings:
        barred.update(_list_branch(other).difference(own))
    if act.trigger.entry.pos == "noun" and any(_is_named_in(act, other) for other in acts):
        barred |= _beyond(act.trigger.token) - own
    if may_stand(act.trigger.token, _condition_forms()):
        barred |= _conditions_of_others(act, acts)
    return barred


def _domains_of_others(act: Act, acts: Sequence[Act]) -> set[int]:
    """Give the tokens that lie in the branches of other acts, but for those that hold this one."""
    own, barred = _domain(act), set()
    for domain in {domain.i: domain for domain in map(_domain, acts)}.values():
        below = places_below(domain) if domain != own else frozenset()
        if act.trigger.token.i not in below:
            barred |= below
    return barred


def _list_branch(act: Act) -> frozenset[int]:
    """Give the places of the tokens of one of the parts into which a content was split."""
    if not act.tokens:
        return frozenset()
    return places_below(act.content.head if act.content is not None else act.tokens[0])


def _domain(act: Act) -> Token:
    """Give the word whose branch of the parse is an act's own: its trigger, or the verb with it."""
    token = act.trigger.token
    carried = act.trigger.entry.pos in ("modal", "adj") and token.head.pos_ in ("VERB", "AUX")
    return token.head if carried else token


def _last_token(act: Act) -> Token:
    """Give the last token of an act's trigger and content, which is in text order."""
    last = act.tokens[-1] if act.tokens else act.trigger.token
    for word in act.trigger.words:
        last = word if word.i > last.i else last
    return last


def _following_condition(act: Act) -> Sequence[Token]:
    """Give the clause of condition that stands right behind an act's own words."""
    last = _last_token(act)
    kept = kept_of(last.doc)
    known = kept.setdefault("following", {}) if kept is not None else {}
    if last.i not in known:  # each act of a sentence asks for that of all others
        known[last.i] = _condition_behind(last)
    return known[last.i]


def _condition_behind(last: Token) -> list[Token]:
    """Give the clause of condition that stands right behind a word."""
    rest = last.doc[last.i + 1 : last.sent.end]
    opener = next((token for token in rest if not token.is_punct), None)
    if opener is None:
        return []
    place = opener.i
    if is_inverted_conditional(opener.head):
        return [t for t in subtree_of(opener.head) if t.i >= place]
    if opener.lower_ not in load_words(*CLAUSE_OPENERS):
        return []
    if opener.lower_ in PROVISOS:
        return [token for token in subtree_of(opener) if token.i >= place]
    if opener.dep_ not in MARKING:
        return []
    clause = opener.head
    return [t for t in subtree_of(clause) if t.i >= place] if clause.i > place else []


@cache
def _condition_forms() -> frozenset[int]:
    """Give spaCy's numbers of the words with which a clause of condition may open."""
    return INVERTING | hash_forms(load_words(*CLAUSE_OPENERS))


def _conditions_of_others(act: Act, acts: Sequence[Act]) -> set[int]:
    """Give the tokens of conditions that stand right behind another act inside this one."""
    last, barred = _last_token(act).i, set()
    for other in acts:
        following = _following_condition(other)
        if not following or other.trigger.token == act.trigger.token:
            continue
        if _last_token(other).i != last or _is_named_in(act, other):
            barred.update([token.i for token in following])
    return barred


def _beyond(noun: Token) -> set[int]:
    """Give the words of a sentence beyond a noun's own, but for what is given in exchange."""
    own = {t.i for t in noun.subtree}
    for token in noun.sent:
        if token.lower_ in ("exchange", "return") and token.head.lower_ == "in":
            own |= {t.i for t in token.head.subtree}
    return {t.i for t in noun.sent} - own


def _is_named_in(act: Act, other: Act) -> bool:
    """Say whether an act is only named in another's content (*accepted the offer of X, if Y*)."""
    return act.trigger.entry.pos == "noun" and act.trigger.token in other.tokens


def _own_consequence(act: Act) -> set[int]:
    """Give the tokens of a threat that hangs on an act that asks (*under threat of X*)."""
    return {
        t.i
        for child in subtree_of(act.trigger.token)
        if child.dep_ == "prep" and child.lower_ in ("under", "on")
        for t in subtree_of(child)
    }
