"""Discourse: what the text has said so far, who was named, and in which office."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from parley.actors.identity import GROUP, make_group_id, members_of, party_of
from parley.actors.lexicon import load_lexicon
from parley.actors.names import Name
from parley.actors.page import SUBJECTS, Page, Sighting
from parley.actors.phrases import Phrase
from parley.gazetteer import Gazetteer
from parley.records import Actor

FARTHEST = 200  # sightings back that an antecedent is looked for
BODIES = frozenset(("state", "international", "organisation", "armed-group", "media"))


@dataclass(slots=True)
class Discourse:
    """The memory of one text while it is read: it only grows.

    ``holders`` maps (office code, party) to the person whom the text itself says to hold it,
    ``bodies`` a person to the body below the state that he speaks for; ``home`` is the state from
    which the text is told, ``filed`` that of its dateline where the text speaks of it; ``issuer``
    is the body whose communiqué it is, ``host`` the party whose transcript, ``called`` what that
    body calls itself, ``told_places`` the places that it locates; ``renamed`` leads from the bare
    name of a person to the id below the party that the text gave later.
    """

    page: Page
    gazetteer: Gazetteer
    day: date | None
    covered: dict[int, Name]
    phrases: list[Phrase]
    sightings: list[Sighting] = field(default_factory=list)
    by_head: dict[int, Sighting] = field(default_factory=dict)
    actors: dict[str, Actor] = field(default_factory=dict)
    genders: dict[str, str] = field(default_factory=dict)
    holders: dict[tuple[str, str], str] = field(default_factory=dict)
    offices: dict[str, str] = field(default_factory=dict)
    bodies: dict[str, str] = field(default_factory=dict)
    renamed: dict[str, str] = field(default_factory=dict)
    guessed: dict[str, str] = field(default_factory=dict)
    home: str = ""
    filed: str = ""
    issuer: str = ""
    host: str = ""
    called: dict[str, str] = field(default_factory=dict)
    told_places: Mapping[str, str] = field(default_factory=dict)
    phrase_from: dict[int, Phrase] = field(init=False)
    phrase_upto: dict[int, Phrase] = field(init=False)

    def __post_init__(self) -> None:
        """Index the phrases by their first and last token."""
        self.phrase_from = {phrase.first: phrase for phrase in self.phrases}
        self.phrase_upto = {phrase.last: phrase for phrase in self.phrases}

    def phrases_near(self, i: int) -> tuple[Phrase, ...]:
        """Give the phrases of which a token is first or last."""
        both = (self.phrase_from.get(i), self.phrase_upto.get(i))
        return tuple(phrase for phrase in both if phrase is not None)

    def see(self, sighting: Sighting | None) -> None:
        """Remember a sighting."""
        if sighting is not None:
            if sighting.actor_id in self.renamed:
                sighting = replace(sighting, actor_id=self.renamed[sighting.actor_id])
            insort(self.sightings, sighting, key=_by_place)
            self.by_head[sighting.head] = sighting

    def know(self, actor_id: str, name: str, kind: str, country: str = "") -> str:
        """Make an actor known that no list has, unless it is; give its id."""
        if actor_id not in self.actors and self.gazetteer.actor(actor_id) is None:
            self.actors[actor_id] = Actor(
                actor_id, name, kind, country, members=members_of(actor_id)
            )
        return actor_id

    def is_homeless(self, actor_id: str) -> bool:
        """Say whether an actor is an unlisted person whose party is not known yet."""
        known = self.actors.get(actor_id)
        return known is not None and known.kind == "person" and "/" not in actor_id

    def affiliate(self, actor_id: str, party: str) -> str:
        """Put an unlisted person below a party, also where he was seen before; give his id."""
        actor_id = self.renamed.get(actor_id, actor_id)
        if not party or party.startswith(GROUP) or not self.is_homeless(actor_id):
            return actor_id
        person = f"{party_of(party)}/{actor_id}"
        known = self.actors.pop(actor_id)
        self.actors[person] = replace(known, actor_id=person, country=self.country(party))
        self.renamed[actor_id] = person
        for memory in (self.genders, self.offices, self.bodies):
            if actor_id in memory:
                memory[person] = memory.pop(actor_id)
        for key in [key for key, holder in self.holders.items() if holder == actor_id]:
            self.holders[key] = person
        for place, seen in enumerate(self.sightings):
            if seen.actor_id == actor_id:
                self.sightings[place] = self.by_head[seen.head] = replace(seen, actor_id=person)
        return person

    def side_of(self, actor_id: str) -> str:
        """Give the state or body that an actor stands for: a person's, or the body itself."""
        if actor_id in self.bodies:
            return self.bodies[actor_id]
        if any(self.kind(member) == "person" for member in members_of(actor_id)):
            sides = make_group_id(members_of(actor_id))
            return self.know(sides, ", ".join(members_of(sides)), "group")
        if self.kind(actor_id) != "person":
            return actor_id
        terms = self.gazetteer.offices_of(actor_id, self.day) if self.day is not None else ()
        return terms[0].of if terms else party_of(actor_id)

    def actor(self, actor_id: str) -> Actor:
        """Give an actor with the office that it holds on the day."""
        listed = self.gazetteer.actor(actor_id)
        actor = listed or self.actors.get(actor_id) or _guess_actor(actor_id)
        office = self.offices.get(actor_id, "")
        if actor.kind == "person" and not office and self.day is not None:
            terms = self.gazetteer.offices_of(actor_id, self.day)
            office = terms[0].title or terms[0].office if terms else ""
        return replace(actor, office=office) if office else actor

    def kind(self, actor_id: str) -> str:
        """Give the kind of an actor."""
        listed = self.gazetteer.actor(actor_id) or self.actors.get(actor_id)
        return listed.kind if listed else _guess_actor(actor_id).kind

    def country(self, actor_id: str) -> str:
        """Give the state of an actor, as an ISO code, or nothing."""
        if actor_id.startswith(GROUP):
            people = self.gazetteer.actor(actor_id)
            return people.country if people else ""
        listed = self.gazetteer.actor(party_of(actor_id))
        return listed.country if listed and listed.kind == "state" else ""

    def back(self, before: int, *, within: int = 3) -> Iterator[Sighting]:
        """Give the sightings before an offset, the last first, over the last few sentences."""
        here = self.page.sentence_at(before)
        place = bisect_left(self.sightings, (before, -1), key=_by_place)
        for sighting in reversed(self.sightings[max(0, place - FARTHEST) : place]):
            if here - self.page.sentence_at(sighting.start) > within:
                return
            yield sighting

    def is_subject(self, sighting: Sighting) -> bool:
        """Say whether the words are the subject of a verb."""
        return self.page.deps[self.page.climb(sighting.head)] in SUBJECTS

    def is_speaking(self, i: int) -> bool:
        """Say whether the noun at a token is the subject of a verb of speech."""
        top = self.page.climb(i)
        said = self.page.lemmas[self.page.heads[top]] in load_lexicon().speech
        return self.page.deps[top] in SUBJECTS and said

    def is_dealing(self, i: int) -> bool:
        """Say whether the noun at a token is subject or object of a verb that states do."""
        top = self.page.climb(i)
        verbs = load_lexicon().speech | load_lexicon().modifiers["dealing"]
        acts = self.page.deps[top] in SUBJECTS | {"dobj", "dative"}
        return acts and self.page.lemmas[self.page.heads[top]] in verbs

    def states_before(self, before: int, *, within: int = 3) -> list[str]:
        """Give the parties named before an offset, the last first; no groups, no media."""
        found: dict[str, None] = {}
        for sighting in self.back(before, within=within):
            party = sighting.party
            if not party.startswith(GROUP) and self.kind(party) in BODIES - {"media"}:
                found.setdefault(party, None)
        return list(found)


def _by_place(sighting: Sighting) -> tuple[int, int]:
    """Order sightings by where they stand."""
    return sighting.start, sighting.end


def _guess_actor(actor_id: str) -> Actor:
    """Describe an actor by its id alone."""
    if actor_id.startswith(GROUP):
        members = members_of(actor_id)
        name = ", ".join(members) or actor_id.removeprefix(GROUP).replace("-", " ")
        return Actor(actor_id, name, "group", members=members)
    if actor_id.isupper() and len(actor_id) == 3:
        return Actor(actor_id, actor_id, "state", actor_id)
    name = actor_id.rsplit("/", 1)[-1].replace("-", " ")
    return Actor(actor_id, name, "person" if "/" in actor_id else "organisation")


def make_sighting(
    page: Page, first: int, last: int, actor_id: str, how: str, rule: str, **more: object
) -> Sighting:
    """Make a sighting of the tokens ``first..last``."""
    head = more.pop("head", None)
    if head is None:
        head = page.head_within(first, last)
    return Sighting(page.starts[first], page.end_of(last), head, actor_id, how, rule, **more)
