"""Places: the provinces, states and regions of ISO 3166-2, each with the state that it lies in."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import pycountry

from derivation.tables import read_table, to_plain

SOURCE = "ISO 3166-2 (pycountry)"
SHORTEST = 4  # shorter names are words


def derive_places(own: Path, taken: set[str]) -> list[dict[str, str]]:
    """Give one row a name that only one state has, in the order of states and names.

    Args:
        own: The table of cities and regions that we add; a name of ours stands as we say.
        taken: Plain names that stand for something else (states, their people, capitals).
    """
    ours = {to_plain(row["name"]): row for row in read_table(own)}
    states = {country.alpha_2: country.alpha_3 for country in pycountry.countries}
    bearers: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for place in pycountry.subdivisions:
        for name in split_name(place.name):
            bearers[to_plain(name)].add((states[place.country_code], name))
    rows = [
        {"name": name, "iso3": state, "source": SOURCE}
        for plain, bearing in bearers.items()
        for state, name in sorted(bearing)[:1]
        if len({state for state, _ in bearing}) == 1 and len(plain) >= SHORTEST
        if plain not in taken and plain not in ours
    ]
    rows += [
        {"name": row["name"], "iso3": row["iso3"], "source": f"own: {row['reason']}"}
        for plain, row in ours.items()
        if plain not in taken
    ]
    return sorted(rows, key=lambda row: (row["iso3"], row["name"]))


def split_name(name: str) -> list[str]:
    """Part the spellings of a name, and leave out what stands in brackets.

    >>> split_name("Araba*"), split_name("Bruxelles-Capitale, Région de")
    (['Araba'], ['Bruxelles-Capitale'])
    """
    plain = name.replace("*", "").split("(")[0].split("[")[0].split(",")[0].strip()
    return [plain] if plain else []
