"""Needs: what the content beside a trigger must be, one check for each value in ``acts.csv``."""

from __future__ import annotations

from spacy.tokens import Token

from parley.demands.anaphors import PRONOUNS, find_ordinal
from parley.demands.apposed import is_summary
from parley.demands.candidates import Candidate
from parley.demands.clauses import (
    children_of,
    infinitive_marker,
    is_inverted_conditional,
    is_negated,
    is_passive,
    own_subject,
    subtree_of,
)
from parley.demands.deeds import find_valence, is_deed, is_proposal
from parley.demands.harms import (
    HARM_CHECKS,
    follows_failure,
    harm_noun,
    is_held_over,
    is_outcome,
    opens_with_failure,
)
from parley.demands.interviews import follows_case
from parley.demands.issues import find_issues
from parley.demands.kinds import KIND_CHECKS, is_exchanged
from parley.demands.lexicon import load_words
from parley.demands.quotations import is_quoted
from parley.demands.sequence import find_sequence, may_claim
from parley.demands.status import is_denied
from parley.demands.triggers import UNITS
from parley.demands.wrongs import WRONG_CHECKS

PUBLIC = frozenset({"newspaper", "press", "media", "public", "microphone", "television", "air"})
NEGOTIATED = frozenset(
    {"ceasefire", "talks", "withdrawal", "sanctions", "recognition", "disarmament", "guarantees"}
)
STAGING = {
    "plain": frozenset({"once", "if", "when", "whenever", "after", "provided", "unless"}),
    "denied": frozenset({"until", "till", "unless", "before", "without", "while", "if"}),
}
POINTING = frozenset({"it", "this", "that", "both"})
TIES = frozenset({"relation", "relations", "tie", "ties", "link", "links", "contact"})
OPENINGS = frozenset(
    {"opening", "start", "launch", "resumption", "renewal", "deployment", "return"}
)
GOING = frozenset(
    {"continue", "proceed", "go", "carry", "resume", "stand", "begin", "start", "last"}
)
LIMITS = ("until", "till", "by")
MEALS = frozenset({"dinner", "lunch", "breakfast", "table", "reception", "retreat"})


def _holds_issue(case: Candidate) -> bool:
    """The content holds a word of an issue, or names a deed."""
    if case.trigger.entry.words[0] == "need" and not _is_stressed(case.trigger.token):
        return False
    done = case.trigger.entry.pos == "existential" and case.head.lower_.endswith("ing")
    stated = case.is_clause and is_deed(case.content, case.tokens)
    return done or stated or bool(find_issues(case.tokens)) or is_exchanged(case)


def _is_stressed(verb: Token) -> bool:
    """Say whether somebody says what is needed (*Kenya needs gas* alone tells how things are)."""
    subject = own_subject(verb)
    ours = subject is not None and subject.lower_ in ("we", "i")
    return ours or verb.dep_ in ("ccomp", "xcomp", "advcl") or _is_told(verb)


def _is_deed(case: Candidate) -> bool:
    """The content is something to be done, or what somebody is given."""
    given = case.addressees.rule == "dative"
    if case.trigger.entry.words[0] in ("hope", "wish") and infinitive_marker(case.head) is not None:
        return own_subject(case.head) is not None  # *hopes to host them* asks nobody
    return given or _is_hoped(case) or is_deed(case.content, case.tokens) or is_exchanged(case)


def _is_hoped(case: Candidate) -> bool:
    """The content is what somebody hopes will be done (*hopes that the talks resume*)."""
    hoped = case.trigger.entry.words[0] == "hope" and case.is_clause
    finite = case.head.tag_ in ("VBP", "VBZ") and not children_of(case.head, "aux", "auxpass")
    return hoped and finite and case.head.lemma_ != "be" and own_subject(case.head) is not None


def _is_told(verb: Token) -> bool:
    """Say whether somebody is said to say a clause, or it is quoted."""
    while verb.dep_ == "conj":
        verb = verb.head
    speech = load_words("speech.csv", "lemma")
    beside = [verb.head, *children_of(verb, "parataxis", "ccomp")]
    return is_quoted(verb) or any(word.lemma_ in speech for word in beside if word != verb)


def _is_stated_deed(case: Candidate) -> bool:
    """The content is a clause that says what is to be done."""
    return case.is_clause and is_deed(case.content, case.tokens)


