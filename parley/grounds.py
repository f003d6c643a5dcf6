"""Grounds: the row of the lexicon that a part of a record rests on, by file and line."""

from __future__ import annotations

from functools import cache

from spacy.tokens import Doc

from parley.datafiles import read_rows
from parley.demands.issues import hear_issues
from parley.demands.storage import keeping
from parley.records import Demand

ACTS = "lexicon/acts.csv"


def name_act_row(demand: Demand) -> str:
    """Name the row of ``acts.csv`` whose words opened a record, by file, line and phrase.

    Of several rows of one phrase the one that gives the record's act is named, else the first.

    >>> from parley import read
    >>> [demand] = read("France urged Mali to free the envoys.", published="2024-03-01").demands
    >>> name_act_row(demand).split(":")[0], name_act_row(demand).split()[-1]
    ('data/lexicon/acts.csv', 'urge')
    """
    pos = demand.evidence.rule.split("/")[0]
    rows = _find_acts().get(demand.trigger, ())
    fitting = [row for row in rows if row[1] == pos] or rows
    exact = [row for row in fitting if demand.act in row[2]]
    found = next(iter(exact or fitting), None)
    return f"data/{ACTS}:{found[0]} {demand.trigger}" if found else ""


@cache
def _find_acts() -> dict[str, tuple[tuple[int, str, frozenset[str]], ...]]:
    """Give for each phrase of ``acts.csv`` its rows: line, part of speech, and possible acts."""
    found: dict[str, tuple[tuple[int, str, frozenset[str]], ...]] = {}
    for line, row in enumerate(read_rows(ACTS), start=2):
        acts = frozenset((row["act"], row["negated"].removesuffix("?")))
        found[row["phrase"]] = (*found.get(row["phrase"], ()), (line, row["pos"], acts))
    return found


def name_issue_row(doc: Doc, demand: Demand) -> str:
    """Name the row that speaks loudest for the issue of a record.

    Where no word of the content does, the issue was taken from another record, and that is said.

    >>> from parley import read
    >>> reading = read("France urged Mali to accept a truce.", published="2024-03-01")
    >>> name_issue_row(reading.doc, reading.demands[0]).split(":")[0]
    'data/lexicon/issue_frames.csv'
    """
    span = demand.content
    content = doc.char_span(span.start, span.end, alignment_mode="expand") if span else None
    with keeping(doc):
        voices = hear_issues(list(content), content.root) if content is not None else []
    own = [voice for voice in voices if voice.issue == demand.issue]
    if not own:
        return "" if demand.issue == "other" else "from what it goes on about or answers"
    loudest = max(own, key=lambda voice: voice.weight)
    return f"data/{loudest.file}:{loudest.line} {loudest.words}"
