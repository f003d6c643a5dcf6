"""The data page: every file that the site carries, and what each column of each table means.

Two directives write it while the book is built, from the files themselves, so that rows, sizes and
digests are always those of the files beside them. Examples are words of a text and are escaped.
"""

from __future__ import annotations

import csv
import hashlib
import shutil
from collections.abc import Iterator
from pathlib import Path

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from parley.datafiles import read_rows
from parley.exports import KINDS, zip_folder
from parley.figures.markup import Content, Markup, Table, join_markup, link
from parley.tables.dictionary import Column, read_dictionary
from parley.tables.files import name_file

FOLDER = "data"
ARCHIVE = "parley-data.zip"
STANDARDS = "tables/standards.csv"
LONGEST = 60  # characters of an example
FORMS = {"csv": "tables", **{kind: kind for kind in KINDS}}
WORDS = {"csv": "CSV", "json": "JSON", "parquet": "Parquet", "spreadsheet": "for spreadsheets"}
OTHERS = {
    "tables/datapackage.json": "The tables described for machines: Frictionless Data Package",
    "tables/dictionary.csv": "What each column means, as a table",
    "annotations.jsonld": "Every mark of the text as an annotation: W3C Web Annotation",
    "*.tml": "The text with its dates marked: TimeML",
    "plover.json": "The acts as events: PLOVER",
    "events.tsv": "The acts as events: the tab-separated lines of PETRARCH-2 and TABARI",
    ARCHIVE: "All of this page’s files in one",
}


def copy_data(project: Path, site: Path) -> None:
    """Copy the tables and their other forms into the site, byte for byte, and put all in one file.

    Args:
        project: The top folder of the project.
        site: The folder of the site; the files go into its ``data``.

    Raises:
        OSError: If a file is missing or cannot be written.
    """
    target = site / FOLDER
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(project / "data" / "exports", target, copy_function=shutil.copyfile)
    shutil.copytree(project / "data" / "tables", target / "tables", copy_function=shutil.copyfile)
    zip_folder(target, target / ARCHIVE)


class FileList(SphinxDirective):
    """Lists the files: the tables with their forms, rows and digests, then the others."""

    def run(self) -> list[nodes.Node]:
        """Give the two lists as HTML."""
        folder = Path(self.env.app.outdir) / FOLDER
        tables = Table(
            "files",
            "The tables and their files",
            ("Table", "Rows", "Download", "sha256 of the CSV"),
            [_describe_table(name, folder) for name in read_dictionary()],
        )
        others = Table(
            "other-files",
            "The other files",
            ("File", "What it is", "Bytes", "sha256"),
            list(_describe_others(folder)),
        )
        html = f"{tables.to_html()}\n{others.to_html()}"
        return [nodes.raw("", html, format="html")]


def _describe_table(name: str, folder: Path) -> tuple[Content, ...]:
    """Give the row of one table."""
    path = folder / "tables" / name_file(name)
    forms = (
        link(f"../{FOLDER}/{where}/{name_file(name, kind)}", WORDS[kind], f"{name}, {WORDS[kind]}")
        for kind, where in FORMS.items()
    )
    return (
        link(f"#{anchor_table(name)}", name),
        len(read_cells(path)),
        join_markup(forms),
        _digest(path),
    )


def anchor_table(name: str) -> str:
    """Give the anchor of a table's section, as the book makes it of the heading.

    >>> anchor_table("common_ground")
    'common-ground'
    """
    return name.replace("_", "-")


def _describe_others(folder: Path) -> Iterator[tuple[Content, ...]]:
    """Give a row for each other file."""
    for pattern, words in OTHERS.items():
        for path in sorted(folder.glob(pattern)):
            name = path.relative_to(folder).as_posix()
            yield link(f"../{FOLDER}/{name}", path.name), words, path.stat().st_size, _digest(path)


def _digest(path: Path) -> Markup:
    """Give a file's digest, which may break anywhere."""
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    return Markup(f'<code class="parley-digest">{digest}</code>')


class ColumnList(SphinxDirective):
    """Lists the columns of one table: meaning, type, unit, example, allowed values and source."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Give the list as HTML."""
        name = self.arguments[0]
        rows = read_cells(Path(self.env.app.outdir) / FOLDER / "tables" / name_file(name))
        standards = {row["column"]: row for row in read_rows(STANDARDS)}
        columns = read_dictionary()[name]
        table = Table(
            f"columns-{anchor_table(name)}",
            f"The columns of the table {name}",
            ("Column", "Meaning", "Type", "Unit", "Example", "Allowed values", "Source"),
            [_describe_column(column, rows, standards.get(column.name, {})) for column in columns],
            classes="dictionary",
        )
        return [nodes.raw("", table.to_html(), format="html")]


def _describe_column(
    column: Column, rows: list[dict[str, str]], standard: dict[str, str]
) -> tuple[Content, ...]:
    """Give the row of one column."""
    example = next((row[column.name] for row in rows if row.get(column.name)), "")
    cut = example if len(example) <= LONGEST else f"{example[: LONGEST - 1]}…"
    return (
        _code(column.name),
        column.meaning,
        column.type + (", may be empty" if column.empty else ""),
        standard.get("unit", ""),
        cut,
        join_markup((_code(value) for value in column.values), " "),
        standard.get("source", "") or "Parley’s annotation guide",
    )


def _code(name: str) -> Markup:
    """Show a name of the tables."""
    return Markup("<code>") + join_markup([name]) + Markup("</code>")


def read_cells(path: Path) -> list[dict[str, str]]:
    """Read a table's rows as they stand in the file."""
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))
