"""Home: the state from which a text is told, where it has one.

It is read off the head of a transcript, the dateline, and the names and places of the text; a text
between two states has none.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from parley.actors.discourse import Discourse
from parley.actors.entities import Entity
from parley.actors.identity import make_slug, party_of
from parley.actors.names import Name
from parley.actors.page import Page
from parley.actors.regions import load_regions

HEAD = re.compile(r"\b(?:19|20)\d{2}\b")
HEAD_LINES = 6
LEAST = 3
MOST_OF_ONE = 3  # a single name does not make a home


def find_home(discourse: Discourse, names: Iterable[Name], entities: Iterable[Entity]) -> str:
    """Give the code of the state from which a text is told, or nothing.

    Args:
        discourse: The text, before it is read.
        names: The known names in it.
        entities: The proper names that the tagger found.
    """
    known = list(names)
    headed = _state_of_head(discourse.page, known)
    if headed:
        return headed
    counts = Counter(_told_states(discourse, known))
    counts.update(_states_of_places(discourse, entities))
    filed = _states_of_dateline(discourse)
    if len(filed) == 1 and counts[next(iter(filed))]:
        discourse.filed = next(iter(filed))
    counts.update(dict.fromkeys(filed, 2))
    ranked = [*counts.most_common(2), ("", 0), ("", 0)]
    for state in filed:
        if counts[state] >= max(LEAST, ranked[0][1]):
            return state
    return ranked[0][0] if ranked[0][1] >= max(LEAST, 2 * ranked[1][1]) else ""


def _state_of_head(page: Page, names: Iterable[Name]) -> str:
    """Give the state of a capital that stands with a date in one of the first lines."""
    place = 0
    head = len("\n".join(page.text.split("\n")[:HEAD_LINES]))
    head = min(head, page.turns[0][0]) if page.turns else head
    named = [n for n in names if n.kind == "state" and n.how != "capital" and n.end <= head]
    hosts = {name.actor_id for name in named}
    if len(hosts) > 1:
        return ""  # a joint appearance is told from no one state
    for line in page.text.split("\n")[:HEAD_LINES]:
        end = place + len(line)
        if len(line) < 80 and HEAD.search(line):
            for name in names:
                told = page.text[name.end : name.end + 2] == ", " and HEAD.search(line)
                inside = place < name.start < end and told
                if name.how == "capital" and (name.start == place or inside):
                    return party_of(name.actor_id)
        place = end + 1
    return ""


def _told_states(discourse: Discourse, names: Iterable[Name]) -> Iterable[str]:
    """Give the state of each name, of one name at most a few times."""
    seen: Counter[str] = Counter()
    for name in names:
        listed = discourse.gazetteer.actor(name.actor_id)
        state = listed.country if listed else ""
        seen[name.actor_id] += 1
        if state and name.kind != "person" and seen[name.actor_id] <= MOST_OF_ONE:
            yield state


def _states_of_places(discourse: Discourse, entities: Iterable[Entity]) -> Iterable[str]:
    """Give the state of each province or town, each once."""
    page, regions = discourse.page, load_regions()
    slugs = {make_slug(page.text[page.starts[e.first] : page.end_of(e.last)]) for e in entities}
    for slug in sorted(slugs):
        state = discourse.told_places.get(slug) or regions.get(slug)
        if state:
            yield state


def _states_of_dateline(discourse: Discourse) -> set[str]:
    """Give the states of the places from which the text was filed."""
    found = set()
    for start, end in discourse.page.datelines:
        words = re.split(r"[,(]|\s[–—-]", discourse.page.text[start:end])[0]
        state = load_regions().get(make_slug(words))
        listed = [m for m in discourse.gazetteer.find_names(words) if m.start == 0]
        found |= {state} if state else {party_of(m.entries[0].actor_id) for m in listed}
    return found
