"""Acts: each trigger read with its parts, and the readings that stand kept as records."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from parley.demands.acts import Act, Miss
from parley.demands.addressees import find_addressees
from parley.demands.answerers import RULE
from parley.demands.cases import open_case
from parley.demands.cast import Cast
from parley.demands.clauses import (
    children_of,
    comma_before,
    infinitive_marker,
    is_hypothetical,
    is_prescribed,
    is_question,
    own_subject,
)
from parley.demands.complements import Content
from parley.demands.content import find_content
from parley.demands.echoed import echo_acts
from parley.demands.enumerations import first_of, is_enumerated, split_content
from parley.demands.issues import OTHER, choose_issue
from parley.demands.listed import opens_list
from parley.demands.nesting import drop_nested
from parley.demands.owners import is_noted
from parley.demands.requirements import find_fault
from parley.demands.roles import Roles
from parley.demands.status import find_status, is_denied
from parley.demands.stretches import content_tokens, trim_tokens
from parley.demands.triggers import Trigger, find_triggers
from parley.demands.turns import turn_act
from parley.demands.voices import is_told_by_other

WAITING = frozenset({"condition", "price", "term", "reason", "deadline", "precondition", "date"})


def read_acts(doc: Doc, cast: Cast) -> tuple[list[Act], list[Miss]]:
    """Read every trigger of a document.

    Returns:
        The acts in text order, and the triggers that give none with the reason.

    >>> from parley import read
    >>> doc = read("France urged Mali to free the envoys.", published="2024-03-01").doc
    >>> acts, misses = read_acts(doc, Cast(doc))
    >>> [(act.act, act.issuers.ids, act.addressees.ids) for act in acts]
    [('request', ('FRA',), ('MLI',))]
    """
    acts: list[Act] = []
    misses: list[Miss] = []
    for readings in find_triggers(doc):
        found, reason = _read_first(readings, cast)
        if found is None:
            misses.append(Miss(readings[0], reason))
        else:
            acts.extend(_part(found, cast))  # at once: the cast learns who speaks for whom
    kept, nested = drop_nested(acts)
    return [*kept, *echo_acts(doc, kept, cast)], misses + nested


def _read_first(readings: Sequence[Trigger], cast: Cast) -> tuple[Act | None, str]:
    """Take the first reading of a word that stands; else say what the first one lacks."""
    reasons: list[str] = []
    word = readings[0].token
    if is_hypothetical(word) and not _is_told_of_thing(word):
        return None, "part of a condition"
    if is_question(word):
        return None, "a question"
    if _is_purpose(word):
        return None, "only what for"
    if is_prescribed(word):
        return None, "what another should say"
    for trigger in readings:
        found, reason = _read_trigger(trigger, cast)
        if found is not None:
            return found, ""
        reasons.append(reason)
    return None, next((r for r in reasons if not r.startswith("content")), reasons[0])


def _is_told_of_thing(word: Token) -> bool:
    """Say whether a participle between commas tells of a thing (*until aid, promised by X*)."""
    told = word.dep_ == "acl" and word.tag_ == "VBN" and bool(children_of(word, "agent"))
    return told and comma_before(word)


def _is_purpose(word: Token) -> bool:
    """Say whether a deed is only what something is for (*a condition for lifting its veto*)."""
    named = word.dep_ == "pcomp" and word.head.lower_ == "for"
    return named and word.head.head.pos_ == "NOUN" and word.head.head.lemma_ in WAITING


def _read_trigger(trigger: Trigger, cast: Cast) -> tuple[Act | None, str]:
    """Read one trigger by one row; what it is about has no issue yet, and is not parted."""
    content = find_content(trigger, cast)
    if content is None and opens_list(trigger, cast):
        return None, "opens a list"
    case = open_case(trigger, content, cast)
    denied = is_denied(case.said)
    fault = find_fault(case, denied) or _miss_issuer(case.issuers)
    if fault:
        return None, fault
    issuers, addressees, tokens = case.issuers, case.addressees, case.tokens
    trigger, content = case.trigger, case.content
    turned = turn_act(trigger, content, denied, issuers, cast)
    if turned is None:
        return None, "negated"
    status = _read_status(trigger, turned, issuers, cast)
    act = turned.removesuffix("?")
    if act == "reject" and len(tokens) > 1 and tokens[0].lower_ == "no":
        tokens = tokens[1:]  # *there will be no talks*: what is refused is talks
    turned_to = act != trigger.entry.act
    if turned_to:
        trigger = replace(trigger, entry=replace(trigger.entry, act=act))
    read = Act(trigger, act, issuers, addressees, content, tuple(tokens), status, OTHER)
    return _address(read, cast) if turned_to and content is not None else read, ""


def _miss_issuer(issuers: Roles) -> str:
    """Say what an act without issuer is; a resolution's *Demands that ...* may lack one."""
    if issuers.ids or issuers.rule in ("body", RULE):
        return ""
    return "narration" if issuers.rule == "narration" else "no issuer"


