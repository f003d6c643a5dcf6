"""Bands: *the Palestinian group*, *the Shiite movement*, *the peacekeeping force*: named before.

The adjective is a hint, not a name: it must fit a band or body of which the last sentences spoke.
"""

from __future__ import annotations

from parley.actors.descriptions import sight_phrase
from parley.actors.discourse import Discourse
from parley.actors.identity import GROUP
from parley.actors.lexicon import load_lexicon
from parley.actors.organs import find_mission
from parley.actors.page import Sighting
from parley.actors.phrases import Phrase
from parley.actors.units import is_of_army

REACH = 3  # sentences back
PEACEKEEPING = frozenset(
    ("peacekeeping", "stabilisation", "stabilization", "observer", "monitoring")
)
PEACEKEEPERS = frozenset(("peacekeepers", "helmets", "peacekeeper"))
KINDS = ("armed-group", "organisation")


def resolve_band(discourse: Discourse, phrase: Phrase) -> Sighting | None:
    """Resolve a body called by an adjective to the last one named that the adjective fits."""
    mission = _find_mission(discourse, phrase)
    if mission:
        return sight_phrase(discourse, phrase, mission, "mission-back")
    if not _is_called(discourse, phrase):
        return None
    for sighting in discourse.back(discourse.page.starts[phrase.first], within=REACH):
        if _fits(discourse, phrase, sighting.actor_id):
            return sight_phrase(discourse, phrase, sighting.actor_id, "band-back")
    return None


def _find_mission(discourse: Discourse, phrase: Phrase) -> str:
    """Give the mission of peace that *the peacekeeping force* or *the peacekeepers* is."""
    page = discourse.page
    if phrase.article != "the" or phrase.origins or phrase.owner >= 0:
        return ""
    keepers = page.lowers[phrase.head] in PEACEKEEPERS and set(phrase.words) <= {"blue"}
    force = page.lemmas[phrase.head] in ("force", "mission", "operation")
    called = keepers or (force and PEACEKEEPING & set(phrase.words))
    return find_mission(discourse, phrase) if called else ""


def _is_called(discourse: Discourse, phrase: Phrase) -> bool:
    """Say whether a phrase is *the*, an adjective of land or people, and a noun of a body."""
    page = discourse.page
    noun = page.lemmas[phrase.head] in load_lexicon().modifiers["body-sort"]
    plain = phrase.article == "the" and not phrase.plural and phrase.owner < 0
    demonyms = phrase.origins and all(o.how == "demonym" or o.actor_id.startswith(GROUP)
                                      for o in phrase.origins)  # fmt: skip
    creeds = bool(phrase.words) and set(phrase.words) <= load_lexicon().modifiers["creed"]
    adjectives = demonyms or (creeds and not phrase.origins)
    return bool(noun and plain and not phrase.complement and adjectives)


def _fits(discourse: Discourse, phrase: Phrase, actor_id: str) -> bool:
    """Say whether a body is of the land in the phrase; of a people, any band may be."""
    actor = discourse.actor(actor_id)
    if actor.kind not in KINDS or is_of_army(actor_id):
        return False
    if actor.kind == "organisation" and discourse.gazetteer.actor(actor_id) is None:
        return False
    states = {o.actor_id for o in phrase.origins if o.kind == "state"}
    return states == {actor.country} if states else actor.kind == "armed-group"
