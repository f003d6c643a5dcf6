"""The PDF: every page of the built book printed by a headless Chromium and joined to one file.

Pictures stand in place of the charts, and the article is the plain text, as on all paper. A link to
another page of the book leads to its place in the PDF; one to a file of the site, which the PDF
does not hold, is no link there.
"""

from __future__ import annotations

import io
import os
import shutil
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from urllib.parse import unquote

import yaml
from pypdf import PageObject, PdfReader, PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, FloatObject, NameObject, NullObject

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
CONTENTS = "_toc.yml"
PAPER = {"format": "A4", "margin": dict.fromkeys(("top", "right", "bottom", "left"), "18mm")}
TOP = 842.0  # points from the bottom of a page to its top
# Chromium keeps the place of an anchor only if a link of the same page leads to it.
KEEP_ANCHORS = """() => {
    const list = document.createElement('nav');
    list.hidden = true;
    for (const { id } of document.querySelectorAll('article [id]')) {
        list.append(Object.assign(document.createElement('a'), { href: '#' + id }));
    }
    document.body.append(list);
}"""
# The address of a page, and within it an anchor or the top.
Place = tuple[str, str]
# The number of a page of the PDF, and points from its bottom.
Spot = tuple[int, float]


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
    spots: dict[Place, Spot] = {}
    addresses = [(site / f"{page}.html").resolve(strict=True).as_uri() for page in pages]
    starts = []
    for address, content in zip(addresses, _print_pages(addresses), strict=True):
        printed, start = PdfReader(io.BytesIO(content)), len(writer.pages)
        spots |= _find_spots(printed, address, start)
        title = str(printed.metadata.title or address)
        writer.append(printed, outline_item=title, import_outline=False)
        starts += [address] * (len(writer.pages) - start)
    for page, address in zip(writer.pages, starts, strict=True):
        _mend_links(writer, page, address, spots)
    writer.metadata = {"/Title": "Parley: who wants what of whom", "/Producer": "Parley"}
    with target.open("wb") as file:
        writer.write(file)


def _print_pages(addresses: list[str]) -> Iterator[bytes]:
    """Print each page of a site."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_browser(), args=["--no-sandbox"])
        view = browser.new_page(color_scheme="light")
        for address in addresses:
            view.goto(address)
            view.evaluate(KEEP_ANCHORS)
            yield view.pdf(**PAPER, print_background=True)
        browser.close()


def _find_spots(printed: PdfReader, address: str, start: int) -> dict[Place, Spot]:
    """Find where the anchors of a page and the page itself stand in the joined PDF."""
    found = {(address, ""): (start, TOP)}
    for name, target in printed.named_destinations.items():
        number = printed.get_destination_page_number(target)
        if number is not None:
            found[address, unquote(name.lstrip("/"))] = (start + number, float(target.top or TOP))
    return found


def _mend_links(
    writer: PdfWriter, page: PageObject, address: str, spots: Mapping[Place, Spot]
) -> None:
    """Lead the links of a page to their places in the PDF, and take out those that have none."""
    kept = ArrayObject()
    for entry in page.get("/Annots", ArrayObject()):
        link = entry.get_object()
        place = find_place(link, address)
        spot = spots.get(place) or spots.get((place[0], "")) if place else None
        if spot:
            link.pop("/A", None)
            link[NameObject("/Dest")] = _write_spot(writer, spot)
        if spot or not place:
            kept.append(entry)
    if "/Annots" in page:
        page[NameObject("/Annots")] = kept


def find_place(link: DictionaryObject, address: str) -> Place | None:
    """Find where a link leads within the site: a page and an anchor, or nothing for other hosts.

    Args:
        link: The link's annotation.
        address: The address of the page on which it stands.

    >>> from pypdf.generic import TextStringObject
    >>> target = TextStringObject("file:///site/chapters/dates.html#t-01")
    >>> action = DictionaryObject({NameObject("/URI"): target})
    >>> find_place(DictionaryObject({NameObject("/A"): action}), "file:///site/index.html")
    ('file:///site/chapters/dates.html', 't-01')
    """
    if "/Dest" in link:
        return address, unquote(str(link["/Dest"]).lstrip("/"))
    target = str(link.get("/A", DictionaryObject()).get_object().get("/URI", ""))
    page, _, anchor = target.partition("#")
    return (page, unquote(anchor)) if page.startswith("file:") else None


def _write_spot(writer: PdfWriter, spot: Spot) -> ArrayObject:
    """Write a place as PDF has it: the page, its height kept, the zoom left alone."""
    number, height = spot
    page = writer.pages[number].indirect_reference
    parts = (NameObject("/XYZ"), NullObject(), FloatObject(height), NullObject())
    return ArrayObject([page, *parts])


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
