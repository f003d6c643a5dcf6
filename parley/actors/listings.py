"""Listings: names that the text joins by *and* (*A, B and C*), for *they* and *the three* to mean.

A listing is read off neighbours and not off the parse, which often breaks lists. *X, the minister*
is none: the last of a listing is joined by *and*, *or*, *nor* or *as well as*.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from parley.actors.discourse import Discourse
from parley.actors.identity import GROUP, join_sides
from parley.actors.lexicon import load_lexicon
from parley.actors.page import Sighting

JOINING = frozenset(("and", "or", "nor", "&"))
BETWEEN = frozenset((",", "the", "both", "as", "well", "but", "also", "not")) | JOINING
LONGEST = 8  # words between two names of one listing: commas, titles, adjectives

Listing = tuple[Sighting, ...]


def find_listings(discourse: Discourse, before: int, *, within: int = 3) -> Iterator[Listing]:
    """Give the listings before an offset, the last first, over the last few sentences."""
    run: list[Sighting] = []
    joined = False
    for sighting in _outermost(discourse.back(before, within=within)):
        how = _joins(discourse, sighting, run[0]) if run else ""
        if how:
            run.insert(0, sighting)
            joined = joined or how == "and"
            continue
        if joined:
            yield tuple(run)
        run, joined = [sighting], False
    if joined:
        yield tuple(run)


def _outermost(sightings: Iterable[Sighting]) -> list[Sighting]:
    """Leave out what stands inside other words that are seen (*Georgia* in *Georgia's leader*)."""
    kept: list[Sighting] = []
    for sighting in sorted(sightings, key=lambda s: (s.start, -s.end)):
        if not kept or sighting.start >= kept[-1].end:
            kept.append(sighting)
    return kept[::-1]


def _joins(discourse: Discourse, one: Sighting, other: Sighting) -> str:
    """Say how two neighbours are joined: ``and``, ``,`` or (empty) not at all."""
    page = discourse.page
    if one.actor_id == other.actor_id or not _are_alike(discourse, one, other):
        return ""
    first, last = page.token_at(one.end - 1) + 1, page.token_at(other.start)
    words = page.lowers[first:last]
    if not words or len(words) > LONGEST or words[0] not in JOINING | {",", "as"}:
        return ""
    if not all(w in BETWEEN or _belongs(discourse, first + k) for k, w in enumerate(words)):
        return ""
    return "and" if JOINING & set(words) or words[-3:] == ["as", "well", "as"] else ","


def _are_alike(discourse: Discourse, one: Sighting, other: Sighting) -> bool:
    """Say whether two can be of one listing: both persons, or neither; no vague groups."""
    if one.actor_id.startswith(GROUP) or other.actor_id.startswith(GROUP):
        return False
    if "pronoun" in (one.how, other.how):
        return False
    return (discourse.kind(one.actor_id) == "person") == (
        discourse.kind(other.actor_id) == "person"
    )


def _belongs(discourse: Discourse, i: int) -> bool:
    """Say whether a word only stands in front of a name: a title, an office, an adjective."""
    name = discourse.covered.get(i)
    if name is not None and name.kind != "person":
        return True
    if discourse.page.lowers[i] in load_lexicon().titles:
        return True
    return any(p.title and p.first <= i <= p.last for p in discourse.phrases_near(i))


def members_in(listing: Sequence[Sighting]) -> list[str]:
    """Give the actors of a listing, each once, in the order of the text."""
    return list(dict.fromkeys(sighting.actor_id for sighting in listing))


def know_members(discourse: Discourse, members: Sequence[str]) -> str:
    """Make the group of some actors known; give its id."""
    names = ", ".join(discourse.actor(member).name for member in sorted(set(members)))
    return discourse.know(join_sides(members), names, "group")
