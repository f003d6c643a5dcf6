"""Batches: texts read to Arrow tables, whatever becomes of each, alike in any process."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import repeat
from threading import Lock
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.compute as pc

from parley.corpus.plan import Terms
from parley.intake import Item
from parley.plaintext import SourceError

if TYPE_CHECKING:
    from parley.reading import Reading
    from parley.source import Source
    from parley.tables.frames import Row

Tables = dict[str, pa.Table]
# Beside the tables of the dictionary: what each text was read from, its words, and what failed.
OWN = {
    "inputs": ("text_id", "place", "key"),
    "stored": ("text_id", "text"),
    "quarantine": ("text_id", "place", "reason", "key"),
}
# A worker may have threads; spaCy's pipeline is for one of them at a time.
TURN = Lock()


@dataclass(frozen=True, slots=True)
class Batch:
    """Some texts of a partition, as they are handed to a worker."""

    items: tuple[Item, ...]
    keys: tuple[str, ...]
    terms: Terms

    def split(self) -> Iterable[Batch]:
        """Give each text as a batch of its own."""
        for item, key in zip(self.items, self.keys, strict=True):
            yield Batch((item,), (key,), self.terms)


class OtherVersion(RuntimeError):
    """A worker would read with other rules than the process that asks it."""


def read_batch(batch: Batch) -> Tables:
    """Read the texts of a batch; what fails gives a row of ``quarantine`` and the rest goes on.

    Returns:
        All tables, rows in the order of the texts.

    Raises:
        OtherVersion: If the code or data of this process is not that of the one that asks.
    """
    from parley.corpus.version import version_readings
    from parley.tables.dictionary import read_dictionary
    from parley.tables.files import make_arrow
    from parley.tables.frames import MAKERS

    if version_readings() != batch.terms.version:
        raise OtherVersion("a worker has another version of Parley or of its data")
    rows: dict[str, list[Row]] = {name: [] for name in (*MAKERS, *OWN)}
    with TURN:
        for read in _read_items(batch):
            for name, found in read.items():
                rows[name].extend(found)
    columns = read_dictionary()
    made = {name: make_arrow(rows[name], columns[name]) for name in MAKERS}
    return made | {name: _own_table(name, rows[name]) for name in OWN}


def quarantine(batch: Batch, reason: str) -> Tables:
    """Make the tables of texts that could not even be tried, each with a reason."""
    from parley.tables.dictionary import read_dictionary
    from parley.tables.files import make_arrow
    from parley.tables.frames import MAKERS

    made = {name: make_arrow([], read_dictionary()[name]) for name in MAKERS}
    pairs = zip(batch.items, batch.keys, strict=True)
    rows = [_refuse(item, key, f"{item.where}: {reason}") for item, key in pairs]
    failed = {"inputs": [], "stored": [], "quarantine": rows}
    return made | {name: _own_table(name, found) for name, found in failed.items()}


def _read_items(batch: Batch) -> Iterator[Mapping[str, list[Row]]]:
    """Read texts, some at once; where one of those fails, each is read alone."""
    from parley.reading import hold_together, read_all

    pairs = zip(batch.items, batch.keys, strict=True)
    for held in hold_together(pairs, lambda pair: len(pair[0].content)):
        taken = [_take_in(item, key, batch.terms) for item, key in held]
        sources = [source for source in taken if not isinstance(source, str)]
        try:
            readings: Iterator[Reading | None] = iter(list(read_all(sources)))
        except Exception:
            readings = repeat(None)
        for (item, key), source in zip(held, taken, strict=True):
            if isinstance(source, str):
                yield {"quarantine": [_refuse(item, key, source)]}
            else:
                yield _make_rows(item, key, source, next(readings))


def _take_in(item: Item, key: str, terms: Terms) -> Source | str:
    """Make the source of a text, or say why there is none."""
    from parley.source import make_source

    try:
        return make_source(item, terms.intake, last={"published": terms.published})
    except SourceError as error:
        return str(error)
    except Exception as error:
        return _report(item, error)


def _report(item: Item, error: Exception) -> str:
    """Say what went wrong where nothing should."""
    said = str(error).splitlines()[0] if str(error) else "no reason given"
    return f"{item.where}: could not be read ({type(error).__name__}: {said}); report it"


def _make_rows(
    item: Item, key: str, source: Source, reading: Reading | None
) -> Mapping[str, list[Row]]:
    """Make the rows of a text, which is read here if it is not yet."""
    from parley.reading import read
    from parley.tables.frames import make_rows

    try:
        rows = make_rows(reading or read(source))
    except Exception as error:
        return {"quarantine": [_refuse(item, key, _report(item, error))]}
    return {
        **rows,
        "inputs": [{"text_id": source.text_id, "place": item.where, "key": key}],
        "stored": [{"text_id": source.text_id, "text": source.text}],
    }


def _refuse(item: Item, key: str, reason: str) -> Row:
    """Make a row of quarantine."""
    shown = item.text_id.encode("utf-8", "backslashreplace").decode()
    return {"text_id": shown, "place": item.where, "reason": reason, "key": key}


def _own_table(name: str, rows: Sequence[Row]) -> pa.Table:
    """Make a table that the dictionary does not have: all its columns are strings."""
    columns = {column: [row[column] for row in rows] for column in OWN[name]}
    return pa.table({name: pa.array(cells, pa.string()) for name, cells in columns.items()})


def join_batches(parts: Sequence[Tables], keys: Sequence[str]) -> Tables:
    """Join the tables of some texts each to those of all, in the order of the texts' keys."""
    if len(parts) == 1:
        return parts[0]
    joined = {name: pa.concat_tables(part[name] for part in parts) for name in parts[0]}
    inputs = _sort(joined["inputs"], "key", pa.array(keys, pa.string()))
    order = inputs["text_id"].combine_chunks()
    for name, table in joined.items():
        column, wanted = ("key", keys) if "key" in table.column_names else ("text_id", order)
        joined[name] = _sort(table, column, pa.array(wanted, pa.string()))
    return joined


def _sort(table: pa.Table, column: str, order: pa.Array) -> pa.Table:
    """Sort rows by the place of a value in an order; rows of one value keep theirs."""
    places = pc.index_in(table[column], value_set=order)
    return table.take(pc.sort_indices(places)).combine_chunks()
