"""Pairs: who *both sides* and *the conflicting nations* are."""

from __future__ import annotations

from parley.actors.descriptions import ALLIES, LANDS, STATE_VOICES, sight_phrase
from parley.actors.discourse import Discourse
from parley.actors.identity import GROUP, make_group_id, members_of
from parley.actors.lexicon import load_lexicon
from parley.actors.page import Page, Sighting
from parley.actors.phrases import Phrase, class_of, read_words


def _is_pair(page: Page, phrase: Phrase) -> bool:
    """Say whether a phrase means the two parties (*both sides*, *the conflicting nations*)."""
    lexicon = load_lexicon()
    if class_of(phrase) not in STATE_VOICES | LANDS | ALLIES | {"people"}:
        return False
    if not phrase.plural and phrase.article not in ("either", "neither"):
        return False
    noun_words = phrase.group.noun.split() if phrase.group else []
    words = {*phrase.words, *noun_words, phrase.article}
    if noun_words[:2] == ["parties", "to"]:
        return True
    if words & lexicon.modifiers["pair"]:
        return True
    noun = page.lowers[phrase.head]
    return not read_words(page, phrase) and noun in ("sides", "parties") and phrase.article == "the"


def is_named(phrase: Phrase) -> bool:
    """Say whether a pair phrase itself says who the two are (*the Turkish and Greek sides*)."""
    return (
        phrase.owner >= 0
        or any(o.last < phrase.noun for o in phrase.origins)
        or (phrase.complement == "of" and len(phrase.origins) > 1)
    )


def resolve_pair(discourse: Discourse, phrase: Phrase) -> Sighting | None:
    """Join the two parties that the text has set against each other."""
    if not _is_pair(discourse.page, phrase):
        return None
    start = discourse.page.starts[phrase.first]
    joined = find_pair(discourse, start, _doer_of(discourse, phrase))
    return sight_phrase(discourse, phrase, joined, "pair") if joined else None


def _doer_of(discourse: Discourse, phrase: Phrase) -> str:
    """Give the party that is the subject over a phrase: who calls on the two is not one of them."""
    page = discourse.page
    verb = page.verb_above(phrase.head)
    for _ in range(4):
        if verb < 0:
            break
        for child in page.children(verb):
            seen = discourse.by_head.get(child.i) if child.dep_ == "nsubj" else None
            if seen is not None and child.i < phrase.first:
                return seen.party
        verb = page.verb_above(page.heads[verb]) if page.heads[verb] != verb else -1
    return ""


def find_pair(discourse: Discourse, start: int, doer: str = "") -> str:
    """Find the two parties before an offset: the last pair named as one, else the two most named.

    A group of two that was named within two sentences goes first, then two parties in the sentence
    itself; else the parties of the last twelve sentences are counted, nearer ones more.
    """
    for sighting in discourse.back(start, within=2):
        if len(members_of(sighting.actor_id)) == 2:
            return sighting.actor_id
    here = discourse.page.sentence_at(start)
    for within, least in ((0, 2), (12, 2)):
        weights: dict[str, float] = {}
        for sighting in discourse.back(start, within=within):
            party = sighting.party
            if party.startswith(GROUP) or discourse.kind(party) in ("media", "person"):
                continue
            back = here - discourse.page.sentence_at(sighting.start)
            if party != doer:
                weights[party] = weights.get(party, 0.0) + 1.0 / (2 + back)
        if len(weights) >= least and (within or len(weights) == 2):
            best = sorted(weights, key=lambda party: (-weights[party], party))[:2]
            joined = make_group_id(best)
            title = ", ".join(discourse.actor(party).name for party in sorted(best))
            return discourse.know(joined, title, "group")
    return ""
