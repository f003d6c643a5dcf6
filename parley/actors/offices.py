"""Offices: who is meant by *the U.S. President* or *a UN spokesman* on the day spoken of."""

from __future__ import annotations

from parley.actors.affiliations import (
    affiliate_at_hand,
    find_place_behind,
    read_brackets,
)
from parley.actors.colleagues import resolve_many
from parley.actors.descriptions import sight_office
from parley.actors.discourse import Discourse
from parley.actors.holders import code_of, find_holder, holds, is_other_time
from parley.actors.identity import GROUP, make_slug, party_of
from parley.actors.lexicon import load_lexicon
from parley.actors.names import Name
from parley.actors.page import Sighting
from parley.actors.phrases import Phrase, class_of
from parley.actors.towns import read_seat

CLOSING = ([","], ["."], [";"], [":"], ["—"], ["–"], [")"], ["("], ["\n"], ["\n\n"], [])
OFFICIALS = frozenset(
    ("official", "diplomat", "negotiator", "officer", "delegate", "representative", "lawmaker")
)
FAR = 20  # sentences in which a body's organs go by their bare noun


def is_leader(phrase: Phrase) -> bool:
    """Say whether a phrase is of one leader, who is read as an office (*Ukraine's leader*)."""
    noun = phrase.group.noun if phrase.group else ""
    return noun in ("leader", "head", "chief") and not phrase.plural


def is_apposed_official(discourse: Discourse, phrase: Phrase) -> bool:
    """Say whether a phrase tells of whom a named person is (*X, a senior Malian official*)."""
    noun = phrase.group.noun if phrase.group else ""
    people = class_of(phrase) == "people" and bool(phrase.origins)
    single = (noun in OFFICIALS or people) and phrase.office is None and not phrase.plural
    return single and named_beside(discourse, phrase) is not None


def resolve_office(discourse: Discourse, phrase: Phrase) -> Sighting | None:
    """Resolve an office without a name to a person, or to a nameless person of that office."""
    if phrase.plural:
        return resolve_many(discourse, phrase)
    body = find_body(discourse, phrase)
    party = _office_party(discourse, body)
    named = named_beside(discourse, phrase)
    if named:
        person = _place(discourse, phrase, named, body)
        _bind(discourse, phrase, party or party_of(person), person)
        return sight_office(discourse, phrase, person, "office.apposition")
    if not party:
        return _resolve_bare(discourse, phrase)
    holder = find_holder(discourse, phrase, party) or _find_apposed(discourse, phrase)
    if holder:
        return sight_office(discourse, phrase, holder, "office.holder")
    band = discourse.kind(body) == "armed-group" and phrase.article in ("a", "an")
    if band and phrase.office is not None and phrase.office.code == "commander":
        return sight_office(discourse, phrase, body, "office.of-band")
    return sight_office(
        discourse, phrase, _make_nameless(discourse, phrase, party), "office.nameless"
    )


def _find_apposed(discourse: Discourse, phrase: Phrase) -> str:
    """Give the person of the office beside an office (*Its chairman, the Kenyan president,*)."""
    page = discourse.page
    behind = discourse.phrase_from.get(phrase.last + 2)
    before = discourse.phrase_upto.get(phrase.first - 2)
    for other, comma in ((behind, phrase.last + 1), (before, phrase.first - 1)):
        if other is None or other.office is None or other.plural or other.title:
            continue
        if page.words[comma : comma + 1] != [","] or other.article not in ("the", ""):
            continue
        closed = page.words[max(other.last, phrase.last) + 1 :][:1] in CLOSING
        party = find_party(discourse, other)
        seen = discourse.by_head.get(other.head)
        person = seen.actor_id if seen is not None else ""
        person = person or (find_holder(discourse, other, party) if party else "")
        if closed and person and discourse.gazetteer.actor(person) is not None:
            return person
    return ""


def _place(discourse: Discourse, phrase: Phrase, name: Name, body: str) -> str:
    """Put the person beside an office below what it is of, else below the party at hand."""
    person = discourse.renamed.get(name.actor_id, name.actor_id)
    person = discourse.affiliate(person, read_brackets(discourse, name) or body)
    if body and body != party_of(person):
        discourse.bodies.setdefault(person, body)
    # Somebody unknown owns the office: nothing is at hand.
    if discourse.is_homeless(person) and not (body == "" and phrase.owner >= 0):
        person = affiliate_at_hand(discourse, person, discourse.page.starts[phrase.first])
    if phrase.office is not None:
        discourse.offices.setdefault(person, phrase.office.code)
    return person


