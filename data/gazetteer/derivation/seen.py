"""Seen: which open-ended terms the newest snapshot of the factbook still shows."""

from __future__ import annotations

from pathlib import Path

from derivation.people import Person
from derivation.states import find_code
from derivation.tables import LATEST, Row, read_table, to_plain

KINDS = {"head-of-state": "chief of state", "head-of-government": "head of government"}


def note_sightings(terms: list[Row], persons: list[Person], sources: Path) -> list[Row]:
    """Add the column ``seen`` to terms: the day of the newest snapshot where it shows the holder.

    A holder is shown where a surname or alias of his stands among the words printed for his office.
    """
    shown = _read_newest(sources)
    names = {person.actor_id: _list_names(person) for person in persons}
    noted = []
    for term in terms:
        printed = shown.get((term["of"], KINDS.get(term["office"], "")), "")
        there = any(f" {name} " in f" {printed} " for name in names.get(term["actor_id"], ()))
        noted.append({**term, "seen": LATEST if there and not term["end"] else ""})
    return noted


def _list_names(person: Person) -> list[str]:
    """Give what of a person's names can be printed: surname, aliases, each word that is long."""
    words = [word for name in (person.name, *person.aliases) for word in to_plain(name).split()]
    return [to_plain(person.surname), *(word for word in words if len(word) > 3)]


def _read_newest(sources: Path) -> dict[tuple[str, str], str]:
    """Give the words that the newest snapshot prints, by state and kind of office."""
    governments = read_table(sources / "factbook-governments-2026-05-17.csv")
    codes = {row["gec"]: find_code(row["gec"], row["name_short"]) for row in governments}
    shown: dict[tuple[str, str], str] = {}
    for row in read_table(sources / "factbook-leaders-by-snapshot-2015-2026.csv"):
        if row["last_snapshot"] == LATEST:
            key = (codes.get(row["gec"], ""), row["office_kind"])
            shown[key] = f"{shown.get(key, '')} {to_plain(row['title_and_name'])}"
    for row in governments:
        for kind in ("chief of state", "head of government"):
            printed = to_plain(row[kind.replace(" ", "_")] or "")
            key = (codes.get(row["gec"], ""), kind)
            shown[key] = f"{shown.get(key, '')} {printed}"
    return shown
