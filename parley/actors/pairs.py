"""Pairs: who *both sides*, *the two governments*, *both men* and *the warring parties* are.

A pair is made of what the noun allows (states, armed bodies, persons) among those whom the text
sets against each other. Who calls on the two, who mediates and bodies of states are none of them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from parley.actors.descriptions import (
    ALLIES,
    ARMED,
    LANDS,
    ORGANS,
    STATE_VOICES,
    noun_of,
    sight_phrase,
)
from parley.actors.discourse import Discourse, make_sighting
from parley.actors.identity import GROUP, join_sides, members_of, party_of
from parley.actors.lexicon import load_lexicon
from parley.actors.page import SUBJECTS, Page, Sighting
from parley.actors.phrases import Phrase, class_of, read_words

FAR = 12  # sentences back in which the two are looked for, and a pair lives on
NEAR = 2
AHEAD = 2  # sentences behind, for a pair that is named before its members
JOINED = 2.0  # *A and B*, *between A and B*
PAIR_RULES = ("group.pair", "pronoun.both", "group.holders", "office.holders")
NEIGHBOURS = frozenset(("neighbour", "neighbor", "belligerent", "rival"))
BODY_KINDS = frozenset(("state", "organisation", "armed-group"))


def _is_pair(page: Page, phrase: Phrase) -> bool:
    """Say whether a phrase means the two parties (*both sides*, *the conflicting nations*)."""
    lexicon = load_lexicon()
    kinds = STATE_VOICES | LANDS | ALLIES | ARMED | ORGANS | {"people", "body"}
    if class_of(phrase) not in kinds:
        return False
    if not phrase.plural and phrase.article not in ("either", "neither"):
        return False
    noun_words = phrase.group.noun.split() if phrase.group else []
    words = {*phrase.words, *noun_words, phrase.article}
    if not phrase.article and page.tags[phrase.head] == "NNS" and "two" in phrase.words:
        return False  # two of many (*two soldiers*), and not the two
    if "other" in words:
        return False
    if phrase.article in ("the", "both") and page.lemmas[phrase.head] in NEIGHBOURS:
        return not read_words(page, phrase)
    if noun_words[:2] == ["parties", "to"]:
        return True
    if words & lexicon.modifiers["pair"]:
        return class_of(phrase) != "people" or bool(words & {"two", "both", "either", "neither"})
    noun = page.lowers[phrase.head]
    plain = not read_words(page, phrase) and noun in ("sides", "parties")
    return plain and (phrase.article == "the" or page.lowers[phrase.first] == "its")


def is_named(phrase: Phrase) -> bool:
    """Say whether a pair phrase itself says who the two are (*the Turkish and Greek sides*)."""
    return any(o.last < phrase.noun for o in phrase.origins) or (
        phrase.complement == "of" and len(phrase.origins) > 1
    )


def resolve_pair(discourse: Discourse, phrase: Phrase) -> Sighting | None:
    """Join the two parties that the text has set against each other."""
    page = discourse.page
    if "warring" in noun_of(page, phrase).split() + list(phrase.words) and phrase.plural:
        return _resolve_warring(discourse, phrase)
    owned = phrase.owner >= 0 and discourse.by_head.get(phrase.owner) is not None
    if owned or not _is_pair(page, phrase):
        return None
    start = page.starts[phrase.first]
    joined = _read_apposed(discourse, phrase) or find_pair(
        discourse, start, _doer_of(discourse, phrase.head), sort_of(phrase, page)
    )
    return sight_phrase(discourse, phrase, joined, "pair") if joined else None


def _resolve_warring(discourse: Discourse, phrase: Phrase) -> Sighting | None:
    """Join the two who fight in a state (*Sudan's warring sides*): its armed bodies, if named."""
    start = discourse.page.starts[phrase.first]
    joined = find_pair(discourse, start, "", "armed")
    joined = joined or ("" if phrase.origins else find_pair(discourse, start))
    return sight_phrase(discourse, phrase, joined, "pair") if joined else None


def _read_apposed(discourse: Discourse, phrase: Phrase) -> str:
    """Read the two that stand behind a comma (*both men, X and Y,*)."""
    page = discourse.page
    if page.words[phrase.last + 1 : phrase.last + 2] != [","]:
        return ""
    first = discourse.covered.get(phrase.last + 2)
    second = discourse.covered.get(first.last + 2) if first is not None else None
    if second is None or page.lowers[first.last + 1] != "and" or first.kind != second.kind:
        return ""
    ids = [discourse.renamed.get(n.actor_id, n.actor_id) for n in (first, second)]
    return discourse.know(join_sides(ids), _title(discourse, ids), "group")


def resolve_both(discourse: Discourse, i: int) -> Sighting | None:
    """Read *both* and *the two* that stand alone where somebody acts or is acted upon."""
    page = discourse.page
    last = i + 2 if page.lowers[i + 1 : i + 3] in (["of", "you"], ["of", "them"]) else i
    first = i - 1 if page.lowers[i] == "two" else i
    dealing = load_lexicon().modifiers["dealing"]
    verb = page.heads[i]
    above = page.lemmas[page.heads[verb]] if page.deps[i] == "nsubj" else ""
    dealt = (
        page.lemmas[verb] in dealing
        or above in dealing
        or page.lowers[verb] in ("between", "by", "with", "on")
    )
    if last == i and not dealt:
        return None
    joined = find_pair(discourse, page.starts[first], _doer_of(discourse, i))
    if not joined:
        return None
    return make_sighting(page, first, last, joined, "pronoun", "pronoun.both", head=i, plural=True)


def stands_alone(page: Page, i: int) -> bool:
    """Say whether *both* or *the two* at a token is a phrase of its own, not before a noun."""
    if page.lowers[i] not in ("both", "two") or page.deps[i] not in ("nsubj", "dobj", "pobj"):
        return False
    if page.lowers[i] == "two" and page.lowers[i - 1 : i] != ["the"]:
        return False
    following = page.poses[i + 1 : i + 2]
    return following not in (["NOUN"], ["PROPN"], ["ADJ"], ["NUM"]) and not any(
        child.dep_ == "conj" for child in page.children(i)
    )


def sort_of(phrase: Phrase, page: Page) -> str:
    """Give the sort of parties that the noun of a pair allows: person, state, armed, or any."""
    noun = page.lemmas[phrase.head]
    nouns = load_lexicon().modifiers
    for sort in ("person", "state", "armed"):
        if noun in nouns[f"pair-{sort}"] or page.lowers[phrase.head] in nouns[f"pair-{sort}"]:
            return sort
    return ""


def _doer_of(discourse: Discourse, head: int) -> str:
    """Give the party that is the subject over a phrase: who calls on the two is not one of them."""
    page = discourse.page
    verb = page.verb_above(head)
    for _ in range(4):
        if verb < 0:
            break
        for child in page.children(verb):
            seen = discourse.by_head.get(child.i) if child.dep_ == "nsubj" else None
            if seen is not None and child.i < head:
                return seen.party
        verb = page.verb_above(page.heads[verb]) if page.heads[verb] != verb else -1
    return ""


def find_pair(discourse: Discourse, start: int, doer: str = "", sort: str = "") -> str:
    """Find the two parties before an offset, of the sort that the noun allows.

    A group of two that was named before goes first, then two parties in the sentence itself; else
    the parties of the last sentences are weighed, nearer ones and those joined by *and* more; else
    two that follow at once.
    """
    standing = _find_standing(discourse, start, sort)
    if standing:
        return standing
    for within in (0, NEAR, FAR):
        weights = _weigh_sides(discourse, discourse.back(start, within=within), start, sort, doer)
        if len(weights) == 2 or (within and _are_two_ahead(weights, within == FAR)):
            return _join_heaviest(discourse, weights)
    ahead = _find_ahead(discourse, start)
    weights = _weigh_sides(discourse, ahead, start, sort, "")
    near = _weigh_sides(discourse, discourse.back(start, within=NEAR), start, sort, "")
    for side, weight in near.items():
        weights[side] = weights.get(side, 0.0) + weight
    return _join_heaviest(discourse, weights) if len(weights) > 1 else ""


def _find_standing(discourse: Discourse, start: int, sort: str) -> str:
    """Give the pair that the text has set up, as its states where the noun asks for states."""
    for sighting in discourse.back(start, within=FAR):
        members = members_of(sighting.actor_id)
        if len(members) != 2 or sighting.rule == "group.led":
            continue
        sides = members if sort == "person" else [_side(discourse, m, sort) for m in members]
        fits = all(_is_of_sort(discourse, side, sort) for side in sides)
        if fits and len(set(sides)) == 2 and not _is_passing(discourse, sighting, start):
            joined = join_sides(sides)
            return discourse.know(joined, _title(discourse, sides), "group")
    return ""


def _is_passing(discourse: Discourse, sighting: Sighting, start: int) -> bool:
    """Say whether a far group was named only by its members (*the leaders of A and B*)."""
    page = discourse.page
    far = page.sentence_at(start) - page.sentence_at(sighting.start) > NEAR
    return far and sighting.rule not in PAIR_RULES


def _side(discourse: Discourse, actor_id: str, sort: str) -> str:
    """Give the side for which an actor counts in a pair."""
    if sort == "person":
        return actor_id
    return party_of(actor_id) if sort == "state" else discourse.side_of(actor_id)


def _is_of_sort(discourse: Discourse, side: str, sort: str) -> bool:
    """Say whether a side can be one of the two that a noun calls so."""
    kind = discourse.kind(side)
    if sort == "person":
        return kind == "person"
    if sort == "state":
        return kind == "state" or side.islower()
    if sort == "armed":
        return kind in ("armed-group", "organisation")
    return kind in BODY_KINDS


def _weigh_sides(
    discourse: Discourse, sightings: Iterable[Sighting], start: int, sort: str, doer: str
) -> dict[str, float]:
    """Weigh the sides that are named: nearness, and who are joined to each other."""
    page = discourse.page
    here = page.sentence_at(start)
    weights: dict[str, float] = defaultdict(float)
    for sighting in sightings:
        if sighting.actor_id in ("", discourse.issuer):
            continue
        if sighting.actor_id.startswith(GROUP) or _mediates(discourse, sighting):
            continue
        side = _side(discourse, sighting.actor_id, sort)
        above = discourse.by_head.get(page.climb(sighting.head))
        if doer and above is not None and above.party == doer:
            continue
        if not _is_of_sort(discourse, side, sort) or (doer and side in (doer, party_of(doer))):
            continue
        back = abs(here - page.sentence_at(sighting.start))
        weight = 1.0 / (2 + back)
        if sort == "state" and discourse.kind(side) != "state":
            weight /= 4  # *countries* are states first
        weights[side] += weight * (JOINED if _is_joined(discourse, sighting, sort) else 1.0)
    return _drop_states_of_bodies(discourse, weights)


def _drop_states_of_bodies(discourse: Discourse, weights: dict[str, float]) -> dict[str, float]:
    """Let two bodies of one state stand against each other, and not the state against its own."""
    for side in [s for s in weights if _is_plain_organ(discourse, s)]:
        if party_of(side) in weights or len({party_of(s) for s in weights}) > 1:
            weights[party_of(side)] += weights.pop(side)
    for side in [s for s in weights if "/" not in s and discourse.kind(s) == "state"]:
        own = [s for s in weights if s.startswith(f"{side}/")]
        if len(own) > 1:
            del weights[side]
    for side in [s for s in weights if "/" in s and discourse.kind(s) == "organisation"]:
        if party_of(side) in weights and discourse.kind(party_of(side)) == "state":
            weights[party_of(side)] += weights.pop(side)
    return weights


def _is_plain_organ(discourse: Discourse, side: str) -> bool:
    """Say whether a side is a ministry or the like, which stands for its state in a pair."""
    own = side.partition("/")[2]
    organs = load_lexicon().modifiers["state-organ"]
    return bool(own) and any(own == organ or own.endswith(f"-{organ}") for organ in organs)


def _mediates(discourse: Discourse, sighting: Sighting) -> bool:
    """Say whether somebody only hosts, leads a mediation or welcomes."""
    if discourse.offices.get(sighting.actor_id) in ("mediator", "special-envoy"):
        return True
    page, i = discourse.page, discourse.page.climb(sighting.head)
    if page.text[max(0, sighting.start - 1) : sighting.start] == "(":
        return True
    mediating = load_lexicon().modifiers["mediating"]
    if page.deps[i] == "pobj" and page.lowers[page.heads[i]] == "by":
        return page.lemmas[page.heads[page.heads[i]]] in mediating
    return page.deps[i] in SUBJECTS and page.lemmas[page.heads[i]] in mediating


def _is_joined(discourse: Discourse, sighting: Sighting, sort: str) -> bool:
    """Say whether an actor stands joined to another by *and*."""
    page, i = discourse.page, sighting.head
    up = discourse.by_head.get(page.heads[i]) if page.deps[i] == "conj" else None
    down = [discourse.by_head.get(c.i) for c in page.children(i) if c.dep_ == "conj"]
    partners = [up, *down]
    root = page.climb(i)
    if (
        sum(
            page.climb(j) == root
            for j in range(root, min(root + 20, len(page.words)))
            if j in discourse.by_head or j == root
        )
        != 2
    ):  # a longer list
        return False  # fmt: skip
    return any(p and _is_of_sort(discourse, _side(discourse, p.actor_id, sort), sort)
               for p in partners)  # fmt: skip


def _find_ahead(discourse: Discourse, start: int) -> Iterator[Sighting]:
    """Give the known names of states and bodies in the next sentences, as they would be sighted."""
    page = discourse.page
    here = page.sentence_at(start)
    seen: set[int] = set()
    for name in sorted(discourse.covered.values(), key=lambda n: n.start):
        back = page.sentence_at(name.start) - here
        if name.start > start and 0 <= back <= AHEAD and name.start not in seen:
            seen.add(name.start)
            if name.kind in BODY_KINDS and name.how != "capital" and not name.inner:
                yield Sighting(name.start, name.end, name.head, name.actor_id, name.how, "ahead")


def _are_two_ahead(weights: dict[str, float], last: bool) -> bool:
    """Say whether two sides weigh more than all others, or at least two are there at last."""
    ranked = [*sorted(weights.values(), reverse=True), 0.0, 0.0, 0.0]
    return ranked[1] > (0.0 if last else 1.25 * ranked[2])


def _join_heaviest(discourse: Discourse, weights: dict[str, float]) -> str:
    """Join the two heaviest sides into a group."""
    best = sorted(weights, key=lambda side: (-weights[side], side))[:2]
    return discourse.know(join_sides(best), _title(discourse, best), "group")


def _title(discourse: Discourse, sides: Iterable[str]) -> str:
    """Give the names of some sides as the name of their group."""

    return ", ".join(discourse.actor(side).name for side in sorted(set(sides)))
