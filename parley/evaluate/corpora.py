"""Corpora: the texts with gold that the project keeps, read and laid beside their gold."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from parley.evaluate.annotations import Annotations, load_annotations, take_annotations
from parley.evaluate.score import Score, score_annotations
from parley.reading import read_all
from parley.source import load_sources
from parley.tables import make_tables

# Name, folder of the texts, folder of their gold, both from the top of the project.
FOLDERS = {
    "seed": ("seeds", "data/gold/istanbul-talks-offer"),
    "development": ("tests/texts/development", "tests/texts/development/gold"),
    "held": ("tests/texts/held", "tests/texts/held/gold"),
}


@dataclass(frozen=True)
class Corpus:
    """Texts with their gold and what Parley finds in them, by ``text_id``."""

    name: str
    gold: dict[str, Annotations]
    found: dict[str, Annotations]

    @property
    def score(self) -> Score:
        """How the finds compare with the gold."""
        return score_annotations(self.gold, self.found)


def read_corpus(name: str, root: str | Path = ".") -> Corpus:
    """Read the texts of a corpus.

    Args:
        name: ``seed``; ``development`` or ``held``, the dispatches written for testing. The last
            are read for figures only.
        root: The top folder of the project.

    Raises:
        KeyError: If there is no such corpus.
        SourceError: If its texts or its gold cannot be read.

    >>> read_corpus("seed").score.total("dates.value").recall
    1.0
    """
    texts, gold = (Path(root) / folder for folder in FOLDERS[name])
    found = take_annotations(make_tables(read_all(load_sources(texts))))
    return Corpus(name, load_annotations(gold), found)


def score_passes(root: str | Path = ".") -> Score:
    """Score the second pass over the dispatches that were annotated twice against the first.

    Args:
        root: The top folder of the project.

    Raises:
        SourceError: If the tables of a pass cannot be read.

    >>> sorted(score_passes().texts)
    ['gatumba-border-wire', 'horn-noon-briefing', 'sahel-pumps-analysis']
    """
    first: dict[str, Annotations] = {}
    second: dict[str, Annotations] = {}
    for name in ("development", "held"):
        folder = Path(root) / FOLDERS[name][1]
        first |= load_annotations(folder / "pass-1")
        second |= load_annotations(folder / "pass-2")
    return score_annotations(first, second)
