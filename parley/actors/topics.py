"""Topics: of which state a text speaks where it says *the country*, *the government*, *the regime*.

Each state named in the last sentences weighs by nearness, more as a subject and less by a capital;
the state from which the text is told and the one of its first sentence weigh a little more.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from spacy.tokens import Token

from parley.actors.discourse import BODIES, Discourse
from parley.actors.identity import GROUP
from parley.actors.page import SUBJECTS, VERBAL, Sighting

REACH = 6  # sentences back
SUBJECT = 1.3
METONYM = 0.6
HOME = 0.4
LEAD = 0.3
CLOSE = 0.6  # of the best weight, for the second to be kept


def rank_states(
    discourse: Discourse, start: int, without: frozenset[str] = frozenset()
) -> list[str]:
    """Give the states that a text speaks of at an offset, the weightiest first.

    Args:
        discourse: The text so far.
        start: Offset of the words that mean a state.
        without: States that cannot be meant.
    """
    weights: dict[str, float] = defaultdict(float)
    for (state, _), weight in _weigh_by_sentence(discourse, start).items():
        weights[state] += weight
    for state, bonus in ((discourse.home, HOME), (_find_lead(discourse), LEAD)):
        weights[state] += bonus
    states = set(weights) - without - {""}
    return sorted(states, key=lambda state: (-weights[state], state))


def _weigh_by_sentence(discourse: Discourse, start: int) -> dict[tuple[str, int], float]:
    """Give the best weight of each state in each of the last sentences."""
    page = discourse.page
    here = page.sentence_at(start)
    best: dict[tuple[str, int], float] = {}
    for sighting in discourse.back(start, within=REACH):
        state, sentence = _state_of(discourse, sighting), page.sentence_at(sighting.start)
        weight = 1.0 / (1 + here - sentence)
        weight *= SUBJECT if discourse.is_subject(sighting) else 1.0
        weight *= METONYM if sighting.how == "metonym" else 1.0
        best[state, sentence] = max(weight, best.get((state, sentence), 0.0))
    return best


def _state_of(discourse: Discourse, sighting: Sighting) -> str:
    """Give the state of an actor: its own, or the one in which a band or body of it acts."""
    state = sighting.party
    if state.startswith(GROUP):
        return ""
    if discourse.kind(state) == "armed-group":
        state = discourse.actor(state).country
    return state if discourse.kind(state) == "state" else ""


def _find_lead(discourse: Discourse) -> str:
    """Give the state that a text names first."""
    for sighting in discourse.sightings[:4]:
        if discourse.kind(sighting.party) == "state":
            return sighting.party
    return ""


def find_subjects(discourse: Discourse, i: int) -> frozenset[str]:
    """Give the parties that are the subject of the clause around a token: they are not meant there.

    *Washington keeps troops in the country*: the country is another's.
    """
    page = discourse.page
    verb = page.verb_above(i)
    for _ in range(4):
        if verb < 0 or page.poses[verb] not in VERBAL:
            break
        subjects = [c for c in page.children(verb) if c.dep_ in SUBJECTS and c.i < i]
        if subjects:
            words = (k for subject in subjects for k in _joined_to(subject))
            seen = (discourse.by_head[k].party for k in words if k in discourse.by_head)
            return frozenset(party for party in seen if discourse.kind(party) in BODIES)
        if page.deps[verb] not in ("conj", "xcomp"):
            break
        verb = page.heads[verb]
    return frozenset()


def _joined_to(subject: Token) -> Iterator[int]:
    """Give the tokens of a noun and of those joined to it by *and*."""
    yield subject.i
    yield from (word.i for word in subject.conjuncts)
