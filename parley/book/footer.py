"""The foot of a page and its buttons: links to edit it, to report an error, and to run it."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

from parley.book.addresses import Link, Repository

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def write_foot(app: Sphinx, page: str, context: dict[str, Any], repository: Repository) -> str:
    """Write the links of a page's foot, and put the buttons that run it into its head.

    Without a repository's address there are none.
    """
    if page not in app.env.found_docs:
        return ""
    file = app.env.doc2path(page, base=False)
    if str(file).endswith(".ipynb"):
        add_launch_buttons(context, repository.link_launch(str(file)))
    links = (
        repository.link_edit(str(file)),
        repository.link_report(f"Page {page}: what is wrong?"),
    )
    return " · ".join(render_link(link) for link in links if link)


def render_link(link: Link) -> str:
    """Render a link.

    >>> render_link(Link("Edit", "https://parley.test/?a&b"))
    '<a href="https://parley.test/?a&amp;b">Edit</a>'
    """
    return f'<a href="{escape(link.target)}">{escape(link.words)}</a>'


def add_launch_buttons(context: dict[str, Any], links: list[Link]) -> None:
    """Add a group of buttons that run a chapter, in the form of the theme's own."""
    if not links:
        return
    buttons = [
        {"type": "link", "url": link.target, "text": link.words, "icon": "fas fa-rocket"}
        for link in links
    ]
    group = {"type": "group", "tooltip": "Run this chapter", "icon": "fas fa-rocket"}
    context.setdefault("header_buttons", []).append(
        {**group, "buttons": buttons, "label": "launch-buttons"}
    )
