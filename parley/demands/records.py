"""Records: acts with their terms, numbered in text order, linked, and the reasons for silence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from parley.demands.cast import Cast
from parley.demands.codes import find_codes
from parley.demands.discourse import inherit_parties, name_answered
from parley.demands.issues import OTHER, choose_issue
from parley.demands.lexicon import load_words
from parley.demands.links import find_anaphor, find_links
from parley.demands.reading import Act, Miss, read_acts
from parley.demands.roles import Roles
from parley.demands.sequence import find_sequence
from parley.demands.terms import Terms, find_scope, find_terms
from parley.evidence import Evidence
from parley.records import Demand, Link, Reason, Sentence, Span
from parley.sentences import find_sentences, number_at

POINTERS = frozenset({"it", "its", "this", "that", "them", "their", "these", "both"})
PROVISOS = frozenset({"provided", "providing", "assuming"})
MARKING = ("mark", "advmod", "prep")
QUOTES = '"“”„‟«»'


@dataclass(frozen=True)
class Found:
    """What the stage finds in one document."""

    demands: tuple[Demand, ...]
    links: tuple[Link, ...]
    reasons: tuple[Reason, ...]


def find_demands(doc: Doc) -> Found:
    """Find the demands of a document with their links, and why other triggers give none.

    Args:
        doc: A parsed document with its actors and dates; without a parse nothing is found.

    Returns:
        Records in text order, ``d-01`` ..., links between them, and reasons.
    """
    if not len(doc) or not doc.has_annotation("DEP"):
        return Found((), (), ())
    cast = Cast(doc)
    acts, misses = read_acts(doc, cast)
    acts = sorted(acts, key=lambda act: (act.trigger.start, act.tokens[0].idx if act.tokens else 0))
    sentences = find_sentences(doc)
    quoted = _quoted_offsets(doc.text)
    made = [
        record
        for act in acts
        for record in _with_threat(doc, _make_record(doc, cast, act, acts, sentences, quoted))
    ]
    numbered = [replace(d, demand_id=f"d-{n:02d}") for n, d in enumerate(made, start=1)]
    demands = inherit_parties(doc, _inherit_issues(doc, numbered))
    demands = [_code(demand) for demand in demands]
    links = find_links(doc, demands)
    demands = name_answered(demands, links)
    return Found(tuple(demands), links, _find_reasons(doc, misses, demands, sentences))


def _make_record(
    doc: Doc,
    cast: Cast,
    act: Act,
    acts: Sequence[Act],
    sentences: Sequence[Sentence],
    quoted: set[int],
) -> Demand:
    """Make the record of one act."""
    barred = {
        token.i
        for other in acts
        if _domain(other) != _domain(act) and act.trigger.token not in _domain(other).subtree
        for token in _domain(other).subtree
    }
    barred -= _own_consequence(act)
    scope = find_scope(act.trigger, act.tokens, barred | _conditions_of_others(act, acts))
    scope = sorted({*scope, *_following_condition(act)}, key=lambda token: token.i)
    terms = find_terms(doc, act.trigger, act.tokens, scope)
    content = _span(doc, act)
    act = _address_by_condition(doc, act, terms, cast)
    sentence = number_at(sentences, act.trigger.token.idx)
    start, end = _extent(act, content, terms, sentences[sentence - 1])
    condition = terms.condition.quote if terms.condition else ""
    inside = sum(1 for i in range(content.start, content.end) if i in quoted) if content else 0
    return Demand(
        "d-00",
        Evidence.of(doc.text, doc._.text_id, start, end, sentence=sentence, rule=_rule(act)),
        act.act,
        act.trigger.entry.phrase,
        act.issuers.ids,
        act.addressees.ids,
        content,
        act.issue,
        terms.when,
        terms.duration,
        "none" if terms.unconditional else condition,
        terms.condition,
        terms.consequence,
        find_sequence([*act.tokens, *_tokens_of(doc, terms.condition, act)]),
        act.status,
        bool(content and inside * 2 > content.end - content.start),
        confidence=_confidence(act),
    )


def _domain(act: Act) -> Token:
    """Give the word whose branch of the parse is an act's own: its trigger, or the verb with it."""
    token = act.trigger.token
    carried = act.trigger.entry.pos in ("modal", "adj") and token.head.pos_ in ("VERB", "AUX")
    return token.head if carried else token


