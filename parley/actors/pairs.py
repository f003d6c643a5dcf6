"""Pairs: who *both sides*, *the two governments*, *both men* and *the warring parties* are.

A pair is made of what the noun allows (states, armed bodies, persons) among those whom the text
sets against each other. Who calls on the two, who mediates and bodies of states are none of them.
"""

from __future__ import annotations

from collections.abc import Iterator

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
from parley.actors.identity import join_sides, members_of
from parley.actors.inland import find_land_of, find_within, is_of
from parley.actors.lexicon import load_lexicon
from parley.actors.names import Name
from parley.actors.page import SUBJECTS, Page, Sighting
from parley.actors.phrases import Phrase, class_of, read_words
from parley.actors.sides import (
    NEAR,
    are_long_sides,
    are_two_ahead,
    find_ahead,
    is_of_sort,
    join_heaviest,
    name_sides,
    side_for,
    weigh_sides,
)

FAR = 12  # sentences back in which the two are looked for, and a pair lives on
PAIR_RULES = ("group.pair", "pronoun.both", "group.holders", "office.holders")
RELATIVES = (["of", "which"], ["of", "whom"])
PARTS = frozenset(("neither", "either", "each", "one", "none", "both"))
TELLING = frozenset(
    ("say", "tell", "report", "announce", "add", "note", "claim", "confirm", "write")
)
MORE = frozenset(("three", "four", "five", "six", "seven", "eight", "nine", "ten"))
OFTEN = 3  # mentions that make a party one of whom the text speaks
NEIGHBOURS = frozenset(("neighbour", "neighbor", "belligerent", "rival"))


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
    if "other" in words or words & MORE:
        return False
    if phrase.article in ("the", "both") and page.lemmas[phrase.head] in NEIGHBOURS:
        return "two" in words or not read_words(page, phrase)
    if noun_words[:2] == ["parties", "to"]:
        return True
    if class_of(phrase) == "people" and phrase.article == "the" and _is_done_to(page, phrase):
        return False
    if words & lexicon.modifiers["pair"]:
        return class_of(phrase) != "people" or bool(words & {"two", "both", "either", "neither"})
    noun = page.lowers[phrase.head]
    plain = not read_words(page, phrase) and noun in ("sides", "parties")
    return plain and (phrase.article == "the" or page.lowers[phrase.first] == "its")


def _is_done_to(page: Page, phrase: Phrase) -> bool:
    """Say whether people are held or sent by others, and are no party (*the two hostages*)."""
    return load_lexicon().marks(page.lemmas[phrase.head], "held")


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
    land = find_land_of(discourse, phrase)
    joined = find_within(discourse, land) if land else _read_apposed(discourse, phrase)
    joined = joined or find_pair(
        discourse, start, _doer_of(discourse, phrase.head), sort_of(phrase, page),
        met=page.deps[page.climb(phrase.head)] in SUBJECTS,
    )  # fmt: skip
    if land and not any(is_of(discourse, member, land) for member in members_of(joined)):
        return None
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
    return _join_two(discourse, first, second)


def _join_two(discourse: Discourse, first: Name | None, second: Name | None) -> str:
    """Join two names of one kind that *and* links; nothing where they are not so."""
    if first is None or second is None or first.kind != second.kind:
        return ""
    if discourse.page.lowers[first.last + 1 : second.first] != ["and"]:
        return ""
    ids = [discourse.renamed.get(n.actor_id, n.actor_id) for n in (first, second)]
    return discourse.know(join_sides(ids), name_sides(discourse, ids), "group")


def _read_relative(discourse: Discourse, i: int) -> str:
    """Read the two that stand before a comma (*X and Y, both of which*)."""
    page = discourse.page
    if page.words[i - 1 : i] != [","] or page.lowers[i + 1 : i + 3] not in RELATIVES:
        return ""
    second = discourse.covered.get(i - 2)
    first = discourse.covered.get(second.first - 2) if second is not None else None
    return _join_two(discourse, first, second)


