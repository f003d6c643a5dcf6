"""Pointers: who is meant by *the country*, *these leaders*, *the rebels*: somebody named before."""

from __future__ import annotations

from parley.actors.called import CALLED, RULERS
from parley.actors.descriptions import ARMED, LANDS, ORGANS, STATE_VOICES, noun_of, sight_phrase
from parley.actors.discourse import Discourse
from parley.actors.forms import is_of_form
from parley.actors.identity import GROUP, make_slug
from parley.actors.lexicon import load_lexicon
from parley.actors.offices import find_organ_at_hand
from parley.actors.organs import find_mission, find_seat_before
from parley.actors.page import Page, Sighting
from parley.actors.phrases import Phrase, class_of
from parley.actors.regions import read_run
from parley.actors.scenes import find_land
from parley.actors.topics import find_subjects, rank_states
from parley.actors.units import is_of_army, read_army

LONG = 12  # sentences over which an armed group stays *the rebels*
BANDS = frozenset(("forces", "guard", "militia", "units", "brigades"))
REGULAR = frozenset(("armed", "army", "defence", "defense", "national", "air", "police"))
OUTLETS = frozenset(("state television", "state media", "state radio", "state news agency"))
SMALL = frozenset(("group", "movement"))  # what nobody calls a body of states
INDEFINITE = frozenset(("a", "an", "any", "no", "another", "every", "each", "some"))
# What may be called so: a body of states, a band, or another organisation.
BODY_NOUNS = {
    "group": ("armed-group", "international", "organisation"),
    "movement": ("armed-group", "organisation"),
    "organisation": ("international", "organisation", "armed-group"),
    "organization": ("international", "organisation", "armed-group"),
    "body": ("international",),
    "agency": ("international", "organisation"),
    "bloc": ("international",),
    "alliance": ("international",),
    "coalition": ("international", "organisation", "armed-group"),
}


def resolve_back(discourse: Discourse, phrase: Phrase) -> Sighting | None:
    """Resolve *the country*, *these leaders*, *the rebels*: the last named of that sort."""
    page = discourse.page
    start = page.starts[phrase.first]
    organ = find_organ_at_hand(discourse, phrase)
    if organ and class_of(phrase) in ORGANS | {"body"}:
        return sight_phrase(discourse, phrase, organ, "organ-at-hand")
    army = read_army(discourse, phrase)
    if army:
        return sight_phrase(discourse, phrase, army, "army")
    if page.words[phrase.head] in ("Force", "Mission") or page.lowers[phrase.head] == "mission":
        mission = find_mission(discourse, phrase)
        return sight_phrase(discourse, phrase, mission, "mission-back") if mission else None
    for rule, find in CALLED.items():
        called = find(discourse, phrase)
        if called:
            return sight_phrase(discourse, phrase, called, rule)
    if _is_place_or_pair(discourse, phrase):
        return None
    seat = find_seat_before(discourse, phrase) if _means_state(page, phrase) else ""
    if seat and class_of(phrase) in STATE_VOICES:
        return sight_phrase(discourse, phrase, seat, "seat")
    if _means_state(page, phrase):
        return _resolve_state_back(discourse, phrase, start)
    for sighting in discourse.back(start, within=LONG if class_of(phrase) in ARMED else 6):
        rule = _match_back(discourse, phrase, sighting)
        if rule:
            return sight_phrase(discourse, phrase, sighting.actor_id, rule)
    return resolve_bare(discourse, phrase)


def _is_place_or_pair(discourse: Discourse, phrase: Phrase) -> bool:
    """Say whether *the capital* is a place, or *both movements* were not found to be two."""
    page = discourse.page
    place = page.lowers[phrase.head] == "capital" and not discourse.is_dealing(phrase.head)
    pair = phrase.plural and (phrase.article == "both" or "two" in phrase.words)
    return place or (pair and not _means_state(page, phrase))


def _means_state(page: Page, phrase: Phrase) -> bool:
    """Say whether a phrase without a name can only mean a state (*the government*)."""
    kind = class_of(phrase)
    one = kind in LANDS | STATE_VOICES and not phrase.plural
    return one or page.lemmas[phrase.head] in ("force", "troop", "authority")


