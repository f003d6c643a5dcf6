"""Links: how one act answers, repeats, contradicts or hangs on another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc

from parley.demands.answers import find_answers
from parley.demands.conflicts import find_conflicts
from parley.demands.counters import find_counters
from parley.demands.dependences import find_dependences
from parley.demands.repeats import find_repeats, key_of
from parley.demands.scene import Scene
from parley.records import Demand, Link


def find_links(doc: Doc, demands: Sequence[Demand]) -> tuple[Link, ...]:
    """Link each record to those that it answers, repeats or hangs on.

    Args:
        doc: The document.
        demands: Its records in text order.

    Returns:
        The links in the order of their records, each pair and kind once.

    >>> from parley import read
    >>> text = "France offered a truce. Mali rejected this proposal."
    >>> doc = read(text, published="2024-03-01").doc
    >>> [(link.kind, link.rule) for link in find_links(doc, doc._.demands)]
    [('rejects', 'answers.anaphor')]
    """
    found: dict[tuple[str, str, str], Link] = {}
    scene = Scene(doc, demands, doc._.mentions)
    for demand in demands:
        for link in _links_of(scene, demand):
            key = link.from_demand, link.to_demand, link.kind
            if found.setdefault(key, link) is link:
                scene.links.setdefault(link.from_demand, []).append(link)
        scene.add(demand, key_of(demand))
    return tuple(found.values())


def _links_of(scene: Scene, demand: Demand) -> Iterator[Link]:
    """Give the links of one record."""
    yield from find_answers(scene, demand)
    yield from find_counters(scene, demand)
    yield from find_dependences(scene, demand)
    yield from find_repeats(scene, demand)
    yield from find_conflicts(scene, demand)
