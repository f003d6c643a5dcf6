"""Leaders: the factbook's heads, Wikidata's spellings, REIGN's endings, and our own."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from derivation.factbook import Sighting, read_sightings
from derivation.namesakes import find_person
from derivation.own import read_own
from derivation.people import Person, make_person_rows, strip_rank
from derivation.reign import list_de_facto, read_reign
from derivation.seen import note_sightings
from derivation.spells import close_terms, make_terms
from derivation.tables import Row, read_table, to_plain

# Not in Wikidata's list under a name of the factbook's or ours.
OTHER_STATES = {"CIV", "CPV", "IRL", "PSE", "TLS", "VAT", "MNE", "ROU"}


def derive_leaders(
    sources: Path, own: Path, states: list[Row]
) -> tuple[list[Row], list[Row], list[Row]]:
    """Give the rows of persons.csv, of terms.csv and of de_facto.csv."""
    persons, terms = read_own(own / "people.csv")
    wikidata = read_wikidata(sources, states)
    by_key = {(p.country, to_plain(name)): p for p in persons for name in (p.name, *p.aliases)}
    sightings: dict[tuple[str, str], list[tuple[Sighting, Person]]] = defaultdict(list)
    spellings = {
        (r["iso3"], to_plain(r["printed"])): r["name"] for r in read_table(own / "names.csv")
    }
    # Dependencies have their mother country's heads, and nobody's foreign policy.
    sovereign = {row["iso3"] for row in states if row["wikidata"]} | OTHER_STATES
    for sighting in read_sightings(sources):
        if sighting.iso3 not in sovereign:
            continue
        person = find_person(sighting, by_key, wikidata, spellings)
        if person and person not in persons:
            persons.append(person)
        if person:
            sightings[sighting.iso3, sighting.office].append((sighting, person))
    reign = read_reign(sources)
    for (iso3, _), seen in sorted(sightings.items()):
        terms.extend(make_terms(seen, reign.get(iso3, [])))
    fill_wikidata(persons, wikidata)
    closed = note_sightings(close_terms(terms), persons, sources)
    closed.sort(key=lambda row: (row["of"], row["office"], row["start"], row["actor_id"]))
    return (
        make_person_rows(persons, own / "weak-names.csv"),
        closed,
        list_de_facto(sources, own, persons),
    )


def read_wikidata(sources: Path, states: list[Row]) -> dict[str, list[Row]]:
    """Give Wikidata's office-holders by ISO code."""
    codes = {row["wikidata"]: row["iso3"] for row in states if row["wikidata"]}
    codes |= {"Q756617": "DNK", "Q29999": "NLD"}
    holders = defaultdict(list)
    for row in read_table(sources / "wikidata-world-leaders-2021-2022.csv"):
        holders[codes.get(row["countryid"], "")].append(row)
    return holders


def fill_wikidata(persons: Iterable[Person], wikidata: dict[str, list[Row]]) -> None:
    """Give every person the QID of a holder with the same name in the same country."""
    qids = {
        (iso3, to_plain(row["officeholderLabel"].partition(" of ")[0].partition(", ")[0])): row[
            "officeholder"
        ]
        for iso3, rows in wikidata.items()
        for row in rows
    }
    for person in persons:
        keys = [(person.country, to_plain(strip_rank(n))) for n in (person.name, *person.aliases)]
        person.wikidata = next((qids[key] for key in keys if key in qids), "")
