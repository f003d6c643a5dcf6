"""Heads of state and government out of the factbook's snapshots: title, name, start of the term."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from derivation.states import find_code
from derivation.tables import read_table

# Not the head: deputies, the crown's governors, notes of the editors, who is only to take office.
NOT_THE_HEAD = re.compile(
    r"\b(Vice|Deputy|Deputies|represented|Governor|Gov\.|Lieutenant|Administrator|note|elect|"
    r"Commissioner|Co-Prince|Co-Chief|Captain|Captains|Designate|Second|Crown Prince|Secretary|"
    r"Chancellery|Speaker|General Secretary|Prefect|Mayor|member|former|previously|on behalf|"
    r"Joint|Marshal|CEO|Executive|Co-President|resign\w*|ended|died|delegate[ds]?)\b",
    re.IGNORECASE,
)
TITLES = {
    "president": r"President",
    "prime-minister": r"Prime Minister|Taoiseach|Premier(?= )|Head of Government|Chief Minister",
    "chancellor": r"Chancellor|Federal Chancellor",
    "supreme-leader": r"Supreme Leader|Taliban Leader|Supreme People's Assembly President",
    "monarch": r"King|Queen|Sultan|Emperor|Grand Duke|Emir|Amir|Prince|Sheikh|Paramount Chief",
    "pope": r"Pope",
}
# Two heads at once, or none of its own: left to the own tables.
NO_STATES = {"", "BIH", "SMR", "AND"}
# What the editors put behind a name.
LATER_WORDS = re.compile(
    r"\s*\b(also spelled|formerly|aka|serves|serving|following|in an|of the Netherlands|"
    r"of Denmark)\b.*"
)
# Offices and bodies that stand between a title and a name.
BODIES = re.compile(
    r"Swiss Confederation|State Affairs Commission|Affairs Commission|Supreme People's Assembly|"
    r"French Polynesia|Presidential Leadership|Privy Council|Council of Ministers|"
    r"Council of the Peoples|prime minister|transitional|French Coprince|coprince"
)
HONOURS = re.compile(
    r"\b(Interim|Acting|Caretaker|Transitional|Transition|Federal|Sir|Dame|Dr\.?|Gen\.|General|Lt\.?|"
    r"Col\.?|Colonel|Brig\.?|Maj\.|Major|Captain|Capt\.?|Field|Ret\.|Sr\.|Haj|Ould|Maulana|Mullah|"
    r"Caretaker|and|of|the|for|Chief|State|Republic|Islamic|Government|Minister|Taliban|Afghanistan|"
    r"GNU|Doctor|Professor|National|Council|Party|Chairman|Chairperson|Ratu|Hon\.?|"
    r"Presidency|Ministers|Territorial|Assembly|Interior|Foreign|Affairs|Prime|Leadership|Regent|"
    r"Presidential|Commission|Australia|Mister|Speaker|Junta|Leader|Head|Supreme)\b"
)


@dataclass(frozen=True, slots=True)
class Sighting:
    """A head of state or government as the snapshots show one: ISO days, the name as printed."""

    iso3: str
    office: str
    title: str
    printed: str
    since: str
    first_seen: str
    last_seen: str


def read_sightings(sources: Path) -> list[Sighting]:
    """Give every head that the snapshots name, the clear ones only."""
    governments = read_table(sources / "factbook-governments-2026-05-17.csv")
    codes = {row["gec"]: find_code(row["gec"], row["name_short"]) for row in governments}
    rows = read_table(sources / "factbook-leaders-by-snapshot-2015-2026.csv")
    found = [make_sighting(codes.get(row["gec"], ""), row) for row in rows]
    return [sighting for sighting in found if sighting]


def make_sighting(iso3: str, row: dict[str, str]) -> Sighting | None:
    """Make a sighting, or nothing where the row shows no head or no legible name."""
    raw, since = row["title_and_name"], read_day(row["since"])
    name = strip_titles(raw)
    if iso3 in NO_STATES or not since or NOT_THE_HEAD.search(raw) or len(raw) > 90 or not name:
        return None
    office = {"chief of state": "head-of-state"}.get(row["office_kind"], "head-of-government")
    return Sighting(
        iso3,
        office,
        find_title(raw, office),
        name,
        since,
        row["first_snapshot"],
        row["last_snapshot"],
    )


def read_day(printed: str) -> str:
    """Turn *12 December 2019* into an ISO day; *December 2019* is its first day.

    >>> read_day("12 December 2019"), read_day("April 2016"), read_day("soon")
    ('2019-12-12', '2016-04-01', '')
    """
    for layout in ("%d %B %Y", "%B %Y"):
        try:
            return datetime.strptime(printed.strip(), layout).date().isoformat()
        except ValueError:
            continue
    return ""


def find_title(raw: str, office: str) -> str:
    """Give the code of the title: the one that belongs to the office where two are printed."""
    order = list(TITLES) if office == "head-of-state" else ["prime-minister", *TITLES]
    found = [code for code in order if re.search(rf"\b(?:{TITLES[code]})\b", raw)]
    return found[0] if found else {"head-of-state": "head", "head-of-government": "head"}[office]


def strip_titles(raw: str) -> str:
    """Leave the name alone, as printed.

    >>> strip_titles("Premier Dmitriy Anatolyevich MEDVEDEV")
    'Dmitriy Anatolyevich MEDVEDEV'
    >>> strip_titles("Prime Minister Yair LAPID serving as caretaker")
    'Yair LAPID'
    """
    plain = re.sub(r'"[^"]*"|\([^)]*\)?', " ", raw)
    plain = LATER_WORDS.sub("", plain.replace("’", "'"))
    for pattern in TITLES.values():
        plain = re.sub(rf"\b(?:{pattern})\b", " ", plain)
    words = HONOURS.sub(" ", BODIES.sub(" ", plain)).replace(",", " ").split()
    while words and not words[-1].strip(".").istitle() and not is_shouted(words[-1]):
        words.pop()
    name = " ".join(word for word in words if word not in ("-", ".", "serving", "as", "caretaker"))
    name = re.sub(r"^(Gen\.|[-'.]) ?", "", name)
    return name if any(is_shouted(word) for word in name.split()) else ""


def is_shouted(word: str) -> bool:
    """Tell a word in capitals (a family name) from others.

    >>> is_shouted("al-BURHAN"), is_shouted("H.")
    (True, False)
    """
    letters = re.sub(r"^(al|el|bin|de|van|von|Mc|Mac|O)[-']?(?=[A-Z]{2})", "", word)
    return len(re.sub(r"\W", "", letters)) >= 2 and letters.upper() == letters and "." not in word


def find_surname(printed: str) -> str:
    """Give the family name of a printed name, in capitals as it stands.

    >>> find_surname("XI Jinping")
    'XI'
    """
    return " ".join(word for word in printed.split() if is_shouted(word))


def to_usual_name(printed: str) -> str:
    """Turn a printed name into the usual one: no patronymic, no initials, no capitals.

    >>> to_usual_name("Vladimir Vladimirovich PUTIN"), to_usual_name("Donald J. TRUMP")
    ('Vladimir Putin', 'Donald Trump')
    """
    words = printed.split()
    kept = [
        word
        for place, word in enumerate(words)
        if not (0 < place < len(words) - 1 and is_dropped(word))
    ]
    return " ".join(lower_word(word) for word in kept)


def is_dropped(word: str) -> bool:
    """Tell a patronymic or a middle initial, which the usual name leaves out."""
    return bool(re.fullmatch(r"[A-Z]\.|\w+(ovich|evich|ovych|ovna|evna|ivna)|Jr\.", word))


def lower_word(word: str) -> str:
    """Turn a word in capitals into one with a capital, each part of a double name for itself."""
    if word in ("II", "III", "IV", "VI", "VII", "VIII", "X", "XIV", "XVI") or not is_shouted(word):
        return word
    return re.sub(r"[^\W\d_]+(?:'[^\W\d_]{2,})*", lower_part, word)


def lower_part(part: re.Match[str]) -> str:
    """Lower one part of a name, the particles (*al*, *bin*) wholly."""
    text = part.group()
    lower = text.lower()
    if lower in ("al", "el", "bin", "ibn", "de", "da", "dos", "van", "der", "von"):
        return lower
    return text[:3].title() + lower[3:] if lower[1] == "'" else text[0] + lower[1:]
