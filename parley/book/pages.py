"""Pages: the theme's faults mended in the written HTML."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from pathlib import Path

# A script without src and without a type that makes it data: the theme's, never a text's.
INLINE = re.compile(
    r"<script(?P<attributes>(?![^>]*\b(?:src|type)=)[^>]*)>(?P<body>.*?)</script>", re.S
)
MENDINGS: tuple[tuple[str, str], ...] = (
    # The icons are drawn by the theme's script; a page opened from disk may not load fonts ahead.
    (r'\s*<link rel="preload" as="font"[^>]*>', ""),
    # The style of an extension that runs code on other hosts, which is disconnected.
    (r"\s*<link [^>]*sphinx-thebe\.css[^>]*>", ""),
    # An inline handler, which a strict content policy forbids; parley-page.js has it instead.
    (r'\bonclick="window\.print\(\)"', "data-parley-print"),
    # Sphinx names a figure's and a heading's link by a sign alone.
    (r'(<a class="headerlink" href="[^"]*") title="([^"]*)">', r'\1 title="\2" aria-label="\2">'),
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
        page = re.sub(fault, mended, page)
    return page


def _move_script(static: Path, root: str) -> Callable[[re.Match[str]], str]:
    """Give what replaces an inline script: the same script from a file named after its content."""

    def move(found: re.Match[str]) -> str:
        body = found["body"].strip() + "\n"
        name = f"page-{hashlib.sha256(body.encode()).hexdigest()[:10]}.js"
        (static / name).write_text(body, encoding="utf-8")
        return f'<script{found["attributes"]} src="{root}_static/{name}"></script>'

    return move
