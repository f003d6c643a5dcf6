"""Resolve: read a text from front to back and settle who is meant by each mention."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from spacy.tokens import Doc

from parley.actors.affiliations import settle_affiliation
from parley.actors.counted import (
    find_counts,
    find_ones,
    find_ranks,
    resolve_count,
    resolve_one,
    resolve_rank,
)
from parley.actors.discourse import Discourse
from parley.actors.doers import read_doer
from parley.actors.entities import read_entities
from parley.actors.groups import resolve_group
from parley.actors.home import find_home
from parley.actors.issuers import find_issuer
from parley.actors.leaderships import read_leaderships
from parley.actors.lexicon import load_lexicon
from parley.actors.mentions import read_mention, read_owner
from parley.actors.names import Name, index_by_token, read_names
from parley.actors.offices import bind_title, is_apposed_official, is_leader, resolve_office
from parley.actors.organisations import find_organisations
from parley.actors.page import Sighting, open_page
from parley.actors.pairs import find_both, resolve_both
from parley.actors.persons import find_people
from parley.actors.phrases import Phrase, find_phrases
from parley.actors.pronouns import resolve_pronoun
from parley.actors.regions import read_told_places
from parley.actors.towns import read_seat
from parley.actors.transcripts import find_host
from parley.gazetteer import Gazetteer

Step = tuple[int, int, str, object]
# Words that stand for somebody without a noun: where they are, and who is meant.
ALONE = {
    "both": (find_both, resolve_both),
    "count": (find_counts, resolve_count),
    "rank": (find_ranks, resolve_rank),
    "one": (find_ones, resolve_one),
}


def resolve_actors(doc: Doc, gazetteer: Gazetteer, day: date | None) -> Discourse:
    """Find and resolve every mention of a parsed text.

    Args:
        doc: A parsed text with entities.
        gazetteer: Who is known.
        day: The day of publication, ``None`` if not known.

    Returns:
        The discourse, whose ``sightings`` are the mentions in no particular order.
    """
    page = open_page(doc)
    entities = read_entities(page)
    names = read_names(page, gazetteer, entities, day)
    covered = index_by_token(names)
    discourse = Discourse(page, gazetteer, day, covered, find_phrases(page, gazetteer, covered))
    discourse.told_places = read_told_places(page, covered)
    discourse.host = find_host(discourse)
    discourse.home = find_home(discourse, names, entities) or _state_or_nothing(discourse)
    names = sorted([*names, *find_people(discourse, entities)], key=lambda n: (n.start, n.end))
    _bind_titles(discourse)
    issuing = find_issuer(discourse)
    tagged = find_organisations(discourse, entities)
    titled = [range(s.start, s.end) for s in issuing if s.rule == "name.title"]
    bodies = [*issuing, *(s for s in tagged if not any(s.start in span for span in titled))]
    for _, _, sort, found in sorted(_order(discourse, names, bodies), key=lambda step: step[:3]):
        for sighting in _read(discourse, sort, found):
            discourse.see(sighting)
    read_leaderships(discourse)
    _read_first_person(discourse)
    return discourse


def _state_or_nothing(discourse: Discourse) -> str:
    """Give the host of a transcript where it is a state."""
    return discourse.host if discourse.kind(discourse.host) == "state" else ""


def _read_first_person(discourse: Discourse) -> None:
    """Read *I* and *we* last, and *they* in speech: who says it often stands behind the words."""
    pronouns = load_lexicon().pronouns
    for i in _pronouns_of(discourse):
        if pronouns[discourse.page.lowers[i]].person < 3 or _is_late(discourse, i):
            discourse.see(resolve_pronoun(discourse, i))
    for phrase in discourse.phrases:
        if not phrase.title and _is_ours(discourse, phrase):
            for sighting in _read_phrase(discourse, phrase):
                discourse.see(sighting)


def _awaits_speaker(discourse: Discourse, i: int) -> bool:
    """Say whether *they* stands in direct speech, so that who speaks must be known first."""
    page = discourse.page
    plain = page.lowers[i] in ("they", "them")
    return plain and page.quotation_at(page.starts[i]) is not None


def _is_late(discourse: Discourse, i: int) -> bool:
    """Say whether *they* in direct speech has found nobody yet."""
    page = discourse.page
    plural = load_lexicon().pronouns[page.lowers[i]].number == "plural"
    return plural and i not in discourse.by_head and page.quotation_at(page.starts[i]) is not None


def _is_ours(discourse: Discourse, phrase: Phrase) -> bool:
    """Say whether a description belongs to the speaker (*our partners*, *my government*)."""
    if phrase.owner < 0:
        return False
    pronoun = load_lexicon().pronouns.get(discourse.page.lowers[phrase.owner])
    return pronoun is not None and pronoun.person == 1


def _pronouns_of(discourse: Discourse) -> Iterator[int]:
    """Give the tokens that are pronouns and no part of a name."""
    pronouns, page = load_lexicon().pronouns, discourse.page
    for i, word in enumerate(page.lowers):
        if word in pronouns and page.words[i] != "US" and i not in discourse.covered:
            yield i


def _bind_titles(discourse: Discourse) -> None:
    """Note the offices that stand in front of names, and what titles say of gender."""
    titles = load_lexicon().titles
    page = discourse.page
    for name in discourse.covered.values():
        if name.kind == "person" and name.first:
            stop = name.first > 1 and page.lowers[name.first - 1] == "."  # MS., cut in two
            before = page.lowers[name.first - 2] + "." if stop else page.lowers[name.first - 1]
            gender = titles.get(before, "any")
            if gender != "any":
                discourse.genders.setdefault(name.actor_id, gender)
    for phrase in discourse.phrases:
        name = discourse.covered.get(phrase.last + 1) if phrase.title else None
        if name is not None and name.kind == "person":
            bind_title(discourse, phrase, name.actor_id)


def _order(
    discourse: Discourse, names: Sequence[Name], bodies: Sequence[Sighting]
) -> Iterator[Step]:
    """Put everything to be read in the order of the text, inner before outer."""
    page = discourse.page
    within = {i: p for p in discourse.phrases for i in range(p.first, p.last + 1)}
    for name in names:
        yield name.start, name.end, "name", (name, within.get(name.head))
    for body in bodies:
        yield body.start, body.end, "body", body
    for phrase in discourse.phrases:
        if not phrase.title and not _is_ours(discourse, phrase):
            yield page.starts[phrase.first], page.end_of(phrase.last), "phrase", phrase
    pronouns = load_lexicon().pronouns
    for i in _pronouns_of(discourse):
        if pronouns[page.lowers[i]].person == 3 and not _awaits_speaker(discourse, i):
            yield page.starts[i], page.end_of(i), "pronoun", i
    for sort, (find, _) in ALONE.items():
        for i in find(page):
            yield page.starts[i], page.end_of(i), sort, i


def _read(discourse: Discourse, sort: str, found: object) -> list[Sighting | None]:
    """Read one step: a name, a body, a description or a pronoun."""
    if sort == "name":
        name, phrase = found
        settle_affiliation(discourse, name)
        owner = read_owner(discourse, name)
        if owner is not None:
            return [owner, read_mention(discourse, name, phrase)]
        return [read_mention(discourse, name, phrase)]
    if sort == "body":
        return [found]
    if sort in ALONE:
        return [ALONE[sort][1](discourse, found)]
    if sort == "pronoun":
        return [resolve_pronoun(discourse, found)]
    return _read_phrase(discourse, found)


def _read_phrase(discourse: Discourse, phrase: Phrase) -> list[Sighting | None]:
    """Read a description by its noun."""
    if phrase.office is not None or is_leader(phrase) or is_apposed_official(discourse, phrase):
        found = [read_seat(discourse, phrase), resolve_office(discourse, phrase)]
    else:
        found = list(resolve_group(discourse, phrase))
    return found if any(found) else [read_doer(discourse, phrase)]