def _is_wish(case: Candidate) -> bool:
    """The content is what somebody else is to do."""
    if not case.is_clause:
        return False
    subject = own_subject(case.head)
    told = case.trigger.entry.phrase == "tell" and any(
        party.tag_ == "NNS" for party in children_of(case.trigger.token, "dobj")
    )
    other = subject is not None and subject.lower_ not in ("to", "it")
    governed = bool(children_of(case.trigger.token, "dobj", "nsubjpass"))
    return (
        (other or governed)
        and infinitive_marker(case.head) is not None
        and (told or bool(case.addressees.ids))
    )


def _is_infinitive(case: Candidate) -> bool:
    """The content is an infinitive."""
    return case.is_clause and infinitive_marker(case.head) is not None


def _is_answerable(case: Candidate) -> bool:
    """The content is something to which one says yes or no, not a view that is shared."""
    if case.is_clause:
        cleft = case.trigger.token.dep_ == "csubj" and is_negated(case.trigger.token)
        return cleft or is_deed(case.content, case.tokens)
    if case.trigger.entry.phrase in ("agree to", "agree on", "agree upon", "consent to"):
        return bool(children_of(case.head, "det", "poss", "amod"))
    if case.trigger.entry.negated == "offer?" and harm_noun(case.content):
        return True  # *did not rule out force*
    answered = case.trigger.entry.act == "reject" or case.trigger.token.lemma_ == "accept"
    if answered and case.head.lemma_.lower() in load_words("answerables.csv", "noun"):
        return True
    pointing = (
        case.head.lower_ in PRONOUNS
        or case.head.lower_ == "something"
        or find_ordinal(case.tokens) is not None
    )
    token = case.trigger.token
    summed = token.dep_ == "relcl" and is_summary(token.head)  # *a principle that X accepted*
    return pointing or summed or is_proposal(case.head) or bool(find_issues(case.tokens))


def _is_answering(case: Candidate) -> bool:
    """What is said is somebody's own word (*the verdict is a matter for our courts, he said*)."""
    return _is_told(case.trigger.token) or case.trigger.token.head.lemma_ == "be"


def _is_talks(case: Candidate) -> bool:
    """What is broken off is talks or an agreement."""
    named = {match.row["issue"] for match in find_issues([case.head])}
    ties = case.head.lemma_.lower() in TIES  # which are cut, not refused
    if any(c.dep_ == "nsubj" and c.tag_ in ("WDT", "WP") for c in case.trigger.token.lefts):
        return False  # *the talks that broke off* were broken off by nobody named
    return not case.is_clause and not ties and bool(named & {"talks", "recognition"})


def _is_sequence(case: Candidate) -> bool:
    """The content says which of two things must come first."""
    if not case.is_clause or not may_claim(case.head):
        return False
    return is_deed(case.content, case.tokens) and bool(find_sequence(subtree_of(case.head)))


def _has_content(case: Candidate) -> bool:
    """There is a content."""
    return True


def _is_clause(case: Candidate) -> bool:
    """The content is a clause with a subject of its own."""
    return case.is_clause and own_subject(case.head) is not None and bool(case.addressees.ids)


def _has_valence(case: Candidate) -> bool:
    """The deed is a concession, a harm or what follows a failure, and no act of its own."""
    if is_denied(case.trigger) and _is_in_public(case.head):
        return False
    held = case.is_clause and (is_held_over(case.head) or opens_with_failure(case.head))
    failing = case.is_clause and (follows_failure(case.head) or _waits_unless(case.head))
    held = held or (failing and _is_told(case.head)) or follows_case(case.head)
    held = held or _is_there_for_good(case.head)
    return held or bool(find_valence(case.head)) or _is_refused(case) or is_outcome(case.head)


def _is_there_for_good(verb: Token) -> bool:
    """Say whether somebody would come to do a good (*we'd be in Lomé tomorrow to talk*)."""
    if verb.lemma_ != "be" or is_negated(verb):
        return False
    deeds = (c for c in children_of(verb, "advcl", "xcomp") if infinitive_marker(c))
    return any(find_valence(deed) == "good" for deed in deeds)


