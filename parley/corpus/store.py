"""Store: what was read, on disk, so that a kill at any moment leaves nothing half-written.

A partition is a folder of Parquet files. It is written under another name, flushed to the disk and
then renamed, which happens wholly or not at all; only then is it put down in the journal. When all
are there, ``corpus.json`` lists them and takes the journal's place, and what an earlier run left
and this one has no more is removed. Until then, whoever asks is given the earlier corpus whole.
"""

from __future__ import annotations

import fcntl
import json
import os
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from parley.plaintext import SourceError

if TYPE_CHECKING:
    import pyarrow as pa

LISTING, JOURNAL, VIEWS, LOCK = "corpus.json", "journal.jsonl", "views.sql", ".lock"
PARTITIONS = "partitions"
UNFINISHED = ".new-"
OURS = frozenset((LISTING, JOURNAL, VIEWS, LOCK, PARTITIONS))


class Store:
    """The folder of a corpus, held by one run at a time.

    >>> import tempfile
    >>> with Store(Path(tempfile.mkdtemp())) as store:
    ...     store.has("0123")
    False
    """

    def __init__(self, folder: Path) -> None:
        """Name the folder; nothing is made before it is entered."""
        self.folder = Path(folder)
        self.partitions = self.folder / PARTITIONS
        self.listed: list[str] = []
        self._lock = -1

    def __enter__(self) -> Store:
        """Make the folder, lock it and clear what a killed run left half-written.

        Raises:
            SourceError: If it holds something else, or another run holds it.
            OSError: If it cannot be written.
        """
        _check_folder(self.folder)
        self.partitions.mkdir(parents=True, exist_ok=True)
        self._lock = os.open(self.folder / LOCK, os.O_RDWR | os.O_CREAT, 0o644)
        try:
            fcntl.flock(self._lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            self._clear()
        except BlockingIOError:
            os.close(self._lock)
            fault = "is being written by another run"
            raise SourceError(self.folder, fault, "wait for it or name another --out") from None
        except BaseException:
            os.close(self._lock)
            raise
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Let go of the folder."""
        os.close(self._lock)

    def _clear(self) -> None:
        """Take away what a killed run left half-written, and begin a journal."""
        for left in self.partitions.glob(f"{UNFINISHED}*"):
            shutil.rmtree(left)
        for left in self.folder.glob(f"{UNFINISHED}*"):
            left.unlink()
        self._write(self.folder / JOURNAL, b"")

    def has(self, name: str) -> bool:
        """Say whether a partition is there; if its name is there, all of it is."""
        return (self.partitions / name).is_dir()

    def count(self, name: str) -> tuple[int, int]:
        """Count the texts of a partition: read, and in quarantine."""
        import pyarrow.parquet as pq

        files = (self.partitions / name / f"{kind}.parquet" for kind in ("inputs", "quarantine"))
        read, refused = (pq.read_metadata(file).num_rows for file in files)
        return read, refused

    def keep(self, name: str, tables: Mapping[str, pa.Table] | None) -> None:
        """Put a partition down in the journal, written first if it is new.

        When it returns, the partition outlasts a power failure.

        Raises:
            OSError: If the disk is full or cannot be written; nothing of it then stays behind.
        """
        if tables is not None and not self.has(name):
            self._write_partition(name, tables)
        with (self.folder / JOURNAL).open("ab") as journal:
            journal.write(json.dumps({"partition": name}).encode() + b"\n")
            journal.flush()
            os.fsync(journal.fileno())
        self.listed.append(name)

    def _write_partition(self, name: str, tables: Mapping[str, pa.Table]) -> None:
        """Write the files of a partition beside their place, then move them there at once."""
        import pyarrow as pa
        import pyarrow.parquet as pq

        waiting = self.partitions / f"{UNFINISHED}{name}"
        try:
            waiting.mkdir()
            for kind, table in tables.items():
                content = pa.BufferOutputStream()
                pq.write_table(table, content, compression="zstd")
                self._flush(waiting / f"{kind}.parquet", content.getvalue())
            _sync_folder(waiting)
            os.rename(waiting, self.partitions / name)
            _sync_folder(self.partitions)
        except BaseException:
            shutil.rmtree(waiting, ignore_errors=True)
            raise

    def finish(self, about: Mapping[str, object]) -> None:
        """List the partitions of this run as the corpus, and remove all others."""
        listing = json.dumps({**about, "partitions": self.listed}, indent=1) + "\n"
        tables = self._list_tables()
        views = "".join(
            f"CREATE OR REPLACE VIEW {kind} AS "
            f"SELECT * FROM read_parquet('{PARTITIONS}/*/{kind}.parquet');\n"
            for kind in tables
        )
        self._write(self.folder / VIEWS, views.encode())
        self._write(self.folder / LISTING, listing.encode())
        (self.folder / JOURNAL).unlink()
        for path in self.partitions.iterdir():
            if path.name not in set(self.listed):
                shutil.rmtree(path)

    def _list_tables(self) -> list[str]:
        """Name the tables."""
        folder = self.partitions / self.listed[0]
        return sorted(path.stem for path in folder.glob("*.parquet"))

    def _write(self, path: Path, content: bytes) -> None:
        """Write a file whole or not at all."""
        waiting = path.with_name(f"{UNFINISHED}{path.name}")
        try:
            self._flush(waiting, content)
            os.replace(waiting, path)
        except BaseException:
            waiting.unlink(missing_ok=True)
            raise
        _sync_folder(path.parent)

    @staticmethod
    def _flush(path: Path, content: bytes) -> None:
        """Write a file and have the disk take it."""
        with path.open("wb") as written:
            written.write(content)
            written.flush()
            os.fsync(written.fileno())


def _check_folder(folder: Path) -> None:
    """Refuse to write into a folder that is no corpus and not empty."""
    if not folder.is_dir():
        return
    other = [n for n in os.listdir(folder) if n not in OURS and not n.startswith(UNFINISHED)]
    if other:
        fault = f"is a folder that holds something else ({min(other)})"
        raise SourceError(folder, fault, "name a new one with --out")


def _sync_folder(folder: Path) -> None:
    """Have the disk take the names in a folder."""
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


def list_partitions(folder: Path) -> tuple[list[str], bool]:
    """Name the partitions of a corpus in their order, and say whether it is whole.

    Raises:
        SourceError: If the folder is no corpus.
    """
    listing, journal = Path(folder) / LISTING, Path(folder) / JOURNAL
    try:
        return json.loads(listing.read_bytes())["partitions"], True
    except FileNotFoundError:
        pass
    except (OSError, ValueError, KeyError, TypeError):
        raise SourceError(listing, "is no listing of a corpus", "run parley corpus again") from None
    if not journal.is_file():
        fault = "holds no corpus"
        raise SourceError(folder, fault, "make one with parley corpus TEXTS --out FOLDER")
    return list(_read_journal(journal)), False


def _read_journal(path: Path) -> Iterator[str]:
    """Name the partitions that a run put down; a last line that a kill cut off is none."""
    for line in path.read_bytes().splitlines(keepends=True):
        if line.endswith(b"\n"):
            yield json.loads(line)["partition"]
