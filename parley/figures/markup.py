"""Markup: small pieces of HTML in which everything that comes from a text is escaped."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from html import escape

from parley.figures.colours import ActorStyle

TEXT_PAGE = "text.html"
LEAST_SORTED = 6  # rows from which a table has tools to sort, search and filter


@dataclass(frozen=True, slots=True)
class Markup:
    """HTML that is already safe; what is not of this type is escaped when it is put into a page."""

    html: str

    def __add__(self, other: Markup) -> Markup:
        """Put one piece behind the other."""
        return Markup(self.html + other.html)

    def _repr_mimebundle_(
        self, include: object = None, exclude: object = None
    ) -> dict[str, object]:
        """Show the piece in a notebook."""
        return {"text/html": self.html, "text/plain": "HTML"}


Content = str | int | Markup


def render(content: Content) -> str:
    """Give content as HTML; text is escaped and kept from turning its surroundings.

    Plain ASCII turns nothing, and stands without an element of its own.

    >>> render("<b>"), render(Markup("<b></b>")), render(7), render("é")
    ('&lt;b&gt;', '<b></b>', '7', '<bdi>é</bdi>')
    """
    if isinstance(content, Markup):
        return content.html
    if isinstance(content, int):
        return str(content)
    return escape(content) if content.isascii() else f"<bdi>{escape(content)}</bdi>"


def join_markup(pieces: Iterable[Content], between: str = ", ") -> Markup:
    """Join pieces, all rendered."""
    return Markup(escape(between).join(render(piece) for piece in pieces))


def break_behind(words: str, signs: str = "/_ ") -> Markup:
    """Let words be broken behind some signs, where a line is too short for them.

    >>> break_behind("2025-05-08/2025-05-10").html
    '2025-05-08/<wbr>2025-05-10'
    """
    parts = re.split(f"(?<=[{re.escape(signs)}])(?=.)", words)
    return Markup("<wbr>".join(render(part) for part in parts))


def link(target: str, words: Content, label: str = "") -> Markup:
    """Link words to an address; ``label`` is read out in their place.

    >>> link("text.html#s07", "s07").html
    '<a href="text.html#s07">s07</a>'
    """
    spoken = f' aria-label="{escape(label)}"' if label else ""
    return Markup(f'<a href="{escape(target)}"{spoken}>{render(words)}</a>')


def link_sentence(sentence: int, words: Content = "", base: str = TEXT_PAGE) -> Markup:
    """Link to a sentence of the text page, by its number if no words are given.

    >>> link_sentence(7).html
    '<a href="text.html#s07">s07</a>'
    """
    anchor = f"s{int(sentence):02d}"
    return link(f"{base}#{anchor}", words or anchor)


def mark_actor(style: ActorStyle) -> Markup:
    """Name an actor; the style sheet puts its symbol in its colour before it."""
    return Markup(
        f'<span class="parley-actor {style.css_class}" data-sign="{style.sign}">'
        f"{render(style.name)}</span>"
    )


@dataclass(frozen=True)
class Table:
    """An HTML table that a chapter shows: rows with a header cell each, in a region that scrolls.

    Attributes:
        name: Short name in lower case and hyphens; the table's id is ``table-<name>``.
        label: What the table holds, read out for its scrolling region.
        columns: Headings.
        rows: Cells; the first of each row is its header.
        anchors: An id for each row, or none.
        empty: What is said where there are no rows.
        classes: Classes for the style sheet; ``sorted``, put first, gives a table its tools, and
            ``stacked`` lays a row's cells below each other on a phone, each with its heading.
        filters: Headings of the columns among whose values a reader may choose.
        source: The table of the contract that it shows, and the text.
    """

    name: str
    label: str
    columns: Sequence[Content]
    rows: Sequence[Sequence[Content]]
    anchors: Sequence[str] = ()
    empty: str = "The text has none."
    classes: str = field(default="")
    filters: Sequence[str] = ()
    source: tuple[str, str] | None = None

    def to_html(self) -> str:
        """Give the table as HTML."""
        if not self.rows:
            return f'<p class="parley-empty">{render(self.empty)}</p>'
        heads = "".join(map(self._render_head, self.columns))
        anchors = self.anchors or [""] * len(self.rows)
        labels = self.columns if "stacked" in self.classes.split() else [""] * len(self.columns)
        body = "\n".join(_render_row(*row, labels) for row in zip(self.rows, anchors, strict=True))
        return (
            f'<div class="parley-scroll" tabindex="0" role="region"'
            f' aria-label="{escape(self.label)}">\n'
            f'<table class="parley-table {escape(self._choose_classes())}"'
            f' id="table-{escape(self.name)}"'
            f"{self._render_source()}>"
            f"\n<thead><tr>{heads}</tr></thead>\n<tbody>\n{body}\n</tbody>\n</table>\n</div>"
        )

    def _choose_classes(self) -> str:
        """Give the classes; a table of a few rows is taken in at a glance and needs no tools."""
        few = len(self.rows) < LEAST_SORTED
        return self.classes.removeprefix("sorted").strip() if few else self.classes

    def _render_head(self, column: Content) -> str:
        """Render the heading of a column."""
        chosen = f' data-filter="{escape(str(column))}"' if column in self.filters else ""
        return f'<th scope="col"{chosen}>{render(column)}</th>'

    def _render_source(self) -> str:
        """Say which table of which text is shown, for the links to its files."""
        if not self.source:
            return ""
        table, text = map(escape, self.source)
        return f' data-records="{table}" data-text="{text}"'

    def _repr_mimebundle_(
        self, include: object = None, exclude: object = None
    ) -> dict[str, object]:
        """Show the table in a notebook."""
        plain = f"{self.label}: {len(self.rows)} rows" if self.rows else self.empty
        return {"text/html": self.to_html(), "text/plain": plain}


def _render_row(cells: Sequence[Content], anchor: str, labels: Sequence[Content]) -> str:
    """Render one row; its first cell is its header."""
    first, *others = cells
    number = f' id="{escape(anchor)}"' if anchor else ""
    head = f'<th scope="row">{render(first)}{_render_permalink(anchor)}</th>'
    return f"<tr{number}>{head}{''.join(map(_render_cell, others, labels[1:]))}</tr>"


def _render_cell(cell: Content, label: Content) -> str:
    """Render a cell, with its heading for where the row's cells stand below each other."""
    labelled = f' data-label="{escape(str(label))}"' if label else ""
    return f"<td{labelled}>{render(cell)}</td>"


def _render_permalink(anchor: str) -> str:
    """Render a row's permanent link, whose sign the style sheet draws."""
    if not anchor:
        return ""
    spoken = f"Link to {anchor}"
    return (
        f'<a class="parley-permalink" href="#{escape(anchor)}" aria-label="{escape(spoken)}"></a>'
    )


def is_live() -> bool:
    """Say whether a person's Jupyter server or editor shows this kernel's output.

    A Jupyter server sets ``JPY_SESSION_NAME`` in the kernels of its sessions; Visual Studio Code
    puts the notebook's path into their namespace. Whatever executes chapters does neither.
    """
    if os.environ.get("JPY_SESSION_NAME"):
        return True
    from IPython import get_ipython

    shell = get_ipython()
    return shell is not None and "__vsc_ipynb_file__" in shell.user_ns
