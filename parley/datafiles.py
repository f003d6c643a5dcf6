"""Data files: where the gazetteer and the lexicon lie, in a checkout and in an installed wheel."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

PACKAGE = Path(__file__).parent


def find_data(name: str) -> Path:
    """Give the path of ``data/<name>``: beside the package in a checkout, inside it in a wheel.

    Raises:
        FileNotFoundError: If neither place has it.

    >>> find_data("gazetteer/states.csv").name
    'states.csv'
    """
    for root in (PACKAGE / "data", PACKAGE.parent / "data"):
        if (root / name).exists():
            return root / name
    raise FileNotFoundError(f"data/{name} is missing: install the package again")


@cache
def read_rows(name: str) -> tuple[dict[str, str], ...]:
    """Read a CSV file of the data folder as rows of strings, in file order (do not change them).

    >>> read_rows("gazetteer/states.csv")[0].keys() >= {"iso3", "name"}
    True
    """
    with find_data(name).open(encoding="utf-8", newline="") as lines:
        return tuple(csv.DictReader(lines))
