"""Towns: *the mayor of X* and *city hall* speak for a town, a body of its own below its state."""

from __future__ import annotations

from collections.abc import Iterator

from parley.actors.affiliations import (
    REACH,
    find_party_at_hand,
    find_place_behind,
    find_state_of_place,
)
from parley.actors.descriptions import noun_of, sight_phrase
from parley.actors.discourse import Discourse
from parley.actors.identity import make_slug
from parley.actors.lexicon import load_lexicon
from parley.actors.page import Sighting
from parley.actors.phrases import Phrase
from parley.actors.regions import read_run

SEATED = frozenset(("mayor", "governor"))


def read_seat(discourse: Discourse, phrase: Phrase) -> Sighting | None:
    """Read the town or province of *the mayor of X*, a body of its own below its state."""
    page = discourse.page
    if phrase.office is None or phrase.office.code not in SEATED or phrase.origins:
        return None
    if page.lowers[phrase.head + 1 : phrase.head + 2] != ["of"]:
        return None
    state, first, last = find_place_behind(discourse, phrase.head + 2, phrase.last)
    if first < 0:
        return None
    start, end = page.starts[first], page.end_of(last)
    state = state or discourse.home or find_party_at_hand(discourse, start)
    town = make_town(discourse, state, page.text[start:end])
    return Sighting(start, end, page.head_within(first, last), town, "name", "name.seat")


def read_town_hall(discourse: Discourse, phrase: Phrase) -> Sighting | None:
    """Read *city hall* as the town that the last sentences name: one that is acted upon first."""
    page = discourse.page
    if not load_lexicon().marks(noun_of(page, phrase), "town-hall") or phrase.origins:
        return None
    here = page.sentence_at(page.starts[phrase.first])
    first = page.token_at(page.sentences[max(0, here - 1 - REACH)].start)
    towns = list(_towns_between(discourse, first, phrase.first))
    if not towns:
        return None
    acting = [town for town in towns if page.deps[town[1]] in ("dobj", "nsubj", "dative")]
    state, start, last = (acting or towns)[-1]
    name = page.text[page.starts[start] : page.end_of(last)]
    return sight_phrase(discourse, phrase, make_town(discourse, state, name), "town-hall")


def _towns_between(discourse: Discourse, first: int, stop: int) -> Iterator[tuple[str, int, int]]:
    """Give state and tokens of the unlisted places among some tokens whose state is known."""
    page, i = discourse.page, first
    while i < stop:
        last = read_run(page, i) if i not in discourse.covered else -1
        if last < i:
            i += 1
            continue
        last = min(last, stop - 1)
        state = find_state_of_place(discourse, i, last)
        if state:
            yield state, i, last
        i = last + 1


def make_town(discourse: Discourse, state: str, name: str) -> str:
    """Make a town or province an actor below its state; give its id."""
    town = f"{state}/{make_slug(name)}" if state else make_slug(name)
    return discourse.know(town, name, "organisation", discourse.country(state) if state else "")