def find_party(discourse: Discourse, phrase: Phrase) -> str:
    """Give the state or body that an office is of, as its phrase says."""
    return _office_party(discourse, find_body(discourse, phrase))


def _office_party(discourse: Discourse, body: str) -> str:
    """Give the party by which offices of a body are listed: its own if it is one of states."""
    return body if discourse.kind(body) == "international" else party_of(body)


def find_body(discourse: Discourse, phrase: Phrase) -> str:
    """Give the state or body that an office is of: named in it, its owner, or a place's state."""
    for origin in phrase.origins:
        if origin.kind != "person" and not origin.actor_id.startswith(GROUP):
            return origin.actor_id
    for origin in phrase.origins:
        if origin.kind == "person":
            person = discourse.renamed.get(origin.actor_id, origin.actor_id)
            return discourse.side_of(person) if "/" in person else ""
    owner = discourse.by_head.get(phrase.owner)
    if owner is not None:
        side = discourse.side_of(owner.actor_id)
        return "" if side.startswith(GROUP) else side
    seat = read_seat(discourse, phrase)
    if seat is not None:
        return seat.actor_id
    superior = _find_superior(discourse, phrase)
    if superior:
        return superior
    located = named_beside(discourse, phrase) is not None
    return find_place_behind(discourse, phrase.head + 1, phrase.last)[0] if located else ""


def _find_superior(discourse: Discourse, phrase: Phrase) -> str:
    """Give the body of *the envoy of the Secretary-General*, *the chair of the Commission*."""
    page = discourse.page
    of = phrase.head + 1
    if page.lowers[of : of + 1] not in (["of"], ["for"]):
        return ""
    inner = discourse.phrase_from.get(of + 1)
    if inner is None:
        return ""
    if class_of(inner) == "armed":
        return _find_band(discourse, inner)
    if page.lowers[of] != "of":
        return ""
    if inner.office is not None:
        above = resolve_office(discourse, inner)
        return above.party if above is not None else ""
    return find_organ_at_hand(discourse, inner)


def _find_band(discourse: Discourse, phrase: Phrase) -> str:
    """Give the armed group last named whose people *the rebels* are."""
    noun = discourse.page.lemmas[phrase.head]
    for sighting in discourse.back(discourse.page.starts[phrase.first], within=FAR):
        named = sighting.actor_id.split("-")[-1].removesuffix("s") == noun.removesuffix("s")
        if discourse.kind(sighting.actor_id) == "armed-group" or named:
            return sighting.actor_id
    return ""


def find_organ_at_hand(discourse: Discourse, phrase: Phrase) -> str:
    """Give the listed organ that *the Commission* with a capital is, of the bodies in the text."""
    page = discourse.page
    if not page.words[phrase.head][:1].isupper() or phrase.article != "the":
        return ""
    start, noun = page.starts[phrase.head], page.lowers[phrase.head]
    parties = discourse.states_before(start, within=FAR)
    known = (f"{party}/{noun}" for party in parties if discourse.kind(party) == "international")
    return next((organ for organ in known if discourse.gazetteer.actor(organ)), "")


def named_beside(discourse: Discourse, phrase: Phrase) -> Name | None:
    """Give the person in apposition: *X, the minister*, *the minister, X,*."""
    page = discourse.page
    first = phrase.last + 2
    while first < len(page.words) and _is_title(discourse, first):
        first += 1
    if page.lowers[first : first + 1] == ["the"] and _is_adjective(discourse, first + 1):
        first += 2
    behind = discourse.covered.get(first)
    if behind is not None and behind.kind == "person" and page.words[phrase.last + 1] == ",":
        after = page.words[behind.last + 1 : behind.last + 2]
        opens = page.token_at(page.sentences[page.sentence_at(page.starts[phrase.first]) - 1].start)
        speaks = phrase.first == opens and page.poses[behind.last + 1 : behind.last + 2] == ["VERB"]
        if behind.first == first and (after in CLOSING or speaks):
            return behind
    before = discourse.covered.get(phrase.first - 2)
    if before is None or before.kind != "person" or page.words[phrase.first - 1] != ",":
        return None
    inside = page.heads[phrase.head] in range(before.first, before.last + 1)
    closed = page.words[phrase.last + 1 : phrase.last + 2] in CLOSING
    known = discourse.renamed.get(before.actor_id, before.actor_id)
    return before if inside or (closed and discourse.is_homeless(known)) else None


