"""Groups: who is meant by *Russian forces*, *its allies*, *European leaders*."""

from __future__ import annotations

from dataclasses import replace

from parley.actors.bands import resolve_band
from parley.actors.counted import resolve_counted
from parley.actors.counterparts import resolve_counterpart
from parley.actors.descriptions import (
    ALLIES,
    ARMED,
    LANDS,
    ORGANS,
    STATE_VOICES,
    noun_of,
    sight_phrase,
    telling_words,
)
from parley.actors.discourse import Discourse
from parley.actors.extents import read_list
from parley.actors.identity import GROUP, make_slug, members_of
from parley.actors.lexicon import load_lexicon
from parley.actors.names import Name
from parley.actors.offices import CLOSING
from parley.actors.organisations import read_named_body
from parley.actors.organs import find_organ_called, read_organ
from parley.actors.owned import as_list, is_owner, join_parties, make_one, resolve_owned
from parley.actors.page import Page, Sighting
from parley.actors.pairs import is_named, resolve_pair, sort_of
from parley.actors.phrases import Phrase, class_of
from parley.actors.pointers import BODY_NOUNS, resolve_back, resolve_bare
from parley.actors.scenes import find_land
from parley.actors.towns import read_town_hall
from parley.actors.units import read_unit
from parley.actors.wholes import RULING, read_all, read_in_capital

LEADING = frozenset(("led", "by", "made", "up", "of", "consisting", "comprising", "jointly", "the"))
BODY_NAMES = frozenset(("organisation", "armed-group", "international"))
LIKE_STATES = LANDS | ALLIES
LIKE_BODIES = ALLIES | ARMED | ORGANS | STATE_VOICES | {"body"}
BACK = frozenset(("the", "these", "those", "this", "that", "both", "such"))


def resolve_group(discourse: Discourse, phrase: Phrase) -> list[Sighting]:
    """Resolve a description of people or bodies; nothing where it names nobody."""
    for read in READERS:
        found = read(discourse, phrase)
        if found is not None:
            return [found]
    owner = discourse.by_head.get(phrase.owner)
    parties = [o for o in phrase.origins if _says_whose(discourse.page, phrase, o)]
    if parties or owner is not None:
        return resolve_owned(discourse, phrase, parties, owner)
    return as_list(read_organ(discourse, phrase) or _read_nobodys(discourse, phrase))


def _read_nobodys(discourse: Discourse, phrase: Phrase) -> Sighting | None:
    """Read a phrase that says of nobody that the people are his: pointers back, vague groups."""
    words = telling_words(discourse.page, phrase)
    if words and set(words) <= _sorting_words(discourse.page, phrase):
        found = resolve_back(discourse, replace(phrase, words=()))
        if found is not None:
            return found
    if words:
        return _make_vague(discourse, phrase, words)
    resolve = resolve_back if phrase.article in BACK else resolve_bare
    return resolve(discourse, phrase)


def _sorting_words(page: Page, phrase: Phrase) -> frozenset[str]:
    """Give the words that only say what sort of government or body *the interim government* is."""
    modifiers = load_lexicon().modifiers
    if phrase.article not in BACK or (phrase.plural and class_of(phrase) not in STATE_VOICES):
        return frozenset()
    if class_of(phrase) in STATE_VOICES:
        return modifiers["ruling"] | {"-"} if page.lemmas[phrase.head] in RULING else frozenset()
    return modifiers["body-reach"] if page.lemmas[phrase.head] in BODY_NOUNS else frozenset()


def _read_apposition(discourse: Discourse, phrase: Phrase) -> Sighting | None:
    """Read a phrase beside the name of the body or state that it describes."""
    name = _named_beside(discourse, phrase) or _named_before(discourse, phrase)
    return sight_phrase(discourse, phrase, name.actor_id, "apposition") if name else None


