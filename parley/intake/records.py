"""Records: files that hold many texts, one in each row, read one after the other."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping
from datetime import date
from typing import BinaryIO

from parley.intake.items import Intake
from parley.plaintext import MAX_BYTES, UTF8, SourceError, decode_bytes

BATCH = 16  # records of a Parquet file that are held at once
# A row of a record file: its number from 1, its cells or the fault, the bytes that it took.
Row = tuple[int, Mapping[str, str] | SourceError, int]


def read_records(stream: BinaryIO, where: object, kind: str, intake: Intake) -> Iterator[Row]:
    """Read the rows of a file.

    Args:
        stream: The file, opened for bytes.
        where: What an error names.
        kind: ``jsonl``, ``csv`` or ``parquet``.
        intake: How texts are taken in; its ``columns`` are looked up.

    Yields:
        Each row's number, its cells under our names as strings (missing is not there) or why it is
        none, and the bytes of the file that it took.

    Raises:
        SourceError: If the file as a whole cannot be used: it has no column for the text.

    >>> rows = read_records(io.BytesIO(b'{"text": "A.", "n": 3}'), "a.jsonl", "jsonl", Intake())
    >>> next(rows)[:2]
    (1, {'text': 'A.', 'n': '3'})
    """
    readers = {"jsonl": _read_lines, "csv": _read_csv, "parquet": _read_parquet}
    return readers[kind](stream, where, intake)


def _read_lines(stream: BinaryIO, where: object, intake: Intake) -> Iterator[Row]:
    """Read JSON Lines; blank lines count but hold nothing."""
    number = 0
    while line := stream.readline(MAX_BYTES + 1):
        number += 1
        size = len(line)
        while not line.endswith(b"\n") and (rest := stream.readline(MAX_BYTES)):
            size += len(rest)
            line = line[: MAX_BYTES + 1] + rest[-1:]
        if line.strip():
            yield number, _parse_line(line.rstrip(b"\n"), f"{where}, line {number}", intake), size


def _parse_line(line: bytes, where: str, intake: Intake) -> Mapping[str, str] | SourceError:
    """Parse one line of JSON Lines."""
    try:
        found = json.loads(decode_bytes(line, where, intake.encoding))
    except SourceError as error:
        return error
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, dict):
        return SourceError(where, "is no JSON object", "write one on each line")
    row = intake.rename(_as_words(found))
    name = intake.columns.get("text", "text")
    if "text" not in row:
        return SourceError(where, f"has no {name!r}", "name it with --column text=NAME")
    return row


def _read_csv(stream: BinaryIO, where: object, intake: Intake) -> Iterator[Row]:
    """Read CSV with a header; a byte order mark before it is not read."""
    encoding = "utf-8-sig" if intake.encoding == UTF8 else intake.encoding
    csv.field_size_limit(MAX_BYTES)
    try:
        with io.TextIOWrapper(stream, encoding=encoding, newline="") as lines:
            rows = csv.reader(lines, strict=True)
            header = [name.strip() for name in next(rows, [])]
            _check_header(header, where, intake)
            for number, cells in enumerate(filter(None, rows), start=1):
                size = sum(map(len, cells)) + len(cells)
                yield number, _pair_cells(header, cells, f"{where}, record {number}", intake), size
    except (UnicodeDecodeError, csv.Error) as error:
        fault = f"is not CSV in {intake.encoding} ({error})"
        raise SourceError(where, fault, "correct it") from None


def _pair_cells(
    header: list[str], cells: list[str], where: str, intake: Intake
) -> Mapping[str, str] | SourceError:
    """Give the cells of a row by the names of the header; an empty one is not there."""
    if len(cells) != len(header):
        fault = "has more or fewer cells than the header"
        return SourceError(where, fault, "quote cells that hold commas")
    said = zip(header, cells, strict=True)
    return intake.rename({name: cell for name, cell in said if cell})


def _read_parquet(stream: BinaryIO, where: object, intake: Intake) -> Iterator[Row]:
    """Read Parquet, a few records at once."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        table = pq.ParquetFile(stream)
        _check_header(table.schema_arrow.names, where, intake)
        number = 0
        for batch in table.iter_batches(batch_size=BATCH, use_threads=False):
            size = batch.nbytes // max(1, len(batch))
            for found in batch.to_pylist():
                number += 1
                yield number, intake.rename(_as_words(found)), size
    except (pa.ArrowException, OSError, UnicodeDecodeError) as error:
        line = str(error).splitlines()[0] if str(error) else type(error).__name__
        raise SourceError(where, f"is not Parquet ({line})", "correct it") from None


def _check_header(header: list[str], where: object, intake: Intake) -> None:
    """Refuse a table that has no text, or lacks a column that was named."""
    for name in {"text": "text", **intake.columns}:
        column = intake.columns.get(name, name)
        if column not in header:
            remedy = f"name the right one with --column {name}=NAME"
            raise SourceError(where, f"has no column {column!r}", remedy)
    if len(set(header)) < len(header):
        raise SourceError(where, "has two columns of one name", "give each its own")


def _as_words(found: Mapping[str, object]) -> dict[str, str]:
    """Give the values of a record as strings; null is not there, lists and objects are JSON."""
    return {
        str(name).strip(): value
        if isinstance(value, str)
        else value.isoformat()
        if isinstance(value, date)
        else json.dumps(value, ensure_ascii=False, default=str)
        for name, value in found.items()
        if value is not None
    }
