"""Recognition: the model's entities, its scores taken for all tokens at once.

spaCy's recogniser reads token by token and asks each time which of its seventy-odd moves are
allowed. What it looks at is the token, and inside an entity its first and its last word; so outside
of one, the scores of all tokens are one multiplication, and only within entities must it be walked.
The moves chosen are the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np
from spacy.attrs import IS_SPACE, SENT_START
from spacy.ml.parser_model import ParserStepModel as Step
from spacy.pipeline import EntityRecognizer
from spacy.tokens import Doc, Span
from spacy.util import minibatch

FEATURES = 3  # the token, the first and the last word of the open entity
NONE = -1
BEGIN, IN, LAST, UNIT, OUT = "BILUO"


class Recogniser:
    """The model's entity recogniser: the same entities in less time."""

    def __init__(self, own: EntityRecognizer) -> None:
        """Take the model's own recogniser.

        Raises:
            ValueError: If it is of another make than the one whose moves are known here.
        """
        model = own.model
        known = model.attrs.get("has_upper") and not model.attrs.get("unseen_classes")
        if not known or own.cfg["beam_width"] != 1 or model.get_ref("lower").get_dim("nF") != 3:
            raise ValueError("the entity recogniser is of a make that is not known here")
        self.own = own
        moves = [own.moves.get_class_name(i) for i in range(own.moves.n_moves)]
        self.kinds = np.array([move[0] for move in moves])
        self.labels = [move[2:] for move in moves]
        self.unlabelled = np.array([not label for label in self.labels]) & (self.kinds != OUT)
        self.places = {move: i for i, move in enumerate(moves)}

    def __call__(self, doc: Doc) -> Doc:
        """Write the entities of a document."""
        [done] = self.pipe([doc])
        return done

    def pipe(self, docs: Iterable[Doc], *, batch_size: int = 64) -> Iterator[Doc]:
        """Write the entities of several documents, some at once."""
        for held in minibatch(docs, batch_size):
            fresh = [doc for doc in held if len(doc) and not doc.has_annotation("ENT_IOB")]
            if fresh:
                self._write(fresh)
            for doc in held:
                known = not len(doc) or any(doc is done for done in fresh)
                yield doc if known else self.own(doc)

    def _write(self, docs: list[Doc]) -> None:
        """Write the entities of documents that have none yet."""
        step = self.own.model.predict(docs)
        offset = 0
        for doc in docs:
            doc.set_ents(list(self._walk(doc, step, offset)), default="outside")
            offset += len(doc)
        step.clear_memory()

    def _walk(self, doc: Doc, step: Step, offset: int) -> Iterator[Span]:
        """Go from entity to entity."""
        closes = _find_closes(doc)
        moves = self._choose_moves(doc, step, offset, closes)
        i = 0
        for first in np.flatnonzero(self.kinds[moves] != OUT).tolist():
            if first < i:
                continue
            move = moves[first]
            i = first + 1
            if self.kinds[move] == BEGIN:
                i = self._find_end(step, offset, first, self.labels[move], closes)
            yield Span(doc, first, i, label=self.labels[move])

    def _choose_moves(self, doc: Doc, step: Step, offset: int, closes: np.ndarray) -> np.ndarray:
        """Give for each token the best move outside of an entity."""
        ids = np.full((len(doc), FEATURES), NONE, dtype="i")
        ids[:, 0] = np.arange(offset, offset + len(doc))
        scores = _score(step, ids)
        scores[:, self.unlabelled | np.isin(self.kinds, (IN, LAST))] = -np.inf
        blank = doc.to_array(IS_SPACE).astype(bool)
        begins, units = self.kinds == BEGIN, self.kinds == UNIT
        scores[np.ix_(closes | blank, begins)] = -np.inf
        scores[np.ix_(blank, units)] = -np.inf
        return scores.argmax(axis=1)

    def _find_end(self, step: Step, offset: int, first: int, label: str, closes: np.ndarray) -> int:
        """Give the end of an entity that begins at a token."""
        inside, last = self.places[f"{IN}-{label}"], self.places[f"{LAST}-{label}"]
        for i in range(first + 1, len(closes)):
            ids = np.array([[offset + i, offset + first, offset + i - 1]], dtype="i")
            [scores] = _score(step, ids)
            better = scores[last] > scores[inside] or (
                scores[last] == scores[inside] and last < inside
            )
            if closes[i] or better:
                return i + 1
        raise AssertionError("an entity runs past the end")


def _score(step: Step, ids: np.ndarray) -> np.ndarray:
    """Score the moves in states that are given by the tokens that they look at."""
    return step.vec2scores.predict(step.state2vec.predict(ids))


def _find_closes(doc: Doc) -> np.ndarray:
    """Say behind which tokens no entity may go on: a sentence ends there, or the text."""
    return np.append(doc.to_array(SENT_START)[1:] == 1, True)
