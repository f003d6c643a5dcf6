"""Words: a document's words with what spaCy says of them, read once.

spaCy makes a new token each time that one is named, and looks its strings up each time that they
are asked for; the rules ask of the same words many times over. A :class:`Words` stands for a
document, a :class:`Run` for a span, a :class:`Word` for a token; what they share with those has the
same names, so that rules read either.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import chain, pairwise, repeat

from spacy.tokens import Doc

from parley.columns import read_columns
from parley.demands.word import Word, part_words

BLANKS = ("", " ").__getitem__  # what stands behind a word


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
        """The word on which the others hang, the first of those that stand equally high."""
        if len(self) < 2:  # of no words spaCy's is the one behind it
            return self.doc.words[self.start]
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
        self.columns = told = read_columns(doc)
        values = (
            *(told.texts, told.lowers, told.lemmas, told.poses, told.tags, told.deps, told.kinds),
            *(told.starts, told.lower_numbers, told.lemma_numbers, told.puncts),
        )
        self.words = list(map(Word, repeat(self), range(len(doc)), *values))
        blanks = map(BLANKS, told.spaced)
        self.text = "".join(chain.from_iterable(zip(told.texts, blanks, strict=True)))
        self._runs: dict[tuple[int, int], Run] = {}
        self._hang()
        bounds = pairwise(sorted({0, *told.opening, len(doc)}))
        self.sents = [Run.of(self, start, end) for start, end in bounds]
        for sentence in self.sents:
            for word in sentence:
                word.sent = sentence

    def _hang(self) -> None:
        """Hang the words on each other."""
        words = self.words
        for word, head in zip(words, map(words.__getitem__, self.columns.heads), strict=True):
            word.head = head
            if head is not word:
                if head.children:
                    head.children.append(word)
                else:
                    head.children = [word]

    def part(self) -> None:
        """Part the words from each other, which else only Python's search for circles frees."""
        part_words(self.words)
        self.words, self.sents, self._runs = [], [], {}

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

    def char_span(self, start: int, end: int, alignment_mode: str) -> Run | None:
        """Give the words of which some characters are a part, as ``expand`` does."""
        known = self._runs.get((start, end))  # many rules ask for the same words
        if known is not None:
            return known
        assert alignment_mode == "expand"  # the only way that the rules ask for
        if not 0 <= start < len(self.text) or not 0 < end <= len(self.text):
            return None
        first = bisect_right(self.columns.starts, start) - 1
        word = self.words[first]
        first += start == word.idx + len(word.text)  # the blank behind a word is none of it
        last = bisect_right(self.columns.starts, end - 1)
        self._runs[start, end] = run = Run.of(self, first, last)
        return run


@contextmanager
def read_words(doc: Doc) -> Iterator[Words]:
    """Give a document with its words read once, as long as the block runs.

    >>> from parley import read
    >>> with read_words(read("France urged Mali to go.", published="2024-03-01").doc) as words:
    ...     words[1].head
    urged
    """
    words = Words(doc)
    try:
        yield words
    finally:
        words.part()
