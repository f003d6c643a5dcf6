"""Offices: who is meant by *the U.S. President* or *a UN spokesman* on the day spoken of."""

from __future__ import annotations

from parley.actors.affiliations import (
    affiliate_at_hand,
    enlist,
    find_place_behind,
    read_brackets,
)
from parley.actors.bare import make_nameless, resolve_bare
from parley.actors.colleagues import resolve_many
from parley.actors.descriptions import sight_office
from parley.actors.discourse import Discourse
from parley.actors.holders import code_of, find_holder, is_other_time
from parley.actors.identity import GROUP, make_slug, party_of
from parley.actors.lexicon import load_lexicon
from parley.actors.names import Name
from parley.actors.page import Sighting
from parley.actors.phrases import Phrase, class_of
from parley.actors.towns import read_seat
from parley.actors.units import is_of_army

CLOSING = ([","], ["."], [";"], [":"], ["—"], ["–"], [")"], ["("], ["\n"], ["\n\n"], [])
OFFICIALS = frozenset(
    ("official", "diplomat", "negotiator", "officer", "delegate", "representative", "lawmaker")
)
OUTER = 6  # tokens back at which a longer phrase begins
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
        return resolve_bare(discourse, phrase)
    listed = "" if phrase.part else find_holder(discourse, phrase, party)
    holder = listed or _find_apposed(discourse, phrase)
    if _heads_organ(discourse, phrase, body, party):
        holder = _make_head(discourse, phrase, body)
    if holder:
        return sight_office(discourse, phrase, holder, "office.holder")
    band = discourse.kind(body) == "armed-group" and phrase.article in ("a", "an")
    if band and phrase.office is not None and phrase.office.code == "commander":
        return sight_office(discourse, phrase, body, "office.of-band")
    return sight_office(
        discourse, phrase, make_nameless(discourse, phrase, party), "office.nameless"
    )


def _heads_organ(discourse: Discourse, phrase: Phrase, body: str, party: str) -> bool:
    """Say whether somebody leads a part of a state, and not the state (*Jubaland's leader*)."""
    part = body != party and discourse.kind(party) == "state"
    organ = discourse.kind(body) == "organisation" and not is_of_army(body)
    return part and organ and code_of(phrase) in ("leader", "president", "prime-minister")


def _make_head(discourse: Discourse, phrase: Phrase, body: str) -> str:
    """Give whom the text named as head of a part of a state, else its nameless head."""
    named = discourse.holders.get((code_of(phrase), body))
    noun = phrase.office.noun if phrase.office else "leader"
    called = f"{noun} of {discourse.actor(body).name}"
    country = discourse.country(party_of(body))
    return named or discourse.know(f"{body}-{make_slug(noun)}", called, "person", country)


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
        enlist(discourse, person, discourse.page.starts[phrase.first])
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
    if discourse.issuer:
        parties = [party_of(discourse.issuer), *parties]
    known = (f"{party}/{noun}" for party in parties if discourse.kind(party) == "international")
    return next((organ for organ in known if discourse.gazetteer.actor(organ)), "")


def named_beside(discourse: Discourse, phrase: Phrase) -> Name | None:
    """Give the person in apposition: *X, the minister*, *the minister, X,*."""
    page = discourse.page
    if _is_superior(discourse, phrase):
        return None  # whom *the envoy of the Secretary-General, X,* serves
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
    told = closed and (discourse.is_homeless(known) or _opens_with(discourse, before, phrase))
    return before if inside or told else None


def _opens_with(discourse: Discourse, name: Name, phrase: Phrase) -> bool:
    """Say whether a sentence begins with a name, an office between commas and a verb."""
    page = discourse.page
    verb = page.poses[phrase.last + 2 : phrase.last + 3]
    if verb not in (["VERB"], ["AUX"]) or page.words[phrase.last + 1] != ",":
        return False
    start = page.sentences[page.sentence_at(name.start) - 1].start
    filed = any(first <= start < last <= name.start for first, last in page.datelines)
    return name.start == start or filed


def _is_superior(discourse: Discourse, phrase: Phrase) -> bool:
    """Say whether an office only says whose a longer phrase of office is (*the envoy of ...*)."""
    if discourse.page.lowers[max(0, phrase.first - 1)] != "of":
        return False
    before = range(max(0, phrase.first - OUTER), phrase.first - 1)
    outers = (discourse.phrase_from.get(i) for i in before)
    return any(o is not None and o.office is not None and o.last == phrase.last for o in outers)


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
