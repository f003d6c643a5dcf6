"""Differences: every miss, every extra, and every cell in which a found row departs from gold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from parley.evaluate.annotations import Annotations, Row
from parley.evaluate.comparison import COMPARED, Alignment, Pairs

COLUMNS = {
    "mentions": ("actor_id",),
    "dates": ("type", "value"),
    "demands": (
        *("act", "issuers", "addressees", "content", "issue", "when", "duration"),
        *("condition", "consequence", "sequence", "status"),
    ),
}


@dataclass(frozen=True, slots=True)
class Difference:
    """A miss, an extra, or a pair that differs in a column.

    ``kind`` is ``missed``, ``extra`` or ``differs``; ``column`` is empty but for the last;
    ``sentence`` holds the words of the sentence.
    """

    text_id: str
    table: str
    kind: str
    number: int
    start: int
    quote: str
    column: str
    gold: str
    found: str
    sentence: str


def list_differences(
    text_id: str, gold: Annotations, found: Annotations, pairs: Alignment
) -> list[Difference]:
    """List where the rows of one text and its gold part ways, by table and in reading order."""
    differences = []
    for table in COLUMNS:
        paired = getattr(pairs, table)
        listed = _list_table(text_id, table, gold, found, paired)
        differences += sorted(listed, key=lambda d: (d.start, d.kind, d.column))
    links = _list_links(text_id, gold, found, pairs.demands)
    return differences + sorted(links, key=lambda d: (d.start, d.kind, d.gold, d.found))


def _list_links(
    text_id: str, gold: Annotations, found: Annotations, pairs: Pairs
) -> Iterator[Difference]:
    """List the links that only one side has, each at the record from which it runs."""
    answers = {g["demand_id"]: f["demand_id"] for g, f in pairs}
    wanted = {
        (answers.get(row["from_demand"]), answers.get(row["to_demand"]), row["kind"])
        for row in gold.links
    }
    given = {(row["from_demand"], row["to_demand"], row["kind"]) for row in found.links}
    for row in gold.links:
        ends = answers.get(row["from_demand"]), answers.get(row["to_demand"]), row["kind"]
        if ends not in given:
            yield _note_link(text_id, "missed", row, gold, gold.sentences)
    for row in found.links:
        if (row["from_demand"], row["to_demand"], row["kind"]) not in wanted:
            yield _note_link(text_id, "extra", row, found, gold.sentences or found.sentences)


def _note_link(
    text_id: str, kind: str, link: Row, side: Annotations, sentences: list[Row]
) -> Difference:
    """Describe a link by the words of the two records that it joins."""
    records = {row["demand_id"]: row for row in side.demands}
    start, end = records[link["from_demand"]], records[link["to_demand"]]
    number, sentence = _find_sentence(start, sentences)
    said = f"{link['kind']} {end['quote']}"
    sides = (said, "") if kind == "missed" else ("", said)
    place = (number, int(start["start"]), start["quote"])
    return Difference(text_id, "links", kind, *place, "", *sides, sentence)


def _list_table(
    text_id: str,
    table: str,
    gold: Annotations,
    found: Annotations,
    pairs: Pairs,
) -> Iterator[Difference]:
    """List the misses, the extras and what differs within the pairs of a table."""
    sentences = gold.sentences or found.sentences

    def note(kind: str, row: Row, column: str = "", ours: str = "", theirs: str = "") -> Difference:
        number, sentence = _find_sentence(row, sentences)
        place = (number, int(row["start"]), row["quote"])
        return Difference(text_id, table, kind, *place, column, ours, theirs, sentence)

    for row in _leave_out(getattr(gold, table), (g for g, _ in pairs)):
        yield note("missed", row, ours=_describe(table, row))
    for row in _leave_out(getattr(found, table), (f for _, f in pairs)):
        yield note("extra", row, theirs=_describe(table, row))
    for g, f in pairs:
        for column in COLUMNS[table]:
            if not COMPARED[column](g, f):
                yield note("differs", g, column, g[column], f[column])


def _leave_out(rows: list[Row], paired: Iterable[Row]) -> list[Row]:
    """Give the rows that are in no pair."""
    taken = {id(row) for row in paired}
    return [row for row in rows if id(row) not in taken]


def _describe(table: str, row: Row) -> str:
    """Say in short what a row states."""
    if table == "mentions":
        return row["actor_id"]
    if table == "dates":
        return f"{row['type']} {row['value']}"
    return f"{row['issuers'] or '?'} {row['act']} {row['addressees'] or '?'}: {row['content']}"


def _find_sentence(row: Row, sentences: list[Row]) -> tuple[int, str]:
    """Give the number and the words of the sentence that a row begins in."""
    start = int(row["start"])
    for sentence in sentences:
        if int(sentence["start"]) <= start < int(sentence["end"]):
            return int(sentence["sentence"]), sentence["quote"]
    return int(row["sentence"]), ""