def _last_token(act: Act) -> Token:
    """Give the last token of an act's trigger and content."""
    return max((*act.trigger.words, *act.tokens), key=lambda token: token.i)


def _following_condition(act: Act) -> list[Token]:
    """Give the clause of condition that stands right behind an act's own words."""
    last = _last_token(act)
    place = last.i + 1
    doc = last.doc
    while place < len(doc) and doc[place].is_punct and doc[place].sent == last.sent:
        place += 1
    openers = load_words("conditions.csv", "phrase", "clause", "kind")
    if place >= len(doc) or doc[place].lower_ not in openers:
        return []
    opener = doc[place]
    if opener.lower_ in PROVISOS:
        return [token for token in opener.subtree if token.i >= place]
    if opener.dep_ not in MARKING:
        return []
    clause = opener.head
    return [t for t in clause.subtree if t.i >= place] if clause.i > place else []


def _conditions_of_others(act: Act, acts: Sequence[Act]) -> set[int]:
    """Give the tokens of conditions that stand right behind another act inside this one."""
    return {
        token.i
        for other in acts
        if other.trigger.token != act.trigger.token and _last_token(other).i != _last_token(act).i
        for token in _following_condition(other)
    }


def _own_consequence(act: Act) -> set[int]:
    """Give the tokens of a threat that hangs on an act that asks (*under threat of X*)."""
    return {
        t.i
        for child in act.trigger.token.subtree
        if child.dep_ == "prep" and child.lower_ in ("under", "on")
        for t in child.subtree
    }


def _with_threat(doc: Doc, demand: Demand) -> list[Demand]:
    """Give a demand that says *or face X* and, behind it, the threat of X."""
    span = demand.consequence_span
    if span is None or not span.quote.lower().startswith("or ") or demand.content is None:
        return [demand]
    if demand.content.start < span.start < demand.content.end:
        end = len(doc.text[: span.start].rstrip(" ,"))
        content = Span(demand.content.start, end, doc.text[demand.content.start : end])
        demand = replace(demand, content=content)
    words = list(doc.char_span(span.start, span.end, alignment_mode="expand") or ())
    start = words[1].idx if len(words) > 1 else span.start
    harm = Span(start, span.end, doc.text[start : span.end])
    evidence = replace(
        demand.evidence, start=span.start, end=span.end, quote=span.quote, rule="or.consequence"
    )
    issue = choose_issue(words, words[1]) if len(words) > 1 else OTHER
    threat = replace(
        demand,
        evidence=evidence,
        act="threaten",
        trigger="or",
        content=harm,
        issue=issue,
        when="",
        duration="",
        condition="",
        condition_span=None,
        consequence_span=None,
        sequence="",
    )
    return [demand, threat]


def _address_by_condition(doc: Doc, act: Act, terms: Terms, cast: Cast) -> Act:
    """Address a threat that names nobody to the one whose deed is its condition."""
    if act.act not in ("threaten", "offer") or act.addressees.ids or terms.condition is None:
        return act
    found = doc.char_span(terms.condition.start, terms.condition.end, alignment_mode="expand")
    for token in found or ():
        if token.dep_ in ("nsubj", "nsubjpass"):
            ids = tuple(i for i in cast.read(token) if i not in act.issuers.ids)
            if ids:
                return replace(act, addressees=Roles(ids, "condition.subject"))
    return act


def _tokens_of(doc: Doc, span: Span | None, act: Act) -> list:
    """Give the tokens of a condition that lies behind the content."""
    found = doc.char_span(span.start, span.end, alignment_mode="expand") if span else None
    last = act.tokens[-1].i if act.tokens else -1
    return [token for token in found or () if token.i > last]


def _span(doc: Doc, act: Act) -> Span | None:
    """Make the span of a content."""
    if not act.tokens:
        return None
    start, last = act.tokens[0].idx, act.tokens[-1]
    end = _close_quotation(doc.text, start, last.idx + len(last))
    return Span(start, end, doc.text[start:end])


