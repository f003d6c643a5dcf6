"""Derive the tables that README.md calls derived from the raw sources and the tables in own/.

Usage: python data/gazetteer/derive.py [SOURCES_DIR]

Needs the extra ``gazetteer`` (pycountry, babel). The raw sources are not part of the project; what
each is, its date and its licence stand in README.md. Same sources, same bytes out. Without them,
only the people who are new in own/people.csv are added to the tables as they stand, and the places
are made anew.
"""

from __future__ import annotations

import argparse
import csv
import sys
from collections.abc import Iterable
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))

from derivation.additions import add_people  # noqa: E402 (the folder of this script is no package)
from derivation.leaders import derive_leaders  # noqa: E402 (likewise)
from derivation.places import derive_places  # noqa: E402 (likewise)
from derivation.states import derive_states  # noqa: E402 (likewise)
from derivation.tables import read_table, to_plain  # noqa: E402 (likewise)

NAMES = ("name", "long_name", "aliases", "demonym_adj", "demonym_noun", "capitals")


def write_table(name: str, columns: Iterable[str], rows: Iterable[dict[str, str]]) -> int:
    """Write a table beside this script; give the number of its rows."""
    ordered = list(rows)
    with (HERE / name).open("w", encoding="utf-8", newline="") as lines:
        writer = csv.DictWriter(lines, list(columns), lineterminator="\n")
        writer.writeheader()
        writer.writerows(ordered)
    return len(ordered)


def derive_tables(sources: Path) -> dict[str, list[dict[str, str]]]:
    """Give the rows of all tables."""
    states = derive_states(sources, HERE / "own" / "states.csv")
    persons, terms, de_facto = derive_leaders(sources, HERE / "own", states)
    return {
        "states": states,
        "persons": persons,
        "terms": terms,
        "de_facto": de_facto,
        "places": list_places(states),
    }


def list_places(states: Iterable[dict[str, str]]) -> list[dict[str, str]]:
    """Give the rows of the places, without the names of states, peoples and capitals."""
    cells = (row[column] for row in states for column in NAMES)
    taken = {to_plain(name) for cell in cells for name in cell.split("|")}
    return derive_places(HERE / "own" / "places.csv", taken)


def add_own_people() -> dict[str, list[dict[str, str]]]:
    """Give the rows of the tables of people, with our own new ones, and of the places."""
    persons, terms = add_people(HERE)
    places = list_places(read_table(HERE / "states.csv"))
    return {"persons": persons, "terms": terms, "places": places}


def main() -> None:
    """Derive all tables, or add our own people, and say how many rows each table has."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("sources", type=Path, nargs="?", help="folder with the raw sources")
    sources = parser.parse_args().sources
    for name, rows in (derive_tables(sources) if sources else add_own_people()).items():
        print(f"{name}.csv: {write_table(f'{name}.csv', rows[0].keys(), rows)} rows")


if __name__ == "__main__":
    main()
