"""Listing: the texts of a file, a folder or standard input, in a fixed order."""

from __future__ import annotations

import hashlib
import io
import sys
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from parley.intake.front_matter import split_front_matter
from parley.intake.items import KINDS, STDIN, TABULAR, Intake, Item, Place
from parley.intake.known import KNOWN_FILE, find_known
from parley.intake.records import read_records
from parley.plaintext import MAX_BYTES, SourceError, decode_bytes, open_bytes, read_bytes

# Files that tell of a folder; no texts of it.
ABOUT = ("readme", "license", "licence")


def list_items(path: str | Path, intake: Intake, *, deep: bool = False) -> Iterator[Item]:
    """Give the texts of a path in the order of their names, reading one file after the other.

    What cannot be read is given too, with its fault, so that the others can go on.

    Args:
        path: A file, a folder or ``-``.
        intake: How texts are taken in.
        deep: Go into the folders of a folder; names and errors then say where in it a file lies.

    Raises:
        SourceError: If the path cannot be listed, or holds no texts.

    >>> [item.text_id for item in list_items("seeds", Intake())]
    ['istanbul-talks-offer']
    """
    if str(path) == STDIN:
        yield from _read_stdin(intake)
        return
    path = Path(path)
    if not is_folder(path):
        known = find_known(path.parent, strict=False).get(path.name, {})
        where, kind = path.name if deep else str(path), intake.find_kind(path)
        yield from _read_file(path, Place(where, path.stem, path.name, kind, known), intake)
        return
    for file in list_files(path, deep=deep):
        known = find_known(file.parent, strict=True).get(file.name, {})
        inside = file.relative_to(path)
        where = inside.as_posix() if deep else str(file)
        name = "--".join(inside.with_suffix("").parts)
        place = Place(where, name, file.name, intake.find_kind(file), known)
        yield from _read_file(file, place, intake)


def is_folder(path: str | Path) -> bool:
    """Tell whether a path is a folder; one that no system can have is none.

    >>> is_folder("seeds"), is_folder("a" * 4000)
    (True, False)
    """
    try:
        return Path(path).is_dir()
    except (OSError, ValueError):
        return False


def list_files(folder: Path, *, deep: bool = False) -> list[Path]:
    """List the files of a folder that can hold texts, in the order of their names.

    Dot files are the file system's own (``._a.txt`` on macOS); README and LICENSE tell of the
    folder, and ``sources.csv`` of its texts. A folder's files stand before those of its folders.

    Raises:
        SourceError: If it cannot be listed or holds none; if a row of ``sources.csv`` is of none.

    >>> [path.name for path in list_files(Path("seeds"))]
    ['istanbul-talks-offer.txt']
    """
    files = list(_walk(folder, deep))
    if not files:
        endings = ", ".join(f"*{ending}" for ending in KINDS)
        raise SourceError(folder, "holds no texts", f"put files into it that end in {endings}")
    return files


def _walk(folder: Path, deep: bool) -> Iterator[Path]:
    """Go through a folder, and through those in it."""
    try:
        found = sorted(path for path in folder.iterdir() if not path.name.startswith("."))
        folders = [path for path in found if path.is_dir() and not path.is_symlink()]
        texts = [path for path in found if _is_text(path)]
    except (OSError, ValueError) as error:
        fault = f"cannot be read as a folder ({getattr(error, 'strerror', None) or error})"
        raise SourceError(folder, fault, "check the path") from None
    names = {path.name for path in texts}
    for name in sorted(find_known(folder, strict=True).keys() - names):
        fault = f"names {name}, which is no text of the folder"
        raise SourceError(folder / KNOWN_FILE, fault, "put the text there or take the row out")
    yield from texts
    for inner in folders if deep else ():
        yield from _walk(inner, deep)


def _is_text(path: Path) -> bool:
    """Tell whether a file of a folder is one of its texts."""
    told = path.stem.lower() in ABOUT or path.name == KNOWN_FILE
    return path.suffix.lower() in KINDS and not told and path.is_file()


def _read_stdin(intake: Intake) -> Iterator[Item]:
    """Read standard input, one text unless it is told otherwise."""
    place = Place("standard input", "stdin", STDIN, intake.kind or "txt")
    if place.kind in TABULAR:
        # Parquet is read from its end: such a stream has to be at hand as a whole.
        whole = place.kind == "parquet"
        stream = io.BytesIO(sys.stdin.buffer.read()) if whole else sys.stdin.buffer
        yield from _read_rows(stream, place, intake)
        return
    yield _make_item(sys.stdin.buffer.read(MAX_BYTES + 1), place, intake)


def _read_file(path: Path, place: Place, intake: Intake) -> Iterator[Item]:
    """Read the texts of one file."""
    try:
        if place.kind in TABULAR:
            with open_bytes(path) as stream:
                yield from _read_rows(stream, place, intake)
        else:
            yield _make_item(read_bytes(path), place, intake)
    except SourceError as error:
        unread = replace(place, kind="txt")
        yield _place_item(unread, "", known=place.known, fault=str(error))


def _make_item(content: bytes, place: Place, intake: Intake) -> Item:
    """Make the item of a file that holds one text."""
    sha256, size = hashlib.sha256(content).hexdigest(), len(content)
    known, said = place.known, {}
    try:
        text = decode_bytes(content, place.where, intake.encoding)
        if place.kind in ("txt", "md"):
            said, text = split_front_matter(text, place.where, place.kind)
            said = intake.rename({n: value for n, value in said.items() if n != "text"})
    except SourceError as error:
        return _place_item(place, "", sha256, known=known, fault=str(error), size=size)
    filled = {column: cell for column, cell in known.items() if cell}
    return _place_item(place, text, sha256, known={**known, **said, **filled}, size=size)


def _read_rows(stream: BinaryIO, place: Place, intake: Intake) -> Iterator[Item]:
    """Make the items of a file that holds many."""
    whole = ("text_id", "sha256")  # of the file, and of none of its texts
    shared = {column: cell for column, cell in place.known.items() if column not in whole}
    for number, row, size in read_records(stream, place.where, place.kind, intake):
        own = Place(f"{place.where}, record {number}", f"{place.name}-{number}", place.file, "txt")
        if isinstance(row, SourceError):
            yield _place_item(own, "", known=shared, fault=str(row), size=size)
            continue
        text = row.get("text", "")
        sha256 = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
        said = {column: cell for column, cell in row.items() if column != "text"}
        yield _place_item(own, text, sha256, known={**shared, **said}, size=size)


def _place_item(
    place: Place,
    content: str,
    sha256: str = "",
    *,
    known: Mapping[str, str],
    fault: str = "",
    size: int = 0,
) -> Item:
    """Make the item of a place."""
    named = (place.where, place.name, place.file, place.kind)
    return Item(*named, content, sha256, known, fault, size)
