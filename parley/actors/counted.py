"""Counted: *the three countries*, *all four*, *the parties*, *the latter*, *one of them, X*.

Each takes up a listing of names (*A, B and C*) or a group whose members the text has named.
"""

from __future__ import annotations

from collections.abc import Iterator

from parley.actors.descriptions import LANDS, sight_phrase
from parley.actors.discourse import Discourse, make_sighting
from parley.actors.extents import read_list
from parley.actors.identity import members_of
from parley.actors.listings import find_listings, know_members, members_in
from parley.actors.page import Page, Sighting
from parley.actors.phrases import Phrase, class_of
from parley.actors.sides import is_of_sort, side_for

COUNTS = ("three", "four", "five", "six", "seven", "eight", "nine", "ten")
NUMERALS = {word: number for number, word in enumerate(COUNTS, start=3)}
NAMELESS = frozenset(("parties", "sides", "leaders", "presidents", "ministers", "signatories"))
OTHERS = frozenset(("two", "both", "other"))
BACK = frozenset(("the", "these", "those", "all", "such"))
FAR = 12  # sentences back in which several are looked for
NEAR = 2
ARGUMENTS = frozenset(("nsubj", "nsubjpass", "dobj", "pobj", "dative", "agent"))
NOMINAL = frozenset(("NOUN", "PROPN", "ADJ", "NUM"))


def resolve_counted(discourse: Discourse, phrase: Phrase, sort: str) -> Sighting | None:
    """Resolve *the three countries* and, where three or more were listed, *the parties*.

    Args:
        discourse: The text so far.
        phrase: A description in the plural.
        sort: What its noun allows (``person``, ``state``, ``armed`` or empty).
    """
    page = discourse.page
    number = next((NUMERALS[word] for word in phrase.words if word in NUMERALS), 0)
    if not phrase.plural or phrase.article not in BACK or OTHERS & {*phrase.words}:
        return None
    if phrase.origins or phrase.owner >= 0:
        return None
    nameless = class_of(phrase) in LANDS or page.lowers[phrase.head] in NAMELESS
    plain = not phrase.words and nameless
    if not number and not plain:
        return None
    several = _read_apposed(discourse, phrase.last, number) if number else ""
    several = several or find_several(discourse, page.starts[phrase.first], number, sort)
    return sight_phrase(discourse, phrase, several, "counted") if several else None


def _read_apposed(discourse: Discourse, last: int, number: int) -> str:
    """Read the names behind a dash, colon or bracket (*the three: A, B and C*)."""
    page = discourse.page
    if page.words[last + 1 : last + 2] not in (["-"], ["–"], ["—"], ["("], [":"], [","]):
        return ""
    listed, _ = read_list(page, discourse.covered, last + 2)
    members = [discourse.renamed.get(name.actor_id, name.actor_id) for name in listed]
    return know_members(discourse, members) if len(members) == number else ""


def find_several(discourse: Discourse, start: int, number: int, sort: str = "") -> str:
    """Find the last group or listing of so many members; 0: the last, if of three or more."""
    for members in _groups_before(discourse, start):
        sides = [side_for(discourse, member, sort) for member in members]
        sides = list(dict.fromkeys(sides))
        if not all(is_of_sort(discourse, side, sort) for side in sides):
            continue
        if len(sides) == number or (not number and len(sides) > 2):
            return know_members(discourse, sides)
        if not number and len(sides) == 2:
            return ""
    return _join_named(discourse, start, number, sort) if number else ""


def _groups_before(discourse: Discourse, start: int) -> Iterator[list[str]]:
    """Give members of the groups and listings before an offset, the last first."""
    found: list[tuple[int, list[str]]] = []
    for sighting in discourse.back(start, within=FAR):
        members = members_of(sighting.actor_id)
        if members:
            found.append((sighting.start, list(members)))
    for listing in find_listings(discourse, start, within=FAR):
        found.append((listing[0].start, members_in(listing)))
    yield from (members for _, members in sorted(found, key=lambda pair: -pair[0]))


