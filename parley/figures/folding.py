"""Folding: a chart's plan with what it says again and again said once, for pages must be light."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator

DIGITS = 5  # behind the point: more than any screen shows
LEAST = 18  # letters; to say less again costs no more than to point to it
POINTER = "$"


def fold_repeats(plan: dict[str, object]) -> dict[str, object]:
    """Say each value of a plan that recurs once, under ``same``, and point to it elsewhere.

    The site's script unfolds it again: ``{"$": 0}`` stands for the first of ``same``.

    >>> mark = {"color": "#1f2328", "size": 11}
    >>> plan = {"data": [{"x": 1, "marker": mark}, {"x": 2, "marker": mark}]}
    >>> fold_repeats(plan)["data"]
    [{'x': 1, 'marker': {'$': 0}}, {'x': 2, 'marker': {'$': 0}}]
    >>> unfold_repeats(fold_repeats(plan)) == plan
    True
    """
    counted = Counter(_list_values(plan))
    same = {
        said: place
        for place, said in enumerate(
            said for said, times in counted.items() if times > 1 and len(said) >= LEAST
        )
    }
    folded = {name: _point(part, same) for name, part in plan.items()}
    return {**folded, "same": [json.loads(said) for said in same]} if same else folded


def _list_values(value: object) -> Iterator[str]:
    """List all values within a value as JSON; below one that was seen before nothing is counted."""
    seen: set[str] = set()
    waiting = [value]
    while waiting:
        inner = waiting.pop()
        if isinstance(inner, (dict, list, str)):
            said = _say(inner)
            yield said
            if said not in seen and not isinstance(inner, str):
                waiting += inner.values() if isinstance(inner, dict) else inner
            seen.add(said)


def _say(value: object) -> str:
    """Say a value as JSON, the same each time."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


def _point(value: object, same: dict[str, int]) -> object:
    """Point to what is said once, at any depth."""
    if isinstance(value, (dict, list, str)) and (place := same.get(_say(value))) is not None:
        return {POINTER: place}
    if isinstance(value, dict):
        return {name: _point(part, same) for name, part in value.items()}
    return [_point(part, same) for part in value] if isinstance(value, list) else value


def unfold_repeats(plan: dict[str, object]) -> dict[str, object]:
    """Put every value back into its place, as the site's script does."""
    same = plan.get("same", [])

    def put_back(value: object) -> object:
        if isinstance(value, dict):
            if POINTER in value:
                return same[value[POINTER]]
            return {name: put_back(part) for name, part in value.items()}
        return [put_back(part) for part in value] if isinstance(value, list) else value

    return {name: put_back(part) for name, part in plan.items() if name != "same"}


def round_numbers(value: object) -> object:
    """Round every number that is not whole.

    >>> round_numbers({"x": [-2.678518379040114, 2]})
    {'x': [-2.67852, 2]}
    """
    if isinstance(value, float):
        return round(value, DIGITS)
    if isinstance(value, dict):
        return {name: round_numbers(part) for name, part in value.items()}
    return [round_numbers(part) for part in value] if isinstance(value, list) else value
