"""Items: one text as it was found, before anything says whether it can be read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from parley.plaintext import UTF8, SourceError, check_encoding

STDIN = "-"
# What each ending holds; a file named by hand with another ending is plain text.
KINDS = {
    ".txt": "txt",
    ".md": "md",
    ".markdown": "md",
    ".html": "html",
    ".htm": "html",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".csv": "csv",
    ".parquet": "parquet",
}
# Those that hold many texts, one a record.
TABULAR = ("jsonl", "csv", "parquet")
# What a record, front matter or sources.csv may say of a text; all else is kept beside it.
COLUMNS = ("text", "text_id", "published", "title", "publisher", "url", "licence", "publish_text")


@dataclass(frozen=True, slots=True)
class Intake:
    """How texts are taken in.

    Attributes:
        encoding: In which text files are stored.
        kind: One of the values of ``KINDS``, whatever a file's ending says; empty: by ending.
        columns: Names that a record or front matter has for ours (``{"text": "body"}``).
        any_language: Read a text as English whatever language it seems to be in.
    """

    encoding: str = UTF8
    kind: str = ""
    columns: Mapping[str, str] = field(default_factory=dict)
    any_language: bool = False

    def __post_init__(self) -> None:
        """Refuse what there is not.

        Raises:
            SourceError: If there is no such encoding, kind or column.
        """
        check_encoding(self.encoding)
        if self.kind and self.kind not in KINDS.values():
            kinds = ", ".join(dict.fromkeys(KINDS.values()))
            raise SourceError("--as", f"{self.kind!r} is no kind of file", f"it is one of {kinds}")
        for name in self.columns:
            if name not in COLUMNS:
                remedy = f"it is one of {', '.join(COLUMNS)}"
                raise SourceError("--column", f"{name!r} is no column that is read", remedy)

    def find_kind(self, path: Path) -> str:
        """Tell what a file holds.

        >>> Intake().find_kind(Path("a.HTM")), Intake(kind="md").find_kind(Path("a.txt"))
        ('html', 'md')
        """
        return self.kind or KINDS.get(path.suffix.lower(), "txt")

    def rename(self, found: Mapping[str, str]) -> dict[str, str]:
        """Give what a record says under our names.

        >>> Intake(columns={"text": "body"}).rename({"body": "Mali agreed.", "desk": "Africa"})
        {'text': 'Mali agreed.', 'desk': 'Africa'}
        """
        ours = {theirs: name for name, theirs in self.columns.items()}
        taken = {name for name in self.columns if name not in ours}
        return {ours.get(name, name): cell for name, cell in found.items() if name not in taken}


@dataclass(frozen=True, slots=True)
class Place:
    """Where a text, or a file of them, was found.

    Attributes:
        where: What an error names.
        name: Its ``text_id``, unless something known says another.
        file: The file's name; ``-`` for standard input.
        kind: One of the values of ``KINDS``.
        known: What ``sources.csv`` says of it.
    """

    where: str
    name: str
    file: str
    kind: str
    known: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Item:
    """One text as it was found.

    Attributes:
        where: What an error names.
        name: Its ``text_id``, unless something known says another.
        file: The file's name; ``-`` for standard input.
        kind: ``txt``, ``md`` or ``html``.
        content: The decoded characters, without front matter.
        sha256: Of the file's bytes; of the text's own in UTF-8, where the file holds many.
        known: What front matter, a record or ``sources.csv`` says, under our names.
        fault: Why there are no characters, if there are none: the whole line of the error.
        size: Bytes of input that it took, by which progress is measured.
    """

    where: str
    name: str
    file: str
    kind: str
    content: str
    sha256: str = ""
    known: Mapping[str, str] = field(default_factory=dict)
    fault: str = ""
    size: int = 0

    @property
    def text_id(self) -> str:
        """The name by which all tables know the text."""
        return self.known.get("text_id") or self.name
