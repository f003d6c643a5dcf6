"""Offices: which nouns name one, and who held it on a day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

# *The leader* of a state is whoever heads it, whatever the title.
ANY_TITLE = "leader"
# Who led a state by REIGN, which does not say in which office: asked last, for *the leader* alone.
DE_FACTO = "de-facto-leader"
VOICES = "-spokesperson"  # several take turns: who *a spokesperson* is the office does not tell
FIRST_DAY, LAST_DAY = date.min.isoformat(), date.max.isoformat()


@dataclass(frozen=True, slots=True)
class Term:
    """A term of office: ISO days, both included; an empty ``start`` or ``end`` is not known."""

    actor_id: str
    office: str
    title: str
    of: str
    start: str
    end: str
    source: str

    def holds_on(self, day: date) -> bool:
        """Tell whether the term covers a day.

        >>> Term("DEU/olaf-scholz", "head-of-government", "chancellor", "DEU",
        ...      "2021-12-08", "2025-05-05", "").holds_on(date(2022, 3, 1))
        True
        """
        return (self.start or FIRST_DAY) <= day.isoformat() <= (self.end or LAST_DAY)


@dataclass(frozen=True, slots=True)
class OfficeNoun:
    """A noun that names an office: its ``code``, and the ``role`` of whoever is called by it.

    ``holder`` is the one person in the office, ``spokesman`` speaks for another, ``delegate`` is
    one of several who are sent. ``offices`` are those of which the noun is a title.
    """

    noun: str
    code: str
    role: str
    offices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class GroupNoun:
    """A noun for people or bodies without a name: ``kind`` of group, ``number`` it is used in."""

    noun: str
    kind: str
    number: str


class TermBook:
    """All terms of office, by whom and by what they are of."""

    def __init__(
        self, terms: Iterable[Term], nouns: Iterable[OfficeNoun], leading: Mapping[str, str]
    ) -> None:
        """Sort the terms; the latest start stands first, so that it wins where two overlap.

        ``leading`` tells of which office the leader is, where that is not the government's head.
        """
        self._leading = leading
        self._offices_of_title = {noun.code: noun.offices for noun in nouns if noun.offices}
        self._by_holder: Mapping[str, list[Term]] = defaultdict(list)
        self._by_office: Mapping[tuple[str, str], list[Term]] = defaultdict(list)
        for term in sorted(terms, key=lambda t: (t.start, t.actor_id, t.office), reverse=True):
            self._by_holder[term.actor_id].append(term)
            self._by_office[term.office, term.of].append(term)

    def offices_of(self, actor_id: str, day: date) -> tuple[Term, ...]:
        """Give the terms that a person served on a day, the latest begun first."""
        return tuple(term for term in self._by_holder.get(actor_id, ()) if term.holds_on(day))

    def terms_of(self, actor_id: str) -> tuple[Term, ...]:
        """Give every known term of a person, the latest begun first."""
        return tuple(self._by_holder.get(actor_id, ()))

    def find_holder(self, office: str, of: str, day: date) -> str | None:
        """Give the person who held an office, or wore a title, of a state or body on a day."""
        plain = self._on_day(office, of, day)
        if plain:
            several = office.endswith(VOICES) and len({term.actor_id for term in plain}) > 1
            return None if several else plain[0].actor_id
        worn = [
            term
            for kind in self._offices_of_title.get(office, ())
            for term in self._on_day(kind, of, day)
        ]
        if office == ANY_TITLE:
            worn.sort(key=lambda term: term.office != self._leading.get(of, term.office))
        titled = [term for term in worn if office in (ANY_TITLE, term.title)]
        if not titled and office == ANY_TITLE:
            titled = self._on_day(DE_FACTO, of, day)
        return titled[0].actor_id if titled else None

    def find_holders(self, office: str, of: str, day: date) -> tuple[str, ...]:
        """Give all who held an office of a state or body on a day, the latest begun first."""
        return tuple(dict.fromkeys(term.actor_id for term in self._on_day(office, of, day)))

    def _on_day(self, office: str, of: str, day: date) -> list[Term]:
        """Give the terms of one office that cover a day."""
        return [term for term in self._by_office.get((office, of), ()) if term.holds_on(day)]
