"""Matches: which words below a word make up a phrase of ``acts.csv`` with it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from spacy.tokens import Token

from parley.demands.clauses import children_of
from parley.demands.lexicon import ActEntry, hash_forms, is_word, load_acts, load_class

FUNCTION = frozenset(
    {
        "to",
        "for",
        "of",
        "on",
        "in",
        "at",
        "with",
        "by",
        "from",
        "into",
        "over",
        "about",
        "no",
        "it",
        "that",
        "this",
        "than",
        "less",
    }
)
BEFORE = 3  # words before a verb among which a phrase may have another (*the onus is on X*)


def match_below(verb: Token, words: tuple[str, ...]) -> tuple[Token, ...] | None:
    """Match the further words of a phrase, in any order, among what hangs on its first word.

    >>> from parley import read
    >>> doc = read("Mali turned a deaf ear to France.", published="2024-03-01").doc
    >>> match_below(doc[1], ("deaf", "ear", "to"))
    (ear, deaf, to)
    """
    found: list[Token] = []
    pending = list(words)
    while pending:
        match, word = next(_walk_matches(verb, pending, found), (None, ""))
        if match is None:
            return None
        pending.remove(word)
        found.append(match)
    return tuple(found)


def _walk_matches(
    verb: Token, pending: list[str], found: list[Token]
) -> Iterator[tuple[Token, str]]:
    """Give the words that a phrase still wants, as they hang on its verb or on its other words."""
    for word in pending:
        for host in (*reversed(found), verb):
            for child in host.children:
                if child.i <= verb.i and (child.dep_ == "aux" or child.i <= verb.i - BEFORE):
                    continue
                if child not in found and _is_either(child, word):
                    yield child, word
        mark = _marks_clause(verb, word) or _marks_object(verb, word)
        if mark is not None and mark not in found:
            yield mark, word


def _marks_object(verb: Token, word: str) -> Token | None:
    """Give the *as* that the parse hangs on the object of a verb (*described it as piracy*)."""
    if word not in ("as", "to"):
        return None
    marks = (p for noun in children_of(verb, "dobj") for p in children_of(noun, "prep"))
    return next((mark for mark in marks if mark.lower_ == word), None)


def _is_either(token: Token, word: str) -> bool:
    """Say whether a token is a word, or one of a class of words (*called it <wrong>*)."""
    if word[0] != "<":
        return is_word(token, word)
    known = _class_forms(word)
    return token.lower in known or token.lemma in known


@cache
def _class_forms(name: str) -> frozenset[int]:
    """Give spaCy's numbers of the words of a class."""
    return hash_forms(load_class(name))


def _marks_clause(verb: Token, word: str) -> Token | None:
    """Give the *for* of a clause behind a verb (*called for the tanker to be held*)."""
    if word != "for":
        return None
    clauses = children_of(verb, "advcl", "ccomp", "xcomp")
    marks = (m for c in clauses if c.i > verb.i for m in children_of(c, "mark"))
    return next((mark for mark in marks if mark.lower_ == word), None)


def pick_rows(pos: str, word: str, token: Token) -> list[ActEntry]:
    """Pick the rows of a word that may match: those of the word alone, and those of which another
    word hangs on it, or on what does.

    >>> from parley import read
    >>> doc = read("Mali turned a deaf ear to France.", published="2024-03-01").doc
    >>> [row.phrase for row in pick_rows("verb", "turn", doc[1])][:1]
    ['turn deaf ear to']
    """
    rows, alone, places = _index_rows(pos, word)
    if not places:
        return list(rows)
    found = set(alone)
    for child in token.children:
        for each in (child, *child.children):
            if each.lower in places:
                found.update(places[each.lower])
            if each.lemma in places:
                found.update(places[each.lemma])
    return [rows[place] for place in sorted(found)]


@cache
def _index_rows(
    pos: str, word: str
) -> tuple[tuple[ActEntry, ...], tuple[int, ...], Mapping[int, list[int]]]:
    """Index the rows of a word: all, the places of those of the word alone, and by anchor."""
    rows = load_acts().get((pos, word), ())
    places: dict[int, list[int]] = {}
    for place, row in enumerate(rows):
        if len(row.words) > 1:
            anchor = _choose_anchor(row.words[1:])
            for form in hash_forms(load_class(anchor) if anchor[0] == "<" else (anchor,)):
                places.setdefault(form, []).append(place)
    return rows, tuple(i for i, row in enumerate(rows) if len(row.words) == 1), places


def _choose_anchor(words: tuple[str, ...]) -> str:
    """Choose the word that tells a phrase best and stands near its first: no preposition."""
    if "as" in words:
        return "as"  # what it leads to hangs lower
    telling = [word for word in words if word not in FUNCTION]
    return telling[-1] if telling else words[0]
