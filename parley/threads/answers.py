"""Answers: the thread that an acceptance or a refusal answers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from parley.demands.anaphors import POINTING, PRONOUNS
from parley.demands.likeness import SAME, share_words
from parley.threads.events import Thread, add_row
from parley.threads.likeness import Seen, are_ordered, find_parties

ANSWERS = {"accepts": "accepted", "rejects": "rejected", "counters": "countered"}
ACTS = {"accept": "accepted", "reject": "rejected"}
NEAR = 2  # sentences back in which what *that* or *the swap* points to must stand
# What is said of a noun that makes it a thing of its own, which points to nothing.
OF_ITS_OWN = frozenset({"prep", "acl", "relcl", "compound", "amod", "appos", "nummod"})


def answer_threads(threads: Sequence[Thread], seen: Seen) -> None:
    """Give an answer to the threads it is linked to, or points to; else to the likest."""
    linked = list(_find_linked(threads, seen))
    for thread, how in linked:
        add_row(thread, seen, "answered", how, "thread.link")
    if linked:
        return
    how = ACTS[seen.demand.act]
    if thread := _find_asked(threads, seen):
        add_row(thread, seen, "answered", how, "thread.issue")
    elif thread := _find_pointed(threads, seen):
        add_row(thread, seen, "answered", how, "thread.pointing")


def _find_linked(threads: Sequence[Thread], seen: Seen) -> Iterator[tuple[Thread, str]]:
    """Find the threads of the records of its text that an answer is linked to, and how."""
    own = {
        link.to_demand: ANSWERS[link.kind]
        for link in seen.reading.links
        if link.from_demand == seen.demand.demand_id and link.kind in ANSWERS
    }
    for thread in threads:
        for each in thread.seen:
            if each.reading is seen.reading and each.demand.demand_id in own:
                yield thread, own[each.demand.demand_id]


def _find_asked(threads: Sequence[Thread], seen: Seen) -> Thread | None:
    """Find what a party was asked or offered, in words like those of its answer.

    A single word in common is enough only where the issue is one, too.
    """
    mine = find_parties(seen.demand.issuers)
    shares = [
        (max(share_words(each.words, seen.words) for each in thread.seen), place)
        for place, thread in enumerate(threads)
        if thread.last.kind in ("asks", "offers")
        and (len(seen.words) > 1 or thread.last.demand.issue == seen.demand.issue)
        and are_ordered(thread.last.reading, seen.reading)
        and mine & find_parties(thread.last.demand.addressees)
        and not mine & find_parties(thread.last.demand.issuers)
    ]
    share, place = max(shares, default=(0.0, -1))
    return threads[place] if share >= SAME else None


def _find_pointed(threads: Sequence[Thread], seen: Seen) -> Thread | None:
    """Find what *rejected that* or *accepted the swap* points to: the nearest put by another.

    A pronoun can point to what was put to nobody in particular, a noun only to what was put to the
    party that answers.
    """
    pointer = seen.trigger and find_pointer(seen.trigger)
    if not pointer:
        return None
    named = pointer.pos_ == "NOUN"
    near = [
        (each.demand.evidence.start, place)
        for place, thread in enumerate(threads)
        for each in thread.seen
        if each.kind in ("asks", "offers") and _is_near(each, seen) and _is_put(each, seen, named)
    ]
    return threads[max(near)[1]] if near else None


def find_pointer(verb: Token) -> Token | None:
    """Find the object of a verb where it only points back: *that*, or a bare *the swap*.

    >>> from parley import read
    >>> doc = read("Peru rejected the swap. Chile rejected the sale of arms.").doc
    >>> find_pointer(doc[1]), find_pointer(doc[6])
    (swap, None)
    """
    for child in verb.children:
        if child.dep_ != "dobj":
            continue
        if child.lower_ in PRONOUNS:
            return child
        said = {each.dep_ for each in child.children}
        points = {each.lower_ for each in child.children if each.dep_ == "det"} & POINTING
        if child.pos_ == "NOUN" and points and not said & OF_ITS_OWN:
            return child
    return None


def _is_near(earlier: Seen, answer: Seen) -> bool:
    """Say whether a record stands before an answer, in its text and near it."""
    back = answer.demand.evidence.sentence - earlier.demand.evidence.sentence
    before = earlier.demand.evidence.start < answer.demand.evidence.start
    return earlier.reading is answer.reading and before and back <= NEAR


def _is_put(earlier: Seen, answer: Seen, named: bool) -> bool:
    """Say whether something was put by another party, to the one that answers or to nobody."""
    mine, asked = (
        find_parties(answer.demand.issuers),
        find_parties(earlier.demand.addressees),
    )
    by, to = find_parties(earlier.demand.issuers), find_parties(answer.demand.addressees)
    put = bool(mine & asked) or not (named or asked)
    return put and not mine & by and (not to or bool(to & by))
