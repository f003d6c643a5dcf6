"""Hows: how many mentions have the right actor, by how the gold says they stand for it."""

from __future__ import annotations

from parley.evaluate.comparison import align_annotations
from parley.evaluate.corpora import Corpus
from parley.evaluate.measures import Count

HOWS = ("name", "alias", "demonym", "metonym", "office", "description", "pronoun")


def count_hows(corpus: Corpus) -> dict[str, Count]:
    """Count the mentions of a corpus by the ``how`` of the gold; finds by their own.

    Args:
        corpus: Texts with their gold and what was found in them.

    Returns:
        For each ``how``: the gold's mentions, the finds that say so of themselves, and how many of
        the gold's are found with the right actor.

    >>> from parley.evaluate.corpora import read_corpus
    >>> count_hows(read_corpus("seed"))["metonym"].recall
    1.0
    """
    counts = dict.fromkeys(HOWS, Count())
    for text_id, gold in corpus.gold.items():
        found = corpus.found[text_id]
        for row in gold.mentions:
            counts[row["how"]] += Count(1)
        for row in found.mentions:
            counts[row["how"]] += Count(0, 1)
        for one, other in align_annotations(gold, found).mentions:
            counts[one["how"]] += Count(0, 0, int(one["actor_id"] == other["actor_id"]))
    return counts
