"""The event file: the acts as tab-separated lines, in the order that PETRARCH-2 and TABARI write.

A line has no heading and eight cells (:data:`COLUMNS`): the day of the report (``YYYYMMDD``), the
CAMEO codes of source and target, the CAMEO code of the act, its issue with how often it is named
(``ceasefire,1``), the record (``text_id:demand_id``), the address of the text and its publisher.
Who has no code, or is not named, is ``---``, as those coders write it. An act of two issuers
towards three addressees is six lines of one id, for an event of that format has one of each.

The format has no place for how firm an act is: rumours and plans stand in it too, and the id
leads to the record that says so (https://github.com/openeventdata/petrarch2).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import product

from parley.actors.identity import members_of, party_of
from parley.reading import Reading
from parley.records import Actor, Demand

MEANINGS = {
    "date": "Day of the report (YYYYMMDD); empty where unknown.",
    "source": "CAMEO code of who acts, else of its state; --- where nobody with a code is named.",
    "target": "CAMEO code of whom the act is directed at, likewise.",
    "code": "CAMEO code of the act.",
    "issues": "Its issue, with how often it is named (ceasefire,1).",
    "ids": "The record: text_id:demand_id.",
    "url": "Address of the text.",
    "story_source": "Its publisher.",
}
COLUMNS = tuple(MEANINGS)
NOBODY = "---"


def write_event_file(readings: Iterable[Reading]) -> str:
    """Write the acts of some readings that have a CAMEO code, one line for each pair of parties.

    >>> from parley import read
    >>> reading = read("France urged Mali to free the envoys.", published="2024-03-01")
    >>> write_event_file([reading]).split("\\t")[:4]
    ['20240301', 'FRA', 'MLI', '0253']
    """
    return "".join("\t".join(line) + "\n" for r in readings for line in _list_lines(r))


def _list_lines(reading: Reading) -> Iterator[tuple[str, ...]]:
    """List the lines of one reading, in the order of its records."""
    codes = {actor.actor_id: _code_actor(actor) for actor in reading.actors}
    for demand in reading.demands:
        if not demand.cameo:
            continue
        sources = _code_actors(demand.issuers, codes)
        targets = _code_actors(demand.addressees, codes)
        for source, target in product(sources, targets):
            yield _make_line(reading, demand, source, target)


def _make_line(reading: Reading, demand: Demand, source: str, target: str) -> tuple[str, ...]:
    """Make the line of one pair of parties."""
    known = reading.source
    cells = (
        known.published.replace("-", ""),
        source,
        target,
        demand.cameo,
        f"{demand.issue},1",
        f"{known.text_id}:{demand.demand_id}",
        known.url,
        known.publisher,
    )
    return tuple(map(_clean_cell, cells))


def _code_actor(actor: Actor) -> str:
    """Give an actor's code, else its state's."""
    return actor.cameo or actor.country


def _code_actors(actors: Iterable[str], codes: dict[str, str]) -> list[str]:
    """Give the codes of some actors, the members of a group one by one; nobody is one too."""
    single = [each for actor in actors for each in (members_of(actor) or (actor,))]
    found = (codes.get(each) or codes.get(party_of(each)) or NOBODY for each in single)
    return list(dict.fromkeys(found)) or [NOBODY]


def _clean_cell(cell: str) -> str:
    """Keep a cell on its line and in its column."""
    return " ".join(cell.split())
