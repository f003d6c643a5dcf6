"""Records: acts with their terms, numbered in text order, linked, and the reasons for silence."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from parley.confidence import grade_rules
from parley.demands.acts import Act, Miss
from parley.demands.answerers import drop_unanswered, name_answerers
from parley.demands.awaited import find_awaited
from parley.demands.blames import name_blamed
from parley.demands.cast import Cast
from parley.demands.clauses import children_of, subtree_of
from parley.demands.codes import find_codes
from parley.demands.discourse import address_partners, inherit_parties
from parley.demands.dyads import address_sides
from parley.demands.exchanges import carry_threats, name_answered
from parley.demands.issue_reach import list_subject
from parley.demands.issues import OTHER
from parley.demands.joining import join_others
from parley.demands.limits import find_limit, with_limit
from parley.demands.links import find_links
from parley.demands.pointers import continue_issues, inherit_issues
from parley.demands.reading import read_acts
from parley.demands.rivals import address_rivals
from parley.demands.scope import scope_of
from parley.demands.sequence import find_sequence, find_tail, find_topic
from parley.demands.storage import keeping, text_of
from parley.demands.terms import Terms, find_terms
from parley.demands.threats import with_threat
from parley.demands.warned import turn_threats
from parley.demands.wording import content_span, find_extent, find_quoted, is_mostly_quoted
from parley.demands.words import read_words
from parley.evidence import Evidence
from parley.records import Date, Demand, Link, Reason, Sentence, Span
from parley.sentences import find_sentences, number_at

STOPPING = frozenset({"stop", "cease", "avoid", "quit"})  # ... doing A before B orders nothing
# What such triggers need is rare beside them, so that their silence is seldom news.
WEAK = ("sequence", "valence")


@dataclass(frozen=True)
class Page:
    """What all records of a document rest on, worked out once."""

    doc: Doc
    text_id: str
    text: str
    cast: Cast
    dates: Mapping[int, tuple[Date, ...]]  # by the first character of their sentence
    sentences: tuple[Sentence, ...]
    quoted: Sequence[tuple[int, int]]  # from offset to offset


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

    >>> from parley import read
    >>> doc = read("France urged Mali to free the envoys.", published="2024-03-01").doc
    >>> [(d.demand_id, d.act, d.addressees) for d in find_demands(doc).demands]
    [('d-01', 'request', ('MLI',))]
    """
    if not len(doc) or not doc.has_annotation("DEP"):
        return Found((), (), ())
    with keeping(doc), read_words(doc) as words:
        return _find_demands(words)


def _find_demands(doc: Doc) -> Found:
    """Find the demands of a parsed document."""
    page = _open_page(doc)
    acts, misses = read_acts(doc, page.cast)
    acts = sorted(acts, key=lambda act: (act.trigger.start, act.tokens[0].idx if act.tokens else 0))
    made: list[Demand] = []
    for act, terms in _find_all_terms(page, acts):
        record = _make_record(page, act, terms, f"d-{len(made) + 1:02d}")
        for first in with_limit(doc, record, page.cast):
            made.extend(with_threat(doc, page.text, first))
    demands = turn_threats(doc, name_blamed(doc, inherit_issues(doc, _number(made))))
    demands = drop_unanswered(name_answerers(demands))
    demands = join_others(doc, inherit_parties(doc, demands))
    links = find_links(doc, demands)
    demands = address_partners(doc, continue_issues(doc, name_answered(demands, links), links))
    demands = name_answerers(address_rivals(doc, address_sides(doc, demands)))
    demands = [_finish(d) for d in carry_threats(demands, links)]
    return Found(tuple(demands), links, _find_reasons(page, misses, demands))


def _open_page(doc: Doc) -> Page:
    """Work out what all records of a document rest on."""
    text = text_of(doc)
    sentences = find_sentences(doc)
    return Page(
        doc, doc._.text_id, text, Cast(doc), _group_dates(doc), sentences, find_quoted(text)
    )


def _group_dates(doc: Doc) -> dict[int, tuple[Date, ...]]:
    """Group the dates by the first character of their sentence, so that no act looks at all."""
    starts = [sentence.start_char for sentence in doc.sents]
    groups: dict[int, tuple[Date, ...]] = {}
    for date in doc._.dates:
        start = starts[bisect_right(starts, date.evidence.start) - 1]
        groups[start] = (*groups.get(start, ()), date)
    return groups


def _group_by_sentence(acts: Sequence[Act]) -> dict[int, list[Act]]:
    """Group acts by the first token of their sentence."""
    groups: dict[int, list[Act]] = {}
    for act in acts:
        groups.setdefault(act.trigger.token.sent.start, []).append(act)
    return groups


def _number(demands: Sequence[Demand]) -> list[Demand]:
    """Number records, of which one act can make several."""
    names = (f"d-{number:02d}" for number in range(1, len(demands) + 1))
    pairs = zip(demands, names, strict=True)
    return [d if d.demand_id == name else replace(d, demand_id=name) for d, name in pairs]


def _find_all_terms(page: Page, acts: Sequence[Act]) -> Iterator[tuple[Act, Terms]]:
    """Find the terms of all acts: first where they may stand, then what stands there."""
    groups = _group_by_sentence(acts)
    beside = [groups[act.trigger.token.sent.start] for act in acts]
    scopes = [scope_of(act, others) for act, others in zip(acts, beside, strict=True)]
    found = []
    for act, others, scope in zip(acts, beside, scopes, strict=True):
        dates = _own_dates(page.dates.get(act.trigger.token.sent.start_char, ()), act, others)
        found.append(find_terms(act.trigger, act.tokens, scope, dates))
    return zip(acts, found, strict=True)


