"""Earlier: the records before one, looked up by their issue and by who is in them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from heapq import merge
from itertools import takewhile

from parley.records import Demand


class Earlier:
    """The records settled so far, each question answered the latest first.

    Attributes:
        records: They, in text order.

    >>> from parley import read
    >>> text = "France asked Mali for a truce. Mali rejected the truce."
    >>> earlier = Earlier(lambda ids: ids)
    >>> for demand in read(text, published="2024-03-01").demands:
    ...     earlier.add(demand)
    >>> [d.act for d in earlier.on_issue("ceasefire")], [d.act for d in earlier.since(2)]
    (['reject', 'request'], ['reject'])
    >>> [d.act for d in earlier.with_any({"FRA"})]
    ['reject', 'request']
    """

    def __init__(self, parties_of: Callable[[tuple[str, ...]], Iterable[str]]) -> None:
        """Take what gives the parties of some actors."""
        self._parties_of = parties_of
        self.records: list[Demand] = []
        self._by_issue: dict[str, list[Demand]] = {}
        self._by_party: dict[str, list[int]] = {}

    def add(self, demand: Demand) -> None:
        """Note a record as the latest."""
        for party in {*self._parties_of(demand.issuers), *self._parties_of(demand.addressees)}:
            self._by_party.setdefault(party, []).append(len(self.records))
        self._by_issue.setdefault(demand.issue, []).append(demand)
        self.records.append(demand)

    def on_issue(self, issue: str) -> Iterator[Demand]:
        """Give those on an issue."""
        return reversed(self._by_issue.get(issue, ()))

    def since(self, sentence: int) -> list[Demand]:
        """Give those since a sentence."""
        return list(takewhile(lambda d: d.evidence.sentence >= sentence, reversed(self.records)))

    def with_any(self, parties: Iterable[str]) -> Iterator[Demand]:
        """Give those that some parties issued, or in which they are addressed."""
        places = (reversed(self._by_party.get(party, ())) for party in parties)
        last = -1
        for place in merge(*places, reverse=True):
            if place != last:
                yield self.records[place]
            last = place
