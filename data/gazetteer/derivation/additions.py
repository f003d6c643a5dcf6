"""Additions: our own new people put into the derived tables as they stand, without the sources."""

from __future__ import annotations

import csv
from pathlib import Path

from derivation.own import read_own
from derivation.people import make_person_rows
from derivation.spells import close_terms
from derivation.tables import Row, join_unique


def add_people(folder: Path) -> tuple[list[Row], list[Row]]:
    """Give the rows of persons.csv and terms.csv with the people of own/people.csv added.

    A person who is there stays as derived, but for names that have become too common to be enough.
    Terms of persons who are there are added where they start on another day.

    Args:
        folder: The gazetteer's.
    """
    people, own_terms = read_own(folder / "own" / "people.csv")
    persons = {row["actor_id"]: row for row in read_derived(folder / "persons.csv")}
    for made in make_person_rows(people, folder / "own" / "weak-names.csv"):
        known = persons.setdefault(made["actor_id"], made)
        weak = join_unique([*known["weak"].split("|"), *made["weak"].split("|")])
        persons[made["actor_id"]] = {**known, "weak": weak}
    terms = read_derived(folder / "terms.csv")
    there = {identify_term(term) for term in terms}
    terms += [{**term, "seen": ""} for term in own_terms if identify_term(term) not in there]
    return [persons[actor_id] for actor_id in sorted(persons)], sorted(
        close_terms(terms),
        key=lambda row: (row["of"], row["office"], row["start"], row["actor_id"]),
    )


def identify_term(term: Row) -> tuple[str, ...]:
    """Give what makes a term this term: who, which office, of what, since when."""
    return tuple(term[column] for column in ("actor_id", "office", "of", "start"))


def read_derived(path: Path) -> list[Row]:
    """Read a table that derive.py wrote."""
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))
