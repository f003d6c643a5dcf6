"""The data dictionary: names, order, types and meaning of all columns, read from one data file."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from parley.datafiles import read_rows
from parley.event_file import MEANINGS

SOURCE = "tables/dictionary.csv"
PAGE = """# Data, and what each column means

Everything that this book shows is here to take along. The words of the texts are quoted, and the
rights in them stay with their owners.

% this text

All else is under [CC BY 4.0](https://creativecommons.org/licenses/by/4.0/).

% any text

The CSV files are the exact tables: offsets count Unicode code points from 0, every row with a span
obeys `text[start:end] == quote`, lists are joined with `|`, missing is empty, and booleans are
`true` and `false`. JSON and Parquet hold the same with lists as lists. **For a spreadsheet** take
the form made for it: there, a cell that a spreadsheet would compute has an apostrophe in front.

```{parley-files}
```

A text of yours gives the same tables: `parley read TEXT --out FOLDER`
([how](your-text)).

"""

EVENT_FILE = """## The event file

`parley read TEXT --format events` writes the acts as tab-separated lines without a heading, as the
coders PETRARCH-2 and TABARI do: one line for each pair of an issuer and an addressee.
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
    """Write a section for each table, in which the book lists its columns.

    >>> describe_tables().startswith("## texts")
    True
    """
    return "\n".join(
        f"## {name}\n\n```{{parley-columns}} {name}\n```\n" for name in read_dictionary()
    )


def write_page() -> str:
    """Write the data dictionary as a page of the book.

    >>> write_page().startswith("# Data")
    True
    """
    return PAGE + describe_tables() + "\n" + describe_event_file()


def describe_event_file() -> str:
    """Write the section on the cells of the tab-separated event file, which has no heading.

    >>> describe_event_file().startswith("## The event file")
    True
    """
    cells = "\n".join(f"| {name} | {meaning} |" for name, meaning in MEANINGS.items())
    return f"{EVENT_FILE}\n| cell | meaning |\n|---|---|\n{cells}\n"
