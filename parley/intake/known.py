"""Known: what ``sources.csv`` says of the texts in its folder."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from stat import S_ISREG

from parley.plaintext import SourceError, open_bytes

KNOWN_FILE = "sources.csv"
Rows = dict[str, dict[str, str]]


def find_known(folder: Path, strict: bool) -> Rows:
    """Read ``sources.csv`` by file name; none, or (unless strict) another's table, is no rows.

    Raises:
        SourceError: If it is no such table, or names a file twice.

    >>> find_known(Path("seeds"), strict=True)["istanbul-talks-offer.txt"]["published"]
    '2025-05-11'
    """
    path = folder / KNOWN_FILE
    try:
        state = path.stat()
    except (OSError, ValueError):
        return {}
    if not S_ISREG(state.st_mode):
        return {}
    return _read_rows(path, strict, state.st_mtime_ns, state.st_size)


@lru_cache(maxsize=4)
def _read_rows(path: Path, strict: bool, changed: int, size: int) -> Rows:
    """Read the rows; a file that has not changed is read once for all its texts."""
    rows: Rows = {}
    for number, row in _read_table(path):
        if "file" not in row:
            if strict:
                raise SourceError(path, "has no column file", "add one to its header")
            return {}
        if not row["file"] or row["file"] in rows:
            fault = f"line {number} names {'a file twice' if row['file'] else 'no file'}"
            raise SourceError(path, fault, "give each text one row")
        rows[row["file"]] = row
    return rows


def _read_table(path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    """Give each row with its line; spreadsheets put a byte order mark first, which is not read."""
    try:
        with io.TextIOWrapper(open_bytes(path), "utf-8-sig", newline="") as lines:
            rows = csv.DictReader(lines, strict=True)
            for row in rows:
                if None in row or None in row.values():
                    fault = f"line {rows.line_num} has more or fewer cells than the header"
                    raise SourceError(path, fault, "quote cells that hold commas")
                yield rows.line_num, {name.strip(): cell.strip() for name, cell in row.items()}
    except (UnicodeDecodeError, csv.Error) as error:
        raise SourceError(path, f"is not CSV in UTF-8 ({error})", "correct it") from None