def _close_quotation(text: str, start: int, end: int) -> int:
    """Take in the closing mark of a quotation that opens inside the span."""
    opened = sum(text.count(mark, start, end) for mark in '“"')
    closed = text.count("”", start, end)
    tail = text[end : end + 2]
    if opened > closed and (opened + closed) % 2 and tail[:1] in ("”", '"'):
        return end + 1
    if opened > closed and (opened + closed) % 2 and tail[1:] in ("”", '"') and tail[0] in ".,!?":
        return end + 2
    return end


def _extent(act: Act, content: Span | None, terms: Terms, sentence: Sentence) -> tuple[int, int]:
    """Give the smallest span in the sentence that holds trigger, content and terms."""
    parts = [(act.trigger.start, act.trigger.end)]
    for span in (content, terms.condition, terms.consequence):
        if span is not None and sentence.start <= span.start and span.end <= sentence.end:
            parts.append((span.start, span.end))
    return min(start for start, _ in parts), max(end for _, end in parts)


def _rule(act: Act) -> str:
    """Name the rule: the row's part of speech, then how issuer and addressee were found."""
    return f"{act.trigger.entry.pos}/{act.issuers.rule}/{act.addressees.rule}"


def _confidence(act: Act) -> str:
    """Grade a record by how it was read."""
    if act.issue == OTHER or act.addressees.rule in ("content", "owner") or not act.issuers.ids:
        return "low"
    direct = act.issuers.rule in ("subject", "agent", "inherited.conj")
    return "high" if direct and act.trigger.entry.pos == "verb" and act.addressees.ids else "medium"


def _quoted_offsets(text: str) -> set[int]:
    """Give the offsets that stand inside double quotation marks."""
    inside: set[int] = set()
    opened = -1
    for place, character in enumerate(text):
        if character in QUOTES or character == "\n":
            if opened >= 0 and character not in "\n“„«":
                inside.update(range(opened + 1, place))
                opened = -1
            else:
                opened = -1 if character == "\n" else place
    return inside


def _inherit_issues(doc: Doc, demands: Sequence[Demand]) -> list[Demand]:
    """Give a content that only points back (*this measure, these terms*) the issue it points to."""
    settled: list[Demand] = []
    for demand in demands:
        span = demand.content
        tokens = doc.char_span(span.start, span.end, alignment_mode="expand") if span else None
        pointed = find_anaphor(list(tokens)) if tokens is not None else None
        named = pointed is not None and demand.issue in (OTHER, "talks")
        acts = pointed[1] if pointed else frozenset({"demand", "request", "offer"})
        if named or (span and span.quote.lower() in POINTERS):
            earlier = [d for d in reversed(settled) if d.act in acts and d.issue != OTHER]
            if earlier:
                demand = replace(demand, issue=earlier[0].issue)
        settled.append(demand)
    return settled


def _code(demand: Demand) -> Demand:
    """Write the CAMEO and PLOVER codes on a record."""
    cameo, plover = find_codes(demand.act, demand.issue)
    return replace(demand, cameo=cameo, plover=plover)


def _find_reasons(
    doc: Doc, misses: Sequence[Miss], demands: Sequence[Demand], sentences: Sequence[Sentence]
) -> tuple[Reason, ...]:
    """Say of the triggers in sentences without a record why they give none."""
    spoken = {demand.evidence.sentence for demand in demands}
    reasons = []
    for miss in sorted(misses, key=lambda miss: miss.trigger.start):
        sentence = number_at(sentences, miss.trigger.token.idx)
        if sentence in spoken or miss.trigger.entry.needs in ("sequence", "valence"):
            continue
        start, end = miss.trigger.start, miss.trigger.end
        rule = f"none.{miss.trigger.entry.pos}"
        evidence = Evidence.of(doc.text, doc._.text_id, start, end, sentence=sentence, rule=rule)
        reasons.append(Reason(evidence, miss.trigger.entry.phrase, miss.reason))
    return tuple(reasons)
