"""Bare: offices that are said to be nobody's (*the president*, *a spokesman*, *the ousted leader*).

Whoever the text named in the office goes first, then who holds it in a state at hand.
"""

from __future__ import annotations

from parley.actors.descriptions import sight_office
from parley.actors.discourse import Discourse
from parley.actors.holders import code_of, find_holder, holds, is_other_time
from parley.actors.identity import make_slug, party_of
from parley.actors.lexicon import load_lexicon
from parley.actors.page import Sighting
from parley.actors.phrases import Phrase

# Offices that a transcript's speakers call without saying that they are of their own state.
OWN = ("president", "prime-minister", "chancellor", "monarch", "foreign-minister")
FAR = 20  # sentences in which a body of states has its secretary-general


def resolve_bare(discourse: Discourse, phrase: Phrase) -> Sighting | None:
    """Resolve *the president*: the last person in the text who is one, else of the land at hand."""
    if discourse.page.is_label(phrase.head) and discourse.home:
        holder = find_holder(discourse, phrase, discourse.home)
        nameless = holder or make_nameless(discourse, phrase, discourse.home)
        return sight_office(discourse, phrase, nameless, "office.label")
    if _is_of_unknown(discourse, phrase):
        return None
    start = discourse.page.starts[phrase.first]
    if phrase.article in ("a", "an", "any", "no", "every", "each", "another"):
        return _resolve_voice(discourse, phrase, start)
    if is_other_time(discourse.page, phrase):
        return _resolve_former(discourse, phrase, start)
    code = code_of(phrase)
    whose = _find_whose(discourse, phrase)
    if whose:
        return sight_office(discourse, phrase, whose, "office.holder")
    people = [s for s in discourse.back(start, within=12) if holds(discourse, s.actor_id, code)]
    if people:
        return sight_office(discourse, phrase, people[0].actor_id, "office.last-named")
    own = _find_own_minister(discourse, phrase) if code == "minister" else ""
    if own:
        return sight_office(discourse, phrase, own, "office.own-minister")
    if phrase.office is None or phrase.office.role != "holder":
        return None
    if code == "secretary-general" and discourse.page.words[phrase.head][:1].isupper():
        chief = _find_chief(discourse, phrase, start)
        return sight_office(discourse, phrase, chief, "office.chief")
    return _resolve_context(discourse, phrase, code)


def _is_of_unknown(discourse: Discourse, phrase: Phrase) -> bool:
    """Say whether an office belongs to a place or body that nobody knows (*Jubaland's leader*)."""
    owner = phrase.owner
    named = owner >= 0 and discourse.page.poses[owner] == "PROPN"
    return named and owner not in discourse.by_head


def _find_whose(discourse: Discourse, phrase: Phrase) -> str:
    """Give the holder in *Algeria, whose president*: of the party in front of the comma."""
    before = discourse.by_head.get(phrase.first - 2)
    if discourse.page.lowers[phrase.first] != "whose" or before is None:
        return ""
    return find_holder(discourse, phrase, before.party)


def _resolve_context(discourse: Discourse, phrase: Phrase, code: str) -> Sighting | None:
    """Resolve an office to who holds it in one of the states at hand."""
    page, home = discourse.page, discourse.home
    if page.turns and home and page.words[phrase.head][:1].isupper() and code in OWN:
        own = find_holder(discourse, phrase, home) or make_nameless(discourse, phrase, home)
        return sight_office(discourse, phrase, own, "office.own")
    bodies = discourse.states_before(page.starts[phrase.first], within=2)
    if code == "pope":
        bodies = ["VAT"]
    if code in ("leader", "chief", "head"):  # bodies of states have chiefs of other names
        bodies = [body for body in bodies if discourse.kind(body) != "international"]
    for party in bodies:
        holder = find_holder(discourse, phrase, party)
        if holder:
            return sight_office(discourse, phrase, holder, "office.context")
    return None


