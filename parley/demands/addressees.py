"""Addressees: who should do, receive or answer an act."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, pairwise

from spacy.tokens import Token

from parley.actors.identity import GROUP
from parley.demands.cast import Cast
from parley.demands.clauses import children_of
from parley.demands.complements import Content
from parley.demands.doers import (
    is_elsewhere,
    read_answered,
    read_doer,
    read_inside,
    read_objects_inside,
    read_owner_of_object,
    read_stray_agent,
)
from parley.demands.forms import may_stand, number_of
from parley.demands.occasions import read_called, read_carried, read_met
from parley.demands.own_side import is_arm, list_others, serves, speak_through
from parley.demands.receivers import (
    read_asked,
    read_dative,
    read_object,
    read_prepositions,
    read_told,
    suffers,
)
from parley.demands.roles import NOBODY, Roles
from parley.demands.rulers import read_ruler
from parley.demands.sides import expand
from parley.demands.triggers import Trigger

# Prepositions inside the content that may name the addressee, the surest first.
INSIDE = {
    "demand": ("by", "from", "with", "between", "against", "on"),
    "request": ("by", "from", "with", "between", "against", "on"),
    "offer": ("with", "to", "between", "from", "for"),
    "accept": ("from", "by", "with", "of", "to", "between"),
    "reject": ("by", "from", "with", "to", "of", "on", "between"),
    "threaten": ("of", "from", "in"),
    "accuse": ("by", "from", "of", "against"),
}
AIMING = ("against", "on", "with", "to")  # before whom a threat is aimed at
PLACING = frozenset({"in", "at", "near", "inside", "around", "across", "outside", "over"})
PLURALS = ("NNS", "NNPS")
UNNAMED = "unnamed"
ANYBODY = frozenset({"everyone", "everybody", "anyone", "anybody", "all"})
MUTUAL = frozenset({("one", "another"), ("each", "other")})
OTHERS = frozenset(number_of(word) for _, word in MUTUAL)
SUFFERED = ("accuse", "reject", "demand", "request")
WHOLE = ("threaten", "reject", "accept", "demand", "request", "accuse")


def find_addressees(
    trigger: Trigger,
    content: Content | None,
    tokens: Sequence[Token],
    issuers: tuple[str, ...],
    cast: Cast,
) -> Roles:
    """Find who is addressed, from the surest place to the least sure.

    Args:
        trigger: The words of the act.
        content: What it is about.
        tokens: The tokens of the content.
        issuers: Ids that cannot be addressed too.
        cast: The actors of the document.

    Returns:
        The ids and the rule: ``object``, ``to`` (or another preposition), ``deed.subject``,
        ``inside.with`` ..., ``owner``, ``content``.

    >>> from parley import read
    >>> from parley.demands.triggers import find_triggers
    >>> doc = read("France demanded a reply from Mali.", published="2024-03-01").doc
    >>> trigger = find_triggers(doc)[0][0]
    >>> content = Content(doc[3], "phrase")
    >>> find_addressees(trigger, content, list(doc[2:6]), ("FRA",), Cast(doc))
    Roles(ids=('MLI',), rule='from')
    """
    if issuers and _is_mutual(tokens):
        return Roles(issuers, "mutual")
    all_own = expand(issuers)
    own = {*all_own, *cast.states_of(all_own)}
    joint = [i for i in issuers if i.startswith(GROUP)]  # whose bodies are theirs (*embassies*)
    places = chain(
        _list_receivers(trigger, content, cast), _list_doers(trigger, content, tokens, cast)
    )
    for roles in places:  # the surest first
        if roles.rule == UNNAMED:
            return roles
        if not roles.ids:  # as most places
            continue
        ids = list_others(roles.ids, own) if trigger.entry.act == "offer" else roles.ids
        held = (i for i in ids if i not in own and i.rpartition("/")[0] not in joint)
        held = (i for i in held if not serves(i, trigger, issuers, cast))
        if roles.rule in ("inside.by", "content"):  # *wants the line drawn by the navy*
            held = (i for i in held if cast.party_of(i) not in issuers or not is_arm(i))
        ids = tuple(i for i in held if not _is_resort(i, roles.rule, trigger, cast))
        if ids:
            return Roles(tuple(dict.fromkeys(speak_through(i, cast) for i in ids)), roles.rule)
    return NOBODY


def _is_mutual(tokens: Sequence[Token]) -> bool:
    """Say whether the issuers bind one another (*undertook to inform each other*)."""
    if not tokens or not may_stand(tokens[0], OTHERS):
        return False
    words = [token.lower_ for token in tokens]
    return not MUTUAL.isdisjoint(pairwise(words))


def _is_resort(actor_id: str, rule: str, trigger: Trigger, cast: Cast) -> bool:
    """Say whether a body is where a threat would be carried (*take the matter to the UN*)."""
    carried = trigger.entry.act == "threaten" and rule in ("inside.to", "content")
    return carried and cast.is_body(actor_id)


def _list_receivers(trigger: Trigger, content: Content | None, cast: Cast) -> Iterator[Roles]:
    """Give those to whom the words of the act say it."""
    if trigger.entry.object in ("party", "either"):
        yield read_object(trigger, cast)
    if trigger.entry.object == "none" or (content is not None and content.kind == "clause"):
        yield read_asked(trigger, cast)
    yield read_dative(trigger, cast)
    if _asks_unnamed(trigger, content, cast):
        yield Roles((), UNNAMED)
    yield from read_prepositions(trigger, content, cast)
    yield read_told(trigger, cast)
    yield read_carried(trigger, cast)


def _list_doers(
    trigger: Trigger, content: Content | None, tokens: Sequence[Token], cast: Cast
) -> Iterator[Roles]:
    """Give those who do, suffer or own what the content is about."""
    if content is None or trigger.entry.pos == "imperative":
        return
    act, answers = trigger.entry.act, trigger.entry.object == "subject"
    if content.kind == "clause" and not answers and act != "threaten":
        yield read_doer(content.head, trigger, cast)
    yield read_answered(content.head, cast)
    if content.kind == "clause" and answers:
        yield read_doer(content.head, trigger, cast)
    if act == "accuse":
        yield read_called(trigger.token, cast)
    if act in SUFFERED:
        yield read_stray_agent(trigger, cast)
    suffered = act in SUFFERED and content.kind == "phrase" and suffers(content.head, cast)
    prepositions = [p for p in INSIDE[act] if not (suffered and p == "of")]
    if act == "threaten":  # *expel Malian troops from the UN mission*: whom it hits comes first
        yield from read_inside(tokens, content.head, AIMING, cast, owners=("against", "on", "with"))
        yield read_objects_inside(tokens, cast)
    yield from read_inside(tokens, content.head, prepositions, cast)
    if act in ("demand", "request", "offer"):
        yield read_met(trigger.token, cast)
    if suffered:
        yield read_ruler(content.head)
    else:
        yield from _list_mentioned(trigger, content, tokens, cast)


def _list_mentioned(
    trigger: Trigger, content: Content, tokens: Sequence[Token], cast: Cast
) -> Iterator[Roles]:
    """Give those whom the content only mentions."""
    act = trigger.entry.act
    if act in ("accept", "reject") and content.head.pos_ == "PRON":
        return  # what is answered (*opposed it*), and nobody
    named = [t for t in tokens if cast.names_actor(t)]
    yield read_objects_inside([t for t in named if act != "offer" or not _is_own(t)], cast)
    if content.kind == "clause" and act in ("offer", "threaten"):
        yield read_owner_of_object(content.head, cast)
    if content.kind == "phrase" and act in ("demand", "request"):
        for clause in children_of(content.head, "acl", "relcl", "ccomp"):
            yield read_doer(clause, trigger, cast)
    if content.kind == "phrase" and not (act == "offer" and _is_own(content.head)):
        yield Roles(cast.read(content.head), "owner")
    if act in WHOLE:
        parties = _list_parties(act, content, tokens, named) if named else []
        yield Roles(cast.find_within(parties)[:1], "content")


def _list_parties(
    act: str, content: Content, tokens: Sequence[Token], named: Sequence[Token]
) -> list[Token]:
    """List those of the actors named in a content who have a part in it."""
    placing = PLACING | ({"against"} if act in ("reject", "accept") else set())
    aside = {t.i for c in children_of(content.head, "relcl") for t in c.subtree}
    aside |= {t.i for p in tokens if is_elsewhere(p) for t in p.subtree}
    held = (t for t in named if t.head.lower_ not in placing and t.i not in aside)
    return [t for t in held if not _is_under(t)]


def _is_own(token: Token) -> bool:
    """Say whether somebody is said to be one's own (*offered to send its own observers*)."""
    return any(c.tag_ == "PRP$" for c in children_of(token, "poss"))


