"""The estimates of confidence, taken anew from all development gold.

Run it with the folder that holds the public sets, or with ``make confidence``::

    python -m parley.evaluate.confidence ../shared data/lexicon/confidence.csv
"""

from __future__ import annotations

import csv
import io
import sys
from collections.abc import Iterator
from pathlib import Path

from parley.evaluate.calibration import Judgement, estimate_rules, judge_texts
from parley.evaluate.calibration_sets import judge_sets
from parley.evaluate.corpora import read_corpus
from parley.plaintext import SourceError
from parley.tables.files import write_files


def judge_development(shared: Path) -> Iterator[Judgement]:
    """Judge every find on the gold that Parley is developed on."""
    for name in ("seed", "development"):
        corpus = read_corpus(name)
        yield from judge_texts(corpus.gold, corpus.found, name)
    yield from judge_sets(shared)


def write_estimates(shared: Path, path: Path) -> None:
    """Write ``confidence.csv``; the same gold and rules give the same bytes.

    Raises:
        SourceError: If a set is missing; the file then stays as it is.
    """
    rows = estimate_rules(judge_development(shared))
    out = io.StringIO()
    table = csv.DictWriter(out, rows[0].keys(), lineterminator="\n")
    table.writeheader()
    table.writerows(rows)
    content = out.getvalue().encode()
    write_files(path.parent, {path.name: lambda target: target.write_bytes(content) and None})


if __name__ == "__main__":
    try:
        write_estimates(Path(sys.argv[1]), Path(sys.argv[2]))
    except SourceError as error:
        sys.exit(f"parley: {error}")
