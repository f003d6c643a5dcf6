"""Measures many texts: time against spaCy's own pipeline, speed, memory and cost by their number.

Run it on a quiet machine: ``make scale`` (about a quarter of an hour). It writes
``data/evaluation/scale.csv`` and ``machine.csv``, which the chapter on scale shows; no test depends
on the figures. The texts are made from templates (:mod:`benchmarks.synthetic`).
"""

from __future__ import annotations

import argparse
import csv
import json
import platform
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import astuple, fields
from functools import partial
from importlib.metadata import version
from pathlib import Path

import psutil
import spacy
from benchmarks.synthetic import PUBLISHED, make_texts
from spacy.language import Language

from parley import make_tables
from parley.evaluate.scale import Measured
from parley.language import MODEL, build_language
from parley.reading import make_doc, read_all
from parley.source import Source

ROOT = Path(__file__).parents[2]
DEVELOPMENT = ROOT / "tests" / "texts" / "development"
EVALUATION = ROOT / "data" / "evaluation"
SIZES = (1_000, 10_000, 50_000)
ALONE = 2_000  # texts read by one process and by two
COMPARED = 300  # made texts against spaCy's pipeline, and for the sizes of a batch
BATCHES = (1, 8, 32, 128)
ROUNDS = 5


def list_made(count: int) -> list[Source]:
    """List made texts as sources."""
    return [Source(name, text, PUBLISHED, file=f"{name}.txt") for name, text in make_texts(count)]


def list_development() -> list[Source]:
    """List the dispatches of development as sources."""
    paths = sorted(DEVELOPMENT.glob("*.txt"))
    return [Source(path.stem, path.read_text(encoding="utf-8"), PUBLISHED) for path in paths]


def take_time(work: Callable[[], object]) -> float:
    """Give the processor seconds that some work takes."""
    start = time.process_time()
    work()
    return time.process_time() - start


def count_words(sources: Sequence[Source]) -> int:
    """Count the words of some texts, as white space parts them."""
    return sum(len(source.text.split()) for source in sources)


def compare_stock(of: str, sources: Sequence[Source]) -> Iterator[Measured]:
    """Compare with spaCy's own pipeline on the same texts in the same process, turn by turn.

    The first figure holds the stages alone, the second the tables too.
    """
    stock = spacy.load(MODEL)
    texts = [source.text for source in sources]
    works: dict[str, Callable[[], object]] = {
        "stock": lambda: list(stock.pipe(texts)),
        "share": lambda: list(read_all(sources)),
        "share.tables": lambda: [make_tables(reading) for reading in read_all(sources)],
    }
    for work in works.values():
        work()
    rounds = [{name: take_time(work) for name, work in works.items()} for _ in range(ROUNDS)]
    for name in ("share", "share.tables"):
        value = statistics.median(each[name] / each["stock"] for each in rounds)
        yield Measured(name, of, len(sources), 1, 0, "processor", round(value, 3))


def compare_batches(sources: Sequence[Source]) -> Iterator[Measured]:
    """Compare how many texts are parsed at once."""
    language, words = build_language(), count_words(sources)
    for batch in BATCHES:
        work = partial(_parse, language, sources, batch)
        speed = round(words / statistics.median(take_time(work) for _ in range(ROUNDS)))
        yield Measured("batch", "made", len(sources), 1, batch, "processor", speed)


def _parse(language: Language, sources: Sequence[Source], batch: int) -> None:
    """Send some texts through the pipeline."""
    for _ in language.pipe(map(make_doc, sources), batch_size=batch):
        pass


def measure_corpus(texts: int, processes: int, folder: Path) -> list[Measured]:
    """Read made texts by ``parley corpus`` in processes of its own."""
    path, words = folder / f"{texts}.jsonl", 0
    with path.open("w", encoding="utf-8") as lines:
        for name, text in make_texts(texts):
            words += len(text.split())
            row = {"text_id": name, "text": text, "published": PUBLISHED}
            lines.write(json.dumps(row) + "\n")
    out = folder / f"{texts}-{processes}"
    command = [sys.executable, "-m", "parley.cli", "corpus", path, "--out", out]
    start = time.perf_counter()
    running = psutil.Popen(
        [*map(str, command), "--jobs", str(processes)], stderr=subprocess.PIPE, text=True
    )
    peak = watch_memory(running)
    _, said = running.communicate()
    seconds = time.perf_counter() - start
    if running.returncode:
        raise RuntimeError(said)
    figures = {
        "speed": round(words / seconds),
        "memory": round(max(peak) / 1e6),
        "cost": round(1000 * seconds / texts, 2),
    }
    return [Measured(m, "made", texts, processes, 0, "wall", v) for m, v in figures.items()]


def watch_memory(running: psutil.Popen) -> list[int]:
    """Note in the background the most memory that a process holds with its children, in bytes."""
    peak = [0]

    def watch() -> None:
        while running.poll() is None:
            try:
                family = [running, *running.children(recursive=True)]
                peak[0] = max(peak[0], sum(each.memory_info().rss for each in family))
            except psutil.Error:
                pass
            time.sleep(0.2)

    threading.Thread(target=watch, daemon=True).start()
    return peak


def name_machine() -> dict[str, str]:
    """Name the machine and what runs on it."""
    described = Path("/proc/cpuinfo")
    lines = described.read_text().splitlines() if described.is_file() else []
    models = [line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")]
    return {
        "processor": models[0] if models else platform.processor() or platform.machine(),
        "cores": str(psutil.cpu_count()),
        "memory": f"{psutil.virtual_memory().total / 1e9:.0f} GB",
        "system": platform.system(),
        "python": platform.python_version(),
        "spacy": version("spacy"),
        "model": f"{MODEL} {spacy.load(MODEL).meta['version']}",
    }


def write_rows(path: Path, head: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    """Write a table."""
    with path.open("w", encoding="utf-8", newline="") as lines:
        table = csv.writer(lines, lineterminator="\n")
        table.writerows([head, *rows])


def main() -> None:
    """Measure, print and write the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=EVALUATION)
    parser.add_argument("--sizes", type=int, nargs="*", default=SIZES)
    chosen = parser.parse_args()
    figures: list[Measured] = []

    def take(found: Iterator[Measured] | list[Measured]) -> None:
        for figure in found:
            print(*astuple(figure), flush=True)
            figures.append(figure)

    take(compare_stock("development", list_development()))
    take(compare_stock("made", list_made(COMPARED)))
    take(compare_batches(list_made(COMPARED)))
    with tempfile.TemporaryDirectory() as folder:
        take(measure_corpus(ALONE, 1, Path(folder)))
        take(measure_corpus(ALONE, 2, Path(folder)))
        for size in chosen.sizes:
            take(measure_corpus(size, 2, Path(folder)))
    names = [field.name for field in fields(Measured)]
    write_rows(chosen.out / "scale.csv", names, [astuple(figure) for figure in figures])
    machine = list(name_machine().items())
    write_rows(chosen.out / "machine.csv", ("name", "value"), machine)


if __name__ == "__main__":
    main()
