"""Regions: the state in which a province, town or island lies, by the table and by the text.

A place is no actor of its own, but it tells whose *the mayor of X* or *civil defence in X* is.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from parley.actors.identity import make_slug
from parley.actors.lexicon import load_lexicon
from parley.actors.names import Name
from parley.actors.page import Page
from parley.datafiles import read_rows

LOCATING = frozenset(("in", "at", "near", "from", "to", "around", "outside", "into", "of"))


@cache
def load_regions() -> Mapping[str, str]:
    """Read the provinces and cities that only one state has, by their plain names.

    >>> load_regions()["tachira"], load_regions()["north-kivu"]
    ('VEN', 'COD')
    """
    return {make_slug(row["name"]): row["iso3"] for row in read_rows("gazetteer/places.csv")}


def read_run(page: Page, i: int) -> int:
    """Give the last token of the run of capitalised words that starts at a token (-1 for none)."""
    last = i - 1
    while last + 1 < len(page.words) and _is_capital(page, last + 1):
        last += 1
        if page.words[last + 1 : last + 2] == ["-"] and page.end_of(last) == page.starts[last + 1]:
            if last + 2 < len(page.words) and _is_capital(page, last + 2):
                last += 1
                continue
            break
    return last if last >= i else -1


def _is_capital(page: Page, i: int) -> bool:
    """Say whether a token is a word with a capital, of the kind that names have."""
    return page.words[i][:1].isupper() and page.poses[i] in ("PROPN", "NOUN", "ADJ", "X")


def read_told_places(page: Page, covered: Mapping[int, Name]) -> dict[str, str]:
    """Read *in Gulu, Uganda* and *in Lira in northern Uganda*: places with the state told behind.

    Returns:
        Plain names of places and the codes of their states.
    """
    told = {make_slug(name): homonym.then for name, homonym in load_lexicon().homonyms.items()
            if homonym.then and any(word in page.text for word in homonym.against)}  # fmt: skip
    for i, word in enumerate(page.lowers[:-3]):
        if word not in LOCATING or i + 1 in covered:
            continue
        last = read_run(page, i + 1)
        name = covered.get(last + 2) if last >= 0 else None
        if name is None or name.kind != "state" or name.how not in ("name", "alias"):
            continue
        closed = page.words[name.last + 1 : name.last + 2] in ([","], ["."], [")"], [";"])
        if (page.words[last + 1] == "," and closed) or page.lowers[last + 1] == "in":
            told[make_slug(page.text[page.starts[i + 1] : page.end_of(last)])] = name.actor_id
    return told
