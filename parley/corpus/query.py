"""Query: SQL over the tables of a corpus, which can read nothing else and change nothing."""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from parley.corpus.store import PARTITIONS, list_partitions
from parley.plaintext import SourceError

if TYPE_CHECKING:
    import duckdb

ROWS = 1000  # fetched at once
# What can only look; whatever writes, loads, attaches or sets is of another kind.
LOOKING = ("SELECT", "EXPLAIN")


def connect(corpus: str | Path) -> duckdb.DuckDBPyConnection:
    """Open a corpus: a DuckDB connection with a view for each table.

    It can read the files of the corpus and no others, cannot load extensions, and its settings are
    locked. Statements that write are refused by :func:`query`, not by the connection.

    Raises:
        SourceError: If the folder holds no corpus.
    """
    import duckdb

    folder = Path(corpus).resolve()
    names, _ = list_partitions(Path(corpus))
    if not names:
        raise SourceError(corpus, "holds no text yet", "run parley corpus to its end")
    connection = duckdb.connect(
        config={"temp_directory": "", "autoinstall_known_extensions": False}
    )
    first = folder / PARTITIONS / names[0]
    for kind in sorted(path.stem for path in first.glob("*.parquet")):
        files = [f"'{_quote(folder / PARTITIONS / name / f'{kind}.parquet')}'" for name in names]
        connection.execute(f"CREATE VIEW {kind} AS FROM read_parquet([{', '.join(files)}])")
    connection.execute(f"SET allowed_directories = ['{_quote(folder / PARTITIONS)}']")
    connection.execute("SET enable_external_access = false")
    connection.execute("SET lock_configuration = true")
    return connection


def _quote(path: Path) -> str:
    """Make a path safe between the quotation marks of SQL."""
    return str(path).replace("'", "''")


def query(corpus: str | Path, sql: str) -> tuple[list[str], Iterator[Sequence[object]]]:
    """Ask a corpus one question.

    Returns:
        The names of the columns, and the rows as they are fetched.

    Raises:
        SourceError: If there is no corpus, or the question is not one statement that only looks.
    """
    import duckdb

    connection = connect(corpus)
    try:
        statements = connection.extract_statements(sql)
        if len(statements) != 1 or statements[0].type.name not in LOOKING:
            raise SourceError("query", "is not one SELECT", "ask for rows, and change nothing")
        result = connection.execute(statements[0])
        return [name for name, *_ in result.description], _fetch(result)
    except duckdb.Error as error:
        line = next(filter(None, str(error).splitlines()), "failed")
        raise SourceError("query", line, "parley query 'SHOW TABLES' names the tables") from None


def _fetch(result: duckdb.DuckDBPyConnection) -> Iterator[Sequence[object]]:
    """Fetch the rows of an answer, some at once."""
    import duckdb

    try:
        while rows := result.fetchmany(ROWS):
            yield from rows
    except duckdb.Error as error:
        line = next(filter(None, str(error).splitlines()), "failed")
        raise SourceError("query", line, "change the question") from None


def write_csv(names: Sequence[str], rows: Iterator[Sequence[object]], stream: TextIO) -> None:
    r"""Write an answer as CSV, cells as in the tables: lists joined, missing empty.

    >>> import io
    >>> written = io.StringIO()
    >>> write_csv(["who", "many"], iter([(["FRA", "MLI"], None)]), written)
    >>> written.getvalue()
    'who,many\nFRA|MLI,\n'
    """
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(names)
    writer.writerows([show_cell(cell) for cell in row] for row in rows)


def show_cell(cell: object) -> str:
    """Write one cell.

    >>> [show_cell(cell) for cell in (None, True, 3, ["a", "b"])]
    ['', 'true', '3', 'a|b']
    """
    if isinstance(cell, (list, tuple)):
        return "|".join(map(show_cell, cell))
    if isinstance(cell, bool):
        return str(cell).lower()
    return "" if cell is None else str(cell)


def print_answer(names: Sequence[str], rows: Iterator[Sequence[object]]) -> None:
    """Print an answer: a table on a terminal, CSV elsewhere."""
    if not sys.stdout.isatty():
        write_csv(names, rows, sys.stdout)
        return
    from rich.console import Console
    from rich.table import Table

    from parley.summary import clean

    table = Table(*map(clean, names), box=None, header_style="bold")
    for row in rows:
        table.add_row(*(clean(show_cell(cell)) for cell in row))
    Console().print(table)
