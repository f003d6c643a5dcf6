"""Persons and terms: the factbook's heads, Wikidata's spellings, REIGN's endings, and our own."""

from __future__ import annotations

import calendar
import difflib
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

from derivation.factbook import Sighting, find_surname, lower_word, read_sightings, to_usual_name
from derivation.tables import join_unique, read_table, to_plain, to_slug

LATEST = "2026-05-17"
OWN_SOURCE = "own knowledge, public record"
# Offices that several hold at once: deputies, envoys, spokespersons of departments.
SHARED_OFFICES = {"special-envoy", "deputy-foreign-minister", "ministry-spokesperson"}
# Not in Wikidata's list under a name of the factbook's or ours.
OTHER_STATES = {"CIV", "CPV", "IRL", "PSE", "TLS", "VAT", "MNE", "ROU"}
GAP = timedelta(days=400)

Row = dict[str, str]


@dataclass
class Person:
    """A person while the tables are put together."""

    name: str
    country: str
    surname: str
    own: bool
    aliases: list[str] = field(default_factory=list)
    wikidata: str = ""
    sources: list[str] = field(default_factory=list)

    @property
    def actor_id(self) -> str:
        """Give the id: the state or organisation, then the name."""
        return f"{self.country}/{to_slug(strip_rank(self.name))}"


def strip_rank(name: str) -> str:
    """Leave out a rank that is part of the usual name but not of the id.

    >>> strip_rank("King Charles III")
    'Charles III'
    """
    for rank in ("King ", "Queen ", "Pope "):
        name = name.removeprefix(rank)
    return name


def derive_leaders(sources: Path, own: Path, states: list[Row]) -> tuple[list[Row], list[Row]]:
    """Give the rows of persons.csv and of terms.csv."""
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
    closed = close_terms(terms)
    return make_person_rows(persons, own / "weak-names.csv"), sorted(
        closed, key=lambda row: (row["of"], row["office"], row["start"], row["actor_id"])
    )


def read_own(path: Path) -> tuple[list[Person], list[Row]]:
    """Read our own people and their terms."""
    persons, terms = [], []
    for row in read_table(path):
        aliases = [alias for alias in row["aliases"].split("|") if alias]
        person = Person(row["name"], row["country"], row["surname"], True, aliases)
        person.sources.append(OWN_SOURCE)
        persons.append(person)
        terms.extend(read_term(person, term) for term in row["terms"].split("|") if term)
    return persons, terms


def read_term(person: Person, written: str) -> Row:
    """Read a term as we write it: ``office:title@of start..end``."""
    head, days = written.split(" ")
    kind, of = head.split("@")
    office, _, title = kind.partition(":")
    start, end = days.split("..")
    return make_term(person, (office, title or office, of), start, end, OWN_SOURCE)


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


def find_person(
    sighting: Sighting,
    known: dict[tuple[str, str], Person],
    wikidata: dict[str, list[Row]],
    spellings: dict[tuple[str, str], str],
) -> Person | None:
    """Give the person of a sighting: one of ours, one that Wikidata spells, or a new one.

    A spelling of ours that is ``-`` strikes the sighting out.
    """
    country = "GBR" if sighting.printed.startswith(("ELIZABETH", "CHARLES III")) else sighting.iso3
    usual = to_usual_name(sighting.printed)
    own = spellings.get((sighting.iso3, to_plain(sighting.printed)))
    if own == "-":
        return None
    label = own or find_label(sighting, wikidata.get(sighting.iso3, []))
    for name in (label, usual, sighting.printed):
        if name and (person := find_known(country, name, known)):
            known[country, to_plain(usual)] = person
            add_alias(person, usual)
            return person
    surname = " ".join(lower_word(word) for word in find_surname(sighting.printed).split())
    if " " not in usual and not label:
        return find_bearer(country, usual, known) or (
            make_monarch(country, usual, known) if sighting.title == "monarch" else None
        )
    person = Person(label or usual, country, surname, False)
    person.sources.append("World Factbook snapshots" + ("; Wikidata label" if label else ""))
    add_alias(person, usual)
    known[country, to_plain(person.name)] = known[country, to_plain(usual)] = person
    return person


def find_bearer(country: str, surname: str, known: dict[tuple[str, str], Person]) -> Person | None:
    """Give the person of ours that a lone surname stands for."""
    for (of, _), person in known.items():
        if of == country and person.own and to_plain(surname) in to_plain(person.name).split():
            return person
    return None


def make_monarch(country: str, name: str, known: dict[tuple[str, str], Person]) -> Person:
    """Make a monarch, who is called by one name."""
    person = Person(name, country, "", False, sources=["World Factbook snapshots"])
    known[country, to_plain(name)] = person
    return person


def find_known(country: str, name: str, known: dict[tuple[str, str], Person]) -> Person | None:
    """Give the known person of that name in that country, near spellings included."""
    plain = to_plain(name)
    if (country, plain) in known:
        return known[country, plain]
    tokens = sorted(plain.split())
    for (of, other), person in known.items():
        if of == country and is_same_name(tokens, sorted(other.split())):
            return person
    return None


def is_same_name(one: list[str], other: list[str]) -> bool:
    """Tell whether two names are spellings of one (both as sorted words).

    >>> is_same_name(["hasan", "rohani"], ["hassan", "rouhani"])
    True
    >>> is_same_name(["fidel", "castro"], ["raul", "castro"])
    False
    """
    if len(one) < 2 or len(other) < 2:
        return False
    fewer, more = sorted((one, other), key=len)
    near = [max(difflib.SequenceMatcher(None, a, b).ratio() for b in more) for a in fewer]
    extra = len(more) - len(fewer)
    return min(near) >= 0.78 and sum(near) / len(near) >= (0.85 if extra <= 1 else 0.95)


