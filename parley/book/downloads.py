"""Downloads: the links below a shown table to its whole files, where the site carries them."""

from __future__ import annotations

import re
from collections.abc import Collection
from html import unescape

from parley.book.data_page import FOLDER, FORMS, WORDS
from parley.tables.files import name_file

SHOWN = re.compile(
    r'<table [^>]*data-records="(?P<table>\w+)" data-text="(?P<text>[^"]*)".*?</table>\n</div>',
    re.S,
)


def add_downloads(page: str, root: str, texts: Collection[str]) -> str:
    """Put links to the files behind each table of a text that the site carries.

    Args:
        page: The page's HTML.
        root: The way to the top of the site (``../``).
        texts: The texts whose tables the site carries.

    >>> table = '<table class="x" data-records="links" data-text="t"></table>\\n</div>'
    >>> "../data/tables/links.csv" in add_downloads(table, "../", ["t"])
    True
    """

    def add(found: re.Match[str]) -> str:
        known = unescape(found["text"]) in texts
        return found[0] + (_write_links(found["table"], root) if known else "")

    return SHOWN.sub(add, page)


def _write_links(table: str, root: str) -> str:
    """Write the links to one table's files."""
    links = (
        f'<a href="{root}{FOLDER}/{where}/{name_file(table, kind)}" download>{WORDS[kind]}</a>'
        for kind, where in FORMS.items()
    )
    page = f"{root}chapters/data-dictionary.html#{table.replace('_', '-')}"
    files = " · ".join(links)
    meaning = f'<a href="{page}">what the columns mean</a>'
    return f'\n<p class="parley-downloads">Download the whole table: {files} · {meaning}</p>'