def _make_record(page: Page, act: Act, terms: Terms, name: str) -> Demand:
    """Make the record of one act."""
    doc = page.doc
    content = content_span(page.text, act)
    act = _address_by_condition(doc, act, terms, page.cast)
    sentence = number_at(page.sentences, act.trigger.token.idx)
    start, end = find_extent(act, content, terms, page.sentences[sentence - 1])
    condition = terms.condition.quote if terms.condition else ""
    return Demand(
        name,
        Evidence.of(page.text, page.text_id, start, end, sentence=sentence, rule=_rule(act)),
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
        _find_order(doc, act, terms),
        act.status,
        content is not None and is_mostly_quoted(page.quoted, content),
    )


def _own_dates(dates: Sequence[Date], act: Act, beside: Sequence[Act]) -> list[Date]:
    """Leave out the dates that stand in another member of the list which an act is a part of."""
    if not dates or len(beside) == 1:
        return list(dates)
    siblings = [o for o in beside if o is not act and o.trigger.token == act.trigger.token]
    others = {token.idx for other in siblings for token in other.tokens}
    others.difference_update([token.idx for token in act.tokens] if others else ())
    return [date for date in dates if date.evidence.start not in others]


def _find_order(doc: Doc, act: Act, terms: Terms) -> str:
    """Find the order claim of an act, in its own words, its subject's or its condition."""
    if act.act == "threaten":  # what a threat would lead to is no order of things
        return ""
    own = _own_tokens(act)
    head = act.content.head if act.content else None
    if head is not None and head.lemma_ in STOPPING and children_of(head, "xcomp"):
        return ""
    subject = list_subject(own, head) or find_topic(own, head) if head is not None else []
    words = [*subject, *own, *_tokens_of(doc, terms.condition, act)]
    if act.trigger.entry.pos == "adj":  # *X is a precondition for Y*
        words += [t for t in subtree_of(act.trigger.token) if words and t.i > words[-1].i]
    denied = act.act == "reject"
    order = find_sequence(words, denied=denied) or find_limit(doc, terms.condition, act.issue)
    tail = [] if order else find_tail(words)
    return find_sequence([*words, *tail], _issue_beside(act, head), denied) if tail else order


def _issue_beside(act: Act, head: Token | None) -> str:
    """Give the issue of an act for an order that it claims behind its content (*go, before X*)."""
    plain = act.issue != OTHER and head is not None and head.pos_ == "VERB"
    return act.issue if plain and act.act in ("demand", "request", "reject") else ""


def _own_tokens(act: Act) -> list[Token]:
    """Give the words of an act without what it tells of another (*X's demand, who wants Y*)."""
    if act.act not in ("accept", "reject"):
        return list(act.tokens)
    told = {below.i for token in act.tokens if token.dep_ == "relcl" for below in token.subtree}
    return [token for token in act.tokens if token.i not in told]


def _address_by_condition(doc: Doc, act: Act, terms: Terms, cast: Cast) -> Act:
    """Address an act that names nobody to the one whose deed it waits for."""
    if act.addressees.ids:
        return act
    found = find_awaited(doc, act, terms.condition, cast)
    return act._replace(addressees=found) if found.ids else act


def _tokens_of(doc: Doc, span: Span | None, act: Act) -> list:
    """Give the tokens of a condition that lies behind the content."""
    found = doc.char_span(span.start, span.end, alignment_mode="expand") if span else None
    last = act.tokens[-1].i if act.tokens else -1
    return [token for token in found or () if token.i > last]


def _rule(act: Act) -> str:
    """Name the rule: the row's part of speech, then how issuer and addressee were found."""
    return f"{act.trigger.entry.pos}/{act.issuers.rule}/{act.addressees.rule}"


def _finish(demand: Demand) -> Demand:
    """Write its codes of CAMEO and PLOVER on a record, and its grade.

    It is graded by what named the act and how its issuer and addressee were found.
    """
    cameo, plover = find_codes(demand.act, demand.issue)
    act, issuers, addressees = demand.evidence.rule.split("/")
    confidence = grade_rules(
        ("demands.act", act), ("demands.issuers", issuers), ("demands.addressees", addressees)
    )
    return replace(demand, cameo=cameo, plover=plover, confidence=confidence)


def _find_reasons(
    page: Page, misses: Sequence[Miss], demands: Sequence[Demand]
) -> tuple[Reason, ...]:
    """Say of the triggers in sentences without a record why they give none.

    Weak ones (*said*, *will*) are everywhere; they speak only where nothing else does.
    """
    spoken = {demand.evidence.sentence for demand in demands}
    silent: dict[int, list[Miss]] = {}
    for miss in sorted(misses, key=lambda miss: miss.trigger.start):
        sentence = number_at(page.sentences, miss.trigger.token.idx)
        if sentence not in spoken:
            silent.setdefault(sentence, []).append(miss)
    return tuple(
        _make_reason(page, sentence, miss)
        for sentence, found in silent.items()
        for miss in [m for m in found if m.trigger.entry.needs not in WEAK] or found
    )


def _make_reason(page: Page, sentence: int, miss: Miss) -> Reason:
    """Make the row of a trigger that gives no record."""
    start, end = miss.trigger.start, miss.trigger.end
    rule = f"none.{miss.trigger.entry.pos}"
    evidence = Evidence.of(page.text, page.text_id, start, end, sentence=sentence, rule=rule)
    return Reason(evidence, miss.trigger.entry.phrase, miss.reason)
