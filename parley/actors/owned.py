"""Owned: people and bodies that a phrase says to be somebody's (*Russian forces*, *its allies*)."""

from __future__ import annotations

from collections.abc import Sequence

from parley.actors.colleagues import find_holders
from parley.actors.descriptions import (
    ALLIES,
    ARMED,
    LANDS,
    ORGANS,
    STATE_VOICES,
    is_plural,
    noun_of,
    read_field,
    sight_phrase,
    telling_words,
)
from parley.actors.discourse import Discourse, make_sighting
from parley.actors.identity import GROUP, make_group_id, make_slug, members_of, party_of
from parley.actors.lexicon import load_lexicon
from parley.actors.names import Name
from parley.actors.organs import is_named_organ, make_named_organ
from parley.actors.page import Page, Sighting
from parley.actors.phrases import Phrase, class_of
from parley.actors.scenes import find_land, find_sole_state
from parley.actors.units import read_army

# Nouns for all who make up a body of states and speak as it; not *some* of them, nor *two*.
ALL_OF = frozenset(("leaders", "member states", "member countries"))
MISSIONS = frozenset(("embassy", "consulate", "mission", "high commission"))


def resolve_owned(
    discourse: Discourse, phrase: Phrase, parties: Sequence[Name], owner: Sighting | None
) -> list[Sighting]:
    """Resolve a phrase that says whose the people are."""
    kind = class_of(phrase)
    known = [o for o in parties if not o.actor_id.startswith(GROUP)]
    if len(known) > 1 and kind not in STATE_VOICES | ORGANS | ARMED:
        holders = find_holders(discourse, phrase, [o.actor_id for o in known])
        if holders:
            return [sight_phrase(discourse, phrase, holders, "holders")]
        return [sight_phrase(discourse, phrase, join_parties(discourse, known), "members")]
    body = _read_body(discourse, phrase, known) if known else None
    if body is not None:
        return [body]
    if kind in STATE_VOICES and (known or owner is not None):
        return _resolve_voices(discourse, phrase, known, owner)
    organ = "" if known else _read_own_members(discourse, phrase, owner)
    if organ:
        return [sight_phrase(discourse, phrase, organ, "members-of-organ")]
    if not known and owner is not None and _is_own_land(discourse, phrase, owner):
        return [sight_phrase(discourse, phrase, owner.party, "own-land")]
    if kind in ORGANS | ARMED and (known or owner is not None):
        return [_resolve_organ(discourse, phrase, known, owner)]
    several = owner is not None and len(members_of(owner.actor_id)) > 1
    if several and not known and phrase.plural and kind in LANDS and not phrase.words:
        return [sight_phrase(discourse, phrase, _side_of(discourse, owner), "own-lands")]
    if discourse.page.lowers[phrase.head] == "capital" and owner is not None and not known:
        return []  # *his capital* is a place
    return as_list(_make_owned(discourse, phrase, parties, owner))


def _read_body(discourse: Discourse, phrase: Phrase, known: Sequence[Name]) -> Sighting | None:
    """Read an organ with a name, or a body by its own people (*UN officials, the Fatah party*)."""
    if is_named_organ(discourse, phrase, known[0]):
        return make_named_organ(discourse, phrase, known[0])
    last = known[-1]
    if _is_party_named(discourse.page, phrase, last):
        return sight_phrase(discourse, phrase, last.actor_id, "of-body")
    several = len(known) > 1 and last.first > phrase.head and phrase.plural
    if _is_body(phrase, last) and class_of(phrase) not in ALLIES and not several:
        return sight_phrase(discourse, phrase, _voice_of(last), "of-body")
    return None


def _read_own_members(discourse: Discourse, phrase: Phrase, owner: Sighting | None) -> str:
    """Read *its members* of a council as the council, who speaks by them."""
    plain = phrase.plural and not phrase.words and owner is not None
    if not plain or discourse.page.lowers[phrase.head] != "members":
        return ""
    organ = discourse.kind(owner.actor_id) == "international" and "/" in owner.actor_id
    return owner.actor_id if organ else ""


def _is_party_named(page: Page, phrase: Phrase, name: Name) -> bool:
    """Say whether a noun only says what sort of body bears a name (*the Fatah party*)."""
    sorts = load_lexicon().modifiers["body-sort"]
    body = name.kind in ("organisation", "armed-group", "international")
    return body and name.last == phrase.noun - 1 and page.lowers[phrase.head] in sorts


