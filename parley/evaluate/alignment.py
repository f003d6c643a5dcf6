"""Alignment: which found row answers which gold row, one to one."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

import networkx as nx

from parley.evaluate.annotations import Row

WORD = re.compile(r"\w+")
SAME = 1000


def align_rows(
    gold: Sequence[Row], found: Sequence[Row], liking: Callable[[Row, Row], int]
) -> list[tuple[Row, Row]]:
    """Pair the rows whose spans overlap, each used once, so that the pairs are as alike as can be.

    Args:
        gold: Rows with ``start`` and ``end``.
        found: The like.
        liking: How alike two rows are beside their spans; identical spans count 1000.

    Returns:
        The pairs of a maximum-weight matching, in the order of the gold rows.

    >>> gold = [{"start": "0", "end": "20"}, {"start": "15", "end": "20"}]
    >>> found = [{"start": "14", "end": "20"}]
    >>> align_rows(gold, found, lambda g, f: 0) == [(gold[1], found[0])]
    True
    """
    graph = nx.Graph()
    for i, g in enumerate(gold):
        for j, f in enumerate(found):
            shared = share_span(g, f)
            if shared:
                graph.add_edge((0, i), (1, j), weight=1 + round(SAME * shared) + liking(g, f))
    pairs = []
    for part in nx.connected_components(graph):
        ordered = nx.Graph()
        ordered.add_weighted_edges_from(sorted(graph.subgraph(part).edges(data="weight")))
        pairs += [sorted(pair) for pair in nx.max_weight_matching(ordered)]
    return [(gold[i], found[j]) for (_, i), (_, j) in sorted(pairs)]


def share_span(one: Row, other: Row) -> float:
    """Give the characters that two spans share, over those that either covers (Jaccard).

    >>> share_span({"start": "0", "end": "4"}, {"start": "2", "end": "6"})
    0.3333333333333333
    """
    starts = int(one["start"]), int(other["start"])
    ends = int(one["end"]), int(other["end"])
    return max(0, min(ends) - max(starts)) / (max(ends) - min(starts))


def find_words(row: Row, part: str) -> set[int]:
    """Give the offsets of the words in a part of a row (``content``, ``condition`` ...).

    >>> find_words({"content": "to talk", "content_start": "7", "content_end": "14"}, "content")
    {10, 7}
    """
    if not row[part] or not row[f"{part}_start"]:
        return set()
    start = int(row[f"{part}_start"])
    return {start + word.start() for word in WORD.finditer(row[part])}


def share_words(one: Row, other: Row, part: str) -> float:
    """Give the F1 of the words of a part of two rows; 0 where either has none.

    >>> row = {"content": "to talk", "content_start": "7", "content_end": "14"}
    >>> share_words(row, row | {"content": "talk", "content_start": "10"}, "content")
    0.6666666666666666
    """
    words, others = find_words(one, part), find_words(other, part)
    return 2 * len(words & others) / (len(words) + len(others)) if words and others else 0.0
