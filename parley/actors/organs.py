"""Organs: bodies of a state that stand without their state (*the interior ministry*, *police*).

They are those of the state at hand. *The mission* without a name is the one that the text named,
and never a state.
"""

from __future__ import annotations

from parley.actors.affiliations import find_party_at_hand
from parley.actors.descriptions import (
    LONGEST_FIELD,
    ORGANS,
    noun_of,
    read_field,
    sight_phrase,
    telling_words,
)
from parley.actors.discourse import Discourse, make_sighting
from parley.actors.identity import make_slug, party_of
from parley.actors.issuers import read_short_name
from parley.actors.lexicon import load_lexicon
from parley.actors.names import Name
from parley.actors.page import SUBJECTS, Page, Sighting
from parley.actors.phrases import Phrase, class_of

FAR = 20  # sentences in which a mission goes by its bare noun


def read_organ(discourse: Discourse, phrase: Phrase) -> Sighting | None:
    """Read a body of a state that is said to be nobody's as the organ of the state at hand.

    Returns:
        The sighting of the phrase; nothing where it is no such body or no state is at hand.
    """
    page = discourse.page
    called = _find_issuer(discourse, phrase)
    if called:
        return sight_phrase(discourse, phrase, called, "issuer")
    field = read_field(discourse, phrase)
    slug = make_slug(" ".join([*field, *telling_words(page, phrase), noun_of(page, phrase)]))
    if not _is_organ(slug) or not _stands_alone(page, phrase):
        return None
    state = _state_behind(discourse, phrase, field) or find_seat_before(discourse, phrase)
    named = _find_named(discourse, phrase, slug)
    if named and state in ("", party_of(named)):
        return sight_phrase(discourse, phrase, named, "organ-back")
    state = state or _state_of(discourse, phrase)
    if not state:
        return None
    title = f"{slug.replace('-', ' ')} of {discourse.actor(state).name}"
    organ = discourse.know(f"{state}/{slug}", title, "organisation", state)
    return sight_phrase(discourse, phrase, organ, "organ-of-state")


def _state_behind(discourse: Discourse, phrase: Phrase, field: list[str]) -> str:
    """Give the state that follows a ministry's field (*of Defence of the Republic of Chad*)."""
    lowers, i = discourse.page.lowers, phrase.head + 1
    if not field or "of" not in lowers[i + 1 : i + 2 + LONGEST_FIELD]:
        return ""
    i = lowers.index("of", i + 1) + 1
    name = discourse.covered.get(i + 1 if lowers[i : i + 1] == ["the"] else i)
    return party_of(name.actor_id) if name is not None and name.kind == "state" else ""


def _find_issuer(discourse: Discourse, phrase: Phrase) -> str:
    """Give the issuer of the text, or its members, where a phrase with a capital names them."""
    page = discourse.page
    if not page.words[phrase.head][:1].isupper() or phrase.article not in ("", "the", "all"):
        return ""
    return read_short_name(discourse, noun_of(page, phrase)) if not phrase.origins else ""


def _is_organ(slug: str) -> bool:
    """Say whether a noun is of bodies that every state has (*ministry*, *coast guard*)."""
    organs = load_lexicon().modifiers["state-organ"]
    return any(slug == organ or slug.endswith(f"-{organ}") for organ in organs)


def _stands_alone(page: Page, phrase: Phrase) -> bool:
    """Say whether a phrase is one body: with *the*, or bare and the subject of a verb."""
    if phrase.article == "the":
        return not phrase.plural or class_of(phrase) not in ORGANS
    subject = page.deps[page.climb(phrase.head)] in SUBJECTS
    bare = page.lowers[phrase.head] in ("police", "parliament", "prosecutors")
    return not phrase.article and subject and bare


def _find_named(discourse: Discourse, phrase: Phrase, slug: str) -> str:
    """Give the organ of this name, or with this last word, that the text named before."""
    for sighting in discourse.back(discourse.page.starts[phrase.first], within=FAR):
        own = sighting.actor_id.partition("/")[2]
        if discourse.kind(sighting.actor_id) == "organisation" and (
            own == slug or ("-" not in slug and own.endswith(f"-{slug}"))
        ):
            return sighting.actor_id
    return ""


def _state_of(discourse: Discourse, phrase: Phrase) -> str:
    """Give the state of a city in which an organ sits (*in Dakar*), else the one at hand."""
    seats = [origin for origin in (*phrase.origins, *phrase.site) if origin.kind == "state"]
    if seats:
        return party_of(seats[0].actor_id)
    start = discourse.page.starts[phrase.first]
    return find_party_at_hand(discourse, start, ("state",)) or discourse.home


def find_seat_before(discourse: Discourse, phrase: Phrase) -> str:
    """Give the state of the city that opens a clause before a body (*in Dakar the ministry*)."""
    page, i = discourse.page, phrase.first - 1
    i -= page.words[max(0, i)] == ","
    name = discourse.covered.get(i)
    if name is None or name.kind != "state" or name.first < 1:
        return ""
    placed = page.lowers[name.first - 1] == "in" and name.last == i
    return party_of(name.actor_id) if placed else ""


def find_organ_called(discourse: Discourse, phrase: Phrase, noun: str) -> str:
    """Give the body last named whose name ends with a noun (*Council* for the Security Council)."""
    for sighting in discourse.back(discourse.page.starts[phrase.first], within=FAR):
        actor = discourse.actor(sighting.actor_id)
        if actor.kind in ("international", "organisation") and (
            actor.actor_id.endswith(f"-{noun}") or actor.name.lower().endswith(f" {noun}")
        ):
            return actor.actor_id
    return ""


def find_mission(discourse: Discourse, phrase: Phrase) -> str:
    """Give the mission or force of an organisation that *the mission* is, or nothing."""
    missions = load_lexicon().modifiers["mission"]
    for sighting in discourse.back(discourse.page.starts[phrase.first], within=FAR):
        own = sighting.actor_id.rpartition("/")[2]
        if own in missions or "mission" in own.split("-"):
            return sighting.actor_id
    return ""


def is_named_organ(discourse: Discourse, phrase: Phrase, body: Name) -> bool:
    """Say whether a phrase is the capitalised name of an organ of a body of states."""
    page = discourse.page
    behind = phrase.complement == "of" and body.first > phrase.head and "/" not in body.actor_id
    named = page.words[phrase.head][:1].isupper() and page.words[phrase.head - 1][:1].isupper()
    organ = page.lowers[phrase.head] in load_lexicon().modifiers["organ-name"]
    return behind and named and organ and body.kind == "international" and not phrase.plural


def make_named_organ(discourse: Discourse, phrase: Phrase, body: Name) -> Sighting:
    """Make *the Ministerial Council of the X* an organ of its own below the X."""
    page, first = discourse.page, phrase.head
    while first > phrase.first and page.words[first - 1][:1].isupper():
        if page.lowers[first - 1] == "the":
            break
        first -= 1
    own = page.text[page.starts[first] : page.end_of(phrase.head)]
    name = page.text[page.starts[first] : body.end]
    organ = discourse.know(f"{body.actor_id}/{make_slug(own)}", name, "international")
    return make_sighting(page, first, phrase.last, organ, "name", "name.organ", head=phrase.head)
