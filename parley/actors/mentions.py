"""Mentions of names: where a known name is a mention of its own, and by which rule."""

from __future__ import annotations

from parley.actors.discourse import Discourse
from parley.actors.identity import GROUP, make_slug, party_of
from parley.actors.lexicon import load_lexicon
from parley.actors.names import Name
from parley.actors.page import MODIFIERS, Page, Sighting
from parley.actors.phrases import Phrase
from parley.actors.places import find_part
from parley.actors.scenes import find_scene

NOMINAL_DEPS = frozenset(("nsubj", "nsubjpass", "pobj", "dobj", "conj", "dative", "attr"))
LANDS = frozenset(("state", "group"))
LED = (["led"], ["backed"], ["brokered"], ["supported"])  # behind a name and a hyphen


def read_mention(discourse: Discourse, name: Name, within: Phrase | None) -> Sighting | None:
    """Read a known name as a mention, or leave it where it is a place or only modifies.

    Args:
        discourse: The text so far.
        name: The name.
        within: The description that the name stands in, if any.
    """
    if name.kind == "person":
        person = discourse.renamed.get(name.actor_id, name.actor_id)
        plain = "surname" if name.how == "alias" else "person"
        return _sight(name, person, f"name.{discourse.guessed.get(person, plain)}")
    if name.inner:
        return None
    if within is not None:
        return _read_inside(discourse.page, name, within)
    if name.how == "demonym":
        return _read_demonym(discourse, name)
    if name.kind not in LANDS and name.how != "capital":
        return _sight(name, name.actor_id, f"name.{name.kind}")
    part = find_part(discourse.page, name.head, city=name.how == "capital")
    behind = discourse.page.lowers[name.last + 1 : name.last + 3]
    if not part and behind[:1] == ["-"] and behind[1:] in LED:
        part = "led"
    if name.how == "capital":
        return _sight(name, name.actor_id, f"capital.{part}", "metonym") if part else None
    return _sight(name, name.actor_id, f"name.{part}") if part else None


def _read_inside(page: Page, name: Name, within: Phrase) -> Sighting | None:
    """Read a name inside a description: a mention behind *of* or with a possessive."""
    if name in within.site and name.kind in LANDS:
        return None
    if name.last < within.noun:
        owns = page.lowers[name.last + 1 : name.last + 2] in (["'s"], ["'"])
        return _sight(name, name.actor_id, "name.possessive") if owns else None
    if within.office is not None and _is_field(page, name):
        return None
    if name.how == "capital" and _is_site(page, name, within):
        return None
    return _sight(name, name.actor_id, f"name.{within.complement or 'of'}")


def read_owner(discourse: Discourse, name: Name) -> Sighting | None:
    """Read the state that a listed name begins with as its owner (*Sudan's army*)."""
    owned = discourse.page.text[name.start : name.end].replace("’", "'")
    place = owned.find("'s ")
    if name.kind != "organisation" or place < 1:
        return None
    for match in discourse.gazetteer.find_names(owned[:place]):
        state = match.entries[0]
        if match.start == 0 and match.end == place and discourse.kind(state.actor_id) == "state":
            first = discourse.page.token_at(name.start)
            return Sighting(name.start, name.start + place, first, state.actor_id, state.how,
                            "name.owner")  # fmt: skip
    return None


def _is_site(page: Page, name: Name, within: Phrase) -> bool:
    """Say whether a city only says where those of a phrase are (*a diplomat in Brussels*)."""
    return within.complement in ("in", "from") or page.lowers[name.first - 1] in (
        "in",
        "at",
        "from",
    )


def _is_field(page: Page, name: Name) -> bool:
    """Say whether a land only says what an envoy is for (*the Special Envoy for Libya*)."""
    before = [word for word in page.lowers[max(0, name.first - 2) : name.first] if word != "the"]
    return name.kind == "state" and before[-1:] == ["for"]