def _read_of_pair(discourse: Discourse, phrase: Phrase) -> Sighting | None:
    """Read *the leaders of the two countries* as the group of these; *the people of both* too."""
    page, of = discourse.page, phrase.head + 1
    inner = discourse.phrase_from.get(of + 1) if page.lowers[of : of + 1] == ["of"] else None
    if inner is None or not phrase.plural or not inner.plural or phrase.origins:
        return None
    voices = class_of(phrase) in STATE_VOICES | ORGANS | LANDS
    leaders = phrase.group is not None and phrase.group.noun.endswith(("leaders", "ministers"))
    if not (voices or leaders):
        return None
    pair = _read_counted(discourse, inner) or _read_pair(discourse, inner)
    if pair is None or not members_of(pair.actor_id):
        return None
    return sight_phrase(discourse, replace(phrase, last=inner.last), pair.actor_id, "of-pair")


def _read_members(discourse: Discourse, phrase: Phrase) -> Sighting | None:
    """Read *Council members* as the organ that the text calls so: the issuer's or the last."""
    page = discourse.page
    organ = page.lowers[phrase.noun - 1 : phrase.noun]
    capital = phrase.noun > 0 and page.words[phrase.noun - 1][:1].isupper()
    noun = page.lowers[phrase.head]
    if noun not in ("members", "member") or not capital or phrase.origins or not phrase.plural:
        return None
    if organ[0] not in load_lexicon().modifiers["organ-name"]:
        return None
    body = discourse.called.get(organ[0]) or find_organ_called(discourse, phrase, organ[0])
    return sight_phrase(discourse, phrase, body, "members-of-organ") if body else None


def _read_counted(discourse: Discourse, phrase: Phrase) -> Sighting | None:
    """Read *the three countries* and the like."""
    return resolve_counted(discourse, phrase, sort_of(phrase, discourse.page))


def _read_pair(discourse: Discourse, phrase: Phrase) -> Sighting | None:
    """Read the two parties, unless the phrase itself says who they are."""
    warring = phrase.group is not None and phrase.group.noun.startswith("warring")
    return None if is_named(phrase) and not warring else resolve_pair(discourse, phrase)


def _named_beside(discourse: Discourse, phrase: Phrase) -> Name | None:
    """Give the body in apposition (*its political wing, the X,*)."""
    page, i = discourse.page, phrase.last + 2
    voiced = class_of(phrase) in STATE_VOICES and page.lemmas[phrase.head] != "mission"
    several = phrase.plural and class_of(phrase) not in ARMED
    if several or page.words[i - 1 : i] != [","] or voiced:
        return None
    i += page.lowers[i : i + 1] == ["the"]
    name = discourse.covered.get(i)
    if name is None or name.first != i or name.kind not in BODY_NAMES:
        return None
    behind = _skip_brackets(page, name.last) + 1
    closed = page.words[behind : behind + 1] in ([","], ["."], [";"], [")"])
    return name if closed else None


def _skip_brackets(page: Page, last: int) -> int:
    """Give the last token of a short form in brackets behind a name, else that of the name."""
    short = page.words[last + 1 : last + 2] == ["("] and page.words[last + 3 : last + 4] == [")"]
    return last + 3 if short else last


def _named_before(discourse: Discourse, phrase: Phrase) -> Name | None:
    """Give the body or state that a phrase behind a comma describes (*the X, a regional bloc,*)."""
    page = discourse.page
    name = discourse.covered.get(phrase.first - 2)
    if phrase.plural or name is None or name.last != phrase.first - 2:
        return None
    if page.words[phrase.first - 1] not in (",", "(") or name.inner or phrase.owner >= 0:
        return None
    if class_of(phrase) not in (LIKE_STATES if name.kind == "state" else LIKE_BODIES):
        return None
    closed = page.words[phrase.last + 1 : phrase.last + 2] in CLOSING
    apposed = page.heads[phrase.head] in range(name.first, name.last + 1)
    known = name.kind in BODY_NAMES or (name.kind == "state" and name.how in ("name", "alias"))
    return name if known and closed and apposed else None


