"""The mask: which words are set aside before the parse, so that a sentence keeps its subject.

The small model loses the subject of *Ukraine, alongside its allies, calls on Moscow ...*. Parsed
without what stands between the commas, it keeps it. Nothing is taken out of the text: the mask only
says which characters the parser is not shown; each masked phrase is parsed on its own.
"""

from __future__ import annotations

import re
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


def find_masks(text: str) -> list[Masked]:
    """Find the phrases to set aside, in order, none within another.

    Args:
        text: Any text.

    Returns:
        The masked stretches: comma-bounded phrases whose lead word stands in
        ``data/lexicon/parentheticals.csv``, bracketed phrases, and phrases between spaced dashes.

    >>> [m] = find_masks("Ukraine, alongside its allies, calls on Moscow to agree.")
    >>> (m.inner_start, m.inner_end)
    (9, 29)
    """
    found = [
        Masked(match.start(), match.end(), *match.span("phrase"))
        for pattern in (BRACKETS, DASHES, _comma_pattern())
        for match in pattern.finditer(text)
    ]
    kept: list[Masked] = []
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
