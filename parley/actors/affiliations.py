"""Affiliations: the state or body to which a person belongs whom no list knows.

What the text says of him goes first (*X (Ghana)*, *the mayor of Y*, *its spokesman, X*); else an
official belongs to the state at hand, and somebody else to the state from which the text is told.
The sound of a name says nothing.
"""

from __future__ import annotations

from parley.actors.discourse import BODIES, Discourse
from parley.actors.identity import GROUP, is_army, make_slug, party_of
from parley.actors.lexicon import load_lexicon
from parley.actors.names import Name
from parley.actors.page import Page
from parley.actors.phrases import Phrase
from parley.actors.regions import load_regions, read_run
from parley.actors.services import read_service
from parley.actors.transcripts import find_voiced_state

OF = frozenset(("of", "from", "with"))
IN = frozenset(("in", "of", "for", "at"))
COMPASS = frozenset(
    f"{way}{end}"
    for way in (
        "north",
        "south",
        "east",
        "west",
        *(f"{a}{b}" for a in ("north", "south") for b in ("east", "west")),
    )
    for end in ("", "ern")
) | {"central", "upper", "lower", "nearby", "neighbouring", "neighboring"}
REACH = 3  # sentences back
LONG = 12  # sentences back in which an army was named
# Who is called somebody's so and is not of his side.
AGAINST = frozenset(
    ("critic", "rival", "enemy", "foe", "opponent", "adversary", "prisoner", "captive", "hostage")
)
OFFICIAL = frozenset(
    ("officer", "official", "leader", "head", "chief", "diplomat", "negotiator", "delegate")
)


def find_state_of_place(discourse: Discourse, first: int, last: int) -> str:
    """Give the state in which the place of some words lies, by the text or the table."""
    page = discourse.page
    slug = make_slug(page.text[page.starts[first] : page.end_of(last)])
    return discourse.told_places.get(slug) or load_regions().get(slug, "")


def find_place_behind(discourse: Discourse, first: int, last: int) -> tuple[str, int, int]:
    """Give state and tokens of the last unlisted place among some tokens; none: an empty state."""
    page, i = discourse.page, first
    found = ("", -1, -1)
    while i <= last:
        stop = read_run(page, i) if i not in discourse.covered else -1
        if stop < i:
            i += 1
            continue
        stop = min(stop, last)
        if page.lowers[i - 1] in IN:
            state = find_state_of_place(discourse, i, stop)
            found = (state, i, stop) if state or not found[0] else found
        i = stop + 1
    return found


def find_land_behind(discourse: Discourse, phrase: Phrase) -> str:
    """Give the state of the land or place in which a phrase sets its people.

    *Militias in northern Mali*, *a group based in Trinidad*, *students from Calgary*.
    """
    page, i = discourse.page, phrase.last + 1
    if page.lowers[i : i + 1] == ["based"]:
        i += 1
    if page.lowers[i : i + 1] not in (["in"], ["from"]):
        return ""
    i += 1
    named = read_run(page, i) if i < len(page.words) and i not in discourse.covered else -1
    if named >= i and find_state_of_place(discourse, i, named):
        return find_state_of_place(discourse, i, named)  # Northern Ireland
    while page.lowers[i : i + 1] and (page.lowers[i] == "the" or page.lowers[i] in COMPASS):
        i += 1
    name = discourse.covered.get(i)
    if name is not None:
        return name.actor_id if name.kind == "state" and name.how != "demonym" else ""
    last = read_run(page, i) if i < len(page.words) else -1
    return find_state_of_place(discourse, i, last) if last >= i else ""


def settle_affiliation(discourse: Discourse, name: Name) -> None:
    """Put an unlisted person below the party that the words around his name give.

    Where an office phrase stands behind the name, that phrase decides when it is read.
    """
    person = discourse.renamed.get(name.actor_id, name.actor_id)
    if not discourse.is_homeless(person):
        return
    party = read_brackets(discourse, name) or _party_of_place_behind(discourse, name)
    party = party or _party_of_owner(discourse, name) or read_service(discourse, name)
    if not party and discourse.page.is_label(name.first):
        party = discourse.host or find_voiced_state(discourse, name.first)
    if party:
        discourse.affiliate(person, party)
    elif not _is_described(discourse, name):
        official, stately = _is_official(discourse, name), _is_of_state(discourse, name)
        new = affiliate_at_hand(discourse, person, name.start, official=official, stately=stately)
        enlist(discourse, new, name.start)


