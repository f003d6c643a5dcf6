"""Assets: the scripts and styles that a page loads, which are those that it uses."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable
from pathlib import Path, PurePosixPath
from typing import Any

PLOTLY = "plotly.min.js"
JQUERY = "vendor/jquery.slim.min.js"
DATATABLES = "vendor/datatables.min.js"
ARTICLE = 'class="parley-article"'
CHART = 'class="parley-figure"'
SORTED = 'class="parley-table sorted'
CODE = 'class="highlight"'
SEARCH = "search"
# What the theme and its extensions add to every page, and which pages have a use for it.
NEEDS: dict[str, Callable[[str, str], bool]] = {
    "clipboard.min.js": lambda page, body: CODE in body,
    "copybutton.js": lambda page, body: CODE in body,
    "copybutton.css": lambda page, body: CODE in body,
    "pygments.css": lambda page, body: CODE in body,
    # Tabs, cards and foldable boxes of extensions that the book does not use.
    "design-tabs.js": lambda page, body: False,
    "sphinx-design.min.css": lambda page, body: False,
    "togglebutton.js": lambda page, body: False,
    "togglebutton.css": lambda page, body: False,
    "sphinx-thebe.css": lambda page, body: False,
}
# A page of each kind, by its name and its body.
USES = (("", ""), ("", CODE), (SEARCH, ""))
# Variables for the extensions that are left out, and the page's name for a switch of versions.
UNUSED_VARIABLES = ("togglebutton", "toggleHint", "toggleOpenOnPrint", "pagename", "thebe")


def choose_assets(page: str, context: dict[str, Any]) -> None:
    """Leave out of a page's context the scripts and styles that it does not use."""
    body = context.get("body", "")
    for kind in ("script_files", "css_files"):
        context[kind] = [file for file in context.get(kind, ()) if is_used(file, page, body)]


def is_used(file: object, page: str, body: str) -> bool:
    """Say whether a page uses a script or style.

    >>> [is_used("_static/copybutton.js", "index", body) for body in ("", CODE)]
    [False, True]
    """
    inline = getattr(file, "attributes", {}).get("body") or ""
    if inline:
        return not _names_any(inline, UNUSED_VARIABLES)
    name = PurePosixPath(str(getattr(file, "filename", file) or "").split("?")[0]).name
    return NEEDS.get(name, lambda page, body: True)(page, body)


def _names_any(script: str, words: Iterable[str]) -> bool:
    """Say whether a script sets one of some variables."""
    return any(word in script for word in words)


def drop_files(site: Path) -> None:
    """Remove from a built site the files of the theme that no page loads: icon fonts, maps.

    Raises:
        OSError: If one cannot be removed.
    """
    static = site / "_static"
    shutil.rmtree(static / "vendor" / "fontawesome", ignore_errors=True)
    unused = [name for name, needed in NEEDS.items() if not any(needed(p, b) for p, b in USES)]
    for pattern in ("**/*.map", *unused):
        for path in static.glob(pattern):
            path.unlink()
