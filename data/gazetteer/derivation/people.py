"""People: persons while the tables are put together, and their rows in persons.csv."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path

from derivation.tables import Row, join_unique, read_table, to_plain, to_slug


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


def add_alias(person: Person, alias: str) -> None:
    """Keep another spelling of a full name (a lone word is no full name)."""
    words = alias.split()
    if (
        len(words) > 1
        and alias[:1].isupper()
        and to_plain(alias) not in {to_plain(n) for n in (person.name, *person.aliases)}
    ):
        person.aliases.append(alias)


def lone_names(person: Person) -> list[str]:
    """Give the names that stand without a given name: the surname and one-word aliases."""
    lone = [alias for alias in person.aliases if " " not in alias]
    return [name for name in dict.fromkeys([person.surname, *lone]) if name]


def is_weak(name: str, person: Person, bearers: dict[str, set[str]], common: set[str]) -> bool:
    """Tell whether a lone name says too little: shared, short, common, or of one little known."""
    shared = len(bearers[to_plain(name)]) > 1
    return shared or name in common or len(name) <= 3 or not person.own


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
