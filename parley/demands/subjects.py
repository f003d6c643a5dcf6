"""Subjects: which subject a verb has or inherits, and who sends a message."""

from __future__ import annotations

from spacy.tokens import Token

from parley.demands.clauses import (
    LONGEST_CLIMB,
    children_of,
    governing_verb,
    is_asked,
    is_finite,
    is_inverted_conditional,
    own_subject,
)

# Verbs that send a message, and what they send.
SENDING = frozenset({"write", "send", "address", "cable", "appeal", "speak"})
MESSAGES = frozenset(
    {
        "letter",
        "message",
        "note",
        "memorandum",
        "cable",
        "telegram",
        "missive",
        "statement",
        "appeal",
    }
)


def inherited_subject(verb: Token) -> tuple[Token | None, str]:
    """Find the subject that a verb has or inherits, and the rule that found it.

    Subjects are inherited through coordination, infinitives, participles (*threatening ...*),
    relative clauses and, where a clause is an inverted conditional, past it.

    Returns:
        The head of the subject's phrase (or ``None``) and the name of the rule.

    >>> from parley import read
    >>> doc = read("France wrote a letter and urged Mali to leave.", published="2024-03-01").doc
    >>> inherited_subject(doc[5])
    (France, 'inherited.conj')
    """
    rule = "subject"
    for _ in range(LONGEST_CLIMB):
        subject = own_subject(verb)
        if subject is not None and not (is_inverted_conditional(verb) or is_message(verb)):
            return _antecedent(subject, verb), rule
        step = _climb(verb)
        if step is None:
            return None, "none"
        verb, owner, rule = step
        if owner is not None:
            return owner, rule
    return None, "none"


def _climb(verb: Token) -> tuple[Token, Token | None, str] | None:
    """Go one step up from a verb without subject: the governor, the owner if it is a noun, why."""
    head = verb.head
    if head == verb:
        return None
    if verb.dep_ == "acl" and head.pos_ in ("NOUN", "PROPN", "PRON"):
        sent = _sender(head) if verb.tag_ == "VBG" else None
        if sent is not None:
            return sent, None, "inherited.message"
        owner = _owner_of_place(head) if verb.tag_ == "VBG" else head
        return owner, owner, "noun.participle"
    if verb.dep_ == "pcomp":
        return _climb_preposition(head)
    if verb.tag_ == "VBG" and head.lemma_ == "be" and children_of(head, "csubj"):
        shown = children_of(head, "attr")  # *what we have is X on television, telling Y to leave*
        return (shown[0], shown[0], "noun.participle") if shown else None
    if verb.dep_ == "conj" and is_finite(verb) and head.pos_ == "NOUN":
        above = governing_verb(head)
        return (above, None, "inherited.conj") if above is not None else None
    if verb.dep_ == "conj" and is_finite(verb):
        head = _told_before(_go_back(_finite_governor(head), verb), verb)
    if head.pos_ in ("VERB", "AUX", "ADJ"):
        return head, None, f"inherited.{verb.dep_}"
    if head.pos_ in ("NOUN", "PROPN") and verb.dep_ in ("relcl", "appos", "advcl", "conj"):
        return head, head, "noun.participle"
    return (head, None, "inherited.other") if head.pos_ == "ADP" else None


def _go_back(head: Token, verb: Token) -> Token:
    """Give the verb above a that-clause with which a verb behind a comma goes on.

    *Chad regrets that Mali has closed its border, and asks it to reopen*: the tenses tell.
    """
    above = head.head
    told = head.dep_ == "ccomp" and own_subject(head) is not None and own_subject(above) is not None
    joined = any(c.i < verb.i and c.nbor(-1).lower_ == "," for c in children_of(head, "cc"))
    same = verb.tag_ == above.tag_ and (head.tag_ != verb.tag_ or bool(children_of(head, "aux")))
    return above if told and joined and same and head.i < verb.i else head


def _told_before(head: Token, verb: Token) -> Token:
    """Give the clause with which a finite verb goes on round an inserted speaker.

    In *Oman offered a truce, he went on, but demanded the port* the parse joins *demanded* to
    *went*; two past tenses round a speaker set between commas have one subject. In *Mali must
    leave, he said, and demanded a reply* it joins *demanded* to *leave*, and *he* goes on.
    """
    for other in children_of(head, "ccomp", "parataxis"):
        between = head.doc[min(head.i, other.i) + 1 : verb.i]
        if own_subject(other) is None or not any(t.lower_ == "," for t in between):
            continue
        told = other.dep_ == "ccomp" and other.i < head.i and other.tag_ == verb.tag_
        says = other.dep_ == "parataxis" and head.i < other.i < verb.i and head.tag_ != verb.tag_
        if told or says:
            return other
    return head


def is_message(verb: Token) -> bool:
    """Say whether the parse takes who gets a message for the subject of what it says.

    *To* governs *proposing* in the example, and whom the letter reaches is the verb's subject.

    >>> from parley import read
    >>> doc = read("Kagame wrote to Ruto proposing a summit.", published="2024-03-01").doc
    >>> is_message(doc[4])
    True
    """
    to = verb.head
    return verb.dep_ == "pcomp" and to.lower_ == "to" and to.head.lemma_ in SENDING


def _sender(noun: Token) -> Token | None:
    """Give the verb of a message of which a participle tells (*wrote to X proposing Y*)."""
    verb = governing_verb(noun)
    letter = noun.lemma_ in MESSAGES or (noun.dep_ == "pobj" and noun.head.lower_ == "to")
    return verb if letter and verb is not None and verb.lemma_ in SENDING else None


def _owner_of_place(noun: Token) -> Token:
    """Give who is where a thing is (*the minister on television, telling ...*), else the thing."""
    above = noun.head.head if noun.dep_ == "pobj" else noun
    named = above.pos_ == "PROPN" and noun.pos_ == "NOUN" and above.i < noun.i
    return above if named else noun


def _finite_governor(verb: Token) -> Token:
    """Give the finite verb with which a finite conjunct is truly joined.

    *Urged X to leave and threatened Y* is often parsed as *to leave and (to) threatened*.
    """
    while is_asked(verb) and verb.head != verb:
        above = verb.head
        if (
            verb.dep_ == "acl" and verb.tag_ == "VB"
        ):  # rejected the plan to build X and called for Y
            above = governing_verb(above)
        if above is None or above.pos_ not in ("VERB", "AUX"):
            break
        verb = above
    return verb


def _climb_preposition(preposition: Token) -> tuple[Token, Token | None, str] | None:
    """Go up from *of proposing*, *by threatening*: the noun or the verb that governs it."""
    governor = preposition.head
    if governor.pos_ in ("NOUN", "PROPN"):
        return governor, governor, "noun.gerund"
    if governor == preposition:
        return None
    return governor, None, "inherited.gerund"


def _antecedent(subject: Token, verb: Token) -> Token:
    """Give what a relative pronoun stands for, else the subject itself."""
    if subject.tag_ in ("WDT", "WP") and verb.dep_ == "relcl":
        return verb.head
    if subject.lower_ == "that" and verb.dep_ == "relcl":
        return verb.head
    return subject
