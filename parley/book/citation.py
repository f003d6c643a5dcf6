"""Citation: the BibTeX entry of the book, written from ``CITATION.cff`` while the book is built."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml
from docutils import nodes
from sphinx.util.docutils import SphinxDirective

SPECIAL = re.compile(r"([&%$#_{}])")


def read_citation(path: Path) -> dict[str, Any]:
    """Read a ``CITATION.cff``, every value as it is written.

    Raises:
        OSError: If it cannot be read.

    >>> read_citation(Path("CITATION.cff"))["type"]
    'software'
    """
    cited = yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)
    return dict(cited)


def write_bibtex(cited: Mapping[str, Any]) -> str:
    r"""Write a citation as a BibTeX entry of the type ``software``.

    >>> cited = {"authors": [{"name": "A & B"}], "title": "Notes", "version": "1", "license": "MIT"}
    >>> print(write_bibtex(cited))
    @software{parley,
      author  = {{A \& B}},
      title   = {Notes},
      version = {1},
      license = {MIT},
    }
    """
    authors = " and ".join(_name_author(author) for author in cited["authors"])
    fields = {"author": authors}
    for name in ("title", "version", "doi", "url", "license"):
        if cited.get(name):
            fields[name] = _escape(cited[name])
    lines = [f"  {name:<7} = {{{value}}}," for name, value in fields.items()]
    return "\n".join(["@software{parley,", *lines, "}"])


def _name_author(author: Mapping[str, str]) -> str:
    """Name a person by family and given name; what has a name of its own is kept whole."""
    if "name" in author:
        return f"{{{_escape(author['name'])}}}"
    names = (author.get("family-names", ""), author.get("given-names", ""))
    return _escape(", ".join(filter(None, names)))


def _escape(words: str) -> str:
    """Escape what TeX would take for its own."""
    return SPECIAL.sub(r"\\\1", words)


class BibTeX(SphinxDirective):
    """Shows the entry of the citation at the top of the repository."""

    def run(self) -> list[nodes.Node]:
        """Give the entry as code."""
        path = Path(self.env.srcdir) / "CITATION.cff"
        self.env.note_dependency(str(path))
        entry = write_bibtex(read_citation(path))
        return [nodes.literal_block(entry, entry, language="bibtex")]
