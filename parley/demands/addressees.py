"""Addressees: who should do, receive or answer an act."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from parley.demands.cast import Cast
from parley.demands.clauses import SENDING, children_of, is_message, is_passive, own_subject
from parley.demands.content import Content
from parley.demands.lexicon import load_acts, load_words
from parley.demands.roles import Roles, read_owner
from parley.demands.triggers import Trigger

# Prepositions inside the content that may name the addressee, the surest first.
INSIDE = {
    "demand": ("by", "from", "with", "between", "against", "on"),
    "request": ("by", "from", "with", "between", "against", "on"),
    "offer": ("with", "to", "between", "from", "for"),
    "accept": ("from", "by", "with", "of", "to", "between"),
    "reject": ("by", "from", "with", "to", "of", "on", "between"),
    "threaten": ("against", "on", "with", "to", "of", "from", "in"),
    "accuse": ("by", "from", "of", "against"),
}
PLACING = frozenset({"in", "at", "near", "inside", "around", "across", "outside", "over"})
TOLD = ("advcl", "xcomp", "conj", "ccomp")
TELLING = frozenset({"tell", "warn", "remind", "inform", "advise", "assure", "notify"})
# Who only hears what is said.
HEARERS = frozenset({"reporter", "journalist", "newspaper", "parliament", "crowd", "audience"})
PLURALS = ("NNS", "NNPS")
# In the passive, their subject is who should (not) act: *X must not be allowed to do Y*.
LETTING = frozenset({"allow", "permit", "oblige", "compel", "force", "require", "expect", "let"})
UNNAMED = "unnamed"
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
    """
    own = {*issuers, *cast.states_of(issuers)}
    for roles in _candidates(trigger, content, tokens, cast):
        ids = tuple(i for i in roles.ids if i not in own and not _serves(i, issuers, cast))
        if ids:
            return Roles(ids, roles.rule)
        if roles.rule == UNNAMED:
            return roles
    return Roles()


def _serves(actor_id: str, issuers: tuple[str, ...], cast: Cast) -> bool:
    """Say whether an actor is a person of an issuer's own (*will recall its ambassador*)."""
    actor = cast.actors.get(actor_id)
    return actor is not None and actor.kind == "person" and cast.party_of(actor_id) in issuers


def _candidates(
    trigger: Trigger, content: Content | None, tokens: Sequence[Token], cast: Cast
) -> Iterator[Roles]:
    """Give the candidates in order of trust."""
    act = trigger.entry.act
    if trigger.entry.object in ("party", "either"):
        yield _read_object(trigger, cast)
    if trigger.entry.object == "none" or (content is not None and content.kind == "clause"):
        yield _read_asked(trigger, cast)
    yield _read_dative(trigger, cast)
    if _asks_unnamed(trigger, content, cast):
        yield Roles((), UNNAMED)
    yield from _read_prepositions(trigger, content, cast)
    yield _read_told(trigger, cast)
    if content is None or trigger.entry.pos == "imperative":
        return
    if content.kind == "clause" and trigger.entry.object != "subject" and act != "threaten":
        yield _read_doer(content.head, trigger, cast)
    yield _read_answered(content.head, cast)
    if content.kind == "clause" and trigger.entry.object == "subject":
        yield _read_doer(content.head, trigger, cast)
    suffered = act == "accuse" and _suffers(content.head, cast)
    prepositions = [p for p in INSIDE[act] if not (suffered and p == "of")]
    yield from _read_inside(tokens, content.head, prepositions, cast)
    if suffered:
        return
    yield _read_objects_inside(tokens, cast)
    if content.kind == "clause" and act in ("offer", "threaten"):
        yield _read_owner_of_object(content.head, cast)
    if content.kind == "phrase" and act in ("demand", "request"):
        for clause in children_of(content.head, "acl", "relcl", "ccomp"):
            yield _read_doer(clause, trigger, cast)
    if content.kind == "phrase":
        yield Roles(cast.read(content.head), "owner")
    if act in WHOLE:
        placing = PLACING | ({"against"} if act in ("reject", "accept") else set())
        aside = {t.i for c in children_of(content.head, "relcl") for t in c.subtree}
        parties = (t for t in tokens if t.head.lower_ not in placing and t.i not in aside)
        yield Roles(cast.find_within(parties)[:1], "content")


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
    people = [p for p in nouns if not cast.read(p)]
    return bool(people) and not any(cast.read(place) for place in places)


