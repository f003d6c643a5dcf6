"""New chapters: those of Parley's own book that hold for any text, copied for a new one.

A chapter is copied with its cell ``parameters`` set and without outputs. Cells with the tag
``this-text`` speak of the text of Parley's own book, or of how to work on Parley itself, and stay
behind, as do the lines of a page
between ``% this text`` and ``% any text``. Links to chapters that a new book lacks become words
that say so.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import nbformat

if TYPE_CHECKING:
    from parley.reading import Reading

PACKAGE = Path(__file__).parent
PAGES = ("method.md", "limits.md", "data-dictionary.md", "glossary.md")
OVERVIEW = "your-text.ipynb"
SAME_TITLE = "All of it on one page"
# The chapters that each text gets, in their order.
OF_A_TEXT = ("text", "one-sentence", "actors", "dates", "demands", "positions")
# What stays behind: what speaks of this text, and what fetches Parley's own repository.
OWN = {"this-text", "setup"}
# A chapter that says how good Parley is on its own texts, or tells of its own book.
ELSEWHERE = re.compile(r"\[([^\]]+)\]\((?:quality|misses|cite|changes)(?:\.md)?\)")
SHARED = re.compile(r"\]\((?=(?:method|limits|data-dictionary|glossary|over-time)\))")
OWN_LINES = re.compile(r"^% this text\n.*?^% any text\n", re.DOTALL | re.MULTILINE)
TITLE = re.compile(r"^# .*$", re.MULTILINE)
# What a chapter names that is unique in a book: figures and labels, where they stand and are used.
LABELS = re.compile(
    r"(?<=\{numref\}`)fig-[\w-]+|(?<=^\()[\w-]+(?=\)=$)|(?<=<)own-[\w-]+(?=>`)", re.MULTILINE
)


def escape_markdown(words: str) -> str:
    r"""Give words as Markdown that shows them and does nothing else.

    >>> escape_markdown("<b>*[a](b)* {c}`d`")
    '\\<b\\>\\*\\[a\\]\\(b\\)\\* \\{c\\}\\`d\\`'
    """
    plain = " ".join("".join(c if c.isprintable() else " " for c in words).split())
    return re.sub(r"([!-/:-@\[-`{-~])", r"\\\1", plain)


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


def name_folder(number: int, texts: int) -> str:
    """Name the folder of the chapters of one text: of a book's only text it is that of all.

    >>> name_folder(1, 1), name_folder(2, 3)
    ('', '02/')
    """
    return f"{number:02d}/" if texts > 1 else ""


def write_chapters(
    reading: Reading, number: int, texts: int, chapters: Path, book: str = ""
) -> list[str]:
    """Write the chapters on one text of a book, and give their names, the overview first.

    Args:
        reading: Of the text.
        number: Of the text in its book, from 1.
        texts: How many the book has.
        chapters: The folder of its chapters.
        book: The title of the book; a text that has the same needs another name for its overview.
    """
    folder, suffix = name_folder(number, texts), f"-{number}"
    (chapters / folder).mkdir(exist_ok=True)
    name = f"text-{number:02d}"
    text = f"../texts/{number:02d}.txt"
    parameters = {"text": text, "published": reading.source.published}
    titled = reading.source.title or reading.source.text_id
    titled = SAME_TITLE if titled == book else titled
    write_chapter(OVERVIEW, chapters / f"{name}.ipynb", parameters, suffix, title=titled)
    up = "../" if folder else ""
    for each in OF_A_TEXT:
        values: dict[str, str | int] = {"text": up + text}
        if each == "one-sentence":
            values["number"] = pick_sentence(reading)
        write_chapter(f"{each}.ipynb", chapters / folder / f"{each}.ipynb", values, suffix, up)
    return [name, *(folder + each for each in OF_A_TEXT)]


def pick_sentence(reading: Reading) -> int:
    """Pick the first sentence that holds an act; the first of all where none does.

    >>> from parley import read
    >>> pick_sentence(read("It rained. Mali urged France to leave.", published="2024-03-01"))
    2
    """
    return next((demand.evidence.sentence for demand in reading.demands), 1)


def write_chapter(
    name: str,
    path: Path,
    parameters: Mapping[str, str | int],
    suffix: str = "",
    up: str = "",
    title: str = "",
) -> None:
    """Write a chapter with its cell ``parameters`` set, without outputs.

    Args:
        name: The chapter's file name.
        path: Where to write it.
        parameters: The values, written as Python has them.
        suffix: Put behind the names of figures and labels, which are one book's, not one page's.
        up: The way from the chapter to the pages that all texts share.
        title: Put in place of the chapter's own, with every sign shown as it is.
    """
    chapter = nbformat.read(find_chapter(name), as_version=4)
    kept = [cell for cell in chapter.cells if OWN.isdisjoint(cell.metadata.get("tags", ()))]
    chapter.cells = kept
    for cell in kept:
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
            if "parameters" in cell.metadata.get("tags", ()):
                cell.source = "\n".join(f"{key} = {value!r}" for key, value in parameters.items())
            figure = cell.metadata.get("mystnb", {}).get("figure", {})
            if "name" in figure:
                figure["name"] += suffix
        else:
            cell.source = _point_links(LABELS.sub(rf"\g<0>{suffix}", cell.source), up)
    if title:
        heading = f"# {escape_markdown(title)}"
        kept[0].source = TITLE.sub(lambda _: heading, kept[0].source, count=1)
    path.write_text(nbformat.writes(chapter).rstrip() + "\n", encoding="utf-8")


def write_pages(chapters: Path) -> list[str]:
    """Write the pages that hold for all texts, and give their names."""
    for page in PAGES:
        text = OWN_LINES.sub("", find_chapter(page).read_text(encoding="utf-8"))
        text = _point_links(text.replace("(your-text)", "(text-01)"), "")
        (chapters / page).write_text(text, encoding="utf-8")
    return [Path(page).stem for page in PAGES]


def _point_links(text: str, up: str) -> str:
    """Leave of a link to a chapter that the book lacks its words; point the others aright.

    >>> _point_links("[a](quality), [b](limits), [c](demands)", "../")
    '*a* (in Parley’s own book), [b](../limits), [c](demands)'
    """
    return SHARED.sub(rf"\g<0>{up}", ELSEWHERE.sub(r"*\1* (in Parley’s own book)", text))
