"""Joining: who says the same as another just before, and so says it to the same party."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from spacy.tokens import Doc

from parley.demands.answers import ASKING
from parley.demands.sides import meet
from parley.records import Demand

ALSO = frozenset({"also", "too", "likewise", "similarly"})
JOINED = ASKING | {"reject", "accuse", "threaten"}


def join_others(doc: Doc, demands: Sequence[Demand]) -> list[Demand]:
    """Address an act that names nobody, and is done *too* or *as well*, as the act before it.

    >>> from parley import read
    >>> text = "France rejected Mali's plan. Spain refused as well."
    >>> [d.addressees for d in read(text, published="2024-03-01").demands]
    [('MLI',), ('MLI',)]
    """
    joined: list[Demand] = []
    for demand in demands:
        silent = not demand.addressees and demand.act in JOINED and joined
        if silent and not demand.evidence.rule.endswith("/unnamed") and _says_also(doc, demand):
            ids = _find_same(demand, joined)
            if ids:
                evidence = replace(demand.evidence, rule=f"{demand.evidence.rule}.also")
                demand = replace(demand, addressees=ids, evidence=evidence)
        joined.append(demand)
    return joined


def _says_also(doc: Doc, demand: Demand) -> bool:
    """Say whether the sentence of a record says that its act is done as well."""
    found = doc.char_span(demand.evidence.start, demand.evidence.end, alignment_mode="expand")
    sentence = found[0].sent if found is not None else ()
    words = [token.lower_ for token in sentence]
    return bool(ALSO & set(words)) or ("as", "well") in pairwise(words)


def _find_same(demand: Demand, earlier: Sequence[Demand]) -> tuple[str, ...]:
    """Find whom the last act of the kind addresses, of another and just before."""
    for other in reversed(earlier):
        if demand.evidence.sentence - other.evidence.sentence > 1:
            return ()
        kin = other.act == demand.act or {other.act, demand.act} <= ASKING
        if kin and other.addressees and not meet(other.issuers, demand.issuers):
            return other.addressees if not meet(other.addressees, demand.issuers) else ()
    return ()
