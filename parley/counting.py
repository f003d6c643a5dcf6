"""Counting: a number with its noun, in the singular or in the plural."""

from __future__ import annotations


def count_words(number: int | str, noun: str, plural: str = "") -> str:
    """Count something.

    >>> count_words(1, "act"), count_words(3, "act"), count_words(2, "party", "parties")
    ('1 act', '3 acts', '2 parties')
    """
    return f"{number} {noun if str(number) == '1' else plural or noun + 's'}"
