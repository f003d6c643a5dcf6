"""Anaphors: words that point back to an earlier act (*this proposal, both offers, X's demand*)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import islice

from spacy.tokens import Doc, Token

from parley.datafiles import read_rows
from parley.demands.issues import find_issues
from parley.demands.lexicon import load_words
from parley.records import Demand, Span

POINTING = frozenset({"the", "this", "that", "these", "those", "such", "its", "their", "both"})
SHOWING = frozenset({"this", "that", "these", "those", "such", "same", "both"})
OWNING = frozenset({"its", "their", "his", "her"})
PRONOUNS = frozenset({"it", "this", "that", "them", "these", "both"})
NEW = frozenset({"a", "an", "any", "another", "no", "some"})
MANY = frozenset({"both", "two", "three", "all"})
ORDINALS = {"first": 0, "former": 0, "second": 1, "third": 2, "fourth": 3, "last": -1, "latter": -1}
LONGEST_ECHO = 4  # words of what only says that it is the same


def find_anaphor(tokens: Sequence[Token]) -> tuple[Token, frozenset[str]] | None:
    """Find words that point back to an earlier act (*this proposal, the demand, these terms*).

    Returns:
        The noun and the acts that it can stand for.

    >>> from parley import read
    >>> doc = read("France rejected this proposal.", published="2024-03-01").doc
    >>> find_anaphor(list(doc))[0]
    proposal
    """
    for noun, acts in _find_nouns(tokens):
        determiners = {c.lower_ for c in noun.children if c.dep_ in ("det", "poss", "predet")}
        named = any(
            c.dep_ in ("acl", "compound") or c.lower_ in ("of", "for", "to") for c in noun.children
        )
        if determiners & POINTING and not named:
            return noun, acts
    return None


def find_ownable(tokens: Sequence[Token]) -> Iterator[tuple[Token, frozenset[str]]]:
    """Find the nouns of acts that can say whose they are (*Peru's offer, the proposal by Peru*).

    Yields:
        The noun, and the acts that it can stand for.

    >>> from parley import read
    >>> doc = read("France rejected Peru's proposal.", published="2024-03-01").doc
    >>> list(find_ownable(list(doc)))
    [(proposal, frozenset({'offer'}))]
    """
    for noun, acts in _find_nouns(tokens):
        if not any(child.lower_ in NEW for child in noun.children):
            yield noun, acts


def _find_nouns(tokens: Sequence[Token]) -> list[tuple[Token, frozenset[str]]]:
    """Find the nouns that can stand for an act."""
    acts = _load_anaphors()
    nouns = [token for token in tokens if token.pos_ == "NOUN" and token.lemma_ in acts]
    return [(noun, acts[noun.lemma_]) for noun in nouns]


@cache
def _load_anaphors() -> dict[str, frozenset[str]]:
    """Give the acts that each noun of ``anaphors.csv`` can stand for."""
    rows = read_rows("lexicon/anaphors.csv")
    return {row["noun"]: frozenset(row["acts"].split("|")) for row in rows}


def is_plural(noun: Token) -> bool:
    """Say whether a noun or pronoun speaks of several (*both offers*, *them*).

    >>> from parley import read
    >>> [is_plural(t) for t in read("Both offers failed.", published="2024-03-01").doc[:2]]
    [True, True]
    """
    counted = any(child.lower_ in MANY for child in noun.children)
    return counted or noun.lower_ in ("both", "them", "these") or noun.tag_ == "NNS"


def points_back(doc: Doc, demand: Demand) -> bool:
    """Say whether a content is what was spoken of before: *this measure*, *revisit these talks*.

    >>> from parley import read
    >>> doc = read("France urged this measure.", published="2024-03-01").doc
    >>> points_back(doc, doc._.demands[0])
    True
    """
    tokens = tokens_of(doc, demand.content)
    if not tokens or demand.sequence:
        return False
    first = tokens[0].lower_
    if first in OWNING or (first in PRONOUNS and len(tokens) == 1):
        return True
    showing = [t for t in tokens if t.lower_ in SHOWING]
    if not showing:
        return False
    issues = [m for m in find_issues(tokens) if m.row["issue"] == demand.issue]
    named = {i for m in issues for i in range(m.start, m.end)}
    named |= {noun.i for noun, _ in _find_nouns(tokens)}
    return any(t.head.i in named or t.i + 1 in named for t in showing)


def is_pronoun(tokens: Sequence[Token]) -> bool:
    """Say whether words are a pronoun that stands for an act, or *do so* (*agreed to do so*).

    >>> from parley import read
    >>> text = "Mali asked France to leave. France agreed to do so in May."
    >>> doc = read(text, published="2024-03-01").doc
    >>> is_pronoun(list(doc[8:13])), is_pronoun(list(doc[2:5]))
    (True, False)
    """
    words = [t.lower_ for t in tokens if not t.is_punct and t.lower_ != "to"]
    if len(words) == 1:
        return words[0] in PRONOUNS
    return words[:1] == ["do"] and len(words) > 1 and words[1] in ("so", "it", "this", "that")


def says_same(tokens: Sequence[Token]) -> bool:
    """Say whether words only say that it is what another said: *the same, so, that same appeal*.

    >>> from parley import read
    >>> text = "France asked for the same. Mali wants the same road."
    >>> doc = read(text, published="2024-03-01").doc
    >>> says_same(list(doc[3:5])), says_same(list(doc[8:11]))
    (True, False)
    """
    words = list(islice((t for t in tokens if not t.is_punct), LONGEST_ECHO + 1))
    if not words or len(words) > LONGEST_ECHO:
        return False
    if " ".join(token.lower_ for token in words) in load_words("echoes.csv", "phrase"):
        return True
    last = words[-1]
    same = any(token.lower_ == "same" for token in words)
    return same and last.lemma_.lower() in _load_anaphors()


def find_ordinal(tokens: Sequence[Token]) -> int | None:
    """Find which of several things is meant: *the first of these requests, the latter*.

    Returns:
        Its place, counted from 0, or from the end where it is negative.

    >>> from parley import read
    >>> text = "Mali accepted the second. Peru held the second round."
    >>> doc = read(text, published="2024-03-01").doc
    >>> find_ordinal(list(doc[2:4])), find_ordinal(list(doc[7:10]))
    (1, None)
    """
    for place, token in enumerate(tokens[:3]):
        if token.lower_ in ORDINALS:
            rest = tokens[place + 1 :]
            bare = not rest or rest[0].is_punct or rest[0].lower_ in ("of", "one")
            named = bool(rest) and rest[0].lemma_.lower() in _load_anaphors()
            return ORDINALS[token.lower_] if bare or named else None
    return None


def tokens_of(doc: Doc, span: Span | None) -> Sequence[Token]:
    """Give the tokens of a span."""
    found = doc.char_span(span.start, span.end, alignment_mode="expand") if span else None
    return found or ()
