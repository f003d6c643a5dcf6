"""Links: how one act answers, repeats, contradicts or hangs on an earlier one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from spacy.tokens import Doc, Token

from parley.datafiles import read_rows
from parley.records import Demand, Link, Span

POINTING = frozenset({"the", "this", "that", "these", "those", "such", "its", "their"})
PRONOUNS = frozenset({"it", "this", "that", "them", "these", "both"})
ASKING = frozenset({"demand", "request"})
ANSWERABLE = ASKING | {"offer"}
ANSWERS = {"accept": "accepts", "reject": "rejects"}


def find_anaphor(tokens: Sequence[Token]) -> tuple[Token, frozenset[str]] | None:
    """Find words that point back to an earlier act (*this proposal, the demand, these terms*).

    Returns:
        The noun and the acts that it can stand for.

    >>> from parley import read
    >>> doc = read("France rejected this proposal.", published="2024-03-01").doc
    >>> find_anaphor(list(doc))[0]
    proposal
    """
    acts = _load_anaphors()
    for token in tokens:
        if token.pos_ != "NOUN" or token.lemma_ not in acts:
            continue
        determiners = {c.lower_ for c in token.children if c.dep_ in ("det", "poss")}
        named = any(
            c.dep_ in ("acl", "compound") or c.lower_ in ("of", "for", "to") for c in token.children
        )
        if determiners & POINTING and not named:
            return token, acts[token.lemma_]
    return None


@cache
def _load_anaphors() -> dict[str, frozenset[str]]:
    """Give the acts that each noun of ``anaphors.csv`` can stand for."""
    rows = read_rows("lexicon/anaphors.csv")
    return {row["noun"]: frozenset(row["acts"].split("|")) for row in rows}


def find_links(doc: Doc, demands: Sequence[Demand]) -> tuple[Link, ...]:
    """Link each record to the earlier ones that it answers, repeats or hangs on.

    Args:
        doc: The document.
        demands: Its records in text order.

    Returns:
        The links in the order of their records, each pair and kind once.

    >>> from parley import read
    >>> text = "France offered a truce. Mali rejected this proposal."
    >>> doc = read(text, published="2024-03-01").doc
    >>> [(link.kind, link.rule) for link in find_links(doc, doc._.demands)]
    [('rejects', 'answers.anaphor')]
    """
    found: dict[tuple[str, str, str], Link] = {}
    for place, demand in enumerate(demands):
        earlier = list(demands[:place])
        for link in _links_of(doc, demand, earlier, list(demands)):
            found.setdefault((link.from_demand, link.to_demand, link.kind), link)
    return tuple(found.values())


def _links_of(
    doc: Doc, demand: Demand, earlier: list[Demand], everything: list[Demand]
) -> Iterator[Link]:
    """Give the links of one record."""
    yield from _answers(doc, demand, earlier, everything)
    yield from _dependences(doc, demand, earlier)
    yield from _repeats(demand, earlier)
    yield from _conflicts(demand, earlier)


def _tokens(doc: Doc, span: Span | None) -> list[Token]:
    """Give the tokens of a span."""
    found = doc.char_span(span.start, span.end, alignment_mode="expand") if span else None
    return list(found) if found is not None else []


def _latest(acts: frozenset[str], demand: Demand, earlier: Sequence[Demand]) -> Demand | None:
    """Give the latest earlier record whose act is among ``acts``, of another's if there is one."""
    fitting = [e for e in reversed(earlier) if e.act in acts]
    foreign = [e for e in fitting if not set(e.issuers) & set(demand.issuers)]
    own = [e for e in foreign if set(e.addressees) & set(demand.issuers)]
    same = [e for e in foreign or fitting if e.issue == demand.issue]
    return next(iter(own or same or foreign or fitting), None)


def _answers(
    doc: Doc, demand: Demand, earlier: list[Demand], everything: list[Demand]
) -> Iterator[Link]:
    """Link a yes or a no to what it answers."""
    kind = ANSWERS.get(demand.act)
    if kind is None:
        return
    found = _find_answered(doc, demand, earlier, everything)
    if found is not None:
        yield Link(demand.demand_id, found[0].demand_id, kind, f"answers.{found[1]}")