def _party_of_owner(discourse: Discourse, name: Name) -> str:
    """Give the party of whoever a person is said to be of.

    *His deputy, X*; *Mexico's trade secretary, Y*; *the Malaysian representative, Mr. Z*.
    """
    page, head = discourse.page, _find_described(discourse.page, name)
    before = name.first - 2
    if page.lowers[name.first - 1] in load_lexicon().titles:
        before -= 1
    if head is None or discourse.phrase_upto.get(before) is not None:
        return ""
    if page.lemmas[head] in AGAINST:
        return ""
    for child in page.children(head):
        owner = discourse.by_head.get(child.i) if child.dep_ == "poss" else None
        if owner is not None and not owner.actor_id.startswith(GROUP):
            return owner.party
        adjective = discourse.covered.get(child.i) if child.dep_ == "amod" else None
        if adjective is not None and adjective.kind == "state":
            return adjective.actor_id
    return ""


def _find_described(page: Page, name: Name) -> int | None:
    """Give the noun in front of a comma to which a name stands in apposition."""
    head = page.heads[name.head]
    apposed = page.deps[name.head] == "appos" and head < name.first
    return head if apposed and page.poses[head] == "NOUN" else None


def enlist(discourse: Discourse, person: str, start: int) -> None:
    """Note the army of his state for which a military spokesman speaks, as the text named it."""
    if discourse.offices.get(person) != "military-spokesperson" or person in discourse.bodies:
        return
    for sighting in discourse.back(start, within=LONG):
        if is_army(sighting.actor_id) and sighting.party == party_of(person):
            discourse.bodies[person] = sighting.actor_id
            return


def affiliate_at_hand(
    discourse: Discourse, person: str, start: int, *, official: bool = True, stately: bool = False
) -> str:
    """Put a person of whom nothing is said below the party at hand; give his id.

    Args:
        discourse: The text so far.
        person: An unlisted person.
        start: Offset of his name.
        official: Whether a title of state or rank stands before it.
        stately: Whether that title is one that only a state gives (*President*).
    """
    party = ""
    if stately:
        party = (
            _find_state_led(discourse, person)
            or discourse.filed
            or _find_state_of_band(discourse, start)
        )
    elif official:
        party = party_of(discourse.issuer) or find_party_at_hand(discourse, start)
    home = discourse.home if official or _is_introduced(discourse, start) else ""
    new = discourse.affiliate(person, party or home)
    if new != person:
        discourse.guessed[new] = "at-hand" if party else "home"
    return new


def _find_state_led(discourse: Discourse, person: str) -> str:
    """Give the one state named in the text that somebody of this surname led on the day."""
    if discourse.day is None:
        return ""
    states = {n.actor_id for n in discourse.covered.values() if n.kind == "state"}
    led = set()
    for state in states:
        leader = discourse.gazetteer.find_holder("leader", state, discourse.day) or ""
        called = make_slug(discourse.actor(leader).name).split("-") if leader else []
        if person.split("-")[-1] in called:  # Frei of Frei Ruiz-Tagle
            led.add(state)
    return led.pop() if len(led) == 1 else ""


def _is_introduced(discourse: Discourse, start: int) -> bool:
    """Say whether a name is introduced: it opens a turn, is described or titled, or speaks.

    Whoever is named in passing may be from anywhere.
    """
    page = discourse.page
    name = discourse.covered.get(page.token_at(start))
    if name is None or page.is_label(name.first):
        return True
    behind = page.words[name.last + 1 : name.last + 2]
    titled = page.lowers[name.first - 1 : name.first]
    verb = page.lemmas[page.heads[page.climb(name.head)]]
    described = behind in ([","], ["("]) or bool(set(titled) & set(load_lexicon().titles))
    return described or verb in load_lexicon().speech


