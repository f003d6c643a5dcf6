"""Records: what the stages find, one frozen type for each noun of the annotation guide.

Every record that rests on words carries its :class:`~parley.evidence.Evidence`. The types mirror
the tables (:mod:`parley.tables` turns the one into the other). Missing is empty.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields
from functools import cache
from operator import attrgetter
from typing import Any, TypeVar

from spacy.tokens import Doc

from parley.evidence import Evidence

Record = TypeVar("Record")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: its 1-based number, its 1-based paragraph and its span."""

    number: int
    paragraph: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Actor:
    """Who can speak, ask, be asked, act or be acted upon; ``kind`` as in the annotation guide."""

    actor_id: str
    name: str
    kind: str
    country: str = ""
    office: str = ""
    wikidata: str = ""
    cameo: str = ""
    members: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that stand for an actor; ``how`` they were resolved, and the second-best reading."""

    mention_id: str
    evidence: Evidence
    actor_id: str
    how: str
    alternative: str = ""
    confidence: str = "medium"


@dataclass(frozen=True, slots=True)
class Date:
    """A temporal expression: TIMEX3 ``type``, ``value`` and ``mod``; EDTF; the days it can mean.

    ``earliest`` and ``latest`` are ISO dates; ``anchor`` is ``published`` or another ``date_id``.
    """

    date_id: str
    evidence: Evidence
    type: str
    value: str
    mod: str = ""
    edtf: str = ""
    earliest: str = ""
    latest: str = ""
    anchor: str = ""
    role: str = "point"
    confidence: str = "medium"


@dataclass(frozen=True, slots=True)
class Span:
    """A part of a record's words: offsets and quotation."""

    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class Demand:
    """One diplomatic act with one content. ``issuers`` and ``addressees`` are actor ids.

    ``condition`` is ``none`` where the text says that there is none; ``condition_span`` then holds
    the words that say so. ``consequence_span`` may lie in a neighbouring sentence.
    """

    demand_id: str
    evidence: Evidence
    act: str
    trigger: str
    issuers: tuple[str, ...]
    addressees: tuple[str, ...]
    content: Span | None
    issue: str
    when: str = ""
    duration: str = ""
    condition: str = ""
    condition_span: Span | None = None
    consequence_span: Span | None = None
    sequence: str = ""
    status: str = "made"
    quoted: bool = False
    cameo: str = ""
    plover: str = ""
    confidence: str = "medium"


@dataclass(frozen=True, slots=True)
class Link:
    """How one demand answers, repeats, contradicts or hangs on another."""

    from_demand: str
    to_demand: str
    kind: str
    rule: str


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a word that can name an act gave no record: negated, no issuer, narration."""

    evidence: Evidence
    trigger: str
    reason: str


NESTED = {
    "evidence": Evidence,
    "content": Span,
    "condition_span": Span,
    "consequence_span": Span,
}
LISTS = {"members", "issuers", "addressees"}


def to_plain(record: object) -> dict[str, Any]:
    """Turn a record into dicts, lists and strings, as ``doc.user_data`` (and so DocBin) stores it.

    >>> to_plain(Link("d-02", "d-01", "rejects", "noun.this"))["kind"]
    'rejects'
    """
    names, read, nested, lists = _shape_of(type(record))
    plain = dict(zip(names, read(record), strict=True))
    for name in nested:
        if plain[name] is not None:
            plain[name] = to_plain(plain[name])
    for name in lists:
        plain[name] = list(plain[name])
    return plain


def from_plain(kind: type[Record], plain: dict[str, Any]) -> Record:
    """Turn what :func:`to_plain` gave back into a record of that kind.

    >>> link = Link("d-02", "d-01", "rejects", "noun.this")
    >>> from_plain(Link, to_plain(link)) == link
    True
    """
    values = {}
    for name in _shape_of(kind)[0]:
        value = plain[name]
        if name in NESTED and value is not None and isinstance(value, dict):
            value = NESTED[name](**value)
        values[name] = tuple(value) if name in LISTS else value
    return kind(**values)


@cache
def _shape_of(
    kind: type,
) -> tuple[tuple[str, ...], Callable[[object], tuple], tuple[str, ...], tuple[str, ...]]:
    """Give the names of a kind's fields, what reads all, those with records, those with lists."""
    names = tuple(each.name for each in fields(kind))
    nested, lists = (tuple(n for n in names if n in special) for special in (NESTED, LISTS))
    return names, attrgetter(*names), nested, lists


def _keep(key: str, kind: type[Record]) -> None:
    """Give ``doc._.<key>``: records in, records out, plain values in ``doc.user_data``.

    The records stored last are at hand: the stages of a document ask for one another's.
    """
    last: tuple[object, tuple[Record, ...]] = (None, ())

    def load(doc: Doc) -> tuple[Record, ...]:
        nonlocal last
        plain = doc.user_data.get(f"parley_{key}", ())
        if plain is not last[0]:
            last = (plain, tuple(from_plain(kind, row) for row in plain))
        return last[1]

    def store(doc: Doc, records: Iterable[Record]) -> None:
        nonlocal last
        held = tuple(records)
        plain = [to_plain(record) for record in held]
        doc.user_data[f"parley_{key}"] = plain
        last = (plain, held)

    Doc.set_extension(key, getter=load, setter=store, force=True)


for _key, _kind in {
    "actors": Actor,
    "mentions": Mention,
    "dates": Date,
    "demands": Demand,
    "links": Link,
    "reasons": Reason,
}.items():
    _keep(_key, _kind)

# Set before the pipeline runs: the text's id and the ISO day of its publication.
Doc.set_extension("text_id", default="text", force=True)
Doc.set_extension("published", default="", force=True)
