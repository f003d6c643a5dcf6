"""The commands: ``parley read``, ``explain``, ``score``, ``book``, ``corpus`` and ``query``."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from parley.intake import Intake
from parley.intake.items import STDIN, TABULAR
from parley.intake.listing import is_folder
from parley.plaintext import UTF8, SourceError
from parley.source import Source, load_source, load_sources

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


Published = Annotated[
    str | None, typer.Option(help="Day of publication, YYYY-MM-DD, where none is known.")
]
Encoding = Annotated[str, typer.Option(help="Encoding of the texts, such as cp1252.")]
As = Annotated[
    str, typer.Option("--as", help="What it is, whatever its ending: txt, md, html, jsonl, csv.")
]
Columns = Annotated[
    list[str] | None,
    typer.Option("--column", help="A column's name in your file: text=body, published=date, ..."),
]
AnyLanguage = Annotated[
    bool, typer.Option("--any-language", help="Read what seems to be no English as if it were.")
]


@app.callback()
def describe() -> None:
    """Read diplomatic dispatches."""


@app.command("read")
def read_texts(
    path: Annotated[
        str, typer.Argument(help="A text, a file with many, a folder, or - (standard input).")
    ],
    published: Published = None,
    out: Annotated[Path | None, typer.Option(help="Folder to write the tables into.")] = None,
    kind: Annotated[Format, typer.Option("--format", help="Form of the files.")] = Format.csv,
    encoding: Encoding = UTF8,
    held_as: As = "",
    columns: Columns = None,
    any_language: AnyLanguage = False,
) -> None:
    """Read texts: *.txt, *.md, *.html, *.jsonl, *.csv, *.parquet, or folders of them.

    Writes their tables with --out, else prints a summary for eyes. Annotations, plover and events
    are one file for all texts, printed where --out is missing. Where the text that the offsets
    point to is not the file as it is stored (below front matter, out of Markdown or a web page, or
    of another encoding), it stands in the folder texts beside the tables.
    """
    intake = _make_intake(encoding, held_as, columns, any_language)
    readings = _read(_load(path, published, intake))
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

        listed = list(readings)
        write_tables(make_tables(listed), out, kind)
        _write_drawn([reading.source for reading in listed], out / "texts")


@app.command("explain")
def explain_text(
    path: Annotated[str, typer.Argument(help="A text, or - (standard input).")],
    sentence: Annotated[
        int | None, typer.Option(help="Number of the sentence; all where it is missing.")
    ] = None,
    published: Published = None,
    encoding: Encoding = UTF8,
    held_as: As = "",
    columns: Columns = None,
    any_language: AnyLanguage = False,
) -> None:
    """Explain what was read in a sentence, by which rules, and why nothing where nothing was."""
    from parley.explain import print_explanation
    from parley.reading import read

    intake = _make_intake(encoding, held_as, columns, any_language)
    print_explanation(read(load_source(path, published, intake=intake)), sentence)


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
    from parley.evaluate.followed import score_threads
    from parley.evaluate.report import print_differences, print_score, write_json
    from parley.evaluate.score import score_tables

    score, threads = score_tables(gold, tables), score_threads(gold, tables)
    if as_json:
        print(write_json(score, threads))
        return
    if listed:
        print_differences(score)
    print_score(score, threads=threads)


@app.command("book")
def make_a_book(
    texts: Annotated[list[str], typer.Argument(help="Texts, files with many, or folders.")],
    out: Annotated[Path, typer.Option(help="Folder of the book; it must not be there yet.")],
    published: Published = None,
    title: Annotated[str, typer.Option(help="Title of the book.")] = "",
    build: Annotated[bool, typer.Option(help="Execute the chapters and build the site.")] = True,
    encoding: Encoding = UTF8,
    held_as: As = "",
    columns: Columns = None,
    any_language: AnyLanguage = False,
) -> None:
    """Make a book about texts of yours: chapters, settings, data, and the site in _build/html."""
    try:
        from parley.newbook import make_book
    except ImportError as error:
        fault = f"needs {error.name}, which is not installed"
        raise SourceError("parley book", fault, 'pip install "parley-book[book]"') from None

    intake = _make_intake(encoding, held_as, columns, any_language)
    sources = [source for path in texts for source in _load(path, published, intake)]
    make_book(sources, out, title, build)
    shown = out / "_build" / "html" / "index.html" if build else out
    print(f"The book lies in {shown}")


@app.command("corpus")
def read_many(
    path: Annotated[str, typer.Argument(help="A folder of texts, a file with many, or -.")],
    out: Annotated[Path, typer.Option(help="Folder of the corpus.")],
    published: Published = None,
    jobs: Annotated[
        int, typer.Option(min=0, help="Processes that read; 0 is one for each core.")
    ] = 0,
    scheduler: Annotated[
        str, typer.Option(help="Address of a Dask scheduler, whose workers read instead.")
    ] = "",
    texts: Annotated[
        int, typer.Option("--partition", min=1, help="Texts of a partition, on average.")
    ] = 100,
    encoding: Encoding = UTF8,
    held_as: As = "",
    columns: Columns = None,
    any_language: AnyLanguage = False,
) -> None:
    """Read a corpus of any size into tables (Parquet) that parley query asks.

    Run it again to go on after an interruption, or to read what is new or changed. Exits with 0 if
    all texts could be read, with 3 if some lie in quarantine, with 130 if it was interrupted.
    """
    from parley.corpus.progress import show_progress, summarise
    from parley.corpus.run import Orders, read_corpus
    from parley.corpus.workers import count_cores

    intake = _make_intake(encoding, held_as, columns, any_language)
    orders = Orders(path, out, published or "", intake, jobs or count_cores(), scheduler, texts)
    try:
        with show_progress(path) as show:
            report = read_corpus(orders, show)
    except KeyboardInterrupt:
        line = "interrupted; what was read is kept, and the same command goes on from there"
        print(f"parley: {line}", file=sys.stderr)
        raise typer.Exit(130) from None
    print(summarise(report), file=sys.stderr)
    if report.quarantined:
        print(f"why: parley query 'FROM quarantine' --corpus {out}", file=sys.stderr)
        raise typer.Exit(3)


@app.command("query")
def query_corpus(
    sql: Annotated[str, typer.Argument(help="One SELECT in DuckDB's SQL.")],
    corpus: Annotated[Path, typer.Option(help="Folder that parley corpus wrote.")],
) -> None:
    """Ask a corpus: a table on a terminal, CSV elsewhere. It reads the corpus and nothing else."""
    from parley.corpus.query import print_answer, query
    from parley.corpus.store import list_partitions

    if not list_partitions(corpus)[1]:
        print("parley: the corpus is not whole: its run has not ended", file=sys.stderr)
    print_answer(*query(corpus, sql))


def _make_intake(
    encoding: str, held_as: str, columns: Sequence[str] | None, any_language: bool
) -> Intake:
    """Say how texts are taken in, as the options have it."""
    return Intake(encoding, held_as, _split_columns(columns), any_language)


def _load(path: str, published: str | None, intake: Intake) -> Sequence[Source]:
    """Load one text, or those of a folder or of a file with many."""
    kind = intake.kind if path == STDIN else intake.find_kind(Path(path))
    if kind in TABULAR or (path != STDIN and is_folder(path)):
        return load_sources(path, published, intake)
    return (load_source(path, published, intake=intake),)


def _split_columns(columns: Sequence[str] | None) -> dict[str, str]:
    """Part what --column says into our names and theirs."""
    pairs = [column.partition("=") for column in columns or ()]
    for name, sign, theirs in pairs:
        if not (name and sign and theirs):
            fault = f"{name + sign + theirs!r} names no column"
            raise SourceError("--column", fault, "write OURS=YOURS, such as text=body")
    return {name: theirs for name, _, theirs in pairs}


def _write_drawn(sources: Sequence[Source], folder: Path) -> None:
    """Write the texts that are not their files' own bytes, so that every offset can be followed."""
    texts = {f"{s.text_id}.txt": (s.text.encode(), s.sha256) for s in sources}
    drawn = {
        name: text for name, (text, stored) in texts.items() if sha256(text).hexdigest() != stored
    }
    if drawn:
        _write_documents(drawn, folder)


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
    from parley.timeml import write_timeml

    _write_documents({f"{r.source.text_id}.tml": write_timeml(r).encode() for r in readings}, out)


def _write_documents(documents: Mapping[str, bytes], folder: Path) -> None:
    """Write files by name into a folder; a failure leaves none half-written."""
    from parley.tables.files import write_files

    write_files(
        folder,
        {
            name: lambda path, content=content: path.write_bytes(content) and None
            for name, content in documents.items()
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
