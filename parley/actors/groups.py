"""Groups: who is meant by *Russian forces*, *its allies*, *the two sides*, *European leaders*."""

from __future__ import annotations

from collections.abc import Sequence

from parley.actors.discourse import Discourse, make_sighting
from parley.actors.identity import GROUP, make_group_id, make_slug, members_of, party_of
from parley.actors.lexicon import load_lexicon
from parley.actors.names import Name
from parley.actors.page import Page, Sighting
from parley.actors.phrases import Phrase, class_of, read_words

STATE_VOICES = frozenset(("voice",))
ORGANS = frozenset(("organ",))
ARMED = frozenset(("armed",))
ALLIES = frozenset(("relation",))
LANDS = frozenset(("land",))
MISSIONS = frozenset(("embassy", "consulate", "mission", "high commission"))
BACK = frozenset(("the", "these", "those", "this", "that", "both", "such"))
INDEFINITE = frozenset(("a", "an", "any", "no", "another", "every", "each", "some"))


def resolve_group(discourse: Discourse, phrase: Phrase) -> list[Sighting]:
    """Resolve a description of people or bodies; nothing where it names nobody."""
    owner = discourse.by_head.get(phrase.owner)
    pair = None if _is_named(phrase) else _resolve_pair(discourse, phrase)
    if pair is not None:
        return [pair]
    parties = [o for o in phrase.origins if _says_whose(discourse.page, phrase, o)]
    if parties or owner is not None:
        return _resolve_owned(discourse, phrase, parties, owner)
    words = _telling_words(discourse.page, phrase)
    if not words and phrase.article in BACK:
        return _as_list(_resolve_back(discourse, phrase))
    if not words:
        return _as_list(_resolve_bare(discourse, phrase))
    return _as_list(_make_vague(discourse, phrase, words))


def _says_whose(page: Page, phrase: Phrase, name: Name) -> bool:
    """Say whether a name in a phrase says whose the people are; a city behind *in* is a place."""
    if name.kind == "person":
        return _kind(phrase) in STATE_VOICES | ORGANS | ALLIES or _is_owner(page, name)
    behind = phrase.complement in ("in", "from") and name.first > phrase.head
    return not (behind and name.how == "capital")


def _as_list(sighting: Sighting | None) -> list[Sighting]:
    """Give a list of none or one."""
    return [sighting] if sighting is not None else []


def _kind(phrase: Phrase) -> str:
    """Give the class of the phrase's noun."""
    return class_of(phrase)


def _sight(
    discourse: Discourse, phrase: Phrase, actor_id: str, rule: str, alternative: str = ""
) -> Sighting:
    """Make the sighting of a whole phrase."""
    return make_sighting(
        discourse.page, phrase.first, phrase.last, actor_id, "description", f"group.{rule}",
        head=phrase.head, plural=_is_plural(phrase), alternative=alternative,
    )  # fmt: skip


def _is_plural(phrase: Phrase) -> bool:
    """Say whether *they* can take the phrase up."""
    return phrase.plural or (phrase.group is not None and phrase.group.number == "plural")


def _telling_words(page: Page, phrase: Phrase) -> tuple[str, ...]:
    """Give the modifiers that tell who is meant, without pointing words."""
    back = load_lexicon().modifiers["back"]
    return tuple(w for w in read_words(page, phrase) if w not in back)


# Somebody's: an origin or an owner is named.


def _resolve_owned(
    discourse: Discourse, phrase: Phrase, parties: Sequence[Name], owner: Sighting | None
) -> list[Sighting]:
    """Resolve a phrase that says whose the people are."""
    kind = _kind(phrase)
    known = [o for o in parties if not o.actor_id.startswith(GROUP)]
    if len(known) > 1 and kind not in STATE_VOICES | ORGANS | ARMED:
        return [_sight(discourse, phrase, _join(discourse, known), "members")]
    if known and _is_body(phrase, known[-1]) and kind not in ALLIES:
        return [_sight(discourse, phrase, _voice_of(known[-1]), "of-body")]
    if kind in STATE_VOICES and (known or owner is not None):
        return _resolve_voices(discourse, phrase, known, owner)
    if kind in ORGANS | ARMED and (known or owner is not None):
        return [_resolve_organ(discourse, phrase, known, owner)]
    return _as_list(_make_owned(discourse, phrase, parties, owner))


def _is_body(phrase: Phrase, name: Name) -> bool:
    """Say whether a phrase names a body by its own people (*Hamas fighters*, *UN officials*)."""
    leaders = phrase.group is not None and phrase.group.noun in ("leader", "leaders", "members")
    return name.kind in ("armed-group", "international", "organisation") and not leaders


