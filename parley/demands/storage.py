"""Storage: what the stage works out once for a document, and drops when it is done with it.

A document asks spaCy anew for its text and for the words below a word each time they are named;
the rules name them many times over.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

from spacy.tokens import Doc

KEPT = "parley_demands_kept"
Made = TypeVar("Made")


@contextmanager
def keeping(doc: Doc) -> Iterator[None]:
    """Keep what :func:`keep` makes of a document, as long as the block runs.

    >>> import spacy
    >>> doc = spacy.blank("en")("Stop it.")
    >>> with keeping(doc):
    ...     keep(doc, "length", len) is keep(doc, "length", len), KEPT in doc.user_data
    (True, True)
    >>> KEPT in doc.user_data
    False
    """
    doc.user_data[KEPT] = {}
    try:
        yield
    finally:
        del doc.user_data[KEPT]


def keep(doc: Doc, name: str, make: Callable[[Doc], Made]) -> Made:
    """Make something of a document, or give what was made of it before under a name.

    Outside of :func:`keeping` it is made anew, so that nothing is stored with the document.
    """
    try:
        return doc.user_data[KEPT][name]
    except KeyError:
        made, kept = make(doc), doc.user_data.get(KEPT)
        if kept is not None:
            kept[name] = made
        return made


def kept_of(doc: Doc) -> dict[str, Any] | None:
    """Give what is kept of a document by name; ``None`` outside of :func:`keeping`.

    >>> import spacy
    >>> kept_of(spacy.blank("en")("Stop it.")) is None
    True
    """
    return doc.user_data.get(KEPT)


def text_of(doc: Doc) -> str:
    """Give the text of a document.

    >>> import spacy
    >>> text_of(spacy.blank("en")("Stop it."))
    'Stop it.'
    """
    return keep(doc, "text", _put_together)


def _put_together(doc: Doc) -> str:
    """Give the text of a document as spaCy puts it together."""
    return doc.text
