"""re3d: how many organisations and persons of government press text are found, and how exactly.

Recall and precision by overlap, and the pairs of names that the text itself says to be one
(*X, the minister*, *Y (Z)*), which the set calls synonyms.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import spacy

from parley.evaluate.peer_figures import Count
from parley.language import MODEL
from parley.records import Mention

Span = tuple[int, int]
# Below it stand a machine's suggestions that the annotators turned down.
CONFIDENCE = 0.5
TYPES = {"Organisation": "entities.organisation", "Person": "entities.person"}
LABELS = frozenset({"ORG", "PERSON", "GPE", "NORP"})
SYNONYMS = "IsSynonymOf"
# What may stand between two names of one: a comma, a bracket, words of naming.
BESIDE = re.compile(
    r"(?:['’]s)?\s?[,(–—:-]?\s?(?:the |an? )?[\"“'‘]?"
    r"|,? (?:also )?(?:known as|called) (?:the )?[\"“]?"
)
NEXT = 5  # mentions on among which the second of a pair is looked for


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
    for entity in _list_entities(record):
        met = any(_overlap(entity["begin"], entity["end"], span) for span in spans)
        counts[TYPES[entity["type"]]] += Count(int(met), 1)
    return counts


def count_precision(record: Mapping[str, Any], found: Iterable[Span]) -> dict[str, Count]:
    """Count the finds in one document that overlap with a gold organisation or person.

    The set has no gold for places that act, nor for every pronoun: both count as found too much.

    >>> entity = {"type": "Person", "begin": 0, "end": 4, "confidence": 1}
    >>> count_precision({"entities": [entity]}, [(3, 9), (10, 12)])
    {'entities.precision': Count(right=1, gold=1, found=2)}
    """
    gold, spans = _list_entities(record), tuple(found)
    right = sum(any(_overlap(e["begin"], e["end"], span) for e in gold) for span in spans)
    return {"entities.precision": Count(right, len(gold), len(spans))}


def find_synonyms(text: str, mentions: Iterable[Mention]) -> list[tuple[Span, Span]]:
    """Find the pairs of names that stand beside each other for one actor.

    Args:
        text: The text.
        mentions: Its mentions, in order; pronouns are left out.
    """
    named = [mention for mention in mentions if mention.how != "pronoun"]
    pairs = []
    for place, one in enumerate(named):
        for other in named[place + 1 : place + 1 + NEXT]:
            start, end = one.evidence.end, other.evidence.start
            same = other.actor_id == one.actor_id and start <= end
            if same and BESIDE.fullmatch(text, start, end):
                pairs.append(((one.evidence.start, start), (end, other.evidence.end)))
                break
    return pairs


def count_synonyms(
    record: Mapping[str, Any], pairs: Sequence[tuple[Span, Span]]
) -> dict[str, Count]:
    """Count the synonyms of one document that are found; a pair is found in both directions.

    Args:
        record: ``relations``, each with ``type``, ``confidence`` and the offsets of both ends.
        pairs: The pairs found.

    >>> names = {"sourceBegin": 0, "sourceEnd": 4, "targetBegin": 6, "targetEnd": 9}
    >>> record = {"relations": [{"type": "IsSynonymOf", "confidence": 1, **names}]}
    >>> count_synonyms(record, [((0, 4), (6, 9))])
    {'actors.synonyms': Count(right=1, gold=1, found=2)}
    """
    gold = [
        row
        for row in record["relations"]
        if row["type"] == SYNONYMS and row["confidence"] >= CONFIDENCE
    ]
    right = sum(any(_is_pair(row, pair) for pair in pairs) for row in gold)
    return {"actors.synonyms": Count(right, len(gold), 2 * len(pairs))}


def _is_pair(row: Mapping[str, Any], pair: tuple[Span, Span]) -> bool:
    """Tell whether a pair found overlaps with both ends of a gold relation."""
    source = [_overlap(row["sourceBegin"], row["sourceEnd"], span) for span in pair]
    target = [_overlap(row["targetBegin"], row["targetEnd"], span) for span in pair]
    return (source[0] and target[1]) or (source[1] and target[0])


def _list_entities(record: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """Give the organisations and persons of which the annotators were sure."""
    return [
        entity
        for entity in record["entities"]
        if entity["type"] in TYPES and entity["confidence"] >= CONFIDENCE
    ]


def _overlap(begin: int, end: int, span: Span) -> bool:
    """Tell whether a gold span and one that was found share a character."""
    return span[0] < end and span[1] > begin


def find_model_entities(texts: Sequence[str]) -> Iterator[list[Span]]:
    """Find in each text what spaCy's small model takes for an actor, with its stock pipeline."""
    for doc in spacy.load(MODEL).pipe(texts):
        yield [(ent.start_char, ent.end_char) for ent in doc.ents if ent.label_ in LABELS]
