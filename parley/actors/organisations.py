"""Organisations: bodies that no list knows, named as the text names them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from parley.actors.affiliations import find_state_of_place
from parley.actors.discourse import Discourse
from parley.actors.entities import Entity
from parley.actors.identity import GROUP, make_slug
from parley.actors.lexicon import load_lexicon
from parley.actors.names import Name
from parley.actors.page import Page, Sighting
from parley.actors.phrases import Phrase, class_of
from parley.actors.places import find_part
from parley.actors.regions import read_run
from parley.actors.scenes import find_sole_state

ARTICLES_IN_NAMES = frozenset(("el", "la", "los", "las", "al", "le", "les", "san", "santa", "port"))
SETTLED = frozenset(("town", "city", "village", "port", "district", "suburb", "island", "province"))
NAMED_CLASSES = frozenset(("organ", "body", "voice"))
INSIDE = frozenset(("in", "near", "outside", "around", "into", "inside"))
NOT_ACTING = frozenset(("", "to", "from", "for", "of"))
ACRONYM = re.compile(r"(?:['’]s)?\s?\((?:the\s)?[“\"']?([A-Z][A-Za-z&/.-]{1,9})[”\"']?\)")


def find_organisations(discourse: Discourse, entities: Sequence[Entity]) -> list[Sighting]:
    """Find the organisations and communities that the tagger shows and no list or phrase holds."""
    found: list[Sighting] = []
    acronyms = _read_acronyms(discourse)
    taken = {i for p in discourse.phrases if not p.title for i in range(p.first, p.last + 1)}
    for entity in entities:
        if entity.label == "NORP":
            found.extend(_read_community(discourse, entity, taken))
        elif _in_dateline(discourse.page, entity):
            continue
        elif entity.label == "ORG" and not taken & set(range(entity.first, entity.last + 1)):
            sighting = _read_organisation(discourse, entity, acronyms)
            if sighting is not None:
                found.append(sighting)
    found.extend(_find_state_bodies(discourse, [s.head for s in found], taken))
    return [*found, *_find_acronyms(discourse, acronyms, found)]


def _find_state_bodies(
    discourse: Discourse, seen: Sequence[int], taken: set[int]
) -> Iterator[Sighting]:
    """Find bodies whose name begins with their state's (*the Kenya Tea Board*), tagged or not."""
    page = discourse.page
    for name in sorted(set(discourse.covered.values()), key=lambda n: n.start):
        last = read_run(page, name.last + 1) if name.last + 1 < len(page.words) else -1
        if name.kind != "state" or name.how not in ("name", "alias") or last < name.last + 2:
            continue
        free = not any(i in discourse.covered or i in taken or i in seen
                       for i in range(name.last + 1, last + 1))  # fmt: skip
        things = {page.lowers[last], page.lemmas[last]} & load_lexicon().things
        if (
            free
            and not things
            and page.deps[name.head] == "compound"
            and page.heads[name.head] == last
        ):
            own = page.text[page.starts[name.last + 1] : page.end_of(last)]
            words = page.text[name.start : page.end_of(last)]
            body = discourse.know(f"{name.actor_id}/{make_slug(own)}", words, "organisation",
                                  name.actor_id)  # fmt: skip
            yield Sighting(name.start, page.end_of(last), last, body, "name", "name.state-body")


def _in_dateline(page: Page, entity: Entity) -> bool:
    """Say whether a name stands in the line that says where a report was filed."""
    return any(start <= page.starts[entity.first] < end for start, end in page.datelines)


def _read_acronyms(discourse: Discourse) -> dict[str, str]:
    """Give the acronyms that the text puts in brackets behind listed names."""
    page = discourse.page
    acronyms = {}
    for name in set(discourse.covered.values()):
        short = ACRONYM.match(page.text, name.end)
        if short and name.kind in ("organisation", "international", "armed-group"):
            acronyms[short.group(1)] = name.actor_id
    return acronyms


def _find_acronyms(
    discourse: Discourse, acronyms: dict[str, str], found: Sequence[Sighting]
) -> list[Sighting]:
    """Find the acronyms that the text itself explains, wherever it uses them."""
    page = discourse.page
    seen = {sighting.head for sighting in found} | set(discourse.covered)
    return [
        Sighting(page.starts[i], page.end_of(i), i, acronyms[word], "alias", "alias.acronym")
        for i, word in enumerate(page.words)
        if word in acronyms and i not in seen
    ]


