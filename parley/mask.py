"""The mask: which words are set aside before the parse, so that a sentence keeps its subject.

The small model loses the subject of *Ukraine, alongside its allies, calls on Moscow ...*. Parsed
without what stands between the commas, it keeps it. Nothing is taken out of the text: the mask only
says which characters the parser is not shown; each masked phrase is parsed on its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from parley.datafiles import read_rows

LONGEST = 140  # characters of a masked phrase; what is longer is a clause of the sentence itself
DOUBLE_QUOTES = '"“”„‟«»'
INSIDE = r"(?:[^,.;:!?\n()\[\]]|\.(?=[^\s])|(?<=\b[A-Z])\.)"
BRACKETS = re.compile(rf"[(\[](?P<phrase>[^()\[\]\n]{{1,{LONGEST}}})[)\]]")
DASHES = re.compile(
    rf"(?<=\s)[–—]\s(?P<phrase>(?:[^.;!?\n–—]|\.(?=\S)){{1,{LONGEST}}})\s[–—](?=\s)"
)


MARKER = re.compile(r"\(?(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,5})[.)]|[-–—*•‣·]")
MARK = rf"^[^\S\n]*(?P<mark>{MARKER.pattern})[^\S\n]+"


# A speaker at the start of a paragraph: up to five words, the last in capitals or a proper name.
LABEL = re.compile(
    r"^(?P<name>(?:[A-Z][\w.’'-]*\s){0,4}[A-Z][\w’'-]*)(?:\s?\([^)\n]*\))?:(?=[^\S\n])",
    re.MULTILINE,
)
LINE = re.compile(r"[^\n]*\S[^\n]*")
ITEM = re.compile(MARK)
# A line alone, without a mark at its end: it begins with a capital and holds no full stop.
HEADLINE = re.compile(
    r"(?:\A|\n[^\S\n]*\n)[^\S\n]*([A-Z][^\n.:;!?]{8,100}[^\s.,:;!?…”\"])[^\S\n]*(?=\n[^\S\n]*(?:\n|\Z)|\Z)"
)
WORD = re.compile(r"\w+")
# A few words that name who is asked, then an infinitive.
WISHED = re.compile(
    r"(?!(?:not )?to\b|that\b)(?:[^\s,;:.]+\s){1,8}to\s(?!(?:the|an?|its|their|all|any)\b)[a-z]"
)
SENTENCE_END = re.compile(r"[.!?]\s+(?=[A-Z])")
# The verbs that govern the items of a list which such words open: a deed's, and a thing's.
OPENING = {
    "asking": ("require", "require"),
    "offering": ("offer", "propose"),
    "agreeing": ("agree", "accept"),
    "refusing": ("refuse", "reject"),
}


@dataclass(frozen=True, slots=True)
class Masked:
    """A masked stretch and, inside its marks, the phrase ``inner_start:inner_end``."""

    start: int
    end: int
    inner_start: int
    inner_end: int


@cache
def _comma_pattern() -> re.Pattern[str]:
    """Compile the pattern of a comma-bounded parenthetical from its lead words."""
    leads = sorted((row["lead"] for row in read_rows("lexicon/parentheticals.csv")), key=len)
    alternatives = "|".join(re.escape(lead) for lead in reversed(leads))
    return re.compile(rf",\s(?P<phrase>(?:{alternatives})\b{INSIDE}{{0,{LONGEST}}}),")


@cache
def _operatives(part: str) -> frozenset[str]:
    """Give the words of one part of ``operatives.csv``."""
    rows = read_rows("lexicon/operatives.csv")
    return frozenset(re.escape(row["word"]) for row in rows if row["part"] == part)


def find_list_items(text: str) -> dict[int, tuple[int, int]]:
    """Find the items of lists of things asked, offered, agreed or refused.

    The parser is shown a verb in the place of such an item's bullet or number.

    Returns:
        For the first offset of each item's marker, the span of the words that open the list.

    >>> find_list_items("It urged:\\n\\n• Chad to act;\\n\\n• aid for all.")
    {11: (0, 9), 27: (0, 9)}
    """
    return {start: opener for start, opener, _ in _walk_items(text)}


def find_list_verbs(text: str) -> dict[int, str]:
    """Find the verb that the parser is shown in the place of each item's marker.

    >>> find_list_verbs("It urged:\\n\\n• Chad to act;\\n\\n• aid for all.")
    {11: 'urge', 27: 'require'}
    """
    return {start: verb for start, _, verb in _walk_items(text)}


def _walk_items(text: str) -> Iterator[tuple[int, tuple[int, int], str]]:
    """Give each item's first offset, the span of what opens its list, and its verb."""
    opened: tuple[tuple[int, int], str] | None = None
    for line in LINE.finditer(text):
        item = ITEM.match(line.group())
        if line.group().rstrip().endswith(":"):
            opened = _read_opener(line)
        elif not item:
            opened = None
        elif opened:
            verb = _choose_verb(opened[1], line.group()[item.end() :])
            yield line.start() + item.start("mark"), opened[0], verb