def _read_asked(trigger: Trigger, cast: Cast) -> Roles:
    """Read the object of a verb whose content stands behind a preposition (*pressed X for Y*)."""
    for asked in children_of(trigger.token, "dobj"):
        if cast.names_actor(asked):
            return Roles(cast.read(asked), "object")
    return Roles()


def _read_object(trigger: Trigger, cast: Cast) -> Roles:
    """Read the object of a verb (its subject in the passive)."""
    if is_passive(trigger.token):
        subject = own_subject(trigger.token)
        if subject is None and trigger.token.dep_ == "acl":
            subject = trigger.token.head
        return Roles(cast.read(subject) if subject is not None else (), "object")
    for word in trigger.words[1:]:
        if word.pos_ == "NOUN" and cast.names_actor(word):
            return Roles(cast.read(word), "object")
    for word in reversed(trigger.words):
        for child in children_of(word, "dobj", "pobj"):
            if child in trigger.words:
                continue
            if child.tag_ in ("WDT", "WP") and word.dep_ == "relcl":
                child = word.head
            if trigger.entry.act == "accuse" and _suffers(child, cast):
                return Roles()
            return Roles(cast.read(child), "object")
    return Roles()


def _suffers(noun: Token, cast: Cast) -> bool:
    """Say whether the actor behind a noun is who suffers what is blamed (*the killing of X*)."""
    harmed = noun.lemma_.lower() in load_words("victim_nouns.csv", "noun")
    blamed = any(cast.read(c) for c in children_of(noun, "poss", "amod", "compound", "nmod"))
    return harmed and not cast.names_actor(noun) and not blamed


def _read_dative(trigger: Trigger, cast: Cast) -> Roles:
    """Read *offered Kyiv talks*, *promised to Ukraine*."""
    objects = children_of(trigger.token, "dobj")
    if len(objects) > 1 and cast.names_actor(objects[0]):
        return Roles(cast.read(objects[0]), "dative")
    for child in children_of(trigger.token, "dative"):
        for noun in (child, *children_of(child, "pobj")):
            ids = cast.read(noun)
            if ids:
                return Roles(ids, "dative")
    return Roles()


def _read_told(trigger: Trigger, cast: Cast) -> Roles:
    """Read to whom a message goes that holds the act (*wrote to X proposing Y*)."""
    verb = trigger.token
    for sent in children_of(verb, "advcl"):
        if sent.lemma_ in ("address", "direct") and sent.tag_ == "VBN":
            to = [
                p
                for s in (sent, *children_of(sent, "prep"))
                for p in children_of(s, "prep", "conj")
            ]
            nouns = [n for p in to if p.lower_ == "to" for n in children_of(p, "pobj")]
            ids = tuple(i for n in nouns for i in cast.read(n))
            return Roles(tuple(dict.fromkeys(ids)), "told")
    if is_message(verb):
        return Roles(cast.read(own_subject(verb) or verb), "told")
    while verb.dep_ in TOLD and verb.head.pos_ == "VERB":
        verb = verb.head
        if verb.lemma_ not in load_words("speech.csv", "lemma") | SENDING:
            continue
        told = children_of(verb, "dobj") if verb.lemma_ in TELLING else []
        for preposition in children_of(verb, "prep", "dative"):
            told += children_of(preposition, "pobj") if preposition.lower_ == "to" else []
        for noun in told:
            if cast.names_actor(noun) and noun.lemma_.lower() not in HEARERS:
                return Roles(cast.read(noun), "told")
    return Roles()


