"""Harms: what a deed would do to the other side, and what a threat is made of."""

from __future__ import annotations

from spacy.tokens import Token

from parley.demands.candidates import Candidate
from parley.demands.clauses import children_of, is_inverted_conditional, is_passive, own_subject
from parley.demands.complements import Content
from parley.demands.deeds import find_valence, is_deed
from parley.demands.lexicon import load_words

WARNING = frozenset({"warn", "threaten", "caution", "vow"})
FAILING = frozenset(
    {"fail", "collapse", "refuse", "reject", "ignore", "stall", "break", "lapse", "default"}
)
FAILURES = frozenset({"failure", "refusal", "non-compliance", "noncompliance", "breach", "delay"})
OUTCOMES = frozenset(
    {"lead", "bring", "mean", "result", "trigger", "entail", "cause", "provoke", "cost"}
)
ANSWERS = frozenset({"answer", "reply", "response", "decision", "list", "timetable", "date"})
ENSUING = frozenset({"follow", "come", "ensue", "result", "kick", "hit", "apply"})
USING = frozenset({"use", "threat", "possibility", "prospect", "option", "resort", "recourse"})
PERSONS = frozenset({"it", "they", "he", "she", "we", "i"})
OWNING = frozenset({"its", "their", "his", "her"})
SUPPOSING = ("if", "should", "were", "unless")
HINTING = frozenset({"could", "may", "might", "would", "can", "will"})


def _is_good(case: Candidate) -> bool:
    """The content is a deed that does the other side no harm."""
    harms = case.is_clause and find_valence(case.head) == "harm"
    if case.is_clause and case.trigger.entry.status == "possible" and case.head.tag_ == "VBN":
        return False  # *considers the note delivered on Monday an affront*
    good = _is_gift(case) or is_deed(case.content, case.tokens)
    return good and not harms and not harm_noun(case.content)


def _is_gift(case: Candidate) -> bool:
    """The content is so many things, or an answer (*promised two batteries, an answer*)."""
    counted = bool(children_of(case.head, "nummod"))
    promised = case.trigger.entry.words[0] in ("promise", "pledge", "offer")
    given = case.head.lemma_.lower() in load_words("exchanged.csv", "noun")
    return promised and not case.is_clause and (counted or given or case.head.lemma_ in ANSWERS)


def _is_harm(case: Candidate) -> bool:
    """The content is a harm."""
    if case.is_clause:
        return find_valence(case.head) == "harm"
    return harm_noun(case.content)


def _is_own_harm(case: Candidate) -> bool:
    """The content is a harm that the issuer himself would do."""
    if not case.is_clause:
        owned = any(
            c.dep_ in ("poss", "amod") and c.ent_type_ in ("GPE", "NORP")
            for c in case.head.children
        )
        return case.head.lemma_.lower() in _own_harms() and not owned
    subject = own_subject(case.head)
    if subject is not None and _is_own_side(subject) and follows_failure(case.head):
        return True
    if is_passive(case.head) and not children_of(case.head, "agent"):
        harms = any(t.lemma_.lower() in _own_harms() for t in case.head.subtree)
        return harms or find_valence(case.head) == "harm"
    if subject is not None and subject.lemma_.lower() in _own_harms():
        return case.head.lemma_ in ENSUING and bool(children_of(case.head, "aux"))
    if any(t.lemma_.lower() in _own_harms() for t in children_of(case.head, "dobj", "prep")):
        return not (subject is not None and subject.dep_ == "nsubj" and subject.ent_type_)
    if subject is not None and subject.lemma_ == "patience":
        return True
    if subject is None or find_valence(case.head) != "harm":
        return False
    return subject.lower_ in ("it", "they", "he", "she", "we", "i")


def _is_own_side(subject: Token) -> bool:
    """Say whether who would do a harm is the issuer or his own (*its ships, member states*)."""
    owned = any(c.lower_ in OWNING for c in children_of(subject, "poss"))
    members = any(c.lower_ == "member" for c in children_of(subject, "compound"))
    return subject.pos_ == "PRON" or owned or members or subject.lower_ == "members"


def _is_promise(case: Candidate) -> bool:
    """The content is a deed that the issuer himself could do, and no harm."""
    return _is_own_choice(case.content) and find_valence(case.head) == "good"


def _is_menace(case: Candidate) -> bool:
    """The content is a deed that the issuer himself could do: a harm, or what follows a failure."""
    harms = find_valence(case.head) == "harm" or follows_failure(case.head)
    return _is_own_choice(case.content) and harms


def _is_own_choice(content: Content) -> bool:
    """Say whether a clause is what somebody could do himself."""
    return content.kind == "clause" and any(
        child.lower_ in HINTING for child in children_of(content.head, "aux")
    )


def harm_noun(content: Content) -> bool:
    """Say whether a content names a harm by a noun (*reprisals, the use of force*).

    >>> from parley import read
    >>> doc = read("France threatened the use of force.", published="2024-03-01").doc
    >>> harm_noun(Content(doc[3], "phrase")), harm_noun(Content(doc[1], "clause"))
    (True, False)
    """
    harms = load_words("harm_nouns.csv", "noun")
    if content.kind != "phrase":
        return False
    below = (n for p in children_of(content.head, "prep") for n in children_of(p, "pobj"))
    named = (content.head, *(below if content.head.lemma_ in USING else ()))
    return any(noun.lemma_.lower() in harms for noun in named)


