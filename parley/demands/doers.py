"""Doers: who should do, or has to do with, what an act is about."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from parley.demands.cast import Cast
from parley.demands.clauses import children_of, infinitive_marker, is_passive, own_subject
from parley.demands.lexicon import load_acts, load_words
from parley.demands.owners import read_owner
from parley.demands.roles import NOBODY, Roles
from parley.demands.triggers import Trigger

OWNED = ("by", "from", "against", "with")
LEADING = frozenset({"prep", "agent", "dative"})  # relations of what leads to somebody
# In the passive, their subject is who should (not) act: *X must not be allowed to do Y*.
LETTING = frozenset({"allow", "permit", "oblige", "compel", "force", "require", "expect", "let"})


def read_doer(clause: Token, trigger: Trigger, cast: Cast) -> Roles:
    """Read who should do what is asked: the subject of the deed, its agent in the passive.

    >>> from parley import read
    >>> from parley.demands.triggers import find_triggers
    >>> doc = read("France demanded that Mali free the envoys.", published="2024-03-01").doc
    >>> trigger = find_triggers(doc)[0][0]
    >>> read_doer(doc[4], trigger, Cast(doc))
    Roles(ids=('MLI',), rule='deed.subject')
    """
    if is_passive(clause):
        for agent in children_of(clause, "agent"):
            for noun in children_of(agent, "pobj"):
                return Roles(cast.read(noun), "deed.agent")
        subject = own_subject(clause)
        if clause.lemma_ in LETTING and subject is not None:
            return Roles(cast.read(subject), "deed.subject")
        return NOBODY
    subject = _read_cleft(clause) or own_subject(clause)
    if subject is None and clause.dep_ in ("acl", "relcl") and clause.head.dep_ == "pobj":
        subject = clause.head
    if subject is None and trigger.entry.pos == "modal":
        subject = _read_cleft(trigger.token) or own_subject(trigger.token)
    if subject is None and not infinitive_marker(clause):
        # *That Mali cease any fishing*: the small model takes the verb for a noun.
        subject = next(
            (c for c in children_of(clause, "compound", "nmod") if c.tag_ == "NNP"), None
        )
    if subject is None or trigger.entry.act == "deed":
        return NOBODY
    ids = (*cast.read(subject), *_read_helpers(clause, cast))
    return Roles(tuple(dict.fromkeys(ids)), "deed.subject")


def _read_cleft(clause: Token) -> Token | None:
    """Give whom a cleft names as the one who should act (*it is Mali that must leave*)."""
    above = clause.head
    relative = any(c.tag_ in ("WDT", "WP") for c in children_of(clause, "nsubj"))
    if not relative or clause.dep_ not in ("ccomp", "relcl"):
        return None
    named = [above] if above.dep_ == "attr" else children_of(above, "attr")
    copula = above.head if above.dep_ == "attr" else above
    shown = any(c.lower_ == "it" for c in children_of(copula, "nsubj", "expl"))
    return next(iter(named), None) if copula.lemma_ == "be" and shown else None


def _read_helpers(clause: Token, cast: Cast) -> tuple[str, ...]:
    """Read who else should take part (*that X lead the mission, with Y providing troops*)."""
    return tuple(
        actor
        for preposition in children_of(clause, "prep")
        if preposition.lower_ == "with"
        for deed in children_of(preposition, "pcomp")
        for helper in children_of(deed, "nsubj")
        for actor in cast.read(helper)
    )


def read_answered(head: Token, cast: Cast) -> Roles:
    """Read whose offer or demand is answered (*an Indian proposal*, *calls by Belarus*).

    >>> from parley import read
    >>> doc = read("Mali rejected a French proposal.", published="2024-03-01").doc
    >>> read_answered(doc[4], Cast(doc))
    Roles(ids=('FRA',), rule='answered')
    """
    if ("noun", head.lemma_.lower()) in load_acts() or head.lemma_ in (
        "deal",
        "resolution",
        "idea",
    ):
        return Roles(read_owner(head, cast).ids, "answered")
    return NOBODY


def read_inside(
    tokens: Sequence[Token],
    head: Token,
    prepositions: Sequence[str],
    cast: Cast,
    *,
    owners: Sequence[str] = OWNED,
) -> Iterator[Roles]:
    """Read the prepositions inside the content, in their order of trust.

    Behind those of ``owners`` also whose a thing is (*by Malian jets*) counts.

    >>> from parley import read
    >>> doc = read("France demanded a reply from Mali.", published="2024-03-01").doc
    >>> next(read_inside(list(doc[2:6]), doc[3], ["from"], Cast(doc)))
    Roles(ids=('MLI',), rule='inside.from')
    """
    leading = [token for token in tokens if token.dep_ in LEADING]
    for wanted in prepositions if leading else ():
        for token in leading:
            if token.lower_ != wanted:
                continue
            for noun in children_of(token, "pobj"):
                if wanted in ("with", "to", "for", "on", "of") and not _is_near(token, head):
                    continue
                if is_elsewhere(token) or cast.is_inside(token, noun):
                    continue
                if cast.names_actor(noun) or wanted in owners:
                    yield Roles(cast.read(noun), f"inside.{wanted}")


def read_stray_agent(trigger: Trigger, cast: Cast) -> Roles:
    """Read who did what is blamed or asked, where the parse hangs *by X* on the active verb.

    >>> from parley import read
    >>> from parley.demands.triggers import find_triggers
    >>> doc = read("Peru condemned the invasion of Mali by Chad.", published="2024-03-01").doc
    >>> read_stray_agent(find_triggers(doc)[0][0], Cast(doc))
    Roles(ids=('TCD',), rule='inside.by')
    """
    verb = trigger.token
    if verb.pos_ != "VERB" or is_passive(verb):
        return NOBODY
    for preposition in children_of(verb, "prep", "agent"):
        if preposition.lower_ == "by" and children_of(verb, "dobj"):
            for noun in children_of(preposition, "pobj"):
                return Roles(cast.read(noun) if cast.names_actor(noun) else (), "inside.by")
    return NOBODY


def is_elsewhere(preposition: Token) -> bool:
    """Say whether a preposition tells of a text's topic or a place of appeal (*go to the Court*).

    >>> from parley import read
    >>> doc = read("Mali demanded a vote on Chad.", published="2024-03-01").doc
    >>> is_elsewhere(doc[4])
    True
    """
    if preposition.lower_ not in ("on", "to"):
        return False
    governor = preposition.head.lemma_.lower()
    if preposition.lower_ == "on":
        return governor in load_words("topics.csv", "noun")
    return governor in load_words("recourses.csv", "verb")


def _is_near(preposition: Token, head: Token) -> bool:
    """Say whether a preposition hangs on the head of the content or on its object."""
    governor = preposition.head
    while governor.dep_ in ("conj", "xcomp", "dobj", "pobj", "prep", "acomp", "attr"):
        if governor == head:
            return True
        governor = governor.head
    return governor == head


def read_owner_of_object(deed: Token, cast: Cast) -> Roles:
    """Read whose the object of a deed is (*rebuild Gaza's hospitals, freeze Iran's assets*).

    >>> from parley import read
    >>> doc = read("France vowed to freeze Mali's assets.", published="2024-03-01").doc
    >>> read_owner_of_object(doc[3], Cast(doc))
    Roles(ids=('MLI',), rule='inside.possessive')
    """
    for thing in children_of(deed, "dobj"):
        for owner in children_of(thing, "poss"):
            return Roles(cast.read(owner), "inside.possessive")
    return NOBODY


def read_objects_inside(tokens: Sequence[Token], cast: Cast) -> Roles:
    """Read an actor that is the object of the deed (*give Tanzania a grant*, *meet Abbas*).

    >>> from parley import read
    >>> doc = read("France offered to meet Mali.", published="2024-03-01").doc
    >>> read_objects_inside(list(doc[2:5]), Cast(doc))
    Roles(ids=('MLI',), rule='inside.object')
    """
    for token in tokens:
        if token.dep_ in ("dobj", "dative") and cast.names_actor(token):
            return Roles(cast.read(token), "inside.object")
    return NOBODY
