"""Dates: temporal expressions found, read, anchored and bounded."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc, Span

from parley.dates.reading import read_dates
from parley.records import Date

__all__ = ["DateReader", "make_dates", "read_dates"]


@Language.factory("parley_dates", default_config={"narrative": None})
def make_dates(nlp: Language, name: str, narrative: bool | None) -> DateReader:
    """Make the component that reads dates; it needs no other, and uses tags where they are.

    Args:
        nlp: The pipeline.
        name: Name of the component in it.
        narrative: Whether running dates anchor later ones; ``None`` lets each text choose.

    >>> import spacy
    >>> nlp = spacy.blank("en")
    >>> _ = nlp.add_pipe("parley_dates")
    >>> doc = nlp.make_doc("Talks will resume on May 15.")
    >>> doc._.published = "2025-05-11"
    >>> [(date.date_id, date.value) for date in nlp(doc)._.dates]
    [('t-01', '2025-05-15')]
    """
    return DateReader(narrative)


class DateReader:
    """The component: writes ``doc._.dates`` and ``doc.spans["dates"]``."""

    def __init__(self, narrative: bool | None = None) -> None:
        """Take the switch between news (False), history (True) and the text's own shape."""
        self.narrative = narrative

    def __call__(self, doc: Doc) -> Doc:
        """Read the dates of one document."""
        dates = read_dates(doc, self.narrative)
        doc._.dates = dates
        doc.spans["dates"] = [_make_span(doc, date) for date in dates]
        return doc


def _make_span(doc: Doc, date: Date) -> Span:
    """Make the span of whole tokens that covers a date."""
    start, end = date.evidence.start, date.evidence.end
    return doc.char_span(start, end, label=date.type, alignment_mode="expand")