def _find_own_minister(discourse: Discourse, phrase: Phrase) -> str:
    """Give the foreign minister whom *the Minister* with a capital is in a ministry's own text."""
    page, home = discourse.page, discourse.home
    if not home or not page.turns or not page.words[phrase.head][:1].isupper():
        return ""
    if not any(s.actor_id == f"{home}/foreign-ministry" for s in discourse.sightings):
        return ""
    if discourse.day is None:
        return ""
    holder = discourse.gazetteer.find_holder("foreign-minister", home, discourse.day)
    return holder or discourse.know(f"{home}/foreign-minister", "foreign minister", "person", home)


def _resolve_voice(discourse: Discourse, phrase: Phrase, start: int) -> Sighting | None:
    """Read *a foreign ministry spokesman said* as of the state whose words were just told.

    He is of the subject of the last clause that says something; where he only stands by, nobody.
    """
    page = discourse.page
    speaks = page.lemmas[page.heads[page.climb(phrase.head)]] in load_lexicon().speech
    ministry = phrase.office is not None and phrase.office.code in (
        "ministry-spokesperson", "military-spokesperson", "government-spokesperson",
    )  # fmt: skip
    if not (speaks and ministry and phrase.article in ("a", "an")):
        return None
    here = page.sentence_at(start)
    for sighting in discourse.back(start, within=1):
        told = page.heads[page.climb(sighting.head)]
        said = page.lemmas[told] in load_lexicon().speech | load_lexicon().modifiers["dealing"]
        said = said or page.sentence_at(sighting.start) == here  # X will go, a spokesman said
        if discourse.is_subject(sighting) and said and discourse.kind(sighting.party) == "state":
            nameless = make_nameless(discourse, phrase, sighting.party)
            return sight_office(discourse, phrase, nameless, "office.voice")
    return None


def _resolve_former(discourse: Discourse, phrase: Phrase, start: int) -> Sighting | None:
    """Read *the ousted president* as the one person just named who is in no office."""
    former = load_lexicon().modifiers["former"] & set(phrase.words)
    if not former or phrase.article != "the" or discourse.day is None:
        return None
    near = [s.actor_id for s in discourse.back(start, within=2)]
    people = {
        person
        for person in near
        if discourse.kind(person) == "person"
        and person not in discourse.offices
        and not discourse.gazetteer.offices_of(person, discourse.day)
    }
    if len(people) != 1:
        return None
    return sight_office(discourse, phrase, people.pop(), "office.former")


def _find_chief(discourse: Discourse, phrase: Phrase, start: int) -> str:
    """Give who *the Secretary-General* with a capital is: of the issuer, or of a body in the text.

    In the usage of its own statements no other than that of the United Nations is meant.
    """
    named = (s.actor_id for s in discourse.back(start, within=FAR))
    bodies = [body for body in named if discourse.kind(body) == "international"]
    parties = [party_of(body) for body in (discourse.issuer, *bodies) if body]
    if "UN" not in parties and discourse.kind(party_of(discourse.issuer)) != "international":
        parties.append("UN")
    for party in parties:
        holder = find_holder(discourse, phrase, party)
        if holder and discourse.kind(party) == "international":
            return holder
    return make_nameless(discourse, phrase, parties[0] if discourse.issuer else "UN")


def make_nameless(discourse: Discourse, phrase: Phrase, party: str) -> str:
    """Make the person of an office whose name is not known."""
    rank = [word for word in phrase.words if word in _RANKS()]
    noun = phrase.office.noun if phrase.office else "leader"
    slug = make_slug(" ".join([*rank, *_department(phrase), noun]))
    actor_id = f"{party}-{slug}" if "/" in party else f"{party}/{slug}"
    name = f"{' '.join([*rank, noun])} of {discourse.actor(party).name}"
    discourse.offices.setdefault(actor_id, code_of(phrase))
    return discourse.know(actor_id, name, "person", discourse.country(party))


def _RANKS() -> frozenset[str]:
    """Give the words that make another office of an office."""
    modifiers = load_lexicon().modifiers
    return (modifiers["former"] | modifiers["coming"] | modifiers["lesser"]) - {"senior", "junior"}


def _department(phrase: Phrase) -> list[str]:
    """Give the words that say of which department a spokesman or official is."""
    lexicon = load_lexicon()
    slack = set().union(*lexicon.modifiers.values())
    return [word for word in phrase.words if word not in slack and word.isalpha()]
