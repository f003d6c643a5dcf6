"""Requirements: what must stand beside a trigger before it counts as an act."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from parley.datafiles import read_rows
from parley.demands.cast import Cast
from parley.demands.clauses import (
    children_of,
    infinitive_marker,
    is_inverted_conditional,
    is_passive,
    own_subject,
)
from parley.demands.complements import Content
from parley.demands.deeds import find_valence, is_deed, is_proposal
from parley.demands.issues import find_issues
from parley.demands.roles import Roles
from parley.demands.sequence import find_sequence
from parley.demands.triggers import Trigger

NEGOTIATED = frozenset(
    {"ceasefire", "talks", "withdrawal", "sanctions", "recognition", "disarmament", "guarantees"}
)
OWN_HARM = frozenset(
    {
        "consequence",
        "retaliation",
        "response",
        "sanction",
        "action",
        "measure",
        "reprisal",
        "countermeasure",
        "repercussion",
        "punishment",
        "strike",
        "force",
        "tariff",
    }
)


def find_fault(
    trigger: Trigger,
    content: Content | None,
    tokens: Sequence[Token],
    parties: tuple[Roles, Roles],
    denied: bool,
    cast: Cast,
) -> str:
    """Name what a reading of a trigger lacks, or give the empty string.

    Args:
        trigger: The words and their row.
        content: What the act is about.
        tokens: The tokens of the content.
        parties: Issuers and addressees.
        denied: Whether the act is denied.
        cast: The actors of the document.
    """
    if _is_idiom(trigger, tokens):
        return "another sense"
    needs = trigger.entry.needs
    if needs == "bare":
        return "" if _is_bare(trigger, content) else "content is no bare"
    if needs == "negation":
        return "" if denied else "no act unless denied"
    check = CHECKS.get(needs)
    if check is None:
        bare = content is None and not parties[1].ids
        return "no content" if bare else ""
    if needs != "party" and content is None:
        return "no content"
    return "" if check(trigger, content, tokens, parties) else f"content is no {needs}"


def _is_bare(trigger: Trigger, content: Content | None) -> bool:
    """Say whether a verb of refusal stands alone (*Oman offered talks; Iran declined*)."""
    said = children_of(trigger.token, "dobj", "xcomp", "ccomp", "prep", "nsubjpass")
    return content is None and not said and not is_passive(trigger.token)


def _is_idiom(trigger: Trigger, tokens: Sequence[Token]) -> bool:
    """Say whether the words beside a trigger give it another sense (*offer condolences*)."""
    near = {t.lemma_.lower() for t in tokens[:4]} | {c.lemma_.lower() for c in trigger.token.rights}
    near |= {t.lemma_.lower() for c in trigger.token.rights for t in c.lefts}
    for row in read_rows("lexicon/idioms.csv"):
        if row["trigger"] == trigger.token.lemma_ and row["phrase"] in near:
            return True
    return False


def _holds_issue(
    trigger: Trigger, content: Content, tokens: Sequence[Token], parties: tuple
) -> bool:
    """The content holds a word of an issue, or names a deed."""
    return bool(find_issues(tokens)) or (content.kind == "clause" and is_deed(content, tokens))


def _is_deed(trigger: Trigger, content: Content, tokens: Sequence[Token], parties: tuple) -> bool:
    """The content is something to be done, or what somebody is given."""
    return is_deed(content, tokens) or parties[1].rule == "dative"


def _is_stated_deed(
    trigger: Trigger, content: Content, tokens: Sequence[Token], parties: tuple
) -> bool:
    """The content is a clause that says what is to be done."""
    return content.kind == "clause" and is_deed(content, tokens)


def _is_good(trigger: Trigger, content: Content, tokens: Sequence[Token], parties: tuple) -> bool:
    """The content is a deed that does the other side no harm."""
    harms = content.kind == "clause" and find_valence(content.head) == "harm"
    return is_deed(content, tokens) and not harms and not _harm_noun(content)


def _is_harm(trigger: Trigger, content: Content, tokens: Sequence[Token], parties: tuple) -> bool:
    """The content is a harm."""
    if content.kind == "clause":
        return find_valence(content.head) == "harm"
    return _harm_noun(content)


def _harm_noun(content: Content) -> bool:
    """Say whether the content names a harm by a noun."""
    return content.kind == "phrase" and content.head.lemma_.lower() in OWN_HARM | {
        "revenge",
        "blow",
        "war",
    }


def _is_own_harm(
    trigger: Trigger, content: Content, tokens: Sequence[Token], parties: tuple
) -> bool:
    """The content is a harm that the issuer himself would do."""
    if content.kind == "phrase":
        owned = any(
            c.dep_ in ("poss", "amod") and c.ent_type_ in ("GPE", "NORP")
            for c in content.head.children
        )
        return content.head.lemma_.lower() in OWN_HARM and not owned
    subject = own_subject(content.head)
    if is_passive(content.head) and not children_of(content.head, "agent"):
        harms = any(t.lemma_.lower() in OWN_HARM for t in content.head.subtree)
        return harms or find_valence(content.head) == "harm"
    if any(t.lemma_.lower() in OWN_HARM for t in children_of(content.head, "dobj", "prep")):
        return not (subject is not None and subject.dep_ == "nsubj" and subject.ent_type_)
    if subject is None or find_valence(content.head) != "harm":
        return False
    return subject.lower_ in ("it", "they", "he", "she", "we", "i")


def _is_wish(trigger: Trigger, content: Content, tokens: Sequence[Token], parties: tuple) -> bool:
    """The content is what somebody else is to do."""
    if content.kind != "clause":
        return False
    subject = own_subject(content.head)
    other = subject is not None and subject.lower_ not in ("to", "it")
    governed = bool(children_of(trigger.token, "dobj"))
    return (
        (other or governed) and infinitive_marker(content.head) is not None and bool(parties[1].ids)
    )


def _is_infinitive(
    trigger: Trigger, content: Content, tokens: Sequence[Token], parties: tuple
) -> bool:
    """The content is an infinitive."""
    return content.kind == "clause" and infinitive_marker(content.head) is not None


def _is_answerable(
    trigger: Trigger, content: Content, tokens: Sequence[Token], parties: tuple
) -> bool:
    """The content is something to which one says yes or no."""
    if content.kind == "clause":
        return is_deed(content, tokens)
    pointing = content.head.lower_ in ("it", "this", "that", "them", "these", "both")
    return pointing or is_proposal(content.head) or bool(find_issues(tokens))


def _is_agreement(
    trigger: Trigger, content: Content, tokens: Sequence[Token], parties: tuple
) -> bool:
    """The content is what is agreed, not a view that is shared."""
    return _is_answerable(trigger, content, tokens, parties)


def _is_talks(trigger: Trigger, content: Content, tokens: Sequence[Token], parties: tuple) -> bool:
    """What is broken off is talks or an agreement."""
    named = {match.row["issue"] for match in find_issues([content.head])}
    return content.kind == "phrase" and bool(named & {"talks", "recognition"})


def _is_sequence(
    trigger: Trigger, content: Content, tokens: Sequence[Token], parties: tuple
) -> bool:
    """The content says which of two things must come first."""
    whole = sorted(content.head.subtree, key=lambda token: token.i)
    return content.kind == "clause" and is_deed(content, tokens) and bool(find_sequence(whole))


def _has_content(
    trigger: Trigger, content: Content, tokens: Sequence[Token], parties: tuple
) -> bool:
    """There is a content."""
    return True


def _is_clause(trigger: Trigger, content: Content, tokens: Sequence[Token], parties: tuple) -> bool:
    """The content is a clause with a subject of its own."""
    return (
        content.kind == "clause" and own_subject(content.head) is not None and bool(parties[1].ids)
    )


def _has_valence(
    trigger: Trigger, content: Content, tokens: Sequence[Token], parties: tuple
) -> bool:
    """The deed is a concession or a harm, and no act of its own."""
    return bool(find_valence(content.head))


def _is_proposal(
    trigger: Trigger, content: Content, tokens: Sequence[Token], parties: tuple
) -> bool:
    """The content is a proposal, or its head names what is negotiated."""
    if content.kind == "clause":
        return is_deed(content, tokens)
    issues = {match.row["issue"] for match in find_issues([content.head])}
    return is_proposal(content.head) or bool(issues & NEGOTIATED)


def _is_deterred(
    trigger: Trigger, content: Content, tokens: Sequence[Token], parties: tuple
) -> bool:
    """The content is a deed that the party is warned off (*against X, not to do X*)."""
    if content.kind == "clause":
        return infinitive_marker(content.head) is not None or content.head.tag_ == "VBG"
    return content.head.head.lower_ == "against"


def _is_proposed(
    trigger: Trigger, content: Content, tokens: Sequence[Token], parties: tuple
) -> bool:
    """The content is what another has proposed."""
    if content.head.lower_ in ("it", "this", "that", "them", "these", "both"):
        return True
    return content.kind == "phrase" and is_proposal(content.head) and bool(parties[1].ids)


def _is_term(trigger: Trigger, content: Content, tokens: Sequence[Token], parties: tuple) -> bool:
    """A party is given a length of time, or a day, to do something."""
    given = children_of(trigger.token, "dobj", "npadvmod")
    limits = [p for p in children_of(trigger.token, "prep") if p.lower_ in ("until", "till", "by")]
    given += [noun for limit in limits for noun in children_of(limit, "pobj")]
    timed = any(t.ent_type_ in ("DATE", "TIME") or t.lemma_ in UNITS for t in given)
    deed = content.kind == "clause" and infinitive_marker(content.head) is not None
    return timed and deed and bool(parties[1].ids)


UNITS = frozenset({"hour", "day", "week", "month", "year", "deadline", "minute"})
FAILING = frozenset(
    {"fail", "collapse", "refuse", "reject", "ignore", "stall", "break", "lapse", "default"}
)
MEALS = frozenset({"dinner", "lunch", "breakfast", "table", "reception", "retreat"})
HINTING = frozenset({"could", "may", "might", "would", "can", "will"})


def _is_settled(
    trigger: Trigger, content: Content, tokens: Sequence[Token], parties: tuple
) -> bool:
    """The content is a thing with what is to have been done to it (*wants the terms settled*)."""
    if content.kind == "clause":
        return content.head.tag_ == "VBN" and own_subject(content.head) is not None
    return any(t.dep_ == "acl" and t.tag_ == "VBN" for t in content.head.subtree)


def _is_gathering(
    trigger: Trigger, content: Content, tokens: Sequence[Token], parties: tuple
) -> bool:
    """The content is a meeting or a meal."""
    issues = {match.row["issue"] for match in find_issues([content.head])}
    place = content.head.ent_type_ in ("GPE", "LOC", "FAC")
    return content.kind == "phrase" and bool(
        issues & {"talks"} or content.head.lemma_ in MEALS or place
    )


def _is_own_choice(content: Content) -> bool:
    """Say whether a clause is what somebody could do himself."""
    return content.kind == "clause" and any(
        child.lower_ in HINTING for child in children_of(content.head, "aux")
    )


def follows_failure(verb: Token) -> bool:
    """Say whether a deed is announced for the case that something fails or is refused."""
    beside = children_of(verb.head, "advcl", "ccomp") if verb.dep_ == "ccomp" else []
    behind = [clause for clause in beside if clause.i > verb.i]
    return any(
        clause.lemma_ in FAILING and (clause.dep_ == "advcl" or is_inverted_conditional(clause))
        for clause in [*children_of(verb, "advcl", "ccomp"), *behind]
    )


def _is_promise(
    trigger: Trigger, content: Content, tokens: Sequence[Token], parties: tuple
) -> bool:
    """The content is a deed that the issuer himself could do, and no harm."""
    return _is_own_choice(content) and find_valence(content.head) == "good"


def _is_menace(trigger: Trigger, content: Content, tokens: Sequence[Token], parties: tuple) -> bool:
    """The content is a deed that the issuer himself could do: a harm, or what follows a failure."""
    harms = find_valence(content.head) == "harm" or follows_failure(content.head)
    return _is_own_choice(content) and harms


def _is_thing(trigger: Trigger, content: Content, tokens: Sequence[Token], parties: tuple) -> bool:
    """The content is a thing or something to be done, and no statement."""
    return content.kind == "phrase" or is_deed(content, tokens)


def _is_worked(trigger: Trigger, content: Content, tokens: Sequence[Token], parties: tuple) -> bool:
    """The content names an issue or a known deed, or lets somebody do something."""
    lets = content.head.lemma_ == "let" and bool(children_of(content.head, "ccomp"))
    return lets or bool(find_valence(content.head)) or bool(find_issues(tokens))


CHECKS = {
    "settled": _is_settled,
    "gathering": _is_gathering,
    "promise": _is_promise,
    "menace": _is_menace,
    "thing": _is_thing,
    "worked": _is_worked,
    "issue": _holds_issue,
    "deed": _is_deed,
    "good": _is_good,
    "harm": _is_harm,
    "own": _is_own_harm,
    "wish": _is_wish,
    "infinitive": _is_infinitive,
    "answer": _is_answerable,
    "agreed": _is_agreement,
    "talks": _is_talks,
    "proposal": _is_proposal,
    "stated": _is_stated_deed,
    "deterred": _is_deterred,
    "proposed": _is_proposed,
    "term": _is_term,
    "sequence": _is_sequence,
    "content": _has_content,
    "clause": _is_clause,
    "valence": _has_valence,
}
