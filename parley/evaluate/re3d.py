"""re3d: how many of the organisations and persons of government press text are found at all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import spacy

from parley.evaluate.peer_figures import Count
from parley.language import MODEL

Span = tuple[int, int]
# Below it stand a machine's suggestions that the annotators turned down.
CONFIDENCE = 0.5
TYPES = {"Organisation": "entities.organisation", "Person": "entities.person"}
LABELS = frozenset({"ORG", "PERSON", "GPE", "NORP"})


def count_entities(record: Mapping[str, Any], found: Iterable[Span]) -> dict[str, Count]:
    """Count the gold entities of one document that overlap with anything found.

    Args:
        record: ``entities``, each with ``type``, ``begin``, ``end`` and ``confidence``.
        found: The spans found.

    >>> entity = {"type": "Person", "begin": 0, "end": 4, "confidence": 1}
    >>> count_entities({"entities": [entity]}, [(3, 9)])["entities.person"]
    Count(right=1, gold=1, found=0)
    """
    spans = tuple(found)
    counts = dict.fromkeys(TYPES.values(), Count())
    for entity in record["entities"]:
        if entity["type"] in TYPES and entity["confidence"] >= CONFIDENCE:
            begin, end = entity["begin"], entity["end"]
            met = any(start < end and stop > begin for start, stop in spans)
            counts[TYPES[entity["type"]]] += Count(int(met), 1)
    return counts


def find_model_entities(texts: Sequence[str]) -> Iterator[list[Span]]:
    """Find in each text what spaCy's small model takes for an actor, with its stock pipeline."""
    for doc in spacy.load(MODEL).pipe(texts):
        yield [(ent.start_char, ent.end_char) for ent in doc.ents if ent.label_ in LABELS]
