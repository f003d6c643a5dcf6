"""Throws mutated texts at a reading and at its annotation: no crash, no hang, spans true.

    python tests/benchmarks/fuzz.py [--texts N] [--jobs N] [--seed N]

The texts follow from the seed and their number alone, so that a failure can be met again, whatever
was thrown before and by how many processes. It prints the number of texts read and refused, the
slowest in microseconds a character, and every failure with its number; the exit status is 1 if
there was one. 100,000 texts take two processes of 2025 about an hour.
"""

from __future__ import annotations

import argparse
import random
import signal
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from html.parser import HTMLParser
from multiprocessing import get_context
from pathlib import Path

import parley
from parley.annotate import annotate_text, export_annotations
from parley.plaintext import SourceError
from parley.reading import Reading
from parley.tables import check_tables, make_tables
from parley.tables.frames import make_rows

ROOT = Path(__file__).resolve().parents[2]
PUBLISHED = "2025-05-11"
SEED = 20250511
BATCH = 500  # texts that a process throws before it says so, and of one set of tables
# The slowest that a character may take on a crowded machine, and what any text may take besides.
SECONDS_A_CHARACTER, SECONDS_A_TEXT = 0.002, 2.0
# The words of a row, and the columns of their offsets.
SPANS = (
    ("quote", "start", "end"),
    ("content", "content_start", "content_end"),
    ("condition", "condition_start", "condition_end"),
    ("consequence", "consequence_start", "consequence_end"),
)
ELEMENTS = {"div", "fieldset", "legend", "label", "input", "span", "p", "a", "aside", "ul", "li"}
ELEMENTS |= {"bdi", "nav", "button", "section", "q", "b", "strong", "br", "cite"}
PAGES = ("#", "actors.html#", "dates.html#", "demands.html#")
BIDI = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c"
UNSEEN = "\u200b\u200c\u200d\u2060\ufeff\u00ad\u034f\u180e"
PAIRS = ("()", "[]", "{}", "“”", "‘’", "«»", '""', "''", "（）")
HOSTILE = (
    "<script>window.ran=1</script>",
    "</script><script>window.ran=1</script>",
    "<img src=x onerror=window.ran=1>",
    "<svg/onload=window.ran=1>",
    "</span></p></div></article><style>*{display:none}</style>",
    '"><a href="javascript:window.ran=1">Kyiv</a>',
    "[Kyiv](javascript:window.ran=1)",
    "<!-- ", "-->", "]]>", "&lt;script&gt;", "&#x3c;script&#x3e;", "{{7*7}}", "${7*7}",
    "=HYPERLINK(1)", "%3Cscript%3E", "'; DROP TABLE texts; --",
)  # fmt: skip


@cache
def list_dispatches() -> tuple[str, ...]:
    """Give the texts that are mutated: the seed and those for development."""
    paths = [*(ROOT / "seeds").glob("*.txt"), *(ROOT / "tests/texts/development").glob("*.txt")]
    return tuple(path.read_text(encoding="utf-8") for path in sorted(paths))


def cut_passage(dice: random.Random) -> str:
    """Cut some sentences out of a dispatch."""
    text = dice.choice(list_dispatches())
    start = dice.randrange(len(text))
    return text[start : start + dice.randint(20, 500)]


def draw_character(dice: random.Random) -> str:
    """Draw a character of any plane, of the controls of direction, or one that is not seen."""
    kind = dice.randrange(4)
    if kind == 0:
        return dice.choice(BIDI)
    if kind == 1:
        return dice.choice(UNSEEN)
    code = dice.randrange(0x110000) if kind == 2 else dice.randrange(1, 0x3000)
    return chr(code) if not 0xD800 <= code < 0xE000 else "\ufffd"


def insert_characters(dice: random.Random) -> str:
    """Strew characters over a passage."""
    text = list(cut_passage(dice))
    for _ in range(dice.randint(1, 40)):
        text.insert(dice.randrange(len(text) + 1), draw_character(dice))
    return "".join(text)


def shuffle_words(dice: random.Random) -> str:
    """Drop, double and exchange words."""
    words = cut_passage(dice).split(" ")
    for _ in range(dice.randint(1, 12)):
        place = dice.randrange(len(words))
        words[place] = dice.choice(("", words[place] * 2, dice.choice(words), words[place].upper()))
    return " ".join(words)


