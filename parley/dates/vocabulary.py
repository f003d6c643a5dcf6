"""Vocabulary: the words of time, by class, and the pattern pieces that are made of them."""

from __future__ import annotations

import re
from functools import cache

from parley.datafiles import read_rows

WORDS = "lexicon/dates/words.csv"
PIECES = "lexicon/dates/pieces.csv"
PIECE = re.compile(r"(?<!\(\?P)<([a-z_]+)>")
# One blank or line break; a blank line ends an expression.
GAP = r"(?:\ {1,2}|\ ?\n\ ?)"
PLAIN = str.maketrans(
    {"‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "’": "'", "ʼ": "'"}
    | dict.fromkeys("\t\u00a0\u2009\u202f\u2007", " ")
)


@cache
def read_class(name: str) -> dict[str, str]:
    """Read one class of the vocabulary: word to value.

    >>> read_class("month")["may"]
    '5'
    """
    return {row["word"]: row["value"] for row in read_rows(WORDS) if row["class"] == name}


def fold(text: str) -> str:
    """Write a text in lower case with plain dashes, apostrophes and blanks, offsets kept.

    >>> fold("İn MAY 8–10")
    'İn may 8-10'
    """
    lower = text.lower()
    if len(lower) != len(text):
        lower = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    return lower.translate(PLAIN)


def spell(words: str | None) -> str:
    """Write words with single blanks.

    >>> spell("the  next\\nday")
    'the next day'
    """
    return " ".join((words or "").split())


def join_words(*classes: str) -> str:
    """Write the words of some classes as one pattern, the longest first.

    >>> join_words("season")
    '(?:autumn|spring|summer|winter|fall)'
    """
    words = {word for name in classes for word in read_class(name)}
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "(?:" + "|".join(re.escape(word).replace(r"\ ", GAP) for word in ordered) + ")"


@cache
def build_pieces() -> dict[str, str]:
    """Build the pieces that rules name in angle brackets: ``<month>`` and so on.

    >>> build_pieces()["limit_lead"].startswith("(?:(?P<limit>(?:")
    True
    """
    pieces = _build_classes()
    for row in read_rows(PIECES):
        pieces[row["piece"]] = expand(row["pattern"], pieces)
    return pieces


def expand(pattern: str, pieces: dict[str, str]) -> str:
    """Put the pieces that a pattern names in their places.

    >>> expand("<day><s>(?P<word>x)", {"day": "[1-9]", "s": " "})
    '[1-9] (?P<word>x)'
    """
    return PIECE.sub(lambda found: pieces[found.group(1)], pattern)


def _build_classes() -> dict[str, str]:
    """Build the pieces that are made of the classes of the vocabulary."""
    small = join_words("number")
    cardinal = rf"(?:{join_words('ten')}(?:-{small})?|{small}(?:{GAP}hundred)?)"
    digits = r"\d{1,3}(?:,\d{3}|\.\d{1,2})?(?![\d.,]\d|\d)"
    feasts = sorted((row["name"] for row in read_rows("lexicon/dates/feasts.csv")), key=len)
    names = "|".join(re.escape(name).replace(r"\ ", GAP) for name in reversed(feasts))
    return {
        "s": GAP,
        "month": rf"(?:{join_words('month')}\b(?:(?<!\bmay)(?<=\b[a-z]{{3}})\.|(?<=sept)\.)?)",
        "weekday": join_words("weekday"),
        "day": r"(?:3[01]|[12]\d|0?[1-9])(?!\d|[.,:]\d)",
        "ordinal_day": r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)",
        "year": r"(?:1\d{3}|20\d\d|2100)(?!\d|[.,:]\d)",
        "era": r"(?:b\.?c\.?e?\b\.?|bc)",
        "num": rf"(?:{join_words('quantity')}|{cardinal}|{digits})",
        "cardinal": rf"(?:{cardinal}|{digits})",
        "vague": join_words("vague"),
        "unit": join_words("unit"),
        "calendar_unit": r"(?:day|week|weekend|month|quarter|year|decade|century)",
        "season": join_words("season"),
        "part": join_words("part"),
        "share": join_words("share"),
        "measure": join_words("measure"),
        "limit": join_words("limit"),
        "approx": join_words("approx"),
        "pointer": join_words("pointer"),
        "ordinal": rf"(?:{join_words('ordinal')}|\d{{1,3}}(?:st|nd|rd|th))",
        "zone": join_words("zone"),
        "reference": join_words("reference"),
        "adverb_set": join_words("adverb_set"),
        "clockword": join_words("clockword"),
        "feast": f"(?:{names})",
    }
