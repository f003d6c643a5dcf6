"""Front matter: what a text file says of itself in YAML, between two lines of three hyphens."""

from __future__ import annotations

import re
from collections.abc import Mapping

import yaml

from parley.intake.items import COLUMNS
from parley.plaintext import SourceError

# The closing line may be three full stops, as YAML's own.
BLOCK = re.compile(
    r"\ufeff?---[^\S\n]*\r?\n(?P<yaml>.{0,20000}?)^(?:---|\.\.\.)[^\S\n]*(?:\r?\n|\Z)",
    re.DOTALL | re.MULTILINE,
)
# What other programs call the day of publication.
ALSO = {"date": "published"}


def split_front_matter(text: str, where: object, kind: str) -> tuple[dict[str, str], str]:
    r"""Part front matter from the text below it, which stays as it is.

    Plain text has it only where the block says one of the things that are read (*title*,
    *published*, ...): three hyphens are also a rule between two paragraphs.

    Args:
        text: The decoded file.
        where: What an error names.
        kind: ``txt`` or ``md``.

    Returns:
        What it says, under the names that it uses (``date`` is ``published``), and the text.

    Raises:
        SourceError: If the block of a Markdown file is no YAML that names things.

    >>> split_front_matter("---\ntitle: No\n---\nMali agreed.", "a.txt", "txt")
    ({'title': 'No'}, 'Mali agreed.')
    >>> split_front_matter("---\nMali agreed.\n---\n", "a.txt", "txt")
    ({}, '---\nMali agreed.\n---\n')
    """
    block = BLOCK.match(text)
    if not block:
        return {}, text
    found = _parse(block["yaml"])
    if found is None and kind == "md":
        fault = "opens with front matter that is no YAML with names"
        raise SourceError(where, fault, "write lines such as 'published: 2024-03-01'")
    said = {ALSO.get(name, name): value for name, value in _flatten(found or {}).items()}
    if not found or (kind == "txt" and said.keys().isdisjoint(COLUMNS)):
        return {}, text
    return said, text[block.end() :]


def _parse(block: str) -> Mapping[str, object] | None:
    """Parse YAML with every value as the word that stands there: *No* is no boolean."""
    try:
        found = yaml.load(block, Loader=yaml.BaseLoader)
    except (yaml.YAMLError, RecursionError, ValueError):
        return None
    return found if isinstance(found, dict) else None


def _flatten(found: Mapping[str, object]) -> dict[str, str]:
    """Keep words, and lists of words joined as in the tables; what is nested deeper is not kept."""
    flat: dict[str, str] = {}
    for name, value in found.items():
        values = value if isinstance(value, list) else [value]
        if isinstance(name, str) and all(isinstance(each, str) for each in values):
            flat[name.strip()] = "|".join(values).strip()
    return flat
