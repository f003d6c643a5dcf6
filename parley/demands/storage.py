"""Storage: the text of a document, put together once for the stage and dropped behind it."""

from __future__ import annotations

from spacy.tokens import Doc

TEXT = "parley_demands_text"


def text_of(doc: Doc) -> str:
    """Give the text of a document, which spaCy puts together anew each time it is asked for.

    >>> import spacy
    >>> text_of(spacy.blank("en")("Stop it."))
    'Stop it.'
    """
    kept = doc.user_data.get(TEXT)
    if kept is None:
        kept = doc.user_data[TEXT] = doc.text
    return kept


def forget_text(doc: Doc) -> None:
    """Drop the text again, so that it is not stored twice with the document.

    >>> import spacy
    >>> doc = spacy.blank("en")("Stop it.")
    >>> _ = text_of(doc)
    >>> forget_text(doc)
    >>> TEXT in doc.user_data
    False
    """
    doc.user_data.pop(TEXT, None)