def _waits_unless(verb: Token) -> bool:
    """Say whether a deed comes unless something else does."""
    cases = [*children_of(verb, "advcl"), *children_of(verb.head, "advcl")]
    return any(m.lower_ == "unless" for c in cases for m in children_of(c, "mark"))


def _is_refused(case: Candidate) -> bool:
    """The content is what somebody says that he will not do (*would not move its guns*)."""
    subject = own_subject(case.head)
    doer = subject is not None and (subject.pos_ in ("PRON", "PROPN") or bool(subject.ent_type_))
    known = case.head.lemma_ in load_words("unrefused.csv", "lemma")
    done = bool(children_of(case.head, "dobj", "prep", "xcomp", "prt")) or _does_so(case.head)
    if case.trigger.token.lower_ == "would" and not _is_told(case.head):
        return False  # *would not reach it until May* tells what came
    return done and doer and not known and is_denied(case.trigger) and not is_passive(case.head)


def _is_in_public(verb: Token) -> bool:
    """Say whether a verb tells where one will not speak (*not negotiate through a newspaper*)."""
    leads = (p for p in children_of(verb, "prep") if p.lower_ in ("in", "through", "via", "on"))
    return any(noun.lemma_ in PUBLIC for p in leads for noun in children_of(p, "pobj"))


def _does_so(verb: Token) -> bool:
    """Say whether a verb stands for what was just named (*would no longer do so*)."""
    return verb.lemma_ == "do" and any(c.lower_ == "so" for c in children_of(verb, "advmod"))


def _is_proposal(case: Candidate) -> bool:
    """The content is a proposal, or its head names what is negotiated."""
    if case.is_clause:
        return is_deed(case.content, case.tokens)
    nothing = case.head.lower_ in ("nothing", "none")
    if case.trigger.entry.act == "accept" and not nothing and is_denied(case.trigger):
        return True  # *cannot support it*
    if len(case.trigger.words) > 1 and case.head.lower_ in POINTING:
        return True  # *threw it out*
    issues = {match.row["issue"] for match in find_issues([case.head])}
    opens = case.head.lemma_ in OPENINGS and any(
        match.row["issue"] in NEGOTIATED for match in find_issues(case.tokens)
    )
    return opens or is_proposal(case.head) or bool(issues & NEGOTIATED)


def _is_deterred(case: Candidate) -> bool:
    """The content is a deed that the party is warned off (*against X, not to do X*)."""
    if case.is_clause:
        return infinitive_marker(case.head) is not None or case.head.tag_ == "VBG"
    return case.head.head.lower_ == "against"


def _is_proposed(case: Candidate) -> bool:
    """The content is what another has proposed."""
    if case.head.lower_ in PRONOUNS:
        return True
    known = any(c.lower_ in ("the", "this", "that", "these") for c in case.head.children)
    proposal = not case.is_clause and is_proposal(case.head)
    return proposal and (known or bool(case.addressees.ids))


def _is_term(case: Candidate) -> bool:
    """A party is given a length of time, or a day, to do something."""
    token = case.trigger.token
    given = children_of(token, "dobj", "npadvmod")
    limits = [p for p in children_of(token, "prep") if p.lower_ in LIMITS]
    given += [noun for limit in limits for noun in children_of(limit, "pobj")]
    timed = any(t.ent_type_ in ("DATE", "TIME") or t.lemma_ in UNITS for t in given)
    timed = timed or (token.lemma_ == "have" and token.nbor(1).lower_ in LIMITS)
    deed = case.is_clause and infinitive_marker(case.head) is not None
    return timed and deed and bool(case.addressees.ids)


def _is_settled(case: Candidate) -> bool:
    """The content is a thing with what is to have been done to it (*wants the terms settled*)."""
    if case.is_clause:
        settled = case.head.tag_ in ("VBN", "VBD") and not children_of(case.head, "dobj", "aux")
        return settled and own_subject(case.head) is not None
    return any(t.dep_ == "acl" and t.tag_ == "VBN" for t in case.head.subtree)


def _is_gathering(case: Candidate) -> bool:
    """The content is a meeting or a meal."""
    issues = {match.row["issue"] for match in find_issues([case.head])}
    place = case.head.ent_type_ in ("GPE", "LOC", "FAC") or _is_named_place(case.head)
    return not case.is_clause and bool(issues & {"talks"} or case.head.lemma_ in MEALS or place)


