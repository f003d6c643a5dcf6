"""Sources: a text with what is known about it, or one clear line saying why it is refused."""

from __future__ import annotations

import csv
import hashlib
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from parley.plaintext import MAX_BYTES, SourceError, decode_text, read_bytes

# Dates are reckoned from the publication; a year outside these is likelier a slip than a text's.
YEARS = range(1500, 2200)
KNOWN_AS = ("title", "publisher", "url", "licence")
SHOWN = ("full", "quotes")
STDIN = "-"


@dataclass(frozen=True, slots=True)
class Source:
    """A text and what is known about it; offsets elsewhere count the code points of ``text``.

    ``published`` is an ISO day; ``file`` the bare file name (``-`` for standard input); ``sha256``
    of its bytes; ``publish_text`` is ``full`` or ``quotes``; ``other`` keeps the remaining
    columns of ``sources.csv`` as pairs. What is not known is the empty string.
    """

    text_id: str
    text: str
    published: str = ""
    file: str = ""
    sha256: str = ""
    title: str = ""
    publisher: str = ""
    url: str = ""
    licence: str = ""
    publish_text: str = "full"
    other: tuple[tuple[str, str], ...] = ()

    def __post_init__(self) -> None:
        """Take pairs that a stored reading gives back as lists for the tuples that they were."""
        object.__setattr__(self, "other", tuple((name, value) for name, value in self.other))


def load_source(
    path: str | Path, published: str | date | None = None, text_id: str | None = None
) -> Source:
    """Read one text: a file, or standard input for ``-``.

    A ``sources.csv`` beside the file says what is known of it, if it has a row for it; the
    arguments go before the row. Without either, ``text_id`` is the file's stem (``stdin`` for
    ``-``).

    Raises:
        SourceError: If the text, its date or its row in ``sources.csv`` cannot be used.

    >>> source = load_source("seeds/istanbul-talks-offer.txt")
    >>> source.text_id, source.published, len(source.text)
    ('istanbul-talks-offer', '2025-05-11', 3508)
    """
    if str(path) == STDIN:
        known: Mapping[str, str] = {"text_id": text_id or "stdin", "published": _iso(published)}
        return _make_source(sys.stdin.buffer.read(MAX_BYTES + 1), "standard input", STDIN, known)
    path = Path(path)
    content = read_bytes(path)
    row = dict(_find_rows(path.parent, strict=False).get(path.name, {}))
    if published:
        row["published"] = _iso(published)
    if text_id:
        row["text_id"] = text_id
    return _make_source(content, path, path.name, row)


def load_sources(folder: str | Path, published: str | date | None = None) -> tuple[Source, ...]:
    """Read every ``*.txt`` of a folder, in the order of the file names.

    ``sources.csv`` in the folder says what is known of each text (columns ``text_id``, ``file``,
    ``published``, ``sha256``, ``publish_text``, any others kept); ``published`` fills what it
    leaves out.

    Raises:
        SourceError: If the folder holds no text, or any text or row cannot be used.

    >>> [source.text_id for source in load_sources("seeds")]
    ['istanbul-talks-offer']
    """
    folder = Path(folder)
    files = _list_texts(folder)
    rows = _find_rows(folder, strict=True)
    _check_rows(folder, rows, files)
    sources: dict[str, Source] = {}
    for path in files:
        row = dict(rows.get(path.name, {}))
        row["published"] = row.get("published") or _iso(published)
        source = _make_source(read_bytes(path), path, path.name, row)
        if source.text_id in sources:
            first = sources[source.text_id].file
            fault = f"has the text_id {source.text_id!r}, as {first} has"
            raise SourceError(path, fault, "give one of them another in sources.csv")
        sources[source.text_id] = source
    return tuple(sources.values())


def check_date(published: str, where: object = "published") -> str:
    """Give the day of an ISO 8601 date or date-time as written, whatever its time zone.

    Raises:
        SourceError: If it is missing or is no such date.

    >>> check_date("2025-05-11T23:30:00-04:00")
    '2025-05-11'
    """
    remedy = "give the day as YYYY-MM-DD with --published or in sources.csv"
    if not published.strip():
        without = f"{remedy}; without it *Friday* is no day and *the president* nobody"
        raise SourceError(where, "has no publication date", without)
    try:
        day = datetime.fromisoformat(published.strip()).date()
    except ValueError:
        raise SourceError(where, f"{published!r} is not an ISO date", remedy) from None
    if day.year not in YEARS:
        fault = f"{published!r} lies outside the years {YEARS[0]} to {YEARS[-1]}"
        raise SourceError(where, fault, remedy)
    return day.isoformat()


