"""Reach of issues: the words around a content that say what it is about."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from spacy.tokens import Token

from parley.demands.clauses import SUBJECTS
from parley.demands.issue_frames import classes_of, list_told

COMPLETING = frozenset({"dobj", "ccomp", "xcomp"})  # what a verb does not go without
FOR = frozenset({"to", "for", "towards", "toward"})  # before what money is given for
TIMES = ("DATE", "TIME")
# Prepositions before when something is to be done, which leave a verb alone.
WHEN = frozenset({"by", "within", "before", "until", "in", "on", "at", "during", "for"})


def list_doers(tokens: Sequence[Token], head: Token) -> list[Token]:
    """List what a content's verb is done to, or who does it where it names nothing more.

    >>> from parley import read
    >>> doc = read("Mali told the firms to leave by May.", published="2024-03-01").doc
    >>> list_doers(list(doc[4:8]), doc[5])
    [the, firms]
    """
    if head.pos_ != "VERB" or any(_says_more(child) for child in head.children):
        return list_subject(tokens, head, ("nsubjpass",))
    first = tokens[0].i if tokens else head.i
    bare = not any(t.pos_ == "NOUN" and t.ent_type_ not in TIMES for t in tokens)
    told = list_told(head) if bare else []
    return [*(t for noun in told for t in noun.subtree if t.i < first), *list_subject(tokens, head)]


def _says_more(child: Token) -> bool:
    """Say whether a word below a verb names a thing or a place, and not only a time."""
    if child.dep_ == "prep" and child.lower_ in WHEN:
        return not any(below.ent_type_ in TIMES for below in child.children)
    return child.dep_ in ("dobj", "prep")


def list_subject(
    tokens: Sequence[Token], head: Token, relations: Sequence[str] = SUBJECTS
) -> list[Token]:
    """List the words of a content's subject that stand before it (*the hostages must be freed*).

    >>> from parley import read
    >>> doc = read("The hostages must be freed.", published="2024-03-01").doc
    >>> list_subject(list(doc[3:5]), doc[4])
    [The, hostages]
    """
    first = tokens[0].i if tokens else head.i
    return [
        token
        for child in head.children
        if child.dep_ in relations and child.i < first
        for token in child.subtree
        if token.i < first
    ]


def list_around(tokens: Sequence[Token], head: Token) -> list[Token]:
    """List the words of a content with those around it that belong to it.

    >>> from parley import read
    >>> doc = read("Mali offered a halt to the shelling.", published="2024-03-01").doc
    >>> list_around(list(doc[2:4]), doc[3])
    [a, halt, to, the, shelling, .]
    """
    before = [
        *_list_way(head),
        *_list_renamed(tokens, head),
        *list_subject(tokens, head, ("nsubj",)),
    ]
    return [*before, *tokens, *_list_behind(tokens, head)]


def is_cut(tokens: Sequence[Token], head: Token) -> bool:
    """Say whether what a content is for or acts on stands behind the content.

    >>> from parley import read
    >>> doc = read("Mali gave 20 dollars a year to schools.", published="2024-03-01").doc
    >>> is_cut(list(doc[2:6]), doc[3]), is_cut(list(doc[2:8]), doc[3])
    (True, False)
    """
    last = tokens[-1].i if tokens else head.i
    if head.pos_ == "NOUN":
        paid = "<money>" in classes_of(head.lemma_.lower())
        behind = (*head.rights, *head.head.rights) if paid else ()
        return any(child.i > last and child.lower_ in FOR for child in behind)
    taken = head.head.lefts if head.dep_ == "csubj" else ()  # *pausing the drilling is wrong*
    stolen = any(child.i > last and child.dep_ == "nsubj" for child in taken)
    return stolen or any(child.i > last and child.dep_ in COMPLETING for child in head.rights)


def _list_way(head: Token) -> list[Token]:
    """List the verb that leads to a bare place (*invited them to Muscat*)."""
    if head.dep_ != "pobj" or head.text == head.lower_:
        return []
    return [head.head.head] if head.head.head.pos_ == "VERB" else []


def _list_renamed(tokens: Sequence[Token], head: Token) -> list[Token]:
    """List what a content is only another name of (*equality, a principle that Mali accepted*)."""
    first = tokens[0].i if tokens else head.i
    if head.dep_ != "appos" or head.head.i >= first:
        return []
    return [token for token in head.head.subtree if token.i < first]


def _list_behind(tokens: Sequence[Token], head: Token) -> list[Token]:
    """List what a content is cut off from, up to the next verb.

    That is a verb's object (*to provide, by mid-April, a team of monitors*), which the parse may
    give to another, and what a noun's preposition leads to (*a halt to the shelling*).
    """
    last = tokens[-1].i if tokens else head.i
    behind = list(head.doc[last + 1 : head.sent.end])
    if head.pos_ == "VERB":
        whole = any(c.dep_ in COMPLETING and c.i <= last for c in head.rights)
    else:
        whole = head.pos_ != "NOUN" or not behind or behind[0].pos_ not in ("ADP", "PART")
    return [] if whole else list(takewhile(lambda t: t.pos_ not in ("VERB", "AUX"), behind))
