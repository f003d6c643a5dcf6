"""Pronouns: who is meant by *he*, *they*, *its*, and by *I* and *we* in somebody's mouth.

Antecedents are weighed as Lappin and Leass (1994) do: recency first, then subject before object
before the rest. Things compete with actors for *it* and *they*, so that *its necessity* can be a
ceasefire's; a pronoun whose best antecedent is no actor is no mention.
"""

from __future__ import annotations

from parley.actors.antecedents import (
    REACH,
    find_antecedents,
    is_co_argument,
    weigh_antecedent,
)
from parley.actors.discourse import Discourse
from parley.actors.holders import CHIEFS
from parley.actors.identity import members_of, party_of
from parley.actors.lexicon import Pronoun, load_lexicon
from parley.actors.listings import find_listings, know_members, members_in
from parley.actors.page import SUBJECTS, VERBAL, Page, Sighting
from parley.actors.places import GIVING
from parley.actors.spoken import (
    find_other_side,
    find_own_side,
    resolve_addressed,
    resolve_speaker,
    sight_pronoun,
)
from parley.actors.transcripts import find_present, find_principal

ONE_BODY = 60.0  # less for *they* of a body of states or an organisation
LISTED = 15.0  # more for several that are joined
# What one does to another's proposal, and no act that it could be called by.
ANSWERING = frozenset(
    ("accept", "embrace", "endorse", "reject", "dismiss", "rebuff", "spurn", "welcome", "heed")
)
PUT = frozenset(("map", "plan", "roadmap", "term", "condition", "text", "draft", "package"))
# What is done to nobody but who can hear it (*it was urged to leave*).
TOLD = frozenset(("urge", "ask", "tell", "warn", "invite", "accuse", "blame", "request", "remind"))
CLOSE = 0.55  # of the best weight, for the second to be kept


def resolve_pronoun(discourse: Discourse, i: int) -> Sighting | None:
    """Resolve the pronoun at a token, or leave it where nobody (or no actor) is meant."""
    pronoun = load_lexicon().pronouns[discourse.page.lowers[i]]
    if pronoun.person == 1:
        return resolve_speaker(discourse, i, pronoun)
    if pronoun.person == 2:
        return resolve_addressed(discourse, i)
    if pronoun.gender in ("male", "female"):
        return _resolve_person(discourse, i, pronoun)
    page = discourse.page
    if _is_empty(page, i) or _is_thing(page, i) or _stresses(page, i) or _is_called(discourse, i):
        return None
    return _resolve_body(discourse, i, pronoun)


def _resolve_person(discourse: Discourse, i: int, pronoun: Pronoun) -> Sighting | None:
    """Take the weightiest person before *he* or *she* whose gender does not speak against it."""
    page = discourse.page
    weighed: dict[str, float] = {}
    barred = _partners_in_clause(discourse, i) | find_present(discourse, page.starts[i])
    for sighting in discourse.back(page.starts[i], within=REACH + 1):
        known = discourse.genders.get(sighting.actor_id, pronoun.gender)
        if sighting.actor_id in barred:
            continue  # *he removed him*: two men
        person = discourse.kind(sighting.actor_id) == "person" or _is_one_voice(discourse, sighting)
        if person and known == pronoun.gender:
            weight = weigh_antecedent(discourse, i, sighting.head)
            if not is_co_argument(page, i, sighting.head):
                weighed[sighting.actor_id] = max(weight, weighed.get(sighting.actor_id, 0))
    ranked = sorted(weighed, key=lambda actor: -weighed[actor])
    if not ranked:
        principal = find_principal(discourse, page.starts[i], barred)
        return sight_pronoun(discourse, i, principal, "principal") if principal else None
    if discourse.kind(ranked[0]) == "person":
        discourse.genders.setdefault(ranked[0], pronoun.gender)
    second = ranked[1] if len(ranked) > 1 and _is_close(weighed, ranked) else ""
    return sight_pronoun(discourse, i, ranked[0], "person", second)


def _is_one_voice(discourse: Discourse, sighting: Sighting) -> bool:
    """Say whether somebody without a name speaks for his state (*a Dutch officer*)."""
    page = discourse.page
    return (
        sighting.rule == "group.voice"
        and page.tags[sighting.head] == "NN"
        and load_lexicon().marks(page.lemmas[sighting.head], "one-voice")
    )


def _partners_in_clause(discourse: Discourse, i: int) -> set[str]:
    """Give the actors who do something to a pronoun, or to whom it does something."""
    page = discourse.page
    partners = {
        discourse.by_head[child.i].actor_id
        for child in page.children(page.heads[i])
        if child.i in discourse.by_head and is_co_argument(page, i, child.i)
    }
    return partners | _doers_above(discourse, i)


