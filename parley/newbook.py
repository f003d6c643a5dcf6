"""A new book: the folder of a Jupyter Book about texts of one's own, written whole or not at all.

The chapters are the book's own that hold for any text: `your-text` once for each text, `over-time`
for all of them, the data dictionary and the glossary. Only their cell `parameters` is set anew.
"""

from __future__ import annotations

import csv
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

import nbformat
import yaml
from nbclient.exceptions import CellExecutionError

from parley.exports import ABOUT, write_exports
from parley.plaintext import SourceError
from parley.publish import limit_tables
from parley.reading import Reading, read_all
from parley.source import Source
from parley.tables import make_tables, write_tables

PACKAGE = Path(__file__).parent
PAGES = ("data-dictionary.md", "glossary.md")
# Chapters of Parley's own book that one about other texts does not hold: their links become words.
ELSEWHERE = re.compile(r"\[([^\]]+)\]\((?:quality|limits|method)(?:\.md)?\)")
# What a chapter names that is unique in a book: figures and labels, where they stand and are used.
LABELS = re.compile(
    r"(?<=\{numref\}`)fig-[\w-]+|(?<=^\()[\w-]+(?=\)=$)|(?<=<)own-[\w-]+(?=>`)", re.MULTILINE
)
BUILD = "from jupyter_book.cli.main import main; main()"
UNTITLED = "Dispatches, read by Parley"


def find_chapter(name: str) -> Path:
    """Give the path of a chapter: beside the package in a checkout, inside it in a wheel.

    Raises:
        FileNotFoundError: If neither place has it.

    >>> find_chapter("your-text.ipynb").name
    'your-text.ipynb'
    """
    for root in (PACKAGE / "data" / "chapters", PACKAGE.parent / "chapters"):
        if (root / name).is_file():
            return root / name
    raise FileNotFoundError(f"the chapter {name} is missing: install the package again")


def make_book(sources: Sequence[Source], folder: Path, title: str = "", build: bool = True) -> None:
    """Write a book about some texts into a new folder, and build its site.

    Args:
        sources: The texts, each with a ``text_id`` of its own.
        folder: Must not be there yet, or be empty; nothing stays in it on failure.
        title: Of the book.
        build: Whether to execute the chapters and build ``_build/html``.

    Raises:
        SourceError: If the folder is not empty, or two texts have one ``text_id``.
        OSError: If the folder cannot be written, or the site cannot be built.
    """
    _check(sources, folder)
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
    _write_data(readings, folder / "data")
    chapters = folder / "chapters"
    chapters.mkdir()
    names = []
    for number, source in enumerate(sources, 1):
        names.append(f"text-{number:02d}")
        parameters = {"text": f"../texts/{number:02d}.txt", "published": source.published}
        write_chapter("your-text.ipynb", chapters / f"{names[-1]}.ipynb", parameters, f"-{number}")
    write_chapter("over-time.ipynb", chapters / "over-time.ipynb", {"texts": "../texts"})
    for page in PAGES:
        text = find_chapter(page).read_text(encoding="utf-8")
        text = text.replace("(your-text)", "(text-01)")
        (chapters / page).write_text(_unlink(text), encoding="utf-8")
    _write_front(sources, readings, names, folder / "index.md", title)
    _write_settings(names, folder, title)


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


def _write_data(readings: Sequence[Reading], folder: Path) -> None:
    """Write the tables and their other forms, as far as they may be shown."""
    tables = limit_tables(make_tables(readings))
    write_tables(tables, folder / "tables", about=ABOUT)
    write_exports(readings, tables, folder / "exports")