def _is_adjective(discourse: Discourse, i: int) -> bool:
    """Say whether a token is a state's adjective (*the Norwegian X*)."""
    name = discourse.covered.get(i)
    return name is not None and name.how == "demonym" and name.first == name.last


def _is_title(discourse: Discourse, i: int) -> bool:
    """Say whether a token is a personal title, or an office in front of a name."""
    phrase = discourse.phrase_from.get(i)
    single = phrase is not None and phrase.title and phrase.last == i
    return single or discourse.page.lowers[i] in load_lexicon().titles


def _bind(discourse: Discourse, phrase: Phrase, party: str, actor_id: str) -> None:
    """Remember that the text says who holds an office."""
    if phrase.office is not None and party and not is_other_time(discourse.page, phrase):
        discourse.holders.setdefault((code_of(phrase), party), actor_id)


def bind_title(discourse: Discourse, phrase: Phrase, actor_id: str) -> None:
    """Remember the office that stands in front of a name."""
    party = find_party(discourse, phrase) or party_of(actor_id)
    _bind(discourse, phrase, party, actor_id)


def _resolve_bare(discourse: Discourse, phrase: Phrase) -> Sighting | None:
    """Resolve *the president*: the last person in the text who is one, else of the land at hand."""
    if discourse.page.is_label(phrase.head) and discourse.home:
        holder = find_holder(discourse, phrase, discourse.home)
        nameless = holder or _make_nameless(discourse, phrase, discourse.home)
        return sight_office(discourse, phrase, nameless, "office.label")
    start = discourse.page.starts[phrase.first]
    if phrase.article in ("a", "an", "any", "no", "every", "each", "another"):
        return _resolve_voice(discourse, phrase, start)
    if is_other_time(discourse.page, phrase):
        return _resolve_former(discourse, phrase, start)
    code = code_of(phrase)
    people = [s for s in discourse.back(start, within=12) if holds(discourse, s.actor_id, code)]
    if people:
        return sight_office(discourse, phrase, people[0].actor_id, "office.last-named")
    if phrase.office is None or phrase.office.role != "holder":
        return None
    if code == "secretary-general" and discourse.page.words[phrase.head][:1].isupper():
        chief = _find_chief(discourse, phrase, start)
        return sight_office(discourse, phrase, chief, "office.chief")
    bodies = ["VAT"] if code == "pope" else discourse.states_before(start, within=2)
    if code in ("leader", "chief", "head"):  # bodies of states have chiefs of other names
        bodies = [body for body in bodies if discourse.kind(body) != "international"]
    for party in bodies:
        holder = find_holder(discourse, phrase, party)
        if holder:
            return sight_office(discourse, phrase, holder, "office.context")
    return None


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
            nameless = _make_nameless(discourse, phrase, sighting.party)
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
    bodies = [discourse.issuer, *discourse.states_before(start, within=FAR)]
    parties = [party_of(body) for body in bodies if body]
    if "UN" not in parties and discourse.kind(party_of(discourse.issuer)) != "international":
        parties.append("UN")
    for party in parties:
        holder = find_holder(discourse, phrase, party)
        if holder and discourse.kind(party) == "international":
            return holder
    return _make_nameless(discourse, phrase, parties[0] if discourse.issuer else "UN")


def _make_nameless(discourse: Discourse, phrase: Phrase, party: str) -> str:
    """Make the person of an office whose name is not known."""
    rank = [word for word in phrase.words if word in _RANKS()]
    noun = phrase.office.noun if phrase.office else "leader"
    slug = make_slug(" ".join([*rank, *_department(phrase), noun]))
    actor_id = f"{party}/{slug}"
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
