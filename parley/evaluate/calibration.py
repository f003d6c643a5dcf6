"""Calibration: the precision of every rule on development gold, from which confidence comes.

Run as a program it writes ``data/lexicon/confidence.csv`` anew::

    python -m parley.evaluate.calibration ../shared data/lexicon/confidence.csv
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from parley.confidence import family_of, grade
from parley.evaluate.annotations import Annotations, Row
from parley.evaluate.comparison import COMPARED, Pairs, align_annotations

# How many finds its family's precision weighs against a rule's own.
WEIGHT = 5


@dataclass(frozen=True, slots=True)
class Judgement:
    """One find: the stage and the rule that made it, whether it is right, and by which gold."""

    stage: str
    rule: str
    right: bool
    basis: str


def judge_texts(
    gold: Mapping[str, Annotations], found: Mapping[str, Annotations], basis: str
) -> Iterator[Judgement]:
    """Judge every find of some texts by their gold.

    A mention is right if its actor is, a date if its value is. A demand's three parts are judged
    one after the other, the issuers only where the act is right, the addressees only where both
    are: the product of the three estimates is then that of the whole record.

    Args:
        gold: Annotations by ``text_id``.
        found: Annotations of a reading, whose rows also have the column ``rule``.
        basis: The name of the gold.
    """
    for text_id, wanted in gold.items():
        given = found[text_id]
        pairs = align_annotations(wanted, given)
        yield from _judge(given.mentions, pairs.mentions, "actors", "actor_id", basis)
        yield from _judge(given.dates, pairs.dates, "dates", "value", basis)
        yield from _judge_demands(given.demands, pairs.demands, basis)


def _judge(
    rows: list[Row], pairs: Pairs, stage: str, column: str, basis: str
) -> Iterator[Judgement]:
    """Judge rows that have one cell to get right."""
    right = {id(found) for gold, found in pairs if COMPARED[column](gold, found)}
    for row in rows:
        yield Judgement(stage, row["rule"], id(row) in right, basis)


def _judge_demands(rows: list[Row], pairs: Pairs, basis: str) -> Iterator[Judgement]:
    """Judge the parts of the demands."""
    answers = {id(found): gold for gold, found in pairs}
    for row in rows:
        trigger, issuers, addressees = row["rule"].split("/")
        gold = answers.get(id(row))
        held = gold is not None and COMPARED["act"](gold, row)
        yield Judgement("demands.act", trigger, held, basis)
        if gold is None or not held:
            continue
        held = COMPARED["issuers"](gold, row)
        yield Judgement("demands.issuers", issuers, held, basis)
        if held:
            right = COMPARED["addressees"](gold, row)
            yield Judgement("demands.addressees", addressees, right, basis)


def estimate_rules(judgements: Iterable[Judgement]) -> list[Row]:
    """Estimate the precision of each rule, family and stage.

    A rule with few finds says little of itself, so its estimate is drawn to that of its family, and
    the family's to that of its stage: ``(right + 5 p) / (finds + 5)`` with ``p`` the estimate above
    it. The stage's own is ``(right + 1) / (finds + 2)`` (Laplace).

    Returns:
        Rows of ``confidence.csv``, by stage and rule: the stage first (with an empty rule), then
        families and rules.

    >>> finds = [Judgement("dates", "date.iso", True, "set")] * 20
    >>> [(row["rule"], row["estimate"], row["confidence"]) for row in estimate_rules(finds)]
    [('', '0.955', 'high'), ('date', '0.991', 'high'), ('date.iso', '0.998', 'high')]
    """
    finds: dict[tuple[str, str], Counter[bool]] = defaultdict(Counter)
    bases: dict[tuple[str, str], set[str]] = defaultdict(set)
    for judgement in judgements:
        for name in {"", family_of(judgement.rule), judgement.rule}:
            finds[judgement.stage, name][judgement.right] += 1
            bases[judgement.stage, name].add(judgement.basis)
    estimates: dict[tuple[str, str], float] = {}
    for stage, rule in sorted(finds):
        right, all_finds = finds[stage, rule][True], finds[stage, rule].total()
        if rule:
            above = estimates.get((stage, family_of(rule)), estimates[stage, ""])
            estimates[stage, rule] = (right + WEIGHT * above) / (all_finds + WEIGHT)
        else:
            estimates[stage, rule] = (right + 1) / (all_finds + 2)
    return [
        {
            "stage": stage,
            "rule": rule,
            "right": str(finds[stage, rule][True]),
            "finds": str(finds[stage, rule].total()),
            "estimate": f"{estimate:.3f}",
            "confidence": grade(round(estimate, 3)),
            "basis": "|".join(sorted(bases[stage, rule])),
        }
        for (stage, rule), estimate in estimates.items()
    ]
