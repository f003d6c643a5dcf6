"""Colleagues: several who hold one office (*the foreign ministers of A and B*)."""

from __future__ import annotations

from collections.abc import Sequence

from parley.actors.descriptions import sight_office
from parley.actors.discourse import Discourse
from parley.actors.identity import GROUP, join_sides, make_group_id, make_slug
from parley.actors.page import Page, Sighting
from parley.actors.pairs import find_pair
from parley.actors.phrases import Phrase, read_words
from parley.actors.speakers import is_paper

WHOLE = ("", "the", "all")  # articles before ministers who meet as a body of states


def resolve_many(discourse: Discourse, phrase: Phrase) -> Sighting | None:
    """Resolve *the foreign ministers of A and B* to the group of these, else to a vague group."""
    parties = [o for o in phrase.origins if o.kind in ("state", "international")]
    if len(parties) > 1:
        holders = find_holders(discourse, phrase, [o.actor_id for o in parties])
        if holders:
            return sight_office(discourse, phrase, holders, "office.holders")
        group = make_group_id(o.actor_id for o in parties)
        discourse.know(group, ", ".join(discourse.actor(p.actor_id).name for p in parties), "group")
        return sight_office(discourse, phrase, group, "office.members")
    body = phrase.origins[0] if len(phrase.origins) == 1 else None
    whole = phrase.office is not None and phrase.office.role == "holder" and not phrase.words
    if whole and body is not None and body.kind == "international" and phrase.article in WHOLE:
        return sight_office(discourse, phrase, body.actor_id, "office.assembly")
    words = [o.actor_id.removeprefix(GROUP) for o in phrase.origins] or list(
        read_words(discourse.page, phrase)
    )
    if not words:
        return _resolve_many_back(discourse, phrase)
    noun = phrase.office.noun if phrase.office else "leader"
    slug = make_slug(" ".join([*words, noun])) + "s"
    group = discourse.know(GROUP + slug, slug.replace("-", " "), "group")
    return sight_office(discourse, phrase, group, "office.vague")


def find_holders(discourse: Discourse, phrase: Phrase, parties: Sequence[str]) -> str:
    """Give the group of those who hold an office in some states (*the presidents of A and B*).

    Empty where one of them is not known, and for *leaders*, who stand for their states.
    """
    noun = phrase.group.noun if phrase.group is not None else ""
    plain = noun.removesuffix("s").replace("heads of", "head of")
    office = phrase.office or discourse.gazetteer.office_nouns.get(plain)
    if office is None or office.role != "holder" or discourse.day is None or "leader" in noun:
        return ""
    if is_paper(discourse.page):
        return ""  # in a joint statement ministers speak for their states
    found = [discourse.gazetteer.find_holder(office.code, p, discourse.day) for p in parties]
    if not all(found):
        return ""
    names = ", ".join(discourse.actor(person).name for person in found if person)
    return discourse.know(join_sides(p for p in found if p), names, "group")


def _singular(page: Page, i: int) -> str:
    """Give the noun at a token in the singular, whether or not it is tagged as a name."""
    return page.lemmas[i].removesuffix("s")


def _resolve_many_back(discourse: Discourse, phrase: Phrase) -> Sighting | None:
    """Resolve *the ministers* to the group of ministers that was last named."""
    if phrase.article not in ("the", "these", "those", "both"):
        return None
    page = discourse.page
    heads = phrase.office is not None and phrase.office.code.startswith("head-of-")
    if discourse.issuer and heads:
        return sight_office(discourse, phrase, discourse.issuer, "office.issuer")
    if phrase.article == "both" or "two" in phrase.words:
        pair = find_pair(discourse, page.starts[phrase.first], "", "person")
        return sight_office(discourse, phrase, pair, "office.pair") if pair else None
    for sighting in discourse.back(page.starts[phrase.first], within=6):
        same = _singular(page, sighting.head) == _singular(page, phrase.head)
        if same and sighting.actor_id.startswith(GROUP):
            return sight_office(discourse, phrase, sighting.actor_id, "office.back")
    return None
