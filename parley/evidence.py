"""Evidence: the words that prove a record, where they stand, and which rule read them so."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Evidence:
    """A quoted span of one text and the rule that made something of it.

    It holds both selectors of the W3C Web Annotation model: the position (``start``, ``end``) and
    the quotation (``quote``).

    Args:
        text_id: The text that is quoted.
        start: 0-based offset of the first character, in code points of the stored text.
        end: Offset behind the last character.
        quote: The characters themselves, ``text[start:end]``.
        sentence: 1-based number of the sentence, in reading order.
        rule: Name of the rule.

    Raises:
        ValueError: If the quotation is empty or not as long as its span.

    >>> Evidence.of("Kyiv agreed.", "wire-1", 0, 4, sentence=1, rule="metonym.subject").quote
    'Kyiv'
    """

    text_id: str
    start: int
    end: int
    quote: str
    sentence: int
    rule: str

    def __post_init__(self) -> None:
        """Refuse a span that cannot be true."""
        if not 0 <= self.start < self.end or self.end - self.start != len(self.quote):
            raise ValueError(f"no evidence: {self.start}-{self.end} does not hold {self.quote!r}")

    @classmethod
    def of(
        cls, text: str, text_id: str, start: int, end: int, *, sentence: int, rule: str
    ) -> Evidence:
        """Quote ``text[start:end]``."""
        return cls(text_id, start, end, text[start:end], sentence, rule)

    def proves(self, text: str) -> bool:
        """Say whether ``text`` holds the quotation where the evidence says.

        >>> Evidence("t", 0, 4, "Kyiv", 1, "r").proves("Kyiv agreed.")
        True
        """
        return text[self.start : self.end] == self.quote
