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
LONGEST_FLIGHT = 7  # words from *fleeing* to the land (*the long civil war in Chad*)


@dataclass(frozen=True, slots=True)
class Head:
    """A noun of office or of people: what it names, and whether it is in the plural."""

    office: OfficeNoun | None
    group: GroupNoun | None
    plural: bool


@dataclass(frozen=True, slots=True)
class Right:
    """What was gathered to the right of a noun; ``last`` is the last token taken."""

    last: int
    origins: tuple[Name, ...] = ()
    complement: str = ""
    site: tuple[Name, ...] = ()


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
        return Right(last)  # the chief of *Israel's army* is not Israel's
    if listed and preposition == "of" and not head.plural:
        listed, stop = listed[:1], listed[0].last
    if not listed or not _takes(preposition, head.office, head.group):
        return Right(last)
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


def _takes(preposition: str, office: OfficeNoun | None, group: GroupNoun | None) -> bool:
    """Say whether a preposition behind the noun tells whose it is."""
    if preposition == "of":
        return True
    if office is not None:
        return preposition == "for" and office.role == "spokesman"
    return preposition in ("in", "from")
