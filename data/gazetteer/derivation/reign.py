"""REIGN: one *de facto* leader a state, from 1950 to March 2021; it says nothing of the office."""

from __future__ import annotations

import calendar
from collections import defaultdict
from datetime import date
from pathlib import Path

from derivation.factbook import Sighting
from derivation.people import Person
from derivation.tables import Row, day_before, read_table, to_plain, to_slug


def read_reign(sources: Path) -> dict[str, list[Row]]:
    """Give REIGN's spells by country code; the codes agree with ISO 3166 where it matters here."""
    other = {"GMY": "DEU", "GFR": "DEU", "FRN": "FRA", "UKG": "GBR", "SPN": "ESP", "POR": "PRT"}
    spells = defaultdict(list)
    for row in read_table(sources / "reign-leaders-to-2021-03.csv"):
        spells[other.get(row["stateabb"], row["stateabb"])].append(row)
    return spells


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


OPEN_UNTIL = "2021-03-31"  # REIGN's last month: what is open there was not over by then
FIRST = "1950-01-01"
DE_FACTO = "de-facto-leader"
SOURCE = "REIGN 2021-03: de facto leader, whatever the office"


def list_de_facto(sources: Path, own: Path, persons: list[Person]) -> list[Row]:
    """Give the rows of de_facto.csv: name, state and days of the one who led it, no office said.

    Somebody in one of our own tables keeps his id where surname and days agree.

    Args:
        sources: The raw sources.
        own: Our own tables, for the codes of REIGN's states.
        persons: The people of persons.csv.
    """
    codes = {row["stateabb"]: row for row in read_table(own / "cow-codes.csv")}
    spells = [row for row in read_table(sources / "reign-leaders-to-2021-03.csv")
              if row["stateabb"] in codes]  # fmt: skip
    known = _find_all_known(spells, codes, persons)
    rows = [row for spell in spells if (row := _make_row(spell, codes, known))]
    rows.sort(key=lambda row: (row["of"], row["start"], row["actor_id"]))
    return _end_before_next(_tell_apart(rows))


def _key_of(spell: Row, codes: dict[str, Row]) -> tuple[str, str, str]:
    """Give what tells a leader from others: state, name and year of birth."""
    return codes[spell["stateabb"]]["iso3"], to_plain(spell["leader"]), spell["birthyear"]


def _find_all_known(
    spells: list[Row], codes: dict[str, Row], persons: list[Person]
) -> dict[tuple[str, str, str], Person]:
    """Give the leaders who are people of ours: whoever led in the last years is known by then."""
    known = {}
    for spell in spells:
        end = _last_day(spell) if spell["eyear"] else OPEN_UNTIL
        name = spell["leader"].partition(" (")[0].strip()
        person = _find_known(name, codes[spell["stateabb"]]["iso3"], end, persons)
        if person:
            known[_key_of(spell, codes)] = person
    return known


def _make_row(
    spell: Row, codes: dict[str, Row], people: dict[tuple[str, str, str], Person]
) -> Row | None:
    """Make the row of one spell; nothing for one of a state that is no more."""
    code = codes[spell["stateabb"]]
    start = f"{int(spell['syear']):04}-{int(spell['smonth']):02}-{int(spell['sdate'] or 1):02}"
    end = _last_day(spell) if spell["eyear"] else OPEN_UNTIL
    if not code["iso3"] or end < max(code["since"], FIRST) or start > end:
        return None
    name = spell["leader"].partition(" (")[0].strip()
    known = people.get(_key_of(spell, codes))
    return {
        "actor_id": known.actor_id if known else f"{code['iso3']}/{to_slug(name)}",
        "name": known.name if known else name,
        "of": code["iso3"],
        "start": start,
        "end": end,
        "born": spell["birthyear"],
        "source": SOURCE + ("" if spell["eyear"] else ", not over by then"),
    }


def _last_day(spell: Row) -> str:
    """Give the last day of the month in which a spell ends."""
    year, month = int(spell["eyear"]), int(spell["emonth"])
    return date(year, month, calendar.monthrange(year, month)[1]).isoformat()


def _find_known(name: str, iso3: str, end: str, persons: list[Person]) -> Person | None:
    """Give the one person of ours whom a surname of the last years can only be."""
    words = set(to_plain(name).split())
    same = [p for p in persons if p.country == iso3 and words <= set(to_plain(p.name).split())]
    return same[0] if len(same) == 1 and end >= "2015-10" else None


def _tell_apart(rows: list[Row]) -> list[Row]:
    """Give namesakes of one state ids of their own, by the year of birth; and drop that year."""
    born: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        born[row["actor_id"]].add(row["born"])
    told = []
    for row in rows:
        shared = len(born[row["actor_id"]]) > 1
        actor_id = f"{row['actor_id']}-{row['born']}" if shared else row["actor_id"]
        told.append({key: value for key, value in row.items() if key != "born"}
                    | {"actor_id": actor_id})  # fmt: skip
    return told


def _end_before_next(rows: list[Row]) -> list[Row]:
    """End every spell on the day before the next one of its state begins; drop what is empty."""
    ended = []
    for row, following in zip(rows, [*rows[1:], None], strict=True):
        same = following is not None and following["of"] == row["of"]
        if same and following["start"] <= row["start"]:
            continue
        late = same and row["end"] >= following["start"]
        ended.append({**row, "end": day_before(following["start"])} if late else row)
    return ended
