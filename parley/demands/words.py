"""Words: a document's words with what spaCy says of them, read once.

spaCy makes a new token each time that one is named, and looks its strings up each time that they
are asked for; the rules ask of the same words many times over. A :class:`Words` stands for a
document, a :class:`Run` for a span, a :class:`Word` for a token; what they share with those has the
same names, so that rules read either.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator
from itertools import repeat
from typing import Generic, TypeVar

from spacy.attrs import (
    DEP,
    ENT_TYPE,
    HEAD,
    IDX,
    IS_PUNCT,
    IS_QUOTE,
    IS_SPACE,
    LEMMA,
    LOWER,
    ORTH,
    POS,
    SENT_START,
    SPACY,
    TAG,
)
from spacy.strings import StringStore
from spacy.tokens import Doc, Token

NAMES = (ORTH, LOWER, LEMMA, POS, TAG, DEP, ENT_TYPE)
NUMBERS = (IDX, IS_PUNCT, IS_SPACE, IS_QUOTE, SENT_START, SPACY)


Made = TypeVar("Made")


class Spelling(dict[int, str]):
    """The strings of some numbers, each looked up once."""

    def __init__(self, strings: StringStore) -> None:
        """Take the store of a vocabulary."""
        self._strings = strings

    def __missing__(self, number: int) -> str:
        """Look a number up."""
        return self.setdefault(number, self._strings[number])


class Once(Generic[Made]):
    """A property that is worked out when it is first asked for, and then an attribute.

    The standard library's ``cached_property`` makes all attributes of its object slower.
    """

    def __init__(self, make: Callable[[Word], Made]) -> None:
        """Take the method that works it out."""
        self._make = make
        self._name = make.__name__

    def __get__(self, owner: Word, kind: type) -> Made:
        """Work it out; the attribute goes before from now on."""
        made = self._make(owner)
        setattr(owner, self._name, made)
        return made


class Word:
    """A word of a document.

    >>> from parley import read
    >>> doc = Words(read("France urged Mali to go.", published="2024-03-01").doc)
    >>> doc[1], doc[1].lemma_, list(doc[1].children), doc[4].head, doc[4].left_edge
    (urged, 'urge', [France, Mali, go, .], urged, to)
    """

    def __init__(
        self, doc: Words, i: int,
        text: str, lower_: str, lemma_: str, pos_: str, tag_: str, dep_: str, ent_type_: str,
        lower: int, lemma: int, idx: int, is_punct: int, is_space: int, is_quote: int,
        opens: int,
    ) -> None:  # fmt: skip
        """Take what the document's tables say of a word; :class:`Words` sets what it hangs on."""
        self.doc, self.i = doc, i
        self.text, self.lower_, self.lemma_ = text, lower_, lemma_
        self.pos_, self.tag_, self.dep_, self.ent_type_ = pos_, tag_, dep_, ent_type_
        self.lower, self.lemma, self.idx = lower, lemma, idx
        self.is_punct, self.is_space, self.is_quote = is_punct, is_space, is_quote
        self.is_sent_start = opens == 1
        self.head, self.sent = self, doc
        self.children: list[Word] = []

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
        return [child for child in self.children if child.i < self.i]

    @property
    def rights(self) -> list[Word]:
        """Those that hang on it and stand behind it."""
        return [child for child in self.children if child.i > self.i]

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

    @Once
    def token(self) -> Token:
        """What spaCy has of it, for what is seldom asked."""
        return self.doc.of[self.i]

    @Once
    def left_edge(self) -> Word:
        """The first word below it."""
        return self.doc.words[self.token.left_edge.i]

    @Once
    def right_edge(self) -> Word:
        """The last word below it."""
        return self.doc.words[self.token.right_edge.i]

    @property
    def conjuncts(self) -> tuple[Word, ...]:
        """Those that are joined to it."""
        return tuple(self.doc.words[token.i] for token in self.token.conjuncts)

    @property
    def is_alpha(self) -> bool:
        """Whether it has letters alone."""
        return self.token.is_alpha

    @property
    def is_stop(self) -> bool:
        """Whether it is a word that says little."""
        return self.token.is_stop


