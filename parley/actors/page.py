"""Page: one parsed text with its words, its sentences and its quotations laid open for look-up."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from parley.actors.identity import party_of
from parley.columns import read_columns
from parley.records import Sentence
from parley.sentences import find_sentences

# A quotation that runs over paragraphs opens anew in each and closes only in the last.
QUOTATION = re.compile(
    r"[“„][^“”„]{2,4000}(?:[”]|(?=[“„])|$)|«[^«»]{2,4000}»|\"[^\"\n]{2,4000}(?:\"|$)", re.MULTILINE
)
DATELINE = re.compile(
    r"^[ \t]*(?:"
    r"[A-Z]{2}[A-Z.'’-]*(?:[ /-][A-Z][A-Z.'’-]+)*(?:, ?[A-Z][\w.]*(?: [A-Z][\w.]*)?)?"
    r"(?:,? \w{3,9}\.? \d{1,2}(?:,? \d{4})?)?(?: ?\([^()\n]{2,40}\))?"
    r"|[A-Z][\w .'’-]{2,30}, [\w. ]{0,20}\d{0,2} ?\([^()\n]{2,40}\)"
    r")\s?(?:—|–|--?)\s",
    re.MULTILINE,
)
SAID = re.compile(r"\b(?:said|says|stated|added|continued|statement|remarks)\s*:\s")
TURN = re.compile(r"^[ \t]*([A-Z][^:\n]{0,60}):[ \t]", re.MULTILINE)
SIGNED = re.compile(r"\bWe, (?=the\b|[A-Z])")
VERBAL = frozenset(("VERB", "AUX"))
SUBJECTS = frozenset(("nsubj", "nsubjpass", "csubj", "agent"))
MODIFIERS = frozenset(("compound", "amod", "nmod"))


@dataclass(frozen=True, slots=True)
class Sighting:
    """Words seen to stand for an actor: offsets, head word, and how that is known.

    ``plural`` is true of words that *they* can take up again.
    """

    start: int
    end: int
    head: int
    actor_id: str
    how: str
    rule: str
    plural: bool = False
    alternative: str = ""

    @property
    def party(self) -> str:
        """Give the party of the actor."""
        return party_of(self.actor_id)


@dataclass(frozen=True, slots=True)
class Page:
    """A parsed text; the lists run along its tokens, ``heads`` holds token numbers."""

    doc: Doc
    text: str
    words: Sequence[str]
    lowers: Sequence[str]
    lemmas: Sequence[str]
    poses: Sequence[str]
    tags: Sequence[str]
    deps: Sequence[str]
    heads: Sequence[int]
    starts: Sequence[int]
    sentences: tuple[Sentence, ...]
    sentence_starts: list[int]
    quotations: tuple[tuple[int, int], ...]
    datelines: tuple[tuple[int, int], ...]
    turns: tuple[tuple[int, int], ...]
    colons: tuple[int, ...]
    signatures: tuple[int, ...]

    def token_at(self, offset: int) -> int:
        """Give the number of the token that holds (or last starts before) a character."""
        return max(0, bisect_right(self.starts, offset) - 1)

    def end_of(self, i: int) -> int:
        """Give the offset behind a token."""
        return self.starts[i] + len(self.words[i])

    def sentence_at(self, offset: int) -> int:
        """Give the number of the sentence at an offset, from 1."""
        return max(1, bisect_right(self.sentence_starts, offset))

    def head_within(self, first: int, last: int) -> int:
        """Give the token of ``first..last`` whose head stands outside, the last such."""
        for i in range(last, first - 1, -1):
            if not first <= self.heads[i] <= last or self.heads[i] == i:
                return i
        return last

    def climb(self, i: int) -> int:
        """Climb from a conjunct or apposition to the word that stands in the clause itself."""
        for _ in range(20):
            if self.deps[i] not in ("conj", "appos") or self.heads[i] >= i:
                break
            i = self.heads[i]
        return i

    def children(self, i: int) -> Iterator[Token]:
        """Give the words that hang on a token."""
        return self.doc[i].children

    def is_label(self, i: int) -> bool:
        """Say whether a token stands in the label of a speaker's turn, which is not parsed."""
        place = bisect_right(self.turns, (self.starts[i], len(self.text) + 1)) - 1
        return place >= 0 and self.turns[place][1] > self.starts[i]

    def turn_at(self, offset: int) -> tuple[int, int] | None:
        """Give the label of the speaker in whose turn of a transcript an offset stands."""
        place = bisect_right(self.turns, (offset, len(self.text) + 1)) - 1
        return self.turns[place] if place >= 0 else None

    def verb_above(self, i: int) -> int:
        """Give the nearest verb above a token, or -1."""
        for _ in range(40):
            if self.poses[i] in VERBAL:
                return i
            if self.heads[i] == i:
                break
            i = self.heads[i]
        return -1

    def quotation_at(self, offset: int) -> tuple[int, int] | None:
        """Give the span of the direct speech around an offset, if any."""
        place = bisect_right(self.quotations, (offset, len(self.text) + 1)) - 1
        if place >= 0 and self.quotations[place][1] > offset:
            return self.quotations[place]
        return None


def open_page(doc: Doc) -> Page:
    """Lay a parsed text open.

    >>> from spacy.tokens import Doc
    >>> from spacy.vocab import Vocab
    >>> open_page(Doc(Vocab(), words=["Peace"])).words
    ['Peace']
    """
    told = read_columns(doc)
    sentences = find_sentences(doc)
    text = doc.text
    return Page(
        doc=doc,
        text=text,
        words=told.texts,
        lowers=[word.replace("’", "'") for word in told.lowers],
        lemmas=[lemma.lower() for lemma in told.lemmas],
        poses=told.poses,
        tags=told.tags,
        deps=told.deps,
        heads=told.heads,
        starts=told.starts,
        sentences=sentences,
        sentence_starts=[sentence.start for sentence in sentences],
        quotations=tuple(found.span() for found in QUOTATION.finditer(text)),
        datelines=tuple(found.span() for found in DATELINE.finditer(text)),
        turns=tuple(found.span(1) for found in TURN.finditer(text)),
        colons=tuple(found.start() for found in SAID.finditer(text)),
        signatures=tuple(found.end() for found in SIGNED.finditer(text)),
    )
