"""Comparison: when a cell of a found row is right, and how alike two rows are."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from parley.evaluate.alignment import align_rows, share_words
from parley.evaluate.annotations import Annotations, Row

Test = Callable[[Row, Row], bool]
Pairs = list[tuple[Row, Row]]
HALF = 0.5


@dataclass(frozen=True)
class Alignment:
    """The pairs of gold and found rows of one text, by table."""

    mentions: Pairs
    dates: Pairs
    demands: Pairs


def align_annotations(gold: Annotations, found: Annotations) -> Alignment:
    """Pair the rows of each table of one text."""
    return Alignment(
        align_rows(gold.mentions, found.mentions, _like_mentions),
        align_rows(gold.dates, found.dates, _like_dates),
        align_rows(gold.demands, found.demands, _like_demands),
    )


def merge_acts(act: str) -> str:
    """Read ``demand`` and ``request`` as one, as scorers do.

    >>> merge_acts("demand")
    'request'
    """
    return "request" if act == "demand" else act


def _same(column: str) -> Test:
    """Compare two cells as they stand."""
    return lambda gold, found: gold[column] == found[column]


def _same_list(column: str) -> Test:
    """Compare two lists whatever their order."""
    return lambda gold, found: set(gold[column].split("|")) == set(found[column].split("|"))


def _same_words(part: str) -> Test:
    """Compare two spans by their words; ``none`` and an empty cell are no spans."""

    def compare(gold: Row, found: Row) -> bool:
        if not {"", "none"}.isdisjoint((gold[part], found[part])):
            return gold[part] == found[part]
        return share_words(gold, found, part) >= HALF

    return compare


# When a cell is right, by column.
COMPARED: dict[str, Test] = {
    "actor_id": _same("actor_id"),
    "type": _same("type"),
    "value": _same("value"),
    "act": lambda gold, found: merge_acts(gold["act"]) == merge_acts(found["act"]),
    "issuers": _same_list("issuers"),
    "addressees": _same_list("addressees"),
    "content": _same_words("content"),
    "issue": _same("issue"),
    "when": _same("when"),
    "duration": _same("duration"),
    "condition": _same_words("condition"),
    "consequence": _same_words("consequence"),
    "sequence": _same("sequence"),
    "status": _same("status"),
}


def _like_mentions(gold: Row, found: Row) -> int:
    """Prefer, of two mentions with the same span, the one of the same actor."""
    return int(gold["actor_id"] == found["actor_id"])


def _like_dates(gold: Row, found: Row) -> int:
    """Prefer, of two dates with the same span, the one of the same value."""
    return int(gold["value"] == found["value"])


def _like_demands(gold: Row, found: Row) -> int:
    """Prefer the record of the same act, then of the same content and the same parties.

    The extent of a record says little, since records of one sentence overlap.
    """
    parties = sum(COMPARED[column](gold, found) for column in ("issuers", "addressees"))
    words = round(2000 * share_words(gold, found, "content"))
    return 4000 * COMPARED["act"](gold, found) + words + 1000 * parties