def _doers_above(discourse: Discourse, i: int) -> set[str]:
    """Give who plans to do something with a pronoun (*he hoped to speak with him*: two men)."""
    page = discourse.page
    verb = page.verb_above(i) if page.deps[i] in ("dobj", "dative", "pobj") else -1
    while verb >= 0:
        dependents = list(page.children(verb))
        doers = [c.i for c in dependents if c.dep_ == "nsubj"]
        if doers:
            return {discourse.by_head[j].actor_id for j in doers if j in discourse.by_head}
        above = page.heads[verb]
        asked = any(c.dep_ in ("dobj", "dative") for c in page.children(above))
        if page.deps[verb] != "xcomp" or asked:
            return set()
        verb = above
    return set()


def _is_close(weighed: dict[str, float], ranked: list[str]) -> bool:
    """Say whether the second antecedent weighs nearly as much as the first."""
    return weighed[ranked[1]] >= CLOSE * weighed[ranked[0]]


def _resolve_body(discourse: Discourse, i: int, pronoun: Pronoun) -> Sighting | None:
    """Weigh actors and things of the right number before *it* or *they*."""
    plural = pronoun.number == "plural"
    partner = _partner_of(discourse, i)
    if partner is not None:
        return sight_pronoun(discourse, i, partner.actor_id, "coordinated", plural=plural)
    own = find_own_side(discourse, i)
    weighed = _weigh_bodies(discourse, i, plural, own)
    if plural:
        _weigh_listings(discourse, i, own, weighed)
    ranked = sorted(weighed, key=lambda actor: -weighed[actor])
    if plural and (not ranked or not ranked[0]):
        other = find_other_side(discourse, i)
        return sight_pronoun(discourse, i, other, "other-side", plural=True) if other else None
    if not ranked or not ranked[0]:
        return None
    second = ranked[1] if len(ranked) > 1 and _is_close(weighed, ranked) else ""
    return sight_pronoun(discourse, i, ranked[0], "plural" if plural else "body", second, plural)


def _weigh_bodies(discourse: Discourse, i: int, plural: bool, own: str) -> dict[str, float]:
    """Weigh the actors and things before a pronoun; things together under an empty id."""
    page = discourse.page
    weighed: dict[str, float] = {}
    for j in find_antecedents(discourse, i, plural, spoken=bool(own)):
        sighting = discourse.by_head.get(j)
        key = _without(own, sighting.actor_id) if sighting else ""
        if (own and key in (own, party_of(own))) or is_co_argument(page, i, j):
            continue  # who speaks says *we*
        if sighting is None and _acts(page, i) and page.deps[page.climb(j)] not in SUBJECTS:
            continue
        if sighting is None and _owns_person(discourse, i):
            continue
        if sighting is not None and _has_no_chief(discourse, i, sighting):
            continue
        if sighting is not None and _answers(page, i, page.climb(j)):
            continue
        weight = weigh_antecedent(discourse, i, j)
        if plural and sighting is not None and _is_one_body(discourse, sighting):
            weight -= ONE_BODY
        weighed[key] = max(weight, weighed.get(key, 0))
    return weighed


def _is_one_body(discourse: Discourse, sighting: Sighting) -> bool:
    """Say whether a body is called by a singular, which *they* takes up less readily."""
    kind = discourse.kind(sighting.actor_id)
    return kind in ("international", "organisation") and not sighting.plural


def _without(own: str, actor_id: str) -> str:
    """Give the other side of a pair of which who speaks is one; else the actor itself."""
    members = members_of(actor_id)
    others = [side for side in members if side != own]
    return others[0] if len(members) == 2 and len(others) == 1 else actor_id


def _partner_of(discourse: Discourse, i: int) -> Sighting | None:
    """Give the actor that a possessive hangs on by *and* (*Kyiv and its supporters*)."""
    page = discourse.page
    noun = page.heads[i]
    if page.deps[i] != "poss" or page.deps[noun] != "conj":
        return None
    return discourse.by_head.get(page.heads[noun])


def _owns_person(discourse: Discourse, i: int) -> bool:
    """Say whether a possessive belongs to an office (*its president*), which no thing can have."""
    page = discourse.page
    if page.deps[i] != "poss":
        return False
    phrase = discourse.phrase_from.get(i)
    return phrase is not None and phrase.office is not None