def _read_prepositions(trigger: Trigger, content: Content | None, cast: Cast) -> Iterator[Roles]:
    """Read what stands behind the party prepositions of the row."""
    hosts = list(trigger.words)
    if content is not None and content.kind == "phrase":
        hosts.append(content.head)
    if trigger.entry.pos == "noun" and trigger.token.dep_ == "dobj":
        hosts.append(trigger.token.head)
    for host in hosts:
        if host.lower_ in trigger.entry.party and host.pos_ == "ADP":
            for noun in children_of(host, "pobj"):
                yield Roles(cast.read(noun), host.lower_)
        for preposition in children_of(host, "prep", "dative", "agent"):
            if preposition.lower_ not in trigger.entry.party:
                continue
            for noun in children_of(preposition, "pobj"):
                if content is None or host != content.head or cast.names_actor(noun):
                    yield Roles(cast.read(noun), preposition.lower_)


def _read_doer(clause: Token, trigger: Trigger, cast: Cast) -> Roles:
    """Read who should do what is asked: the subject of the deed, its agent in the passive."""
    if is_passive(clause):
        for agent in children_of(clause, "agent"):
            for noun in children_of(agent, "pobj"):
                return Roles(cast.read(noun), "deed.agent")
        subject = own_subject(clause)
        if clause.lemma_ in LETTING and subject is not None:
            return Roles(cast.read(subject), "deed.subject")
        return Roles()
    subject = own_subject(clause)
    if subject is None and clause.dep_ in ("acl", "relcl") and clause.head.dep_ == "pobj":
        subject = clause.head
    if subject is None and trigger.entry.pos == "modal":
        subject = own_subject(trigger.token)
    if subject is None or trigger.entry.act == "deed":
        return Roles()
    ids = (*cast.read(subject), *_read_helpers(clause, cast))
    return Roles(tuple(dict.fromkeys(ids)), "deed.subject")


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


def _read_answered(head: Token, cast: Cast) -> Roles:
    """Read whose offer or demand is answered (*an Indian proposal*, *calls by Belarus*)."""
    if ("noun", head.lemma_.lower()) in load_acts() or head.lemma_ in (
        "deal",
        "resolution",
        "idea",
    ):
        return Roles(read_owner(head, cast).ids, "answered")
    return Roles()


def _read_inside(
    tokens: Sequence[Token], head: Token, prepositions: Sequence[str], cast: Cast
) -> Iterator[Roles]:
    """Read the prepositions inside the content, in their order of trust."""
    for wanted in prepositions:
        for token in tokens:
            if token.lower_ != wanted or token.dep_ not in ("prep", "agent", "dative"):
                continue
            for noun in children_of(token, "pobj"):
                if wanted in ("with", "to", "for", "on", "of") and not _is_near(token, head):
                    continue
                if cast.names_actor(noun) or wanted in ("by", "from", "against", "with"):
                    yield Roles(cast.read(noun), f"inside.{wanted}")


def _is_near(preposition: Token, head: Token) -> bool:
    """Say whether a preposition hangs on the head of the content or on its object."""
    governor = preposition.head
    while governor.dep_ in ("conj", "xcomp", "dobj", "pobj", "prep", "acomp", "attr"):
        if governor == head:
            return True
        governor = governor.head
    return governor == head


def _read_owner_of_object(deed: Token, cast: Cast) -> Roles:
    """Read whose the object of a deed is (*rebuild Gaza's hospitals, freeze Iran's assets*)."""
    for thing in children_of(deed, "dobj"):
        for owner in children_of(thing, "poss"):
            return Roles(cast.read(owner), "inside.possessive")
    return Roles()


def _read_objects_inside(tokens: Sequence[Token], cast: Cast) -> Roles:
    """Read an actor that is the object of the deed (*give Tanzania a grant*, *meet Abbas*)."""
    for token in tokens:
        if token.dep_ in ("dobj", "dative") and cast.names_actor(token):
            return Roles(cast.read(token), "inside.object")
    return Roles()
