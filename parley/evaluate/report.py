"""Reports: a score for eyes, and as JSON."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict

from rich.console import Console
from rich.table import Table

from parley.evaluate import followed
from parley.evaluate.measures import MEANINGS, Count
from parley.evaluate.score import Score
from parley.summary import clean

COLUMNS = ("gold", "found", "right")
SHARES = ("precision", "recall", "f1")


def print_score(
    score: Score, console: Console | None = None, threads: Mapping[str, Count] | None = None
) -> None:
    """Print one line a measure: counts, precision, recall, F1 and the interval of F1.

    Args:
        score: The score of the tables.
        console: Where to print it.
        threads: The counts of threads, where the gold has some; they have no interval.
    """
    console = console or Console()
    table = Table("measure", box=None, header_style="bold")
    table.columns[0].no_wrap = True
    for heading in (*COLUMNS, "P", "R", "F1", "95 % interval"):
        table.add_column(heading, justify="right", no_wrap=True)
    rows = score.table.astype(object).to_dict("records")
    for row in (*rows, *list_counts(threads or {})):
        table.add_row(
            str(row["measure"]),
            *(str(row[column]) for column in COLUMNS),
            *(format_share(row[column]) for column in SHARES),
            f"{format_share(row['low'])} to {format_share(row['high'])}"
            if isinstance(row.get("low"), float)
            else "",
        )
    console.print(table)
    texts = "text" if len(score.texts) == 1 else "texts"
    console.print(f"{len(score.texts)} {texts}. F1 is taken of the summed counts; its interval is")
    console.print("bootstrapped over the texts, and there is none of a single one.")


def list_counts(counts: Mapping[str, Count]) -> list[dict[str, object]]:
    """List counts as rows of ``measure``, the counts and the shares.

    >>> list_counts({"threads.again": Count(4, 2, 1)})[0]["recall"]
    0.25
    """
    return [
        {
            "measure": measure,
            **asdict(count),
            **{share: getattr(count, share) for share in SHARES},
        }
        for measure, count in counts.items()
    ]


def print_differences(score: Score, console: Console | None = None) -> None:
    """Print every miss, extra and differing cell, below the sentence that it stands in."""
    console = console or Console()
    said = None
    for found in sorted(score.differences, key=lambda d: (d.text_id, d.number)):
        if said != (found.text_id, found.number):
            said = (found.text_id, found.number)
            sentence = clean(found.sentence)
            console.print(f"\n[bold]{clean(found.text_id)} {found.number}[/bold] {sentence}")
        column = f" {found.column}" if found.column else ""
        words = f"  {found.kind} {found.table}{column}: {found.quote!r}"
        console.print(clean(words), clean(_describe(found.gold, found.found)), soft_wrap=True)
    console.print()


def write_json(score: Score, threads: Mapping[str, Count] | None = None) -> str:
    """Give a score as JSON: ``measures`` (with ``meaning``), ``texts`` and ``differences``.

    The counts of threads stand among the measures, where the gold has some.

    Missing shares are null.
    """
    rows = score.table.astype(object).where(score.table.notna(), None).to_dict("records")
    rows += list_counts(threads or {})
    meanings = {**MEANINGS, **followed.MEANINGS}
    measures = [{**row, "meaning": meanings[str(row["measure"])]} for row in rows]
    texts = [
        {"text_id": text_id, "measure": measure, **asdict(count)}
        for text_id, counts in score.texts.items()
        for measure, count in counts.items()
    ]
    differences = [asdict(difference) for difference in score.differences]
    whole = {"measures": measures, "texts": texts, "differences": differences}
    return json.dumps(whole, ensure_ascii=False, indent=1)


def format_share(share: object) -> str:
    """Write a share as a percentage with one decimal, or a dash where there is none.

    >>> format_share(0.875), format_share(None)
    ('87.5 %', '–')
    """
    return f"{share:.1%}".replace("%", " %") if isinstance(share, float) else "–"


def _describe(gold: str, found: str) -> str:
    """Say what was wanted and what was found."""
    if gold and found:
        return f"gold {gold}, found {found}"
    return f"gold {gold}" if gold else f"found {found}" if found else ""
