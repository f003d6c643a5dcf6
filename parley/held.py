"""Held demands: the records that say the same are one demand, each of them its witness."""

from __future__ import annotations

from collections.abc import Iterable


def name_held(records: Iterable[str], repeats: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Name for each record the demand that it holds, by the first record that says it.

    Args:
        records: Ids of the records, in text order.
        repeats: Pairs of a record and the one that it repeats, as the links of kind ``repeats``.

    Returns:
        For each id the id of the earliest record that says the same, itself where there is none.

    >>> name_held(["d-01", "d-02", "d-03"], [("d-03", "d-01")])
    {'d-01': 'd-01', 'd-02': 'd-02', 'd-03': 'd-01'}
    """
    held = {record: record for record in records}
    for pair in repeats:
        if not set(pair) <= set(held):
            continue
        first, later = sorted((held[each] for each in pair), key=list(held).index)
        held = {record: first if name == later else name for record, name in held.items()}
    return held


def gather_held(held: dict[str, str]) -> dict[str, list[str]]:
    """Gather the records of each held demand.

    >>> gather_held({"d-01": "d-01", "d-02": "d-02", "d-03": "d-01"})
    {'d-01': ['d-01', 'd-03'], 'd-02': ['d-02']}
    """
    gathered: dict[str, list[str]] = {}
    for record, name in held.items():
        gathered.setdefault(name, []).append(record)
    return gathered