def splice_passages(dice: random.Random) -> str:
    """Put halves of two passages together, wherever the cut falls."""
    one, other = cut_passage(dice), cut_passage(dice)
    return one[: dice.randrange(len(one) + 1)] + other[dice.randrange(len(other) + 1) :]


def draw_planes(dice: random.Random) -> str:
    """Write a text of characters of all planes."""
    return "".join(draw_character(dice) for _ in range(dice.randint(1, 200)))


def nest_deeply(dice: random.Random) -> str:
    """Nest brackets or quotation marks around a passage, sometimes left open."""
    pair, depth = dice.choice(PAIRS), dice.randint(1, 200)
    return pair[0] * depth + cut_passage(dice) + pair[1] * dice.choice((depth, 0, depth // 2))


def repeat_part(dice: random.Random) -> str:
    """Repeat a few characters of a passage, or a sign, many times."""
    passage = cut_passage(dice)
    start = dice.randrange(len(passage))
    part = dice.choice(
        (passage[start : start + dice.randint(1, 12)], ",", ".", "-", " ", "\n", "9")
    )
    return passage[:start] + part * dice.randint(2, 120) + passage[start:]


def put_hostile(dice: random.Random) -> str:
    """Put what a browser or a spreadsheet would run into a passage."""
    passage = cut_passage(dice)
    for _ in range(dice.randint(1, 4)):
        place = dice.randrange(len(passage) + 1)
        passage = passage[:place] + dice.choice(HOSTILE) + passage[place:]
    return passage


MUTATIONS: tuple[Callable[[random.Random], str], ...] = (
    *(insert_characters, shuffle_words, splice_passages, draw_planes),
    *(nest_deeply, repeat_part, put_hostile),
)
# Written out in full once a run: they are long.
EXTREMES: dict[str, str] = {
    "ten thousand commas": "Kyiv asked Moscow" + ", and" + "," * 10_000 + " to free the envoys.",
    "a megabyte without a space": "x" * 1_000_000,
    "a megabyte of dots": "." * 1_000_000,
    "ten thousand brackets": "(" * 10_000 + "Kyiv agreed" + ")" * 10_000,
    "ten thousand quotes": "“" * 10_000 + "We agree," + "”" * 10_000 + " Kyiv said.",
    "ten thousand digits": "On " + "9" * 10_000 + " May 2025 Kyiv agreed.",
}


def make_text(number: int, seed: int = SEED) -> str:
    """Make the text of a number: the same for the same seed, whatever was made before."""
    dice = random.Random(f"{seed}:{number}")
    text = MUTATIONS[number % len(MUTATIONS)](dice)
    while dice.random() < 0.3:
        text += "\n" + dice.choice(MUTATIONS)(dice)
    return text


def check_text(text: str) -> bool:
    """Read, annotate and tabulate a text; say whether it was read and not refused in one line.

    Raises:
        AssertionError: If a span is not true, or the markup has lost or let through a character.
        pandera.errors.SchemaError: If a table breaks its contract.
    """
    reading = check_reading(text)
    if reading:
        check_tables(make_tables(reading))
    return reading is not None


def check_reading(text: str, text_id: str = "text") -> Reading | None:
    """Read and annotate a text, and give its reading, or nothing where it is refused in one line.

    Raises:
        AssertionError: As :func:`check_text`, or if it is refused in several lines.
    """
    try:
        reading = parley.read(text, published=PUBLISHED, text_id=text_id)
    except SourceError as refused:
        if "\n" in str(refused):
            raise AssertionError(f"refused in several lines: {refused!r}") from None
        return None
    for row in (row for rows in make_rows(reading).values() for row in rows):
        for words, start, end in SPANS:
            if row.get(start) is not None and row[words] != "none":
                assert text[row[start] : row[end]] == row[words], row
    assert read_markup(annotate_text(reading).html) == text, "the article has other words"
    export_annotations(reading, "")
    return reading


class Elements(HTMLParser):
    """Reads the words of markup back, and holds its elements and attributes to be ours."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Refuse what a text must not bring."""
        assert tag in ELEMENTS, tag
        for name, value in attrs:
            assert not name.startswith("on"), (tag, name)
            assert name != "style", (tag, value)
            assert name != "href" or (value or "").startswith(PAGES), value

    def handle_data(self, data: str) -> None:
        """Keep the words."""
        self.words.append(data)


def read_markup(html: str) -> str:
    """Give the words of an article's text, once all its markup is known to be ours.

    Raises:
        AssertionError: If there is an element, attribute or link that is not.
    """
    whole = Elements()
    whole.feed(html)
    whole.close()
    text = Elements()
    text.feed(html.split("</fieldset>\n", 1)[1].split('<div class="parley-notes">')[0])
    text.close()
    return "".join(text.words).removesuffix("\n")


@contextmanager
def cut_short(seconds: float) -> Iterator[None]:
    """Stop what takes more seconds of the processor than it may, so that a hang is a failure.

    It stops what runs in Python and in regular expressions.

    Raises:
        TimeoutError: Out of whatever was running.
    """

    def stop(*_: object) -> None:
        raise TimeoutError(f"took more than {seconds:.1f} s of the processor")

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def time_text(text: str, check: Callable[[str], object] = check_text) -> tuple[object, float]:
    """Check a text and give what came of it and the seconds that it took, bounded by its length.

    Raises:
        TimeoutError: If it took too long.
        AssertionError: As :func:`check_text`.
    """
    before = time.process_time()
    with cut_short(SECONDS_A_TEXT + SECONDS_A_CHARACTER * len(text)):
        found = check(text)
    return found, time.process_time() - before


@dataclass
class Count:
    """What came of some texts; ``slowest`` in microseconds a character, with the text's name."""

    thrown: int = 0
    read: int = 0
    refused: int = 0
    failures: list[str] = field(default_factory=list)
    slowest: tuple[float, str] = (0.0, "")

    def add(self, other: Count) -> None:
        """Add what came of others."""
        self.thrown += other.thrown
        self.read += other.read
        self.refused += other.refused
        self.failures += other.failures
        self.slowest = max(self.slowest, other.slowest)

    def __str__(self) -> str:
        """Say it in one line."""
        return (
            f"{self.thrown:,} texts: {self.read:,} read, {self.refused:,} refused, "
            f"{len(self.failures)} failed; slowest {self.slowest[0]:.0f} µs a character "
            f"({self.slowest[1]})"
        )


def throw_texts(texts: Sequence[tuple[str, str]]) -> Count:
    """Throw texts, each with its name, and their readings together at the tables."""
    check_text("Kyiv agreed.")  # the model is loaded before the first text is timed
    count, readings = Count(len(texts)), []
    for name, text in texts:
        try:
            reading, took = time_text(text, lambda text, name=name: check_reading(text, name))
        except Exception as error:
            count.failures.append(f"{name}: {type(error).__name__}: {error}"[:300])
            continue
        readings += [reading] if reading else []
        count.refused += reading is None
        count.slowest = max(count.slowest, (1e6 * took / max(len(text), 200), name))
    count.read = len(readings)
    try:
        check_tables(make_tables(readings))
    except Exception as error:
        names = f"the tables of {texts[0][0]} to {texts[-1][0]}"
        count.failures.append(f"{names}: {type(error).__name__}: {error}"[:300])
    return count


def throw_numbered(numbers: range, seed: int) -> Count:
    """Throw the texts of some numbers."""
    return throw_texts([(f"text {number}", make_text(number, seed)) for number in numbers])


def run_fuzz(texts: int, jobs: int = 1, seed: int = SEED) -> Count:
    """Throw texts by some processes, say what came of them as it comes, and give the count."""
    total = Count()
    batches = [range(n, min(n + BATCH, texts)) for n in range(0, texts, BATCH)]
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        thrown = [pool.submit(throw_texts, list(EXTREMES.items()))]
        thrown += [pool.submit(throw_numbered, batch, seed) for batch in batches]
        for future in thrown:
            found = future.result()
            for failure in found.failures:
                print(f"FAILED {failure}", flush=True)
            total.add(found)
            print(total, flush=True)
    return total


def main() -> int:
    """Throw what the command line says; 1 if something failed."""
    command = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    command.add_argument("--texts", type=int, default=100_000)
    command.add_argument("--jobs", type=int, default=1)
    command.add_argument("--seed", type=int, default=SEED)
    return int(bool(run_fuzz(**vars(command.parse_args())).failures))


if __name__ == "__main__":
    sys.exit(main())
