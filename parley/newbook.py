"""A new book: the folder of a Jupyter Book about texts of one's own, written whole or not at all.

The chapters are the book's own that hold for any text (:mod:`parley.newchapters`): for each text an
overview and the chapters on its actors, dates, demands and positions; for all of them `over-time`,
the method, the limits, the data dictionary and the glossary.
"""

from __future__ import annotations

import csv
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import yaml

from parley.exports import ABOUT, write_exports
from parley.newchapters import (
    escape_markdown,
    find_chapter,
    write_chapter,
    write_chapters,
    write_pages,
)
from parley.plaintext import SourceError
from parley.publish import limit_tables
from parley.reading import Reading, read_all
from parley.source import Source
from parley.tables import make_tables, write_tables

BUILD = "from jupyter_book.cli.main import main; main()"
UNTITLED = "Dispatches, read by Parley"


def make_book(sources: Sequence[Source], folder: Path, title: str = "", build: bool = True) -> None:
    """Write a book about some texts into a new folder, and build its site.

    Args:
        sources: The texts, each with a ``text_id`` of its own.
        folder: Must not be there yet, or be empty; nothing stays in it on failure.
        title: Of the book; and of its only text, if that has none.
        build: Whether to execute the chapters and build ``_build/html``.

    Raises:
        SourceError: If the folder is not empty, or two texts have one ``text_id``.
        OSError: If the folder cannot be written, or the site cannot be built.
    """
    _check(sources, folder)
    if len(sources) == 1 and not sources[0].title:
        sources = [replace(sources[0], title=title)]
    folder.parent.mkdir(parents=True, exist_ok=True)
    waiting = Path(tempfile.mkdtemp(prefix=".parley-", dir=folder.parent))
    try:
        waiting.chmod(0o755)
        write_book(sources, waiting, title or _name_book(sources))
        if build:
            build_book(waiting)
        if folder.is_dir():
            folder.rmdir()
        os.replace(waiting, folder)
    finally:
        shutil.rmtree(waiting, ignore_errors=True)


def _check(sources: Sequence[Source], folder: Path) -> None:
    """Refuse a folder that holds something, and texts that could not be told apart."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise SourceError(folder, "is there already", "name a new folder with --out")
    names = [source.text_id for source in sources]
    for name in names:
        if names.count(name) > 1:
            fault = f"is the text_id of {names.count(name)} texts"
            raise SourceError(name, fault, "give each its own in a sources.csv")


def _name_book(sources: Sequence[Source]) -> str:
    """Name a book after its only text, if it has a title."""
    return sources[0].title or sources[0].text_id if len(sources) == 1 else UNTITLED


def write_book(sources: Sequence[Source], folder: Path, title: str) -> None:
    """Write all files of a book into a folder; its chapters are not executed."""
    readings = list(read_all(sources))
    _write_texts(sources, folder / "texts")
    _write_data(readings, folder / "data", title)
    chapters = folder / "chapters"
    chapters.mkdir()
    texts = [
        write_chapters(reading, number, len(readings), chapters, title)
        for number, reading in enumerate(readings, 1)
    ]
    of_all = {"texts": "../texts", "gold": "../texts/gold"}
    write_chapter("over-time.ipynb", chapters / "over-time.ipynb", of_all)
    _write_front(readings, texts, folder / "index.md", title)
    _write_settings(texts, ["over-time", *write_pages(chapters)], folder, title)


def _write_texts(sources: Sequence[Source], folder: Path) -> None:
    """Write the texts as they were read, under names of our own, and what is known of each."""
    folder.mkdir()
    known = ("title", "publisher", "published", "url", "licence", "publish_text")
    others = sorted({name for source in sources for name, _ in source.other} - {"text_id", "file"})
    columns = ["text_id", "file", *known, *others]
    with (folder / "sources.csv").open("w", encoding="utf-8", newline="") as lines:
        table = csv.DictWriter(lines, columns, restval="", lineterminator="\n")
        table.writeheader()
        for number, source in enumerate(sources, 1):
            name = f"{number:02d}.txt"
            content = source.text.encode("utf-8")
            (folder / name).write_bytes(content)
            row = {column: getattr(source, column) for column in known}
            others_known = dict(source.other)
            table.writerow({**others_known, **row, "text_id": source.text_id, "file": name})


def _write_data(readings: Sequence[Reading], folder: Path, title: str) -> None:
    """Write the tables and their other forms, as far as they may be shown.

    Under which licence they are is for whoever makes the book to say.
    """
    tables = limit_tables(make_tables(readings))
    about = {"title": title, "version": ABOUT["version"]}
    write_tables(tables, folder / "tables", about=about)
    write_exports(readings, tables, folder / "exports", about)


def _write_front(
    readings: Sequence[Reading], texts: Sequence[Sequence[str]], path: Path, title: str
) -> None:
    """Write the front page: the answer of each text, and the way to it.

    Args:
        readings: Of the texts.
        texts: The chapters of each, the overview first.
        path: Of the page.
        title: Of the book.
    """
    from parley.headline import state_headline

    lines = [f"# {escape_markdown(title)}", ""]
    for reading, (overview, *_) in zip(readings, texts, strict=True):
        source, said = reading.source, escape_markdown(state_headline(make_tables(reading)))
        named = escape_markdown(source.title or source.text_id)
        lines += [f"- [{named}](chapters/{overview}) ({source.published or 'no day'}): {said}"]
    if len(texts) > 1:
        lines += ["", "How it moved, text by text: [over time](chapters/over-time)."]
    else:
        # A link without words shows the title of its chapter.
        lines += ["", "The same, question by question:", ""]
        lines += [f"- [](chapters/{name})" for name in texts[0][1:]]
    path.write_text("\n".join([*lines, ""]), encoding="utf-8")


def _write_settings(
    texts: Sequence[Sequence[str]], pages: Sequence[str], folder: Path, title: str
) -> None:
    """Write the settings and the table of contents: each text with its chapters below it."""
    settings = yaml.safe_load(find_chapter("new-book.yml").read_text(encoding="utf-8"))
    # The theme puts it into the page as it is.
    plain = title.replace("<", "‹").replace(">", "›").replace("&", "＆")
    settings["title"] = settings["sphinx"]["config"]["html_title"] = plain
    listed = [{**_enter(first), "sections": list(map(_enter, rest))} for first, *rest in texts]
    contents = {
        "format": "jb-book",
        "root": "index",
        "chapters": [*listed, *map(_enter, pages)],
    }
    for name, content in (("_config.yml", settings), ("_toc.yml", contents)):
        written = yaml.safe_dump(content, sort_keys=False, allow_unicode=True)
        (folder / name).write_text(written, encoding="utf-8")


def _enter(name: str) -> dict[str, str]:
    """Give the entry of a chapter in the table of contents."""
    return {"file": f"chapters/{name}"}


def build_book(folder: Path) -> None:
    """Execute the chapters of a book in place and build its site into ``_build/html``.

    Raises:
        OSError: If a chapter fails or the site cannot be built; the message ends with why.
    """
    from parley.chapters import ChapterError, execute_together

    try:
        execute_together(sorted((folder / "chapters").rglob("*.ipynb")))
    except ChapterError as error:
        raise OSError(f"{error.path.name} failed ({error})") from None
    command = [sys.executable, "-c", BUILD, "build", str(folder), "-q"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode or not (folder / "_build" / "html" / "index.html").is_file():
        last = (done.stderr or done.stdout).strip().splitlines()[-1:]
        raise OSError(f"the site could not be built ({''.join(last)})")
