"""Entities: the proper names that the tagger found, without articles and possessives."""

from __future__ import annotations

from dataclasses import dataclass

from parley.actors.page import Page


@dataclass(frozen=True, slots=True)
class Entity:
    """A proper name that the tagger found: its label and its tokens ``first..last``."""

    label: str
    first: int
    last: int


def read_entities(page: Page) -> list[Entity]:
    """Give the tagger's proper names, without their articles and trailing possessives."""
    entities = []
    for entity in page.doc.ents:
        first, last = entity.start, entity.end - 1
        while first < last and (page.poses[first] in ("DET", "SPACE", "PUNCT")):
            first += 1
        while first < last and (page.tags[last] == "POS" or page.poses[last] in ("SPACE", "PUNCT")):
            last -= 1
        entities.append(Entity(entity.label_, first, last))
    return entities
