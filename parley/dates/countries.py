"""Countries: the state whose feast is meant, from the words around it."""

from __future__ import annotations

import re
from functools import cache

from parley.datafiles import read_rows
from parley.dates.vocabulary import fold, read_class

OWNER = re.compile(r"(?:'s?)?\s(?:national\s)?$")
STOP = re.compile(r"[.!?;]\s|\n")
ORTHODOX = re.compile(r"(?<!\w)(?:orthodox|eastern church(?:es)?)(?!\w)")
PLACE = re.compile(r"\s(?:in|of)\s(?:the\s)?")


@cache
def read_countries() -> dict[str, str]:
    """Read names, demonyms and capitals of states in lower case, with their ISO 3166-1 alpha-2.

    >>> read_countries()["ukrainian"], read_countries()["kyiv"]
    ('UA', 'UA')
    """
    columns = ("capitals", "aliases", "demonym_noun", "demonym_adj", "long_name", "name")
    return {
        fold(name): row["iso2"]
        for column in columns
        for row in read_rows("gazetteer/states.csv")
        for name in row[column].split("|")
        if name and row["iso2"]
    }


@cache
def _build_names() -> re.Pattern[str]:
    """Build the pattern of all names, the longest first."""
    names = sorted(read_countries(), key=lambda name: (-len(name), name))
    return re.compile(rf"(?<![\w-])(?:{'|'.join(re.escape(name) for name in names)})(?![\w-])")


def find_owner(before: str, after: str) -> str:
    """Find the state to whose feast the words point: *Georgia's*, *Polish*, behind it *of India*.

    Args:
        before: The folded text before the feast.
        after: The folded text behind it.

    >>> find_owner("they met on ukraine's ", " with"), find_owner("on ", " in india.")
    ('UA', 'IN')
    >>> find_owner("in kyiv, they met on ", ".")
    ''
    """
    owner = OWNER.search(before)
    if owner:
        found = [name for name in _build_names().finditer(before) if name.end() == owner.start()]
        if found:
            return read_countries()[found[-1].group()]
    place = PLACE.match(after)
    found = _build_names().match(after, place.end()) if place else None
    return read_countries()[found.group()] if found else ""


def find_nearest(before: str, after: str) -> str:
    """Find the state named nearest to a feast in its sentence, those before it first.

    >>> find_nearest("he left poland. it said lithuania will honour ", " on friday")
    'LT'
    >>> find_nearest("he left poland. they will honour ", ". france will not")
    ''
    """
    before, after = _cut_sentence(before, after)
    found = [name.group() for name in _build_names().finditer(before)]
    behind = _build_names().search(after)
    found = found or ([behind.group()] if behind else [])
    return read_countries()[found[-1]] if found else ""


def is_orthodox(before: str, after: str) -> bool:
    """Say whether the feast of the eastern churches is meant: its sentence says so, or names only
    states of theirs.

    >>> is_orthodox("moscow spoke of a truce for ", ""), is_orthodox("the pope said on ", "")
    (True, False)
    """
    around = " ".join(_cut_sentence(before, after))
    if ORTHODOX.search(around):
        return True
    named = {read_countries()[name.group()] for name in _build_names().finditer(around)}
    return bool(named) and named <= {code.upper() for code in read_class("orthodox_state")}


def _cut_sentence(before: str, after: str) -> tuple[str, str]:
    """Cut what stands around a feast to its sentence."""
    low = max((stop.end() for stop in STOP.finditer(before)), default=0)
    stop = STOP.search(f"{after} ")
    return before[low:], after[: stop.start()] if stop else after
