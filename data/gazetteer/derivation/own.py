"""Own: the people and terms that we state ourselves."""

from __future__ import annotations

from pathlib import Path

from derivation.people import Person
from derivation.spells import make_term
from derivation.tables import OWN_SOURCE, Row, read_table


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
