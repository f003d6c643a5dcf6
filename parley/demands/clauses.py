"""Clauses: who governs a word, which subject it inherits, which words belong to it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from spacy.tokens import Token

SUBJECTS = ("nsubj", "nsubjpass", "csubj", "csubjpass", "expl")
HYPOTHETICAL = frozenset({"if", "unless", "once", "until", "till", "lest", "whether"})
INVERTING = ("should", "had", "were")
CLAUSAL = ("ccomp", "xcomp", "advcl", "acl", "relcl", "conj", "pcomp", "parataxis", "dep")
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
LONGEST_CLIMB = 40


def children_of(token: Token, *deps: str) -> list[Token]:
    """Give the children of a token that hang on it by one of the relations."""
    return [child for child in token.children if child.dep_ in deps]


def own_subject(verb: Token) -> Token | None:
    """Give the subject that a verb has itself, the expletive *there* and *it* left aside."""
    found = children_of(verb, "nsubj", "nsubjpass")
    return found[-1] if found else None


def is_passive(verb: Token) -> bool:
    """Say whether a verb is in the passive."""
    if children_of(verb, "auxpass", "nsubjpass"):
        return True
    return verb.tag_ == "VBN" and verb.dep_ == "acl"


def is_inverted_conditional(verb: Token) -> bool:
    """Say whether a clause is a conditional by inversion (*should it fail*, *had they agreed*)."""
    if _opens_with_should(verb):
        return True
    subject = own_subject(verb)
    if subject is None:
        return False
    openers = [*children_of(verb, "aux", "auxpass"), verb]
    front = min(openers, key=lambda token: token.i)
    if front.lower_ not in INVERTING or front.i >= subject.left_edge.i:
        return False
    before = front.nbor(-1) if front.i > 0 else None
    if verb.left_edge.lower_ == "only" and verb.dep_ == "ROOT":
        return False
    return before is None or before.tag_ not in ("WDT", "WP", "WRB", "MD")


def _opens_with_should(verb: Token) -> bool:
    """Say whether a verb's *should* opens its sentence, which is no question."""
    opened = any(c.lower_ == "should" and c.is_sent_start for c in children_of(verb, "aux"))
    return opened and not any(token.text == "?" for token in verb.sent)


def infinitive_marker(verb: Token) -> Token | None:
    """Give the *to* of an infinitive."""
    return next((c for c in verb.children if c.dep_ == "aux" and c.lower_ == "to"), None)


def inherited_subject(verb: Token) -> tuple[Token | None, str]:
    """Find the subject that a verb has or inherits, and the rule that found it.

    Subjects are inherited through coordination, infinitives, participles (*threatening ...*),
    relative clauses and, where a clause is an inverted conditional, past it.

    Returns:
        The head of the subject's phrase (or ``None``) and the name of the rule.
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
    if verb.dep_ == "conj" and is_finite(verb) and head.pos_ == "NOUN":
        above = governing_verb(head)
        return (above, None, "inherited.conj") if above is not None else None
    if verb.dep_ == "conj" and is_finite(verb):
        head = _finite_governor(head)
    if head.pos_ in ("VERB", "AUX", "ADJ"):
        return head, None, f"inherited.{verb.dep_}"
    if head.pos_ in ("NOUN", "PROPN") and verb.dep_ in ("relcl", "appos", "advcl", "conj"):
        return head, head, "noun.participle"
    return (head, None, "inherited.other") if head.pos_ == "ADP" else None


def is_message(verb: Token) -> bool:
    """Say whether the parse takes who gets a message for the subject of what it says.

    *Wrote to Putin proposing a summit*: *to* governs *proposing* there, and Putin is its subject.
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


def is_finite(verb: Token) -> bool:
    """Say whether a verb is finite by its own form."""
    return verb.tag_ in ("VBD", "VBZ", "VBP")


def _finite_governor(verb: Token) -> Token:
    """Give the finite verb with which a finite conjunct is truly joined.

    *Urged X to leave and threatened Y* is often parsed as *to leave and (to) threatened*.
    """
    while verb.tag_ in ("VB", "VBG") and verb.head != verb and verb.head.pos_ in ("VERB", "AUX"):
        verb = verb.head
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


def governing_verb(token: Token) -> Token | None:
    """Give the nearest verb above a token."""
    for ancestor in token.ancestors:
        if ancestor.pos_ in ("VERB", "AUX"):
            return ancestor
    return None


def is_hypothetical(token: Token) -> bool:
    """Say whether a word stands in a clause of condition (*if Kyiv accepts, unless it agrees*)."""
    for _ in range(LONGEST_CLIMB):
        if token.dep_ == "advcl" or token.pos_ in ("VERB", "AUX"):
            openers = [c for c in token.children if c.dep_ in ("mark", "advmod")]
            if any(c.lower_ in HYPOTHETICAL for c in openers if c.i < token.i) or _lasts(token):
                return token.dep_ in ("advcl", "ccomp")
            if token.dep_ in ("advcl", "ccomp") and is_inverted_conditional(token):
                subject = own_subject(token)
                return subject is not None
        if token.head == token:
            return False
        if (
            token.dep_ == "advcl"
            and own_subject(token) is None
            and is_inverted_conditional(token.head)
        ):
            return False
        token = token.head
    return False


def _lasts(verb: Token) -> bool:
    """Say whether a clause opens with *as long as*, *so long as*."""
    first = verb.left_edge.i
    near = verb.doc[max(0, first - 2) : first + 3]
    return any(t.lower_ == "long" and t.i + 1 < verb.i and t.nbor(1).lower_ == "as" for t in near)


def is_negated(token: Token) -> bool:
    """Say whether a word is denied (*did not reject*, *no offer*, *never agreed*)."""
    if any(child.dep_ == "neg" for child in token.children):
        return True
    if any(c.dep_ == "det" and c.lower_ in ("no", "neither") for c in token.children):
        return True
    if token.pos_ in ("ADJ", "VERB") and token.dep_ in ("acomp", "xcomp", "attr", "oprd"):
        return token.head.pos_ == "AUX" and any(c.dep_ == "neg" for c in token.head.children)
    return any(c.lower_ in ("never", "neither", "nor") for c in token.children)


def walk_tokens(head: Token, stop: Callable[[Token], bool]) -> Iterator[Token]:
    """Give the tokens below a head, without the branches that ``stop`` names."""
    stack = [head]
    while stack:
        token = stack.pop()
        yield token
        stack.extend(child for child in token.children if not stop(child))


def comma_before(token: Token) -> bool:
    """Say whether a comma parts a clause from what stands before it."""
    edge = token.left_edge
    return edge.i > 0 and edge.nbor(-1).lower_ == ","
