"""A reading: one text, its parse, and everything that the stages found in it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass, replace
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import TypeVar

from spacy.tokens import Doc, DocBin

from parley.language import build_language, fingerprint_parse
from parley.parse import TOGETHER
from parley.plaintext import decode_text
from parley.positions import Positions, find_positions
from parley.records import Actor, Date, Demand, Link, Mention, Reason, Sentence
from parley.sentences import find_sentences
from parley.source import Source, check_date, load_source

Text = TypeVar("Text")
# Characters that are read at once, so that long texts do not pile up in memory.
CHARACTERS = 100_000


@dataclass(frozen=True)
class Reading:
    """What Parley read in one text.

    Attributes:
        source: The text and what is known about it.
        doc: spaCy's document: the true tokens, the parse of the mask, the entities, and the spans
            ``doc.spans["actors"]``, ``["dates"]``, ``["demands"]``.
    """

    source: Source
    doc: Doc

    @property
    def text(self) -> str:
        """The text as stored, to which all offsets point."""
        return self.source.text

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences in reading order, numbered from 1."""
        return find_sentences(self.doc)

    @cached_property
    def actors(self) -> tuple[Actor, ...]:
        """The actors, in the order of their first mention."""
        return self.doc._.actors

    @cached_property
    def mentions(self) -> tuple[Mention, ...]:
        """The words that stand for actors."""
        return self.doc._.mentions

    @cached_property
    def dates(self) -> tuple[Date, ...]:
        """The temporal expressions."""
        return self.doc._.dates

    @cached_property
    def demands(self) -> tuple[Demand, ...]:
        """The diplomatic acts: who asks, offers, accepts, refuses, threatens or blames."""
        return self.doc._.demands

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """How the demands answer one another."""
        return self.doc._.links

    @cached_property
    def reasons(self) -> tuple[Reason, ...]:
        """Words that can name an act and gave no record, each with the reason why."""
        return self.doc._.reasons

    @cached_property
    def positions(self) -> Positions:
        """Stances, order claims, deadlocks and common ground, derived from the demands."""
        return find_positions(self.demands, self.links)

    @cached_property
    def fingerprint(self) -> str:
        """A digest of the parse, by which a difference between machines is known for what it is."""
        return fingerprint_parse(self.doc)

    def to_bytes(self) -> bytes:
        """Store the reading, as spaCy's ``DocBin`` does.

        >>> reading = read("Kyiv agreed.", published="2025-05-11")
        >>> Reading.from_bytes(reading.to_bytes()).mentions == reading.mentions
        True
        """
        kept = self.doc.copy()
        kept.user_data["parley_source"] = asdict(self.source)
        return DocBin(docs=[kept], store_user_data=True).to_bytes()

    @classmethod
    def from_bytes(cls, stored: bytes) -> Reading:
        """Load a reading that :meth:`to_bytes` stored."""
        [doc] = DocBin().from_bytes(stored).get_docs(build_language().vocab)
        known = doc.user_data.pop("parley_source")
        known["other"] = tuple((column, value) for column, value in known["other"])
        return cls(Source(**known), doc)


def read(
    text: str | Source, *, published: str = "", text_id: str = "text", title: str = ""
) -> Reading:
    """Read one dispatch.

    Args:
        text: A :class:`~parley.source.Source`, or the text itself.
        published: ISO day of publication, to which *on Friday* and *the president* are read. A
            source's own date goes first. Without one, only full dates get a value.
        text_id: A short name for the text, where it is no source.
        title: Its title, where it is no source.

    Returns:
        The reading.

    Raises:
        SourceError: If the text is empty, too long or no text.

    >>> reading = read("France urged Mali to free the envoys.", published="2024-03-01")
    >>> [(m.actor_id, m.evidence.quote) for m in reading.mentions]
    [('FRA', 'France'), ('MLI', 'Mali')]
    """
    source = text if isinstance(text, Source) else _make_source(text, published, text_id, title)
    if published and not source.published:
        source = replace(source, published=published)
    return Reading(source, build_language()(make_doc(source)))


def read_all(sources: Iterable[Source]) -> Iterator[Reading]:
    """Read several texts, some at once: that takes less time, and gives what :func:`read` does.

    >>> sources = [read(f"{city} urged Oslo to sign.").source for city in ("Lima", "Accra")]
    >>> [len(reading.demands) for reading in read_all(sources)]
    [1, 1]
    """
    for held in hold_together(sources, lambda source: len(source.text)):
        docs = build_language().pipe(map(make_doc, held), batch_size=TOGETHER)
        yield from map(Reading, held, docs)


def hold_together(texts: Iterable[Text], size: Callable[[Text], int]) -> Iterator[list[Text]]:
    """Part a stream of texts into those that are read at once: some, and not too long altogether.

    >>> [len(held) for held in hold_together(["a" * 60_000] * 3 + ["a"] * 40, len)]
    [1, 1, 32, 9]
    """
    held: list[Text] = []
    characters = 0
    for text in texts:
        if held and (len(held) == TOGETHER or characters + size(text) > CHARACTERS):
            yield held
            held, characters = [], 0
        held.append(text)
        characters += size(text)
    if held:
        yield held


def make_doc(source: Source) -> Doc:
    """Cut a text into tokens, and write down what the stages have to know of it."""
    doc = build_language().make_doc(source.text)
    doc._.text_id, doc._.published = source.text_id, source.published
    return doc


def _make_source(text: str, published: str, text_id: str, title: str) -> Source:
    """Make a source of a bare text."""
    content = text.encode("utf-8", "surrogatepass")
    return Source(
        text_id=text_id,
        text=decode_text(content, text_id),
        title=title,
        published=check_date(published, text_id) if published else "",
        file="",
        sha256=sha256(content).hexdigest(),
    )


def load(path: str | Path, *, published: str = "") -> Source:
    """Load a text and what the ``sources.csv`` beside it says of it.

    Raises:
        SourceError: If it is no text that can be read; the message says what to do.
    """
    return load_source(path, published=published or None)
