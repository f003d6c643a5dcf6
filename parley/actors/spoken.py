"""Spoken: who *I*, *we*, *you* and *they* are in somebody's mouth."""

from __future__ import annotations

from parley.actors.discourse import Discourse
from parley.actors.identity import members_of
from parley.actors.lexicon import Pronoun
from parley.actors.page import Page, Sighting
from parley.actors.speakers import find_announcer, find_speaker, find_verb_of_speech
from parley.actors.transcripts import find_asked


def sight_pronoun(
    discourse: Discourse,
    i: int,
    actor_id: str,
    rule: str,
    alternative: str = "",
    plural: bool = False,
) -> Sighting:
    """Make the sighting of a pronoun."""
    page = discourse.page
    second = alternative if alternative != actor_id else ""
    return Sighting(
        page.starts[i], page.end_of(i), i, actor_id, "pronoun", f"pronoun.{rule}", plural, second
    )


def resolve_speaker(discourse: Discourse, i: int, pronoun: Pronoun) -> Sighting | None:
    """Read *I* as the speaker and *we* as the speaker's state or body."""
    page, start = discourse.page, discourse.page.starts[i]
    speaker = find_speaker(discourse, start)
    if speaker is None and page.quotation_at(start) is None and page.turn_at(start) is None:
        speaker = find_announcer(discourse, start)
    if speaker is None:
        return None
    if pronoun.number == "singular":
        return sight_pronoun(discourse, i, speaker.actor_id, "speaker")
    side = discourse.side_of(speaker.actor_id)
    return sight_pronoun(discourse, i, side, "speakers-side", plural=True)


def resolve_addressed(discourse: Discourse, i: int) -> Sighting | None:
    """Read *you* in direct speech as whom the speaker tells it; nobody where that is not said.

    ``"You must leave," he told the envoy``: the side of the envoy; in a question of a transcript
    the side of whoever answers. *You cannot have both* is everybody, and so is *you* elsewhere.
    """
    page = discourse.page
    quotation = page.quotation_at(page.starts[i])
    if quotation is None:
        asked = find_asked(discourse, page.starts[i])
        side = discourse.side_of(asked.actor_id) if asked is not None else ""
        return sight_pronoun(discourse, i, side, "asked") if side else None
    verb = find_verb_of_speech(discourse, quotation)
    if verb < 0:
        return None
    for child in page.children(verb):
        seen = discourse.by_head.get(child.i)
        if child.dep_ in ("dobj", "dative") and seen is not None:
            return sight_pronoun(discourse, i, discourse.side_of(seen.actor_id), "addressed")
    return None


def find_own_side(discourse: Discourse, i: int) -> str:
    """Give the side in whose direct speech or turn a pronoun stands, or nothing.

    Elsewhere the side of *we* where that is the subject of the pronoun's verb (*we ask them*).
    """
    if not _is_spoken(discourse.page, i) and not _is_done_by_us(discourse.page, i):
        return ""
    speaker = find_speaker(discourse, discourse.page.starts[i])
    return discourse.side_of(speaker.actor_id) if speaker is not None else ""


def _is_spoken(page: Page, i: int) -> bool:
    """Say whether a token stands in direct speech or in a speaker's turn."""
    start = page.starts[i]
    return page.quotation_at(start) is not None or page.turn_at(start) is not None


def _is_done_by_us(page: Page, i: int) -> bool:
    """Say whether *we* are the subject of the verb of which a pronoun is the object."""
    if page.deps[i] in ("poss", "nsubj", "nsubjpass"):
        return False
    verb = page.verb_above(i)
    return verb >= 0 and any(c.dep_ == "nsubj" and c.lower_ == "we" for c in page.children(verb))


def find_other_side(discourse: Discourse, i: int) -> str:
    """Give the state or body that *they* is in direct speech: the one last named but the speaker's.

    A speaker says *they* of a state where a narrator says *it*.
    """
    page = discourse.page
    if page.deps[i] == "poss" or not _is_spoken(page, i):
        return ""
    speaker = find_speaker(discourse, page.starts[i])
    if speaker is None:
        return ""
    own = discourse.side_of(speaker.actor_id)
    for sighting in discourse.back(page.starts[i], within=4):
        others = [side for side in members_of(sighting.actor_id) if side != own]
        if len(members_of(sighting.actor_id)) == 2:
            return others[0] if len(others) == 1 else sighting.actor_id
    own = speaker.party
    for party in discourse.states_before(page.starts[i], within=1):
        if party != own and discourse.kind(party) in ("state", "armed-group"):
            return party
    return ""
