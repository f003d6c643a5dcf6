"""Exports: what was read in the forms of others, and all of it in one file to take along.

Beside the tables stand the marks as W3C annotations, the dates as TimeML and the acts as events,
in PLOVER's form and in that of the classic coders, each as its own field writes it.
"""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from importlib.metadata import version
from pathlib import Path

import pandas as pd

from parley.annotate import CONTEXT, export_annotations
from parley.event_file import write_event_file
from parley.plover_events import list_events
from parley.reading import Reading
from parley.tables import write_tables
from parley.tables.files import write_files
from parley.timeml import write_timeml

Writer = Callable[[Path], None]
KINDS = ("json", "parquet", "spreadsheet")
# The least that the format of ZIP can say of a time, so that nothing hangs on a clock.
ZIP_DAY = (1980, 1, 1, 0, 0, 0)
LICENCE = {
    "name": "CC-BY-4.0",
    "path": "https://creativecommons.org/licenses/by/4.0/",
    "title": "Creative Commons Attribution 4.0",
}
ABOUT: dict[str, object] = {
    "title": "Parley: who wants what of whom, by when and on which terms",
    "version": version("parley-book"),
    "licenses": [LICENCE],
}


def write_exports(
    readings: Iterable[Reading],
    tables: Mapping[str, pd.DataFrame],
    folder: Path,
    about: Mapping[str, object] = ABOUT,
) -> None:
    """Write every export of some readings into a folder.

    Args:
        readings: The readings, of texts that may be shown.
        tables: Their tables, as far as they may be shown.
        folder: Gets ``json``, ``parquet``, ``spreadsheet``, and the files of other fields.
        about: What the packages say of themselves.

    Raises:
        OSError: If the folder cannot be written.
    """
    readings = list(readings)
    for kind in KINDS:
        write_tables(tables, folder / kind, kind, about)
    contents: dict[str, Writer] = {
        name: _write_text(write(readings)) for name, write in OTHERS.values()
    }
    for reading in readings:
        if reading.source.publish_text == "full":  # TimeML holds the whole text
            written = write_timeml(reading)
            contents[f"{reading.source.text_id}.tml"] = _write_text(written)
    write_files(folder, contents)


def _join_annotations(readings: Iterable[Reading]) -> dict[str, object]:
    """Join the annotations of several texts to one page."""
    items = [item for reading in readings for item in export_annotations(reading)["items"]]
    page = {"@context": CONTEXT, "id": "urn:parley:annotations", "type": "AnnotationPage"}
    return {**page, "items": items}


def write_annotations(readings: Sequence[Reading]) -> str:
    """Write every mark of some readings as one page of W3C Web Annotations (JSON-LD)."""
    return _dump(_join_annotations(readings))


def write_plover(readings: Sequence[Reading]) -> str:
    """Write the acts of some readings as PLOVER events: a JSON array, with CAMEO codes beside."""
    return _dump([event for reading in readings for event in list_events(reading)])


def _dump(content: object) -> str:
    """Give a value as JSON."""
    return json.dumps(content, indent=1, ensure_ascii=False) + "\n"


def _write_text(content: str) -> Writer:
    """Give what writes words into a file."""
    return lambda path: path.write_text(content, encoding="utf-8", newline="\n") and None


# The forms of other fields: the name of the file, and what writes all readings into one.
OTHERS: dict[str, tuple[str, Callable[[Sequence[Reading]], str]]] = {
    "annotations": ("annotations.jsonld", write_annotations),
    "plover": ("plover.json", write_plover),
    "events": ("events.tsv", write_event_file),
}


def export_readings(readings: Iterable[Reading], form: str, folder: Path | None = None) -> str:
    """Give readings in the form of another field, written into a folder where one is named.

    Args:
        readings: The readings, all of which go into one file.
        form: ``annotations``, ``plover`` or ``events``.
        folder: Gets ``annotations.jsonld``, ``plover.json`` or ``events.tsv``.

    Returns:
        The content of the file.

    Raises:
        KeyError: If the form is none of the three.
        OSError: If the folder cannot be written.
    """
    name, write = OTHERS[form]
    content = write(list(readings))
    if folder is not None:
        write_files(folder, {name: _write_text(content)})
    return content


def zip_folder(folder: Path, target: Path) -> None:
    """Put all files of a folder into one ZIP file, the same bytes whenever it is done.

    Raises:
        OSError: If a file cannot be read or the target not be written.
    """
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in _list_files(folder, target):
            entry = zipfile.ZipInfo(path.relative_to(folder).as_posix(), ZIP_DAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, path.read_bytes())


def _list_files(folder: Path, target: Path) -> Iterator[Path]:
    """List the files of a folder in the order of their names, without the target itself."""
    yield from (p for p in sorted(folder.rglob("*")) if p.is_file() and p != target)