def _read_opener(line: re.Match[str]) -> tuple[tuple[int, int], str] | None:
    """Give the last sentence of a line that ends with a colon, and what it says of its list."""
    begun = max((m.end() for m in SENTENCE_END.finditer(line.group())), default=0)
    words = WORD.findall(line.group()[begun:].lower())
    parts = (part for word in reversed(words) for part in OPENING if word in _operatives(part))
    part = next(parts, None)
    return ((line.start() + begun, line.end()), part) if part else None


def _choose_verb(part: str, item: str) -> str:
    """Choose the verb that governs an item: whom it asks, what is to be done, or a thing."""
    if part == "asking":
        return "urge" if WISHED.match(item) else "require"
    opening = WORD.findall(item[:24].lower())[:2]
    if part == "offering" and "that" in opening:
        return "propose"
    return OPENING[part][0 if {"to", "that"} & set(opening) else 1]


@cache
def load_rare_verbs() -> dict[str, str]:
    """Load the verbs that the parser does not know, with what it is shown in their place.

    >>> load_rare_verbs()["vacate"]
    'leave'
    """
    return {row["word"]: row["shown"] for row in read_rows("lexicon/rare_verbs.csv")}


@cache
def _headline_verbs() -> dict[str, str]:
    """Give the past of each verb of headlines."""
    return {row["word"]: row["shown"] for row in read_rows("lexicon/headlines.csv")}


def find_headline_verbs(text: str) -> dict[int, str]:
    """Find the verbs of headlines, and what the parser is shown for each.

    A headline is a line alone between blank ones that no mark ends. *Army rejects call* may be
    read as three nouns, *Army rejected call* is not.

    >>> find_headline_verbs("Army rejects truce call\\n\\nThe army rejects it.")
    {5: 'rejected'}
    """
    return {
        start + word.start(): shown
        for start, end in find_headlines(text)
        for word in WORD.finditer(text[start:end])
        if (shown := _headline_verbs().get(word.group().lower())) and word.start()
    }


def find_headlines(text: str) -> list[tuple[int, int]]:
    """Find the lines that stand alone between blank ones and end without a mark.

    >>> find_headlines("Army rejects truce call\\n\\nThe army rejects it.")
    [(0, 23)]
    """
    return [line.span(1) for line in HEADLINE.finditer(text)]


@cache
def _marker_pattern() -> re.Pattern[str]:
    """Compile the pattern of a paragraph's number or bullet with an operative verb behind it."""
    adverbs = "|".join(_operatives("adverb"))
    verbs = "|".join(_operatives("verb") | _operatives("plural") | _operatives("past"))
    return re.compile(rf"{MARK}(?i:(?:(?:{adverbs}),?\s)?(?:{verbs})\b)", re.MULTILINE)


def find_markers(text: str) -> list[tuple[int, int]]:
    """Find the numbers and bullets of operative paragraphs (*3. Requests the envoy to report*).

    The subject of such a paragraph stands far above it; the parser is shown a pronoun in the place
    of the marker, and reads the sentence that it opens.

    >>> find_markers("1. Urges Chad to act;\\n(b) also calls for aid;\\n- no weapons")
    [(0, 2), (22, 25)]
    """
    return [match.span("mark") for match in _marker_pattern().finditer(text)]


def find_masks(text: str) -> list[Masked]:
    """Find the phrases to set aside, in order, none within another.

    Args:
        text: Any text.

    Returns:
        The masked stretches: comma-bounded phrases whose lead word stands in
        ``data/lexicon/parentheticals.csv``, bracketed phrases, phrases between spaced dashes, and
        the speakers' names at the start of a transcript's turns.

    >>> [m] = find_masks("Ukraine, alongside its allies, calls on Moscow to agree.")
    >>> (m.inner_start, m.inner_end)
    (9, 29)
    """
    found = [
        Masked(match.start(), match.end(), *match.span("phrase"))
        for pattern in (BRACKETS, DASHES, _comma_pattern())
        for match in pattern.finditer(text)
    ]
    found += [Masked(m.start(), m.end(), *m.span("name")) for m in LABEL.finditer(text)]
    kept: list[Masked] = []
    marks = {start for start, _ in find_markers(text)} | find_list_items(text).keys()
    found = [mask for mask in found if mask.start not in marks]
    for mask in sorted(found, key=lambda mask: (mask.start, -mask.end)):
        if not kept or mask.start >= kept[-1].end:
            kept.append(mask)
    return kept


def mask_text(text: str) -> str:
    """Show the text as the parser is shown it: masked stretches and quotation marks blanked.

    >>> mask_text("Ukraine, alongside its allies, calls on Moscow.")
    'Ukraine                        calls on Moscow.'
    """
    shown = list(text)
    for mask in find_masks(text):
        shown[mask.start : mask.end] = " " * (mask.end - mask.start)
    return "".join(" " if character in DOUBLE_QUOTES else character for character in shown)
