"""The commands: ``parley read``, ``parley explain``, ``parley score``, ``parley book``."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from parley.plaintext import SourceError
from parley.source import STDIN, Source, load_source, load_sources

if TYPE_CHECKING:
    from parley.reading import Reading

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    help="Reads diplomatic dispatches: who wants what of whom, by when and on which terms.",
)


class Format(StrEnum):
    """The forms in which readings can be written."""

    csv = "csv"
    json = "json"
    parquet = "parquet"
    timeml = "timeml"
    annotations = "annotations"
    plover = "plover"
    events = "events"


@app.callback()
def describe() -> None:
    """Read diplomatic dispatches."""


@app.command("read")
def read_texts(
    path: Annotated[str, typer.Argument(help="A text, a folder of *.txt, or - (standard input).")],
    published: Annotated[
        str | None, typer.Option(help="Day of publication, YYYY-MM-DD, where none is known.")
    ] = None,
    out: Annotated[Path | None, typer.Option(help="Folder to write the tables into.")] = None,
    kind: Annotated[Format, typer.Option("--format", help="Form of the files.")] = Format.csv,
) -> None:
    """Read texts. Writes their tables with --out, else prints a summary for eyes.

    Annotations, plover and events are one file for all texts, printed where --out is missing.
    """
    readings = _read(_load(path, published))
    if kind in (Format.annotations, Format.plover, Format.events):
        from parley.exports import export_readings

        content = export_readings(readings, kind, out)
        if out is None:
            sys.stdout.buffer.write(content.encode())
    elif out is None:
        from parley.summary import print_summary

        for reading in readings:
            print_summary(reading)
    elif kind is Format.timeml:
        _write_timeml(list(readings), out)
    else:
        from parley.tables import make_tables, write_tables

        write_tables(make_tables(list(readings)), out, kind)


@app.command("explain")
def explain_text(
    path: Annotated[str, typer.Argument(help="A text, or - (standard input).")],
    sentence: Annotated[
        int | None, typer.Option(help="Number of the sentence; all where it is missing.")
    ] = None,
    published: Annotated[
        str | None, typer.Option(help="Day of publication, YYYY-MM-DD, where none is known.")
    ] = None,
) -> None:
    """Explain what was read in a sentence, by which rules, and why nothing where nothing was."""
    from parley.explain import print_explanation
    from parley.reading import read

    print_explanation(read(load_source(path, published)), sentence)


@app.command("score")
def score_texts(
    gold: Annotated[Path, typer.Argument(help="Folder of gold tables (data/gold/README.md).")],
    tables: Annotated[Path, typer.Argument(help="Folder that `parley read --out` wrote.")],
    listed: Annotated[
        bool, typer.Option("--list", help="Print every miss, extra and difference too.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print all of it as JSON.")] = False,
) -> None:
    """Score tables against gold: precision, recall and F1, with intervals over the texts."""
    from parley.evaluate.report import print_differences, print_score, write_json
    from parley.evaluate.score import score_tables

    score = score_tables(gold, tables)
    if as_json:
        print(write_json(score))
        return
    if listed:
        print_differences(score)
    print_score(score)


@app.command("book")
def make_a_book(
    texts: Annotated[list[str], typer.Argument(help="Texts, or folders of *.txt.")],
    out: Annotated[Path, typer.Option(help="Folder of the book; it must not be there yet.")],
    published: Annotated[
        str | None, typer.Option(help="Day of publication, YYYY-MM-DD, where none is known.")
    ] = None,
    title: Annotated[str, typer.Option(help="Title of the book.")] = "",
    build: Annotated[bool, typer.Option(help="Execute the chapters and build the site.")] = True,
) -> None:
    """Make a book about texts of yours: chapters, settings, data, and the site in _build/html."""
    try:
        from parley.newbook import make_book
    except ImportError as error:
        fault = f"needs {error.name}, which is not installed"
        raise SourceError("parley book", fault, 'pip install "parley-book[book]"') from None

    make_book([source for path in texts for source in _load(path, published)], out, title, build)
    shown = out / "_build" / "html" / "index.html" if build else out
    print(f"The book lies in {shown}")


def _load(path: str, published: str | None) -> Sequence[Source]:
    """Load one text or a folder of them."""
    if path != STDIN and Path(path).is_dir():
        return load_sources(path, published)
    return (load_source(path, published),)


def _read(sources: Sequence[Source]) -> Iterator[Reading]:
    """Read texts, with a bar on a terminal where there are several."""
    from rich.progress import track

    from parley.reading import read_all

    readings = read_all(sources)
    if len(sources) == 1 or not sys.stderr.isatty():
        return readings
    from rich.console import Console

    console = Console(stderr=True)
    return iter(track(readings, "Reading", total=len(sources), console=console))


def _write_timeml(readings: Sequence[Reading], out: Path) -> None:
    """Write each reading as TimeML."""
    from parley.tables.files import write_files
    from parley.timeml import write_timeml

    documents = {f"{r.source.text_id}.tml": write_timeml(r).encode() for r in readings}
    write_files(
        out,
        {
            name: lambda path, document=document: path.write_bytes(document) and None
            for name, document in documents.items()
        },
    )


def main() -> None:
    """Run the command line; every error that has a cause outside is one line."""
    try:
        app()
    except SourceError as error:
        _fail(str(error))
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(1)
    except OSError as error:
        _fail(f"{error.filename or 'parley'}: {error.strerror or error}; check the path and retry")


def _fail(message: str) -> None:
    """Say one line on standard error and exit."""
    print(f"parley: {message}", file=sys.stderr)
    sys.exit(1)


if __name__ == "__main__":
    main()
