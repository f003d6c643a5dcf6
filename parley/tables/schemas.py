"""Schemas: what must hold of the tables, from their dictionary."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import pandas as pd
import pandera.pandas as pa

from parley.tables.dictionary import Column, read_dictionary

ISO_DAY = r"\d{4}-\d{2}-\d{2}"
PANDERA_TYPES = {"integer": "Int64", "boolean": "boolean"}


@cache
def make_schema(table: str) -> pa.DataFrameSchema:
    """Make the schema of one table: columns, their order, types and values.

    Raises:
        KeyError: If there is no such table.

    >>> list(make_schema("links").columns)
    ['text_id', 'from_demand', 'to_demand', 'kind', 'rule']
    """
    columns = read_dictionary()[table]
    checks = []
    if {"start", "end", "quote"} <= {column.name for column in columns}:
        checks.append(pa.Check(_spans_fit, name="end - start is the length of the quotation"))
    return pa.DataFrameSchema(
        {column.name: _make_column(column) for column in columns},
        checks=checks,
        strict=True,
        ordered=True,
        name=table,
    )


def _make_column(column: Column) -> pa.Column:
    """Make the schema of one column; a missing text is the empty string, never null."""
    checks = [pa.Check.str_matches(f"^(?:{_pattern(column)})$")] if _pattern(column) else []
    if column.type in PANDERA_TYPES:
        return pa.Column(PANDERA_TYPES[column.type], nullable=column.empty)
    if not column.empty:
        checks.append(pa.Check.str_length(min_value=1))
    return pa.Column("str", checks=checks, nullable=False)


def _pattern(column: Column) -> str:
    """Give the pattern that every cell of a column matches, or nothing."""
    values = "|".join(column.values)
    pattern = {
        "date": ISO_DAY,
        "stances": rf"(?:{values})\??(?:\|(?:{values})\??)*",
    }.get(column.type, values)
    return f"{pattern}|" if pattern and column.empty else pattern


def _spans_fit(frame: pd.DataFrame) -> pd.Series:
    """Say for each row whether its span is as long as its quotation."""
    return (frame["end"] - frame["start"]) == frame["quote"].str.len()


def check_tables(tables: Mapping[str, pd.DataFrame]) -> None:
    """Check every table against its schema.

    Raises:
        pandera.errors.SchemaError: If one breaks it.

    >>> from parley import read
    >>> from parley.tables import make_tables
    >>> check_tables(make_tables(read("Kyiv agreed.", published="2025-05-11")))
    """
    for name in read_dictionary():
        make_schema(name).validate(tables[name])