def _read_status(trigger: Trigger, act: str, issuers: Roles, cast: Cast) -> str:
    """Read the status of an act; what a denial makes of one is made, or possible (*offer?*)."""
    if act.endswith("?"):
        return "possible"
    owned = trigger.entry.pos == "noun" and issuers.rule.startswith("owner")
    acts = issuers.rule in ("body", "author.body")
    told = not acts and is_told_by_other(_clause_of(trigger), issuers.ids, cast)
    told = told or issuers.rule == "owner.attributed" or (owned and is_noted(trigger.token))
    status = find_status(trigger, told, owned)
    turned = act != trigger.entry.act and trigger.entry.act != "deed"
    return "made" if turned and status == "planned" else status


def _clause_of(trigger: Trigger) -> Token:
    """Give the verb whose clause a trigger stands in."""
    token = trigger.token
    while token.pos_ not in ("VERB", "AUX") and token.head != token:
        token = token.head
    return token


def _part(act: Act, cast: Cast) -> Iterator[Act]:
    """Give an act its issue; one whose content lists several things is one act for each issue."""
    if act.content is None:
        yield act
        return
    staged = act.trigger.entry.needs == "staged"  # what follows its condition is told next
    parts = [] if staged else split_content(act.content, act.trigger)
    read = _read_parts(parts, act.trigger) if len(parts) > 1 else []
    if not read:
        yield act._replace(issue=choose_issue(act.tokens, act.content.head))
        return
    issues = [choose_issue(tokens, part.head) for part, tokens in read]
    clauses = parts[0].kind == "clause"
    deeds = clauses and (len(parts) > 2 or all(_is_stated(p) or _is_whole(p.head) for p in parts))
    asked = act.act in ("demand", "request", "offer") and act.trigger.entry.pos != "modal"
    deeds = deeds or (asked and parts[0].kind == "phrase" and is_enumerated(parts))
    if not deeds and (len(set(issues)) < len(issues) or not _are_clear(read)):
        whole = choose_issue(act.tokens, act.content.head)
        yield _address(act._replace(issue=whole), cast)
        return
    first = None
    for (part, tokens), issue in zip(read, issues, strict=True):
        found = _address(act._replace(content=part, tokens=tuple(tokens), issue=issue), cast)
        first = first or found
        yield _follow(first, found)


def _are_clear(parts: Sequence[tuple[Content, list[Token]]]) -> bool:
    """Say whether each part of a content names an issue without the help of common words."""
    return all(choose_issue(tokens, part.head, common=False) != OTHER for part, tokens in parts)


def _follow(first: Act, act: Act) -> Act:
    """Address a deed of a list without a subject of its own to whoever should do the first."""
    asked = first.addressees.ids and not first.addressees.rule.startswith(("inside", "mutual"))
    bare = act.content.kind == "clause" and own_subject(act.content.head) is None
    return act._replace(addressees=first.addressees) if asked and bare else act


def _read_parts(parts: list[Content], trigger: Trigger) -> list[tuple[Content, list[Token]]]:
    """Give the tokens of each member of a list, which end where the next member begins."""
    ends = [first_of(part) for part in parts[1:]] + [parts[0].head.sent.end]
    return [
        (part, trim_tokens([t for t in tokens if t.i < end], modal=False))
        for part, end in zip(parts, ends, strict=True)
        if (tokens := content_tokens(part, trigger, parted=True))
    ]


def _is_stated(part: Content) -> bool:
    """Say whether a part of a list is a deed of its own (*to do X, that Y do Z*)."""
    return infinitive_marker(part.head) is not None or own_subject(part.head) is not None


def _is_whole(verb: Token) -> bool:
    """Say whether a verb of a list says alone what is to be done (*stop X, pull back from Y*)."""
    return verb.pos_ == "VERB" and bool(children_of(verb, "dobj", "prep", "xcomp"))


def _address(act: Act, cast: Cast) -> Act:
    """Find the addressees of an act whose content is settled."""
    if act.trigger.entry.pos == "answer":
        return act
    found = find_addressees(act.trigger, act.content, act.tokens, act.issuers.ids, cast)
    return act._replace(addressees=found)
