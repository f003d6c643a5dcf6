"""Threats that a demand carries: *or face X*."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Doc

from parley.demands.issues import OTHER, choose_issue
from parley.records import Demand, Span


def with_threat(doc: Doc, text: str, demand: Demand) -> list[Demand]:
    """Give a demand that says *or face X* and, behind it, the threat of X."""
    span = demand.consequence_span
    if span is None or not span.quote.lower().startswith("or ") or demand.content is None:
        return [demand]
    if demand.content.start < span.start < demand.content.end:
        end = len(text[: span.start].rstrip(" ,"))
        content = Span(demand.content.start, end, text[demand.content.start : end])
        asked = doc.char_span(content.start, content.end, alignment_mode="expand")
        issue = choose_issue(list(asked), asked.root) if asked is not None else demand.issue
        demand = replace(demand, content=content, issue=issue)
    return [demand, _make_threat(doc, text, demand, span)]


def _make_threat(doc: Doc, text: str, demand: Demand, span: Span) -> Demand:
    """Make the record of the threat that stands in a demand's consequence."""
    words = list(doc.char_span(span.start, span.end, alignment_mode="expand") or ())
    start = words[1].idx if len(words) > 1 else span.start
    rule = "or/" + demand.evidence.rule.split("/", 1)[1]
    evidence = replace(demand.evidence, start=span.start, end=span.end, quote=span.quote, rule=rule)
    return replace(
        demand,
        evidence=evidence,
        act="threaten",
        trigger="or",
        content=Span(start, span.end, text[start : span.end]),
        issue=choose_issue(words, words[1]) if len(words) > 1 else OTHER,
        when="",
        duration="",
        condition="",
        condition_span=None,
        consequence_span=None,
        sequence="",
    )