def _match_back(discourse: Discourse, phrase: Phrase, sighting: Sighting) -> str:
    """Name the rule by which a phrase takes up an earlier sighting; empty where none does."""
    page, kind = discourse.page, class_of(phrase)
    noun, actor = page.lemmas[phrase.head], discourse.kind(sighting.actor_id)
    if kind in ORGANS | {"body"} and _is_called(discourse, sighting, noun):
        return "organ-back"
    if kind in ARMED:
        return "armed-back" if _is_same_band(discourse, phrase, sighting) else ""
    of = page.lowers[phrase.head + 1 : phrase.head + 2] == ["of"]  # the members of the club
    members = noun == "member" and phrase.plural and not of
    if members and page.lemmas[sighting.head] == "member":
        return "members-back"
    whole = actor == "international" and sighting.plural and noun != "member"
    same = whole and not of and _shares_head(page, sighting, noun)
    like = same or (actor == "group" and _is_like(page, sighting, noun, kind, phrase.article))
    if phrase.plural and like:
        return "group-back"
    return "body-back" if _is_such_body(discourse, phrase, sighting) else ""


def _is_such_body(discourse: Discourse, phrase: Phrase, sighting: Sighting) -> bool:
    """Say whether a body named before can be called by the noun of a phrase (*the group*)."""
    page, noun = discourse.page, discourse.page.lemmas[phrase.head]
    actor = discourse.kind(sighting.actor_id)
    known = discourse.gazetteer.actor(sighting.actor_id) is not None
    capital = page.words[phrase.head][:1].isupper()
    if noun in SMALL and (
        is_of_army(sighting.actor_id) or (actor == "international" and not capital)
    ):
        return False
    if actor == "organisation" and "/" in sighting.actor_id and not known:
        return False
    return actor in BODY_NOUNS.get(noun, ()) or (noun == "group" and actor == "group" and known)


def _is_same_band(discourse: Discourse, phrase: Phrase, sighting: Sighting) -> bool:
    """Say whether a band named before is *the rebels*: any band, or whoever was called so."""
    page, noun = discourse.page, discourse.page.lemmas[phrase.head]
    noun = noun_of(page, phrase).split()[0] if noun == "group" else noun
    actor = discourse.kind(sighting.actor_id)
    if actor == "group":
        return _shares_noun(sighting, noun)
    called = _was_called(page, sighting, noun) or _is_band(sighting.actor_id, noun)
    return actor == "armed-group" or (actor == "organisation" and called)


def _shares_noun(sighting: Sighting, noun: str) -> bool:
    """Say whether a band without a name was called by a noun before (*Chiapas rebels*)."""
    told = sighting.actor_id.removeprefix(GROUP).split("-")
    return len(told) > 1 and told[-1].removesuffix("s") == noun.removesuffix("s")


def _was_called(page: Page, sighting: Sighting, noun: str) -> bool:
    """Say whether a body's name stood with a noun as its adjective (*the paramilitary X*)."""
    first = page.token_at(sighting.start)
    return noun in (page.lemmas[first - 1], page.lowers[first - 1].rstrip("s")) if first else False


def _is_band(actor_id: str, noun: str) -> bool:
    """Say whether a state's irregular forces are its *paramilitaries* (no army, navy or police)."""
    own = set(actor_id.partition("/")[2].split("-"))
    irregular = noun in ("paramilitary", "paramilitaries", "militia", "militiaman")
    return irregular and bool(own & BANDS) and not own & REGULAR


def _is_called(discourse: Discourse, sighting: Sighting, noun: str) -> bool:
    """Say whether a body's name as used before holds a noun (*the coalition*)."""
    words = discourse.page.text[sighting.start : sighting.end].lower().split()
    return noun in words and discourse.kind(sighting.actor_id) not in ("person", "state", "group")


def _shares_head(page: Page, sighting: Sighting, noun: str) -> bool:
    """Say whether words seen before have a noun as their head (*EU leaders ... the leaders*)."""
    return page.lemmas[sighting.head].removesuffix("s") == noun.removesuffix("s")


def _is_like(page: Page, sighting: Sighting, noun: str, kind: str, article: str) -> bool:
    """Say whether a group named before was called by the same noun, or is pointed back to."""
    same = _shares_head(page, sighting, noun)
    return same or (article in ("these", "those") and kind in LANDS | {"people"})


