"""Confidence: how often the rule that made a record has been right: ``high``, ``medium``, ``low``.

The estimates stand in ``data/lexicon/confidence.csv`` and are measured, never written by hand
(:mod:`parley.evaluate.calibration`). A rule without a row has the estimate of its family (the part
of its name before the dot), a family without one that of its stage.
"""

from __future__ import annotations

from functools import cache

from parley.datafiles import read_rows

ESTIMATES = "lexicon/confidence.csv"
HIGH, MEDIUM = 0.9, 0.7


def grade_rules(*rules: tuple[str, str]) -> str:
    """Grade a record by the rules that made its parts, each a pair of stage and rule.

    A record is right if all its parts are, so their estimates are multiplied.

    >>> grade_rules(("dates", "date.iso"))
    'high'
    >>> grade_rules(("dates", "reference.vague"), ("actors", "pronoun.body"))
    'low'
    """
    product = 1.0
    for stage, rule in rules:
        product *= estimate_rule(stage, rule)
    return grade(product)


def grade(estimate: float) -> str:
    """Turn an estimated precision into its grade.

    >>> grade(0.9), grade(0.7), grade(0.699)
    ('high', 'medium', 'low')
    """
    return "high" if estimate >= HIGH else "medium" if estimate >= MEDIUM else "low"


@cache
def estimate_rule(stage: str, rule: str) -> float:
    """Give the estimated precision of a rule, else of its family, else of its stage.

    >>> estimate_rule("dates", "date.of_a_rule_to_come") == estimate_rule("dates", "date")
    True

    Raises:
        KeyError: If there is no such stage.
    """
    return float(_find_row(stage, rule)["estimate"])


def count_rule(stage: str, rule: str) -> tuple[int, int]:
    """Give how many finds of a rule were right and how many were judged, else of its family.

    >>> right, finds = count_rule("dates", "date.month_year")
    >>> right <= finds
    True

    Raises:
        KeyError: If there is no such stage.
    """
    row = _find_row(stage, rule)
    return int(row["right"]), int(row["finds"])


@cache
def _find_row(stage: str, rule: str) -> dict[str, str]:
    """Find the row of a rule, of its family, or of its stage."""
    rows = _read_estimates()
    names = (name for name in (rule, family_of(rule)) if (stage, name) in rows)
    return rows[stage, next(names, "")]


def family_of(rule: str) -> str:
    """Give the part of a rule's name before the first dot.

    >>> family_of("pronoun.body")
    'pronoun'
    """
    return rule.split(".", 1)[0]


@cache
def _read_estimates() -> dict[tuple[str, str], dict[str, str]]:
    """Read the estimates by stage and rule."""
    return {(row["stage"], row["rule"]): row for row in read_rows(ESTIMATES)}
