"""Called: bodies that go by a noun alone (*the Union*, *the front*, *the delegation*, *generals*).

Each is the last one that the text named by that noun, or whose name holds it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from parley.actors.discourse import Discourse
from parley.actors.lexicon import load_lexicon
from parley.actors.page import SUBJECTS
from parley.actors.phrases import Phrase

CAPITALS = ("union", "organization", "organisation", "community", "league", "alliance")
RULERS = frozenset(("junta", "regime", "administration", "leadership", "kingdom", "republic"))
OFFICERS = frozenset(("generals", "rulers", "putschists", "officers", "soldiers", "colonels"))
LONG = 12  # sentences over which a body goes by its noun


def find_capital(discourse: Discourse, phrase: Phrase) -> str:
    """Give the body of states that *the Union* or *the Organization* with a capital is."""
    page, noun = discourse.page, discourse.page.lowers[phrase.head]
    if noun not in CAPITALS or not page.words[phrase.head][:1].isupper():
        return ""
    for sighting in discourse.back(discourse.page.starts[phrase.first], within=LONG):
        whole = noun.startswith("organi")
        actor = discourse.actor(sighting.party if whole else sighting.actor_id)
        words = f"{actor.name} {page.text[sighting.start : sighting.end]}".lower().split()
        called = noun in words or whole
        if actor.kind == "international" and called:
            return actor.actor_id
        above = discourse.actor(sighting.party)  # of an organ of the Union
        if above.kind == "international" and noun in above.name.lower().split():
            return above.actor_id
    return ""


def find_delegation(discourse: Discourse, phrase: Phrase) -> str:
    """Give whose the delegation or team is that the text named before (*the delegation*)."""
    noun = discourse.page.lemmas[phrase.head]
    if noun not in ("delegation", "team") or phrase.plural or phrase.words:
        return ""
    back = discourse.back(discourse.page.starts[phrase.first], within=LONG)
    return next((s.actor_id for s in back if discourse.page.lemmas[s.head] == noun), "")


def find_rulers(discourse: Discourse, phrase: Phrase) -> str:
    """Give the state whose junta or generals were named before (*the generals, the soldiers*)."""
    page = discourse.page
    if page.lowers[phrase.head] not in OFFICERS or phrase.words:
        return ""
    for sighting in discourse.back(discourse.page.starts[phrase.first], within=6):
        told = page.lemmas[sighting.head] in RULERS | {"general", "ruler", "putschist"}
        army = page.lemmas[sighting.head] in ("army", "military")
        if army or (told and discourse.kind(sighting.actor_id) == "state"):
            return sighting.actor_id
    return ""


def find_by_noun(discourse: Discourse, phrase: Phrase) -> str:
    """Give the body whose name holds the noun of a description (*the front* of a people's front).

    *The front moved west* is a line; a front that is a body speaks or deals.
    """
    page, noun = discourse.page, discourse.page.lowers[phrase.head]
    lexicon = load_lexicon()
    if phrase.plural or phrase.words or noun not in lexicon.modifiers["name-noun"]:
        return ""
    verb = page.lemmas[page.heads[page.climb(phrase.head)]]
    acts = page.deps[page.climb(phrase.head)] in SUBJECTS and not lexicon.marks(verb, "stative")
    owns = page.deps[phrase.head] == "poss"  # the front's chairman
    if noun == "front" and not owns and (not acts or lexicon.marks(verb, "line")):
        return ""
    for sighting in discourse.back(discourse.page.starts[phrase.first], within=LONG):
        actor = discourse.actor(sighting.actor_id)
        words = f"{actor.name} {page.text[sighting.start : sighting.end]}".lower().split()
        if noun in words and actor.kind in ("armed-group", "international", "organisation"):
            return actor.actor_id
    return ""


# Each rule and how it finds whom a phrase means, in this order.
CALLED: Mapping[str, Callable[[Discourse, Phrase], str]] = {
    "body-called": lambda discourse, phrase: (
        find_capital(discourse, phrase) or find_by_noun(discourse, phrase)
    ),
    "delegation-back": find_delegation,
    "rulers-back": find_rulers,
}