def _make_source(content: bytes, where: object, name: str, known: Mapping[str, str]) -> Source:
    """Put bytes and the row of ``sources.csv`` together, each checked."""
    text = decode_text(content, where)
    sha256 = hashlib.sha256(content).hexdigest()
    if known.get("sha256") and known["sha256"].lower() != sha256:
        remedy = "put the original text back or correct sources.csv"
        raise SourceError(where, "is not the text that sources.csv has the sha256 of", remedy)
    publish_text = known.get("publish_text") or "full"
    if publish_text not in SHOWN:
        fault = f"publish_text is {publish_text!r} in sources.csv"
        raise SourceError(where, fault, "it is either full or quotes")
    named = {"text_id", "file", "published", "sha256", "publish_text", *KNOWN_AS}
    return Source(
        text_id=_check_id(known.get("text_id") or Path(name).stem, where),
        text=text,
        published=check_date(known.get("published", ""), where),
        file=name,
        sha256=sha256,
        publish_text=publish_text,
        other=tuple((column, value) for column, value in known.items() if column not in named),
        **{column: known.get(column, "") for column in KNOWN_AS},
    )


def _check_id(text_id: str, where: object) -> str:
    """Refuse an id that could not name a file or stand in a table: it names ``<text_id>.tml``."""
    if text_id in (".", "..") or any(c in "/\\" or not c.isprintable() for c in text_id):
        fault = f"{text_id!r} cannot be a text_id"
        raise SourceError(where, fault, "give it one without slashes in sources.csv")
    return text_id


def _iso(published: str | date | None) -> str:
    return published.isoformat() if isinstance(published, date) else published or ""


def _list_texts(folder: Path) -> list[Path]:
    """List the texts of a folder; dot files are the file system's own (``._a.txt`` on macOS)."""
    try:
        found = [p for p in folder.iterdir() if p.suffix.lower() == ".txt" and p.is_file()]
    except (OSError, ValueError) as error:
        fault = f"cannot be read as a folder ({getattr(error, 'strerror', None) or error})"
        raise SourceError(folder, fault, "check the path") from None
    files = sorted(path for path in found if not path.name.startswith("."))
    if not files:
        raise SourceError(folder, "holds no *.txt", "put plain texts with that ending into it")
    return files


def _find_rows(folder: Path, strict: bool) -> dict[str, dict[str, str]]:
    """Read ``sources.csv`` by file name; none, or (unless strict) another's table, is no rows."""
    path = folder / "sources.csv"
    if not path.is_file():
        return {}
    rows: dict[str, dict[str, str]] = {}
    for number, row in _read_table(path):
        if "file" not in row:
            if strict:
                raise SourceError(path, "has no column file", "add one to its header")
            return {}
        if not row["file"] or row["file"] in rows:
            fault = f"line {number} names {'a file twice' if row['file'] else 'no file'}"
            raise SourceError(path, fault, "give each text one row")
        rows[row["file"]] = row
    return rows


def _read_table(path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    """Give each row with its line; spreadsheets put a byte order mark first, which is not read."""
    try:
        lines = read_bytes(path).decode("utf-8-sig").splitlines(keepends=True)
        rows = csv.DictReader(lines, strict=True)
        for row in rows:
            if None in row or None in row.values():
                fault = f"line {rows.line_num} has more or fewer cells than the header"
                raise SourceError(path, fault, "quote cells that hold commas")
            yield rows.line_num, {name.strip(): cell.strip() for name, cell in row.items()}
    except (UnicodeDecodeError, csv.Error) as error:
        raise SourceError(path, f"is not CSV in UTF-8 ({error})", "correct it") from None


def _check_rows(folder: Path, rows: Mapping[str, Mapping[str, str]], files: list[Path]) -> None:
    """Refuse a row whose text is not there: a table about missing texts would mislead."""
    for name in sorted(rows.keys() - {path.name for path in files}):
        fault = f"names {name}, which is no *.txt of the folder"
        raise SourceError(folder / "sources.csv", fault, "put the text there or take the row out")
