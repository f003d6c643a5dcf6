"""Threads: the same demand followed across dated texts, with the words of each time it is seen.

Two records are one demand where an actor (or its :func:`~parley.actors.identity.party_of`) does the
same kind of thing to the same addressee, and half of the words of the shorter content stand in the
other. Nothing is inferred from silence: a thread that later texts do not hold counts these texts,
and is `dropped` only where a text says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from spacy.tokens import Token

from parley.actors.identity import party_of
from parley.datafiles import read_rows
from parley.demands.likeness import SAME, share_words, telling_words
from parley.evidence import Evidence
from parley.reading import Reading
from parley.records import Demand

# What is followed; an answer (accept, reject) belongs to the thread that it answers.
KINDS = {"demand": "asks", "request": "asks", "offer": "offers", "threaten": "threatens"}
ANSWERS = {"accepts": "accepted", "rejects": "rejected", "counters": "countered"}
ACTS = {"accept": "accepted", "reject": "rejected"}
TERMS = ("when", "duration")
NAMING = frozenset({"demand", "request", "call", "offer", "proposal", "threat", "condition"})


@dataclass(frozen=True, slots=True)
class ThreadEvent:
    """One time that a demand is seen: ``event`` and, of a change or an answer, which one.

    ``unseen`` counts the later dated texts without the thread, on its last row; else it is 0.
    ``demand_id`` is empty where a text says that the demand is dropped, which is no record.
    """

    thread_id: str
    text_id: str
    published: str
    event: str
    actors: tuple[str, ...]
    addressees: tuple[str, ...]
    issue: str
    what: str
    demand_id: str
    change: str
    evidence: Evidence
    rule: str
    unseen: int = 0


@dataclass(slots=True)
class _Seen:
    """A record with what it is compared by."""

    reading: Reading
    demand: Demand
    words: frozenset[str]
    condition: frozenset[str]

    @property
    def kind(self) -> str:
        return KINDS.get(self.demand.act, "")


@dataclass(slots=True)
class _Thread:
    """A thread that is being followed: its records, oldest first, and its rows."""

    seen: list[_Seen]
    rows: list[ThreadEvent] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    terms: dict[str, str] = field(default_factory=dict)

    @property
    def last(self) -> _Seen:
        return self.seen[-1]


def find_threads(readings: Iterable[Reading]) -> tuple[ThreadEvent, ...]:
    """Follow each demand, offer and threat through some texts, in the order of their days.

    Texts without a day come last, and a demand is not followed from one of them to another.

    >>> from parley import read
    >>> days = ("2024-03-01", "2024-03-09")
    >>> texts = [read("Mali urged France to free the envoys.", published=day, text_id=day)
    ...          for day in days]
    >>> [(row.thread_id, row.text_id, row.event) for row in find_threads(texts)]
    [('th-001', '2024-03-01', 'first'), ('th-001', '2024-03-09', 'repeated')]
    """
    ordered = sorted(readings, key=lambda each: each.source.published or "9999")
    threads: list[_Thread] = []
    for reading in ordered:
        for demand in reading.demands:
            seen = _see(reading, demand)
            if seen.kind:
                _follow(threads, seen)
            elif demand.act in ACTS:
                _answer(threads, seen)
        _find_dropped(threads, reading)
    return tuple(_number_rows(threads, ordered))


def _see(reading: Reading, demand: Demand) -> _Seen:
    """Take from a record the words by which it is compared."""
    span = demand.content or demand.evidence
    condition = demand.condition_span
    return _Seen(
        reading,
        demand,
        telling_words(reading.doc, span.start, span.end),
        telling_words(reading.doc, condition.start, condition.end) if condition else frozenset(),
    )


def _follow(threads: list[_Thread], seen: _Seen) -> None:
    """Put a record into the thread that it is most like, the latest of equals; else open one."""
    thread = _find_thread(threads, seen)
    if thread is None:
        thread = _Thread([])
        threads.append(thread)
        event, change, rule = "first", "", "thread.first"
    else:
        change = _compare_terms(thread, seen)
        event, rule = ("changed", "thread.terms") if change else ("repeated", "thread.words")
    thread.seen.append(seen)
    for name in TERMS:
        thread.terms[name] = getattr(seen.demand, name) or thread.terms.get(name, "")
    _add_row(thread, seen, event, change, rule)


def _find_thread(threads: Sequence[_Thread], seen: _Seen) -> _Thread | None:
    """Find the thread of the same demand, if it has been seen."""
    shares = [
        (max(share_words(each.words, seen.words) for each in thread.seen), place)
        for place, thread in enumerate(threads)
        if thread.last.kind == seen.kind and _is_comparable(thread.last, seen)
    ]
    share, place = max(shares, default=(0.0, -1))
    return threads[place] if share >= SAME else None


def _is_comparable(earlier: _Seen, later: _Seen) -> bool:
    """Say whether two records are of the same parties, and in texts that days put in order."""
    if not _are_ordered(earlier.reading, later.reading):
        return False
    mine, theirs = _parties(earlier.demand.issuers), _parties(later.demand.issuers)
    asked, again = _parties(earlier.demand.addressees), _parties(later.demand.addressees)
    return bool(mine & theirs) and (not asked or not again or bool(asked & again))


def _parties(actor_ids: Iterable[str]) -> set[str]:
    """Give the parties of some actors."""
    return {party_of(actor_id) for actor_id in actor_ids}


def _compare_terms(thread: _Thread, seen: _Seen) -> str:
    """Say which term differs from the one known so far; a term that is left out has not changed."""
    changes = [
        f"{name} {before} > {after}"
        for name in TERMS
        if (before := thread.terms.get(name, "")) and (after := getattr(seen.demand, name))
        if before != after
    ]
    conditions = [each.condition for each in thread.seen if each.condition]
    if conditions and seen.condition and share_words(conditions[-1], seen.condition) < SAME:
        changes.append("condition")
    return "; ".join(changes)


def _answer(threads: Sequence[_Thread], seen: _Seen) -> None:
    """Give an answer to the threads it is linked to, else to the likest of an addressee's."""
    own = {
        link.to_demand: ANSWERS[link.kind]
        for link in seen.reading.links
        if link.from_demand == seen.demand.demand_id and link.kind in ANSWERS
    }
    linked = [
        (thread, own[each.demand.demand_id])
        for thread in threads
        for each in thread.seen
        if each.reading is seen.reading and each.demand.demand_id in own
    ]
    for thread, how in linked:
        _add_row(thread, seen, "answered", how, "thread.link")
    if not linked and (thread := _find_asked(threads, seen)):
        _add_row(thread, seen, "answered", ACTS[seen.demand.act], "thread.issue")