def _says_whose(page: Page, phrase: Phrase, name: Name) -> bool:
    """Say whether a name in a phrase says whose the people are; a city behind *in* is a place."""
    if name.kind == "person":
        return class_of(phrase) in STATE_VOICES | ORGANS | ALLIES or is_owner(page, name)
    behind = phrase.complement in ("in", "from") and name.first > phrase.head
    if behind and name.how == "capital" and page.lemmas[phrase.head] in RULING:
        return True
    return not (behind and name.how == "capital")


# Somebody's: an origin or an owner is named.


def _read_leaders(discourse: Discourse, phrase: Phrase) -> Sighting | None:
    """Read *the mediators, led by A and B* as the group of those who are named."""
    page, i = discourse.page, phrase.last + 1
    if page.words[i : i + 1] == [","]:
        i += 1
    named = page.lowers[i : i + 2] in (["led", "by"], ["made", "up"], ["consisting", "of"])
    if not phrase.plural or not (named or page.lowers[i : i + 1] == ["comprising"]):
        return None
    while i < len(page.words) and page.lowers[i] in LEADING:
        i += 1
    listed, _ = read_list(page, discourse.covered, i)
    members = [name for name in listed if name.kind != "person"]
    if class_of(phrase) in ARMED and [name.kind for name in members] == ["armed-group"]:
        return sight_phrase(discourse, phrase, members[0].actor_id, "led")
    if len(members) < 2:
        return None
    return sight_phrase(discourse, phrase, join_parties(discourse, members), "led")


# Nobody's: pairs, pointers back, vague groups.


def _is_named_people(page: Page, phrase: Phrase) -> bool:
    """Say whether a people has a name of its own or leads others; *innocent civilians* has not."""
    if phrase.group is not None and phrase.group.noun.endswith(("leader", "leaders")):
        return True
    return any(page.words[i][:1].isupper() for i in range(phrase.first + 1, phrase.noun))


def _make_kin(discourse: Discourse, phrase: Phrase, words: tuple[str, ...]) -> Sighting:
    """Keep a clan, tribe or family with a name as a group of that name."""
    slug = make_slug(" ".join([*words, noun_of(discourse.page, phrase)]))
    kin = discourse.know(GROUP + slug, slug.replace("-", " "), "group", discourse.home)
    return sight_phrase(discourse, phrase, kin, "kin")


def _make_vague(discourse: Discourse, phrase: Phrase, words: tuple[str, ...]) -> Sighting | None:
    """Keep a described group as what the text calls it: *international actors*, *local rebels*."""
    body = read_named_body(discourse, phrase)
    if body is not None:
        return body
    page, kind, noun = discourse.page, class_of(phrase), noun_of(discourse.page, phrase)
    land = find_land(discourse, phrase)
    if load_lexicon().marks(noun, "kin") and _is_named_people(page, phrase):
        return _make_kin(discourse, phrase, words)
    single = kind == "people" and not phrase.plural
    if single and land and page.lowers[phrase.last + 1] == "from":
        return make_one(discourse, phrase, land, noun)
    if not _is_vague_group(page, phrase) or load_lexicon().marks(noun, "machine"):
        return None
    slug = make_slug(" ".join([*words, noun]))
    actor_id = slug if kind in ORGANS else GROUP + slug
    sort = "organisation" if kind in ORGANS else "group"
    known = discourse.know(actor_id, slug.replace("-", " "), sort, land)
    return sight_phrase(discourse, phrase, known, "vague")


def _is_vague_group(page: Page, phrase: Phrase) -> bool:
    """Say whether a phrase is of a group that its words tell from others; nobody's own."""
    kind = class_of(phrase)
    if phrase.owner >= 0 or (kind == "people" and not _is_named_people(page, phrase)):
        return False
    regime = kind in STATE_VOICES and phrase.article == "the"
    return phrase.plural or regime or kind in ARMED | ORGANS | {"body"}


# What a description can be before it is asked whose it is, in this order.
READERS = (
    _read_apposition,
    read_in_capital,
    read_unit,
    _read_leaders,
    _read_members,
    _read_of_pair,
    resolve_counterpart,
    resolve_band,
    read_town_hall,
    _read_counted,
    _read_pair,
    read_all,
)
