"""Ranges: one row of the tables that TimeML writes as two expressions."""

from __future__ import annotations

import re
from dataclasses import replace

from parley.evidence import Evidence
from parley.records import Date

LINK = re.compile(r"\s?[-‐‑‒–—]\s?|\s(?:to|through|until|or|and)\s")


def part_range(date: Date) -> tuple[Date, ...]:
    """Part a range or a choice into the expressions at its two ends; give any other date as it is.

    TimeML has no value for a range, so *May 8-10* is *May 8* and *10* there. The parts keep the
    row's id, anchor and rule. A length (*two or three days*) stays whole: *two* alone is no time.

    >>> evidence = Evidence("t", 0, 8, "May 8-10", 1, "date.month_days")
    >>> row = Date("t-01", evidence, "DATE", "2025-05-08/2025-05-10")
    >>> [(part.evidence.quote, part.value) for part in part_range(row)]
    [('May 8', '2025-05-08'), ('10', '2025-05-10')]
    """
    values = re.split(r"[/|]", date.value)
    links = list(LINK.finditer(date.evidence.quote))
    if date.type == "DURATION" or len(values) != 2 or not links:
        return (date,)
    link = links[len(links) // 2]
    start, quote = date.evidence.start, date.evidence.quote
    if not 0 < link.start() < link.end() < len(quote):
        return (date,)
    spans = ((0, link.start()), (link.end(), len(quote)))
    return tuple(
        replace(date, value=value, evidence=_quote_part(date.evidence, start, low, high))
        for value, (low, high) in zip(values, spans, strict=True)
    )


def _quote_part(evidence: Evidence, start: int, low: int, high: int) -> Evidence:
    """Quote a part of an expression."""
    return replace(evidence, start=start + low, end=start + high, quote=evidence.quote[low:high])
