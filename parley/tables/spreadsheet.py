"""Spreadsheets: CSV whose cells stay words, whatever a spreadsheet would make of them.

A spreadsheet takes a cell that opens with one of a few signs for a formula and computes it. The
words of a stranger's text could open so on purpose. An apostrophe in front keeps them words; it is
one character more than the text has, which is why the exact tables are files of their own.
"""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from parley.tables.dictionary import Column

# As OWASP lists them (CSV injection), their wide forms too.
OPENINGS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def write_spreadsheet(frame: pd.DataFrame, path: Path, columns: tuple[Column, ...]) -> None:
    """Write one table as CSV with a byte order mark, its words made safe against formulas."""
    safe = frame.copy()
    for column in columns:
        if column.type == "boolean":
            safe[column.name] = frame[column.name].map({True: "true", False: "false"})
        elif column.type != "integer":
            safe[column.name] = [guard_cell(cell) for cell in frame[column.name]]
    safe.to_csv(path, index=False, lineterminator="\n", encoding="utf-8-sig")


def guard_cell(cell: str) -> str:
    """Put an apostrophe before a cell that a spreadsheet would compute.

    >>> guard_cell("=1+1"), guard_cell("  =1"), guard_cell("Ukraine")
    ("'=1+1", "'  =1", 'Ukraine')
    """
    opening = cell.lstrip(" \u00a0\ufeff\u200b")
    return f"'{cell}" if cell.startswith(OPENINGS) or opening.startswith(OPENINGS) else cell
