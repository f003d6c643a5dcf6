"""Names: which known name stands where, and for whom of those who share it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from parley.actors.choices import (
    NAMED,
    Spot,
    choose_organ,
    choose_other,
    choose_person,
    choose_seat,
    is_office_word,
)
from parley.actors.entities import Entity
from parley.actors.lexicon import load_lexicon
from parley.actors.page import MODIFIERS, Page
from parley.gazetteer import Gazetteer, NameEntry, NameMatch, fold_name

LONGEST_NAME = 60  # characters of a name behind its first words
PROPER = frozenset(("PERSON", "ORG", "FAC", "EVENT", "LAW", "PRODUCT", "WORK_OF_ART"))


@dataclass(frozen=True, slots=True)
class Name:
    """A known name: its offsets, tokens ``first..last``, head, and the actor that it stands for.

    ``kind`` is the actor's; ``weak`` names have nothing but a shared surname to go by; ``inner``
    ones are part of a longer proper name, and say whose it is without being mentions.
    """

    start: int
    end: int
    first: int
    last: int
    head: int
    actor_id: str
    how: str
    kind: str
    weak: bool = False
    alternative: str = ""
    inner: bool = False

    @property
    def shown(self) -> str:
        """How the tables say that the name stands for its actor: a capital is a metonym."""
        return "metonym" if self.how == "capital" else self.how


def read_names(
    page: Page, gazetteer: Gazetteer, entities: Sequence[Entity], day: date | None
) -> list[Name]:
    """Find the known names and choose for each the actor that it stands for.

    Names inside a longer proper name of something else are left out (*Jordan Smith*), and weak ones
    that nothing bears out.
    """
    everywhere = [
        inner
        for match in gazetteer.find_names(page.text)
        for inner in _reopen(page, gazetteer, match)
    ]
    matches = [m for m in everywhere if not _in_dateline(page, m)]
    kinds = {e.actor_id: _kind_of(gazetteer, e.actor_id) for m in everywhere for e in m.entries}
    full = _named_in_full(matches, kinds) | _named_plainly(everywhere, kinds)
    full |= _named_bodies(everywhere, kinds)
    cover = {i: entity for entity in entities for i in range(entity.first, entity.last + 1)}
    names = []
    for match in matches:
        first, last = page.token_at(match.start), page.token_at(match.end - 1)
        spot = Spot(page, gazetteer, first, last, cover.get(last), full, day)
        name = _read_match(spot, match, kinds)
        if name is not None:
            names.append(name)
    return names


def _reopen(page: Page, gazetteer: Gazetteer, match: NameMatch) -> list[NameMatch]:
    """Read again what the name of a newspaper only begins (*The National Unity Government*)."""
    last = page.token_at(match.end - 1)
    media = all(_kind_of(gazetteer, entry.actor_id) == "media" for entry in match.entries)
    behind = page.words[last + 1 : last + 2]
    begun = media and match.quote.startswith("The ") and bool(behind) and behind[0].istitle()
    if not begun or page.heads[last] <= last:
        return [match]
    start = match.start + len("The ")
    inner = gazetteer.find_names(page.text[start : match.end + LONGEST_NAME])
    return [
        NameMatch(start, start + found.end, found.quote, found.entries)
        for found in inner[:1]
        if found.start == 0
    ]


def _in_dateline(page: Page, match: NameMatch) -> bool:
    """Say whether a name stands in the line that says where a report was filed."""
    return any(start <= match.start < end for start, end in page.datelines)


@cache
def _kind_of(gazetteer: Gazetteer, actor_id: str) -> str:
    """Give the kind of a listed actor."""
    actor = gazetteer.actor(actor_id)
    return actor.kind if actor else ""


def _named_in_full(matches: Iterable[NameMatch], kinds: Mapping[str, str]) -> frozenset[str]:
    """Give the persons whom the text names in full somewhere."""
    return frozenset(
        entry.actor_id
        for match in matches
        for entry in match.entries
        if not entry.weak and kinds[entry.actor_id] == "person" and " " in match.quote.strip()
    )


def _named_plainly(matches: Iterable[NameMatch], kinds: Mapping[str, str]) -> frozenset[str]:
    """Give the states that the text names by a name of theirs alone (*Tbilisi* for Georgia)."""
    entries = (entry for match in matches for entry in match.entries)
    return frozenset(e.actor_id for e in entries if not e.weak and kinds[e.actor_id] == "state")


def _named_bodies(matches: Iterable[NameMatch], kinds: Mapping[str, str]) -> frozenset[str]:
    """Give the bodies that the text names, and (behind a mark) the states named by no capital."""
    found: set[str] = set()
    for match in matches:
        for entry in match.entries:
            if kinds[entry.actor_id] == "international" and entry.how != "metonym":
                found.add(entry.actor_id.partition("/")[0])
            elif kinds[entry.actor_id] == "state" and entry.how not in ("capital", "metonym"):
                found.add(f"{NAMED}{entry.actor_id}")
    return frozenset(found)


def _read_match(spot: Spot, match: NameMatch, kinds: Mapping[str, str]) -> Name | None:
    """Read one match, or leave it out."""
    page, first, last = spot.page, spot.first, spot.last
    if match.quote in ("North", "South") and _is_direction(page, last):
        return None
    inner = _is_swallowed(page, first, last, spot.entity)
    people, others = _sort_entries(spot, match, kinds)
    if inner and spot.entity is not None and spot.entity.label == "PERSON":
        others = []
    chosen = choose_person(spot, people, bool(others))
    chosen = chosen or choose_seat(others, spot.full) or choose_other(spot, others)
    chosen = chosen or choose_organ(spot, others)
    if not chosen:
        return None
    rest = [e.actor_id for e in (*people, *others) if e.actor_id != chosen.actor_id]
    second = rest[0] if rest and chosen.actor_id not in spot.full else ""
    return _make_name(page, match, chosen, kinds[chosen.actor_id], second, inner)


def _sort_entries(
    spot: Spot, match: NameMatch, kinds: Mapping[str, str]
) -> tuple[list[NameEntry], list[NameEntry]]:
    """Give the persons and the others for whom a name can stand at its place."""
    page, first = spot.page, spot.first
    entries = [e for e in match.entries if not _is_homonym(page, match.quote, kinds[e.actor_id])]
    people = [e for e in entries if kinds[e.actor_id] == "person"]
    others = [e for e in entries if kinds[e.actor_id] != "person"]
    if load_lexicon().marks(match.quote.lower(), "common-organ"):
        others = [e for e in others if _is_named_state(spot, e.actor_id)]
    if people and _has_other_first_name(page, first, spot.last, spot.entity):
        people = []
    if people and _has_other_surname(page, spot.last):
        people = []
    if page.lowers[first - 1 : first] in (["in"], ["at"], ["near"]):
        others = [e for e in others if not (e.weak and e.how == "metonym")]
    return people, others


def _is_named_state(spot: Spot, organ: str) -> bool:
    """Say whether the text names the state of an organ with a common name (*the Senate*)."""
    actor = spot.gazetteer.actor(organ)
    return actor is not None and f"{NAMED}{actor.country}" in spot.full


def _make_name(
    page: Page, match: NameMatch, chosen: NameEntry, kind: str, second: str, inner: bool
) -> Name:
    """Make the name of a match that stands for somebody."""
    first, last = page.token_at(match.start), page.token_at(match.end - 1)
    return Name(
        match.start,
        match.end,
        first,
        last,
        page.head_within(first, last),
        chosen.actor_id,
        chosen.how,
        kind,
        chosen.weak,
        second,
        inner and kind != "person",
    )


def _is_direction(page: Page, last: int) -> bool:
    """Say whether *the South* is part of a land or of a name (*the South of France*)."""
    behind = page.words[last + 1 : last + 2]
    return behind == ["of"] or bool(behind and behind[0][:1].isupper())


def _is_homonym(page: Page, quote: str, kind: str) -> bool:
    """Say whether the text speaks of another bearer of a state's name (Georgia, its Atlanta)."""
    homonym = load_lexicon().homonyms.get(quote) if kind == "state" else None
    return homonym is not None and any(word and word in page.text for word in homonym.against)


