"""Enumerations: how a list of things asked is parted, also where the parse has broken it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from spacy.tokens import Token

from parley.demands.clauses import (
    PLACE,
    children_of,
    comma_before,
    infinitive_marker,
    is_asked,
    is_finite,
    own_subject,
    subtree_of,
)
from parley.demands.complements import Content
from parley.demands.forms import find_between, number_of
from parley.demands.triggers import Trigger

TO = number_of("to")
LONGEST_LIST = 12
JOINED = (",", ";", "and")
BARE = ("conj", "advcl", "ccomp", "xcomp", "dep", "parataxis", "appos", "acl")
BESIDE = ("appos", "conj", "dep", "npadvmod", "attr")
NOMINAL = ("NOUN", "PROPN", "NUM")
PASSED = ("not", "also", "then", "to")


def split_content(content: Content, trigger: Trigger) -> list[Content]:
    """Part a list of things asked into its members, in text order.

    >>> from parley import read
    >>> from parley.demands.triggers import find_triggers
    >>> doc = read("France urged Mali to leave and disarm.", published="2024-03-01").doc
    >>> [part.head for part in split_content(Content(doc[4], "clause"), find_triggers(doc)[0][0])]
    [leave, disarm]
    """
    colon = find_colon(content.head) if content.kind == "phrase" else None
    listed = list_behind(colon) if colon is not None else []
    if listed:
        content = Content(listed[0], "phrase")
    heads = _list_conjuncts(content)
    heads += [noun for noun in listed if noun not in heads]
    heads += [clause for clause in _list_beside(content) if clause not in heads]
    heads += [doing for doing in _list_doings(content) if doing not in heads]
    if content.kind == "clause":
        heads += [verb for verb in _list_infinitives(content, trigger) if verb not in heads]
        heads += [verb for verb in _list_bare(content, trigger) if verb not in heads]
    else:
        heads += [noun for noun in _list_repeated(content) if noun not in heads]
        heads += [noun for noun in _list_late(content, heads, trigger) if noun not in heads]
        heads += [noun for noun in _list_stated(content, trigger) if noun not in heads]
    if len(heads) == 1:
        return [content]
    return [Content(head, content.kind) for head in sorted(heads, key=PLACE)]


def first_of(part: Content) -> int:
    """Give the index of the first token of a member of a list.

    >>> from parley import read
    >>> doc = read("France urged Mali to leave and disarm.", published="2024-03-01").doc
    >>> first_of(Content(doc[4], "clause"))
    3
    """
    marker = infinitive_marker(part.head)
    if marker is not None:
        return marker.i
    return part.head.left_edge.i


def is_enumerated(parts: list[Content]) -> bool:
    """Say whether the members of a list of things stand for themselves.

    There are three or more, or each has a determiner or a number of its own (*an apology and the
    return of the ship*, but not *peace and security*).

    >>> from parley import read
    >>> doc = read("Mali wants an apology and the ship.", published="2024-03-01").doc
    >>> is_enumerated([Content(doc[3], "phrase"), Content(doc[6], "phrase")])
    True
    """
    own = (children_of(part.head, "det", "poss", "nummod") for part in parts)
    repeated = any(p.head.dep_ == "pobj" and p.head.head.dep_ == "conj" for p in parts)
    return len(parts) > 2 or repeated or all(own)


def find_colon(noun: Token) -> Token | None:
    """Give the colon right behind a word.

    >>> from parley import read
    >>> find_colon(read("Mali has two demands: peace and aid.", published="2024-03-01").doc[3])
    :
    """
    following = noun.nbor(1) if noun.i + 1 < len(noun.doc) else None
    return following if following is not None and following.text == ":" else None


def list_behind(colon: Token) -> list[Token]:
    """Give the things that a colon lists, each the head of its phrase.

    >>> from parley import read
    >>> doc = read("Mali has two demands: peace and aid.", published="2024-03-01").doc
    >>> list_behind(doc[4])
    [peace, aid]
    """
    behind = colon.doc[colon.i + 1 : colon.sent.end]
    found: list[Token] = []
    for token in behind:
        joined = token.head in found and (token.dep_ == "conj" or _is_next(token))
        if token.pos_ in NOMINAL and (token.head.i < colon.i or token.head == token or joined):
            found.append(token)
    return found


def _list_repeated(content: Content) -> list[Token]:
    """Give the things that follow behind the same preposition (*for a truce, and for talks*)."""
    hosts = [content.head.head] if content.head.dep_ == "pobj" else []
    for verb in (host.head for host in hosts[:1]):  # which the parse may join to the verb
        hosts += [c for c in children_of(verb, "conj") if c.lower_ == hosts[0].lower_]
    for host in hosts:
        alike = (c for c in children_of(host, "conj") if c.lower_ == hosts[0].lower_)
        hosts.extend(c for c in alike if c not in hosts)
        if len(hosts) > LONGEST_LIST:
            break
    return [noun for host in hosts[1:] for noun in children_of(host, "pobj")]


def _list_doings(content: Content) -> list[Token]:
    """Give what follows behind the same preposition (*of shelling X and of hiding Y*)."""
    host = content.head.head
    if content.head.dep_ != "pcomp":
        return []
    alike = (c for c in children_of(host, "conj") if c.lower_ == host.lower_)
    return [doing for preposition in alike for doing in children_of(preposition, "pcomp")]


def _is_next(noun: Token) -> bool:
    """Say whether a noun that the parse takes for an apposition is the next thing of a list."""
    return noun.dep_ == "appos" and comma_before(noun) and bool(children_of(noun, "det", "nummod"))


def _list_conjuncts(content: Content) -> list[Token]:
    """Give the head of a content and what the parse joins to it."""
    heads, open_heads = [content.head], [content.head]
    while open_heads:
        host = open_heads.pop()
        joined = children_of(host, "conj")
        if not joined or any(c.lower_ == "or" for c in children_of(host, "cc")):
            continue
        for conjunct in joined:
            if _is_member(conjunct, content):
                heads.append(conjunct)
                open_heads.append(conjunct)
    return heads


def _is_member(conjunct: Token, content: Content) -> bool:
    """Say whether a conjunct is a further thing asked and not what is told next."""
    stated = content.kind == "clause" and _says_that(conjunct) and _says_that(content.head)
    if not stated and is_finite(conjunct) and is_asked(content.head):
        # *To close the port and shut a base*: some verbs have one form for all tenses.
        formless = conjunct.tag_ == "VBD" and conjunct.lower_ == conjunct.lemma_
        return formless and own_subject(conjunct) is None
    same = (conjunct.pos_ in ("VERB", "AUX")) == (content.head.pos_ in ("VERB", "AUX"))
    if _is_settled(conjunct) and _is_settled(content.head):
        return True
    return (same or stated) and (stated or own_subject(conjunct) is None)


def _is_settled(verb: Token) -> bool:
    """Say whether a participle says what is to have been done (*the ban lifted*)."""
    bare = not children_of(verb, "aux", "auxpass", "mark")
    return verb.tag_ == "VBN" and bare and own_subject(verb) is not None


def _list_beside(content: Content) -> list[Token]:
    """Give the clauses *and that X do Y* which the parse hangs on the verb beside the first."""
    found = [content.head]
    if content.kind != "clause" or not _says_that(content.head):
        return []
    for host in dict.fromkeys((content.head.head, content.head)):
        for clause in children_of(host, *BARE):
            joins = clause.i > content.head.i and _joins_that(clause)
            if joins and own_subject(clause) is not None:
                beside = children_of(clause, "conj", "parataxis")
                found += [clause, *(c for c in beside if _joins_that(c))]
    return found[1:]


def _joins_that(clause: Token) -> bool:
    """Say whether a clause opens with *and that*."""
    marks = (m for m in children_of(clause, "mark") if m.lower_ == "that" and m.i > 0)
    return any(mark.nbor(-1).lower_ in JOINED for mark in marks)


def _says_that(clause: Token) -> bool:
    """Say whether a clause opens with *that* (*that X leave, and that Y disarm*)."""
    return any(mark.lower_ == "that" for mark in children_of(clause, "mark"))


def _list_infinitives(content: Content, trigger: Trigger) -> list[Token]:
    """Give the infinitives of a list *to A, to B and to C* that the parse hangs elsewhere.

    *And* must close the list: *to talk, to avoid war* says only what for.
    """
    if infinitive_marker(content.head) is None:
        return []
    found = []
    if not find_between(content.head.doc, TO, content.head.i + 1, content.head.sent.end):
        return []
    for token in _behind(content.head, trigger):
        verb = token.head
        marks = token.lower_ == "to" and token.dep_ == "aux" and verb.i > token.i
        if marks and _word_before(token).lower_ in JOINED:
            found.append((verb, _word_before(token).lower_))
    closed = [place for place, (_, joined) in enumerate(found, start=1) if joined == "and"]
    return [verb for verb, _ in found[: max(closed, default=0)]]


def _list_bare(content: Content, trigger: Trigger) -> list[Token]:
    """Give the bare verbs of a list *that X do A, do B and do C* that the parse hangs elsewhere."""
    if content.head.tag_ != "VB" and not _says_that(content.head):
        return []
    hosts = [content.head] if trigger.token.tag_ == "VBP" else [content.head, trigger.token]
    found: list[Token] = []
    if not any(each.i > content.head.i for host in hosts for each in children_of(host, *BARE)):
        return []
    for verb in _behind(content.head, trigger):
        if verb.dep_ in BARE and verb.head in (*hosts, *found) and _stands_bare(verb):
            found.append(verb)
    return found


def _stands_bare(verb: Token) -> bool:
    """Say whether a verb is a bare member of a list: no subject, no mark, no auxiliary."""
    if verb.tag_ not in ("VB", "VBP") or _word_before(verb).lower_ not in JOINED:
        return False
    return not children_of(verb, "nsubj", "nsubjpass", "mark", "aux", "auxpass", "expl")


def _list_late(content: Content, heads: list[Token], trigger: Trigger) -> Iterator[Token]:
    """Give the last things of a list that the parse hangs on a word inside it, or on the verb.

    *A, B for C and the D*: a list that a comma opens wants an *and* to close it.
    """
    for noun in children_of(content.head, "appos"):
        rest = children_of(noun, "conj")
        if rest and _is_next(noun):
            yield from (noun, *rest)
    last = max(heads, key=lambda token: token.i)
    closed = any(c.lower_ in ("and", "or") for head in heads for c in children_of(head, "cc"))
    if len(heads) > 1 and not closed:
        joined = (c for t in last.subtree for c in children_of(t, "conj") if c.i > last.i)
        late = [c for c in joined if c.pos_ in NOMINAL and _begins_anew(c)]
        yield from late[-1:]
    for noun in children_of(trigger.token, "conj"):
        if noun.i > content.head.i and noun.pos_ in NOMINAL and _begins_anew(noun):
            yield noun


def _list_stated(content: Content, trigger: Trigger) -> list[Token]:
    """Give the further things of *its demands are A, the B of C and the D*, as the page has them.

    The parse hangs them on the copula, on its subject or on a word of the first thing; each begins
    behind a comma or *and* with a determiner or number of its own, and *and* closes the list.
    """
    copula = content.head.head
    if trigger.entry.pos != "noun" or content.head.dep_ != "attr" or copula.lemma_ != "be":
        return []
    hosts = {copula, *children_of(copula, "nsubj"), *subtree_of(content.head)}
    found: list[Token] = []
    for noun in content.head.doc[content.head.i + 1 : content.head.sent.end]:
        parted = noun.head in hosts or noun.head in found
        if not parted or noun.pos_ not in NOMINAL or noun.dep_ not in BESIDE:
            continue
        own = bool(children_of(noun, "det", "poss", "nummod")) or bool(found)
        before = noun.left_edge.nbor(-1).lower_
        if own and before in (",", "and"):
            found.append(noun)
    if found and found[-1].left_edge.nbor(-1).lower_ != "and":  # *A, the B of C and D*
        joined = [c for t in subtree_of(found[-1]) for c in children_of(t, "conj")]
        last = [c for c in joined if c.pos_ in NOMINAL and c.left_edge.nbor(-1).lower_ == "and"]
        return [*found, last[-1]] if last else []
    return found


def _begins_anew(noun: Token) -> bool:
    """Say whether a noun behind *and* has a determiner or number of its own."""
    first = noun.left_edge
    opened = first.dep_ in ("det", "poss", "nummod") or first.pos_ == "DET"
    return opened and first.i > 0 and first.nbor(-1).lower_ == "and"


def _behind(head: Token, trigger: Trigger) -> list[Token]:
    """Give the words behind the head of a content that hang below its trigger."""
    host = trigger.token if trigger.entry.pos in ("verb", "noun") else trigger.token.head
    below = subtree_of(host)
    return below[bisect_right(below, head.i, key=PLACE) :]


def _word_before(token: Token) -> Token:
    """Give the word before a verb of a list, its adverbs and *not* left aside."""
    place = token.i - 1
    while place > 0 and (
        token.doc[place].lower_ in PASSED or token.doc[place].lower_.endswith("ly")
    ):
        place -= 1
    return token.doc[max(place, 0)]
