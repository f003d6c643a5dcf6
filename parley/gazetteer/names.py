"""Names in a text: the longest name that the gazetteer knows, at each place where one begins."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from parley.gazetteer.folding import drop_marks, fold_name

WORD = re.compile(r"[^\W_]+")
SHORTEST_SHOUTED = 4
ARTICLE = "the "


@dataclass(frozen=True, slots=True)
class NameEntry:
    """What a name can stand for: ``how`` is name, alias, demonym, metonym or capital.

    ``weak`` names (a shared surname, a name that is also a word) need more than themselves.
    """

    actor_id: str
    how: str
    weak: bool = False


@dataclass(frozen=True, slots=True)
class NameMatch:
    """A known name at its place in the text, with everything that it can stand for."""

    start: int
    end: int
    quote: str
    entries: tuple[NameEntry, ...]


@dataclass(frozen=True, slots=True)
class Pattern:
    """A folded spelling; ``article`` where it only counts behind *the* (*the West*).

    A pattern without entries is a blocking phrase: it takes its words and stands for nobody.
    """

    spelling: str
    article: bool
    entries: tuple[NameEntry, ...]


class NameIndex:
    """All spellings by their first word, the longest first."""

    def __init__(self, names: Iterable[tuple[str, NameEntry | None]]) -> None:
        """Index pairs of a name and what it stands for (``None`` for a blocking phrase)."""
        spellings: dict[tuple[str, bool], list[NameEntry]] = {}
        for name, entry in names:
            for key in _spell(name):
                entries = spellings.setdefault(key, [])
                if entry and all(known.actor_id != entry.actor_id for known in entries):
                    entries.append(entry)
        self._patterns: dict[str, tuple[Pattern, ...]] = {}
        self._fill(spellings)

    def _fill(self, spellings: dict[tuple[str, bool], list[NameEntry]]) -> None:
        """Sort the patterns under their first words."""
        found: dict[str, list[Pattern]] = {}
        for (spelling, article), entries in spellings.items():
            first = WORD.match(spelling)
            if first:
                # Strong readings first: Montenegro is the state before it is a surname.
                if len(entries) > 1:
                    entries.sort(key=lambda entry: entry.weak)
                pattern = Pattern(spelling, article, tuple(entries))
                found.setdefault(first.group(), []).append(pattern)
        for first, patterns in found.items():
            # Where a spelling stands with and without its article, the article's says more.
            patterns.sort(key=lambda p: (-len(p.spelling), not p.article, p.spelling))
            self._patterns[first] = tuple(patterns)

    def find_names(self, text: str) -> list[NameMatch]:
        """Find the leftmost longest names in a text, word-bounded, in reading order."""
        visible, places = drop_marks(text)
        folded = fold_name(visible)
        return [
            _make_match(text, start, end, pattern.entries, places)
            for start, end, pattern in self._scan(folded)
            if pattern.entries
        ]

    def _scan(self, folded: str) -> Iterator[tuple[int, int, Pattern]]:
        """Walk over the words of a folded text and give each pattern that fits."""
        patterns, taken = self._patterns, 0
        for word in WORD.finditer(folded):
            start = word.start()
            if start < taken:
                continue
            for pattern in patterns.get(word.group(), ()):
                end = start + len(pattern.spelling)
                if _fits(folded, start, end, pattern):
                    taken = end
                    yield start, end, pattern
                    break


def _spell(name: str) -> Iterator[tuple[str, bool]]:
    """Give the folded spellings of a name: as it is, and in capitals where it is long enough."""
    folded = fold_name(name)
    article = folded.startswith(ARTICLE)
    spelling = folded.removeprefix(ARTICLE)
    yield spelling, article
    shouted = spelling.upper()
    if shouted != spelling and len(spelling) >= SHORTEST_SHOUTED:
        yield shouted, article


def _fits(folded: str, start: int, end: int, pattern: Pattern) -> bool:
    """Tell whether a pattern stands at a place, ends with a word and has its article."""
    if not folded.startswith(pattern.spelling, start):
        return False
    if folded[end - 1].isalnum() and folded[end : end + 1].isalnum():
        return False
    return not pattern.article or folded[max(0, start - len(ARTICLE)) : start].lower() == ARTICLE


def _make_match(
    text: str, start: int, end: int, entries: tuple[NameEntry, ...], places: list[int] | None
) -> NameMatch:
    """Give the match its offsets in the stored text (marks of its last letter included)."""
    if places is not None:
        start, end = places[start], places[end]
    return NameMatch(start, end, text[start:end], entries)
