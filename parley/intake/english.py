"""English: whether a text is, and which language it is in where it is not."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from parley.plaintext import SourceError

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
# Fewer words are too few to tell: *Lula met Boric* is English.
FEWEST = 5
# English prose has a third of its words among the commonest; no other language comes near.
# Measured on the dispatches of development and on the sets of shared gold: at least 15 % in any
# sentence of 20 words, 32 % in any text; Dutch, of all others nearest, has up to 17 %.
COMMON_ENOUGH = 0.2
LIKELY = 0.5  # of the detector's probability, from which it may name another language
# Letters of other scripts than Latin, of all letters, above which no count of words is needed.
FOREIGN_SCRIPT = 0.5
# Close to English and named for it where it is short; nothing is refused as one of these.
LIKE_ENGLISH = frozenset(("en", "pcm", "sco"))
LEAST_PARAGRAPH = 200  # characters of a paragraph whose language is asked


def check_english(text: str, where: object = "text") -> None:
    """Refuse a text in another language, which would be read as if it were English.

    A text is refused if the detector names another language and English words of everyday use are
    few, or if most of it stands in paragraphs of which that holds. Names of any language in English
    sentences are no reason.

    Raises:
        SourceError: If it is in another language, which it names.

    >>> check_english("Lula, Petro and Boric met López Obrador in São Paulo.")
    >>> check_english("La France exige un cessez-le-feu immédiat.")  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    parley.plaintext.SourceError: text: is in French; Parley reads English...
    """
    language = find_other_language(text) or _find_in_paragraphs(text)
    if language:
        remedy = "Parley reads English: translate it, or have it read as it is with --any-language"
        raise SourceError(where, f"is in {_name(language)}", remedy)


def find_other_language(text: str) -> str:
    """Give the code (ISO 639) of the language that a text is in, or nothing for English or too few.

    >>> find_other_language("Polska wezwała Rosję do natychmiastowego zawieszenia broni.")
    'pl'
    >>> find_other_language("Mali agreed.")
    ''
    """
    foreign = _share_foreign(text) > FOREIGN_SCRIPT
    if not foreign and (len(words := WORD.findall(text)) < FEWEST or _is_common(words)):
        return ""
    language, probability = _detector().classify(text)
    if foreign:
        return language if language not in LIKE_ENGLISH else "und"
    return language if language not in LIKE_ENGLISH and probability >= LIKELY else ""


def _find_in_paragraphs(text: str) -> str:
    """Give the language of most of a text, where its paragraphs differ."""
    from parley.sentences import find_paragraphs

    found: dict[str, int] = {}
    for start, end in find_paragraphs(text):
        paragraph = text[start:end]
        language = find_other_language(paragraph) if len(paragraph) >= LEAST_PARAGRAPH else ""
        found[language] = found.get(language, 0) + len(paragraph)
    most = max(found, key=lambda language: found[language], default="")
    return most if found.get("", 0) * 2 < sum(found.values()) else ""


def _share_foreign(text: str) -> float:
    """Give the share of letters that are not Latin."""
    letters = [c for c in text if c.isalpha()]
    if not letters or text.isascii():
        return 0.0
    foreign = sum(not _is_latin(c) for c in letters)
    return foreign / len(letters)


@cache
def _is_latin(letter: str) -> bool:
    """Tell whether a letter is of the Latin script."""
    return letter.isascii() or "LATIN" in unicodedata.name(letter, "")


def _is_common(words: list[str]) -> bool:
    """Tell whether words of everyday English are as frequent as in English prose."""
    from spacy.lang.en.stop_words import STOP_WORDS

    return sum(word.lower() in STOP_WORDS for word in words) >= COMMON_ENOUGH * len(words)


@cache
def _detector() -> object:
    """Load the detector once: py3langid, naive Bayes over byte sequences of 97 languages."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def _name(language: str) -> str:
    """Give the English name of a language."""
    from babel import Locale

    if language == "und":
        return "another language than English"
    return Locale("en").languages.get(language, f"the language {language!r}")
