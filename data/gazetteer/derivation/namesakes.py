"""Namesakes: which person a printed name is: one of ours, one Wikidata spells, or a new one."""

from __future__ import annotations

import difflib

from derivation.factbook import Sighting, find_surname, lower_word, to_usual_name
from derivation.people import Person, add_alias
from derivation.tables import Row, to_plain


def find_person(
    sighting: Sighting,
    known: dict[tuple[str, str], Person],
    wikidata: dict[str, list[Row]],
    spellings: dict[tuple[str, str], str],
) -> Person | None:
    """Give the person of a sighting: one of ours, one that Wikidata spells, or a new one.

    A spelling of ours that is ``-`` strikes the sighting out.
    """
    country = "GBR" if sighting.printed.startswith(("ELIZABETH", "CHARLES III")) else sighting.iso3
    usual = to_usual_name(sighting.printed)
    own = spellings.get((sighting.iso3, to_plain(sighting.printed)))
    if own == "-":
        return None
    label = own or find_label(sighting, wikidata.get(sighting.iso3, []))
    for name in (label, usual, sighting.printed):
        if name and (person := find_known(country, name, known)):
            known[country, to_plain(usual)] = person
            add_alias(person, usual)
            return person
    surname = " ".join(lower_word(word) for word in find_surname(sighting.printed).split())
    if " " not in usual and not label:
        return find_bearer(country, usual, known) or (
            make_monarch(country, usual, known) if sighting.title == "monarch" else None
        )
    person = Person(label or usual, country, surname, False)
    person.sources.append("World Factbook snapshots" + ("; Wikidata label" if label else ""))
    add_alias(person, usual)
    known[country, to_plain(person.name)] = known[country, to_plain(usual)] = person
    return person


def find_bearer(country: str, surname: str, known: dict[tuple[str, str], Person]) -> Person | None:
    """Give the person of ours that a lone surname stands for."""
    for (of, _), person in known.items():
        if of == country and person.own and to_plain(surname) in to_plain(person.name).split():
            return person
    return None


def make_monarch(country: str, name: str, known: dict[tuple[str, str], Person]) -> Person:
    """Make a monarch, who is called by one name."""
    person = Person(name, country, "", False, sources=["World Factbook snapshots"])
    known[country, to_plain(name)] = person
    return person


def find_known(country: str, name: str, known: dict[tuple[str, str], Person]) -> Person | None:
    """Give the known person of that name in that country, near spellings included."""
    plain = to_plain(name)
    if (country, plain) in known:
        return known[country, plain]
    tokens = sorted(plain.split())
    for (of, other), person in known.items():
        if of == country and is_same_name(tokens, sorted(other.split())):
            return person
    return None


def is_same_name(one: list[str], other: list[str]) -> bool:
    """Tell whether two names are spellings of one (both as sorted words).

    >>> is_same_name(["hasan", "rohani"], ["hassan", "rouhani"])
    True
    >>> is_same_name(["fidel", "castro"], ["raul", "castro"])
    False
    """
    if len(one) < 2 or len(other) < 2:
        return False
    fewer, more = sorted((one, other), key=len)
    near = [max(difflib.SequenceMatcher(None, a, b).ratio() for b in more) for a in fewer]
    extra = len(more) - len(fewer)
    return min(near) >= 0.78 and sum(near) / len(near) >= (0.85 if extra <= 1 else 0.95)


def find_label(sighting: Sighting, holders: list[Row]) -> str:
    """Give Wikidata's label of the holder whose start year and name agree."""
    tokens = sorted(to_plain(to_usual_name(sighting.printed)).split())
    for row in holders:
        starts_near = abs(int(row["start_year"] or 0) - int(sighting.since[:4])) <= 1
        label = sorted(to_plain(row["officeholderLabel"]).split())
        if starts_near and (label == tokens or is_same_name(tokens, label)):
            # Philippe I of Belgium: the country says nothing more in a name.
            return row["officeholderLabel"].partition(" of ")[0].partition(", ")[0]
    return ""
