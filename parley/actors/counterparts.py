"""Counterparts: *her Israeli counterpart* holds in another state the office that she holds."""

from __future__ import annotations

from collections.abc import Iterator

from parley.actors.descriptions import sight_office
from parley.actors.discourse import Discourse
from parley.actors.offices import named_beside
from parley.actors.page import Sighting
from parley.actors.phrases import Phrase

CALLED = ("counterpart", "colleague")


def resolve_counterpart(discourse: Discourse, phrase: Phrase) -> Sighting | None:
    """Resolve a counterpart to the holder on the day, or to a nameless person of that state.

    Returns:
        The sighting of the phrase; nothing where it is no counterpart or its state is not said.
    """
    page = discourse.page
    if page.lemmas[phrase.head] not in CALLED or phrase.plural or phrase.title:
        return None
    of = (*phrase.origins, *phrase.site)
    state = next((o.actor_id for o in of if o.kind != "person"), "")
    if not state:
        return None
    named = named_beside(discourse, phrase)
    if named is not None:
        person = discourse.affiliate(named.actor_id, state)
        return sight_office(discourse, phrase, person, "office.apposition")
    for office in _offices_of_owner(discourse, phrase):
        holder = discourse.holders.get((office, state))
        if not holder and discourse.day is not None:
            holder = discourse.gazetteer.find_holder(office, state, discourse.day)
        if holder:
            return sight_office(discourse, phrase, holder, "office.counterpart")
    called = f"counterpart of {discourse.actor(state).name}"
    nameless = discourse.know(f"{state}/counterpart", called, "person", state)
    return sight_office(discourse, phrase, nameless, "office.nameless")


def _offices_of_owner(discourse: Discourse, phrase: Phrase) -> Iterator[str]:
    """Give the offices of whose counterpart it is, by the text and by the list."""
    owner = discourse.by_head.get(phrase.owner)
    ids = [owner.actor_id] if owner is not None else []
    ids += [discourse.renamed.get(o.actor_id, o.actor_id) for o in phrase.origins
            if o.kind == "person"]  # fmt: skip
    for person in ids:
        yield from (code for (code, _), holder in discourse.holders.items() if holder == person)
        if person in discourse.offices:
            yield discourse.offices[person]
        if discourse.day is not None:
            terms = discourse.gazetteer.offices_of(person, discourse.day)
            yield from (term.office for term in terms)