def _join(discourse: Discourse, names: Sequence[Name]) -> str:
    """Give the group whose members the phrase names."""
    group = make_group_id(name.actor_id for name in names)
    title = ", ".join(discourse.actor(party_of(name.actor_id)).name for name in names)
    return discourse.know(group, title, "group")


def _resolve_voices(
    discourse: Discourse, phrase: Phrase, known: Sequence[Name], owner: Sighting | None
) -> list[Sighting]:
    """Read forces, officials and authorities as the state or body whose they are, each its own."""
    page = discourse.page
    if not known:
        return [_sight(discourse, phrase, owner.party, "owners-voice")] if owner else []
    last = max(known, key=lambda n: n.start) if not phrase.complement else known[0]
    how = "demonym" if last.how == "demonym" else "description"
    first = phrase.first if len(known) == 1 or phrase.complement else last.first
    whole = make_sighting(page, first, phrase.last, _voice_of(last), how, "group.voice",
                          head=phrase.head, plural=_is_plural(phrase))  # fmt: skip
    others = [n for n in known if n is not last and not phrase.complement]
    return [
        *(make_sighting(page, n.first, n.last, _voice_of(n), n.how, "group.coordinated-voice")
          for n in others),
        whole,
    ]  # fmt: skip


def _voice_of(name: Name) -> str:
    """Give whom forces or officials stand for: the state, or the body itself."""
    return name.actor_id if name.kind == "international" else party_of(name.actor_id)


def _resolve_organ(
    discourse: Discourse, phrase: Phrase, known: Sequence[Name], owner: Sighting | None
) -> Sighting:
    """Make a ministry, delegation or band of a state an actor of its own."""
    party = party_of(known[0].actor_id) if known else owner.party if owner else ""
    noun = _noun_of(discourse.page, phrase)
    words = [*_telling_words(discourse.page, phrase), noun]
    if phrase.group is not None and phrase.group.noun in MISSIONS:
        words += [discourse.page.text[n.start : n.end] for n in phrase.site]
    country = discourse.country(party)
    if _kind(phrase) in ARMED:
        origin = known[0] if known else None
        called = _short(discourse, origin) if origin else discourse.actor(party).name
        actor_id = make_slug(" ".join([called, *words]))
        discourse.know(actor_id, " ".join([called, *words]), "armed-group", country)
    else:
        actor_id = f"{party}/{make_slug(' '.join(words))}"
        title = f"{' '.join(words)} of {discourse.actor(party).name}"
        discourse.know(actor_id, title, "organisation", country)
    return _sight(discourse, phrase, actor_id, "organ")


def _short(discourse: Discourse, name: Name) -> str:
    """Give the words of a name, or the state's own name where it is no adjective."""
    return discourse.page.text[name.start : name.end]


def _noun_of(page: Page, phrase: Phrase) -> str:
    """Give the noun of a phrase as the text has it."""
    if phrase.group is not None and phrase.head == phrase.noun and " " in phrase.group.noun:
        return phrase.group.noun
    return page.text[page.starts[phrase.noun] : page.end_of(phrase.head)].lower()


def _make_owned(
    discourse: Discourse, phrase: Phrase, parties: Sequence[Name], owner: Sighting | None
) -> Sighting | None:
    """Make a vague group of somebody: *its allies*, *Iraqi refugees*; or one person of it."""
    page = discourse.page
    adjectives = [o for o in parties if _stands_before(phrase, o) and not _is_owner(page, o)]
    holders = [o for o in parties if o not in adjectives]
    first = next(iter([*holders, *adjectives]), None)
    party = party_of(first.actor_id) if first and (holders or owner is None) else ""
    party = party or (owner.party if owner else "")
    owned = bool(holders) or owner is not None
    noun = _noun_of(page, phrase)
    if not phrase.plural and _kind(phrase) in ALLIES:
        return None
    if _is_one(phrase) and not party.startswith(GROUP):
        return _make_one(discourse, phrase, party, noun)
    words = [_title_of(discourse, party)] if owned else []
    slug = make_slug(" ".join([*words, *_words_before(page, phrase, adjectives), noun]))
    country = "" if owned else discourse.country(party)
    group = discourse.know(GROUP + slug, slug.replace("-", " "), "group", country)
    return _sight(discourse, phrase, group, "of-somebody") if slug else None


def _is_one(phrase: Phrase) -> bool:
    """Say whether a phrase means one person, not a people."""
    return not phrase.plural and phrase.group is not None and phrase.group.kind == "people"


