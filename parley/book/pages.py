"""Pages: the theme's faults mended in the written HTML."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from pathlib import Path

from parley.book.policy import add_policy

# A script without src and without a type that makes it data: the theme's, never a text's.
INLINE = re.compile(
    r"<script(?P<attributes>(?![^>]*\b(?:src|type)=)[^>]*)>(?P<body>.*?)</script>", re.S
)
# All but the one that sets light or dark wait until the page is read; their order stays.
WAITING = re.compile(r"<script (?![^>]*(?:\bdefer|parley-mode\.js|type=))(?=[^>]*\bsrc=)")
# A table as pandas writes it, each cell on a line of its own far to the right.
DATAFRAME = re.compile(r'<table class="dataframe">.*?</table>', re.S)
BETWEEN = re.compile(r">\s+<")
BLANKS = re.compile(r"\s*\n\s*")
MENDINGS: tuple[tuple[str, str], ...] = (
    # The theme says three times how wide a page is.
    (r'<meta name="viewport"[^>]*>(?=<meta name="viewport")', ""),
    # An inline handler, which a strict content policy forbids; parley-page.js has it instead.
    (r'\bonclick="window\.print\(\)"', "data-parley-print"),
    # Sphinx names a figure's and a heading's link by a sign alone.
    (r'(<a class="headerlink" href="[^"]*") title="([^"]*)">', r'\1 aria-label="\2">'),
    # pandas puts a style and a border into each of its tables; the style sheet has both.
    (r"<style scoped>.*?</style>\s*", ""),
    (r'<table border="1" class="dataframe">', '<table class="dataframe">'),
    (r'<tr style="text-align: [a-z]*;">', "<tr>"),
    # Names, signs and blanks of code have the colour of the code itself.
    (r'<span class="(?:n|nn|o|p|w)">([^<]*)</span>', r"\1"),
    (r"<pre><span></span>", "<pre>"),
    # The side bar is a part of the page that readers of screens can go to by name.
    (
        r'<(\w+)([^>]*class="bd-sidebar-primary bd-sidebar[^"]*")(?![^>]*role=)',
        r'<\1\2 role="complementary" aria-label="The book"',
    ),
    # A term's meaning is shown by the style sheet, to the keyboard as well as to the mouse.
    (r'(<a class="[^"]*\bparley-term\b[^"]*" href="[^"]*") title="', r'\1 data-meaning="'),
    # A table without words beside each row has nothing in its corner that would head a column.
    (r"<th></th>", "<td></td>"),
)


def mend_page(page: str, site: Path, path: Path) -> str:
    """Move inline scripts into files and mend what keeps a page from being read aloud.

    Args:
        page: The HTML.
        site: The folder of the site; the scripts go into its ``_static``.
        path: Where the page lies in it.
    """
    root = "../" * (len(path.relative_to(site).parts) - 1)
    page = INLINE.sub(_move_script(site / "_static", root), page)
    for fault, mended in MENDINGS:
        page = re.sub(fault, mended, page, flags=re.S)
    page = DATAFRAME.sub(lambda table: BETWEEN.sub("><", table[0]), page)
    page = squeeze_frame(WAITING.sub('<script defer="defer" ', page))
    return add_policy(page)


def squeeze_frame(page: str) -> str:
    r"""Take the blank lines out of what stands around the article, which the theme is full of.

    >>> squeeze_frame("<a>\n\n  \n<article>\n\n</article>\n\n</a>")
    '<a>\n<article>\n\n</article>\n</a>'
    """
    start, end = page.find("<article"), page.rfind("</article>")
    if start < 0 or end < 0:
        return page
    parts = (BLANKS.sub("\n", page[:start]), page[start:end], BLANKS.sub("\n", page[end:]))
    return "".join(parts)


def _move_script(static: Path, root: str) -> Callable[[re.Match[str]], str]:
    """Give what replaces an inline script: the same script from a file named after its content."""

    def move(found: re.Match[str]) -> str:
        body = found["body"].strip() + "\n"
        name = f"page-{hashlib.sha256(body.encode()).hexdigest()[:10]}.js"
        (static / name).write_text(body, encoding="utf-8")
        return f'<script{found["attributes"]} src="{root}_static/{name}"></script>'

    return move