def _find_asked(threads: Sequence[_Thread], seen: _Seen) -> _Thread | None:
    """Find what a party was asked or offered on an issue, in words like those of its answer."""
    mine = _parties(seen.demand.issuers)
    shares = [
        (max(share_words(each.words, seen.words) for each in thread.seen), place)
        for place, thread in enumerate(threads)
        if thread.last.kind != "threatens"
        and thread.last.demand.issue == seen.demand.issue
        and _are_ordered(thread.last.reading, seen.reading)
        and mine & _parties(thread.last.demand.addressees)
        and not mine & _parties(thread.last.demand.issuers)
    ]
    share, place = max(shares, default=(0.0, -1))
    return threads[place] if share >= SAME else None


def _are_ordered(earlier: Reading, later: Reading) -> bool:
    """Say whether two texts are one, or days put them in order."""
    return earlier is later or bool(earlier.source.published and later.source.published)


@cache
def _withdrawals() -> frozenset[str]:
    """Give the verbs by which something is given up."""
    return frozenset(row["lemma"] for row in read_rows("lexicon/withdrawals.csv"))


def _find_dropped(threads: Sequence[_Thread], reading: Reading) -> None:
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


def _drop(threads: Sequence[_Thread], reading: Reading, verb: Token) -> None:
    """Mark the likest thread of a verb's subject that the verb's object names."""
    subjects = {t.i for child in verb.children if child.dep_ == "nsubj" for t in child.subtree}
    named = [child for child in verb.children if child.dep_ == "dobj"]
    if not named or named[0].lemma_.lower() not in NAMING:
        return
    words = frozenset(t.lemma_.lower() for t in named[0].subtree)
    who = _parties(
        mention.actor_id
        for mention in reading.mentions
        if any(
            mention.evidence.start <= reading.doc[i].idx < mention.evidence.end for i in subjects
        )
    )
    fits = [
        t
        for t in threads
        if who & _parties(t.last.demand.issuers)
        and any(each.words & words for each in t.seen)
        and _are_ordered(t.last.reading, reading)
    ]
    if fits:
        thread = max(fits, key=lambda t: max(len(each.words & words) for each in t.seen))
        evidence = _cut_sentence(reading, verb)
        thread.rows.append(_make_row(thread, reading, "dropped", evidence))
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


def _add_row(thread: _Thread, seen: _Seen, event: str, change: str, rule: str) -> None:
    """Add the row of a record to a thread."""
    row = _make_row(thread, seen.reading, event, seen.demand.evidence, seen.demand, change, rule)
    thread.rows.append(row)
    thread.texts.append(seen.reading.source.text_id)


def _make_row(
    thread: _Thread,
    reading: Reading,
    event: str,
    evidence: Evidence,
    demand: Demand | None = None,
    change: str = "",
    rule: str = "thread.withdrawal",
) -> ThreadEvent:
    """Make a row; of an answer the actors are those who answer."""
    first = thread.seen[0].demand
    by = demand or first
    return ThreadEvent(
        thread_id="",
        text_id=reading.source.text_id,
        published=reading.source.published,
        event=event,
        actors=by.issuers,
        addressees=by.addressees,
        issue=first.issue,
        what=(first.content or first.evidence).quote,
        demand_id=demand.demand_id if demand else "",
        change=change,
        evidence=evidence,
        rule=rule,
    )


def _is_named(row: ThreadEvent, rows: Sequence[ThreadEvent]) -> bool:
    """Say whether a row is only the naming of the demand in a sentence that answers or drops it.

    In *Chile rejected Peru's demand* the noun is a record of its own.
    """
    return row.event == "repeated" and any(
        other.event in ("answered", "dropped")
        and other.text_id == row.text_id
        and other.evidence.sentence == row.evidence.sentence
        for other in rows
    )


def _number_rows(threads: Sequence[_Thread], ordered: Sequence[Reading]) -> Iterator[ThreadEvent]:
    """Number the threads, and count on the last row of each the later texts that do not hold it."""
    dated = [reading.source.text_id for reading in ordered if reading.source.published]
    for number, thread in enumerate(threads, 1):
        last = thread.texts[-1]
        later = len(dated) - 1 - dated.index(last) if last in dated else 0
        rows = [row for row in thread.rows if not _is_named(row, thread.rows)]
        for place, row in enumerate(rows, 1):
            unseen = later if place == len(rows) else 0
            yield replace(row, thread_id=f"th-{number:03d}", unseen=unseen)
