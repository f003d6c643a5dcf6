"""The data dictionary: names, order, types and meaning of all columns, read from one data file."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from parley.datafiles import read_rows

SOURCE = "tables/dictionary.csv"
PAGE = """# Data dictionary

What each column of each table holds. The tables come as CSV, JSON or Parquet
(`parley read TEXT --out FOLDER`), described for machines in the `datapackage.json` beside them.
Offsets count Unicode code points from 0; every row with a span obeys `text[start:end] == quote`.
In CSV, lists are joined with `|`, missing is empty, and booleans are `true` and `false`.

"""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its ``type``, the ``values`` it may hold, and whether it may be empty."""

    table: str
    name: str
    type: str
    values: tuple[str, ...]
    empty: bool
    meaning: str


@cache
def read_dictionary() -> dict[str, tuple[Column, ...]]:
    """Read the columns of each table, in the order of the contract.

    >>> [column.name for column in read_dictionary()["links"]]
    ['text_id', 'from_demand', 'to_demand', 'kind', 'rule']
    """
    tables: dict[str, list[Column]] = {}
    for row in read_rows(SOURCE):
        values = tuple(row["values"].split("|")) if row["values"] else ()
        column = Column(
            row["table"],
            row["column"],
            row["type"],
            values,
            row["empty"] == "yes",
            row["meaning"],
        )
        tables.setdefault(column.table, []).append(column)
    return {name: tuple(columns) for name, columns in tables.items()}


def describe_tables() -> str:
    """Write the dictionary as Markdown, one section for each table.

    >>> describe_tables().startswith("## texts")
    True
    """
    return "\n".join(
        f"## {name}\n\n| column | type | meaning |\n|---|---|---|\n"
        + "".join(_describe_column(column) for column in columns)
        for name, columns in read_dictionary().items()
    )


def write_page() -> str:
    """Write the data dictionary as a page of the book.

    >>> write_page().startswith("# Data dictionary")
    True
    """
    return PAGE + describe_tables()


def _describe_column(column: Column) -> str:
    """Write one column as a row of Markdown."""
    values = ", ".join(f"`{value}`" for value in column.values)
    kind = column.type + (", may be empty" if column.empty else "")
    meaning = column.meaning.replace("|", "\\|") + (f" One of: {values}." if values else "")
    return f"| `{column.name}` | {kind} | {meaning} |\n"