def _join_named(discourse: Discourse, start: int, number: int, sort: str) -> str:
    """Join the parties of the last sentences where they are just so many."""
    sides: dict[str, None] = {}
    for sighting in discourse.back(start, within=NEAR):
        side = side_for(discourse, sighting.actor_id, sort)
        if not members_of(side) and is_of_sort(discourse, side, sort):
            sides.setdefault(side, None)
    return know_members(discourse, list(sides)) if len(sides) == number else ""


def find_counts(page: Page) -> Iterator[int]:
    """Give the numerals that stand for somebody alone (*the three asked*, *all four refused*)."""
    numerals = (i for i, word in enumerate(page.lowers) if word in NUMERALS)
    for i in numerals:
        alone = page.lowers[i - 1 : i] in (["the"], ["all"], ["these"])
        apposed = page.words[i + 1 : i + 2] in (["-"], ["–"], ["—"], ["("], [":"])
        free = page.deps[i] in ARGUMENTS or apposed
        if alone and free and not NOMINAL & set(page.poses[i + 1 : i + 2]):
            yield i


def resolve_count(discourse: Discourse, i: int) -> Sighting | None:
    """Resolve a numeral that stands for somebody alone."""
    page = discourse.page
    number = NUMERALS[page.lowers[i]]
    several = _read_apposed(discourse, i, number)
    several = several or find_several(discourse, page.starts[i - 1], number)
    if not several:
        return None
    return make_sighting(page, i - 1, i, several, "pronoun", "pronoun.counted", head=i, plural=True)


def find_ranks(page: Page) -> Iterator[int]:
    """Give the tokens of *former* and *latter* that stand for somebody alone."""
    ranks = (i for i, word in enumerate(page.lowers) if word in ("former", "latter"))
    for i in ranks:
        alone = page.lowers[i - 1 : i] == ["the"]
        if alone and not NOMINAL & set(page.poses[i + 1 : i + 2]):
            yield i


def resolve_rank(discourse: Discourse, i: int) -> Sighting | None:
    """Resolve *the latter* to the last of two, *the former* to the first of them.

    The two are a listing of two, else those last named that are both persons or both none.
    """
    page = discourse.page
    two = _find_two(discourse, page.starts[i])
    place = 0 if page.lowers[i] == "former" else 1
    if len(two) < 2:
        return None
    rule = f"pronoun.{page.lowers[i]}"
    return make_sighting(page, i - 1, i, two[place], "pronoun", rule, head=i)


def _find_two(discourse: Discourse, start: int) -> list[str]:
    """Give the two last named before an offset, in the order of the text."""
    listings = (members_in(each) for each in find_listings(discourse, start, within=NEAR))
    listing = next((members for members in listings if len(members) == 2), [])
    if listing:
        return listing
    named: list[str] = []
    for sighting in discourse.back(start, within=NEAR):
        actor = sighting.actor_id
        alike = not named or _is_person(discourse, actor) == _is_person(discourse, named[0])
        if sighting.how != "pronoun" and not members_of(actor) and actor not in named and alike:
            named.append(actor)
    return named[1::-1]


def _is_person(discourse: Discourse, actor_id: str) -> bool:
    """Say whether an actor is a person."""
    return discourse.kind(actor_id) == "person"


def find_ones(page: Page) -> Iterator[int]:
    """Give the tokens at which *one of them* or *another of the two* begins."""
    for i, word in enumerate(page.lowers[:-3]):
        behind = page.lowers[i + 1 : i + 3]
        if word in ("one", "another") and behind in (["of", "them"], ["of", "the"]):
            yield i


def resolve_one(discourse: Discourse, i: int) -> Sighting | None:
    """Read *one of them, X,* as the X in apposition; without one, nobody is told from the rest."""
    page = discourse.page
    last = i + 2 if page.lowers[i + 2] == "them" else i + 3
    name = discourse.covered.get(last + 2)
    if page.words[last + 1 : last + 2] != [","] or name is None or name.first != last + 2:
        return None
    if page.words[name.last + 1 : name.last + 2] != [","]:
        return None
    actor = discourse.renamed.get(name.actor_id, name.actor_id)
    return make_sighting(page, i, last, actor, "description", "group.one-of", head=i)
