"""Terms: by when, for how long, on which condition, and what follows otherwise."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from parley.demands.clauses import (
    children_of,
    is_inverted_conditional,
    is_passive,
    own_subject,
)
from parley.demands.lexicon import load_table
from parley.demands.triggers import Trigger
from parley.records import Date, Span

LIMITED_OPENERS = frozenset({"after", "when", "once", "if"})
LIMITED_PREPOSITIONS = frozenset({"after", "during", "following", "upon", "under"})
OPENERS = frozenset({"if", "unless", "once"})
PROVISOS = frozenset({"provided", "providing", "assuming"})
VAGUE = frozenset({"PAST_REF", "PRESENT_REF", "FUTURE_REF", ""})
DEADLINES = frozenset({"by", "before", "until", "till", "within", "in", "on", "from", "after"})


@dataclass(frozen=True)
class Terms:
    """The terms of an act; ``condition`` is ``none`` where the text says that there is none."""

    when: str = ""
    duration: str = ""
    condition: Span | None = None
    unconditional: bool = False
    consequence: Span | None = None


def find_scope(trigger: Trigger, tokens: Sequence[Token], barred: set[int]) -> list[Token]:
    """Give the tokens in which the terms of an act may stand, in text order.

    Args:
        trigger: The words of the act.
        tokens: The tokens of its content.
        barred: Indexes of the tokens of other acts of the sentence.
    """
    hosts = [trigger.token]
    head = trigger.token.head
    if trigger.entry.pos != "verb" and head.pos_ in ("VERB", "AUX", "ADP"):
        hosts.append(head)
    if head.pos_ in ("VERB", "AUX") and is_inverted_conditional(head):
        hosts.append(head)
    own = {token.i for token in tokens} | {word.i for word in trigger.words}
    found = {t.i for host in hosts for t in host.subtree if t.i not in barred} | own
    return [trigger.token.doc[i] for i in sorted(found)]


def find_terms(
    trigger: Trigger, tokens: Sequence[Token], scope: Sequence[Token], dates: Sequence[Date]
) -> Terms:
    """Find the terms of an act in its scope, dates among those of the dates stage."""
    doc = trigger.token.doc
    consequence = _find_consequence(doc, trigger, scope) or _following_consequence(doc, trigger)
    taken = _covered(doc, consequence)
    free = [token for token in scope if token.i not in taken]
    condition, unconditional = _find_condition(doc, trigger, free)
    when, duration = _find_times(trigger, tokens, condition, dates)
    return Terms(when, duration, condition, unconditional, consequence)


def _covered(doc: Doc, span: Span | None) -> set[int]:
    """Give the indexes of the tokens that a span covers."""
    if span is None:
        return set()
    found = doc.char_span(span.start, span.end, alignment_mode="expand")
    return {token.i for token in found} if found is not None else set()


def _span_of(doc: Doc, first: int, last: int) -> Span:
    """Make a span of tokens ``first`` to ``last``, without marks and blanks at its ends."""
    while last > first and (doc[last].is_space or doc[last].is_punct):
        last -= 1
    while first < last and (doc[first].is_space or doc[first].is_punct):
        first += 1
    start, end = doc[first].idx, doc[last].idx + len(doc[last])
    return Span(start, end, doc[first : last + 1].text)


def _find_consequence(doc: Doc, trigger: Trigger, scope: Sequence[Token]) -> Span | None:
    """Find *under threat of X*, *or face X* in the scope of an act that asks."""
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
        head = doc[match.start]
        if head.dep_ == "cc":
            head = doc[min(match.start + 1, len(doc) - 1)]
        last = max(head.right_edge.i, match.end - 1)
        if match.row["phrase"].startswith("or "):
            last = _phrase_end(doc, last)
        opened = match.row["phrase"].startswith("or ")
        first = match.start if opened else min(match.end, last)
        return _span_of(doc, first, min(_before_condition(doc, first, last), head.sent.end - 1))
    return None


def _phrase_end(doc: Doc, last: int) -> int:
    """Run on to the mark that ends a phrase, where the parse has broken it."""
    while last + 1 < len(doc) and not doc[last + 1].is_punct and not doc[last + 1].is_space:
        last += 1
    return last


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


def _following_consequence(doc: Doc, trigger: Trigger) -> Span | None:
    """Find a next sentence that says what follows if it is not done (*Otherwise ...*)."""
    if trigger.entry.act not in ("demand", "request"):
        return None
    end = trigger.token.sent.end
    if end >= len(doc):
        return None
    following = doc[end].sent
    words = [token for token in following if not token.is_space and not token.is_quote]
    matches = load_table("consequences.csv").find(words[:6])
    if (
        not matches
        or not words
        or matches[0].start != words[0].i
        or matches[0].row["kind"] != "sentence"
    ):
        return None
    return _span_of(doc, words[0].i, words[-1].i)


def _find_condition(doc: Doc, trigger: Trigger, scope: Sequence[Token]) -> tuple[Span | None, bool]:
    """Find what must hold first; the second value is true for *without preconditions*."""
    inside = {token.i for token in scope}
    matches = load_table("conditions.csv").find(scope)
    for match in matches:
        if match.row["kind"] == "none":
            return _span_of(doc, match.start, match.end - 1), True
    for token in scope:
        if token.i != trigger.token.i and is_inverted_conditional(token):
            own = [t.i for t in token.subtree if t.i not in {s.i for s in trigger.token.subtree}]
            front = [i for i in own if i in inside]
            if not front:
                continue
            return _span_of(doc, min(front), max(front)), False
    opened = _opening_condition(trigger)
    if opened is not None:
        return opened, False
    limited = next((t.i for t in scope if t.lower_ == "only"), None)
    for token in scope:
        later = limited is not None and token.i > limited and token.lower_ in LIMITED_OPENERS
        if later and token.dep_ in ("mark", "advmod") and token.head.i > token.i:
            return _span_of(doc, token.i, _clause_end(token.head)), False
        late = limited is not None and token.i > limited and token.lower_ in LIMITED_PREPOSITIONS
        if late and token.dep_ == "prep":
            return _span_of(doc, token.i, token.right_edge.i), False
    for match in matches:
        found = _read_condition(doc, match.start, match.end, match.row["kind"], trigger)
        if found is not None:
            return found, False
    return None, False


def _opening_condition(trigger: Trigger) -> Span | None:
    """Read the condition that opens a sentence (*Should it fail, they warned, X follows*)."""
    sentence = trigger.token.sent
    first = next((t for t in sentence if t.is_alpha), sentence[0])
    comma = next((t for t in sentence if t.i > first.i and t.lower_ == ","), None)
    if comma is None or trigger.token.i < comma.i or comma.i - first.i < 3:
        return None
    opens = first.lower_ in OPENERS or (first.lower_ == "should" and first.tag_ == "MD")
    if not opens and not (first.lower_ == "only" and first.nbor(1).lower_ in LIMITED_OPENERS):
        return None
    return _span_of(trigger.token.doc, first.i, comma.i - 1)


def _read_condition(doc: Doc, start: int, end: int, kind: str, trigger: Trigger) -> Span | None:
    """Read the clause or phrase that a condition's opening words open."""
    opener = doc[start]
    if end < len(doc) and doc[end].lower_ == "only":
        return None
    if kind == "phrase":
        return _span_of(doc, start, max(opener.right_edge.i, doc[end - 1].right_edge.i))
    clause = next(
        (
            t.head
            for t in doc[start:end]
            if t.dep_ in ("mark", "advmod", "prep")
            and t.head.pos_ in ("VERB", "AUX", "ADJ")
            and t.head.i >= end
        ),
        None,
    )
    if clause is None and opener.lower_ in PROVISOS and opener.dep_ == "prep":
        return _read_proviso(doc, start)
    if (
        clause is None
        and opener.pos_ == "VERB"
        and opener.lower_ in ("provided", "providing", "assuming")
    ):
        states = children_of(opener, "ccomp", "mark") and not own_subject(opener)
        clause = opener if states and not is_passive(opener) else None
    if clause is None or clause.i < start:
        return None
    if clause == trigger.token or _question(opener):
        return None
    return _span_of(doc, start, _clause_end(clause))


