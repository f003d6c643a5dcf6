"""Turns: what act a row's words come to, as a denial or the deed's own valence turns them."""

from __future__ import annotations

from spacy.tokens import Token

from parley.demands.cast import Cast
from parley.demands.clauses import children_of, is_negated, is_passive, own_subject
from parley.demands.complements import Content
from parley.demands.deeds import find_valence, is_proposal
from parley.demands.harms import follows_failure, harm_noun, is_outcome, opens_with_failure
from parley.demands.interviews import follows_case
from parley.demands.roles import Roles
from parley.demands.triggers import Trigger

SWEARING = frozenset({"vow", "swear"})
AWAITING = frozenset({"expect", "await", "brace", "anticipate"})
REPLYING = frozenset({"reply", "answer", "retort", "rejoin", "counter", "respond"})


def turn_act(
    trigger: Trigger, content: Content | None, denied: bool, issuers: Roles, cast: Cast
) -> str | None:
    """Give the act as it stands, denied or not; ``None`` where a denied act is none.

    Returns:
        The act, with ``?`` behind it where it is only possible.

    >>> from parley import read
    >>> from parley.demands.complements import Content
    >>> from parley.demands.triggers import find_triggers
    >>> doc = read("Mali will not attack Chad.", published="2024-03-01").doc
    >>> trigger = next(t for readings in find_triggers(doc) for t in readings)
    >>> turn_act(trigger, Content(doc[3], "clause"), True, Roles(), Cast(doc))
    'offer'
    """
    turned = _turn(trigger, content, denied)
    if turned == "demand" and content is not None and _refuses(content, issuers, cast):
        return "reject"
    if turned == "demand" and content is not None and _is_bound(trigger, content, issuers, cast):
        if _does_harm(content.head):
            return "threaten"
        doer = own_subject(content.head) or own_subject(trigger.token)
        return None if doer is not None and doer.pos_ == "PROPN" else turned
    return turned


def _is_bound(trigger: Trigger, content: Content, issuers: Roles, cast: Cast) -> bool:
    """Say whether who says that something has to be done would do it himself (*would have to*)."""
    if trigger.entry.pos != "modal" or is_passive(content.head):
        return False
    subject = own_subject(content.head) or own_subject(trigger.token)
    if subject is None or subject.lower_ == "we" or children_of(subject, "poss"):
        return False
    doers = set(cast.read(subject))
    own = set(issuers.ids)
    if subject.pos_ == "PROPN":
        own |= {cast.party_of(issuer) for issuer in issuers.ids}
    return bool(doers) and doers <= own


def _turn(trigger: Trigger, content: Content | None, denied: bool) -> str | None:
    """Give the act of a row as a denial, the deed's valence or its own denial turns it."""
    act = trigger.entry.act
    if act == "deed":
        if content is not None and denied:
            return "offer" if find_valence(content.head) == "harm" else "reject"
        return "threaten" if content is not None and _does_harm(content.head) else "offer"
    if act == "offer" and content is not None and _withholds(trigger, content):
        return "reject"
    if act == "request" and content is not None and _awaits_harm(content):
        return "threaten"
    if trigger.entry.pos == "modal" and _answers_no(trigger.token, denied):
        return "reject"  # *replied that no brick should be laid*
    if not denied or (trigger.entry.pos == "modal" and not trigger.entry.negated):
        return act
    if content is not None and _threatens(trigger, content):
        return "threaten?" if trigger.entry.negated == "offer?" else None
    if trigger.entry.negated == "offer?" and content is not None and is_proposal(content.head):
        return "accept?"  # *has not ruled out the idea*
    return trigger.entry.negated or None


def _awaits_harm(content: Content) -> bool:
    """Say whether a party is told to expect a harm (*told Sudan to expect retaliation*)."""
    harms = (Content(noun, "phrase") for noun in children_of(content.head, "dobj"))
    return content.head.lemma_ in AWAITING and any(harm_noun(noun) for noun in harms)


def _answers_no(modal: Token, denied: bool) -> bool:
    """Say whether what a modal forbids is said in answer to something."""
    verb = modal.head
    if verb.dep_ != "ccomp" or verb.head.lemma_ not in REPLYING:
        return False
    subject = own_subject(verb)
    return denied or (subject is not None and is_negated(subject))


def _threatens(trigger: Trigger, content: Content) -> bool:
    """Say whether what is not ruled out, or not meant, is a harm (*did not rule out force*)."""
    if trigger.entry.act not in ("reject", "offer"):
        return False
    if content.kind == "phrase":
        return harm_noun(content)
    return find_valence(content.head) == "harm" and content.head != trigger.token


def _refuses(content: Content, issuers: Roles, cast: Cast) -> bool:
    """Say whether who insists says what he himself will not do (*that it will not sign*)."""
    subject = own_subject(content.head)
    future = any(c.lower_ in ("will", "would", "wo") for c in content.head.children)
    if subject is None or not future or not is_negated(content.head):
        return False
    doers = {cast.party_of(i) for i in cast.read(subject)}
    return bool(doers) and doers <= {cast.party_of(i) for i in issuers.ids}


def _withholds(trigger: Trigger, content: Content) -> bool:
    """Say whether a promise is one not to concede (*vowed not to return the island*)."""
    if not is_negated(content.head) or content.head == trigger.token:
        return False
    valence = find_valence(content.head)
    return valence == "good" or (trigger.token.lemma_ in SWEARING and not valence)


def _does_harm(verb: Token) -> bool:
    """Say whether a deed is a harm, by itself or because it is held over somebody (*unless*)."""
    hosts = (verb, verb.head) if verb.dep_ == "ccomp" else (verb,)
    cases = (clause for host in hosts for clause in children_of(host, "advcl"))
    held = any(c.lower_ == "unless" for below in cases for c in below.children)
    held = held or opens_with_failure(verb) or is_outcome(verb) or follows_case(verb)
    return held or follows_failure(verb) or find_valence(verb) == "harm"
