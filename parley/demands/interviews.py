"""Interviews: the question that a turn of a transcript answers, and what its first words come to.

*What do you want of X?* is answered by a thing or a deed alone, *And if they refuse?* by what one
will do then.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from itertools import islice, pairwise
from typing import NamedTuple

from spacy.tokens import Doc, Token

from parley.demands.authors import labels_of
from parley.demands.clauses import children_of, infinitive_marker, own_subject
from parley.demands.forms import columns_of
from parley.demands.lexicon import ActEntry, load_acts
from parley.demands.storage import keep, text_of

OPEN_TO = frozenset({"would", "could", "will", "can", "wo", "ca", "'d", "’d"})
COUNTED = frozenset({"thing", "point", "demand", "request", "step", "word", "answer"})
FRAGMENT = ("NOUN", "PROPN")
OF = ("from", "of", "with", "to")
OPENERS = frozenset({"and", "but", "so", "then", "what", ","})


class Answer(NamedTuple):
    """The tokens of a turn that answers a question, and the last sentence of the question."""

    start: int
    end: int
    asked: tuple[int, int]


def find_answer(token: Token) -> Answer | None:
    r"""Give the answer in which a token stands.

    >>> from parley import read
    >>> text = "Interview\n\nQ: Who broke them off?\n\nA: Not us.\n\nQ: Why?"
    >>> doc = read(text, published="2024-03-01").doc
    >>> place = find_answer(doc[-6])
    >>> doc[place.start], doc[slice(*place.asked)].text
    (Not, 'Who broke them off?')
    """
    answers = keep(token.doc, "answers", _find_answers)
    place = bisect_right(answers, token.i, key=lambda answer: answer.start) - 1
    return answers[place] if place >= 0 and token.i < answers[place].end else None


def _find_answers(doc: Doc) -> list[Answer]:
    """Find the turns of a transcript that follow a question."""
    text = text_of(doc)
    labels = [label.span() for label in labels_of(doc)]
    if len(labels) < 2:
        return []
    ends = [*(start for start, _ in labels[1:]), len(text)]
    offsets = columns_of(doc).starts
    turns = [
        (bisect_right(offsets, start), bisect_right(offsets, end - 1))
        for (_, start), end in zip(labels, ends, strict=True)
    ]
    found = []
    for (first, last), (start, end) in pairwise(turns):
        mark = next((t for t in reversed(doc[first:last]) if not t.is_space), None)
        if mark is not None and mark.text == "?" and start < end:
            asked = max(first, mark.sent.start)
            asked = next(t.i for t in doc[asked:last] if not (t.is_space or t.is_punct))
            start = next((t.i for t in doc[start:end] if not t.is_space), start)
            found.append(Answer(start, end, (asked, mark.i + 1)))
    return found


def follows_case(token: Token) -> bool:
    """Say whether a verb tells what will be done in the case of the question (*And if they stay?*).

    >>> from parley import read
    >>> doc = read("Q: And if it refuses?\\n\\nA: Then we go.", published="2024-03-01").doc
    >>> follows_case(doc[-2])
    True
    """
    answer = find_answer(token)
    if answer is None or token.sent.start > answer.start:
        return False
    words = token.doc[slice(*answer.asked)]
    first = next((t for t in words if t.lower_ not in OPENERS), None)
    return first is not None and first.lower_ == "if" and not any(t.text == "," for t in words)


def find_case(token: Token) -> tuple[int, int] | None:
    r"""Give the offsets of the case that a question puts, of what is done then.

    >>> from parley import read
    >>> text = "Q: And if it refuses?\n\nA: Then we go."
    >>> place = find_case(read(text, published="2024-03-01").doc[-2])
    >>> text[slice(*place)]
    'if it refuses'
    """
    if not follows_case(token):
        return None
    words = token.doc[slice(*find_answer(token).asked)]
    first = next(t for t in words if t.lower_ == "if")
    return first.idx, words[len(words) - 1].idx


def denies_asked(token: Token) -> bool:
    """Say whether a fragment denies what the speaker is asked to do, or what he said he would.

    *Would you close it? Not the port*; but *Who left? Not us* denies a fact.
    """
    answer = find_answer(token)
    if answer is None:
        return False
    first, last = answer.asked
    if token.sent.start > answer.start:
        first, last = answer.start, token.sent.start
    return any(t.tag_ == "MD" and t.lower_ in OPEN_TO for t in token.doc[first:last])


def list_fragments(doc: Doc) -> frozenset[int]:
    r"""Give the indexes of the heads of answers without a main clause.

    >>> from parley import read
    >>> doc = read("Q: What does Mali want?\n\nA: An apology.", published="2024-03-01").doc
    >>> [doc[i] for i in list_fragments(doc)]
    [apology]
    """
    return keep(doc, "fragments", _find_fragments)


def _find_fragments(doc: Doc) -> frozenset[int]:
    """Look at the first sentences of each answer to what somebody wants."""
    return frozenset(
        token.i
        for answer in keep(doc, "answers", _find_answers)
        if find_wanting(answer, doc) is not None
        for token in doc[answer.start : answer.end]
        if token.dep_ == "ROOT" and _is_fragment(token, answer)
    )


def read_fragment(token: Token) -> Iterator[ActEntry]:
    r"""Give the rows for a fragment that answers what somebody wants.

    >>> from parley import read
    >>> text = "Q: What do you want of Mali?\n\nA: An apology."
    >>> [row.act for row in read_fragment(read(text, published="2024-03-01").doc[-2])]
    ['request']
    """
    answer = find_answer(token)
    if answer is None or token.i not in list_fragments(token.doc):
        return
    verb = find_wanting(answer, token.doc)
    if verb is None:
        return
    for entry in load_acts().get(("answer", verb.lemma_.lower()), ()):
        below = {c.lower_ for c in verb.children}
        if all(word in below for word in entry.words[1:]):
            yield entry


def find_wanting(answer: Answer, doc: Doc) -> Token | None:
    """Give the verb of *What do you want from X?*."""
    words = doc[slice(*answer.asked)]
    what = next((t for t in words if t.lower_ == "what"), None)
    for verb in words if what is not None else ():
        if verb.i > what.i and verb.pos_ == "VERB" and ("answer", verb.lemma_) in load_acts():
            return verb if own_subject(verb) is not None else None
    return None


def _is_fragment(token: Token, answer: Answer) -> bool:
    """Say whether a word is the head of an answer without a main clause."""
    if token.dep_ != "ROOT" or not _is_first(token, answer):
        return False
    if token.pos_ in FRAGMENT:
        return token.lemma_ not in COUNTED and not children_of(token, "nsubj", "neg", "cop")
    if token.pos_ not in ("VERB", "AUX"):
        return False
    that = any(m.lower_ in ("that", "for") for m in children_of(token, "mark"))
    return that or (infinitive_marker(token) is not None and own_subject(token) is None)


def _is_first(token: Token, answer: Answer) -> bool:
    """Say whether a sentence is the first of an answer, but for *Three things*."""
    before = token.doc[answer.start : token.sent.start]
    words = list(islice((t for t in before if not (t.is_space or t.is_punct)), 3))
    return len(words) < 3 and all(t.pos_ == "NUM" or t.lemma_ in COUNTED for t in words)


def find_wanted_of(token: Token) -> tuple[Token | None, Token | None]:
    """Give who wants something in the question that a fragment answers, and of whom."""
    answer = find_answer(token)
    verb = find_wanting(answer, token.doc) if answer is not None else None
    if verb is None:
        return None, None
    leads = [p for p in children_of(verb, "prep", "dative") if p.lower_ in OF]
    party = next((n for p in leads for n in children_of(p, "pobj")), None)
    return own_subject(verb), party or next(iter(children_of(verb, "dobj")), None)