def _has_no_chief(discourse: Discourse, i: int, sighting: Sighting) -> bool:
    """Say whether an office that only bodies of states have is said to be a state's."""
    phrase = discourse.phrase_from.get(i)
    if phrase is None or phrase.office is None or phrase.owner != i:
        return False
    return phrase.office.code in CHIEFS and discourse.kind(sighting.party) == "state"


def _answers(page: Page, i: int, j: int) -> bool:
    """Say whether a subject answers what a possessive says is whose (*X accepted its plan*)."""
    noun = page.heads[i]
    verb = page.heads[noun]
    answered = page.deps[i] == "poss" and page.deps[noun] == "dobj" and page.heads[j] == verb
    if not answered or page.deps[j] not in SUBJECTS or page.lemmas[verb] not in ANSWERING:
        return False
    return page.lemmas[noun] in load_lexicon().acts or page.lemmas[noun] in PUT


def _acts(page: Page, i: int) -> bool:
    """Say whether a pronoun is the subject of a verb that only somebody can do."""
    verb = page.heads[i]
    if page.deps[i] == "nsubjpass" and page.lemmas[verb] in TOLD:
        return True
    return (
        page.deps[i] == "nsubj"
        and page.poses[verb] in VERBAL
        and not load_lexicon().marks(page.lemmas[verb], "stative")
    )


def _is_empty(page: Page, i: int) -> bool:
    """Say whether *it* stands for nothing (*it is clear that ...*, *it rained*)."""
    if page.lowers[i] != "it" or page.deps[i] not in SUBJECTS | {"expl"}:
        return page.deps[i] == "expl"
    verb = page.heads[i]
    if page.lemmas[verb] not in ("be", "seem", "appear", "remain", "become", "take", "make"):
        return False
    parts = {child.dep_ for child in page.children(verb)}
    if "for" in page.lowers[verb + 1 : verb + 3] and "to" in page.lowers[verb + 3 : verb + 9]:
        return True  # it is for them to act
    if parts & {"ccomp", "xcomp", "csubj"}:
        return True
    minded = (c for c in page.children(verb) if c.dep_ == "acomp" and _is_minded(page, c.i))
    return {"acomp", "advcl"} <= parts and next(minded, None) is None


def _is_minded(page: Page, i: int) -> bool:
    """Say whether an adjective tells what only somebody can be (*it was ready to talk if ...*)."""
    return load_lexicon().marks(page.lowers[i], "minded")


def _is_called(discourse: Discourse, i: int) -> bool:
    """Say whether *it* is called a thing (*it was a mistake*); *it is a member* is somebody."""
    page = discourse.page
    verb = page.heads[i]
    if page.lowers[i] != "it" or page.deps[i] != "nsubj" or page.lemmas[verb] != "be":
        return False
    called = [child.i for child in page.children(verb) if child.dep_ == "attr"]
    somebody = load_lexicon().modifiers["somebody"]
    heads = {phrase.head for phrase in discourse.phrases}
    return any(
        page.poses[k] == "NOUN" and k not in heads and page.lemmas[k] not in somebody
        for k in called
    )


def _stresses(page: Page, i: int) -> bool:
    """Say whether *itself* only stresses the noun before it (*the border itself*)."""
    loose = page.deps[i] in ("npadvmod", "appos", "nmod", "dep", "advmod")
    return page.lowers[i].endswith(("self", "selves")) and loose and page.poses[i - 1] == "NOUN"


def _is_thing(page: Page, i: int) -> bool:
    """Say whether *it* is an object of what is done to things (*denied it*, *work for it*)."""
    dep, head = page.deps[i], page.heads[i]
    places = load_lexicon().places
    if page.lowers[i] != "it":
        return False
    if dep == "dative" and page.lemmas[head] in GIVING:
        return False
    if dep == "dobj" and page.lowers[i + 1 : i + 2] in (["responsible"], ["accountable"]):
        return False
    if dep in ("dobj", "dative"):
        return places.get(("object", page.lemmas[head])) != "actor"
    return dep == "pobj" and places.get(("prep", page.lowers[head])) != "actor"


def _weigh_listings(discourse: Discourse, i: int, own: str, weighed: dict[str, float]) -> None:
    """Weigh the listings before a pronoun (*A and B refused. They ...*), without who speaks."""
    page = discourse.page
    for listing in find_listings(discourse, page.starts[i], within=REACH):
        head = listing[0].head
        members = [m for m in members_in(listing) if not own or own not in (m, party_of(m))]
        if not members or is_co_argument(page, i, head):
            continue
        key = members[0] if len(members) == 1 else know_members(discourse, members)
        weight = max(weigh_antecedent(discourse, i, s.head) for s in listing) + LISTED
        weighed[key] = max(weight, weighed.get(key, 0.0))