def _resolve_state_back(discourse: Discourse, phrase: Phrase, start: int) -> Sighting | None:
    """Resolve *the country* or *the government* to the state that was last named."""
    if phrase.complement:
        return None
    if (
        discourse.page.turns
        and discourse.home
        and discourse.page.words[phrase.head] == "Government"
    ):
        return sight_phrase(discourse, phrase, discourse.home, "speakers-state")
    called = _find_called(discourse, phrase)
    if called:
        return sight_phrase(discourse, phrase, called, "state-called")
    if _is_addressed(discourse.page, phrase):
        own = find_subjects(discourse, phrase.head)  # told the nation: his own
        addressed = [party for party in own if discourse.kind(party) == "state"]
        if len(addressed) == 1:
            return sight_phrase(discourse, phrase, addressed[0], "own-nation")
    states = rank_states(discourse, start, find_subjects(discourse, phrase.head))
    states = [state for state in states if is_of_form(state, discourse.page.lemmas[phrase.head])]
    if not states or (states == [discourse.home] and phrase.article != "the"):
        return None
    second = states[1] if len(states) > 1 else ""
    return sight_phrase(discourse, phrase, states[0], "state-back", second)


def _is_addressed(page: Page, phrase: Phrase) -> bool:
    """Say whether *the nation* is told something, which is done by its own leader."""
    verb = page.lemmas[page.heads[page.climb(phrase.head)]]
    told = page.deps[phrase.head] in ("dobj", "dative", "iobj") and verb in ("tell", "address")
    return told and page.lemmas[phrase.head] == "nation" and not phrase.words


def _find_called(discourse: Discourse, phrase: Phrase) -> str:
    """Give the state that the text called by the same rare noun (*Mali's junta ... the junta*)."""
    page = discourse.page
    noun = page.lemmas[phrase.head]
    if noun not in RULERS:
        return ""
    for sighting in reversed(discourse.sightings):
        if page.lemmas[sighting.head] == noun and discourse.kind(sighting.actor_id) == "state":
            return sighting.actor_id
    return ""


def _are_outsiders(page: Page, phrase: Phrase) -> bool:
    """Say whether *donors* or *observers* act here as a group that needs no name."""
    noun = noun_of(page, phrase)
    acts = page.deps[page.climb(phrase.head)] in ("nsubj", "nsubjpass", "agent")
    return phrase.plural and acts and load_lexicon().marks(noun, "outsider")


def _read_pupils(discourse: Discourse, phrase: Phrase) -> str:
    """Read *students at Fourah Bay College* as a group of the state in which the scene is."""
    page, at = discourse.page, phrase.head + 1
    if not phrase.plural or class_of(phrase) != "people" or page.lowers[at : at + 1] != ["at"]:
        return ""
    last = read_run(page, at + 1)
    if last < at + 2:
        return ""
    slug = make_slug(page.text[page.starts[phrase.head] : page.end_of(last)])
    land = find_land(discourse, phrase)
    return discourse.know(GROUP + slug, slug.replace("-", " "), "group", land)


def resolve_bare(discourse: Discourse, phrase: Phrase) -> Sighting | None:
    """Keep armed groups without a name as a vague group; all else without a name is nobody."""
    outlet = noun_of(discourse.page, phrase)
    if outlet in OUTLETS and discourse.is_speaking(phrase.head):
        media = discourse.know(make_slug(outlet), outlet, "media")
        return sight_phrase(discourse, phrase, media, "outlet")
    if _are_outsiders(discourse.page, phrase):
        slug = make_slug(noun_of(discourse.page, phrase))
        outsiders = discourse.know(GROUP + slug, slug.replace("-", " "), "group")
        return sight_phrase(discourse, phrase, outsiders, "outsiders")
    pupils = _read_pupils(discourse, phrase)
    if pupils:
        return sight_phrase(discourse, phrase, pupils, "pupils")
    if class_of(phrase) not in ARMED or phrase.article in INDEFINITE:
        return None
    slug = make_slug(noun_of(discourse.page, phrase))
    land = find_land(discourse, phrase)
    group = discourse.know(GROUP + slug, slug.replace("-", " "), "group", land)
    return sight_phrase(discourse, phrase, group, "armed-vague")
