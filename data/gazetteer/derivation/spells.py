"""Spells: terms of office out of sightings, and no office held by two on one day."""

from __future__ import annotations

from collections import defaultdict
from datetime import timedelta
from pathlib import Path

from derivation.factbook import Sighting
from derivation.people import Person
from derivation.reign import find_reign_end
from derivation.tables import LATEST, OWN_SOURCE, Row, day_before, days_between, read_table

# Offices that several hold at once: deputies, envoys, spokespersons of departments.
SHARED = Path(__file__).parents[1] / "own" / "shared-offices.csv"
GAP = timedelta(days=400)
NEAR_START = 400  # days


def make_term(person: Person, kind: tuple[str, str, str], start: str, end: str, source: str) -> Row:
    """Make a row of terms.csv; ``kind`` is office, title and what it is an office of."""
    office, title, of = kind
    return {
        "actor_id": person.actor_id,
        "office": office,
        "title": title,
        "of": of,
        "start": start,
        "end": end,
        "source": source,
    }


def make_terms(seen: list[tuple[Sighting, Person]], reign: list[Row]) -> list[Row]:
    """Make the terms of one office of one state from its sightings."""
    spells: dict[tuple[str, str], list[Sighting]] = {}
    people: dict[str, Person] = {}
    for sighting, person in sorted(seen, key=lambda pair: (pair[0].since, pair[0].last_seen)):
        people[person.actor_id] = person
        near = [
            key
            for key in spells
            if key[0] == person.actor_id and _goes_on(spells[key], key[1], sighting)
        ]
        spells.setdefault(near[0] if near else (person.actor_id, sighting.since), []).append(
            sighting
        )
    starts = sorted(max(s, key=lambda x: x.last_seen).since for s in spells.values())
    return [
        make_spell(people[actor_id], sightings, starts, reign)
        for (actor_id, _), sightings in spells.items()
    ]


def _goes_on(seen: list[Sighting], since: str, sighting: Sighting) -> bool:
    """Tell whether a sighting is of a spell already seen: near its start, or while it was shown.

    The start of a second term stands in some snapshots only.
    """
    near = abs(days_between(since, sighting.since)) <= NEAR_START
    return near or sighting.since <= max(each.last_seen for each in seen)


def make_spell(
    person: Person, sightings: list[Sighting], starts: list[str], reign: list[Row]
) -> Row:
    """Make one term: from its own *since* to the next holder's, as far as the sources reach."""
    newest = max(sightings, key=lambda s: s.last_seen)
    following = next((start for start in starts if start > newest.since), "")
    end, how = "", "World Factbook snapshots"
    if newest.last_seen < LATEST:
        end = day_before(following) if following > newest.last_seen[:4] else newest.last_seen
        how += (
            ", closed by the next holder"
            if following > newest.last_seen[:4]
            else (", closed on the last snapshot that shows it")
        )
        far = days_between(newest.last_seen, end) > GAP.days
        closed = find_reign_end(person, newest, reign) if far else ""
        if closed and closed < end:
            end, how = closed, "World Factbook snapshots, closed by the month in REIGN 2021-03"
    kind = (newest.office, newest.title, newest.iso3)
    return make_term(person, kind, newest.since, max(end, newest.since) if end else "", how)


def close_terms(terms: list[Row]) -> list[Row]:
    """Let no sole office have two holders: ours go first, then the later start ends the earlier."""
    offices: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for term in terms:
        offices[term["office"], term["of"]].append(term)
    shared = {row["office"] for row in read_table(SHARED)}
    closed: list[Row] = []
    for (office, _), held in offices.items():
        if office in shared:
            closed.extend(held)
            continue
        own = [term for term in held if term["source"] == OWN_SOURCE]
        kept = own + [cut for t in held if t not in own for cut in [cut_term(t, own)] if cut]
        kept.sort(key=lambda term: (term["start"], term["actor_id"]))
        closed.extend(end_before_next(kept))
    return closed


def cut_term(term: Row, own: list[Row]) -> Row | None:
    """Cut a derived term by our own ones; nothing is left where ours cover its start."""
    for ours in own:
        last = ours["end"] or "9999-12-31"
        same = ours["actor_id"] == term["actor_id"] and ours["start"] <= (term["end"] or "9999")
        if (same and last >= term["start"]) or ours["start"] <= term["start"] <= last:
            return None
    later = [ours["start"] for ours in own if ours["start"] > term["start"]]
    if later and (not term["end"] or term["end"] >= min(later)):
        return {**term, "end": day_before(min(later))}
    return term


def end_before_next(held: list[Row]) -> list[Row]:
    """End every term on the day before the next one starts, where it does not end sooner."""
    ended = []
    for term, following in zip(held, [*held[1:], None], strict=True):
        if following and following["start"] == term["start"]:
            continue
        late = following and (not term["end"] or term["end"] >= following["start"])
        ended.append({**term, "end": day_before(following["start"])} if late else term)
    return ended
