"""Offices: who is meant by *the U.S. President* or *a UN spokesman* on the day spoken of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from parley.actors.affiliations import (
    affiliate_at_hand,
    find_place_behind,
    read_brackets,
    read_seat,
)
from parley.actors.discourse import Discourse, make_sighting
from parley.actors.identity import GROUP, join_sides, make_group_id, make_slug, party_of
from parley.actors.lexicon import load_lexicon
from parley.actors.names import Name
from parley.actors.page import Page, Sighting
from parley.actors.pairs import find_pair
from parley.actors.phrases import Phrase, read_words

YEAR = re.compile(r"\b(?:in|of|since|by|early|late|mid-?)\s+(?:[A-Z][a-z]+\s+)?((?:19|20)\d{2})\b")
AT_THE_TIME = re.compile(r"\b(?:at the time|then|at that time)\b", re.IGNORECASE)
CLOSING = ([","], ["."], [";"], [":"], ["—"], ["–"], [")"], ["("], ["\n"], ["\n\n"], [])
OFFICIALS = frozenset(
    ("official", "diplomat", "negotiator", "officer", "delegate", "representative", "lawmaker")
)
FAR = 20  # sentences in which a body's organs go by their bare noun
DESIGNATE = re.compile(r"-(?:designate|elect)\b")


def is_leader(phrase: Phrase) -> bool:
    """Say whether a phrase is of one leader, who is read as an office (*Ukraine's leader*)."""
    noun = phrase.group.noun if phrase.group else ""
    return noun in ("leader", "head", "chief") and not phrase.plural


def is_apposed_official(discourse: Discourse, phrase: Phrase) -> bool:
    """Say whether a phrase tells of whom a named person is (*X, a senior Malian official*)."""
    noun = phrase.group.noun if phrase.group else ""
    single = noun in OFFICIALS and not phrase.plural
    return single and _named_beside(discourse, phrase) is not None


def resolve_office(discourse: Discourse, phrase: Phrase) -> Sighting | None:
    """Resolve an office without a name to a person, or to a nameless person of that office."""
    if phrase.plural:
        return _resolve_many(discourse, phrase)
    body = find_body(discourse, phrase)
    party = _office_party(discourse, body)
    named = _named_beside(discourse, phrase)
    if named:
        person = _place(discourse, phrase, named, body)
        _bind(discourse, phrase, party or party_of(person), person)
        return _sight(discourse, phrase, person, "office.apposition")
    if not party:
        return _resolve_bare(discourse, phrase)
    holder = _find_holder(discourse, phrase, party)
    if holder:
        return _sight(discourse, phrase, holder, "office.holder")
    band = discourse.kind(body) == "armed-group" and phrase.article in ("a", "an")
    if band and phrase.office is not None and phrase.office.code == "commander":
        return _sight(discourse, phrase, body, "office.of-band")
    return _sight(discourse, phrase, _make_nameless(discourse, phrase, party), "office.nameless")


def _sight(
    discourse: Discourse, phrase: Phrase, actor_id: str, rule: str, alternative: str = ""
) -> Sighting:
    """Make the sighting of an office phrase."""
    return make_sighting(
        discourse.page, phrase.first, phrase.last, actor_id, "office", rule,
        head=phrase.head, alternative=alternative, plural=phrase.plural,
    )  # fmt: skip


def _place(discourse: Discourse, phrase: Phrase, name: Name, body: str) -> str:
    """Put the person beside an office below what it is of, else below the party at hand."""
    person = discourse.renamed.get(name.actor_id, name.actor_id)
    person = discourse.affiliate(person, read_brackets(discourse, name) or body)
    if body and body != party_of(person):
        discourse.bodies.setdefault(person, body)
    if discourse.is_homeless(person):
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
    located = _named_beside(discourse, phrase) is not None
    return find_place_behind(discourse, phrase.head + 1, phrase.last)[0] if located else ""


def _find_superior(discourse: Discourse, phrase: Phrase) -> str:
    """Give the body of *the envoy of the Secretary-General*, *the chair of the Commission*."""
    page = discourse.page
    of = phrase.head + 1
    if page.lowers[of : of + 1] != ["of"]:
        return ""
    inner = discourse.phrase_from.get(of + 1)
    if inner is None:
        return ""
    if inner.office is not None:
        above = resolve_office(discourse, inner)
        return above.party if above is not None else ""
    return find_organ_at_hand(discourse, inner)


def find_organ_at_hand(discourse: Discourse, phrase: Phrase) -> str:
    """Give the listed organ that *the Commission* with a capital is, of the bodies in the text."""
    page = discourse.page
    if not page.words[phrase.head][:1].isupper() or phrase.article != "the":
        return ""
    start, noun = page.starts[phrase.head], page.lowers[phrase.head]
    parties = discourse.states_before(start, within=FAR)
    known = (f"{party}/{noun}" for party in parties if discourse.kind(party) == "international")
    return next((organ for organ in known if discourse.gazetteer.actor(organ)), "")


def _named_beside(discourse: Discourse, phrase: Phrase) -> Name | None:
    """Give the person in apposition: *X, the minister*, *the minister, X,*."""
    page = discourse.page
    first = phrase.last + 2
    while first < len(page.words) and _is_title(discourse, first):
        first += 1
    behind = discourse.covered.get(first)
    if behind is not None and behind.kind == "person" and page.words[phrase.last + 1] == ",":
        after = page.words[behind.last + 1 : behind.last + 2]
        if behind.first == first and after in CLOSING:
            return behind
    before = discourse.covered.get(phrase.first - 2)
    if before is None or before.kind != "person" or page.words[phrase.first - 1] != ",":
        return None
    inside = page.heads[phrase.head] in range(before.first, before.last + 1)
    closed = page.words[phrase.last + 1 : phrase.last + 2] in CLOSING
    known = discourse.renamed.get(before.actor_id, before.actor_id)
    return before if inside or (closed and discourse.is_homeless(known)) else None


def _is_title(discourse: Discourse, i: int) -> bool:
    """Say whether a token is a personal title, or an office in front of a name."""
    phrase = discourse.phrase_from.get(i)
    single = phrase is not None and phrase.title and phrase.last == i
    return single or discourse.page.lowers[i] in load_lexicon().titles


def _bind(discourse: Discourse, phrase: Phrase, party: str, actor_id: str) -> None:
    """Remember that the text says who holds an office."""
    if phrase.office is not None and party and not _is_other_time(discourse.page, phrase):
        discourse.holders.setdefault((_code_of(phrase), party), actor_id)


def bind_title(discourse: Discourse, phrase: Phrase, actor_id: str) -> None:
    """Remember the office that stands in front of a name."""
    party = find_party(discourse, phrase) or party_of(actor_id)
    _bind(discourse, phrase, party, actor_id)


def _code_of(phrase: Phrase) -> str:
    """Give the code of an office, with *deputy* and the like in front."""
    lesser = load_lexicon().modifiers["lesser"] - {"acting", "interim", "senior", "junior"}
    rank = next((word for word in phrase.words if word in lesser), "")
    code = phrase.office.code if phrase.office else "leader"
    return f"{rank}-{code}".strip("-") if rank else code


def _is_other_time(page: Page, phrase: Phrase) -> bool:
    """Say whether the phrase speaks of a former or coming holder."""
    lexicon = load_lexicon()
    words = set(phrase.words) - {"then"}
    if words & (lexicon.modifiers["former"] | lexicon.modifiers["coming"]):
        return True
    return DESIGNATE.match(page.text, page.end_of(phrase.head)) is not None


def _find_holder(discourse: Discourse, phrase: Phrase, party: str) -> str:
    """Give the holder whom the text names, else the listed one on the day spoken of."""
    code = _code_of(phrase)
    if _is_other_time(discourse.page, phrase):
        return ""
    named = discourse.holders.get((code, party))
    if named:
        return named
    day = _day_spoken_of(discourse, phrase)
    listed = _find_listed(discourse, phrase, code, party, day) if day else None
    if listed and phrase.article not in ("a", "an"):
        return listed
    return ""


def _find_listed(
    discourse: Discourse, phrase: Phrase, code: str, party: str, day: date
) -> str | None:
    """Give the listed holder; of an organ also by its own title (*commission-chairperson*)."""
    holder = discourse.gazetteer.find_holder(code, party, day)
    if holder or "/" not in party or phrase.office is None:
        return holder
    title = f"{party.split('/')[1]}-{phrase.office.noun}"
    return discourse.gazetteer.find_holder(title, party_of(party), day)


def _day_spoken_of(discourse: Discourse, phrase: Phrase) -> date | None:
    """Give the day of publication, or of the year named with *then* or *at the time*."""
    page = discourse.page
    sentence = page.doc[phrase.head].sent
    words = sentence.text
    if AT_THE_TIME.search(words) or "then" in phrase.words:
        year = YEAR.search(words)
        if year and (discourse.day is None or int(year.group(1)) < discourse.day.year):
            return date(int(year.group(1)), 7, 1)
    return discourse.day


def _resolve_bare(discourse: Discourse, phrase: Phrase) -> Sighting | None:
    """Resolve *the president*: the last person in the text who is one, else of the land at hand."""
    if phrase.article in ("a", "an", "any", "no", "every", "each", "another"):
        return None
    if _is_other_time(discourse.page, phrase):
        return None
    code = _code_of(phrase)
    start = discourse.page.starts[phrase.first]
    people = [s for s in discourse.back(start, within=12) if _holds(discourse, s.actor_id, code)]
    if people:
        return _sight(discourse, phrase, people[0].actor_id, "office.last-named")
    if phrase.office is None or phrase.office.role != "holder":
        return None
    parties = discourse.states_before(start, within=2)
    if code == "secretary-general" and discourse.page.words[phrase.head][:1].isupper():
        parties.append("UN")  # in the usage of its statements no other is meant
    for party in parties:
        holder = _find_holder(discourse, phrase, party)
        if holder:
            return _sight(discourse, phrase, holder, "office.context")
    return None


def _holds(discourse: Discourse, actor_id: str, code: str) -> bool:
    """Say whether a person bears an office, by the text or by the list."""
    held = discourse.offices.get(actor_id, "")
    if held and (held == code or held.endswith(f"-{code}")):
        return True
    if any(c == code and who == actor_id for (c, _), who in discourse.holders.items()):
        return True
    if discourse.kind(actor_id) != "person" or discourse.day is None:
        return False
    terms = discourse.gazetteer.offices_of(actor_id, discourse.day)
    wanted = {code, code.replace("leader", "head-of-government")}
    return any({term.office, term.title} & wanted for term in terms)


def _make_nameless(discourse: Discourse, phrase: Phrase, party: str) -> str:
    """Make the person of an office whose name is not known."""
    rank = [word for word in phrase.words if word in _RANKS()]
    noun = phrase.office.noun if phrase.office else "leader"
    slug = make_slug(" ".join([*rank, *_department(phrase), noun]))
    actor_id = f"{party}/{slug}"
    name = f"{' '.join([*rank, noun])} of {discourse.actor(party).name}"
    discourse.offices.setdefault(actor_id, _code_of(phrase))
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


def _resolve_many(discourse: Discourse, phrase: Phrase) -> Sighting | None:
    """Resolve *the foreign ministers of A and B* to the group of these, else to a vague group."""
    parties = [o for o in phrase.origins if o.kind in ("state", "international")]
    if len(parties) > 1:
        holders = find_holders(discourse, phrase, [o.actor_id for o in parties])
        if holders:
            return _sight(discourse, phrase, holders, "office.holders")
        group = make_group_id(o.actor_id for o in parties)
        discourse.know(group, ", ".join(discourse.actor(p.actor_id).name for p in parties), "group")
        return _sight(discourse, phrase, group, "office.members")
    words = [o.actor_id.removeprefix(GROUP) for o in phrase.origins] or list(
        read_words(discourse.page, phrase)
    )
    if not words:
        return _resolve_many_back(discourse, phrase)
    noun = phrase.office.noun if phrase.office else "leader"
    slug = make_slug(" ".join([*words, noun])) + "s"
    group = discourse.know(GROUP + slug, slug.replace("-", " "), "group")
    return _sight(discourse, phrase, group, "office.vague")


def find_holders(discourse: Discourse, phrase: Phrase, parties: Sequence[str]) -> str:
    """Give the group of those who hold an office in some states (*the presidents of A and B*).

    Empty where one of them is not known, and for *leaders*, who stand for their states.
    """
    noun = phrase.group.noun if phrase.group is not None else ""
    plain = noun.removesuffix("s").replace("heads of", "head of")
    office = phrase.office or discourse.gazetteer.office_nouns.get(plain)
    if office is None or office.role != "holder" or discourse.day is None or "leader" in noun:
        return ""
    found = [discourse.gazetteer.find_holder(office.code, p, discourse.day) for p in parties]
    if not all(found):
        return ""
    names = ", ".join(discourse.actor(person).name for person in found if person)
    return discourse.know(join_sides(p for p in found if p), names, "group")


def _resolve_many_back(discourse: Discourse, phrase: Phrase) -> Sighting | None:
    """Resolve *the ministers* to the group of ministers that was last named."""
    if phrase.article not in ("the", "these", "those", "both"):
        return None
    page = discourse.page
    if phrase.article == "both" or "two" in phrase.words:
        pair = find_pair(discourse, page.starts[phrase.first], "", "person")
        return _sight(discourse, phrase, pair, "office.pair") if pair else None
    for sighting in discourse.back(page.starts[phrase.first], within=6):
        same = page.lemmas[sighting.head] == page.lemmas[phrase.head]
        if same and sighting.actor_id.startswith(GROUP):
            return _sight(discourse, phrase, sighting.actor_id, "office.back")
    return None
