"""Limits: what is done *only once* something else is, which asks for that and orders the two."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Doc, Token
from spacy.tokens import Span as TokenSpan

from parley.demands.cast import Cast
from parley.demands.clauses import children_of, own_subject
from parley.demands.conditions import LIMITED_OPENERS
from parley.demands.issues import OTHER, choose_issue
from parley.demands.storage import text_of
from parley.records import Demand, Span

FIRST = frozenset({"first", "beforehand"})


def find_limit(doc: Doc, condition: Span | None, issue: str) -> str:
    """Give the order that a limiting condition sets (*only once there is a truce*): ``A>B``.

    Args:
        doc: The document.
        condition: What must hold first.
        issue: The issue of the act.

    Returns:
        The issue of the condition before that of the act; the empty string where it is no limit,
        or where either issue is unknown or both are one.
    """
    tokens = _read_limit(doc, condition)
    if tokens is None or issue == OTHER:
        return ""
    first = choose_issue(list(tokens), tokens.root)
    return f"{first}>{issue}" if first not in (OTHER, issue) else ""


def with_limit(doc: Doc, demand: Demand, cast: Cast) -> list[Demand]:
    """Give an offer or a refusal and, behind it, what it asks: that Y do B.

    *X would do A only once Y does B*, or refuses it, *saying that it would do A only then*.

    Only where Y is somebody other than the issuer; any other record comes back alone.
    """
    tokens = _read_limit(doc, demand.condition_span)
    if tokens is None or demand.act not in ("offer", "reject"):
        return [demand]
    clause = _clause_of(tokens)
    subject = own_subject(clause) if clause is not None else None
    ids = tuple(i for i in cast.read(subject) if i not in demand.issuers) if subject else ()
    if clause is None or not ids:
        return [demand]
    content = _deed_of(doc, clause, tokens)
    asked = list(doc.char_span(content.start, content.end, alignment_mode="expand") or tokens)
    issue = choose_issue(asked, clause)
    known = OTHER not in (issue, demand.issue) and issue != demand.issue
    asking = replace(
        demand,
        act="demand",
        addressees=ids,
        content=content,
        issue=issue,
        condition="",
        condition_span=None,
        sequence=f"{issue}>{demand.issue}" if known else "",
    )
    return [_without_case(demand) if demand.act == "reject" else demand, asking]


def _without_case(demand: Demand) -> Demand:
    """Take from a refusal what its condition alone says: of whom the other act asks, and when."""
    rule, _, how = demand.evidence.rule.rpartition("/")
    if how != "condition.subject":
        return replace(demand, sequence="")
    evidence = replace(demand.evidence, rule=f"{rule}/none")
    return replace(demand, evidence=evidence, addressees=(), sequence="")


def _read_limit(doc: Doc, condition: Span | None) -> TokenSpan | None:
    """Give the tokens of a condition that *only* limits."""
    if condition is None:
        return None
    tokens = doc.char_span(condition.start, condition.end, alignment_mode="expand")
    if tokens is None:
        return None
    first = tokens[0].i
    before = doc[first - 1].lower_ if first else ""
    opener = tokens[0].lower_ if tokens[0].lower_ != "only" else doc[first + 1].lower_
    limited = "only" in (tokens[0].lower_, before)
    first_of_all = opener == "unless" and any(t.lower_ in FIRST for t in tokens)
    return tokens if first_of_all or (limited and opener in LIMITED_OPENERS) else None


def _clause_of(tokens: TokenSpan) -> Token | None:
    """Give the verb of a condition."""
    verbs = (t for t in tokens if t.pos_ in ("VERB", "AUX") and own_subject(t) is not None)
    return next(verbs, None)


def _deed_of(doc: Doc, clause: Token, tokens: TokenSpan) -> Span:
    """Give the words of the deed, without its subject and its auxiliaries."""
    last = tokens[-1]
    start = clause.idx if children_of(clause, "nsubj", "nsubjpass") else tokens[0].idx
    end = last.idx + len(last)
    return Span(start, end, text_of(doc)[start:end])