def find_label(sighting: Sighting, holders: list[Row]) -> str:
    """Give Wikidata's label of the holder whose start year and name agree."""
    tokens = sorted(to_plain(to_usual_name(sighting.printed)).split())
    for row in holders:
        starts_near = abs(int(row["start_year"] or 0) - int(sighting.since[:4])) <= 1
        label = sorted(to_plain(row["officeholderLabel"]).split())
        if starts_near and (label == tokens or is_same_name(tokens, label)):
            # Philippe I of Belgium: the country says nothing more in a name.
            return row["officeholderLabel"].partition(" of ")[0].partition(", ")[0]
    return ""


def add_alias(person: Person, alias: str) -> None:
    """Keep another spelling of a full name (a lone word is no full name)."""
    words = alias.split()
    if (
        len(words) > 1
        and alias[:1].isupper()
        and to_plain(alias) not in {to_plain(n) for n in (person.name, *person.aliases)}
    ):
        person.aliases.append(alias)


def read_reign(sources: Path) -> dict[str, list[Row]]:
    """Give REIGN's spells by country code; the codes agree with ISO 3166 where it matters here."""
    other = {"GMY": "DEU", "GFR": "DEU", "FRN": "FRA", "UKG": "GBR", "SPN": "ESP", "POR": "PRT"}
    spells = defaultdict(list)
    for row in read_table(sources / "reign-leaders-to-2021-03.csv"):
        spells[other.get(row["stateabb"], row["stateabb"])].append(row)
    return spells


def make_terms(seen: list[tuple[Sighting, Person]], reign: list[Row]) -> list[Row]:
    """Make the terms of one office of one state from its sightings."""
    spells: dict[tuple[str, str], list[Sighting]] = {}
    people: dict[str, Person] = {}
    for sighting, person in sorted(seen, key=lambda pair: (pair[0].since, pair[0].last_seen)):
        people[person.actor_id] = person
        near = [
            key
            for key in spells
            if key[0] == person.actor_id and abs(days_between(key[1], sighting.since)) <= 400
        ]
        spells.setdefault(near[0] if near else (person.actor_id, sighting.since), []).append(
            sighting
        )
    starts = sorted(max(s, key=lambda x: x.last_seen).since for s in spells.values())
    return [
        make_spell(people[actor_id], sightings, starts, reign)
        for (actor_id, _), sightings in spells.items()
    ]


def days_between(one: str, other: str) -> int:
    """Count the days between two ISO days."""
    return (date.fromisoformat(other) - date.fromisoformat(one)).days


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


def find_reign_end(person: Person, newest: Sighting, reign: list[Row]) -> str:
    """Give the last day of the month in which REIGN ends the spell of that surname."""
    surname = to_plain(person.surname).split()
    for row in reign:
        starts_near = abs(int(row["syear"]) - int(newest.since[:4])) <= 1
        if (
            starts_near
            and row["eyear"]
            and surname
            and surname[-1] in to_plain(row["leader"]).split()
        ):
            year, month = int(row["eyear"]), int(row["emonth"])
            return date(year, month, calendar.monthrange(year, month)[1]).isoformat()
    return ""


def day_before(day: str) -> str:
    """Give the day before an ISO day."""
    return (date.fromisoformat(day) - timedelta(days=1)).isoformat() if day else ""


def close_terms(terms: list[Row]) -> list[Row]:
    """Let no sole office have two holders: ours go first, then the later start ends the earlier."""
    offices: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for term in terms:
        offices[term["office"], term["of"]].append(term)
    closed: list[Row] = []
    for (office, _), held in offices.items():
        if office in SHARED_OFFICES:
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


def make_person_rows(persons: list[Person], weak_names: Path) -> list[Row]:
    """Make the rows of persons.csv: surnames become aliases, weak where they tell too little."""
    common = {row["name"] for row in read_table(weak_names)}
    bearers: dict[str, set[str]] = defaultdict(set)
    for person in persons:
        for name in lone_names(person) if person.own else ():
            bearers[to_plain(name)].add(person.actor_id)
    rows = [make_person_row(person, bearers, common) for person in persons]
    unique = {row["actor_id"]: row for row in reversed(rows)}
    return sorted(unique.values(), key=lambda row: row["actor_id"])


def lone_names(person: Person) -> list[str]:
    """Give the names that stand without a given name: the surname and one-word aliases."""
    lone = [alias for alias in person.aliases if " " not in alias]
    return [name for name in dict.fromkeys([person.surname, *lone]) if name]


def make_person_row(person: Person, bearers: dict[str, set[str]], common: set[str]) -> Row:
    """Make one row of persons.csv; who is little known gets no surname that is a common word."""
    lone = [name for name in lone_names(person) if person.own or name not in common]
    weak = [name for name in lone if is_weak(name, person, bearers, common)]
    aliases = [*person.aliases, *lone]
    weak = [*weak, *(n for n in (person.name,) if " " not in n)]
    return {
        "actor_id": person.actor_id,
        "name": person.name,
        "aliases": join_unique(aliases, {person.name}),
        "country": person.country
        if person.country[:3].isupper() and len(person.country) == 3
        else "",
        "wikidata": person.wikidata,
        "weak": join_unique(weak),
        "source": "; ".join(dict.fromkeys(person.sources)),
    }


def is_weak(name: str, person: Person, bearers: dict[str, set[str]], common: set[str]) -> bool:
    """Tell whether a lone name says too little: shared, short, common, or of one little known."""
    shared = len(bearers[to_plain(name)]) > 1
    return shared or name in common or len(name) <= 3 or not person.own