def _is_named_place(noun: Token) -> bool:
    """Say whether a name behind *to* can only be a place (*invited everyone to Tórshavn*)."""
    return noun.dep_ == "pobj" and noun.text[:1].isupper() and not list(noun.lefts)


def _is_thing(case: Candidate) -> bool:
    """The content is a thing or something to be done, and no statement."""
    return not case.is_clause or is_deed(case.content, case.tokens)


def _is_staged(case: Candidate) -> bool:
    """The content can be done once a condition holds, or not before it does."""
    if is_negated(case.head) and case.trigger.token.lower_ in ("can", "ca", "cannot"):
        return _is_refused(case) or bool(_find_stage(case)) or _is_stopped(case)
    return _find_stage(case) or _is_own_good(case)


def _is_stopped(case: Candidate) -> bool:
    """What is going on, or should begin, is said to be impossible (*the talks cannot go on*)."""
    going = case.head.lemma_ in GOING and _is_told(case.head)
    return going and bool(find_issues(subtree_of(case.head)))


def _is_own_good(case: Candidate) -> bool:
    """The content is a good that *we* can do (*“We can talk tomorrow,” he said*)."""
    subject = own_subject(case.head)
    ours = subject is not None and subject.lower_ == "we" and is_quoted(case.head)
    return ours and not is_negated(case.head) and find_valence(case.head) == "good"


def _find_stage(case: Candidate) -> bool:
    """Say whether what can be done waits for something else."""
    openers = STAGING["denied" if is_negated(case.head) else "plain"]
    clauses = children_of(case.head, "advcl", "ccomp")
    marks = {m.lower_ for c in clauses for m in c.children if m.dep_ in ("mark", "advmod")}
    marks |= {p.lower_ for p in children_of(case.head, "prep")}
    inverted = any(is_inverted_conditional(c) for c in clauses)
    worked = bool(find_issues(case.tokens)) or bool(find_valence(case.head))
    marks |= {_first_word(case.head)}
    return worked and (inverted or not openers.isdisjoint(marks))


def _first_word(token: Token) -> str:
    """Give the word that opens the sentence of a token, where a comma ends what it opens."""
    words = [t for t in token.sent if not t.is_space and not t.is_quote]
    opened = any(t.text == "," for t in words if t.i < token.i)
    return words[0].lower_ if opened else ""


def _is_consequent(case: Candidate) -> bool:
    """Somebody will bear what follows."""
    ruled = any(c.tag_ == "MD" for c in children_of(case.trigger.token, "aux"))
    token = case.trigger.token
    there = bool(children_of(token, "expl"))
    return ruled and (there or own_subject(token) is not None or token.dep_ == "conj")


def _is_ensuing(case: Candidate) -> bool:
    """A harm will follow (*sanctions will follow*)."""
    subject = own_subject(case.trigger.token)
    ruled = any(c.tag_ == "MD" for c in children_of(case.trigger.token, "aux"))
    harms = load_words("harm_nouns.csv", "noun")
    return ruled and subject is not None and subject.lemma_.lower() in harms


def _is_worked(case: Candidate) -> bool:
    """The content names an issue or a known deed, or lets somebody do something."""
    lets = case.head.lemma_ == "let" and bool(children_of(case.head, "ccomp"))
    commands = case.trigger.entry.pos == "imperative"
    if commands and children_of(case.head, "neg") and children_of(case.head, "dobj"):
        return True  # *don't touch our ships*
    return lets or bool(find_valence(case.head)) or bool(find_issues(case.tokens))


# What each value of ``needs`` in ``acts.csv`` asks of a reading.
CHECKS = {
    **HARM_CHECKS,
    **KIND_CHECKS,
    **WRONG_CHECKS,
    "staged": _is_staged,
    "consequent": _is_consequent,
    "refused": _is_answerable,
    "answering": _is_answering,
    "ensuing": _is_ensuing,
    "settled": _is_settled,
    "gathering": _is_gathering,
    "thing": _is_thing,
    "worked": _is_worked,
    "issue": _holds_issue,
    "deed": _is_deed,
    "wish": _is_wish,
    "infinitive": _is_infinitive,
    "answer": _is_answerable,
    "agreed": _is_answerable,
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
