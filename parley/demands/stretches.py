"""Stretches: which run of words is the content of an act."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from parley.demands.anaphors import ORDINALS
from parley.demands.apposed import is_summary
from parley.demands.clauses import (
    children_of,
    comma_before,
    infinitive_marker,
    is_asked,
    is_finite,
    is_inverted_conditional,
    is_lasting,
    own_subject,
    prefix_of,
    subtree_of,
)
from parley.demands.complements import Content
from parley.demands.forms import COLON, find_between
from parley.demands.lexicon import load_acts, load_table, load_words
from parley.demands.triggers import Trigger

OWN = ("the", "its", "his", "her", "their")
PLACING = frozenset(
    {"across", "on", "in", "at", "near", "along", "off", "over", "into", "around", "through",
     "onto", "inside", "outside", "between", "towards", "against"}
)  # fmt: skip
PAPERS = frozenset({"statement", "letter", "speech", "interview", "message", "note", "briefing",
                    "report", "resolution", "communiqué", "address", "post"})  # fmt: skip
# Relations of words that may leave a content with all that hangs on them.
LEAVING = frozenset({"mark", "conj", "cc", "advcl", "ccomp", "acl", "relcl", "prep", "appos",
                     "npadvmod", "dobj", "dep", "parataxis"})  # fmt: skip
LONGEST_PARTY = 8  # words of what is to be dealt with, behind *for*


def content_tokens(content: Content, trigger: Trigger, parted: bool = False) -> list[Token]:
    """Give the tokens of a content, as one unbroken run round its head.

    Conditions, consequences and participles set off by a comma belong to the act and not to its
    content; the mark *that* is left out.

    >>> from parley import read
    >>> from parley.demands.triggers import find_triggers
    >>> doc = read("France urged Mali to leave if asked.", published="2024-03-01").doc
    >>> trigger = find_triggers(doc)[0][0]
    >>> content_tokens(Content(doc[4], "clause"), trigger)
    [to, leave]
    """
    head = content.head
    barred = {word.i for word in trigger.words}
    barred = set() if head.i in barred else barred

    def stops(token: Token) -> bool:
        if token.dep_ == "mark" and token.head == head and token.lower_ == "that":
            return True
        if token.dep_ in ("conj", "cc") and token.head == head and parted:
            return True
        if content.kind == "phrase" and token.head == head and token.dep_ == "advcl":
            return True
        return _is_aside(token, head)

    below = [head]
    for token in below:  # which grows as it is gone through
        for child in token.children:
            if child.i not in barred and (child.dep_ not in LEAVING or not stops(child)):
                below.append(child)
    first, last = _find_run(head, {token.i for token in below})
    doc = head.doc
    first = _before_asked(_before_prefix(head, first), trigger)
    last = _take_rest(content, _take_purpose(head, last, trigger), trigger)
    first = _take_doer(head, first, trigger)
    colons = find_between(doc, COLON, first, head.i)
    tokens = list(doc[colons[0] + 1 if colons else first : last + 1])
    if content.kind == "clause" and len(tokens) > 1 and tokens[0].lower_ == "that":
        tokens = tokens[1:]
    tokens = _without_doer(tokens, content, trigger)
    return trim_tokens(tokens, trigger.entry.pos == "modal")


def _find_run(head: Token, kept: set[int]) -> tuple[int, int]:
    """Give the first and last place of the unbroken run of kept words round a head."""
    first, last = min(kept), max(kept)
    if last - first + 1 == len(kept):
        return first, last
    doc, end = head.doc, len(head.doc)
    first = last = head.i
    while first > 0 and (first - 1 in kept or _bridges(doc, first - 1, kept, -1)):
        first -= 1
    while last + 1 < end and (last + 1 in kept or _bridges(doc, last + 1, kept, 1)):
        last += 1
    return first, last


def _before_prefix(head: Token, first: int) -> int:
    """Move the start of a content before the prefix and the *to* of its verb (*to re-open it*)."""
    prefix = prefix_of(head)
    marker = infinitive_marker(head) if prefix is not None else None
    return min(first, marker.i if marker is not None else prefix.i) if prefix else first


def _before_asked(first: int, trigger: Trigger) -> int:
    """Move the start of *to be reopened* before what stands behind *for*."""
    doc = trigger.token.doc
    if "for" not in trigger.entry.content or doc[first].lower_ != "to":
        return first
    near = doc[max(trigger.token.i, first - LONGEST_PARTY) : first]
    place = next((t.i for t in reversed(near) if t.lower_ == "for" and t.dep_ == "prep"), None)
    nouns = [n for n in doc[place].children if n.dep_ == "pobj"] if place is not None else []
    own = {t.i for noun in nouns for t in noun.subtree}
    whole = place is not None and all(i in own for i in range(place + 1, first))
    return place + 1 if whole else first


def _without_doer(tokens: list[Token], content: Content, trigger: Trigger) -> list[Token]:
    """Leave out who does what he himself announces (*warned that it would close the port*)."""
    subject = own_subject(content.head) if content.kind == "clause" else None
    if trigger.entry.pos in ("present", "answer") and subject is not None:
        alone = subject.pos_ == "PRON" and subject.i < content.head.i
        return [token for token in tokens if token.i > subject.i] if alone else tokens
    announced = trigger.entry.pos == "verb" and trigger.entry.act in ("offer", "threaten")
    behind = trigger.entry.pos == "noun" and trigger.entry.act == "threaten"
    if not (announced or behind) or subject is None:
        return tokens
    side = subject.lemma_.lower() in load_words("own_sides.csv", "noun")
    if subject.pos_ != "PRON" and not behind and not (side and subject.left_edge.lower_ in OWN):
        return tokens
    modal = next((c for c in children_of(content.head, "aux") if c.tag_ == "MD"), None)
    own = modal is not None and subject.i < modal.i < content.head.i
    return [token for token in tokens if token.i > modal.i] if own else tokens


def _take_purpose(head: Token, last: int, trigger: Trigger) -> int:
    """Move the end of *a proposal by X* behind *for Y*, where the parse hangs that on the verb."""
    if ("noun", head.lemma_.lower()) not in load_acts():
        return last
    following = head.doc[last + 1] if last + 1 < len(head.doc) else None
    if following is None or following.lower_ != "for" or following.head != trigger.token:
        return last
    return following.right_edge.i


def _take_doer(head: Token, first: int, trigger: Trigger) -> int:
    """Move the start of a deed before whose it is (*the Houthi shelling*), taken for an object."""
    if not first or head.tag_ != "VBG" or head.dep_ != "dobj":
        return first
    before = head.doc[first - 1]
    twice = before.dep_ == "dobj" and before.head == trigger.token
    return before.left_edge.i if twice else first


def _take_rest(content: Content, last: int, trigger: Trigger) -> int:
    """Move the end of a content behind what the parse hangs on the trigger.

    The places of a deed of which somebody is accused (*the shelling of 2 May on the hills*), and
    the object of a deed behind its time (*asked X to provide, by May, a team*).
    """
    doc, verb = content.head.doc, trigger.token
    if trigger.entry.act == "accuse":
        doing = content.head.tag_ == "VBG" or bool(_gerund_before(content.head))
        while doing and last + 1 < len(doc) and _is_place(doc[last + 1], verb):
            last = doc[last + 1].right_edge.i
        return last
    if trigger.entry.needs == "gathering":  # *invited everyone to Oslo on the 24th*
        timed = last + 1 < len(doc) and doc[last + 1].head == verb
        timed = timed and doc[last + 1].lower_ in ("on", "in", "for")
        return doc[last + 1].right_edge.i if timed else last
    bare = content.kind == "clause" and infinitive_marker(content.head) is not None
    if not bare or children_of(content.head, "dobj", "ccomp", "prep"):
        return last
    late = [c for c in children_of(verb, "dobj") if c.i > content.head.i]
    return max([last, *(c.right_edge.i for c in late)])


def _gerund_before(noun: Token) -> list[Token]:
    """Give the gerund that the parse takes for an adjective of its object (*of flying drones*)."""
    first = noun.left_edge
    return [first] if first.tag_ == "VBG" and first.dep_ in ("amod", "compound") else []


def _is_place(word: Token, verb: Token) -> bool:
    """Say whether a preposition behind a deed, hung on the verb, tells where it was done."""
    if word.head != verb or word.dep_ != "prep" or word.lower_ not in PLACING:
        return False
    return not any(noun.lemma_ in PAPERS for noun in children_of(word, "pobj"))


def _bridges(doc: Doc, i: int, kept: set[int], step: int) -> bool:
    """Say whether a mark or blank lies between two kept tokens."""
    return i + step in kept and (doc[i].is_space or doc[i].is_punct)


def _is_aside(token: Token, head: Token) -> bool:
    """Say whether a branch adds a circumstance or a term rather than belonging to the content."""
    if token.i > head.i and token.dep_ in ("advcl", "ccomp") and is_inverted_conditional(token):
        return True
    if token.dep_ == "advcl":
        return _is_circumstance(token, head)
    if token.dep_ == "acl" and token.tag_ == "VBN" and head.lower_ in ORDINALS:
        return comma_before(token)  # *the second, made in May, was refused*
    if token.dep_ == "relcl":  # *peacekeepers, who are deployed there*
        return comma_before(token) and any(child.lower_ == "who" for child in token.children)
    if token.dep_ == "prep" and token.lower_ in ("under", "on"):
        return bool(load_table("consequences.csv").find(subtree_of(token)[:4]))
    if token.dep_ == "conj" and token.i > head.i:
        return _goes_on(token)
    if token.dep_ in ("appos", "npadvmod", "dobj", "dep"):
        return token.i > head.i and is_summary(token)
    return token.dep_ == "parataxis"


def _is_circumstance(clause: Token, head: Token) -> bool:
    """Say whether an adverbial clause tells when, if or how rather than what."""
    openers = load_words("conditions.csv", "phrase", "clause", "kind") | {"while"}
    marks = [c.lower_ for c in clause.children if c.dep_ in ("mark", "advmod")]
    if not openers.isdisjoint(marks) or ("as" in marks and is_lasting(clause)):
        return True
    if clause.i > head.i and comma_before(clause):
        return True
    return own_subject(clause) is not None and not infinitive_marker(clause) and not marks


def _goes_on(conjunct: Token) -> bool:
    """Say whether a conjunct tells what happened next and is no member of the content."""
    if is_finite(conjunct) and (is_asked(conjunct.head) or conjunct.head.pos_ == "NOUN"):
        return True
    return conjunct.pos_ in ("VERB", "AUX") and own_subject(conjunct) is not None


def trim_tokens(tokens: list[Token], modal: bool) -> list[Token]:
    """Take blanks, marks and conjunctions off the ends; behind a modal its *not* as well.

    >>> from parley import read
    >>> doc = read("France urged Mali to act, and left.", published="2024-03-01").doc
    >>> trim_tokens(list(doc[3:7]), modal=False)
    [to, act]
    """
    while tokens and (tokens[-1].is_space or _is_mark(tokens[-1]) or tokens[-1].dep_ == "cc"):
        tokens = tokens[:-1]
    while tokens and (
        tokens[0].is_space
        or _is_mark(tokens[0])
        or (tokens[0].dep_ == "cc" or (modal and tokens[0].dep_ == "neg"))
    ):
        tokens = tokens[1:]
    return tokens


def _is_mark(token: Token) -> bool:
    """Say whether a token is a mark that no content ends with."""
    return token.is_punct and token.text not in (")", "%", "]")
