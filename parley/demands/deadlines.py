"""Deadlines: by when and for how long, among the dates of the dates stage."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc, Token

from parley.demands.clauses import children_of, is_finite, subtree_of
from parley.demands.storage import keep
from parley.demands.triggers import Trigger
from parley.records import Date, Span

COMING = frozenset({"plan", "schedule", "set", "expect", "fix"})
VAGUE = frozenset({"PAST_REF", "PRESENT_REF", "FUTURE_REF", ""})


def find_times(
    trigger: Trigger, tokens: Sequence[Token], condition: Span | None, dates: Sequence[Date]
) -> tuple[str, str]:
    """Link deadline and duration to the records of the dates stage.

    >>> from parley import read
    >>> from parley.demands.triggers import find_triggers
    >>> doc = read("France urged Mali to free the envoys by 5 March.", published="2024-03-01").doc
    >>> trigger = find_triggers(doc)[0][0]
    >>> find_times(trigger, list(doc[3:9]), None, doc._.dates)
    ('2024-03-05', '')
    """
    if not tokens or trigger.entry.act == "accuse":  # what is blamed has no deadline
        return "", ""
    when = duration = ""
    doc = trigger.token.doc
    for date in dates:
        inside = _stands_in(tokens, date)
        if not _belongs(trigger, date, inside, condition) or _is_aside(doc, date):
            continue
        if trigger.entry.needs == "term" and not inside:
            when = when or date.value
        elif date.type == "DURATION" and not _opens_window(doc, date):
            duration = duration or date.value
        elif date.type != "SET" and not _is_past(doc, date):
            when = when or date.value
    return when, duration


def _stands_in(tokens: Sequence[Token], date: Date) -> bool:
    """Say whether a date stands within the words of a content, which are in text order."""
    end = tokens[-1].idx + len(tokens[-1])
    return tokens[0].idx <= date.evidence.start and date.evidence.end <= end


def _belongs(trigger: Trigger, date: Date, inside: bool, condition: Span | None) -> bool:
    """Say whether a date of the act's sentence belongs to the act and not to its condition."""
    span, sentence = date.evidence, trigger.token.sent
    if span.end <= sentence.start_char or span.start >= sentence.end_char:
        return False
    given = trigger.entry.needs == "term" and span.start > trigger.end
    if not inside and not given and (not _limits(trigger, date) or _is_told_next(trigger, date)):
        return False
    return condition is None or not condition.start <= span.start < condition.end


def _limits(trigger: Trigger, date: Date) -> bool:
    """Say whether a date outside the content limits the act."""
    if trigger.entry.act in ("accept", "reject"):
        return False
    return _is_deadline(trigger.token.doc, trigger, date) or _is_day(trigger, date)


def _is_told_next(trigger: Trigger, date: Date) -> bool:
    """Say whether a date lies in what the sentence tells next (*urged X and offered a day*)."""
    joined = (t for t in subtree_of(trigger.token) if t.dep_ == "conj" and is_finite(t))
    start = date.evidence.start
    return any(verb.left_edge.idx <= start <= verb.right_edge.idx for verb in joined)


def _is_day(trigger: Trigger, date: Date) -> bool:
    """Say whether a date behind an act is the day on which it should be done (*dinner on 5 May*).

    Only a day after that of publication: others tell when the act was issued.
    """
    doc = trigger.token.doc
    published = _published_of(doc)
    if not date.earliest or not published or date.earliest <= published:
        return False
    span = doc.char_span(date.evidence.start, date.evidence.end, alignment_mode="expand")
    if span is None or span.start <= trigger.token.i:
        return False
    root = span.root
    return not root.is_ancestor(trigger.token) and trigger.token.is_ancestor(root)


def _opens_window(doc: Doc, date: Date) -> bool:
    """Say whether a length of time is a deadline (*within 48 hours*)."""
    span = doc.char_span(date.evidence.start, date.evidence.end, alignment_mode="expand")
    before = doc[span.start - 1].lower_ if span is not None and span.start else ""
    latest = span is not None and span.start > 1 and doc[span.start - 2].lower_ == "later"
    within = before in ("within", "in") or (latest and before == "than")
    return within or date.role in ("deadline", "window")


def _is_aside(doc: Doc, date: Date) -> bool:
    """Say whether a date tells of what was, or a length measures a lead (*72 hours in advance*)."""
    span = doc.char_span(date.evidence.start, date.evidence.end, alignment_mode="expand")
    if span is not None and _tells_past(span.root):
        return True
    if span is None or date.type != "DURATION":
        return False
    return [token.lower_ for token in doc[span.end : span.end + 2]] == ["in", "advance"]


def _tells_past(word: Token) -> bool:
    """Say whether a date hangs on what was done before (*the nets destroyed in July*)."""
    verb = next((t for t in word.ancestors if t.pos_ in ("VERB", "AUX")), None)
    if verb is None or children_of(verb, "aux"):
        return False
    done = verb.dep_ == "acl" and verb.tag_ == "VBN" and verb.lemma_ not in COMING
    return done or (verb.dep_ == "relcl" and verb.tag_ == "VBD")


def _is_past(doc: Doc, date: Date) -> bool:
    """Say whether a date is too vague or lies before the publication."""
    if date.value in VAGUE:
        return True
    latest, published = date.latest, _published_of(doc)
    return bool(latest and published and latest < published)


def _published_of(doc: Doc) -> str:
    """Give the day of publication."""
    return keep(doc, "published", lambda doc: doc._.published)


def _follows(doc: Doc, trigger: Trigger, date: Date) -> bool:
    """Say whether a date closes the clause of an act (*to leave, without delay, by Monday*)."""
    last = max([*(word.i for word in trigger.words), subtree_of(trigger.token)[-1].i])
    found = doc.char_span(date.evidence.start, date.evidence.end, alignment_mode="expand")
    return found is not None and trigger.token.i < found.start <= last + 2


def _is_deadline(doc: Doc, trigger: Trigger, date: Date) -> bool:
    """Say whether a date outside the content is the deadline of the act (*by Monday*)."""
    span = doc.char_span(date.evidence.start, date.evidence.end, alignment_mode="expand")
    root = span.root if span is not None and span.start else None
    if root is None or root.sent.start != trigger.token.sent.start:
        return False
    if date.role == "deadline" and _follows(doc, trigger, date):
        return True
    preposition = root.head if root.dep_ == "pobj" else None
    if preposition is not None and preposition.lower_ == "for" and date.type == "DURATION":
        lasting = trigger.entry.act in ("demand", "request", "offer")
        return lasting and preposition.head == trigger.token and preposition.i > trigger.token.i
    if preposition is None or preposition.lower_ not in ("by", "within", "before", "until"):
        return False
    word = preposition
    for _ in range(3):
        word = word.head
        if word == trigger.token:
            return True
        if word.dep_ == "conj":
            return False
    return False
