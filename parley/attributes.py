"""Attributes: parts of speech, morphology and lemmas, remembered for each kind of word.

The model's attribute ruler and lemmatizer ask some two hundred patterns of every token, but what
they answer hangs on the word, its tag and its dependency alone. Each such kind is asked once; where
a pattern of several words matches, the model's own stages are asked about these words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import numpy as np
from spacy.attrs import DEP, LEMMA, MORPH, ORTH, POS, TAG
from spacy.matcher import Matcher
from spacy.pipeline import AttributeRuler, Lemmatizer
from spacy.tokens import Doc

KIND = (ORTH, TAG, DEP)
WRITTEN = (TAG, POS, MORPH, LEMMA, DEP)
# What a pattern may ask about for its answer to hang on the kind of word alone.
LOCAL = frozenset(("ORTH", "TEXT", "LOWER", "TAG", "DEP", "IS_SPACE"))
# Kinds that are kept: more than a million words of news have; then all are forgotten.
KEPT = 200_000

Kind = tuple[int, int, int]


class Attributes:
    """The model's attribute ruler and lemmatizer in one stage, each kind of word asked once."""

    def __init__(self, ruler: AttributeRuler, lemmatizer: Lemmatizer) -> None:
        """Take the two stages of a model.

        Raises:
            ValueError: If a pattern asks for more than a word, its tag and its dependency.
        """
        rules = ruler.patterns
        if not all(_is_local(rule) for rule in rules):
            raise ValueError("the attribute ruler has patterns that a kind of word cannot answer")
        self.stages = (ruler, lemmatizer)
        self.vocab = ruler.vocab
        self.single = AttributeRuler(self.vocab, validate=False)
        self.single.add_patterns([rule for rule in rules if _reach(rule) == 1])
        self.reach = max(map(_reach, rules), default=1)
        self.long = Matcher(self.vocab, validate=False)
        for number, rule in enumerate(rules):
            if _reach(rule) > 1:
                self.long.add(str(number), rule["patterns"])
        self.known: dict[Kind, tuple[int, ...]] = {}

    def __call__(self, doc: Doc) -> Doc:
        """Write the attributes of a parsed document."""
        if not len(doc):
            return doc
        kinds = [tuple(row) for row in doc.to_array(KIND).tolist()]
        self._learn(kinds)
        values = np.array([self.known[kind] for kind in kinds], dtype="uint64")
        for _, start, end in self.long(doc, allow_missing=True):
            values[start:end] = self._ask_around(kinds, start, end)
        return doc.from_array(WRITTEN, values)

    def pipe(self, docs: Iterable[Doc], *, batch_size: int = 64) -> Iterator[Doc]:
        """Write the attributes of several documents."""
        return (self(doc) for doc in docs)

    def _learn(self, kinds: list[Kind]) -> None:
        """Ask about the kinds that are new."""
        if len(self.known) > KEPT:
            self.known.clear()
        fresh = [kind for kind in dict.fromkeys(kinds) if kind not in self.known]
        if fresh:
            answers = self._ask(fresh, self.single).tolist()
            self.known.update(zip(fresh, map(tuple, answers), strict=True))

    def _ask_around(self, kinds: list[Kind], start: int, end: int) -> np.ndarray:
        """Ask the model's own stages about some words, with all that a pattern can see of them."""
        first = max(0, start - self.reach + 1)
        answers = self._ask(kinds[first : end + self.reach - 1], self.stages[0])
        return answers[start - first : end - first]

    def _ask(self, kinds: list[Kind], ruler: AttributeRuler) -> np.ndarray:
        """Give what a ruler and the lemmatizer write on words of some kinds in a row."""
        strings = self.vocab.strings
        doc = Doc(self.vocab, words=[strings[word] for word, _, _ in kinds])
        given = np.array([kind[1:] for kind in kinds], dtype="uint64")
        doc.from_array((TAG, DEP), given)
        return self.stages[1](ruler(doc)).to_array(WRITTEN)


def _is_local(rule: dict[str, Any]) -> bool:
    """Say whether a rule asks of each word only what its kind says."""
    return all(LOCAL.issuperset(token) for pattern in rule["patterns"] for token in pattern)


def _reach(rule: dict[str, Any]) -> int:
    """Give how many words the longest pattern of a rule spans."""
    return max(map(len, rule["patterns"]))