class Run(tuple[Word, ...]):
    """The words from one to another, as a span.

    >>> from parley import read
    >>> run = Words(read("France urged Mali to go.", published="2024-03-01").doc)[1:3]
    >>> run, run.start, run.end, run.text, run.root
    ((urged, Mali), 1, 3, 'urged Mali', urged)
    """

    doc: Words
    start: int
    end: int

    @classmethod
    def of(cls, doc: Words, start: int, end: int) -> Run:
        """Cut a run from a document."""
        run = cls(doc.words[start:end])
        run.doc, run.start, run.end = doc, start, end
        return run

    @property
    def text(self) -> str:
        """Its text."""
        return self.doc.of[self.start : self.end].text

    @property
    def lemma_(self) -> str:
        """Its lemmas."""
        return self.doc.of[self.start : self.end].lemma_

    @property
    def root(self) -> Word:
        """The word on which the others hang; the first of those that stand equally high."""
        above = [word for word in self if word.head is word] or [
            word for word in self if not self.start <= word.head.i < self.end
        ]
        if len(above) == 1:
            return above[0]
        return min(above, key=lambda word: sum(1 for _ in word.ancestors))

    @property
    def sent(self) -> Run:
        """The sentence of its first word."""
        return self[0].sent

    @property
    def start_char(self) -> int:
        """The offset of its first character."""
        return self[0].idx

    @property
    def end_char(self) -> int:
        """The offset behind its last character."""
        return self[-1].idx + len(self[-1])


class Words:
    """A document with its words read once; what it does not know itself is the document's.

    >>> from parley import read
    >>> doc = Words(read("France urged Mali to go.", published="2024-03-01").doc)
    >>> len(doc), doc[-1], doc[1:3].start, doc.char_span(7, 9, "expand"), list(doc.sents)[0].end
    (6, ., 1, (urged,), 6)
    """

    def __init__(self, doc: Doc) -> None:
        """Read the words of a document."""
        self.of, self.user_data = doc, doc.user_data
        numbers, (starts, *told, spaced) = (doc.to_array(t).T.tolist() for t in (NAMES, NUMBERS))
        spell = Spelling(doc.vocab.strings).__getitem__
        texts, *names = [list(map(spell, column)) for column in numbers]
        columns = (texts, *names, *numbers[1:3], starts, *told)
        self.words = list(map(Word, repeat(self), range(len(doc)), *columns))
        blanks = zip(texts, spaced, strict=True)
        self.text = "".join([f"{text} " if blank else text for text, blank in blanks])
        self._starts = starts
        self._hang()
        for sentence in self.sents:
            for word in sentence:
                word.sent = sentence

    def _hang(self) -> None:
        """Hang the words on each other."""
        steps = self.of.to_array(HEAD).astype("int64").tolist()
        for word, step in zip(self.words, steps, strict=True):
            if step:
                word.head = self.words[word.i + step]
                word.head.children.append(word)

    def __len__(self) -> int:
        """Count the words."""
        return len(self.words)

    def __iter__(self) -> Iterator[Word]:
        """Give the words in their order."""
        return iter(self.words)

    def __getitem__(self, place: int | slice) -> Word | Run:
        """Give a word by its place, or a run."""
        if not isinstance(place, slice):
            return self.words[place]
        start, end, _ = place.indices(len(self.words))
        return Run.of(self, start, max(start, end))

    def __getattr__(self, name: str) -> object:
        """Give what the document says."""
        return getattr(self.of, name)

    @property
    def sents(self) -> Iterator[Run]:
        """The sentences."""
        return (Run.of(self, sentence.start, sentence.end) for sentence in self.of.sents)

    def char_span(self, start: int, end: int, alignment_mode: str) -> Run | None:
        """Give the words of which some characters are a part, as ``expand`` does."""
        assert alignment_mode == "expand"  # the only way that the rules ask for
        if not 0 <= start < len(self.text) or not 0 < end <= len(self.text):
            return None
        first = bisect_right(self._starts, start) - 1
        word = self.words[first]
        first += start == word.idx + len(word.text)  # the blank behind a word is none of it
        return Run.of(self, first, bisect_right(self._starts, end - 1))