def follows_failure(verb: Token) -> bool:
    """Say whether a deed is announced for the case that something fails or is refused.

    >>> from parley import read
    >>> doc = read("France will leave if the talks fail.", published="2024-03-01").doc
    >>> follows_failure(doc[2])
    True
    """
    told = verb.head if verb.dep_ == "ccomp" else None
    beside = children_of(told, "advcl", "ccomp") if told is not None else []
    if told is not None and told.dep_ == "conj":
        beside += children_of(told.head, "advcl", "ccomp")
    behind = [clause for clause in beside if clause.i > verb.i]
    return any(
        (clause.lemma_ in FAILING or _is_undone(clause))
        and (clause.dep_ == "advcl" or is_inverted_conditional(clause))
        for clause in [*children_of(verb, "advcl", "ccomp"), *behind]
    )


def is_supposed(first: Token, comma: Token) -> bool:
    """Say whether the words up to a comma suppose that what was asked is not done.

    >>> from parley import read
    >>> doc = read("Should it refuse, France will leave.", published="2024-03-01").doc
    >>> is_supposed(doc[0], doc[3])
    True
    """
    case = first.doc[first.i : comma.i]
    denied = any(t.dep_ == "neg" or t.lower_ in ("not", "n't", "n’t") for t in case)
    if first.lower_ == "unless":
        return True
    fails = denied or any(t.lemma_ in FAILING for t in case)
    if first.lower_ in ("should", "were"):
        return fails or any(t.tag_ == "PRP" for t in case[:3])
    return first.lower_ == "if" and fails


def is_outcome(verb: Token) -> bool:
    """Say whether a verb tells what a failure would bring (*refusal would lead to sanctions*).

    >>> from parley import read
    >>> doc = read("Refusal would lead to sanctions.", published="2024-03-01").doc
    >>> is_outcome(doc[2])
    True
    """
    subject = own_subject(verb)
    brings = verb.lemma_ in OUTCOMES and any(c.tag_ == "MD" for c in children_of(verb, "aux"))
    return brings and subject is not None and subject.lemma_.lower() in FAILURES


def opens_with_failure(verb: Token) -> bool:
    """Say whether the sentence of a deed opens with the case that something is not done.

    >>> from parley import read
    >>> doc = read("If it does not pay, France will leave.", published="2024-03-01").doc
    >>> opens_with_failure(doc[8])
    True
    """
    before = verb.doc[verb.sent.start : verb.i]
    first = next((t for t in before if not t.is_space and not t.is_quote), verb)
    if first.lower_ not in SUPPOSING:
        return False
    comma = next((t for t in before if t.text == ","), None)
    return comma is not None and is_supposed(first, comma)


def is_held_over(verb: Token) -> bool:
    """Say whether somebody is warned of a deed that follows his failure.

    >>> from parley import read
    >>> text = "Should Mali ignore the deadline, the envoy warned, France would act on the spot."
    >>> is_held_over(read(text, published="2024-03-01").doc[-5])
    True
    """
    beside = [verb.head, *children_of(verb, "parataxis", "ccomp")]
    warned = any(word.lemma_ in WARNING for word in beside if word != verb)
    return warned and follows_failure(verb)


def _is_undone(clause: Token) -> bool:
    """Say whether a clause supposes that something is not done (*if it does not comply*)."""
    supposed = any(c.lower_ == "if" for c in children_of(clause, "mark"))
    if not supposed and not is_inverted_conditional(clause):
        return False
    still = any(c.lower_ == "still" for c in children_of(clause, "advmod"))
    return still or (supposed and bool(children_of(clause, "neg")))


def _own_harms() -> frozenset[str]:
    """Give the nouns of harms that somebody announces as his own."""
    return load_words("harm_nouns.csv", "noun", "own", "whose")


def _is_menacing(case: Candidate) -> bool:
    """The content is a harm that the side which tells of it may do (*may cut it, it warned*)."""
    if find_valence(case.head) != "harm":
        return False
    subject = own_subject(case.head)
    if subject is None or subject.dep_ != "nsubj":
        return False
    if subject.lower_ in PERSONS:
        return case.head.dep_ == "ccomp" or bool(children_of(case.head, "parataxis"))
    told = [case.head.head, *children_of(case.head, "parataxis")]
    tellers = (teller for verb in told if (teller := own_subject(verb)) is not None)
    return any(c.lower_ in OWNING for teller in tellers for c in children_of(teller, "poss"))


def _is_menaced(case: Candidate) -> bool:
    """What is said follows the case that something is not done."""
    return follows_failure(case.trigger.token) or opens_with_failure(case.trigger.token)


def _is_passive_deed(case: Candidate) -> bool:
    """The verb is a passive."""
    return is_passive(case.trigger.token)


HARM_CHECKS = {
    "menaced": _is_menaced,
    "menacing": _is_menacing,
    "cowed": _is_passive_deed,
    "unsure": _is_passive_deed,
    "good": _is_good,
    "harm": _is_harm,
    "own": _is_own_harm,
    "promise": _is_promise,
    "menace": _is_menace,
    "unhesitating": _is_harm,
}
