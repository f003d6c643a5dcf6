"""Withdrawals: the threads of which a text says that their actor has given them up."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from spacy.tokens import Token

from parley.datafiles import read_rows
from parley.evidence import Evidence
from parley.reading import Reading
from parley.threads.events import Thread, make_row
from parley.threads.likeness import are_ordered, find_parties

NAMING = frozenset({"demand", "request", "call", "offer", "proposal", "threat", "condition"})


@cache
def _withdrawals() -> frozenset[str]:
    """Give the verbs by which something is given up."""
    return frozenset(row["lemma"] for row in read_rows("lexicon/withdrawals.csv"))


def find_dropped(threads: Sequence[Thread], reading: Reading) -> None:
    """Mark the threads of which a text says that their actor has given them up."""
    if not reading.source.published:
        return
    for verb in reading.doc:
        if verb.lemma_.lower() in _withdrawals() and verb.pos_ == "VERB" and not _is_denied(verb):
            _drop(threads, reading, verb)


def _is_denied(verb: Token) -> bool:
    """Say whether a verb is negated, or only something that may be."""
    return any(
        child.dep_ in ("neg", "aux") and child.lemma_.lower() not in ("have", "be")
        for child in verb.children
    )


def _drop(threads: Sequence[Thread], reading: Reading, verb: Token) -> None:
    """Mark the likest thread of a verb's subject that the verb's object names."""
    subjects = {t.i for child in verb.children if child.dep_ == "nsubj" for t in child.subtree}
    named = [child for child in verb.children if child.dep_ == "dobj"]
    if not named or named[0].lemma_.lower() not in NAMING:
        return
    words = frozenset(t.lemma_.lower() for t in named[0].subtree)
    who = find_parties(
        mention.actor_id
        for mention in reading.mentions
        if any(
            mention.evidence.start <= reading.doc[i].idx < mention.evidence.end for i in subjects
        )
    )
    fits = [
        t
        for t in threads
        if who & find_parties(t.last.demand.issuers)
        and any(each.words & words for each in t.seen)
        and are_ordered(t.last.reading, reading)
    ]
    if fits:
        thread = max(fits, key=lambda t: max(len(each.words & words) for each in t.seen))
        evidence = _cut_sentence(reading, verb)
        thread.rows.append(make_row(thread, reading, "dropped", evidence))
        thread.texts.append(reading.source.text_id)


def _cut_sentence(reading: Reading, verb: Token) -> Evidence:
    """Give the sentence of a verb as evidence."""
    [sentence] = [s for s in reading.sentences if s.start <= verb.idx < s.end]
    return Evidence.of(
        reading.text,
        reading.source.text_id,
        sentence.start,
        sentence.end,
        sentence=sentence.number,
        rule="thread.withdrawal",
    )