def _title_of(discourse: Discourse, party: str) -> str:
    """Give what a party is called within a group's id: acronyms as they are, else its name."""
    return party if discourse.kind(party) == "international" else discourse.actor(party).name


def _make_one(discourse: Discourse, phrase: Phrase, party: str, noun: str) -> Sighting:
    """Make the one person of a state or body that a description names (*an Argentine judge*)."""
    words = " ".join([*_telling_words(discourse.page, phrase), noun])
    title = f"{words} of {discourse.actor(party).name}"
    person = f"{party}/{make_slug(words)}"
    discourse.know(person, title, "person", discourse.country(party))
    return _sight(discourse, phrase, person, "one-of-somebody")


def _stands_before(phrase: Phrase, name: Name) -> bool:
    """Say whether a name stands in front of the noun."""
    return name.last < phrase.noun


def _is_owner(page: Page, name: Name) -> bool:
    """Say whether a possessive mark follows a name."""
    return page.lowers[name.last + 1 : name.last + 2] in (["'s"], ["'"])


def _words_before(page: Page, phrase: Phrase, adjectives: Sequence[Name]) -> list[str]:
    """Give adjectives and telling modifiers in the order of the text."""
    telling = set(_telling_words(page, phrase))
    starts = {name.first: page.text[name.start : name.end].lower() for name in adjectives}
    words = []
    for i in range(phrase.first, phrase.noun):
        if i in starts:
            words.append(starts[i])
        elif page.lowers[i] in telling:
            words.append(page.lowers[i])
    return words


# Nobody's: pairs, pointers back, vague groups.


def _is_pair(page: Page, phrase: Phrase) -> bool:
    """Say whether a phrase means the two parties (*both sides*, *the conflicting nations*)."""
    lexicon = load_lexicon()
    if _kind(phrase) not in STATE_VOICES | LANDS | ALLIES | {"people"}:
        return False
    if not phrase.plural and phrase.article not in ("either", "neither"):
        return False
    noun_words = phrase.group.noun.split() if phrase.group else []
    words = {*phrase.words, *noun_words, phrase.article}
    if noun_words[:2] == ["parties", "to"]:
        return True
    if words & lexicon.modifiers["pair"]:
        return True
    noun = page.lowers[phrase.head]
    return not read_words(page, phrase) and noun in ("sides", "parties") and phrase.article == "the"


def _is_named(phrase: Phrase) -> bool:
    """Say whether a pair phrase itself says who the two are (*the Turkish and Greek sides*)."""
    return (
        phrase.owner >= 0
        or any(o.last < phrase.noun for o in phrase.origins)
        or (phrase.complement == "of" and len(phrase.origins) > 1)
    )


def _resolve_pair(discourse: Discourse, phrase: Phrase) -> Sighting | None:
    """Join the two parties that the text has set against each other."""
    if not _is_pair(discourse.page, phrase):
        return None
    start = discourse.page.starts[phrase.first]
    joined = find_pair(discourse, start, _doer_of(discourse, phrase))
    return _sight(discourse, phrase, joined, "pair") if joined else None


def _doer_of(discourse: Discourse, phrase: Phrase) -> str:
    """Give the party that is the subject over a phrase: who calls on the two is not one of them."""
    page = discourse.page
    verb = page.verb_above(phrase.head)
    for _ in range(4):
        if verb < 0:
            break
        for child in page.children(verb):
            seen = discourse.by_head.get(child.i) if child.dep_ == "nsubj" else None
            if seen is not None and child.i < phrase.first:
                return seen.party
        verb = page.verb_above(page.heads[verb]) if page.heads[verb] != verb else -1
    return ""


def find_pair(discourse: Discourse, start: int, doer: str = "") -> str:
    """Find the two parties before an offset: the last pair named as one, else the two most named.

    A group of two that was named within two sentences goes first, then two parties in the sentence
    itself; else the parties of the last twelve sentences are counted, nearer ones more.
    """
    for sighting in discourse.back(start, within=2):
        if len(members_of(sighting.actor_id)) == 2:
            return sighting.actor_id
    here = discourse.page.sentence_at(start)
    for within, least in ((0, 2), (12, 2)):
        weights: dict[str, float] = {}
        for sighting in discourse.back(start, within=within):
            party = sighting.party
            if party.startswith(GROUP) or discourse.kind(party) in ("media", "person"):
                continue
            back = here - discourse.page.sentence_at(sighting.start)
            if party != doer:
                weights[party] = weights.get(party, 0.0) + 1.0 / (2 + back)
        if len(weights) >= least and (within or len(weights) == 2):
            best = sorted(weights, key=lambda party: (-weights[party], party))[:2]
            joined = make_group_id(best)
            title = ", ".join(discourse.actor(party).name for party in sorted(best))
            return discourse.know(joined, title, "group")
    return ""


