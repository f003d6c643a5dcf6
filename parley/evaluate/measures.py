"""Measures: what is counted of one text."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from parley.evaluate.alignment import find_words
from parley.evaluate.annotations import Annotations, Row
from parley.evaluate.comparison import COMPARED, Alignment, Pairs

# What is measured, in the order in which it is printed.
MEANINGS = {
    "actors.named": "the actors named in a text, groups aside, each once",
    "mentions.span": "words that stand for an actor: the spans overlap",
    "mentions.actor": "the same, and the actor is right",
    "dates.span": "temporal expressions: the spans overlap",
    "dates.exact": "the same, and the spans are equal",
    "dates.type": "the spans overlap, and the TIMEX3 type is right",
    "dates.value": "the spans overlap, and the TIMEX3 value is right",
    "demands.span": "diplomatic acts: the spans overlap",
    "demands.act": "the same, and the act is right (demand and request are one)",
    "demands.issuer": "the same, and exactly the issuers are right",
    "demands.addressee": "the same, and exactly the addressees are right",
    "demands.issue": "the same, and the issue is right",
    "demands.status": "the act and its status are right",
    "demands.content": "the words of the contents, one by one",
    "terms.when": "the day on which or by which it should be done",
    "terms.duration": "the duration of what is asked",
    "terms.condition": "what must hold first: at least half of the words (F1)",
    "terms.none": "the statement that there is no condition",
    "terms.consequence": "what follows if it is not done: at least half of the words (F1)",
    "terms.order": "which of two issues must come first",
    "links": "which record answers, repeats or contradicts which, and how",
}


@dataclass(frozen=True, slots=True)
class Count:
    """How many the gold has, how many were found, and how many of these are right."""

    gold: int = 0
    found: int = 0
    right: int = 0

    @property
    def precision(self) -> float | None:
        """The share of the found that is right; None where nothing was found."""
        return self.right / self.found if self.found else None

    @property
    def recall(self) -> float | None:
        """The share of the gold that was found right; None where the gold has none."""
        return self.right / self.gold if self.gold else None

    @property
    def f1(self) -> float | None:
        """The harmonic mean of both; None where there is neither.

        >>> Count(gold=4, found=6, right=3).f1
        0.6
        """
        whole = self.gold + self.found
        return 2 * self.right / whole if whole else None

    def __add__(self, other: Count) -> Count:
        """Add the counts of another text."""
        return Count(self.gold + other.gold, self.found + other.found, self.right + other.right)


def count_text(gold: Annotations, found: Annotations, pairs: Alignment) -> dict[str, Count]:
    """Count one text by measure, in the order of :data:`MEANINGS`."""
    return {
        "actors.named": _count_actors(gold.mentions, found.mentions),
        **_count_mentions(gold.mentions, found.mentions, pairs.mentions),
        **_count_dates(gold.dates, found.dates, pairs.dates),
        **_count_demands(gold.demands, found.demands, pairs.demands),
        **_count_terms(gold.demands, found.demands, pairs.demands),
        "links": _count_links(gold.links, found.links, pairs.demands),
    }


def _count_actors(gold: Iterable[Row], found: Iterable[Row]) -> Count:
    """Count the actors of a text, groups aside."""
    named, read = (
        {row["actor_id"] for row in rows if not row["actor_id"].startswith("group:")}
        for rows in (gold, found)
    )
    return Count(len(named), len(read), len(named & read))


def _count_mentions(gold: list[Row], found: list[Row], pairs: Pairs) -> dict[str, Count]:
    """Count the mentions."""
    right = sum(g["actor_id"] == f["actor_id"] for g, f in pairs)
    return {
        "mentions.span": Count(len(gold), len(found), len(pairs)),
        "mentions.actor": Count(len(gold), len(found), right),
    }


def _count_dates(gold: list[Row], found: list[Row], pairs: Pairs) -> dict[str, Count]:
    """Count the temporal expressions, as TempEval-3 does."""
    tests: dict[str, Callable[[Row, Row], bool]] = {
        "dates.span": lambda g, f: True,
        "dates.exact": lambda g, f: (g["start"], g["end"]) == (f["start"], f["end"]),
        "dates.type": COMPARED["type"],
        "dates.value": COMPARED["value"],
    }
    return _count_tests(gold, found, pairs, tests)


def _count_tests(
    gold: list[Row],
    found: list[Row],
    pairs: Pairs,
    tests: Mapping[str, Callable[[Row, Row], bool]],
) -> dict[str, Count]:
    """Count for each test the pairs that pass it."""
    return {
        name: Count(len(gold), len(found), sum(test(g, f) for g, f in pairs))
        for name, test in tests.items()
    }


def _count_demands(gold: list[Row], found: list[Row], pairs: Pairs) -> dict[str, Count]:
    """Count the demands; each of the first five asks for all that the one before it does."""

    def agree(*columns: str) -> Callable[[Row, Row], bool]:
        return lambda g, f: all(COMPARED[column](g, f) for column in columns)

    tests = {
        "demands.span": agree(),
        "demands.act": agree("act"),
        "demands.issuer": agree("act", "issuers"),
        "demands.addressee": agree("act", "issuers", "addressees"),
        "demands.issue": agree("act", "issuers", "addressees", "issue"),
        "demands.status": agree("act", "status"),
    }
    words = Count(
        sum(len(find_words(row, "content")) for row in gold),
        sum(len(find_words(row, "content")) for row in found),
        sum(len(find_words(g, "content") & find_words(f, "content")) for g, f in pairs),
    )
    return {**_count_tests(gold, found, pairs, tests), "demands.content": words}


def _count_terms(gold: list[Row], found: list[Row], pairs: Pairs) -> dict[str, Count]:
    """Count each term over the records that have it."""
    held: dict[str, tuple[str, Callable[[Row], bool]]] = {
        "terms.when": ("when", lambda row: bool(row["when"])),
        "terms.duration": ("duration", lambda row: bool(row["duration"])),
        "terms.condition": ("condition", lambda row: row["condition"] not in ("", "none")),
        "terms.none": ("condition", lambda row: row["condition"] == "none"),
        "terms.consequence": ("consequence", lambda row: bool(row["consequence"])),
        "terms.order": ("sequence", lambda row: bool(row["sequence"])),
    }
    return {
        name: Count(
            sum(map(holds, gold)),
            sum(map(holds, found)),
            sum(holds(g) and holds(f) and COMPARED[column](g, f) for g, f in pairs),
        )
        for name, (column, holds) in held.items()
    }


def _count_links(gold: list[Row], found: list[Row], pairs: Pairs) -> Count:
    """Count the links whose both ends are aligned and whose kind is right."""
    answers = {g["demand_id"]: f["demand_id"] for g, f in pairs}
    stated = {(row["from_demand"], row["to_demand"], row["kind"]) for row in found}
    right = sum(
        (answers.get(row["from_demand"]), answers.get(row["to_demand"]), row["kind"]) in stated
        for row in gold
    )
    return Count(len(gold), len(stated), right)
