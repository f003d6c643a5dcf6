"""Choices: for whom of those who share it a known name stands, by the text and the day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from parley.actors.entities import Entity
from parley.actors.identity import party_of
from parley.actors.lexicon import load_lexicon
from parley.actors.page import Page
from parley.gazetteer import Gazetteer, NameEntry

ONE_OF_TWO = ("KOR", "PRK")  # *the South* is a state only where the text has named it
NAMED = "named:"  # in front of a state that the text names by more than a capital


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a name stands: its tokens, the tagger's entity there, and what the text tells of it.

    ``full`` holds the actors whom the text names in full, ``day`` is that of its publication.
    """

    page: Page
    gazetteer: Gazetteer
    first: int
    last: int
    entity: Entity | None
    full: frozenset[str]
    day: date | None


def choose_person(spot: Spot, people: Sequence[NameEntry], contested: bool) -> NameEntry | None:
    """Choose among persons of one name: named in full, in office on the day, else a title's.

    Args:
        spot: Where the name stands.
        people: Who bears it.
        contested: Whether others than persons bear it too.
    """
    known = [entry for entry in people if entry.actor_id in spot.full]
    if known or not people:
        return known[0] if known else None
    titled = _is_titled(spot)
    if contested and not titled and not (spot.entity and spot.entity.label == "PERSON"):
        return None
    serving = [e for e in people if spot.day and spot.gazetteer.offices_of(e.actor_id, spot.day)]
    strong = [entry for entry in people if not entry.weak]
    ranked = [*(entry for entry in strong if entry in serving), *strong]
    if titled:
        ranked += [entry for entry in (*serving, *people) if _is_told_of(spot, entry)]
    return next(iter(ranked), None)


def _is_told_of(spot: Spot, entry: NameEntry) -> bool:
    """Say whether a shared surname behind a title can be a listed person's.

    Behind *Mr* it is where the text names the state or body of that person, for others bear it too.
    """
    if not entry.weak or is_office_word(spot.page.lowers[spot.first - 1]):
        return True
    actor, party = spot.gazetteer.actor(entry.actor_id), party_of(entry.actor_id)
    country = actor.country if actor else ""
    return any(each and each in spot.full for each in (party, country, f"{NAMED}{country}"))


def _is_titled(spot: Spot) -> bool:
    """Say whether a title or an office stands in front of a name."""
    before = spot.page.lowers[spot.first - 1] if spot.first else ""
    return bool(before) and (before in load_lexicon().titles or is_office_word(before))


def choose_seat(others: Sequence[NameEntry], full: frozenset[str]) -> NameEntry | None:
    """Choose between a state and the body that sits in its capital (*Brussels*: Belgium, the EU).

    It is the body's where the text names the body, or where the body is the usual reading and the
    text does not name the state.
    """
    capital = next((entry for entry in others if entry.how == "capital"), None)
    seat = next((entry for entry in others if entry.how == "metonym"), None)
    if capital is None or seat is None:
        return None
    usual = not seat.weak and f"{NAMED}{capital.actor_id}" not in full
    return NameEntry(seat.actor_id, "capital") if usual or seat.actor_id in full else None


def choose_organ(spot: Spot, others: Sequence[NameEntry]) -> NameEntry | None:
    """Choose an organ with a common name (*Congress*) of the one state in the text that has one."""
    poses, first, last = spot.page.poses, spot.first, spot.last
    around = poses[max(0, first - 1) : first] + poses[last + 1 : last + 2]
    if poses[last] != "PROPN" or "PROPN" in around:
        return None
    actors = [spot.gazetteer.actor(entry.actor_id) for entry in others]
    organs = [
        entry
        for entry, actor in zip(others, actors, strict=True)
        if actor is not None and actor.kind == "organisation"
        if f"{NAMED}{actor.country}" in spot.full
    ]
    return organs[0] if len(organs) == 1 else None


def choose_other(spot: Spot, others: Sequence[NameEntry]) -> NameEntry | None:
    """Choose among states and bodies of one name; a weak one needs the tagger's or text's word."""
    entity, full = spot.entity, spot.full
    dated = entity is not None and entity.label in ("DATE", "CARDINAL")
    lone = entity is None or dated or entity.first == entity.last  # and no *Chad Wilson*
    strong = [entry for entry in others if not entry.weak or (lone and entry.actor_id in full)]
    if strong:
        return strong[0]
    points = others and others[0].how == "alias" and others[0].actor_id in ONE_OF_TWO
    if others and not points and entity is not None and entity.label in ("ORG", "GPE", "NORP"):
        return others[0]
    return others[0] if others and others[0].how == "name" and _stands_as_land(spot) else None


def _stands_as_land(spot: Spot) -> bool:
    """Say whether a state whose name people bear too (*Chad*) stands where states are named.

    It stands by itself wherever the text has it, and the text names another state.
    """
    page, word = spot.page, spot.page.words[spot.first]
    named = {name for name in spot.full if name.startswith(NAMED)}
    if spot.first != spot.last or not named or _is_titled(spot):
        return False
    places = [i for i, other in enumerate(page.words) if other == word]
    beside = (page.poses[max(0, i - 1) : i] + page.poses[i + 1 : i + 2] for i in places)
    return not any("PROPN" in poses for poses in beside)


@cache
def is_office_word(word: str) -> bool:
    """Say whether a word ends an office noun (*President*, *Minister*)."""
    from parley.gazetteer import load_gazetteer

    return any(noun.split()[-1] == word for noun in load_gazetteer().office_nouns)
