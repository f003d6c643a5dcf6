"""Names: which known name stands where, and for whom of those who share it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from parley.actors.lexicon import load_lexicon
from parley.actors.page import MODIFIERS, Page
from parley.gazetteer import Gazetteer, NameEntry, NameMatch, fold_name

NAMED = "named:"
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


@dataclass(frozen=True, slots=True)
class Entity:
    """A proper name that the tagger found: its label and its tokens ``first..last``."""

    label: str
    first: int
    last: int


def read_entities(page: Page) -> list[Entity]:
    """Give the tagger's proper names, without their articles and trailing possessives."""
    entities = []
    for entity in page.doc.ents:
        first, last = entity.start, entity.end - 1
        while first < last and (page.poses[first] in ("DET", "SPACE", "PUNCT")):
            first += 1
        while first < last and (page.tags[last] == "POS" or page.poses[last] in ("SPACE", "PUNCT")):
            last -= 1
        entities.append(Entity(entity.label_, first, last))
    return entities


def read_names(
    page: Page, gazetteer: Gazetteer, entities: Sequence[Entity], day: date | None
) -> list[Name]:
    """Find the known names and choose for each the actor that it stands for.

    Names inside a longer proper name of something else are left out (*Jordan Smith*), and weak ones
    that nothing bears out.
    """
    everywhere = gazetteer.find_names(page.text)
    matches = [m for m in everywhere if not _in_dateline(page, m)]
    kinds = {e.actor_id: _kind_of(gazetteer, e.actor_id) for m in everywhere for e in m.entries}
    full = _named_in_full(matches, kinds) | _named_plainly(everywhere, kinds)
    full |= _named_bodies(everywhere, kinds)
    cover = {i: entity for entity in entities for i in range(entity.first, entity.last + 1)}
    names = []
    for match in matches:
        name = _read_match(page, gazetteer, match, kinds, full, cover, day)
        if name is not None:
            names.append(name)
    return names


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


def _read_match(
    page: Page,
    gazetteer: Gazetteer,
    match: NameMatch,
    kinds: Mapping[str, str],
    full: frozenset[str],
    cover: Mapping[int, Entity],
    day: date | None,
) -> Name | None:
    """Read one match, or leave it out."""
    first, last = page.token_at(match.start), page.token_at(match.end - 1)
    entity = cover.get(last)
    entries = [e for e in match.entries if not _is_homonym(page, match.quote, kinds[e.actor_id])]
    people = [e for e in entries if kinds[e.actor_id] == "person"]
    others = [e for e in entries if kinds[e.actor_id] != "person"]
    if people and _has_other_first_name(page, first, last, entity):
        people = []
    inner = _is_swallowed(page, first, last, entity)
    if inner and entity is not None and entity.label == "PERSON":
        others = []
    chosen = _choose_person(page, gazetteer, people, first, full, entity, day, bool(others))
    chosen = chosen or _choose_seat(others, full) or _choose_other(others, entity, full)
    chosen = chosen or _choose_organ(page, gazetteer, others, first, last, full)
    if not chosen:
        return None
    rest = [e.actor_id for e in (*people, *others) if e.actor_id != chosen.actor_id]
    return Name(
        match.start,
        match.end,
        first,
        last,
        page.head_within(first, last),
        chosen.actor_id,
        chosen.how,
        kinds[chosen.actor_id],
        chosen.weak,
        rest[0] if rest and chosen.actor_id not in full else "",
        inner and kinds[chosen.actor_id] != "person",
    )


def _is_homonym(page: Page, quote: str, kind: str) -> bool:
    """Say whether the text speaks of another bearer of a state's name (Georgia, its Atlanta)."""
    against = load_lexicon().homonyms.get(quote, ()) if kind == "state" else ()
    return any(word and word in page.text for word in against)


