"""Leaderships: whom somebody leads by the text (*X, who leads a gang known as Y*): his side."""

from __future__ import annotations

from parley.actors.discourse import Discourse
from parley.actors.lexicon import load_lexicon
from parley.actors.page import Sighting

BODIES = ("armed-group", "organisation", "international")


def read_leaderships(discourse: Discourse) -> None:
    """Note the bodies that unlisted persons are said to lead, for *we* in their mouth."""
    page = discourse.page
    for verb, lemma in enumerate(page.lemmas):
        if not load_lexicon().marks(lemma, "leading") or page.poses[verb] != "VERB":
            continue
        leader, body = _find_leader(discourse, verb), _find_body(discourse, verb)
        if leader is None or body is None or discourse.kind(leader.actor_id) != "person":
            continue
        if discourse.kind(body.actor_id) in ("state", "armed-group"):
            discourse.affiliate(leader.actor_id, body.actor_id)
        elif discourse.gazetteer.actor(leader.actor_id) is None:
            discourse.bodies.setdefault(leader.actor_id, body.actor_id)


def _find_leader(discourse: Discourse, verb: int) -> Sighting | None:
    """Give the person who is the subject of a verb, through *who*."""
    page = discourse.page
    subjects = [child.i for child in page.children(verb) if child.dep_ == "nsubj"]
    if not subjects:
        return None
    if page.lowers[subjects[0]] != "who":
        return discourse.by_head.get(subjects[0])
    return discourse.by_head.get(page.climb(page.heads[verb]))


def _find_body(discourse: Discourse, verb: int) -> Sighting | None:
    """Give the body that is the object of a verb, or by whose name the object is known."""
    page = discourse.page
    for child in page.children(verb):
        if child.dep_ == "dobj":
            inside = range(child.i, child.right_edge.i + 1)
            seen = [discourse.by_head[i] for i in inside if i in discourse.by_head]
            bodies = [s for s in seen if discourse.kind(s.actor_id) in BODIES]
            voice = discourse.by_head.get(child.i)  # Norway's delegation
            voiced = voice is not None and discourse.kind(voice.actor_id) == "state"
            return next(iter(bodies), voice if voiced else None)
    return None
