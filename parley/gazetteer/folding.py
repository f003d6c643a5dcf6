"""Folding: one spelling for a name whatever its accents, apostrophes and hyphens."""

from __future__ import annotations

import unicodedata

# What Unicode does not decompose, or what typesetters put in place of plain signs.
PLAIN = {
    "‘": "'", "’": "'", "ʼ": "'", "ʻ": "'", "`": "'", "´": "'", "‛": "'",
    "‐": "-", "‑": "-", "\u00a0": " ", "\u202f": " ", "\u2009": " ",
    "\n": " ", "\t": " ", "\r": " ", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D",
    "ı": "i", "ə": "a", "Ə": "A", "ð": "d", "Ð": "D", "ħ": "h", "Ħ": "H",
}  # fmt: skip


class FoldTable(dict[int, str]):
    """A table for ``str.translate`` that works out each character once and keeps its answer."""

    def __missing__(self, code: int) -> str:
        """Give the plain character for a code point: always exactly one character."""
        sign = chr(code)
        plain = PLAIN.get(sign) or unicodedata.normalize("NFD", sign)[0]
        # A Hangul syllable or a lone mark is no accented letter: it stays what it is.
        self[code] = plain if code in range(0xC0, 0x2000) or sign in PLAIN else sign
        return self[code]


FOLD = FoldTable({code: chr(code) for code in range(128) if chr(code) not in PLAIN})
ASCII_SIGNS = tuple(sign for sign in PLAIN if sign.isascii())
INVISIBLE = frozenset("\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff")


def fold_name(text: str) -> str:
    """Fold accents and typographic signs, keeping every offset: the answer is as long as the text.

    Accents go (``é`` to ``e``), typographic apostrophes and hyphens become plain ones, line breaks
    and fixed spaces become spaces; case stays, since *us* is no state. The letters and their plain
    forms are those of Unicode's canonical decomposition (UAX 15) and a short table for the rest.

    >>> fold_name("Élysée, Erdoğan’s Türkiye")
    "Elysee, Erdogan's Turkiye"
    """
    if not text.isascii():
        return text.translate(FOLD)
    for sign in ASCII_SIGNS:
        text = text.replace(sign, PLAIN[sign])
    return text


def drop_marks(text: str) -> tuple[str, list[int] | None]:
    """Leave out combining marks and invisible signs; give the rest and each character's old place.

    The places are ``None`` where nothing had to go, which is nearly always. One more place than
    characters is given, so that an exclusive end can be looked up too.

    >>> drop_marks("Zu\\u0308rich")
    ('Zurich', [0, 1, 3, 4, 5, 6, 7])
    >>> drop_marks("Zurich")
    ('Zurich', None)
    """
    if text.isascii() or not any(_is_mark(sign) for sign in set(text)):
        return text, None
    places = [place for place, sign in enumerate(text) if not _is_mark(sign)]
    return "".join(text[place] for place in places), [*places, len(text)]


def _is_mark(sign: str) -> bool:
    """Tell a combining mark or an invisible sign from a character that is read."""
    return sign in INVISIBLE or unicodedata.combining(sign) > 0
