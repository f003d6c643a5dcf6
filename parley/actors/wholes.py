"""Wholes: many that are one group (*all States*, *Member States*) or rule one state from a city."""

from __future__ import annotations

from parley.actors.descriptions import sight_phrase
from parley.actors.discourse import Discourse
from parley.actors.identity import GROUP, make_slug, party_of
from parley.actors.page import Sighting
from parley.actors.phrases import Phrase

ALL_OF = frozenset(
    ("states", "countries", "nations", "governments", "parties", "sides", "factions", "actors")
)
RULING = frozenset(
    (
        "government",
        "junta",
        "regime",
        "authority",
        "leadership",
        "ruler",
        "general",
        "official",
        "institution",
        "administration",
        "cabinet",
    )
)


def read_all(discourse: Discourse, phrase: Phrase) -> Sighting | None:
    """Read *all States* and *all parties*, to whom bodies speak, as a group of that name."""
    noun = discourse.page.lowers[phrase.head]
    if phrase.origins or phrase.owner >= 0 or set(phrase.words) - {"other", "concerned"}:
        return None
    if phrase.noun != phrase.head:
        return _read_member_states(discourse, phrase)
    if phrase.article != "all" or noun not in ALL_OF:
        return None
    known = discourse.know(f"{GROUP}all-{noun}", f"all {noun}", "group")
    return sight_phrase(discourse, phrase, known, "all")


def _read_member_states(discourse: Discourse, phrase: Phrase) -> Sighting | None:
    """Read *Member States* as those of the body that speaks in the sentence."""
    page = discourse.page
    if phrase.group is None or phrase.group.noun not in ("member state", "member states"):
        return None
    if discourse.issuer or phrase.article not in ("", "all", "its", "the"):
        return None
    for sighting in discourse.back(page.starts[phrase.first], within=0):
        party = sighting.party
        if discourse.kind(party) == "international":
            slug = f"{make_slug(party)}-member-states"
            known = discourse.know(GROUP + slug, f"member states of {party}", "group")
            return sight_phrase(discourse, phrase, known, "member-states")
    return None


def read_in_capital(discourse: Discourse, phrase: Phrase) -> Sighting | None:
    """Read *the provisional institutions in Pristina* as the state that they rule from there."""
    page = discourse.page
    seats = [o for o in (*phrase.origins, *phrase.site) if o.first > phrase.head]
    ruling = page.lemmas[phrase.head] in RULING and phrase.article == "the"
    if not ruling or phrase.complement != "in" or [o.how for o in seats] != ["capital"]:
        return None
    return sight_phrase(discourse, phrase, party_of(seats[0].actor_id), "in-capital")
