"""Matches: which words below a word make up a phrase of ``acts.csv`` with it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from spacy.tokens import Token

from parley.demands.clauses import children_of
from parley.demands.lexicon import is_word, load_class

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
    known = load_class(word)
    return token.lower_ in known or token.lemma_.lower() in known


def _marks_clause(verb: Token, word: str) -> Token | None:
    """Give the *for* of a clause behind a verb (*called for the tanker to be held*)."""
    if word != "for":
        return None
    clauses = children_of(verb, "advcl", "ccomp", "xcomp")
    marks = (m for c in clauses if c.i > verb.i for m in children_of(c, "mark"))
    return next((mark for mark in marks if mark.lower_ == word), None)


def list_forms(verb: Token) -> frozenset[str]:
    """Give the forms and lemmas of what hangs on a verb, with what may hang lower (*for, as*).

    >>> from parley import read
    >>> "chad" in list_forms(read("Mali left Chad.", published="2024-03-01").doc[1])
    True
    """
    forms = {form for c in verb.children for form in (c.lower_, c.lemma_.lower())}
    return frozenset(forms | {"for", "as", "to"})


def lacks(words: tuple[str, ...], below: frozenset[str]) -> bool:
    """Say whether nothing that hangs on a verb is a further word of a phrase.

    >>> lacks(("finger", "at"), frozenset({"finger"})), lacks(("up",), frozenset({"down"}))
    (False, True)
    """
    return _spell_out(words).isdisjoint(below)


@cache
def _spell_out(words: tuple[str, ...]) -> frozenset[str]:
    """Give the words of a phrase, those of a class in place of its name."""
    spelt = (load_class(word) if word[0] == "<" else {word} for word in words)
    return frozenset().union(*spelt)