def _read_proviso(doc: Doc, start: int) -> Span | None:
    """Read *provided the army withdraws* where the parse takes *provided* for a preposition."""
    last = start
    while last + 1 < len(doc) and not doc[last + 1].is_punct and not doc[last + 1].is_space:
        last += 1
    stated = any(token.pos_ in ("VERB", "AUX") for token in doc[start + 1 : last + 1])
    return _span_of(doc, start, last) if stated else None


def _clause_end(clause: Token) -> int:
    """Give the last token of a clause."""
    return clause.right_edge.i


def _question(opener: Token) -> bool:
    """Say whether *if* means whether (*asked if*)."""
    return opener.lower_ == "if" and opener.head.dep_ == "ccomp"


def _find_times(
    trigger: Trigger, tokens: Sequence[Token], condition: Span | None, dates: Sequence[Date]
) -> tuple[str, str]:
    """Link deadline and duration to the records of the dates stage."""
    if not tokens:
        return "", ""
    start = min(token.idx for token in tokens)
    end = max(token.idx + len(token) for token in tokens)
    when = duration = ""
    doc = trigger.token.doc
    sentence = trigger.token.sent
    for date in dates:
        span = date.evidence
        if span.end <= sentence.start_char or span.start >= sentence.end_char:
            continue
        in_content = start <= span.start and span.end <= end
        given = trigger.entry.needs == "term" and span.start > trigger.end
        if not in_content and not given and not _is_deadline(doc, trigger, date):
            continue
        if condition is not None and condition.start <= span.start < condition.end:
            continue
        if trigger.entry.needs == "term" and not in_content:
            when = when or date.value
            continue
        lasts = date.type == "DURATION" and not _opens_window(doc, date)
        if lasts:
            duration = duration or date.value
        elif date.type != "SET" and not _is_past(doc, date):
            when = when or date.value
    return when, duration


