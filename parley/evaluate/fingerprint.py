"""The fingerprint of the rules: a digest that tells whether figures were taken with them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

from parley.datafiles import PACKAGE, find_data

RULES = ("gazetteer", "lexicon")
# What makes the finds; figures, pages and confidence only show or grade them.
CODE = frozenset(
    (
        "language.py",
        "mask.py",
        "parse.py",
        "attributes.py",
        "recognition.py",
        "columns.py",
        "sentences.py",
        "gazetteer",
        "actors",
        "dates",
        "demands",
    )
)
GRADES = "confidence.csv"


def fingerprint_rules() -> str:
    """Digest all that can change a find: the stages' code, the gazetteer and the lexicon.

    Returns:
        The sha256 over the names and the bytes of the files, in the order of their names.

    >>> len(fingerprint_rules())
    64
    """
    digest = hashlib.sha256()
    for name, path in sorted(_list_files()):
        content = hashlib.sha256(path.read_bytes()).hexdigest()
        digest.update(f"{name} {content}\n".encode())
    return digest.hexdigest()


def _list_files() -> Iterator[tuple[str, Path]]:
    """List the files with names that are the same in a checkout and in an installed wheel."""
    for path in PACKAGE.rglob("*.py"):
        name = path.relative_to(PACKAGE)
        if name.parts[0] in CODE:
            yield f"parley/{name.as_posix()}", path
    for folder in RULES:
        root = find_data(folder)
        for path in root.rglob("*"):
            name = path.relative_to(root)
            if path.suffix == ".csv" and name.name != GRADES and not _is_left_over(name):
                yield f"data/{folder}/{name.as_posix()}", path


def _is_left_over(name: Path) -> bool:
    """Tell whether a file is an editor's or an interpreter's, and none of ours."""
    return any(part.startswith(".") or part == "__pycache__" for part in name.parts)
