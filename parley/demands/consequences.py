"""Consequences: what follows if what is asked is not done."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from spacy.tokens import Doc, Token

from parley.demands.forms import COMMA, find_between, may_stand, number_of
from parley.demands.harms import OUTCOMES, is_supposed
from parley.demands.issues import find_issues
from parley.demands.lexicon import load_table, load_words
from parley.demands.runs import run_to_mark, span_of
from parley.demands.triggers import Trigger
from parley.records import Span

GOING_ON = frozenset(map(number_of, ("or", "which")))
OPENING = 6  # words with which a sentence says that it tells what follows
LONGEST_CASE = 14  # words of the case that a threat supposes


def find_consequence(doc: Doc, trigger: Trigger, scope: Sequence[Token]) -> Span | None:
    """Find *under threat of X*, *or face X* in the scope of an act that asks.

    >>> from parley import read
    >>> from parley.demands.triggers import find_triggers
    >>> text = "France demanded that Mali free the envoys or face sanctions."
    >>> doc = read(text, published="2024-03-01").doc
    >>> trigger = find_triggers(doc)[0][0]
    >>> find_consequence(doc, trigger, list(doc)).quote
    'or face sanctions'
    """
    if trigger.entry.act not in ("demand", "request"):
        return None
    for match in load_table("consequences.csv").find(scope):
        if match.row["kind"] != "phrase":
            continue
        if (
            match.start > 0
            and match.row["phrase"].startswith("or ")
            and not _joins_clause(doc[match.start])
        ):
            continue
        if match.row["phrase"] == "or find" and not _finds_force(doc, match.end):
            continue
        head = doc[match.start]
        if head.dep_ == "cc":
            head = doc[min(match.start + 1, len(doc) - 1)]
        last = max(head.right_edge.i, match.end - 1)
        if match.row["phrase"].startswith("or "):
            last = run_to_mark(doc, last)
        opened = match.row["phrase"].startswith("or ")
        first = match.start if opened else min(match.end, last)
        return span_of(doc, first, min(_before_condition(doc, first, last), head.sent.end - 1))
    if not may_stand(trigger.token, GOING_ON):
        return None
    behind = list(doc[trigger.token.i + 1 : trigger.token.sent.end])
    words = {token.lower_ for token in behind}
    beyond = _read_beyond(doc, trigger, behind) if "or" in words else None
    return beyond or (_read_relative(doc, behind) if "which" in words else None)


def _finds_force(doc: Doc, start: int) -> bool:
    """Say whether somebody would find an armed force, or himself, in a plight."""
    words = doc[start : run_to_mark(doc, start) + 1]
    forced = any(m.row["issue"] in ("forces", "hostilities", "arms") for m in find_issues(words))
    return forced or any(t.lower_.endswith(("self", "selves")) for t in words[:1])


def _read_beyond(doc: Doc, trigger: Trigger, behind: Sequence[Token]) -> Span | None:
    """Read *or face X* behind who said it (*X must leave, the envoy told Y, or face Z*)."""
    for match in load_table("consequences.csv").find(behind):
        if match.row["kind"] != "phrase" or not match.row["phrase"].startswith("or "):
            continue
        between = doc[trigger.token.i + 1 : match.start]
        told = [t for t in between if t.tag_ in ("VBD", "VBZ") and t.dep_ != "relcl"]
        parted = doc[match.start - 1].text == "," and _joins_clause(doc[match.start])
        if parted and len(told) == 1 and told[0].lemma_ in load_words("speech.csv", "lemma"):
            last = run_to_mark(doc, match.end - 1)
            return span_of(doc, match.start, last)
    return None


def _read_relative(doc: Doc, behind: Sequence[Token]) -> Span | None:
    """Read *failing which X* behind an act, also where what follows is a threat of its own."""
    for match in load_table("consequences.csv").find(behind):
        if match.row["phrase"].endswith(" which") and match.end < behind[-1].i:
            last = run_to_mark(doc, match.end)
            return span_of(doc, match.end, _before_condition(doc, match.end, last))
    return None


def _before_condition(doc: Doc, first: int, last: int) -> int:
    """Move the end of a consequence before the condition inside it (*if the demand is ignored*)."""
    openers = (i for i in range(first + 1, last + 1) if doc[i].lower_ in ("if", "unless"))
    return next(openers, last + 1) - 1


def _joins_clause(conjunction: Token) -> bool:
    """Say whether *or* joins a deed rather than two nouns."""
    following = conjunction.nbor(1)
    return conjunction.lower_ == "or" and (
        following.pos_ in ("VERB", "AUX", "ADV", "PRON") or following.lower_ in ("else", "face")
    )


def find_next_consequence(doc: Doc, trigger: Trigger) -> Span | None:
    """Find a next sentence that says what follows if it is not done (*Otherwise ...*).

    >>> from parley import read
    >>> from parley.demands.triggers import find_triggers
    >>> text = "France demanded a truce. Otherwise it would leave Mali."
    >>> doc = read(text, published="2024-03-01").doc
    >>> trigger = find_triggers(doc)[0][0]
    >>> find_next_consequence(doc, trigger).quote
    'Otherwise it would leave Mali'
    """
    if trigger.entry.act not in ("demand", "request"):
        return None
    end = trigger.token.sent.end
    if end >= len(doc):
        return None
    following = doc[end].sent
    spoken = (token for token in following if not token.is_space and not token.is_quote)
    words = list(islice(spoken, OPENING))
    if not words:
        return None
    matches = load_table("consequences.csv").find(words)
    opened = [m for m in matches if m.start == words[0].i and m.row["kind"] == "sentence"]
    if not opened:
        return _read_inverted(doc, words[0])
    words += spoken
    outcome = opened[0].row["phrase"].startswith("failure")
    told = _read_outcome(doc, words) if outcome else None
    return told or span_of(doc, words[0].i, words[-1].i)


def _read_outcome(doc: Doc, words: list[Token]) -> Span | None:
    """Read what a failure leads to (*failure to do so would lead to the closing of the border*)."""
    for verb in words:
        if verb.lemma_ not in OUTCOMES or not any(c.tag_ == "MD" for c in verb.children):
            continue
        outcomes = [c for c in verb.children if c.dep_ in ("dobj", "prep") and c.i > verb.i]
        if outcomes:
            named = outcomes[0] if outcomes[0].dep_ == "dobj" else _governed_by(outcomes[0])
            return span_of(doc, named.left_edge.i, named.right_edge.i)
    return None


def _governed_by(preposition: Token) -> Token:
    """Give what a preposition governs, or itself."""
    return next((c for c in preposition.children if c.dep_ == "pobj"), preposition)


def _before_speech(words: list[Token]) -> list[Token]:
    """Cut a clause before who says it (*there will be war,” she told Y*)."""
    speech = load_words("speech.csv", "lemma")
    for place, token in enumerate(words):
        if token.text == "," and any(t.lemma_ in speech for t in words[place:]):
            return words[:place]
    return words


def _read_inverted(doc: Doc, first: Token) -> Span | None:
    """Read what follows *Were it to refuse, ...; Should they fail, ...; If they do not, ...*."""
    end = first.sent.end
    commas = find_between(doc, COMMA, first.i, min(first.i + LONGEST_CASE + 1, end))
    if not commas or not is_supposed(first, doc[commas[0]]):
        return None
    told = [t for t in doc[commas[0] + 1 : end] if not t.is_space and not t.is_quote]
    behind = _before_speech(told)
    ruled = any(t.tag_ == "MD" or t.lower_ == "going" for t in behind)
    return span_of(doc, behind[0].i, behind[-1].i) if ruled and len(behind) > 2 else None