def _is_own_land(discourse: Discourse, phrase: Phrase, owner: Sighting) -> bool:
    """Say whether *his country* or *our nation* is the state of whose it is."""
    plain = class_of(phrase) in LANDS and not phrase.plural and not phrase.words
    noun = discourse.page.lemmas[phrase.head]
    return plain and noun in ("country", "nation") and discourse.kind(owner.party) == "state"


def _is_body(phrase: Phrase, name: Name) -> bool:
    """Say whether a phrase names a body by its own people (*Hamas fighters*, *UN officials*)."""
    noun = phrase.group.noun if phrase.group is not None else ""
    if name.kind not in ("armed-group", "international", "organisation"):
        return False
    if noun == "members" and name.kind == "international":
        return "/" in name.actor_id and phrase.article == "the" and not phrase.words
    if noun in ALL_OF and name.kind == "international":
        return not phrase.words and phrase.article in ("", "the", "all")
    return noun not in ("leader", "leaders", "members")


def join_parties(discourse: Discourse, names: Sequence[Name]) -> str:
    """Give the group whose members the phrase names."""
    group = make_group_id(name.actor_id for name in names)
    title = ", ".join(discourse.actor(party_of(name.actor_id)).name for name in names)
    return discourse.know(group, title, "group")


def _resolve_voices(
    discourse: Discourse, phrase: Phrase, known: Sequence[Name], owner: Sighting | None
) -> list[Sighting]:
    """Read forces, officials and authorities as the state or body whose they are, each its own."""
    if not known:
        army = read_army(discourse, phrase)
        voice = army or (_side_of(discourse, owner) if owner else "")
        rule = "army" if army else "owners-voice"
        return [sight_phrase(discourse, phrase, voice, rule)] if voice else []
    if phrase.complement and phrase.plural and len(known) > 1:
        return [sight_phrase(discourse, phrase, join_parties(discourse, known), "members")]
    return _read_coordinated(discourse.page, phrase, known)


def _read_coordinated(page: Page, phrase: Phrase, known: Sequence[Name]) -> list[Sighting]:
    """Read *French and British officials* as two mentions, the last with the noun."""
    last = max(known, key=lambda n: n.start) if not phrase.complement else known[0]
    how = "demonym" if last.how == "demonym" else "description"
    first = phrase.first if len(known) == 1 or phrase.complement else last.first
    whole = make_sighting(page, first, phrase.last, _voice_of(last), how, "group.voice",
                          head=phrase.head, plural=is_plural(phrase))  # fmt: skip
    others = [n for n in known if n is not last and not phrase.complement]
    return [
        *(make_sighting(page, n.first, n.last, _voice_of(n), n.shown, "group.coordinated-voice")
          for n in others),
        whole,
    ]  # fmt: skip


def _side_of(discourse: Discourse, owner: Sighting) -> str:
    """Give the party of an owner; of several persons the group of their parties."""
    several = owner.actor_id.startswith(GROUP)
    return discourse.side_of(owner.actor_id) if several else owner.party


def _voice_of(name: Name) -> str:
    """Give whom forces or officials stand for: the state, or the body itself."""
    return party_of(name.actor_id) if name.kind in ("person", "state") else name.actor_id


def _resolve_organ(
    discourse: Discourse, phrase: Phrase, known: Sequence[Name], owner: Sighting | None
) -> Sighting:
    """Make a ministry, delegation or band of a state an actor of its own."""
    first = known[0] if known else owner
    party = _party_of_owner(discourse, first.actor_id, first.head) if first else ""
    noun = noun_of(discourse.page, phrase)
    words = [*telling_words(discourse.page, phrase), noun]
    if phrase.group is not None and phrase.group.noun in MISSIONS and phrase.site:
        words += ["in", *(discourse.page.text[n.start : n.end] for n in phrase.site)]
    words = [*read_field(discourse, phrase), *words]
    country = discourse.country(party)
    if class_of(phrase) in ARMED:
        origin = known[0] if known else None
        called = _short(discourse, origin) if origin else discourse.actor(party).name
        actor_id = make_slug(" ".join([called, *words]))
        discourse.know(actor_id, " ".join([called, *words]), "armed-group", country)
    else:
        actor_id = f"{party}/{make_slug(' '.join(words))}"
        title = f"{' '.join(words)} of {discourse.actor(party).name}"
        discourse.know(actor_id, title, "organisation", country)
    return sight_phrase(discourse, phrase, actor_id, "organ")


