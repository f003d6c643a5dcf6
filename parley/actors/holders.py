"""Holders: who held an office on the day spoken of, by the text or by the list."""

from __future__ import annotations

import re
from datetime import date, timedelta

from parley.actors.discourse import Discourse
from parley.actors.identity import party_of
from parley.actors.lexicon import load_lexicon
from parley.actors.page import Page
from parley.actors.phrases import Phrase
from parley.gazetteer.offices import DE_FACTO

HEADS = ("president", "prime-minister", "chancellor", "monarch", "head-of-government")
# Who is *the chief* of a body of states, in this order.
CHIEFS = (
    *("secretary-general", "director-general", "commission-president", "commission-chairperson"),
    *("executive-director", "managing-director", "organisation-president", "high-commissioner"),
)
# Nouns by which whoever holds a longer office is called.
SHORT = frozenset(("minister", "envoy", "representative", "commissioner", "spokesperson"))
NEAR = 3  # sentences back
LATELY = timedelta(days=31)  # in which one who left office is still called by it
YEAR = re.compile(r"\b(?:in|of|since|by|early|late|mid-?)\s+(?:[A-Z][a-z]+\s+)?((?:19|20)\d{2})\b")
AT_THE_TIME = re.compile(r"\b(?:at the time|then|at that time)\b", re.IGNORECASE)
DESIGNATE = re.compile(r"-(?:designate|elect)\b")


def code_of(phrase: Phrase) -> str:
    """Give the code of an office, with *deputy* and the like in front."""
    lesser = load_lexicon().modifiers["lesser"] - {"acting", "interim", "senior", "junior"}
    rank = next((word for word in phrase.words if word in lesser), "")
    code = phrase.office.code if phrase.office else "leader"
    return f"{rank}-{code}".strip("-") if rank else code


def is_other_time(page: Page, phrase: Phrase) -> bool:
    """Say whether the phrase speaks of a former or coming holder."""
    lexicon = load_lexicon()
    words = set(phrase.words) - {"then"}
    if words & (lexicon.modifiers["former"] | lexicon.modifiers["coming"]):
        return True
    return DESIGNATE.match(page.text, page.end_of(phrase.head)) is not None


def find_holder(discourse: Discourse, phrase: Phrase, party: str) -> str:
    """Give the holder whom the text names, else the listed one on the day spoken of."""
    code = code_of(phrase)
    if is_other_time(discourse.page, phrase):
        return _find_former(discourse, phrase, party)
    named = discourse.holders.get((code, party)) or _find_head(discourse, phrase, party)
    named = named or _find_short(discourse, phrase, party)
    if named:
        return named
    day = _day_spoken_of(discourse, phrase)
    listed = _find_listed(discourse, phrase, code, party, day) if day else None
    listed = _find_in_full(discourse, phrase, listed) if listed else None
    if listed and phrase.article not in ("a", "an"):
        return listed
    return ""


def _find_in_full(discourse: Discourse, phrase: Phrase, listed: str) -> str:
    """Give whom the text names in full where a list of former days has a surname only."""
    party, _, surname = listed.partition("/")
    if "-" in surname:
        return listed
    for sighting in discourse.back(discourse.page.starts[phrase.first], within=12):
        of, _, name = sighting.actor_id.partition("/")
        if of == party and name.endswith(f"-{surname}"):
            return sighting.actor_id
    return listed


def _find_short(discourse: Discourse, phrase: Phrase, party: str) -> str:
    """Give for *the Serbian minister* the last one named of that party in a longer office."""
    code = code_of(phrase)
    if code not in SHORT or phrase.article != "the":
        return ""
    for sighting in discourse.back(discourse.page.starts[phrase.first], within=12):
        person = sighting.actor_id
        if party_of(person) == party and holds(discourse, person, code):
            return person
    return ""


def _find_former(discourse: Discourse, phrase: Phrase, party: str) -> str:
    """Give for *the former president* of a state the one of its people just named who was that.

    Whoever serves on the day is not former; where two could be meant, nobody is.
    """
    former = load_lexicon().modifiers["former"]
    if not former & set(phrase.words) or phrase.article not in ("the", ""):
        return ""
    start = discourse.page.starts[phrase.first]
    people = {
        sighting.actor_id
        for sighting in discourse.back(start, within=NEAR)
        if discourse.kind(sighting.actor_id) == "person" and sighting.party == party
    }
    fit = [person for person in sorted(people) if _has_held(discourse, person, code_of(phrase))]
    return fit[0] if len(fit) == 1 else ""


def _has_held(discourse: Discourse, person: str, code: str) -> bool:
    """Say whether somebody held an office by the list, or led the state by it, and does no more."""
    if discourse.day is None or discourse.gazetteer.offices_of(person, discourse.day):
        return False
    terms = discourse.gazetteer.terms_of(person)
    named = any(code in (term.office, term.title) for term in terms)
    return named or any(term.office == DE_FACTO for term in terms)


def _find_head(discourse: Discourse, phrase: Phrase, party: str) -> str:
    """Give for *the leader* of a state the head of it whom the text names by another title."""
    leader = discourse.gazetteer.office_nouns.get("leader")
    if code_of(phrase) != "leader" or leader is None or discourse.kind(party) != "state":
        return ""
    heads = [
        holder for (code, of), holder in discourse.holders.items() if of == party and code in HEADS
    ]
    return heads[0] if len(set(heads)) == 1 else ""


def _find_listed(
    discourse: Discourse, phrase: Phrase, code: str, party: str, day: date
) -> str | None:
    """Give the listed holder; of an organ also by its own title (*commission-chairperson*)."""
    holder = discourse.gazetteer.find_holder(code, party, day)
    if code in ("leader", "chief", "head") and discourse.kind(party) == "international":
        chiefs = (discourse.gazetteer.find_holder(office, party, day) for office in CHIEFS)
        holder = holder or next((chief for chief in chiefs if chief), None)
    if holder or "/" not in party or phrase.office is None:
        return holder
    organ = party.split("/")[1]
    titles = (f"{name}-{phrase.office.noun}" for name in (organ, organ.rpartition("-")[2]))
    found = (discourse.gazetteer.find_holder(title, party_of(party), day) for title in titles)
    return next((holder for holder in found if holder), None)


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


def holds(discourse: Discourse, actor_id: str, code: str) -> bool:
    """Say whether a person bears an office, by the text or by the list."""
    held = discourse.offices.get(actor_id, "")
    if held and (held == code or held.endswith(f"-{code}")):
        return True
    if any(c == code and who == actor_id for (c, _), who in discourse.holders.items()):
        return True
    if discourse.kind(actor_id) != "person" or discourse.day is None:
        return False
    terms = [
        term
        for term in discourse.gazetteer.terms_of(actor_id)
        if term.holds_on(discourse.day) or term.holds_on(discourse.day - LATELY)
    ]
    wanted = {code, code.replace("leader", "head-of-government")}
    short = code in SHORT and any(term.office.endswith(f"-{code}") for term in terms)
    return short or any({term.office, term.title} & wanted for term in terms)
