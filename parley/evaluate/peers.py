"""Peers: Parley and the systems beside it on the public sets, by the sets' own scripts.

Run as a program it writes ``peers.csv`` and ``measured.json`` anew::

    python -m parley.evaluate.peers ../shared data/evaluation
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import pandas as pd

from parley.datafiles import find_data
from parley.evaluate.fingerprint import fingerprint_rules
from parley.evaluate.peer_figures import COLUMNS, Figure, Units, take_figures
from parley.evaluate.plover import count_actors, count_acts
from parley.evaluate.re3d import (
    count_entities,
    count_precision,
    count_synonyms,
    find_model_entities,
    find_synonyms,
)
from parley.evaluate.timex import count_timexes, take_timexes
from parley.plaintext import SourceError
from parley.reading import Reading, read_all
from parley.source import Source
from parley.tables import make_tables, write_tables
from parley.tables.files import write_files

PARLEY, MODEL = "Parley", "spaCy sm"
# WikiWars has no gold types: the script prints a figure for them that means nothing.
TIMEX_SETS = {"meantime-dev": frozenset(), "wikiwars-dev": frozenset({"dates.type"})}
NEEDED = (
    "plover-dev.jsonl",
    "plover-dev-peers.json",
    "score_plover.py",
    "score_actors.py",
    "meantime-dev.jsonl",
    "meantime-dev-peers.json",
    "wikiwars-dev.jsonl",
    "wikiwars-dev-peers.json",
    "score_timex.py",
    "re3d-dev.jsonl",
)
NUMBERS = {"right": "Int64", "gold": "Int64", "found": "Int64"}
SHARES = dict.fromkeys(("value", "low", "high", "lead", "lead_low", "lead_high"), "float64")


def load_peers() -> pd.DataFrame:
    """Load the figures as they were last taken.

    Returns:
        One row a figure, with the columns of ``data/evaluation/README.md``: ``set``, ``system``,
        ``measure`` (text), ``right``, ``gold``, ``found`` (counts, missing where they mean
        nothing), ``value``, ``low``, ``high`` (numbers, ``low`` and ``high`` the 95 % interval),
        ``lead``, ``lead_low``, ``lead_high`` (Parley's lead over the system, with its interval).

    Raises:
        FileNotFoundError: If there is no ``data/evaluation``, as in an installed wheel.

    >>> peers = load_peers().set_index(["set", "system", "measure"])
    >>> int(peers.loc[("re3d-dev", "spaCy sm", "entities.organisation"), "right"])
    275
    """
    return pd.read_csv(find_data("evaluation/peers.csv"), dtype={**NUMBERS, **SHARES})


def is_current() -> bool:
    """Tell whether the figures were taken with the rules as they stand.

    >>> is_current() in (True, False)
    True
    """
    stored = json.loads(find_data("evaluation/measured.json").read_text(encoding="utf-8"))
    return stored["rules"] == fingerprint_rules()


def write_peers(shared: Path, folder: Path) -> None:
    """Take all figures and write ``peers.csv`` and ``measured.json``, both or neither.

    Args:
        shared: Holds ``gold/`` with the public sets, their scripts and the peers' finds.
        folder: Where the two are written.

    Raises:
        SourceError: If a file is missing or broken, or a script prints other figures.
    """
    gold = check_folder(shared)
    rules = fingerprint_rules()
    rows = [figure.write_cells() for figure in measure_systems(gold)]
    if fingerprint_rules() != rules:
        raise SourceError("parley", "changed while it was measured", "measure once more")
    table = io.StringIO()
    csv.writer(table, lineterminator="\n").writerows([COLUMNS, *rows])
    read = {name: hashlib.sha256((gold / name).read_bytes()).hexdigest() for name in NEEDED}
    record = json.dumps({"rules": rules, "files": read}, indent=2) + "\n"
    contents = {"peers.csv": table.getvalue(), "measured.json": record}
    write_files(
        folder,
        {
            name: lambda path, text=text: path.write_bytes(text.encode()) and None
            for name, text in contents.items()
        },
    )


def check_folder(shared: Path) -> Path:
    """Give the folder of the sets.

    Raises:
        SourceError: If any file that is read is not there.
    """
    gold = Path(shared) / "gold"
    for name in NEEDED:
        if not (gold / name).is_file():
            remedy = "name the folder that holds gold/ with the public sets: make peers SHARED=..."
            raise SourceError(gold / name, "does not exist", remedy)
    return gold


def measure_systems(gold: Path) -> Iterator[Figure]:
    """Measure every system on every set, with a line on standard error for each set."""
    yield from _measure_plover(gold)
    for name in TIMEX_SETS:
        yield from _measure_timex(gold, name)
    yield from _measure_re3d(gold)


def _compare(name: str, units: Mapping[str, Units]) -> Iterator[Figure]:
    """Take the figures of every system on a set, and Parley's lead over each other one."""
    for system, counts in units.items():
        own = None if system == PARLEY else units[PARLEY]
        yield from take_figures(name, system, counts, own)


def _read(name: str, sources: Iterable[Source]) -> list[Reading]:
    """Read a set with Parley and say so."""
    sources = list(sources)
    print(f"{name}: reading {len(sources)} texts ...", file=sys.stderr, flush=True)
    return list(read_all(sources))


def _load_records(path: Path) -> list[dict]:
    """Load a set of one JSON object a line."""
    return [_load_json(line, path) for line in path.read_bytes().splitlines()]


def _load_json(content: bytes, path: Path) -> dict:
    """Load JSON of a file."""
    try:
        return json.loads(content)
    except ValueError as error:
        raise SourceError(path, f"is not JSON ({error})", "get the file anew") from None


def _measure_plover(gold: Path) -> Iterator[Figure]:
    """Measure acts and actor mentions on PLOVER's sentences."""
    name = "plover-dev"
    sources = [
        # The stored sentence is one line; its id is the scripts' short one.
        Source(record["id"].removeprefix("PLOVER-GSR01-"), record["text"] + "\n", record["date"])
        for record in _load_records(gold / f"{name}.jsonl")
    ]
    with tempfile.TemporaryDirectory() as written:
        write_tables(make_tables(_read(name, sources)), Path(written))
        units = {
            PARLEY if system == "parley" else system: counts
            for system, counts in count_acts(gold, Path(written))
        }
        yield from _compare(name, units)
        yield from take_figures(name, PARLEY, count_actors(gold, Path(written)))


def _measure_timex(gold: Path, name: str) -> Iterator[Figure]:
    """Measure temporal expressions on one set."""
    path = gold / f"{name}-peers.json"
    stored = _load_json(path.read_bytes(), path)
    sources = [
        Source(record["name"], record["text"], record["published"])
        for record in _load_records(gold / f"{name}.jsonl")
    ]
    with tempfile.TemporaryDirectory() as written:
        found = take_timexes(gold, _read(name, sources), Path(written))
        units = count_timexes(gold, name, stored)
        units |= count_timexes(gold, name, {PARLEY: found}, Path(written))
    figures = _compare(name, units)
    yield from (figure for figure in figures if figure.measure not in TIMEX_SETS[name])


def _measure_re3d(gold: Path) -> Iterator[Figure]:
    """Measure how many organisations and persons are found, by spaCy's model and by Parley."""
    name = "re3d-dev"
    records = _load_records(gold / f"{name}.jsonl")
    documents = [record["document"] for record in records]
    readings = _read(name, (Source(each["_id"], each["text"]) for each in documents))
    found = {
        MODEL: list(find_model_entities([each["text"] for each in documents])),
        PARLEY: [
            [(mention.evidence.start, mention.evidence.end) for mention in reading.mentions]
            for reading in readings
        ],
    }
    units = {
        system: [
            count_entities(*each) | count_precision(*each)
            for each in zip(records, spans, strict=True)
        ]
        for system, spans in found.items()
    }
    yield from _compare(name, units)
    pairs = (find_synonyms(reading.text, reading.mentions) for reading in readings)
    synonyms = [count_synonyms(*each) for each in zip(records, pairs, strict=True)]
    yield from take_figures(name, PARLEY, synonyms)


def main(arguments: list[str]) -> int:
    """Run the program; every error that has a cause outside is one line."""
    if len(arguments) != 2:
        print("peers: name the folder of the sets and the one to write into", file=sys.stderr)
        return 2
    try:
        write_peers(Path(arguments[0]), Path(arguments[1]))
    except SourceError as error:
        print(f"peers: {error}", file=sys.stderr)
    except OSError as error:
        fault = f"{error.filename}: {error.strerror or error}"
        print(f"peers: {fault}; check the path and retry", file=sys.stderr)
    else:
        return 0
    return 1


if __name__ == "__main__":
    # The folder of the sets is another's: no compiled script is left in it.
    sys.dont_write_bytecode = True
    sys.exit(main(sys.argv[1:]))