def _has_other_first_name(page: Page, first: int, last: int, entity: Entity | None) -> bool:
    """Say whether a surname belongs to a longer name with words that the list does not know."""
    if entity is None or entity.label != "PERSON":
        return False
    lexicon = load_lexicon()
    before = first - 1
    if entity.first <= before and page.poses[before] == "PROPN":
        return page.lowers[before] not in lexicon.titles and not _is_office(page.lowers[before])
    after = last + 1
    return after <= entity.last and page.poses[after] == "PROPN"


@cache
def _is_office(word: str) -> bool:
    """Say whether a word ends an office noun (*President*, *Minister*)."""
    from parley.gazetteer import load_gazetteer

    return any(noun.split()[-1] == word for noun in load_gazetteer().office_nouns)


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
            and not _is_office(page.lowers[following])
            and page.tags[first] not in ("JJ", "NNPS")
        )
    head = page.head_within(first, last)
    return page.deps[head] in MODIFIERS and page.heads[head] in range(entity.first, entity.last + 1)


def _choose_person(
    page: Page,
    gazetteer: Gazetteer,
    people: Sequence[NameEntry],
    first: int,
    full: frozenset[str],
    entity: Entity | None,
    day: date | None,
    contested: bool,
) -> NameEntry | None:
    """Choose among persons of one name: named in full, in office on the day, else a title's."""
    if not people:
        return None
    titled = first > 0 and (
        page.lowers[first - 1] in load_lexicon().titles or _is_office(page.lowers[first - 1])
    )
    known = [entry for entry in people if entry.actor_id in full]
    if known:
        return known[0]
    serving = [e for e in people if day and gazetteer.offices_of(e.actor_id, day)]
    strong = [entry for entry in people if not entry.weak]
    if contested and not titled and not (entity and entity.label == "PERSON"):
        return None
    for pool in ([e for e in strong if e in serving], strong):
        if pool:
            return pool[0]
    if titled:
        return (serving or list(people))[0]
    return None


def _choose_seat(others: Sequence[NameEntry], full: frozenset[str]) -> NameEntry | None:
    """Choose between a state and the body that sits in its capital (*Brussels*: Belgium, the EU).

    It is the body's where the text names the body, or where the body is the usual reading and the
    text does not name the state.
    """
    capital = next((entry for entry in others if entry.how == "capital"), None)
    seat = next((entry for entry in others if entry.how == "metonym"), None)
    if capital is None or seat is None:
        return None
    usual = not seat.weak and f"{NAMED}{capital.actor_id}" not in full
    return NameEntry(seat.actor_id, "capital") if usual or seat.actor_id in full else None


def _choose_organ(
    page: Page,
    gazetteer: Gazetteer,
    others: Sequence[NameEntry],
    first: int,
    last: int,
    full: frozenset[str],
) -> NameEntry | None:
    """Choose an organ with a common name (*Congress*) of the one state in the text that has one."""
    around = page.poses[max(0, first - 1) : first] + page.poses[last + 1 : last + 2]
    if page.poses[last] != "PROPN" or "PROPN" in around:
        return None
    actors = [gazetteer.actor(entry.actor_id) for entry in others]
    organs = [
        entry
        for entry, actor in zip(others, actors, strict=True)
        if actor is not None and actor.kind == "organisation"
        if f"{NAMED}{actor.country}" in full
    ]
    return organs[0] if len(organs) == 1 else None


def _choose_other(
    others: Sequence[NameEntry], entity: Entity | None, full: frozenset[str]
) -> NameEntry | None:
    """Choose among states and bodies of one name; a weak one needs the tagger's or text's word."""
    dated = entity is not None and entity.label in ("DATE", "CARDINAL")
    strong = [entry for entry in others if not entry.weak or (dated and entry.actor_id in full)]
    if strong:
        return strong[0]
    if others and entity is not None and entity.label in ("ORG", "GPE", "NORP"):
        return others[0]
    return None


def index_by_token(names: Iterable[Name]) -> dict[int, Name]:
    """Map each token of a name to the name."""
    return {i: name for name in names for i in range(name.first, name.last + 1)}


def fold_word(word: str) -> str:
    """Fold a surname for look-up.

    >>> fold_word("Erdoğan")
    'erdogan'
    """
    return fold_name(word).lower()
