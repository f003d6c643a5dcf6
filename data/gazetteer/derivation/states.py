"""States: ISO 3166-1 and Kosovo, with the names that dispatches use for them."""

from __future__ import annotations

import re
from pathlib import Path

import pycountry
from babel import Locale

from derivation.tables import join_unique, read_table, to_plain

# The factbook's names that neither pycountry nor the CLDR spells so.
FACTBOOK_NAMES = {
    "congo brazzaville": "COG", "drc": "COD", "burma": "MMR", "laos": "LAO", "the bahamas": "BHS",
    "the gambia": "GMB", "the dominican": "DOM", "virgin islands": "VIR", "macau": "MAC",
    "falkland islands islas malvinas": "FLK", "holy see vatican city": "VAT", "turkey": "TUR",
    "saint helena ascension and tristan da cunha": "SHN", "pitcairn islands": "PCN",
    "cote divoire": "CIV", "cocos keeling islands": "CCK", "saint martin": "MAF",
    "russia": "RUS", "kosovo": "XKX", "saint barthelemy": "BLM", "hong kong": "HKG",
}  # fmt: skip
FACTBOOK_CODES = {"ct": "CAF", "sh": "SHN", "fm": "FSM", "ae": "ARE", "ch": "CHN"}
# CAMEO keeps a few older or own codes; checked against the heads of the codes in Phoenix.
QIDS = {"DNK": "Q35", "NLD": "Q55"}  # the country, not the kingdom
CAMEO = {"ROU": "ROM", "TLS": "TMP", "XKX": "KSV", "MNE": "MTN"}
NO_NOTES = re.compile(r"\s*\([^)]*\)|;.*")
PLURAL = re.compile(r"(\w[\w-]*)\(s\)")
COLUMNS = ("aliases", "demonym_adj", "demonym_noun", "capitals")


def derive_states(sources: Path, own: Path) -> list[dict[str, str]]:
    """Give one row a state, in the order of their codes."""
    factbook = {
        code: row
        for row in read_table(sources / "factbook-governments-2026-05-17.csv")
        if (code := find_code(row["gec"], row["name_short"]))
    }
    own_rows = {row["iso3"]: row for row in read_table(own)}
    wikidata = read_wikidata(sources)
    cameo = read_cameo_heads(sources)
    countries = {country.alpha_3: country.alpha_2 for country in pycountry.countries}
    return [
        make_row(code, alpha_2, factbook.get(code, {}), own_rows.get(code, {}), wikidata, cameo)
        for code, alpha_2 in sorted({**countries, "XKX": "XK"}.items())
    ]


def find_code(gec: str, name: str) -> str:
    """Give the ISO code of a factbook row, or nothing (oceans, dependencies without a code).

    >>> find_code("rs", "Russia"), find_code("zn", "")
    ('RUS', '')
    """
    plain = to_plain(name)
    if gec in FACTBOOK_CODES or plain in FACTBOOK_NAMES:
        return FACTBOOK_CODES.get(gec) or FACTBOOK_NAMES[plain]
    for country in pycountry.countries:
        names = (country.name, getattr(country, "common_name", ""), cldr_name(country.alpha_2))
        if plain and plain in {to_plain(known) for known in names if known}:
            return country.alpha_3
    return ""


def cldr_name(alpha_2: str) -> str:
    """Give the CLDR's English name of a territory, without its *(Macau SAR China)*."""
    name = Locale("en").territories.get(alpha_2, "").replace("St. ", "Saint ").replace("&", "and")
    return re.sub(r" SAR China$", "", name)


def read_wikidata(sources: Path) -> dict[str, str]:
    """Give the QIDs of states by their plain names."""
    rows = read_table(sources / "wikidata-world-leaders-2021-2022.csv")
    return {to_plain(row["country"]): row["countryid"] for row in rows}


def read_cameo_heads(sources: Path) -> set[str]:
    """Give the three-letter heads of the codes in the CAMEO dictionary of countries."""
    text = (sources / "Phoenix.Countries.actors.txt").read_text("latin-1")
    return set(re.findall(r"\[([A-Z]{3})", text))


def make_row(
    code: str,
    alpha_2: str,
    factbook: dict[str, str],
    own: dict[str, str],
    wikidata: dict[str, str],
    cameo: set[str],
) -> dict[str, str]:
    """Make the row of one state; a filled cell of ours goes before the factbook's."""
    name = own.get("name") or cldr_name(alpha_2)
    long_name = factbook.get("name_long", "").removeprefix("none").partition(";")[0]
    cells = {column: find_cell(column, factbook, own) for column in COLUMNS}
    former = "" if "(" in factbook.get("name_long", "") else long_name
    listed = [former, *cells["aliases"], *find_iso_names(code)]
    aliases = join_unique(listed, {name, *struck_names(own)})
    code_cameo = CAMEO.get(code, code)
    return {
        "iso3": code,
        "iso2": alpha_2,
        "name": name,
        "long_name": former if former != name else "",
        "aliases": join_unique(aliases.split("|"), {former}),
        **{column: join_unique(cells[column]) for column in COLUMNS[1:]},
        "cameo": code_cameo if code_cameo in cameo else "",
        "wikidata": QIDS.get(code) or find_qid(wikidata, name, factbook),
        "weak": own.get("weak", ""),
        "source": name_sources(factbook, own),
    }