def _read_organisation(
    discourse: Discourse, entity: Entity, acronyms: dict[str, str]
) -> Sighting | None:
    """Read an ORG entity, unless its words are listed or are no body's name."""
    page = discourse.page
    names = [discourse.covered[i] for i in range(entity.first, entity.last + 1)
             if i in discourse.covered]  # fmt: skip
    if any(name.last >= entity.last or name.kind == "person" for name in names):
        return None
    if _is_told_place(page, entity) or not _is_body_name(page, entity):
        return None
    if _is_field_of_office(discourse, entity):
        return None
    if _is_only_place(page, entity):
        return None
    start, end = page.starts[entity.first], page.end_of(entity.last)
    words = page.text[start:end]
    short_for = _find_longer(discourse, entity, words)
    actor_id = acronyms.get(words) or short_for or _make_id(discourse, entity, names)
    short = ACRONYM.match(page.text, end)
    if short:
        acronyms[short.group(1)] = actor_id
    head = page.head_within(entity.first, entity.last)
    return Sighting(start, end, head, actor_id, "name", "name.tagger")


def _find_longer(discourse: Discourse, entity: Entity, word: str) -> str:
    """Give the listed body before a word by which its name begins (*House of Representatives*)."""
    if entity.first != entity.last or discourse.page.lowers[entity.first - 1] != "the":
        return ""
    named = [
        name
        for name in set(discourse.covered.values())
        if name.end < discourse.page.starts[entity.first]
        and name.kind in ("organisation", "international", "armed-group")
        and discourse.page.words[name.first] == word
    ]
    return max(named, key=lambda name: name.start).actor_id if named else ""


def _is_body_name(page: Page, entity: Entity) -> bool:
    """Say whether words can be the name of a body: proper nouns, not headed by a thing's."""
    things = load_lexicon().things
    head = page.head_within(entity.first, entity.last)
    telling = {page.lowers[i] for i in (entity.first, head, entity.last)}
    if telling & things or page.lemmas[entity.last] in things:
        return False
    words = range(entity.first, entity.last + 1)
    if page.text[page.starts[entity.first] : page.end_of(entity.last)].count("\n"):
        return False
    proper = any(
        (page.poses[i] == "PROPN" or page.is_label(i)) and page.words[i][:1].isupper()
        for i in words
    )
    letters = sum(ch.isalpha() for i in words for ch in page.words[i])
    return proper and page.words[entity.last][:1].isupper() and letters > 1


def _is_field_of_office(discourse: Discourse, entity: Entity) -> bool:
    """Say whether words only say what a minister is for (*Minister for Trade and Integration*)."""
    page, i = discourse.page, entity.first - 1
    if page.lowers[i : i + 1] not in (["and"], ["for"], ["of"]):
        return False
    while i > 0 and (page.words[i][:1].isupper() or page.lowers[i] in ("and", "for", "of")):
        phrase = discourse.phrase_upto.get(i)
        if phrase is not None and phrase.office is not None and "minister" in phrase.office.noun:
            return True
        i -= 1
    return page.lowers[i + 1 : i + 2] in (["minister"], ["ministry"])


def _is_told_place(page: Page, entity: Entity) -> bool:
    """Say whether the text itself calls a name a town or the like (*X, the last big town in Y*)."""
    head = page.head_within(entity.first, entity.last)
    return any(child.dep_ == "appos" and child.lemma_ in SETTLED for child in page.children(head))


def _is_only_place(page: Page, entity: Entity) -> bool:
    """Say whether a single word that is no acronym stands where a place would."""
    words = page.text[page.starts[entity.first] : page.end_of(entity.last)].split()
    if page.words[entity.last].isupper() or len(words) > 2 or _is_sorted(page, entity.last):
        return False
    if len(words) == 1:
        return not find_part(page, entity.last, city=True)
    if page.lowers[entity.first - 1 : entity.first] and page.lowers[entity.first - 1] in INSIDE:
        return not set(page.lowers[entity.first : entity.last + 1]) & _body_nouns()
    articled = entity.first > 0 and page.lowers[entity.first - 1] == "the"
    part = find_part(page, entity.last, city=True)
    return not articled and page.lowers[entity.first] in ARTICLES_IN_NAMES and part in NOT_ACTING


