"""Rights: whose or of whom the people are, as the words behind a noun say.

*Of France and Poland*, *from Mali*, *fleeing the war in Chad*, *of Water Resources of Niger*.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from parley.actors.extents import read_list
from parley.actors.lexicon import load_lexicon
from parley.actors.names import Name
from parley.actors.page import Page
from parley.gazetteer import Gazetteer, GroupNoun, OfficeNoun

SOURCES = frozenset(("of", "for", "from", "in", "to"))
FLEEING = frozenset(("fleeing", "escaping"))
LONGEST_FIELD = 7  # words that say what ministers are of
FARTHEST_NOUN = 3  # words from *Malian* to the noun (*the Malian armed forces*)
# Whoever leads these leads the state.
STATEWIDE = frozenset(("government", "state", "people", "nation", "country", "republic"))
LONGEST_FLIGHT = 7  # words from *fleeing* to the land (*the long civil war in Chad*)


@dataclass(frozen=True, slots=True)
class Head:
    """A noun of office or of people: what it names, and whether it is in the plural."""

    office: OfficeNoun | None
    group: GroupNoun | None
    plural: bool


@dataclass(frozen=True, slots=True)
class Right:
    """What was gathered to the right of a noun; ``last`` is the last token taken.

    ``part`` is the noun in *the head of the Malian delegation*, which is less than the state.
    """

    last: int
    origins: tuple[Name, ...] = ()
    complement: str = ""
    site: tuple[Name, ...] = ()
    part: str = ""


def gather_right(
    page: Page,
    gazetteer: Gazetteer,
    covered: Mapping[int, Name],
    last: int,
    head: Head,
    owned: bool,
) -> Right:
    """Read whose or of whom the people are, behind a preposition (*of France and Poland*)."""
    preposition, start = _read_source(page, last + 1)
    if not preposition:
        return Right(last)
    if page.lowers[last] in ("minister", "ministers"):
        start = _skip_field(page, covered, start)
    listed, stop = read_list(page, covered, start)
    if listed and _owns_people(page, gazetteer, listed[-1]):
        noun = page.heads[listed[-1].head]  # the chief of *Israel's army* is not Israel's
        near = noun <= listed[-1].last + FARTHEST_NOUN and len(listed) == 1 and not head.plural
        if near and preposition == "of" and (head.office or _leads(page, last)):
            return Right(noun, tuple(listed), "of", part=page.lemmas[noun])
        return Right(last)
    if listed and preposition == "of" and not head.plural:
        listed, stop = listed[:1], listed[0].last
    if not listed or not _takes(preposition, head.office, head.group):
        return Right(last)
    part = _read_part(page, gazetteer, listed[0]) if head.office or _leads(page, last) else -1
    if part > stop:
        whole = page.lemmas[part] in STATEWIDE
        return Right(part, (listed[0],), preposition, part="" if whole else page.lemmas[part])
    if preposition in ("in", "from") and owned:
        return Right(stop, complement=preposition, site=tuple(listed))
    return Right(stop, tuple(listed), preposition)


def _read_source(page: Page, i: int) -> tuple[str, int]:
    """Give the preposition at a token and the token behind it; *fleeing the war in* is *from*."""
    word = page.lowers[i] if i < len(page.words) else ""
    if word in SOURCES:
        return word, i + 1
    if word not in FLEEING:
        return "", i
    for stop in range(i + 1, min(i + LONGEST_FLIGHT, len(page.words))):
        if page.lowers[stop] in ("in", "from"):
            return "from", stop + 1
        if page.poses[stop] not in ("DET", "ADJ", "NOUN"):
            break
    return "from", i + 1


def _skip_field(page: Page, covered: Mapping[int, Name], start: int) -> int:
    """Step over what ministers are of (*of Water Resources of Chad and Niger*) to whose they are.

    A token that is not followed so stays where it is.
    """
    for i in range(start, min(start + LONGEST_FIELD, len(page.words))):
        if page.lowers[i] == "of" and i > start:
            return i + 1
        if i in covered or not (page.words[i][:1].isupper() or page.lowers[i] in ("and", "the")):
            break
    return start


def _owns_people(page: Page, gazetteer: Gazetteer, name: Name) -> bool:
    """Say whether the last name of a list owns an office, body or people (*Israel's ally*)."""
    noun = page.heads[name.head]
    owns = page.lowers[name.last + 1 : name.last + 2] in (["'s"], ["'"])
    word = page.lemmas[noun]
    known = word in gazetteer.office_nouns or word in gazetteer.group_nouns
    return owns and noun > name.last and (known or word in load_lexicon().nouns)


def _leads(page: Page, i: int) -> bool:
    """Say whether a noun is of who leads what is named behind it."""
    return page.lemmas[i] in ("leader", "head", "chief")


def _read_part(page: Page, gazetteer: Gazetteer, name: Name) -> int:
    """Give the noun that a state's adjective belongs to (*of the Malian army*), or -1."""
    noun = page.heads[name.head]
    if name.how != "demonym" or not name.last < noun <= name.last + FARTHEST_NOUN:
        return -1
    word = page.lemmas[noun]
    known = word in gazetteer.group_nouns or word in load_lexicon().nouns
    inside = range(name.last + 1, noun)
    return noun if known and all(page.heads[i] in (*inside, noun) for i in inside) else -1


def _takes(preposition: str, office: OfficeNoun | None, group: GroupNoun | None) -> bool:
    """Say whether a preposition behind the noun tells whose it is."""
    if preposition == "of":
        return True
    if office is not None:
        return preposition == "for" and office.role == "spokesman"
    return preposition in ("in", "from")