def _party_of_owner(discourse: Discourse, actor_id: str, head: int) -> str:
    """Give the party of an owner; of an unlisted person's party or court the state spoken of."""
    owner = discourse.renamed.get(actor_id, actor_id)
    if discourse.is_homeless(owner):
        owner = discourse.affiliate(owner, find_sole_state(discourse, head))
    return party_of(owner)


def _short(discourse: Discourse, name: Name) -> str:
    """Give the words of a name, or the state's own name where it is no adjective."""
    return discourse.page.text[name.start : name.end]


def _make_owned(
    discourse: Discourse, phrase: Phrase, parties: Sequence[Name], owner: Sighting | None
) -> Sighting | None:
    """Make a vague group of somebody: *its allies*, *Iraqi refugees*; or one person of it."""
    page = discourse.page
    adjectives = [o for o in parties if _stands_before(phrase, o) and not is_owner(page, o)]
    holders = [o for o in parties if o not in adjectives]
    first = next(iter([*holders, *adjectives]), None)
    party = party_of(first.actor_id) if first and (holders or owner is None) else ""
    party = party or (owner.party if owner else "")
    owned = bool(holders) or owner is not None
    noun = noun_of(page, phrase)
    if not phrase.plural and class_of(phrase) in ALLIES:
        return _make_armed_ally(discourse, phrase, party) if owned and party else None
    if _is_one(phrase) and not party.startswith(GROUP):
        return make_one(discourse, phrase, party, noun)
    title = _title_of(discourse, party) if owned else ""
    words = [*_words_before(page, phrase, adjectives), noun]
    slug = make_slug(" ".join([title, *words]))
    country = "" if owned else discourse.country(party) or find_land(discourse, phrase)
    called = " ".join([f"{title}’s", *words] if title else words)
    group = discourse.know(GROUP + slug, called, "group", country)
    return sight_phrase(discourse, phrase, group, "of-somebody") if slug else None


def _make_armed_ally(discourse: Discourse, phrase: Phrase, party: str) -> Sighting | None:
    """Make *Israel's militia ally in Lebanon* a band of the land in which it fights."""
    words = [*telling_words(discourse.page, phrase), noun_of(discourse.page, phrase)]
    if not any(_is_armed(discourse, word) for word in words[:-1]):
        return None
    called = " ".join([_title_of(discourse, party), *words])
    band = discourse.know(make_slug(called), called, "armed-group", find_land(discourse, phrase))
    return sight_phrase(discourse, phrase, band, "armed-ally")


def _is_armed(discourse: Discourse, word: str) -> bool:
    """Say whether a word is a noun of armed bands."""
    noun = discourse.gazetteer.group_nouns.get(word)
    return noun is not None and noun.kind == "armed"


def _is_one(phrase: Phrase) -> bool:
    """Say whether a phrase means one person, not a people."""
    return not phrase.plural and phrase.group is not None and phrase.group.kind == "people"


def _title_of(discourse: Discourse, party: str) -> str:
    """Give what a party is called within a group's id: acronyms as they are, else its name."""
    return party if discourse.kind(party) == "international" else discourse.actor(party).name


def make_one(discourse: Discourse, phrase: Phrase, party: str, noun: str) -> Sighting:
    """Make the one person of a state or body that a description names (*an Argentine judge*)."""
    words = " ".join([*telling_words(discourse.page, phrase), noun])
    title = f"{words} of {discourse.actor(party).name}"
    person = f"{party}/{make_slug(words)}"
    discourse.know(person, title, "person", discourse.country(party))
    return sight_phrase(discourse, phrase, person, "one-of-somebody")


def _stands_before(phrase: Phrase, name: Name) -> bool:
    """Say whether a name stands in front of the noun."""
    return name.last < phrase.noun


def is_owner(page: Page, name: Name) -> bool:
    """Say whether a possessive mark follows a name."""
    return page.lowers[name.last + 1 : name.last + 2] in (["'s"], ["'"])


def _words_before(page: Page, phrase: Phrase, adjectives: Sequence[Name]) -> list[str]:
    """Give adjectives and telling modifiers in the order of the text."""
    telling = set(telling_words(page, phrase))
    starts = {name.first: page.text[name.start : name.end].lower() for name in adjectives}
    words = []
    for i in range(phrase.first, phrase.noun):
        if i in starts:
            words.append(starts[i])
        elif page.lowers[i] in telling:
            words.append(page.lowers[i])
    return words


def as_list(sighting: Sighting | None) -> list[Sighting]:
    """Give a list of none or one."""
    return [sighting] if sighting is not None else []