def find_iso_names(code: str) -> list[str]:
    """Give the names that ISO 3166-1 has for a state: as printed, and in the order of speech.

    >>> find_iso_names("MDA")
    ['Moldova', 'Moldova, Republic of', 'Republic of Moldova']
    """
    country = pycountry.countries.get(alpha_3=code)
    printed = [getattr(country, field, "") for field in ("common_name", "name", "official_name")]
    names = [form for name in printed if name for form in (name, turn_name(name))]
    return list(dict.fromkeys(name.removeprefix("The ").removeprefix("the ") for name in names))


def turn_name(name: str) -> str:
    """Turn an inverted name; a list of islands or a name without a comma stays as it is.

    >>> turn_name("Iran, Islamic Republic of"), turn_name("Virgin Islands, British")
    ('Islamic Republic of Iran', 'British Virgin Islands')
    >>> turn_name("Bonaire, Sint Eustatius and Saba"), turn_name("Taiwan, Province of China")
    ('Bonaire, Sint Eustatius and Saba', 'Taiwan, Province of China')
    """
    plain, _, title = name.partition(", ")
    inverted = title.endswith((" of", " of the")) or (title and " " not in title)
    return f"{title} {plain}" if inverted else name


def struck_names(own: dict[str, str]) -> set[str]:
    """Give the names of ours behind ``!``: struck out wherever else they come from."""
    names = own.get("aliases", "").split("|")
    return {name.removeprefix("!") for name in names if name.startswith("!")}


def find_qid(wikidata: dict[str, str], name: str, factbook: dict[str, str]) -> str:
    """Give the QID of a state whose name Wikidata has, in one spelling or another."""
    spellings = [name, factbook.get("name_short", ""), factbook.get("name_long", "")]
    return next((wikidata[to_plain(s)] for s in spellings if to_plain(s) in wikidata), "")


def find_cell(column: str, factbook: dict[str, str], own: dict[str, str]) -> list[str]:
    """Give the names of one column: ours where the cell is filled, else the factbook's.

    A name of ours behind ``!`` is struck out and nothing put in its place.
    """
    if own.get(column):
        return [name for name in own[column].split("|") if not name.startswith("!")]
    if column == "aliases":
        return []
    cell = factbook.get({"capitals": "capital"}.get(column, column), "")
    return READERS[column](cell)


def read_capitals(cell: str) -> list[str]:
    """Give the capitals of a factbook cell.

    >>> read_capitals("Chisinau in Romanian (Kishinev in Russian)")
    ['Chisinau']
    """
    parts = re.split(r"[;,]\s*(?!D\.C)", NO_NOTES.sub("", cell))
    plain = [part.split(" in ")[0].strip() for part in parts]
    return [part for part in plain if part[:1].isupper()]


def read_adjectives(cell: str) -> list[str]:
    """Give the adjectives of a factbook cell.

    >>> read_adjectives("Barbadian or Bajan (colloquial)")
    ['Barbadian', 'Bajan']
    """
    parts = re.split(r",| or |/", NO_NOTES.sub("", cell))
    return [part.strip() for part in parts if part.strip() not in ("", "none", "NA")]


def read_nouns(cell: str) -> list[str]:
    """Give the nouns of a factbook cell, singular and plural.

    >>> read_nouns("Croat(s), Croatian(s)")
    ['Croat', 'Croats', 'Croatian', 'Croatians']
    """
    marked = re.sub(PLURAL, r"\1,\1s", re.sub(r"\((?!s\))[^)]*\)", "", cell))
    words = re.sub(r"(\w+(?: \w+)*) (\w+),\2s", r"\1 \2,\1 \2s", marked)
    return read_adjectives(words)


READERS = {"capitals": read_capitals, "demonym_adj": read_adjectives, "demonym_noun": read_nouns}


def name_sources(factbook: dict[str, str], own: dict[str, str]) -> str:
    """Say where a row comes from."""
    said = ["ISO 3166-1 (pycountry)", "CLDR (babel)"]
    if factbook:
        said.append("World Factbook 2026-05-17")
    if own.get("reason"):
        said.append(f"own: {own['reason']}")
    return "; ".join(said)