def resolve_both(discourse: Discourse, i: int) -> Sighting | None:
    """Read *both* and *the two* that stand alone where somebody acts or is acted upon."""
    page = discourse.page
    last = i + 2 if page.lowers[i + 1 : i + 3] in (["of", "you"], ["of", "them"]) else i
    first = i - 1 if page.lowers[i] == "two" else i
    if told := _read_relative(discourse, i):
        return make_sighting(page, i, i, told, "pronoun", "pronoun.both", head=i, plural=True)
    dealing = load_lexicon().modifiers["dealing"]
    verb = page.heads[i]
    above = page.lemmas[page.heads[verb]] if page.deps[i] == "nsubj" else ""
    dealt = (
        page.lemmas[verb] in dealing
        or above in dealing
        or page.lowers[verb] in ("between", "by", "with", "on")
        or (page.lowers[verb] == "of" and page.lowers[verb - 1] in PARTS)
    )
    if last == i and not dealt:
        joined = _find_standing(discourse, page.starts[first], "")
        acts = page.deps[i] in ("dobj", "nsubj") and page.poses[verb] == "VERB"
        if not joined or not acts:
            return None
    met = page.deps[page.climb(i)] in SUBJECTS
    joined = find_pair(discourse, page.starts[first], _doer_of(discourse, i), met=met)
    if not joined:
        return None
    return make_sighting(page, first, last, joined, "pronoun", "pronoun.both", head=i, plural=True)


def find_both(page: Page) -> Iterator[int]:
    """Give the tokens of *both* and *the two* that stand alone."""
    return (i for i in range(len(page.words)) if _stands_alone(page, i))


def _stands_alone(page: Page, i: int) -> bool:
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
    for sort in ("leader", "person", "state", "armed"):
        if noun in nouns[f"pair-{sort}"] or page.lowers[phrase.head] in nouns[f"pair-{sort}"]:
            return sort
    return ""


def _doer_of(discourse: Discourse, head: int) -> str:
    """Give the party that is the subject over a phrase: who calls on the two is not one of them."""
    page = discourse.page
    verb = page.verb_above(head)
    does = page.deps[page.climb(head)] == "nsubj"  # X said that the two armies had agreed
    for level in range(4):
        if verb < 0 or (level and does and page.lemmas[verb] in TELLING):
            break
        for child in page.children(verb):
            seen = discourse.by_head.get(child.i) if child.dep_ == "nsubj" else None
            if seen is not None and child.i < head:
                return "" if level and _is_long_a_side(discourse, seen, head) else seen.party
        verb = page.verb_above(page.heads[verb]) if page.heads[verb] != verb else -1
    return ""


def _is_long_a_side(discourse: Discourse, seen: Sighting, head: int) -> bool:
    """Say whether who tells of *both sides* is one: the text spoke of his party before, and often.

    Who calls on both (*X urged both sides*) is none of them.
    """
    start = discourse.page.sentences[discourse.page.sentence_at(seen.start) - 1].start
    before = discourse.back(start, within=FAR)
    return sum(sighting.party == seen.party for sighting in before) >= OFTEN


def find_pair(
    discourse: Discourse, start: int, doer: str = "", sort: str = "", *, met: bool = False
) -> str:
    """Find the two parties before an offset, of the sort that the noun allows.

    A group of two that was named before goes first, then two parties in the sentence itself; else
    the parties of the last sentences are weighed, nearer ones and those joined by *and* more; else
    two that follow at once, of whom the ``doer`` can be one only where the two act (``met``).
    """
    standing = _find_standing(discourse, start, sort)
    if standing:
        return standing
    for within in (0, NEAR, FAR):
        weights = weigh_sides(discourse, discourse.back(start, within=within), start, sort, doer)
        two = len(weights) == 2 or (within and are_two_ahead(weights, within == FAR))
        if two and (within == FAR or are_long_sides(discourse, weights, start, sort)):
            return join_heaviest(discourse, weights)
    ahead = find_ahead(discourse, start)
    barred = "" if met else doer
    weights = weigh_sides(discourse, ahead, start, sort, barred)
    near = weigh_sides(discourse, discourse.back(start, within=NEAR), start, sort, barred)
    for side, weight in near.items():
        weights[side] = weights.get(side, 0.0) + weight
    return join_heaviest(discourse, weights) if len(weights) > 1 else ""


def _find_standing(discourse: Discourse, start: int, sort: str) -> str:
    """Give the pair that the text has set up, as its states where the noun asks for states."""
    states = sort == "state" and _find_standing(discourse, start, "land")
    if states:
        return states
    for sighting in discourse.back(start, within=FAR):
        members = members_of(sighting.actor_id)
        if len(members) != 2 or sighting.rule == "group.led":
            continue
        sides = [side_for(discourse, member, sort) for member in members]
        fits = all(is_of_sort(discourse, side, sort) for side in sides)
        if fits and len(set(sides)) == 2 and not _is_passing(discourse, sighting, start):
            joined = join_sides(sides)
            return discourse.know(joined, name_sides(discourse, sides), "group")
    return ""


def _is_passing(discourse: Discourse, sighting: Sighting, start: int) -> bool:
    """Say whether a far group was named only by its members (*the leaders of A and B*)."""
    page = discourse.page
    far = page.sentence_at(start) - page.sentence_at(sighting.start) > NEAR
    return far and sighting.rule not in PAIR_RULES
