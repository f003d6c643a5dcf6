"""Offices: which nouns name one, and who held it on a day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

FIRST_DAY, LAST_DAY = date.min.isoformat(), date.max.isoformat()

# A chancellor or a premier heads the government; a title nobody wears there is asked for by office.
OFFICES_OF_TITLE = {
    "president": ("head-of-state", "head-of-government"),
    "monarch": ("head-of-state",),
    "king": ("head-of-state",),
    "queen": ("head-of-state",),
    "emir": ("head-of-state",),
    "sultan": ("head-of-state",),
    "pope": ("head-of-state",),
    "supreme-leader": ("head-of-state",),
    "prime-minister": ("head-of-government",),
    "chancellor": ("head-of-government",),
    "premier": ("head-of-government",),
    "taoiseach": ("head-of-government",),
    "leader": ("head-of-government", "head-of-state"),
}
# Titles that one person can wear for another's: Germany's premier is its chancellor.
SAME_TITLE = {"premier": "prime-minister", "prime-minister": "premier", "king": "monarch"}


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
    one of several who are sent.
    """

    noun: str
    code: str
    role: str


@dataclass(frozen=True, slots=True)
class GroupNoun:
    """A noun for people or bodies without a name: ``kind`` of group, ``number`` it is used in."""

    noun: str
    kind: str
    number: str


class TermBook:
    """All terms of office, by whom and by what they are of."""

    def __init__(self, terms: Iterable[Term]) -> None:
        """Sort the terms; the latest start stands first, so that it wins where two overlap."""
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
            return plain[0].actor_id
        worn = [
            term for kind in OFFICES_OF_TITLE.get(office, ()) for term in self._on_day(kind, of, day)
        ]
        for wanted in (office, SAME_TITLE.get(office, office)):
            for term in worn:
                if term.title == wanted:
                    return term.actor_id
        return worn[0].actor_id if worn and office == "leader" else None

    def _on_day(self, office: str, of: str, day: date) -> list[Term]:
        """Give the terms of one office that cover a day."""
        return [term for term in self._by_office.get((office, of), ()) if term.holds_on(day)]
