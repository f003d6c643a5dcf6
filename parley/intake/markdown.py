"""Markdown: the words that a reader of the rendered page would see."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.token import Token

BREAKS = ("softbreak", "hardbreak")
SHOWN = ("text", "code_inline")


def render_markdown(text: str) -> str:
    r"""Give the words of CommonMark without its marks, in paragraphs that blank lines part.

    Emphasis, links and headings leave their words; list items keep a hyphen or their number; cells
    of a table are parted by tabs. Pictures, HTML tags and comments are left out.

    >>> render_markdown("# Envoys\n\n**Mali** [agreed](x).\n\n1. It *left*.\n2. It stayed.")
    'Envoys\n\nMali agreed.\n\n1. It left.\n2. It stayed.\n'
    """
    blocks: list[str] = []
    lists: list[int | None] = []
    marker, tight, cells = "", False, None
    for token in _parser().parse(text):
        if token.type in ("bullet_list_open", "ordered_list_open"):
            lists.append(int(token.attrGet("start") or 1) if token.tag == "ol" else None)
        elif token.type in ("bullet_list_close", "ordered_list_close"):
            lists.pop()
        elif token.type == "list_item_open":
            marker, lists[-1] = _mark(lists[-1])
        elif token.type == "tr_open":
            cells = []
        elif token.type == "tr_close":
            blocks.append("\t".join(cells or ()))
            cells = None
        elif token.type in ("paragraph_open", "heading_open"):
            tight = token.hidden
        elif token.type in ("inline", "fence", "code_block"):
            words = "".join(_words(token)) if token.children else token.content.rstrip("\n")
            if cells is not None:
                cells.append(words)
            elif words:
                joined = blocks and lists and tight and marker and _is_item(blocks[-1])
                if joined:
                    blocks[-1] += f"\n{marker}{words}"
                else:
                    blocks.append(marker + words)
                marker = ""
    return "\n\n".join(blocks) + "\n" if blocks else ""


@cache
def _parser() -> MarkdownIt:
    """Build the parser once."""
    return MarkdownIt("commonmark").enable("table")


def _mark(number: int | None) -> tuple[str, int | None]:
    """Give the mark of a list's next item, and the number of the one behind it."""
    return ("- ", None) if number is None else (f"{number}. ", number + 1)


def _is_item(block: str) -> bool:
    """Tell whether a block is a list so far."""
    first = block.split(" ", 1)[0]
    return first == "-" or (first.endswith(".") and first[:-1].isdigit())


def _words(token: Token) -> Iterator[str]:
    """Give the words of a line's parts."""
    for child in token.children or ():
        if child.type in SHOWN:
            yield child.content
        elif child.type in BREAKS:
            yield "\n"
