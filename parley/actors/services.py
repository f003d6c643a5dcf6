"""Services: for whom a clause behind a name says that somebody speaks, leads or sits.

*X, who speaks for the Malian delegation*; *Y, a member of the junta*; *Z, who is Chad's envoy*.
"""

from __future__ import annotations

from collections.abc import Iterator

from parley.actors.discourse import BODIES, Discourse
from parley.actors.identity import GROUP, party_of
from parley.actors.names import Name
from parley.actors.page import MODIFIERS

LEADING = frozenset(("head", "lead", "chair", "command", "represent", "run", "be"))
SPEAKING = frozenset(("speak", "negotiate", "talk"))
SEATED = frozenset(("member", "aide", "adviser", "advisor", "veteran", "lawyer", "official"))
RULING = frozenset(("junta", "government", "cabinet", "regime", "council", "leadership"))


def read_service(discourse: Discourse, name: Name) -> str:
    """Give the party for which the words behind a name say that he stands, or nothing.

    Args:
        discourse: The text so far.
        name: The name of an unlisted person.
    """
    page = discourse.page
    if page.words[name.last + 1 : name.last + 2] != [","]:
        return ""
    for head in _list_served(discourse, name):
        party = _party_at(discourse, head)
        if party:
            return party
    return ""


def _list_served(discourse: Discourse, name: Name) -> Iterator[int]:
    """Give the heads of the phrases behind a name that say for whom or of what he is."""
    page = discourse.page
    for child in page.children(name.head):
        if child.i <= name.last:
            continue
        if child.dep_ == "relcl" and page.lowers[name.last + 2 : name.last + 3] == ["who"]:
            if child.lemma_ in SPEAKING:
                yield from _below(discourse, child.i, ("for",))
            if child.lemma_ in LEADING:
                yield from (c.i for c in child.children if c.dep_ in ("dobj", "attr"))
        elif child.dep_ == "appos" and child.lemma_ in SEATED:
            yield from _below(discourse, child.i, ("of", "for", "to"))


def _below(discourse: Discourse, head: int, words: tuple[str, ...]) -> Iterator[int]:
    """Give what stands behind some prepositions of a word."""
    for child in discourse.page.children(head):
        if child.dep_ == "prep" and child.lower_ in words:
            yield from (c.i for c in child.children if c.dep_ == "pobj")


def _party_at(discourse: Discourse, head: int) -> str:
    """Give the party that a phrase names: at its head, before it, or as *the junta* at hand."""
    page = discourse.page
    places = [head, *(c.i for c in page.children(head) if c.dep_ in {*MODIFIERS, "poss"})]
    for place in places:
        name = discourse.covered.get(place)
        if name is not None and name.kind in BODIES - {"media"} and not name.inner:
            return party_of(name.actor_id)
    if page.lemmas[head] in RULING:
        for sighting in discourse.back(page.starts[head]):
            party = sighting.party
            if not party.startswith(GROUP) and discourse.kind(party) == "state":
                return party
    return ""
