"""Transcripts: whose briefing or interview it is, and who asks and answers in its turns.

The lines above the first turn say for whom those speak who are named in the labels alone.
"""

from __future__ import annotations

from collections import Counter

from parley.actors.discourse import Discourse
from parley.actors.lexicon import load_lexicon
from parley.actors.page import SUBJECTS, Page, Sighting
from parley.sentences import find_paragraphs

ANSWERS = frozenset(("a", "answer"))
LONGEST_HEAD = 900  # characters above the first turn
TITLES = 2  # paragraphs of a title where a statement comes before the turns
LONG = 40  # sentences of a briefing in which its principal is named
HOSTS = frozenset(("state", "international", "organisation", "armed-group"))


def find_host(discourse: Discourse) -> str:
    """Give the one party that the head of a transcript names, or nothing.

    *The Spokesperson for the Secretary-General* is of the United Nations.
    """
    page = discourse.page
    end = page.turns[0][0] if page.turns else 0
    if end > LONGEST_HEAD:  # what is read out comes first
        end = [span[1] for span in find_paragraphs(page.text)][:TITLES][-1]
    if not 0 < end <= LONGEST_HEAD:
        return ""
    heads = [p for p in discourse.phrases if p.office and page.starts[p.head] < end]
    names = sorted(set(discourse.covered.values()), key=lambda name: name.start)
    hosts = {
        discourse.gazetteer.actor(n.actor_id).actor_id.partition("/")[0]
        for n in names
        if n.end <= end and n.kind in HOSTS and n.how not in ("capital", "demonym")
    }
    if not hosts and any(p.office.code == "secretary-general" for p in heads):
        return "UN"
    return hosts.pop() if len(hosts) == 1 else ""


def find_voiced_state(discourse: Discourse, first: int) -> str:
    """Give the state for which somebody named in a label alone speaks.

    It is the one that first does or has something in his own turns (*Georgia has proposed*,
    *Armenia's position is unchanged*); of those that the head names, where it names several (*the
    ministers of Georgia and Azerbaijan*).
    """
    page, names = discourse.page, set(discourse.covered.values())
    head = page.turns[0][0] if page.turns else 0
    hosts = {n.actor_id for n in names if n.kind == "state" and n.end <= head <= LONGEST_HEAD}
    label = page.turn_at(page.starts[first])
    spoken = page.text[slice(*label)] if label is not None else ""
    for name in sorted(names, key=lambda n: n.start):
        turn = page.turn_at(name.start)
        own = turn is not None and page.text[slice(*turn)] == spoken
        known = name.kind == "state" and (len(hosts) < 2 or name.actor_id in hosts)
        if own and known and _leads_clause(page, name.head):
            return name.actor_id
    return ""


def _leads_clause(page: Page, i: int) -> bool:
    """Say whether a name is the subject of a clause, or its owner."""
    top = page.climb(i)
    if page.deps[top] == "poss":
        top = page.climb(page.heads[top])
    return page.deps[top] in SUBJECTS


def read_label(discourse: Discourse, turn: tuple[int, int]) -> str:
    """Give the word of a label that names nobody (*QUESTION*, *A*), else nothing."""
    word = discourse.page.text[slice(*turn)].strip(" .").lower()
    return word if load_lexicon().marks(word, "label") else ""


def find_turn_speaker(discourse: Discourse, turn: tuple[int, int]) -> Sighting | None:
    """Give who speaks in a turn: the name in its label, whoever is interviewed, or the host."""
    start, end = turn
    label = read_label(discourse, turn)
    if label in ANSWERS:
        return _find_answerer(discourse)
    if label:
        return None
    names = [s for s in discourse.back(end, within=0) if start <= s.start and s.end <= end]
    people = [s for s in names if discourse.kind(s.actor_id) == "person"]
    return next(iter(people or names), None)


def _find_answerer(discourse: Discourse) -> Sighting | None:
    """Give whom the head of an interview names first, else the host of it."""
    page = discourse.page
    head = page.turns[0][0]
    early = (s for s in discourse.sightings if s.end <= head)
    person = next((s for s in early if discourse.kind(s.actor_id) == "person"), None)
    if person is None and discourse.host:
        return Sighting(0, head, 0, discourse.host, "name", "host")
    return person


def find_asked(discourse: Discourse, offset: int) -> Sighting | None:
    """Give who is asked in the question at an offset: who speaks in the next turn or the last."""
    page = discourse.page
    turn = page.turn_at(offset)
    if turn is None or not read_label(discourse, turn) or read_label(discourse, turn) in ANSWERS:
        return None
    place = page.turns.index(turn)
    around = (page.turns[k] for k in (place + 1, place - 1) if 0 <= k < len(page.turns))
    speakers = (find_turn_speaker(discourse, other) for other in around)
    return next((speaker for speaker in speakers if speaker is not None), None)


def find_present(discourse: Discourse, offset: int) -> set[str]:
    """Give whom *he* cannot be in a turn: who speaks says *I*, and is called *you*."""
    turn = discourse.page.turn_at(offset)
    if turn is None:
        return set()
    present = (find_turn_speaker(discourse, turn), find_asked(discourse, offset))
    return {sighting.actor_id for sighting in present if sighting is not None}


def find_principal(discourse: Discourse, offset: int, barred: set[str]) -> str:
    """Give of whom a briefing speaks most: whom *he* means where nobody near is meant."""
    page = discourse.page
    if page.turn_at(offset) is None:
        return ""
    told = Counter(
        sighting.actor_id
        for sighting in discourse.back(offset, within=LONG)
        if discourse.kind(sighting.actor_id) == "person" and not page.is_label(sighting.head)
    )
    ranked = [person for person, _ in told.most_common() if person not in barred]
    return ranked[0] if ranked else ""
