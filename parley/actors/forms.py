"""Forms: the form of state that *the kingdom* or *the sultanate* names, by states' long names."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from parley.datafiles import read_rows

FORMS = frozenset(
    ("kingdom", "sultanate", "emirate", "principality", "federation", "commonwealth", "duchy")
)


@cache
def _read_long_names() -> Mapping[str, str]:
    """Read the long names of the states, in lower case."""
    return {row["iso3"]: row["long_name"].lower() for row in read_rows("gazetteer/states.csv")}


def is_of_form(state: str, noun: str) -> bool:
    """Say whether a state can be called by a noun; a noun of no one form fits every state.

    >>> is_of_form("SAU", "kingdom"), is_of_form("IRN", "kingdom"), is_of_form("IRN", "country")
    (True, False, True)
    """
    return noun not in FORMS or noun in _read_long_names().get(state, "")