def _is_under(token: Token) -> bool:
    """Say whether somebody only watches over what is to be done (*under UN watch*)."""
    above = token.head if token.dep_ in ("compound", "amod", "nmod", "poss") else token
    of = above.head if above.head.lower_ == "of" else above  # *under the auspices of X*
    return of.head.lower_ == "under" or of.head.head.lower_ == "under"


def _asks_unnamed(trigger: Trigger, content: Content | None, cast: Cast) -> bool:
    """Say whether the party's place is filled with somebody who is no known actor.

    *Urged Member States to fund it*, *his appeal to the gangs*: nobody else is addressed then.
    """
    act = trigger.entry.act
    head = content.head if content is not None else None
    if act not in ("demand", "request"):
        return False
    places = children_of(trigger.token, "dobj") if trigger.entry.object == "party" else []
    for host in trigger.words:
        for preposition in (host, *children_of(host, "prep")):
            if preposition.pos_ == "ADP" and preposition.lower_ in trigger.entry.party:
                places += children_of(preposition, "pobj")
    # *Member States* is tagged as a singular name.
    nouns = [p for p in places if p != head and (p.tag_ in PLURALS or p.text.endswith("States"))]
    nouns += [p for p in places if p.lower_ in ANYBODY]
    people = [p for p in nouns if not cast.read(p)]
    return bool(people) and not any(cast.read(place) for place in places)
