"""The gazetteer: who there is in the world of diplomacy, by which names, in which offices."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from types import MappingProxyType

from parley.datafiles import read_rows
from parley.gazetteer.names import NameEntry, NameIndex, NameMatch
from parley.gazetteer.offices import ANY_TITLE, DE_FACTO, GroupNoun, OfficeNoun, Term, TermBook
from parley.records import Actor

# Each column of names, and how an actor is found by it.
NAME_COLUMNS = {
    "name": "name",
    "long_name": "name",
    "aliases": "alias",
    "demonym_adj": "demonym",
    "demonym_noun": "demonym",
    "capitals": "capital",
}
ACTOR_FILES = ("states", "persons", "organisations", "named_groups")

NamedEntry = tuple[str, NameEntry | None]


class Gazetteer:
    """Names, actors, offices and group nouns, read from ``data/gazetteer``."""

    def __init__(self) -> None:
        """Read every table of the gazetteer."""
        # Leaders of former days are known by their terms only: a lone surname would be anybody's.
        self._actors = {
            row["actor_id"]: Actor(row["actor_id"], row["name"], "person", row["of"])
            for row in _rows("de_facto")
        }
        self._actors |= {actor.actor_id: actor for actor in _read_actors()}
        self._index = NameIndex(_read_names())
        self.office_nouns: Mapping[str, OfficeNoun] = MappingProxyType(
            {noun.noun: noun for noun in _read_office_nouns()}
        )
        leading = {row["of"]: row["office"] for row in _rows("leading")}
        self._terms = TermBook(_read_terms(), self.office_nouns.values(), leading)
        self.group_nouns: Mapping[str, GroupNoun] = MappingProxyType(
            {noun.noun: noun for noun in _read_group_nouns()}
        )

    def find_names(self, text: str) -> list[NameMatch]:
        """Find the known names in a text: leftmost, longest, word-bounded, in reading order.

        Case counts, but a name of four letters or more may stand in capitals; accents and
        typographic apostrophes do not count. Offsets are those of the text as given. A name inside
        a longer proper name of another thing (*Bank of England*) is not found.

        >>> [m.quote for m in load_gazetteer().find_names("Kyiv told us the US and Mali agree")]
        ['Kyiv', 'US', 'Mali']
        """
        return self._index.find_names(text)

    def actor(self, actor_id: str) -> Actor | None:
        """Give the actor with an id, or ``None``.

        >>> load_gazetteer().actor("FRA").name
        'France'
        """
        return self._actors.get(actor_id)

    def find_holder(self, office: str, of: str, day: date) -> str | None:
        """Give the actor id of whoever held an office of a state or body on a day, or ``None``.

        ``office`` is a code of ``offices.csv``: an office (``head-of-government``) or a title
        (``chancellor``), which is then asked of the heads of state and government.

        >>> load_gazetteer().find_holder("president", "FRA", date(2020, 1, 1))
        'FRA/emmanuel-macron'
        """
        return self._terms.find_holder(office, of, day)

    def find_holders(self, office: str, of: str, day: date) -> tuple[str, ...]:
        """Give the ids of all who held an office on a day: several speak for one ministry.

        >>> load_gazetteer().find_holders("ministry-spokesperson", "CHN", date(2023, 6, 1))
        ('CHN/mao-ning', 'CHN/wang-wenbin')
        """
        return self._terms.find_holders(office, of, day)

    def offices_of(self, actor_id: str, day: date) -> tuple[Term, ...]:
        """Give the terms that a person served on a day, the latest begun first."""
        return self._terms.offices_of(actor_id, day)

    def terms_of(self, actor_id: str) -> tuple[Term, ...]:
        """Give every known term of a person, the latest begun first."""
        return self._terms.terms_of(actor_id)


@cache
def load_gazetteer() -> Gazetteer:
    """Load the gazetteer once; it is never changed afterwards.

    Raises:
        FileNotFoundError: If the data files are missing.

    >>> load_gazetteer() is load_gazetteer()
    True
    """
    return Gazetteer()


def split_list(cell: str) -> tuple[str, ...]:
    """Split a cell that holds a list.

    >>> split_list("UK|Britain")
    ('UK', 'Britain')
    """
    return tuple(cell.split("|")) if cell else ()


def _rows(table: str) -> tuple[dict[str, str], ...]:
    """Read one table of the gazetteer."""
    return read_rows(f"gazetteer/{table}.csv")


def _read_actors() -> Iterator[Actor]:
    """Make the actors of all tables; what a table has no column for stays empty."""
    kinds = {"states": "state", "persons": "person", "named_groups": "group"}
    for table in ACTOR_FILES:
        for row in _rows(table):
            state = row.get("iso3", "")
            yield Actor(
                actor_id=state or row["actor_id"],
                name=row["name"],
                kind=kinds.get(table) or row["kind"],
                country=state or row.get("country", ""),
                wikidata=row.get("wikidata", ""),
                cameo=row.get("cameo", ""),
                members=split_list(row.get("members", "")),
            )


def _read_names() -> Iterator[NamedEntry]:
    """Give every name with what it stands for, the blocking phrases last."""
    for table in ACTOR_FILES:
        for row in _rows(table):
            yield from _names_of(row)
    for row in _rows("metonyms"):
        yield row["name"], NameEntry(row["actor_id"], "metonym", row["weak"] == "true")
    for row in _rows("blocks"):
        yield row["phrase"], None


def _names_of(row: dict[str, str]) -> Iterator[NamedEntry]:
    """Give the names of one row, each under the first column that holds it."""
    actor_id = row.get("iso3") or row["actor_id"]
    weak = set(split_list(row.get("weak", "")))
    for column, how in NAME_COLUMNS.items():
        cell = row.get(column, "")
        for name in (cell,) if how == "name" and cell else split_list(cell):
            yield name, NameEntry(actor_id, how, name in weak)


def _read_terms() -> Iterator[Term]:
    """Read the terms of office."""
    for row in _rows("terms"):
        yield Term(**{column: row[column] for column in Term.__slots__})
    for row in _rows("de_facto"):
        yield Term(
            row["actor_id"], DE_FACTO, ANY_TITLE, row["of"], row["start"], row["end"], row["source"]
        )


def _read_office_nouns() -> Iterator[OfficeNoun]:
    """Read the office nouns."""
    for row in _rows("offices"):
        yield OfficeNoun(row["noun"], row["code"], row["role"], split_list(row["offices"]))


def _read_group_nouns() -> Iterator[GroupNoun]:
    """Read the group nouns; a row can hold several of one kind."""
    for row in _rows("groups"):
        for noun in split_list(row["nouns"]):
            yield GroupNoun(noun, row["kind"], row["number"])