def _sight(name: Name, actor_id: str, rule: str, how: str = "") -> Sighting:
    """Make the sighting of a name's bare words."""
    plural = name.kind == "group"
    how = how or name.shown
    return Sighting(name.start, name.end, name.head, actor_id, how, rule, plural, name.alternative)


def _read_demonym(discourse: Discourse, name: Name) -> Sighting | None:
    """Read an adjective where the state acts, or a people in the plural."""
    page, i = discourse.page, name.head
    if page.tags[i] in ("NNS", "NNPS") and page.deps[i] not in MODIFIERS:
        return _read_people(discourse, name)
    before = page.lowers[name.first - 1] if name.first else ""
    if page.deps[i] in NOMINAL_DEPS and before == "the" and page.heads[i] != i:
        follows = page.poses[name.last + 1 : name.last + 2]
        if follows not in (["NOUN"], ["PROPN"], ["ADJ"], ["CCONJ"]):
            return _read_people(discourse, name)
    if page.lowers[name.last + 1 : name.last + 3] in (["-", "led"], ["-", "backed"]):
        return _sight(name, name.actor_id, "demonym.led")
    top = page.climb(i)
    noun = page.heads[top]
    if page.deps[top] in MODIFIERS and noun > i and page.lemmas[noun] in load_lexicon().acts:
        return _sight(name, name.actor_id, "demonym.act")
    return None


def _find_national(discourse: Discourse, name: Name) -> str:
    """Give the person of a state named in the last sentences (*the Italian said*)."""
    if discourse.page.tags[name.head] in ("NNS", "NNPS") or name.kind != "state":
        return ""
    for sighting in discourse.back(name.start, within=3):
        actor = discourse.actor(sighting.actor_id)
        if actor.kind == "person" and name.actor_id in (actor.country, sighting.party):
            return sighting.actor_id
    return ""


def _act_as_state(page: Page, name: Name, top: int) -> bool:
    """Say whether *the Americans* do or are told what states do or are told, and not a people."""
    if page.lowers[name.first - 1 : name.first] != ["the"] or name.kind != "state":
        return False
    verb = page.heads[top]
    lexicon = load_lexicon()
    told = page.lemmas[verb] in lexicon.speech | lexicon.modifiers["dealing"]
    if page.deps[top] in ("nsubjpass", "dobj", "dative"):
        return told or lexicon.places.get(("object", page.lemmas[verb])) == "actor"
    plain = lexicon.marks(page.lemmas[verb], "stative") or lexicon.marks(
        page.lemmas[verb], "populace"
    )
    return page.deps[top] == "nsubj" and page.poses[verb] == "VERB" and not plain


def _read_people(discourse: Discourse, name: Name) -> Sighting:
    """Read *the Russians* as the state where they speak, as the people elsewhere."""
    page = discourse.page
    top = page.climb(name.head)
    verb = page.heads[top]
    acting = load_lexicon().speech | load_lexicon().modifiers["dealing"]
    speaks = page.deps[top] == "nsubj" and page.lemmas[verb] in acting
    speaks = speaks or _act_as_state(page, name, top)
    one = page.tags[name.head] == "NN" or (page.tags[name.head] == "NNP" and name.end > name.start)
    before = page.lowers[name.first - 1 : name.first] == ["the"]
    person = _find_national(discourse, name) if speaks or (one and before) else ""
    if person:
        return _sight(name, person, "demonym.person")
    if speaks or name.kind != "state":
        sighting = _sight(name, name.actor_id, "demonym.speaks")
    else:
        ethnic = page.lowers[name.first - 1 : name.first] == ["ethnic"]
        slug = make_slug(("ethnic " if ethnic else "") + page.text[name.start : name.end])
        own = discourse.country(party_of(name.actor_id))
        country = find_scene(discourse, name.head) if ethnic else own
        people = discourse.know(GROUP + slug, slug.replace("-", " "), "group", country)
        sighting = _sight(name, people, "demonym.people")
    return Sighting(
        sighting.start, sighting.end, sighting.head, sighting.actor_id, sighting.how,
        sighting.rule, True, sighting.alternative,
    )  # fmt: skip