def _find_answered(
    doc: Doc, demand: Demand, earlier: list[Demand], everything: list[Demand]
) -> tuple[Demand, str] | None:
    """Find what a yes or a no answers, and by which rule, from the surest to the least sure."""
    if demand.content is None:
        return _by_rule(_latest(ANSWERABLE, demand, earlier), "bare")
    outer = next((d for d in earlier if _holds(d, demand) and d.act in ANSWERABLE), None)
    return (
        _by_rule(_find_inside(demand, everything), "inside")
        or _by_rule(outer, "outer")
        or _by_rule(_find_pointed(doc, demand, earlier), "anaphor")
        or _by_rule(_find_alike(demand, earlier), "issue")
    )


def _by_rule(demand: Demand | None, rule: str) -> tuple[Demand, str] | None:
    """Give a record with the rule that found it."""
    return (demand, rule) if demand is not None else None


def _find_inside(demand: Demand, everything: Sequence[Demand]) -> Demand | None:
    """Find the demand or offer that stands inside the content of its answer."""
    content = demand.content
    for other in everything:
        if other is demand or not other.content or other.act not in ANSWERABLE:
            continue
        if content.start <= other.evidence.start and other.evidence.end <= content.end:
            return other
    return None


def _find_pointed(doc: Doc, demand: Demand, earlier: list[Demand]) -> Demand | None:
    """Find to what the content of an answer points back (*this proposal*, *it*)."""
    tokens = _tokens(doc, demand.content)
    pointed = find_anaphor(tokens)
    if demand.content.quote.lower() in PRONOUNS and earlier:
        pointed = tokens[0], ANSWERABLE | {"accept"}
    if pointed is None:
        return None
    return _latest(pointed[1] & (ANSWERABLE | {"accept"}), demand, earlier)


def _find_alike(demand: Demand, earlier: Sequence[Demand]) -> Demand | None:
    """Find the latest demand or offer of another on the issue of an answer."""
    for other in reversed(earlier):
        foreign = not set(other.issuers) & set(demand.issuers)
        if other.act in ANSWERABLE and other.issue == demand.issue != "other" and foreign:
            return other
    return None


def _holds(outer: Demand, inner: Demand) -> bool:
    """Say whether a record tells within its content who answered it (*a plan that X refused*)."""
    if outer.content is None or inner.content is None or set(outer.issuers) & set(inner.issuers):
        return False
    overlaps = outer.content.start < inner.content.end and inner.content.start < outer.content.end
    return overlaps and outer.evidence.start <= inner.content.start


def _dependences(doc: Doc, demand: Demand, earlier: list[Demand]) -> Iterator[Link]:
    """Link a record to the one that its condition or consequence speaks of."""
    pointed = find_anaphor(_tokens(doc, demand.condition_span))
    if pointed is not None:
        own = [e for e in earlier if set(e.issuers) & set(demand.issuers) and e.act in pointed[1]]
        own = [e for e in own if e.evidence.sentence == own[-1].evidence.sentence]
        target = own[0] if own else _latest(pointed[1], demand, earlier)
        if target is not None:
            yield Link(demand.demand_id, target.demand_id, "depends", "condition.anaphor")


def _repeats(demand: Demand, earlier: list[Demand]) -> Iterator[Link]:
    """Link a record to the latest one that asks or offers the same of the same."""
    if demand.act not in ASKING | {"offer"} or demand.issue == "other":
        return
    classes = ASKING if demand.act in ASKING else {"offer"}
    for other in reversed(earlier):
        if (
            other.act in classes
            and other.issue == demand.issue
            and other.sequence == demand.sequence
            and (
                set(other.addressees) & set(demand.addressees)
                or set(other.issuers) & set(demand.issuers)
            )
        ):
            yield Link(demand.demand_id, other.demand_id, "repeats", "same.issue")
            return


def _conflicts(demand: Demand, earlier: list[Demand]) -> Iterator[Link]:
    """Link a record to those whose order claim is its reverse."""
    if not demand.sequence:
        return
    reverse = ">".join(reversed(demand.sequence.split(">")))
    for other in earlier:
        if other.sequence == reverse:
            yield Link(demand.demand_id, other.demand_id, "conflicts", "sequence.reversed")
