"""Parties: who issues an act and whom it addresses, also where a list or a statement says it."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from parley.demands.addressees import find_addressees
from parley.demands.cast import Cast
from parley.demands.clauses import own_subject
from parley.demands.complements import Content
from parley.demands.harms import is_outcome, opens_with_failure
from parley.demands.interviews import find_wanted_of
from parley.demands.issuers import find_issuers
from parley.demands.lexicon import load_words
from parley.demands.registers import read_statement
from parley.demands.roles import NOBODY, Roles
from parley.demands.triggers import Trigger
from parley.demands.voices import read_speaker


def read_issuers(trigger: Trigger, content: Content | None, cast: Cast) -> Roles:
    """Read who issues an act, also of a threat in a text's own words and a statement's passive.

    >>> from parley import read
    >>> from parley.demands.triggers import find_triggers
    >>> doc = read("France urged Mali to free the envoys.", published="2024-03-01").doc
    >>> read_issuers(find_triggers(doc)[0][0], None, Cast(doc)).ids
    ('FRA',)
    """
    if trigger.entry.act == "threaten" and trigger.entry.pos == "noun" and _is_told(content):
        return _read_teller(content.head, cast)
    found = _hold_over(trigger, content, find_issuers(trigger, cast), cast)
    if found.ids or found.rule == "body":
        return found
    stated = read_statement(trigger, cast)
    return stated if stated.ids else found


def read_addressees(
    trigger: Trigger,
    opener: Trigger | None,
    content: Content | None,
    tokens: Sequence[Token],
    issuers: tuple[str, ...],
    cast: Cast,
) -> Roles:
    """Read whom an act addresses; ``opener`` is what opens the list in which it is an item.

    >>> from parley import read
    >>> from parley.demands.triggers import find_triggers
    >>> doc = read("France urged Mali to free the envoys.", published="2024-03-01").doc
    >>> read_addressees(find_triggers(doc)[0][0], None, None, [], ("FRA",), Cast(doc)).ids
    ('MLI',)
    """
    if trigger.entry.act == "deed":
        return NOBODY
    if trigger.entry.pos == "answer":
        party = find_wanted_of(trigger.token)[1]
        return Roles(cast.read(party), "question") if party is not None else Roles()
    blamed = own_subject(trigger.words[-1]) if trigger.entry.act == "accuse" else None
    if blamed is not None and trigger.words[-1].dep_ == "ccomp":  # *holds it responsible*
        return Roles(cast.read(blamed), "deed.subject")
    found = find_addressees(trigger, content, tokens, issuers, cast)
    if found.ids:
        return found
    if opener is not None:
        return find_addressees(opener, None, [], issuers, cast)
    given = trigger.entry.needs == "term" and trigger.entry.object == "said"
    subject = own_subject(trigger.token) if given else None  # *has until Friday to answer*
    return Roles(cast.read(subject), "subject") if subject is not None else found


def _is_told(content: Content | None) -> bool:
    """Say whether a content is a clause that somebody says (*a threat: X said Y would act*)."""
    if content is None or content.kind != "clause" or content.head.dep_ != "ccomp":
        return False
    return content.head.head.lemma_ in load_words("speech.csv", "lemma")


def _read_teller(verb: Token, cast: Cast) -> Roles:
    """Read who says that his side would do something, and his side."""
    speaker, doer = read_speaker(verb, cast), own_subject(verb)
    ids = cast.read(doer) if doer is not None else ()
    sides = {cast.party_of(i) for i in ids}
    joined = [i for i in speaker.ids if cast.party_of(i) in sides] if ids else speaker.ids
    return Roles(tuple(dict.fromkeys([*joined, *ids])), "doer")


def _hold_over(trigger: Trigger, content: Content | None, found: Roles, cast: Cast) -> Roles:
    """Let a text's own words threaten for the doer, where they say what follows a failure.

    *Kenya wants the crew back. Should Togo refuse, Kenya will close the border.*
    """
    told = found.rule == "narration" and trigger.entry.act == "deed" and content is not None
    if told and is_outcome(content.head):
        return read_speaker(content.head, cast)
    if not told or not opens_with_failure(trigger.token):
        return found
    subject = own_subject(trigger.token.head)
    ids = cast.read(subject) if subject is not None else ()
    return Roles(ids, "doer") if ids else found