def _resolve_back(discourse: Discourse, phrase: Phrase) -> Sighting | None:
    """Resolve *the country*, *these leaders*, *the rebels*: the last named of that sort."""
    page, kind = discourse.page, _kind(phrase)
    start = page.starts[phrase.first]
    noun = page.lemmas[phrase.head]
    if (kind in LANDS | STATE_VOICES and not phrase.plural) or noun in (
        "force",
        "troop",
        "authority",
    ):
        return _resolve_state_back(discourse, phrase, start)
    for sighting in discourse.back(start, within=6):
        actor = discourse.kind(sighting.actor_id)
        if kind in ORGANS | {"body"} and _is_called(discourse, sighting, noun):
            return _sight(discourse, phrase, sighting.actor_id, "organ-back")
        if kind in ARMED and actor == "armed-group":
            return _sight(discourse, phrase, sighting.actor_id, "armed-back")
        if (
            kind not in ARMED
            and phrase.plural
            and actor == "group"
            and _is_like(page, sighting, noun, kind, phrase.article)
        ):
            return _sight(discourse, phrase, sighting.actor_id, "group-back")
        if noun in (
            "group",
            "organization",
            "organisation",
            "body",
            "movement",
            "bloc",
            "alliance",
        ) and actor in ("armed-group", "international", "group", "organisation"):
            return _sight(discourse, phrase, sighting.actor_id, "body-back")
    return _resolve_bare(discourse, phrase)


def _is_called(discourse: Discourse, sighting: Sighting, noun: str) -> bool:
    """Say whether a body's name as used before holds a noun (*the coalition*)."""
    words = discourse.page.text[sighting.start : sighting.end].lower().split()
    return noun in words and discourse.kind(sighting.actor_id) not in ("person", "state")


def _is_like(page: Page, sighting: Sighting, noun: str, kind: str, article: str) -> bool:
    """Say whether a group named before was called by the same noun, or is pointed back to."""
    same = page.lemmas[sighting.head] == noun
    return same or (article in ("these", "those") and kind in LANDS | {"people"})


def _resolve_state_back(discourse: Discourse, phrase: Phrase, start: int) -> Sighting | None:
    """Resolve *the country* or *the government* to the state that was last named."""
    if phrase.complement:
        return None
    states = [p for p in discourse.states_before(start) if discourse.kind(p) == "state"]
    if not states:
        return None
    second = states[1] if len(states) > 1 else ""
    return _sight(discourse, phrase, states[0], "state-back", second)


def _resolve_bare(discourse: Discourse, phrase: Phrase) -> Sighting | None:
    """Keep armed groups without a name as a vague group; all else without a name is nobody."""
    if _kind(phrase) not in ARMED or phrase.article in INDEFINITE:
        return None
    slug = make_slug(_noun_of(discourse.page, phrase))
    group = discourse.know(GROUP + slug, slug.replace("-", " "), "group")
    return _sight(discourse, phrase, group, "armed-vague")


def _is_named_people(page: Page, phrase: Phrase) -> bool:
    """Say whether a people has a name of its own or leads others; *innocent civilians* has not."""
    if phrase.group is not None and phrase.group.noun.endswith(("leader", "leaders")):
        return True
    return any(page.words[i][:1].isupper() for i in range(phrase.first + 1, phrase.noun))


def _make_vague(discourse: Discourse, phrase: Phrase, words: tuple[str, ...]) -> Sighting | None:
    """Keep a described group as what the text calls it: *international actors*, *local rebels*."""
    kind = _kind(phrase)
    if phrase.owner >= 0 or (kind == "people" and not _is_named_people(discourse.page, phrase)):
        return None
    if not phrase.plural and kind not in ARMED | ORGANS | {"body"}:
        regime = kind in STATE_VOICES and phrase.article == "the"
        if not regime:
            return None
    noun = _noun_of(discourse.page, phrase)
    slug = make_slug(" ".join([*words, noun]))
    actor_id = slug if kind in ORGANS else GROUP + slug
    known = discourse.know(
        actor_id, slug.replace("-", " "), "organisation" if kind in ORGANS else "group"
    )
    return _sight(discourse, phrase, known, "vague")
