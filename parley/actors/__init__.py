"""Actors: who speaks, asks, is asked or acts; each mention and whom it stands for."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from spacy.language import Language
from spacy.tokens import Doc

from parley.actors.discourse import Discourse
from parley.actors.identity import members_of, party_of, principal_of
from parley.actors.page import Sighting
from parley.actors.resolve import resolve_actors
from parley.collector import put_off_collection
from parley.confidence import grade_rules
from parley.evidence import Evidence
from parley.gazetteer import Gazetteer, load_gazetteer
from parley.records import Actor, Mention

__all__ = ["make_actors", "members_of", "mentions_within", "party_of", "principal_of"]


@Language.factory("parley_actors")
def make_actors(nlp: Language, name: str) -> ActorStage:
    """Make the component that writes ``doc._.actors``, ``doc._.mentions`` and ``doc.spans``."""
    return ActorStage(load_gazetteer())


class ActorStage:
    """The stage: mentions by start, then longest first; actors by first mention."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        """Take the gazetteer to read names with."""
        self.gazetteer = gazetteer

    @put_off_collection()
    def __call__(self, doc: Doc) -> Doc:
        """Find the actors of one document."""
        discourse = resolve_actors(doc, self.gazetteer, _read_day(doc._.published))
        sightings = _sort_sightings(discourse.sightings)
        doc._.mentions = [
            _make_mention(discourse, number, sighting)
            for number, sighting in enumerate(sightings, start=1)
        ]
        doc._.actors = _list_actors(discourse, sightings)
        spans = (
            doc.char_span(s.start, s.end, s.actor_id, alignment_mode="expand") for s in sightings
        )
        doc.spans["actors"] = [span for span in spans if span is not None]
        return doc


def _read_day(published: str) -> date | None:
    """Read an ISO day or date-time; nothing where there is none."""
    try:
        return date.fromisoformat(published[:10])
    except ValueError:
        return None


def _sort_sightings(sightings: Iterable[Sighting]) -> list[Sighting]:
    """Put sightings in order, one for each span: the one seen first."""
    by_span: dict[tuple[int, int], Sighting] = {}
    for sighting in sightings:
        by_span.setdefault((sighting.start, -sighting.end), sighting)
    return [by_span[span] for span in sorted(by_span)]


def _make_mention(discourse: Discourse, number: int, sighting: Sighting) -> Mention:
    """Turn a sighting into a record with its evidence."""
    page = discourse.page
    evidence = Evidence.of(
        page.text, page.doc._.text_id, sighting.start, sighting.end,
        sentence=page.sentence_at(sighting.start), rule=sighting.rule,
    )  # fmt: skip
    return Mention(
        f"m-{number:03d}", evidence, sighting.actor_id, sighting.how, sighting.alternative,
        grade_rules(("actors", sighting.rule)),
    )  # fmt: skip


def _list_actors(discourse: Discourse, sightings: Iterable[Sighting]) -> list[Actor]:
    """List the actors in order of first mention."""
    ids = dict.fromkeys(sighting.actor_id for sighting in sightings)
    return [discourse.actor(actor_id) for actor_id in ids]


def mentions_within(mentions: Iterable[Mention], start: int, end: int) -> tuple[Mention, ...]:
    """Give the mentions that lie wholly within ``start:end``, in their order.

    >>> mentions_within((), 0, 10)
    ()
    """
    return tuple(m for m in mentions if start <= m.evidence.start and m.evidence.end <= end)
