"""Earlier: what a finished run read, from which the rows of unchanged texts are taken over."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from parley.corpus.batches import Tables
from parley.corpus.store import PARTITIONS, list_partitions
from parley.plaintext import SourceError

KEYED = ("inputs", "quarantine")


class Earlier:
    """The texts of the corpus that a folder holds, by their keys."""

    def __init__(self, folder: Path) -> None:
        """Name the folder; it is looked at when the first text is asked for."""
        self.folder = Path(folder)

    @cached_property
    def names(self) -> list[str]:
        """The partitions, if a run was ever finished."""
        try:
            names, whole = list_partitions(self.folder)
        except SourceError:
            return []
        return names if whole else []

    @cached_property
    def places(self) -> dict[bytes, int]:
        """For each text's key, which partition it lies in: some hundred bytes a text."""
        return {
            bytes.fromhex(key)[:16]: place
            for place, name in enumerate(self.names)
            for kind in KEYED
            for key in pq.read_table(self._file(name, kind), columns=["key"])["key"].to_pylist()
        }

    def find(self, keys: Sequence[str]) -> dict[str, list[str]]:
        """Find which of some texts were read, by the name of their partition."""
        found: dict[str, list[str]] = {}
        for key in keys:
            place = self.places.get(bytes.fromhex(key)[:16])
            if place is not None:
                found.setdefault(self.names[place], []).append(key)
        return found

    def take(self, name: str, keys: Sequence[str]) -> Tables:
        """Take the rows of some texts out of their partition."""
        folder = self.folder / PARTITIONS / name
        tables = {path.stem: pq.read_table(path) for path in sorted(folder.glob("*.parquet"))}
        wanted = pa.array(keys, pa.string())
        for kind in KEYED:
            tables[kind] = tables[kind].filter(pc.is_in(tables[kind]["key"], value_set=wanted))
        ids = tables["inputs"]["text_id"].combine_chunks()
        for kind in tables.keys() - set(KEYED):
            rows = pc.is_in(tables[kind]["text_id"], value_set=ids)
            tables[kind] = tables[kind].filter(rows)
        return tables

    def _file(self, name: str, kind: str) -> Path:
        """Give the path of one table of a partition."""
        return self.folder / PARTITIONS / name / f"{kind}.parquet"
