"""Pairing: which find of one reading is which find of another of the same text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from parley.evaluate.alignment import align_rows

Row = dict[str, str]
Pair = tuple[Row | None, Row | None]

# By table, what makes two finds the same find, and then what each says. Demands with one act are
# paired where their spans overlap, links by the demands that they join.
KEYS = {
    "mentions": ("start", "end"),
    "dates": ("start", "end"),
    "demands": ("act",),
    "links": ("from_demand", "to_demand"),
}
FIELDS = {
    "mentions": ("actor_id",),
    "dates": ("type", "value"),
    "demands": (
        *("issuers", "addressees", "content", "issue", "when", "duration"),
        *("condition", "consequence", "sequence", "status"),
    ),
    "links": ("kind",),
}
# What a field in common counts when demands are paired; identical spans count 1000.
LIKING = 100
# Characters shown of either end of many words: their sentence stands above them.
ENDS = 32


def pair_text(
    old: Mapping[str, list[Row]], new: Mapping[str, list[Row]], fields: Mapping[str, Sequence[str]]
) -> dict[str, list[Pair]]:
    """Pair the finds of one text.

    Args:
        old: The rows of the text by table.
        new: The like.
        fields: By table, which columns to compare; demands stand before links.

    Returns:
        The pairs by table; a find that only one side has stands beside None.

    >>> row = {"start": "0", "end": "4", "actor_id": "UKR"}
    >>> pair_text({"mentions": [row]}, {"mentions": []}, {"mentions": ["actor_id"]})
    {'mentions': [({'start': '0', 'end': '4', 'actor_id': 'UKR'}, None)]}
    """
    pairs: dict[str, list[Pair]] = {}
    for table in fields:
        columns = (*KEYS[table], *fields[table])
        if table == "demands":
            pairs[table] = _pair_demands(old[table], new[table], fields[table])
        elif table == "links":
            ids = {o["demand_id"]: n["demand_id"] for o, n in pairs["demands"] if o and n}
            ours = [_place_link(row, old["demands"], ids) for row in old[table]]
            theirs = [_place_link(row, new["demands"]) for row in new[table]]
            pairs[table] = _pair_equal(ours, theirs, columns, KEYS[table])
        else:
            pairs[table] = _pair_equal(old[table], new[table], columns, KEYS[table])
    return pairs


def _place_link(link: Row, demands: Sequence[Row], ids: Mapping[str, str] | None = None) -> Row:
    """Give a link the place and words of its demands, and the ids that these have in the new side.

    A demand that was lost keeps an id of its own, so that its link is lost with it.
    """
    known = {row["demand_id"]: row for row in demands}
    ends = [known.get(link[end], {}) for end in KEYS["links"]]
    named = {
        end: link[end] if ids is None else ids.get(link[end], f"lost {link[end]}")
        for end in KEYS["links"]
    }
    words = " → ".join(shorten(str(end.get("quote", "?"))) for end in ends)
    return {**link, **named, "start": ends[0].get("start", "0"), "quote": words}


def _pair_equal(old: list[Row], new: list[Row], *columns: Sequence[str]) -> list[Pair]:
    """Pair rows that agree in all of the first columns, then what is left by the next ones."""
    pairs: list[Pair] = []
    for names in columns:
        waiting: dict[tuple[str, ...], list[Row]] = defaultdict(list)
        for row in new:
            waiting[tuple(row[name] for name in names)].append(row)
        left = []
        for row in old:
            same = waiting[tuple(row[name] for name in names)]
            if same:
                pairs.append((row, same.pop(0)))
            else:
                left.append(row)
        old, new = left, [row for rows in waiting.values() for row in rows]
    return [*pairs, *((row, None) for row in old), *((None, row) for row in new)]


def _pair_demands(old: list[Row], new: list[Row], fields: Sequence[str]) -> list[Pair]:
    """Pair demands that are the same, then those of one act whose spans overlap."""
    exact = _pair_equal(old, new, ("start", "end", "act", *fields))
    pairs: list[Pair] = [(o, n) for o, n in exact if o and n]
    left_old = [o for o, n in exact if o and not n]
    left_new = [n for o, n in exact if n and not o]
    for act in sorted({row["act"] for row in left_old}):
        pairs += align_rows(
            [row for row in left_old if row["act"] == act],
            [row for row in left_new if row["act"] == act],
            lambda o, n: LIKING * sum(o[name] == n[name] for name in fields),
        )
    paired = {id(row) for pair in pairs for row in pair}
    pairs += [(row, None) for row in left_old if id(row) not in paired]
    return pairs + [(None, row) for row in left_new if id(row) not in paired]


def shorten(words: str) -> str:
    """Give words as they are, or the beginning and the end of many.

    >>> shorten("calls on Moscow to agree to a month-long ceasefire, under threat of sanctions")
    'calls on Moscow to agree to a … under threat of sanctions'
    """
    if len(words) <= 2 * ENDS:
        return words
    return f"{words[:ENDS].rsplit(' ', 1)[0]} … {words[-ENDS:].split(' ', 1)[-1]}"