def _is_of_state(discourse: Discourse, name: Name) -> bool:
    """Say whether an office of state stands in front of a name (*Prime Minister X*)."""
    phrase = discourse.phrase_upto.get(name.first - 1)
    if phrase is None or phrase.office is None or phrase.origins or phrase.owner >= 0:
        return False
    governs = "government" in page_words(discourse, phrase)
    return governs or bool(phrase.office.offices) or phrase.office.code.endswith("minister")


def page_words(discourse: Discourse, phrase: Phrase) -> list[str]:
    """Give the words of a phrase in lower case."""
    return discourse.page.lowers[phrase.first : phrase.last + 1]


def _find_state_of_band(discourse: Discourse, start: int) -> str:
    """Give the state at hand; of an armed group the state in which it fights."""
    party = find_party_at_hand(discourse, start)
    if discourse.kind(party) != "armed-group":
        return party
    return discourse.actor(party).country or find_party_at_hand(discourse, start, ("state",))


def find_party_at_hand(
    discourse: Discourse, start: int, kinds: tuple[str, ...] = ("state", "armed-group")
) -> str:
    """Give the state or armed group of which the last sentences speak: subjects, then nearest."""
    page = discourse.page
    here = page.sentence_at(start)
    ranked: list[tuple[float, str]] = []
    for sighting in discourse.back(start, within=REACH):
        party = sighting.party
        if any(first <= sighting.start < last for first, last in page.turns):
            continue
        if party.startswith(GROUP) or discourse.kind(party) not in kinds:
            continue
        back = here - page.sentence_at(sighting.start)
        weight = 2.0 - back + (0.5 if discourse.is_subject(sighting) else 0.0)
        ranked.append((weight + (0.3 if party == discourse.home else 0.0), party))
    if ranked:
        return max(ranked, key=lambda pair: pair[0])[1]
    ahead = discourse.home or _find_state_ahead(discourse, start)
    return ahead if "state" in kinds else ""


def _find_state_ahead(discourse: Discourse, start: int) -> str:
    """Give the state that the rest of a sentence names first, where none was named before."""
    page = discourse.page
    here = page.sentence_at(start)
    ahead = [
        name
        for name in discourse.covered.values()
        if name.start > start and name.kind == "state" and page.sentence_at(name.start) == here
        if name.how in ("name", "alias", "demonym", "capital")
    ]
    return min(ahead, key=lambda name: name.start).actor_id if ahead else ""


def read_brackets(discourse: Discourse, name: Name) -> str:
    """Give the state in *Name (Ghana)*, as the statements of bodies have it."""
    page = discourse.page
    inner = discourse.covered.get(name.last + 2)
    if page.words[name.last + 1 : name.last + 2] != ["("] or inner is None:
        return ""
    closed = page.text.startswith(")", inner.end)
    return party_of(inner.actor_id) if closed and inner.kind in BODIES - {"media"} else ""


def _party_of_place_behind(discourse: Discourse, name: Name) -> str:
    """Give the state of the place in *Name of Gulu*."""
    page, i = discourse.page, name.last + 2
    if page.lowers[name.last + 1 : i] not in (["of"], ["from"]) or i in discourse.covered:
        return ""
    last = read_run(page, i) if i < len(page.words) else -1
    return find_state_of_place(discourse, i, last) if last >= i else ""


def _is_described(discourse: Discourse, name: Name) -> bool:
    """Say whether an office phrase that is still to be read stands behind a name."""
    page = discourse.page
    if page.words[name.last + 1 : name.last + 2] not in ([","], ["("]):
        return False
    phrase = discourse.phrase_from.get(name.last + 2)
    return phrase is not None and is_person_phrase(phrase) and not phrase.plural


def is_person_phrase(phrase: Phrase) -> bool:
    """Say whether a phrase is of one person by office or work."""
    noun = phrase.group.noun if phrase.group else ""
    return phrase.office is not None or noun in OFFICIAL


def _is_official(discourse: Discourse, name: Name) -> bool:
    """Say whether a title of state or of rank stands in front of a name."""
    page = discourse.page
    if not name.first:
        return False
    phrase = discourse.phrase_upto.get(name.first - 1)
    if phrase is not None and is_person_phrase(phrase):
        return True
    return load_lexicon().marks(page.lowers[name.first - 1], "rank")
