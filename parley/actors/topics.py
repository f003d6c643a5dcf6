"""Topics: of which state a text speaks where it says *the country*, *the government*, *the regime*.

Each state named in the last sentences weighs by nearness, more as a subject and less by a capital;
the state from which the text is told and the one of its first sentence weigh a little more.
"""

from __future__ import annotations

from collections import defaultdict

from parley.actors.discourse import BODIES, Discourse
from parley.actors.identity import GROUP
from parley.actors.page import SUBJECTS, VERBAL

REACH = 6  # sentences back
SUBJECT = 1.3
METONYM = 0.6
HOME = 0.4
LEAD = 0.3
CLOSE = 0.6  # of the best weight, for the second to be kept


def rank_states(discourse: Discourse, start: int, without: str = "") -> list[str]:
    """Give the states that a text speaks of at an offset, the weightiest first.

    Args:
        discourse: The text so far.
        start: Offset of the words that mean a state.
        without: A state that cannot be meant.
    """
    page = discourse.page
    here = page.sentence_at(start)
    best: dict[tuple[str, int], float] = {}
    for sighting in discourse.back(start, within=REACH):
        state = sighting.party
        if state.startswith(GROUP) or state == without or discourse.kind(state) != "state":
            continue
        sentence = page.sentence_at(sighting.start)
        weight = 1.0 / (1 + here - sentence)
        weight *= SUBJECT if discourse.is_subject(sighting) else 1.0
        weight *= METONYM if sighting.how == "metonym" else 1.0
        best[state, sentence] = max(weight, best.get((state, sentence), 0.0))
    weights: dict[str, float] = defaultdict(float)
    for (state, _), weight in best.items():
        weights[state] += weight
    for state, bonus in ((discourse.home, HOME), (_find_lead(discourse), LEAD)):
        if state and state != without:
            weights[state] += bonus
    return sorted(weights, key=lambda state: (-weights[state], state))


def _find_lead(discourse: Discourse) -> str:
    """Give the state that a text names first."""
    for sighting in discourse.sightings[:4]:
        if discourse.kind(sighting.party) == "state":
            return sighting.party
    return ""


def find_subject(discourse: Discourse, i: int) -> str:
    """Give the party that is the subject of the clause around a token, and that is not there twice.

    *Washington keeps troops in the country*: the country is another's.
    """
    page = discourse.page
    verb = page.verb_above(i)
    if verb < 0 or page.poses[verb] not in VERBAL:
        return ""
    for _ in range(4):
        for child in page.children(verb):
            seen = discourse.by_head.get(child.i)
            if child.dep_ in SUBJECTS and child.i < i:
                known = seen is not None and discourse.kind(seen.party) in BODIES
                return seen.party if seen is not None and known else ""
        if page.deps[verb] != "conj":
            break
        verb = page.heads[verb]
    return ""
