"""Lexicon: the word lists by which mentions are told from places, papers and plain words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from parley.datafiles import read_rows


@dataclass(frozen=True, slots=True)
class Pronoun:
    """A pronoun's person (1 or 3), number and gender."""

    form: str
    person: int
    number: str
    gender: str


@dataclass(frozen=True, slots=True)
class Homonym:
    """What a name must not stand beside, and the state of the place that it then is."""

    against: tuple[str, ...]
    then: str


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The word lists of the actors stage, each read from its file in ``data/lexicon``.

    ``places`` maps (part, word) to the reading of a name that hangs on this word.
    """

    pronouns: Mapping[str, Pronoun]
    titles: Mapping[str, str]
    places: Mapping[tuple[str, str], str]
    acts: frozenset[str]
    things: frozenset[str]
    speech: frozenset[str]
    modifiers: Mapping[str, frozenset[str]]
    homonyms: Mapping[str, Homonym]
    nouns: Mapping[str, str]

    def marks(self, word: str, reading: str) -> bool:
        """Say whether a modifier has a reading.

        >>> load_lexicon().marks("warring", "pair")
        True
        """
        return word in self.modifiers[reading]


@cache
def load_lexicon() -> Lexicon:
    """Read the word lists once.

    >>> load_lexicon().pronouns["they"].number
    'plural'
    """
    modifiers: dict[str, set[str]] = defaultdict(set)
    for row in _rows("modifiers"):
        modifiers[row["reading"]].add(row["word"])
    return Lexicon(
        pronouns={row["form"]: _pronoun(row) for row in _rows("pronouns")},
        titles={row["title"]: row["gender"] for row in _rows("titles")},
        places={(row["part"], row["word"]): row["reading"] for row in _rows("places")},
        acts=frozenset(row["noun"] for row in _rows("acts")),
        things=frozenset(row["word"] for row in _rows("things")),
        speech=frozenset(row["verb"] for row in _rows("speech")),
        modifiers={reading: frozenset(words) for reading, words in modifiers.items()},
        homonyms={row["name"]: _homonym(row) for row in _rows("homonyms")},
        nouns={row["noun"]: row["class"] for row in _rows("nouns")},
    )


def _rows(name: str) -> tuple[dict[str, str], ...]:
    """Read one of the stage's files."""
    return read_rows(f"lexicon/actors_{name}.csv")


def _homonym(row: dict[str, str]) -> Homonym:
    """Turn a row into a homonym."""
    return Homonym(tuple(row["against"].split("|")), row["then"])


def _pronoun(row: dict[str, str]) -> Pronoun:
    """Turn a row into a pronoun."""
    return Pronoun(row["form"], int(row["person"]), row["number"], row["gender"])
