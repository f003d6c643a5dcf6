"""PLOVER events: the acts in the form in which event data are exchanged.

PLOVER describes an event by its type, its actors and its recipients, a date and contexts
(https://github.com/openeventdata/PLOVER). Its date is the day of the report: what a text says of
the day on which something should happen stands under ``deadline``, and its further terms under
``duration`` (a TIMEX3 value), ``condition`` (``none`` where the text says that there is none) and
``consequence``.
"""

from __future__ import annotations

from collections.abc import Iterable

from parley.actors.identity import members_of
from parley.reading import Reading
from parley.records import Demand

Event = dict[str, object]


def list_events(reading: Reading) -> list[Event]:
    """List the acts of a reading that have a PLOVER type, as events.

    >>> from parley import read
    >>> reading = read("France urged Mali to free the envoys.", published="2024-03-01")
    >>> [event] = list_events(reading)
    >>> event["event_type"], event["actors"], event["event_date"]
    ('REQUEST', [{'id': 'FRA', 'country': 'FRA'}], '2024-03-01')
    """
    return [_make_event(reading, demand) for demand in reading.demands if demand.plover]


def _make_event(reading: Reading, demand: Demand) -> Event:
    """Make the event of one act; what the text does not say is left out."""
    countries = {actor.actor_id: actor.country for actor in reading.actors}
    event: Event = {
        "event_id": f"{reading.source.text_id}/{demand.demand_id}",
        "event_date": reading.source.published,
        "event_type": demand.plover,
        "cameo": demand.cameo,
        "actors": _list_actors(demand.issuers, countries),
        "recipients": _list_actors(demand.addressees, countries),
        "contexts": [demand.issue],
        "status": demand.status,
        "deadline": demand.when,
        "duration": demand.duration,
        "condition": demand.condition,
        "consequence": demand.consequence_span.quote if demand.consequence_span else "",
        "story_id": reading.source.text_id,
        "sentence": demand.evidence.sentence,
        "text": demand.evidence.quote,
    }
    return {name: value for name, value in event.items() if value not in ("", [])}


def _list_actors(actors: Iterable[str], countries: dict[str, str]) -> list[dict[str, str]]:
    """Give actors with the country that each belongs to, the members of a group one by one."""
    single = [each for actor in actors for each in (members_of(actor) or (actor,))]
    return [
        {"id": actor, **({"country": country} if country else {})}
        for actor in dict.fromkeys(single)
        for country in [countries.get(actor, "")]
    ]
