"""The PDF: every page of the built book printed by a headless Chromium and joined to one file.

Pictures stand in place of the charts, and the article is the plain text, as on all paper.
"""

from __future__ import annotations

import io
import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import yaml
from pypdf import PdfReader, PdfWriter

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
CONTENTS = "_toc.yml"
PAPER = {"format": "A4", "margin": dict.fromkeys(("top", "right", "bottom", "left"), "18mm")}


def list_pages(contents: Path) -> list[str]:
    """List the pages of a table of contents in reading order.

    >>> list_pages(Path("_toc.yml"))[:2]
    ['index', 'chapters/text']
    """
    toc = yaml.safe_load(contents.read_text(encoding="utf-8"))
    return [toc["root"], *_list_files(toc)]


def _list_files(part: dict[str, object]) -> Iterator[str]:
    """List the files of a part and of all in it."""
    if "file" in part:
        yield str(part["file"])
    for name in ("parts", "chapters", "sections"):
        for inner in part.get(name, ()):
            yield from _list_files(inner)


def find_browser() -> str:
    """Find a Chromium.

    Raises:
        FileNotFoundError: If there is none.
    """
    named = os.environ.get("PARLEY_CHROMIUM")
    found = named or next(filter(None, map(shutil.which, BROWSERS)), None)
    if not found:
        raise FileNotFoundError("there is no Chromium; install it or set PARLEY_CHROMIUM=/path")
    return found


def print_book(site: Path, target: Path, pages: list[str]) -> None:
    """Print pages of a built site into one PDF, each with a bookmark, and no trace of a clock.

    Raises:
        FileNotFoundError: If there is no Chromium, or the site is not built.
    """
    writer = PdfWriter()
    for page, content in zip(pages, _print_pages(site, pages), strict=True):
        printed = PdfReader(io.BytesIO(content))
        writer.append(
            printed, outline_item=str(printed.metadata.title or page), import_outline=False
        )
    writer.metadata = {"/Title": "Parley: who wants what of whom", "/Producer": "Parley"}
    with target.open("wb") as file:
        writer.write(file)


def _print_pages(site: Path, pages: list[str]) -> Iterator[bytes]:
    """Print each page of a site."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_browser(), args=["--no-sandbox"])
        view = browser.new_page(color_scheme="light")
        for page in pages:
            view.goto((site / f"{page}.html").resolve(strict=True).as_uri())
            yield view.pdf(**PAPER, print_background=True)
        browser.close()


def main() -> int:
    """Print the book whose site and target are named on the command line."""
    site, target = map(Path, sys.argv[1:])
    try:
        print_book(site, target, list_pages(Path(CONTENTS)))
    except FileNotFoundError as error:
        print(f"The PDF could not be printed: {error}", file=sys.stderr)
        return 1
    print(f"The book lies in {target}.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
