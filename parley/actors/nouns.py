"""Nouns: the words of office and of people that head a description, as the text spells them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from parley.actors.lexicon import load_lexicon
from parley.actors.page import Page
from parley.gazetteer import Gazetteer


@cache
def sort_nouns(gazetteer: Gazetteer) -> Mapping[str, tuple[tuple[str, ...], ...]]:
    """Sort office and group nouns under their first word, the longest first."""
    sorted_nouns: dict[str, list[tuple[str, ...]]] = {}
    for noun in (*gazetteer.office_nouns, *gazetteer.group_nouns, *load_lexicon().nouns):
        words = tuple(noun.replace("-", " - ").split())
        sorted_nouns.setdefault(words[0], []).append(words)
    return {word: tuple(sorted(set(nouns), key=lambda n: (-len(n), n)))
            for word, nouns in sorted_nouns.items()}  # fmt: skip


def match_noun(
    page: Page, nouns: Mapping[str, tuple[tuple[str, ...], ...]], i: int
) -> tuple[int, str] | None:
    """Match the longest noun that starts at a token, singular or plural."""
    singular = _singular(page.lowers[i])
    candidates = nouns.get(page.lowers[i], nouns.get(page.lemmas[i], ()))
    if singular != page.lowers[i]:
        longer = (noun for noun in nouns.get(singular, ()) if len(noun) > 1)
        candidates = (*longer, *candidates)
    for words in candidates:
        last = i + len(words) - 1
        if last >= len(page.words):
            continue
        inner = all(page.lowers[i + k] == word for k, word in enumerate(words[:-1]))
        if inner and words[-1] in (
            page.lowers[last],
            page.lemmas[last],
            _singular(page.lowers[last]),
        ):
            # *Should either side return*: the tagger takes the noun for the verb.
            told = page.lowers[i - 1 : i] in (["either"], ["neither"])
            if page.poses[last] in ("NOUN", "PROPN") or len(words) > 1 or told:
                return last, "".join(f" {w}" for w in words).replace(" - ", "-").strip()
        elif len(words) > 1 and _plural_first(page, words, i, last):
            return last, " ".join(words).replace(" - ", "-")
    return None


def _plural_first(page: Page, words: tuple[str, ...], i: int, last: int) -> bool:
    """Match *secretaries of state*: the plural stands on the first word."""
    rest = tuple(page.lowers[i + 1 : last + 1])
    first = words[0] in (page.lemmas[i], _singular(page.lowers[i]))
    return first and rest == words[1:]


def _singular(word: str) -> str:
    """Take a plural ending off, for proper nouns that the lemmatizer leaves."""
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith("men"):
        return word[:-3] + "man"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word
