"""Quotations: whose words a sentence without a verb of saying holds."""

from __future__ import annotations

from spacy.tokens import Doc, Span, Token

from parley.demands.cast import Cast
from parley.demands.clauses import own_subject
from parley.demands.lexicon import load_words

OPENING = "“„«"
CLOSING = "”»"
QUOTED = "parley_quoted"
FARTHEST = 3  # sentences
WINDOW = 600  # tokens


def is_quoted(token: Token) -> bool:
    """Say whether a token stands between quotation marks that open in its paragraph.

    >>> import spacy
    >>> doc = spacy.blank("en")("He said: “Stop it now.”")
    >>> is_quoted(doc[4]), is_quoted(doc[0])
    (True, False)
    """
    return token.i in _quoted_tokens(token.doc)


def _quoted_tokens(doc: Doc) -> frozenset[int]:
    """Give the indexes of the tokens between quotation marks, found once for a document."""
    kept = doc.user_data.get(QUOTED)
    if kept is not None:
        return kept
    inside: set[int] = set()
    opened = False
    for token in doc:
        if "\n" in token.text:
            opened = False
        elif token.text in OPENING:
            opened = True
        elif token.text in CLOSING:
            opened = False
        elif token.text == '"':
            opened = not opened
        elif opened:
            inside.add(token.i)
    doc.user_data[QUOTED] = frozenset(inside)
    return doc.user_data[QUOTED]


def forget_quotations(doc: Doc) -> None:
    """Drop what :func:`is_quoted` kept of a document, so that it is not stored with it."""
    doc.user_data.pop(QUOTED, None)


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
    doc = token.doc
    start = token.sent.start
    for place in range(start - 1, max(-1, start - WINDOW), -1):
        word = doc[place]
        if word.lower_ == "we" and word.dep_ == "nsubj" and not is_quoted(word):
            return word if cast.names_actor(word) else None
    return None