def write_chapter(name: str, path: Path, parameters: Mapping[str, str], suffix: str = "") -> None:
    """Write a chapter with its cell ``parameters`` set, without outputs.

    Args:
        name: The chapter's file name.
        path: Where to write it.
        parameters: The values, strings that are written as Python has them.
        suffix: Put behind the names of figures and labels, which are one book's, not one page's.
    """
    chapter = nbformat.read(find_chapter(name), as_version=4)
    # What fetches Parley's own repository has no place in another book.
    chapter.cells = [cell for cell in chapter.cells if "setup" not in cell.metadata.get("tags", ())]
    for cell in chapter.cells:
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
            if "parameters" in cell.metadata.get("tags", ()):
                cell.source = "\n".join(f"{key} = {value!r}" for key, value in parameters.items())
            figure = cell.metadata.get("mystnb", {}).get("figure", {})
            if "name" in figure:
                figure["name"] += suffix
        else:
            cell.source = _unlink(LABELS.sub(rf"\g<0>{suffix}", cell.source))
    path.write_text(nbformat.writes(chapter).rstrip() + "\n", encoding="utf-8")


def _unlink(text: str) -> str:
    """Leave of a link to a chapter that the book does not hold its words."""
    return ELSEWHERE.sub(r"\1", text)


def escape_markdown(words: str) -> str:
    r"""Give words as Markdown that shows them and does nothing else.

    >>> escape_markdown("<b>*[a](b)* {c}`d`")
    '\\<b\\>\\*\\[a\\]\\(b\\)\\* \\{c\\}\\`d\\`'
    """
    plain = " ".join("".join(c if c.isprintable() else " " for c in words).split())
    return re.sub(r"([!-/:-@\[-`{-~])", r"\\\1", plain)


def _write_front(
    sources: Sequence[Source],
    readings: Sequence[Reading],
    names: Sequence[str],
    path: Path,
    title: str,
) -> None:
    """Write the front page: the answer of each text, and the way to it."""
    from parley.headline import state_headline

    lines = [f"# {escape_markdown(title)}", ""]
    for source, reading, name in zip(sources, readings, names, strict=True):
        said = escape_markdown(state_headline(make_tables(reading)))
        named = escape_markdown(source.title or source.text_id)
        lines += [f"- [{named}](chapters/{name}) ({source.published or 'no day'}): {said}"]
    lines += ["", "How it moved, text by text: [over time](chapters/over-time).", ""]
    path.write_text("\n".join(lines), encoding="utf-8")


def _write_settings(names: Sequence[str], folder: Path, title: str) -> None:
    """Write the settings and the table of contents."""
    settings = yaml.safe_load(find_chapter("new-book.yml").read_text(encoding="utf-8"))
    # The theme puts it into the page as it is.
    plain = title.replace("<", "‹").replace(">", "›").replace("&", "＆")
    settings["title"] = settings["sphinx"]["config"]["html_title"] = plain
    chapters = [*names, "over-time", *(Path(page).stem for page in PAGES)]
    contents = {
        "format": "jb-book",
        "root": "index",
        "chapters": [{"file": f"chapters/{name}"} for name in chapters],
    }
    for name, content in (("_config.yml", settings), ("_toc.yml", contents)):
        written = yaml.safe_dump(content, sort_keys=False, allow_unicode=True)
        (folder / name).write_text(written, encoding="utf-8")


def build_book(folder: Path) -> None:
    """Execute the chapters of a book in place and build its site into ``_build/html``.

    Raises:
        OSError: If a chapter fails or the site cannot be built; the message ends with why.
    """
    from parley.chapters import execute_chapter, find_chapters

    for chapter in find_chapters([folder / "chapters"]):
        try:
            execute_chapter(chapter)
        except CellExecutionError as error:
            why = " ".join(f"{error.ename}: {error.evalue}".split())
            raise OSError(f"{chapter.name} failed ({why})") from None
    command = [sys.executable, "-c", BUILD, "build", str(folder), "-q"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode or not (folder / "_build" / "html" / "index.html").is_file():
        last = (done.stderr or done.stdout).strip().splitlines()[-1:]
        raise OSError(f"the site could not be built ({''.join(last)})")
