"""Cases: one reading of a trigger, whose parts are read as they are asked for.

Most triggers are no act, and mostly their own words say so; who issues them and whom they address
is then never asked.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from spacy.tokens import Token

from parley.demands.candidates import Candidate
from parley.demands.cast import Cast
from parley.demands.clauses import children_of, own_subject
from parley.demands.complements import Content
from parley.demands.forms import COLON, find_between
from parley.demands.listed import find_opener, read_item
from parley.demands.parties import read_addressees, read_issuers
from parley.demands.roles import Roles
from parley.demands.stretches import content_tokens
from parley.demands.triggers import Trigger


@dataclass
class Case(Candidate):
    """One reading of a trigger.

    Attributes:
        trigger: The words and their row; of an item of a list the row's act is that of its opener.
        content: What the act is about.
        cast: The actors of the document.
        opener: The words that open the list of which the trigger is an item.
        named: The tokens of an item that names a thing.
    """

    trigger: Trigger
    content: Content | None
    cast: Cast
    opener: Trigger | None = None
    named: tuple[Token, ...] = ()
    # What was answered; before Python 3.12 ``functools.cached_property`` takes a lock for each.
    _tokens: list[Token] | None = field(default=None, init=False, compare=False, repr=False)
    _issuers: Roles | None = field(default=None, init=False, compare=False, repr=False)
    _addressees: Roles | None = field(default=None, init=False, compare=False, repr=False)

    @property
    def said(self) -> Trigger:
        """The words that say who asks: those that open the list, else the trigger itself."""
        return self.opener or self.trigger

    @property
    def tokens(self) -> list[Token]:
        """The tokens of the content."""
        if self._tokens is None and (self.named or self.content is None):
            self._tokens = list(self.named)
        elif self._tokens is None:
            self._tokens = _with_subject(self.trigger, self.content, self.cast)
        return self._tokens

    @property
    def issuers(self) -> Roles:
        """Who issues the act."""
        if self._issuers is None:
            self._issuers = read_issuers(self.said, self.content, self.cast)
        return self._issuers

    @property
    def addressees(self) -> Roles:
        """Who is addressed; nobody by a deed whose kind is not known yet."""
        if self._addressees is None:
            self._addressees = read_addressees(
                self.trigger, self.opener, self.content, self.tokens, self.issuers.ids, self.cast
            )
        return self._addressees


def open_case(trigger: Trigger, content: Content | None, cast: Cast) -> Case:
    """Open the case of a reading, an item of a list with what opens the list.

    >>> from parley import read
    >>> from parley.demands.triggers import find_triggers
    >>> doc = read("Hamas demands:\\n- a truce;", published="2024-03-01").doc
    >>> case = open_case(find_triggers(doc)[-1][0], None, Cast(doc))
    >>> case.said.token, case.tokens
    (demands, [a, truce])
    """
    opener = find_opener(trigger, cast)
    if opener is None:
        return Case(trigger, content, cast)
    of_list = replace(trigger, entry=replace(trigger.entry, act=opener.entry.act))
    item = read_item(trigger, content)
    if item is None:
        return Case(of_list, content, cast, opener)
    return Case(of_list, item[0], cast, opener, tuple(item[1]))


def _with_subject(trigger: Trigger, content: Content, cast: Cast) -> list[Token]:
    """Give a content, with the thing before a ruled deed that is its subject (*aid must flow*)."""
    tokens = content_tokens(content, trigger)
    if trigger.entry.object == "self" and content.head == trigger.token:
        doer = own_subject(content.head)
        return [t for t in tokens if doer is None or t.i > doer.right_edge.i or t.i < doer.i]
    if trigger.entry.pos != "modal" or not tokens:
        return tokens
    subject = own_subject(content.head if trigger.token.dep_ == "aux" else trigger.token)
    if subject is not None and trigger.token.i < subject.i < content.head.i:
        return [token for token in tokens if token.i > subject.right_edge.i]
    thing = subject is not None and subject.pos_ == "NOUN" and subject.i < trigger.token.i
    if not thing or cast.names_actor(subject) or children_of(subject, "poss"):
        return tokens
    first = subject.left_edge.i  # behind the label of a transcript's speaker
    labels = find_between(subject.doc, COLON, first, subject.i)
    return list(subject.doc[labels[0] + 1 if labels else first : tokens[-1].i + 1])
