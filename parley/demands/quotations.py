"""Quotations: whose words a sentence without a verb of saying holds."""

from __future__ import annotations

from bisect import bisect_left

import numpy as np
from spacy.attrs import IS_SPACE, ORTH
from spacy.tokens import Doc, Span, Token

from parley.demands.cast import Cast
from parley.demands.clauses import own_subject
from parley.demands.forms import find_places, number_of
from parley.demands.lexicon import load_words
from parley.demands.storage import keep

OPENING = "“„«"
CLOSING = "”»"
FARTHEST = 3  # sentences
WINDOW = 600  # tokens
MARKS = [number_of(mark) for mark in (*OPENING, *CLOSING, '"')]
WE = number_of("we")


def is_quoted(token: Token) -> bool:
    """Say whether a token stands between quotation marks that open in its paragraph.

    >>> import spacy
    >>> doc = spacy.blank("en")("He said: “Stop it now.”")
    >>> is_quoted(doc[4]), is_quoted(doc[0])
    (True, False)
    """
    return token.i in keep(token.doc, "quoted", _find_quoted_tokens)


def _find_quoted_tokens(doc: Doc) -> frozenset[int]:
    """Give the indexes of the tokens between quotation marks."""
    words, blank = doc.to_array((ORTH, IS_SPACE)).T
    inside: set[int] = set()
    opened: int | None = None
    for place in np.flatnonzero(np.isin(words, MARKS) | (blank != 0)).tolist():
        text = doc[place].text
        opens = text in OPENING or (text == '"' and opened is None)
        if opens or text in CLOSING or text == '"' or "\n" in text:
            if opened is not None:
                inside.update(range(opened, place))
            opened = place + 1 if opens else None
    if opened is not None:
        inside.update(range(opened, len(doc)))
    return frozenset(inside)


def read_round_quotation(token: Token, cast: Cast) -> tuple[Token | None, str]:
    """Find who speaks where the sentence does not say it.

    A quoted sentence belongs to whoever speaks in the nearest sentence of its paragraph that has a
    verb of saying; a sentence of a communiqué to the *we* that last opened a sentence before it.

    Returns:
        The head of the speaker's phrase (or ``None``) and the rule, ``quotation`` or ``we``.
    """
    if is_quoted(token):
        return _speaker_nearby(token, cast), "quotation"
    return _communal_we(token, cast), "we"


def _speaker_nearby(token: Token, cast: Cast) -> Token | None:
    """Find the speaker beside the quotation, else in the sentences of its paragraph."""
    beside = _speaker_beside(token, cast)
    if beside is not None:
        return beside
    for sentence in _neighbours(token):
        for word in sentence:
            if word.lemma_ not in load_words("speech.csv", "lemma") or is_quoted(word):
                continue
            subject = own_subject(word)
            if subject is not None and cast.read(subject):
                return subject
    return None


def _speaker_beside(token: Token, cast: Cast) -> Token | None:
    """Find who is named with a verb of saying outside the quotation, in the same sentence."""
    outside = [word for word in token.sent if not word.is_punct and not is_quoted(word)]
    if not any(word.lemma_ in load_words("speech.csv", "lemma") for word in outside):
        return None
    behind = [word for word in outside if word.i > token.i]
    return next((word for word in [*behind, *outside] if cast.read_name(word)), None)


def _neighbours(token: Token) -> list[Span]:
    """Give the sentences round a token, inside its paragraph, the nearest before it first."""
    doc = token.doc
    here = token.sent
    before: list[Span] = []
    start = here.start
    while start > 0 and len(before) < FARTHEST and "\n" not in doc[start - 1].text:
        before.append(doc[start - 1].sent)
        start = before[-1].start
    following = doc[here.end].sent if here.end < len(doc) else None
    if following is not None and "\n" not in doc[here.end - 1].text:
        before.append(following)
    return before


def _communal_we(token: Token, cast: Cast) -> Token | None:
    """Find the *we* that opens an earlier sentence of a text that speaks in the first person."""
    start = token.sent.start
    spoken = keep(token.doc, "we", _find_we)
    before = bisect_left(spoken, start) - 1
    if before < 0 or spoken[before] <= start - WINDOW:
        return None
    word = token.doc[spoken[before]]
    return word if cast.names_actor(word) and cast.is_one_turn(word, token) else None


def _find_we(doc: Doc) -> list[int]:
    """Give the indexes of each *we* that does something and is not quoted."""
    words = (doc[place] for place in find_places(doc, {WE}))
    return [
        word.i
        for word in words
        if word.lower == WE and word.dep_ == "nsubj" and not is_quoted(word)
    ]