def _has_other_first_name(page: Page, first: int, last: int, entity: Entity | None) -> bool:
    """Say whether a surname belongs to a longer name with words that the list does not know."""
    lexicon = load_lexicon()
    before = first - 1
    person = entity is not None and entity.label == "PERSON"
    if not person and first == last and before >= 0:
        joined = page.deps[before] == "compound" and page.heads[before] == first
        name = joined and page.poses[before] == "PROPN" and page.words[before].istitle()
        bare = not any(page.lowers[before] in words for words in (lexicon.titles, lexicon.things))
        return name and bare and not is_office_word(page.lowers[before])
    if entity is None or not person:
        return False
    if entity.first <= before and page.poses[before] == "PROPN":
        return page.lowers[before] not in lexicon.titles and not is_office_word(page.lowers[before])
    after = last + 1
    return after <= entity.last and page.poses[after] == "PROPN"


def _has_other_surname(page: Page, last: int) -> bool:
    """Say whether the name of somebody goes on behind a known one (*Abdi Noor*, not *Abdi*)."""
    following, lexicon = last + 1, load_lexicon()
    if page.deps[last] != "compound" or page.heads[last] != following:
        return False
    if page.poses[following] != "PROPN" or not page.words[following].istitle():
        return False
    word = page.lowers[following]
    thing = word in lexicon.things or word in lexicon.nouns or lexicon.marks(word, "unit")
    tagged = page.doc[following].ent_type_ in ("PERSON", "")
    return tagged and not thing and not is_office_word(word)


def _is_swallowed(page: Page, first: int, last: int, entity: Entity | None) -> bool:
    """Say whether a name is only a part of somebody's or something's longer proper name."""
    if entity is None or entity.label not in PROPER:
        return False
    if entity.first >= first and entity.last <= last:
        return False
    if entity.label == "PERSON":
        following = last + 1
        return (
            following <= entity.last
            and page.poses[following] == "PROPN"
            and not is_office_word(page.lowers[following])
            and page.tags[first] not in ("JJ", "NNPS")
        )
    head = page.head_within(first, last)
    return page.deps[head] in MODIFIERS and page.heads[head] in range(entity.first, entity.last + 1)


def index_by_token(names: Iterable[Name]) -> dict[int, Name]:
    """Map each token of a name to the name."""
    return {i: name for name in names for i in range(name.first, name.last + 1)}


def fold_word(word: str) -> str:
    """Fold a surname for look-up.

    >>> fold_word("Erdoğan")
    'erdogan'
    """
    return fold_name(word).lower()
