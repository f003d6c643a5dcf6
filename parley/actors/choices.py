"""Choices: for whom of those who share it a known name stands, by the text and the day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cache

from parley.actors.entities import Entity
from parley.actors.lexicon import load_lexicon
from parley.actors.page import Page
from parley.gazetteer import Gazetteer, NameEntry

ONE_OF_TWO = ("KOR", "PRK")  # *the South* is a state only where the text has named it
NAMED = "named:"  # in front of a state that the text names by more than a capital


def choose_person(
    page: Page,
    gazetteer: Gazetteer,
    people: Sequence[NameEntry],
    first: int,
    full: frozenset[str],
    entity: Entity | None,
    day: date | None,
    contested: bool,
) -> NameEntry | None:
    """Choose among persons of one name: named in full, in office on the day, else a title's."""
    if not people:
        return None
    titled = first > 0 and (
        page.lowers[first - 1] in load_lexicon().titles or is_office_word(page.lowers[first - 1])
    )
    known = [entry for entry in people if entry.actor_id in full]
    if known:
        return known[0]
    serving = [e for e in people if day and gazetteer.offices_of(e.actor_id, day)]
    strong = [entry for entry in people if not entry.weak]
    if contested and not titled and not (entity and entity.label == "PERSON"):
        return None
    for pool in ([e for e in strong if e in serving], strong):
        if pool:
            return pool[0]
    if titled:
        return (serving or list(people))[0]
    return None


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


def choose_organ(
    page: Page,
    gazetteer: Gazetteer,
    others: Sequence[NameEntry],
    first: int,
    last: int,
    full: frozenset[str],
) -> NameEntry | None:
    """Choose an organ with a common name (*Congress*) of the one state in the text that has one."""
    around = page.poses[max(0, first - 1) : first] + page.poses[last + 1 : last + 2]
    if page.poses[last] != "PROPN" or "PROPN" in around:
        return None
    actors = [gazetteer.actor(entry.actor_id) for entry in others]
    organs = [
        entry
        for entry, actor in zip(others, actors, strict=True)
        if actor is not None and actor.kind == "organisation"
        if f"{NAMED}{actor.country}" in full
    ]
    return organs[0] if len(organs) == 1 else None


def choose_other(
    others: Sequence[NameEntry], entity: Entity | None, full: frozenset[str]
) -> NameEntry | None:
    """Choose among states and bodies of one name; a weak one needs the tagger's or text's word."""
    dated = entity is not None and entity.label in ("DATE", "CARDINAL")
    lone = entity is None or dated or entity.first == entity.last  # and no *Chad Wilson*
    strong = [entry for entry in others if not entry.weak or (lone and entry.actor_id in full)]
    if strong:
        return strong[0]
    points = others and others[0].how == "alias" and others[0].actor_id in ONE_OF_TWO
    if others and not points and entity is not None and entity.label in ("ORG", "GPE", "NORP"):
        return others[0]
    return None


@cache
def is_office_word(word: str) -> bool:
    """Say whether a word ends an office noun (*President*, *Minister*)."""
    from parley.gazetteer import load_gazetteer

    return any(noun.split()[-1] == word for noun in load_gazetteer().office_nouns)
