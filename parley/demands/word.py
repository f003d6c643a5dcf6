"""Word: a word of a document, with what spaCy says of it as plain attributes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from spacy.lang.en.stop_words import STOP_WORDS
from spacy.lang.lex_attrs import is_quote
from spacy.tokens import Token

if TYPE_CHECKING:
    from parley.demands.words import Words


class Word:
    """A word of a document.

    It has no more than the rules ask of a word: what a new rule asks is to be named here, too.

    >>> from parley import read
    >>> from parley.demands.words import Words
    >>> doc = Words(read("France urged Mali to go.", published="2024-03-01").doc)
    >>> doc[1], doc[1].lemma_, list(doc[1].children), doc[4].head, doc[4].left_edge
    (urged, 'urge', [France, Mali, go, .], urged, to)
    """

    __slots__ = (
        "_first", "_last", "children", "dep_", "doc", "ent_type_", "head", "i", "idx", "is_punct",
        "lemma", "lemma_", "lower", "lower_", "pos_", "sent", "tag_", "text",
    )  # fmt: skip

    def __init__(
        self, doc: Words, i: int,
        text: str, lower_: str, lemma_: str, pos_: str, tag_: str, dep_: str, ent_type_: str,
        idx: int, lower: int, lemma: int, is_punct: int,
    ) -> None:  # fmt: skip
        """Take what the document's tables say of a word; ``Words`` sets what it hangs on."""
        self.doc = doc  # one by one, which takes four fifths of the time of several at once
        self.i = i
        self.text = text
        self.lower_ = lower_
        self.lemma_ = lemma_
        self.pos_ = pos_
        self.tag_ = tag_
        self.dep_ = dep_
        self.ent_type_ = ent_type_
        self.idx = idx
        self.lower = lower
        self.lemma = lemma
        self.is_punct = is_punct
        self.children: Sequence[Word] = ()
        self._first = -1
        self._last = -1

    def __repr__(self) -> str:
        """Give its text."""
        return self.text

    def __len__(self) -> int:
        """Count its characters."""
        return len(self.text)

    def nbor(self, steps: int = 1) -> Word:
        """Give a word beside it.

        Raises:
            IndexError: If the document has none there.
        """
        if self.i + steps < 0:
            raise IndexError(self.i + steps)
        return self.doc.words[self.i + steps]

    @property
    def lefts(self) -> list[Word]:
        """Those that hang on it and stand before it."""
        found = []
        for child in self.children:
            if child.i < self.i:
                found.append(child)
        return found

    @property
    def rights(self) -> list[Word]:
        """Those that hang on it and stand behind it."""
        found = []
        for child in self.children:
            if child.i > self.i:
                found.append(child)
        return found

    @property
    def ancestors(self) -> Iterator[Word]:
        """Those on which it hangs, the nearest first."""
        word = self
        while word.head is not word:
            word = word.head
            yield word

    def is_ancestor(self, other: Word) -> bool:
        """Say whether another word hangs below it."""
        return self in other.ancestors

    @property
    def subtree(self) -> Iterator[Word]:
        """It with all below it, what stands before a word before the word."""
        waiting: list[tuple[Word, bool]] = [(self, False)]
        while waiting:
            word, told = waiting.pop()
            if told or not word.children:
                yield word
                continue
            waiting.extend((child, False) for child in reversed(word.rights))
            waiting.append((word, True))
            waiting.extend((child, False) for child in reversed(word.lefts))

    @property
    def token(self) -> Token:
        """What spaCy has of it, for what is seldom asked."""
        return self.doc.of[self.i]

    @property
    def left_edge(self) -> Word:
        """The first word below it."""
        if self._first < 0:
            self._first = self.token.left_edge.i
        return self.doc.words[self._first]

    @property
    def right_edge(self) -> Word:
        """The last word below it."""
        if self._last < 0:
            self._last = self.token.right_edge.i
        return self.doc.words[self._last]

    @property
    def conjuncts(self) -> tuple[Word, ...]:
        """Those that are joined to it."""
        return tuple(self.doc.words[token.i] for token in self.token.conjuncts)

    @property
    def is_space(self) -> bool:
        """Whether it has blanks alone."""
        return self.text.isspace()

    @property
    def is_quote(self) -> bool:
        """Whether it is a quotation mark."""
        return is_quote(self.text)

    @property
    def is_sent_start(self) -> bool:
        """Whether it is the first word of a sentence."""
        return self.i == self.sent.start

    @property
    def is_alpha(self) -> bool:
        """Whether it has letters alone."""
        return self.text.isalpha()

    @property
    def is_stop(self) -> bool:
        """Whether it is a word that says little."""
        return self.lower_ in STOP_WORDS


def part_words(words: Iterable[Word]) -> None:
    """Let words go of those that they hang on, and of their sentences.

    >>> from parley import read
    >>> from parley.demands.words import Words
    >>> doc = Words(read("France urged Mali to go.", published="2024-03-01").doc)
    >>> part_words(doc.words)
    >>> print(doc.words[0].head)
    None
    """
    for word in words:
        word.head = word.sent = None
