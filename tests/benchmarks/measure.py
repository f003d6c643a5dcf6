"""Measures a reading: cold command, warm text, speed and share of each stage, peak memory.

Run it on a quiet machine: ``make benchmark``. Figures are for reports; no test depends on them.
"""

from __future__ import annotations

import platform
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from operator import truediv
from pathlib import Path

import psutil
import spacy

from parley import load, make_tables, read
from parley.language import MODEL, build_language

DEVELOPMENT = Path(__file__).parents[1] / "texts" / "development"
SEED = Path(__file__).parents[2] / "seeds" / "istanbul-talks-offer.txt"
ROUNDS = 15
LONG_ROUNDS = 9
# What a stage may take of the time of spaCy's stock pipeline on a long text.
WHOLE = "all of Parley"
AIMS = {"parley_actors": 0.12, "parley_demands": 0.15, WHOLE: 1.4}


def time_median(work: Callable[[], object], rounds: int = ROUNDS) -> float:
    """Give the median seconds of some work."""
    seconds = []
    for _ in range(rounds):
        start = time.perf_counter()
        work()
        seconds.append(time.perf_counter() - start)
    return statistics.median(seconds)


def run_cold() -> tuple[float, float]:
    """Run the command in a new process: seconds, and peak resident megabytes."""
    command = [sys.executable, "-m", "parley.cli", "read", str(SEED)]
    start = time.perf_counter()
    running = psutil.Popen(command, stdout=subprocess.DEVNULL)
    peak = 0

    def watch() -> None:
        nonlocal peak
        while running.poll() is None:
            try:
                peak = max(peak, running.memory_info().rss)
            except psutil.Error:
                return
            time.sleep(0.01)

    watcher = threading.Thread(target=watch)
    watcher.start()
    running.wait()
    watcher.join()
    return time.perf_counter() - start, peak / 1e6


def time_stages() -> dict[str, float]:
    """Give the median seconds of each stage of the pipeline on the seed text."""
    language = build_language()
    source = load(SEED)
    seconds: dict[str, list[float]] = {name: [] for name in ("tokenizer", *language.pipe_names)}
    for _ in range(ROUNDS):
        start = time.perf_counter()
        doc = language.make_doc(source.text)
        doc._.text_id, doc._.published = source.text_id, source.published
        seconds["tokenizer"].append(time.perf_counter() - start)
        for name, stage in language.pipeline:
            start = time.perf_counter()
            doc = stage(doc)
            seconds[name].append(time.perf_counter() - start)
    return {name: statistics.median(times) for name, times in seconds.items()}


@dataclass(frozen=True)
class LongText:
    """A long text: its size; processor seconds of the stock pipeline and each stage, by round.

    What a stage takes of the stock time is taken within each round, so that it says little of how
    busy the machine was.
    """

    characters: int
    words: int
    records: int
    stock: list[float]
    stages: dict[str, list[float]]

    def shares(self, name: str) -> list[float]:
        """Give what a stage takes of the stock time, in order of size."""
        return sorted(map(truediv, self.stages[name], self.stock))


def time_long() -> LongText:
    """Time a long text: the seed and the dispatches of development, over and over.

    The stock pipeline is spaCy's with the model that Parley parses with.
    """
    paths = [SEED, *sorted(DEVELOPMENT.glob("*.txt"))]
    dispatches = "\n\n".join(path.read_text(encoding="utf-8") for path in paths * 4)
    stock, language = spacy.load(MODEL), build_language()
    whole: list[float] = []
    seconds: dict[str, list[float]] = {name: [] for name in ("tokenizer", *language.pipe_names)}
    for number in range(LONG_ROUNDS):
        text = f"{dispatches}\n\nRound {number} is over."  # that nothing of the last is at hand
        start = time.process_time()
        stock(text)
        whole.append(time.process_time() - start)
        start = time.process_time()
        doc = language.make_doc(text)
        doc._.published = "2025-05-11"
        seconds["tokenizer"].append(time.process_time() - start)
        for name, stage in language.pipeline:
            start = time.process_time()
            doc = stage(doc)
            seconds[name].append(time.process_time() - start)
    words = sum(not (token.is_punct or token.is_space) for token in doc)
    stages = {**seconds, WHOLE: list(map(sum, zip(*seconds.values(), strict=True)))}
    return LongText(len(text), words, len(doc._.demands), whole, stages)


def print_long(long: LongText) -> None:
    """Print how many words a second each stage reads, and its share of spaCy's stock time."""
    print(
        f"long text of {long.characters} characters, {long.words} words, {long.records} demands; "
        f"processor time, median of {len(long.stock)} rounds (least to most):"
    )
    stock = statistics.median(long.stock)
    print(f"  stock spaCy     {stock:7.3f} s {long.words / stock:10,.0f} words/s")
    for name, times in long.stages.items():
        seconds, shares = statistics.median(times), long.shares(name)
        aim = f" (aim: at most {AIMS[name]:.0%})" if name in AIMS else ""
        speed = f"{long.words / seconds:10,.0f} words/s"
        spread = f"{shares[0]:.1%} to {shares[-1]:.1%}"
        share = f"{statistics.median(shares):6.1%} of stock ({spread}){aim}"
        print(f"  {name:15} {seconds:7.3f} s {speed} {share}")


def time_gazetteer() -> float:
    """Give the seconds in which a new process loads the gazetteer, the best of five."""
    code = (
        "import time, parley.gazetteer.store as s; t = time.perf_counter(); "
        "s.load_gazetteer(); print(time.perf_counter() - t)"
    )
    runs = [subprocess.run([sys.executable, "-c", code], capture_output=True) for _ in range(5)]
    return min(float(run.stdout) for run in runs)


def main() -> None:
    """Print the figures."""
    # Our stages are Python and spaCy's are not: between two builds of 3.11 on one machine the share
    # of the demands differed by a fifth.
    print(f"Python {platform.python_version()} of {sys.base_prefix}")
    cold = [run_cold() for _ in range(3)]
    print(f"cold `parley read`: {min(s for s, _ in cold):.2f} s (best of 3)")
    print(f"peak memory: {max(mb for _, mb in cold):.0f} MB")
    source = load(SEED)
    read(source)
    print(f"warm reading: {time_median(lambda: read(source)) * 1000:.0f} ms")
    reading = read(source)
    print(f"tables of a reading: {time_median(lambda: make_tables(reading)) * 1000:.1f} ms")
    stages = time_stages()
    model = sum(t for name, t in stages.items() if name in ("tokenizer", "parley_parse", "ner"))
    for name, seconds in stages.items():
        print(f"  {name:15} {seconds * 1000:7.2f} ms {seconds / model:6.1%} of the model's work")
    own = sum(stages.values()) - model
    print_long(time_long())
    print(f"gazetteer: loaded in {time_gazetteer():.3f} s (best of 5; aim: under 0.2 s)")
    print(f"our stages: {own * 1000:.1f} ms, {own / model:.1%} of the model's work")


if __name__ == "__main__":
    main()
