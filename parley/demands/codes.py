"""Codes: the CAMEO and PLOVER categories of an act on an issue."""

from __future__ import annotations

from functools import cache

from parley.datafiles import read_rows


@cache
def _codes() -> dict[tuple[str, str], tuple[str, str]]:
    """Index ``codes.csv`` by act and issue."""
    rows = read_rows("lexicon/codes.csv")
    return {(row["act"], row["issue"]): (row["cameo"], row["plover"]) for row in rows}


def find_codes(act: str, issue: str) -> tuple[str, str]:
    """Give the CAMEO and the PLOVER code of an act, as fine as the issue supports.

    >>> find_codes("request", "ceasefire")
    ('0256', 'REQUEST')
    >>> find_codes("accuse", "other")
    ('112', 'ACCUSE')
    """
    return _codes().get((act, issue)) or _codes()[act, ""]
