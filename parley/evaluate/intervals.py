"""Intervals: how far a figure may be off because of the texts that it was measured on."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

DRAWS = 2000
LEVEL = 0.95


def find_interval(
    counts: np.ndarray, measure: Callable[[np.ndarray], np.ndarray], draws: int = DRAWS
) -> tuple[float, float] | None:
    """Give the 95 % percentile bootstrap interval of a figure over documents.

    Documents are drawn with replacement, as many as there are, and the figure is taken of the
    summed counts; of the draws, the middle 95 % bound the interval (Efron & Tibshirani, An
    Introduction to the Bootstrap, 1993, chapter 13). The generator is seeded, so that the same
    counts give the same interval.

    Args:
        counts: One row a document, one column a count: shape (documents, counts).
        measure: Turns summed counts, shape (draws, counts), into figures, shape (draws,).
        draws: How often the documents are drawn.

    Returns:
        The lower and the upper end; None where there are fewer than two documents.

    >>> hits = np.array([[8, 10], [9, 10], [4, 10], [7, 10]])
    >>> low, high = find_interval(hits, lambda sums: sums[:, 0] / sums[:, 1])
    >>> low < 0.7 < high
    True
    """
    documents = len(counts)
    if documents < 2:
        return None
    drawn = np.random.default_rng(0).integers(documents, size=(draws, documents))
    figures = measure(counts[drawn].sum(axis=1))
    tail = (1 - LEVEL) / 2 * 100
    low, high = np.nanpercentile(figures, [tail, 100 - tail])
    return float(low), float(high)
