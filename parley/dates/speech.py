"""Speech: which stretches of a text stand between double quotation marks."""

from __future__ import annotations

import re
from bisect import bisect_right

MARK = re.compile(r"[\"“”„‟«»]|\n\s*\n|\Z")
OPENING, CLOSING = "“„‟«", "”»"


def find_speech(text: str) -> list[tuple[int, int]]:
    """Give the spans of direct speech in order, their marks left out, offsets in code points.

    A paragraph's end closes what is open, since a speech that goes on opens anew.

    >>> find_speech('He said: "We agree." She left.')
    [(10, 19)]
    """
    found: list[tuple[int, int]] = []
    opened = -1
    for mark in MARK.finditer(text):
        sign = mark.group()
        if opened >= 0 and sign not in OPENING:
            found.append((opened, mark.start()))
            opened = -1
        elif sign.strip() and sign not in CLOSING:
            opened = mark.end()
    return found


def choose_speech(spans: list[tuple[int, int]], offset: int) -> tuple[int, int] | None:
    """Choose the span of speech that holds an offset, if one does.

    >>> choose_speech([(10, 19)], 12)
    (10, 19)
    """
    place = bisect_right(spans, offset, key=lambda span: span[0]) - 1
    return spans[place] if place >= 0 and offset < spans[place][1] else None
