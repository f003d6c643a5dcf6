"""Frames: readings turned into the tables of the contract."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from operator import attrgetter

import pandas as pd
from spacy.attrs import IS_PUNCT, IS_SPACE

from parley.evidence import Evidence
from parley.reading import Reading
from parley.records import Demand, Mention, Span
from parley.tables.dictionary import Column, read_dictionary
from parley.threads import ThreadEvent, find_threads

Row = dict[str, object]
PANDAS_TYPES = {"integer": "Int64", "boolean": "boolean"}


def make_tables(readings: Reading | Iterable[Reading]) -> dict[str, pd.DataFrame]:
    """Make one set of tables of one or more readings.

    Args:
        readings: The readings, in the order in which their rows should stand.

    Returns:
        A frame for each table of the dictionary, columns in the order of the contract. Text columns
        are strings with ``""`` for missing, lists are joined with ``|``, offsets are ``Int64``.

    >>> from parley import read
    >>> tables = make_tables(read("France urged Mali to free the envoys.", published="2024-03-01"))
    >>> tables["mentions"]["actor_id"].tolist()
    ['FRA', 'MLI']
    """
    rows: dict[str, list[Row]] = {name: [] for name in read_dictionary()}
    listed = [readings] if isinstance(readings, Reading) else list(readings)
    for reading in listed:
        for name, made in make_rows(reading).items():
            rows[name].extend(made)
    rows["threads"] = [_thread_row(event) for event in find_threads(listed)]
    return {name: frame_rows(rows[name], columns) for name, columns in read_dictionary().items()}


def make_rows(reading: Reading) -> dict[str, list[Row]]:
    """Make the rows of one text, for each table that needs no other text (all but ``threads``).

    >>> from parley import read
    >>> [row["text_id"] for row in make_rows(read("Mali agreed.", text_id="a"))["actors"]]
    ['a']
    """
    text_id = {"text_id": reading.source.text_id}
    return {name: [{**text_id, **row} for row in make(reading)] for name, make in MAKERS.items()}


def make_table(reading: Reading, name: str) -> pd.DataFrame:
    """Make one table of one text, any but ``threads``, as :func:`make_tables` would.

    Raises:
        KeyError: If there is no such table.

    >>> from parley import read
    >>> make_table(read("Mali agreed.", published="2024-03-01"), "actors")["actor_id"].tolist()
    ['MLI']
    """
    rows = [{"text_id": reading.source.text_id, **row} for row in MAKERS[name](reading)]
    return frame_rows(rows, read_dictionary()[name])


def frame_rows(rows: Sequence[Row], columns: Sequence[Column]) -> pd.DataFrame:
    """Make a frame with the columns and types of the dictionary.

    >>> frame_rows([], read_dictionary()["links"]).columns.tolist()
    ['text_id', 'from_demand', 'to_demand', 'kind', 'rule']
    """
    return pd.DataFrame(
        {
            column.name: pd.array(
                [row[column.name] for row in rows], dtype=PANDAS_TYPES.get(column.type, "str")
            )
            for column in columns
        }
    )


def _join(values: Iterable[str]) -> str:
    """Join a list for its cell."""
    return "|".join(values)


def _place(evidence: Evidence) -> Row:
    """Give the columns that evidence fills."""
    return {
        "sentence": evidence.sentence,
        "start": evidence.start,
        "end": evidence.end,
        "quote": evidence.quote,
        "rule": evidence.rule,
    }


def _span(name: str, span: Span | None, words: str | None = None) -> Row:
    """Give the three columns of a span; ``words`` stands in for its quotation."""
    return {
        name: words if words is not None else (span.quote if span else ""),
        f"{name}_start": span.start if span else None,
        f"{name}_end": span.end if span else None,
    }


def _text_rows(reading: Reading) -> Iterator[Row]:
    source = reading.source
    known = ("title", "publisher", "published", "url", "licence", "file", "sha256", "publish_text")
    marks = reading.doc.to_array((IS_PUNCT, IS_SPACE)).any(axis=1)
    words = len(reading.doc) - int(marks.sum())
    yield {
        **{name: getattr(source, name) for name in known},
        "characters": len(source.text),
        "words": words,
        "sentences": len(reading.sentences),
        "parse": reading.fingerprint,
    }


def _sentence_rows(reading: Reading) -> Iterator[Row]:
    for sentence in reading.sentences:
        yield {
            "sentence": sentence.number,
            "paragraph": sentence.paragraph,
            "start": sentence.start,
            "end": sentence.end,
            "quote": reading.text[sentence.start : sentence.end],
        }


def _actor_rows(reading: Reading) -> Iterator[Row]:
    mentions: dict[str, list[Mention]] = {}
    for mention in reading.mentions:
        mentions.setdefault(mention.actor_id, []).append(mention)
    for actor in reading.actors:
        own = mentions.get(actor.actor_id, [])
        names = ("actor_id", "name", "kind", "country", "office", "wikidata", "cameo")
        yield {
            **{name: getattr(actor, name) for name in names},
            "members": _join(actor.members),
            "mentions": len(own),
            "first_sentence": own[0].evidence.sentence if own else None,
        }


def _record_rows(records: str, *names: str) -> Callable[[Reading], Iterator[Row]]:
    """Make the rows of records whose columns are their fields and their evidence."""

    def make_rows(reading: Reading) -> Iterator[Row]:
        for record in attrgetter(records)(reading):
            yield {**_place(record.evidence), **{name: getattr(record, name) for name in names}}

    return make_rows


def _demand_rows(reading: Reading) -> Iterator[Row]:
    for demand in reading.demands:
        yield {**_place(demand.evidence), **_terms(demand)}


def _terms(demand: Demand) -> Row:
    """Give the columns of a demand that are not its evidence."""
    names = "demand_id act trigger issue when duration sequence status quoted cameo plover"
    return {
        **{name: getattr(demand, name) for name in names.split()},
        "issuers": _join(demand.issuers),
        "addressees": _join(demand.addressees),
        **_span("content", demand.content),
        **_span("condition", demand.condition_span, demand.condition),
        **_span("consequence", demand.consequence_span),
        "confidence": demand.confidence,
    }


def _plain_rows(records: str, *names: str) -> Callable[[Reading], Iterator[Row]]:
    """Make the rows of records without evidence of their own; lists are joined."""

    def make_rows(reading: Reading) -> Iterator[Row]:
        for record in attrgetter(records)(reading):
            values = {name: getattr(record, name) for name in names}
            yield {n: _join(v) if isinstance(v, tuple) else v for n, v in values.items()}

    return make_rows


def _deadlock_rows(reading: Reading) -> Iterator[Row]:
    for lock in reading.positions.deadlocks:
        yield {
            "issues": ">".join((*lock.issues, lock.issues[0])),
            "parties": _join(lock.parties),
            "demands": _join(dict.fromkeys(order.demand_id for order in lock.orders)),
            "status": lock.status,
        }


def _thread_row(event: ThreadEvent) -> Row:
    """Make the row of a thread: it belongs to one text, its thread to all of them."""
    names = "thread_id text_id published event issue what demand_id change unseen"
    return {
        **_place(event.evidence),
        **{name: getattr(event, name) for name in names.split()},
        "actors": _join(event.actors),
        "addressees": _join(event.addressees),
        "rule": event.rule,
    }


MAKERS: dict[str, Callable[[Reading], Iterator[Row]]] = {
    "texts": _text_rows,
    "sentences": _sentence_rows,
    "actors": _actor_rows,
    "mentions": _record_rows(
        "mentions", "mention_id", "actor_id", "how", "alternative", "confidence"
    ),
    "dates": _record_rows(
        "dates",
        *("date_id", "type", "value", "mod", "edtf", "earliest", "latest", "anchor", "role"),
        "confidence",
    ),
    "demands": _demand_rows,
    "links": _plain_rows("links", "from_demand", "to_demand", "kind", "rule"),
    "positions": _plain_rows("positions.stances", "actor_id", "issue", "stance", "demands", "held"),
    "orders": _plain_rows("positions.orders", "actor_id", "before", "after", "demand_id", "status"),
    "reasons": _record_rows("reasons", "trigger", "reason"),
    "deadlocks": _deadlock_rows,
    "common_ground": _plain_rows("positions.common_ground", "issue", "parties", "demands"),
}
