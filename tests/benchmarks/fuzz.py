"""Throws mutated texts at a reading and at its annotation: no crash, no hang, spans true.

    python tests/benchmarks/fuzz.py [TEXTS] [SEED]

The texts follow from the seed alone, so that a failure can be met again. It prints the number of
texts read and refused, the slowest in microseconds a character, and every failure with its number;
the exit status is 1 if there was one.
"""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Callable
from functools import cache
from itertools import chain
from pathlib import Path

import parley
from parley.annotate import annotate_text, export_annotations
from parley.plaintext import SourceError
from parley.tables import make_tables

ROOT = Path(__file__).resolve().parents[2]
PUBLISHED = "2025-05-11"
SEED = 20250511
BATCH = 1000
# The slowest that a character may take on a crowded machine, and what any text may take besides.
SECONDS_A_CHARACTER, SECONDS_A_TEXT = 0.002, 2.0
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
    """
    try:
        reading = parley.read(text, published=PUBLISHED)
    except SourceError:
        return False
    for table in make_tables(reading).values():
        if {"start", "end", "quote"} <= set(table.columns):
            for row in table[["start", "end", "quote"]].dropna().itertuples():
                assert text[int(row.start) : int(row.end)] == row.quote, row
    check_markup(annotate_text(reading).html)
    export_annotations(reading, "")
    return True


def check_markup(html: str) -> None:
    """Check that markup holds only elements and attributes that are ours."""
    from html.parser import HTMLParser

    allowed = {"div", "fieldset", "legend", "label", "input", "span", "p", "a", "aside", "ul"}
    allowed |= {"li", "bdi", "nav", "button", "section", "q", "b", "strong", "br", "cite"}

    class Elements(HTMLParser):
        def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
            assert tag in allowed, tag
            for name, value in attributes:
                assert not name.startswith("on"), (tag, name)
                assert name != "style", (tag, value)
                assert name != "href" or (value or "").startswith(PAGES), value

    Elements(convert_charrefs=True).feed(html)


def time_text(text: str) -> tuple[bool, float]:
    """Check a text and give the seconds that it took, which are bounded by its length.

    Raises:
        AssertionError: If it took too long, or as :func:`check_text`.
    """
    before = time.process_time()
    was_read = check_text(text)
    took = time.process_time() - before
    bound = SECONDS_A_TEXT + SECONDS_A_CHARACTER * len(text)
    assert took <= bound, f"{took:.1f} s for {len(text):,} characters"
    return was_read, took


def run_fuzz(texts: int, seed: int = SEED) -> int:
    """Throw texts, print what came of them, and give the number of failures."""
    failures, read, slowest = 0, 0, (0.0, "")
    named = list(EXTREMES.items()) if texts >= BATCH else []
    numbered = ((f"text {n}", make_text(n, seed)) for n in range(texts - len(named)))
    for count, (name, text) in enumerate(chain(named, numbered), 1):
        try:
            was_read, took = time_text(text)
            read += was_read
            slowest = max(slowest, (1e6 * took / max(len(text), 200), name))
        except Exception as error:
            failures += 1
            print(f"FAILED {name}: {type(error).__name__}: {error}"[:300], flush=True)
        if count % BATCH == 0:
            print(f"{count:,} texts: {read:,} read, {count - read - failures:,} refused, "
                  f"{failures} failed; slowest {slowest[0]:.0f} µs a character ({slowest[1]})",
                  flush=True)  # fmt: skip
    print(f"{texts:,} texts, {read:,} read, {failures} failed; slowest {slowest}")
    return failures


if __name__ == "__main__":
    numbers = [int(each) for each in sys.argv[1:]]
    sys.exit(bool(run_fuzz(*(numbers or [100_000]))))
