"""The lexicon of diplomatic acts: which words are acts, and where their parts stand."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from spacy.lang.en.stop_words import STOP_WORDS
from spacy.tokens import Doc, Token

from parley.datafiles import read_rows
from parley.demands.forms import find_places, number_of
from parley.demands.storage import keep

SKIPPED = 2  # articles between the words of a phrase


@dataclass(frozen=True, slots=True)
class ActEntry:
    """One row of ``acts.csv``; the data dictionary beside it says what each column means."""

    phrase: str
    words: tuple[str, ...]
    pos: str
    act: str
    object: str
    content: frozenset[str]
    party: frozenset[str]
    needs: str
    status: str
    negated: str


@cache
def load_acts() -> Mapping[tuple[str, str], tuple[ActEntry, ...]]:
    """Index the acts by part of speech and first word, the longest phrases first.

    >>> [entry.act for entry in load_acts()["verb", "urge"]]
    ['request']
    """
    index: dict[tuple[str, str], list[ActEntry]] = {}
    for row in read_rows("lexicon/acts.csv"):
        words = tuple(row["phrase"].split())
        index.setdefault((row["pos"], words[0]), []).append(_read_entry(row, words))
    return {key: tuple(sorted(rows, key=lambda e: -len(e.words))) for key, rows in index.items()}


def _read_entry(row: Mapping[str, str], words: tuple[str, ...]) -> ActEntry:
    """Make an entry of a row."""
    content, party = (frozenset(filter(None, row[k].split("|"))) for k in ("content", "party"))
    return ActEntry(
        row["phrase"],
        words,
        row["pos"],
        row["act"],
        row["object"],
        content,
        party,
        row["needs"],
        row["status"],
        row["negated"],
    )


class Match(NamedTuple):
    """A phrase found in a run of tokens: the indexes of its tokens in the document, and its row."""

    start: int
    end: int
    row: Mapping[str, str]


class PhraseTable:
    """Phrases of a lexicon file, found by lemma or by form, leftmost and longest.

    >>> from parley import read
    >>> doc = read("France wants a truce.", published="2024-03-01").doc
    >>> table = PhraseTable([{"phrase": "truce", "issue": "ceasefire"}], "phrase")
    >>> [match.row["issue"] for match in table.find(list(doc))]
    ['ceasefire']
    """

    def __init__(self, rows: Sequence[Mapping[str, str]], column: str) -> None:
        """Index the rows by the first word of their phrase."""
        index: dict[str, dict[tuple[str, ...], Mapping[str, str]]] = {}
        for row in rows:
            for words in _spell(row[column]):
                index.setdefault(words[0], {}).setdefault(words, row)
        phrases = {first: Phrases(known) for first, known in index.items()}
        # A form that is one word's own and another's in capitals (*us*, *US*) is the first's.
        self._index = {form: phrases[word] for word in index for form in hash_forms((word,))}
        self._index |= {number_of(word): found for word, found in phrases.items()}
        # Of phrases that begin with a common word (*to the letter*) another says where they stand.
        common = {first for first in index if _is_common(first, index[first])}
        anchors = [_find_anchor(words) for first in common for words in index[first]]
        led = {id(phrases[first]) for first in common}
        self._common = frozenset(form for form, each in self._index.items() if id(each) in led)
        self._firsts = frozenset(self._index.keys() - self._common)
        self._anchors = frozenset(number_of(word) for _, word in anchors)
        self._steps = range(1, 1 + max((n * (1 + SKIPPED) for n, _ in anchors), default=0))
        kinds = ("phrases", "phrases in gaps", "plain phrases")
        self._name, self._any, self._plain = (f"{kind} {id(self)}" for kind in kinds)

    def find(self, tokens: Sequence[Token]) -> list[Match]:
        """Find the phrases in a run of tokens in text order, none overlapping another."""
        found: list[Match] = []
        free = 0
        for place in self._find_places(tokens) if tokens else ():
            match = self._match_at(tokens, place) if place >= free else None
            if match:
                found.append(Match(tokens[place].i, tokens[match[0]].i + 1, match[1]))
                free = match[0] + 1
        return found

    def may_open(self, doc: Doc, start: int, end: int) -> bool:
        """Say whether a phrase may begin from one word of a document to before another."""
        places = keep(doc, self._name, self._list_firsts)
        place = bisect_left(places, start)
        return place < len(places) and places[place] < end

    def _find_places(self, tokens: Sequence[Token]) -> list[int]:
        """Give the places of the words with which a phrase may begin."""
        doc, first, last = tokens[0].doc, tokens[0].i, tokens[-1].i
        if last - first + 1 == len(tokens):
            places = keep(doc, self._name, self._list_firsts)
            start = bisect_left(places, first)
            end = bisect_right(places, last, start)
            return [place - first for place in places[start:end]] if start < end else []
        plain, led, anchors = keep(doc, self._any, self._find_words)
        inside = [token.i for token in tokens]
        known = plain if anchors.isdisjoint(inside) else plain | led
        return [n for n, place in enumerate(inside) if place in known]

    def _find_words(self, doc: Doc) -> tuple[frozenset[int], frozenset[int], frozenset[int]]:
        """Find first words, common first words and those that tell where these count.

        In a run with gaps they may stand any number of words apart.
        """
        plain = frozenset(keep(doc, self._plain, self._list_plain))
        led, anchors = (frozenset(find_places(doc, w)) for w in (self._common, self._anchors))
        return plain, led, anchors

    def _list_plain(self, doc: Doc) -> list[int]:
        """List the places of the first words that are not common."""
        return find_places(doc, self._firsts)

    def _list_firsts(self, doc: Doc) -> list[int]:
        """List the places of a document with which a phrase may begin that has no gap."""
        places = keep(doc, self._plain, self._list_plain)
        behind = find_places(doc, self._anchors) if self._anchors else ()
        if not behind:
            return places
        before = [place - step for place in behind for step in self._steps]
        return sorted({*places, *set(find_places(doc, self._common)).intersection(before)})

    def _match_at(
        self, tokens: Sequence[Token], place: int
    ) -> tuple[int, Mapping[str, str]] | None:
        """Give the place of the last token of the longest phrase that starts at ``place``."""
        first, tried = tokens[place], None
        for form in (first.lower, first.lemma):
            phrases = self._index.get(form)
            if phrases is None or phrases is tried:
                continue
            for token in tokens[place + 1 : place + 2 + SKIPPED] if phrases.seconds else ():
                if token.lower in phrases.seconds or token.lemma in phrases.seconds:
                    match = phrases.match(tokens, place)
                    if match is not None:
                        return match
                    break
            if phrases.alone is not None:
                return place, phrases.alone
            tried = phrases
        return None


class Phrases:
    """The phrases of a table that begin with the same word.

    Attributes:
        alone: The row of the word itself.
        seconds: spaCy's numbers of the second words of the longer ones.
    """

    __slots__ = ("_longer", "alone", "seconds")

    def __init__(self, rows: Mapping[tuple[str, ...], Mapping[str, str]]) -> None:
        """Sort the phrases, the longest first, and note their second words."""
        longer = sorted((words for words in rows if len(words) > 1), key=lambda w: -len(w))
        self._longer = [(number_of(words[1]), words, rows[words]) for words in longer]
        self.seconds = frozenset(second for second, _, _ in self._longer)
        self.alone = next((row for words, row in rows.items() if len(words) == 1), None)

    def match(self, tokens: Sequence[Token], place: int) -> tuple[int, Mapping[str, str]] | None:
        """Give the place of the last token of the longest of several words, and its row."""
        near = {n for t in tokens[place + 1 : place + 2 + SKIPPED] for n in (t.lower, t.lemma)}
        for second, words, row in self._longer:
            if second in near:
                last = follow_words(tokens, place, words)
                if last is not None:
                    return last, row
        return None


def _is_common(first: str, phrases: Iterable[tuple[str, ...]]) -> bool:
    """Say whether a word is so common that phrases are rather looked for by another of theirs."""
    return first in STOP_WORDS and all(_find_anchor(words) is not None for words in phrases)


def _find_anchor(words: Sequence[str]) -> tuple[int, str] | None:
    """Find the first word behind that of a phrase that is no common one, and its place."""
    return next(((n, w) for n, w in enumerate(words) if n and w not in STOP_WORDS), None)


def _spell(phrase: str) -> set[tuple[str, ...]]:
    """Give the words of a phrase, with a hyphen as the tokens that it makes (*cease - fire*)."""
    return {tuple(phrase.split()), tuple(phrase.replace("-", " - ").split())}


def follow_words(tokens: Sequence[Token], place: int, words: Sequence[str]) -> int | None:
    """Give the place of a phrase's last word; articles may stand between its words.

    >>> from parley import read
    >>> doc = read("France vowed to lay down its arms.", published="2024-03-01").doc
    >>> follow_words(doc, 3, ("lay", "down", "arms"))
    6
    """
    for word in words[1:]:
        number = number_of(word)
        for behind in range(place + 1, min(place + 2 + SKIPPED, len(tokens))):
            token = tokens[behind]
            if token.lower == number or token.lemma == number:
                place = behind
                break
            if token.lower_ not in load_words("determiners.csv", "word"):
                return None
        else:
            return None
    return place


def is_word(token: Token, word: str) -> bool:
    """Say whether a token is a word by its form, big letters or small, or by its lemma.

    >>> from parley import read
    >>> doc = read("France urged Mali to free the envoys.", published="2024-03-01").doc
    >>> is_word(doc[1], "urge"), is_word(doc[1], "ask")
    (True, False)
    """
    number = number_of(word)
    return token.lower == number or token.lemma == number


@cache
def load_class(name: str) -> frozenset[str]:
    """Load a class of words that phrases of ``acts.csv`` share, by its name in angle brackets.

    >>> "piracy" in load_class("<wrong>")
    True
    """
    return load_words("act_classes.csv", "word", name.strip("<>"), "class")


def hash_forms(words: Iterable[str]) -> frozenset[int]:
    """Give spaCy's numbers of words in the forms that they take as a lemma or in small letters.

    >>> number_of("Truce") in hash_forms(["truce"])
    True
    """
    forms = (form for word in words for form in (word, word.title(), word.upper()))
    return frozenset(map(number_of, forms))


@cache
def load_table(name: str, column: str = "phrase") -> PhraseTable:
    """Load a lexicon file as phrases.

    >>> type(load_table("issues.csv")).__name__
    'PhraseTable'
    """
    return PhraseTable(read_rows(f"lexicon/{name}"), column)


@cache
def load_words(name: str, column: str, value: str = "", of: str = "") -> frozenset[str]:
    """Load one column of a lexicon file as a set, of the rows whose ``of`` column holds ``value``.

    >>> "say" in load_words("speech.csv", "lemma")
    True
    """
    rows = read_rows(f"lexicon/{name}")
    return frozenset(row[column] for row in rows if not of or value in row[of].split("|"))
