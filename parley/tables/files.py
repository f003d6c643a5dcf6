"""Files: the tables written as CSV, JSON or Parquet, with a Data Package beside them."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd

from parley.tables.dictionary import Column, read_dictionary
from parley.tables.spreadsheet import write_spreadsheet

if TYPE_CHECKING:
    import pyarrow as pa

LISTS = frozenset({"list", "stances"})
FRICTIONLESS_TYPES = {"list": "string", "stances": "string", "text": "string"}
MEDIA_TYPES = {
    "csv": "text/csv",
    "spreadsheet": "text/csv",
    "json": "application/json",
    "parquet": "application/vnd.apache.parquet",
}


def write_tables(
    tables: Mapping[str, pd.DataFrame],
    folder: Path,
    kind: str = "csv",
    about: Mapping[str, object] | None = None,
) -> None:
    """Write all tables and ``datapackage.json`` into a folder, all of them or none.

    Args:
        tables: What :func:`~parley.tables.frames.make_tables` gives.
        folder: Made where it is missing; other files in it stay.
        kind: ``csv``, ``json``, ``parquet``, or ``spreadsheet``: CSV whose cells no spreadsheet
            takes for formulas.
        about: What else the package says of itself, such as its licence.

    Raises:
        OSError: If the folder cannot be written.
        KeyError: If ``kind`` is none of the four.
    """
    write = FORMATS[kind]
    contents: dict[str, Callable[[Path], None]] = {
        name_file(name, kind): lambda path, name=name: write(
            tables[name], path, read_dictionary()[name]
        )
        for name in read_dictionary()
    }
    # Written last: it holds the size and the digest of each of the others.
    contents["datapackage.json"] = lambda path: _write_package(path, kind, about or {})
    write_files(folder, contents)


def name_file(table: str, kind: str = "csv") -> str:
    """Name the file of a table.

    >>> name_file("links"), name_file("links", "spreadsheet")
    ('links.csv', 'links.csv')
    """
    return f"{table}.{'csv' if kind == 'spreadsheet' else kind}"


def write_files(folder: Path, contents: Mapping[str, Callable[[Path], None]]) -> None:
    """Write several files so that a failure leaves none of them half-written.

    Each is written into a folder beside the target first and moved into place when all stand.
    """
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    waiting = Path(tempfile.mkdtemp(prefix=".parley-", dir=folder))
    try:
        for name, write in contents.items():
            write(waiting / name)
        for name in contents:
            os.replace(waiting / name, folder / name)
    finally:
        shutil.rmtree(waiting, ignore_errors=True)


def _write_csv(frame: pd.DataFrame, path: Path, columns: tuple[Column, ...]) -> None:
    """Write one table as CSV: UTF-8, line feeds, missing is empty, booleans are true and false."""
    plain = frame.copy()
    for column in columns:
        if column.type == "boolean":
            plain[column.name] = frame[column.name].map({True: "true", False: "false"})
    plain.to_csv(path, index=False, lineterminator="\n", encoding="utf-8")


def _write_json(frame: pd.DataFrame, path: Path, columns: tuple[Column, ...]) -> None:
    """Write one table as a JSON array of objects: lists are arrays, missing is null."""
    rows = [
        {column.name: _json_value(row[column.name], column) for column in columns}
        for row in frame.astype(object).to_dict("records")
    ]
    path.write_text(
        json.dumps(rows, ensure_ascii=False, indent=1) + "\n", encoding="utf-8", newline="\n"
    )


def _json_value(value: object, column: Column) -> object:
    """Give one cell as JSON has it."""
    if column.type in LISTS:
        return str(value).split("|") if value else []
    missing = value is None or value is pd.NA or value == "" or value != value  # not a number
    return None if missing else value


def make_arrow(rows: Sequence[Mapping[str, object]], columns: tuple[Column, ...]) -> pa.Table:
    """Give rows as Arrow has them: lists are lists, missing is null.

    >>> make_arrow([], read_dictionary()["links"]).num_rows
    0
    """
    import pyarrow as pa

    kinds = {"integer": pa.int64(), "boolean": pa.bool_()}
    # The name that Parquet has for what a list holds: written and read again it is the same.
    listed = pa.list_(pa.field("element", pa.string()))
    arrays = {
        column.name: pa.array(
            [_json_value(row[column.name], column) for row in rows],
            type=listed if column.type in LISTS else kinds.get(column.type, pa.string()),
        )
        for column in columns
    }
    return pa.table(arrays)


def _write_parquet(frame: pd.DataFrame, path: Path, columns: tuple[Column, ...]) -> None:
    """Write one table as Parquet, lists as lists."""
    import pyarrow.parquet as pq

    rows = frame.astype(object).to_dict("records")
    pq.write_table(make_arrow(rows, columns), path)


def _write_package(path: Path, kind: str, about: Mapping[str, object]) -> None:
    """Describe the files beside a path as a Data Package, with the meaning of every column."""
    tabular = kind in ("csv", "spreadsheet")
    package = {
        "profile": "tabular-data-package" if tabular else "data-package",
        "name": "parley-tables",
        **about,
        "resources": [
            {
                "profile": "tabular-data-resource" if tabular else "data-resource",
                **_describe_file(path.parent / name_file(name, kind), name, kind),
                "schema": {"fields": [_describe_field(column) for column in columns]},
            }
            for name, columns in read_dictionary().items()
        ],
    }
    content = json.dumps(package, indent=2, ensure_ascii=False) + "\n"
    path.write_text(content, encoding="utf-8", newline="\n")


def _describe_file(path: Path, table: str, kind: str) -> dict[str, object]:
    """Describe one file: its name, its size and its digest."""
    content = path.read_bytes()
    return {
        "name": table.replace("_", "-"),
        "path": path.name,
        "mediatype": MEDIA_TYPES[kind],
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
    }


def _describe_field(column: Column) -> dict[str, object]:
    """Describe one column."""
    constraints: dict[str, object] = {"required": not column.empty}
    if column.values and column.type == "text":
        constraints["enum"] = list(column.values)
    return {
        "name": column.name,
        "type": FRICTIONLESS_TYPES.get(column.type, column.type),
        "description": column.meaning,
        "constraints": constraints,
    }


FORMATS: dict[str, Callable[[pd.DataFrame, Path, tuple[Column, ...]], None]] = {
    "csv": _write_csv,
    "json": _write_json,
    "parquet": _write_parquet,
    "spreadsheet": write_spreadsheet,
}