@cache
def _body_nouns() -> frozenset[str]:
    """Give the nouns with which bodies are called."""
    modifiers = load_lexicon().modifiers
    return modifiers["name-noun"] | modifiers["organ-name"] | modifiers["body-sort"]


def _is_sorted(page: Page, last: int) -> bool:
    """Say whether a noun behind a name says what sort of body bears it (*the Umma party*)."""
    noun = page.heads[last]
    named = page.deps[last] == "compound" and noun == last + 1
    return named and page.lemmas[noun] in load_lexicon().modifiers["body-sort"]


def _make_id(discourse: Discourse, entity: Entity, names: Sequence[Name]) -> str:
    """Give an unlisted organisation its id, below its state where its own name holds that."""
    page = discourse.page
    start, end = page.starts[entity.first], page.end_of(entity.last)
    states = [name for name in names if name.kind == "state" and name.first == entity.first]
    country = states[0].actor_id if states else ""
    if not names:
        country = find_state_of_place(discourse, entity.first, entity.last)
    own = page.text[states[0].end : end] if states else page.text[start:end]
    slug = make_slug(own) or "unnamed"
    actor_id = f"{country}/{slug}" if country else slug
    return discourse.know(actor_id, page.text[start:end], "organisation", country)


def _read_community(discourse: Discourse, entity: Entity, taken: set[int]) -> list[Sighting]:
    """Read a people or community in the plural (*the Houthis*, *Kurds*) that no list knows."""
    page = discourse.page
    i = entity.last
    if i in discourse.covered or i in taken or page.tags[i] not in ("NNS", "NNPS"):
        return []
    if not page.words[i][:1].isupper():
        return []
    slug = make_slug(page.text[page.starts[entity.first] : page.end_of(i)])
    actor_id = discourse.know(GROUP + slug, slug.replace("-", " "), "group")
    return [
        Sighting(page.starts[entity.first], page.end_of(i), i, actor_id, "name",
                 "name.community", plural=True)
    ]  # fmt: skip


def read_named_body(discourse: Discourse, phrase: Phrase) -> Sighting | None:
    """Read *the Upper Valley Water Board* as a body with a name, below the state of its words.

    Every word of the name has a capital, but for those that join; one at least stands before the
    noun and is nobody's name. *The Umma party* has a noun that only says what sort of body it is.
    """
    page, last = discourse.page, phrase.head
    sorted_ = page.lowers[phrase.head] in load_lexicon().modifiers["body-sort"]
    if sorted_ and page.words[phrase.head].islower():
        last = phrase.head - 1
        if load_lexicon().marks(page.lowers[last], "creed"):
            return None
        sorted_ = page.poses[last] == "PROPN" and page.doc[last].ent_type_ in ("ORG", "PERSON", "")
    else:
        sorted_ = False
    first = _name_start(discourse, phrase, last)
    named = first < phrase.head and page.words[last][:1].isupper()
    free = phrase.owner < 0 and not phrase.origins
    place = page.doc[phrase.head].ent_type_ in ("GPE", "LOC", "FAC")
    fits = sorted_ or class_of(phrase) in NAMED_CLASSES
    if not named or not free or place or not fits:
        return None
    state = find_state_of_place(discourse, first, first)
    domestic = sorted_ and load_lexicon().marks(page.lowers[phrase.head], "domestic")
    state = state or (find_sole_state(discourse, last) if domestic else "")
    name = page.text[page.starts[first] : page.end_of(last)]
    slug = make_slug(name)
    body = discourse.know(f"{state}/{slug}" if state else slug, name, "organisation", state)
    return Sighting(page.starts[first], page.end_of(last), last, body, "name", "name.body")


def _name_start(discourse: Discourse, phrase: Phrase, last: int) -> int:
    """Give the first of the capitalised words of a phrase that end at a token."""
    page, first = discourse.page, last
    while first > phrase.first and page.words[first - 1][:1].isupper():
        if first - 1 in discourse.covered or page.lowers[first - 1] == "the":
            break
        first -= 1
    return first