def _opens_window(doc: Doc, date: Date) -> bool:
    """Say whether a length of time is a deadline (*within 48 hours*)."""
    span = doc.char_span(date.evidence.start, date.evidence.end, alignment_mode="expand")
    before = doc[span.start - 1].lower_ if span is not None and span.start else ""
    return before in ("within", "in") or date.role in ("deadline", "window")


def _is_past(doc: Doc, date: Date) -> bool:
    """Say whether a date is too vague or lies before the publication."""
    if date.value in VAGUE:
        return True
    latest, published = date.latest, doc._.published
    return bool(latest and published and latest < published)


def _follows(doc: Doc, trigger: Trigger, date: Date) -> bool:
    """Say whether a date closes the clause of an act (*to leave, without delay, by Monday*)."""
    last = max(word.i for word in (*trigger.words, *trigger.token.subtree))
    found = doc.char_span(date.evidence.start, date.evidence.end, alignment_mode="expand")
    return found is not None and trigger.token.i < found.start <= last + 2


def _is_deadline(doc: Doc, trigger: Trigger, date: Date) -> bool:
    """Say whether a date outside the content is the deadline of the act (*by Monday*)."""
    span = doc.char_span(date.evidence.start, date.evidence.end, alignment_mode="expand")
    if span is None or span.start == 0 or span.root.sent.start != trigger.token.sent.start:
        return False
    if date.role == "deadline" and _follows(doc, trigger, date):
        return True
    preposition = span.root.head if span.root.dep_ == "pobj" else None
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
