"""Nouns: what a noun of speech is about (*a call for X*, *a ceasefire proposal*)."""

from __future__ import annotations

from spacy.tokens import Token

from parley.demands.cast import Cast
from parley.demands.clauses import children_of, infinitive_marker, own_subject
from parley.demands.complements import Content, find_behind, find_clause, read_governed
from parley.demands.lexicon import load_words
from parley.demands.triggers import Trigger

NEAR = 8  # words in which a colon follows a noun of speech
BETWEEN = ("AUX", "ADJ", "ADV", "DET", "NUM")
ALIKE = frozenset({"same", "similar", "identical", "like"})
LISTING = frozenset(
    {"include", "be", "comprise", "contain", "cover", "entail", "foresee", "envisage", "envision"}
)
BRINGING = frozenset({"see", "give", "allow", "require", "create", "oblige", "let", "have"})
PROVIDING = frozenset({"provide", "call"})  # *a plan that provides for X*


def find_noun_content(trigger: Trigger, cast: Cast) -> Content | None:
    """Give what *a call for X*, *an offer to do X*, *a ceasefire proposal* is about.

    >>> from parley import read
    >>> from parley.demands.triggers import find_triggers
    >>> doc = read("France issued a call for a truce.", published="2024-03-01").doc
    >>> trigger = find_triggers(doc)[-1][0]
    >>> find_noun_content(trigger, Cast(doc))
    Content(head=truce, kind='phrase')
    """
    noun = trigger.token
    if trigger.entry.needs == "listed":
        return None if noun.dep_ == "pobj" else find_listed(noun)  # not *on condition that*
    owned = any(owner.pos_ == "PRON" for owner in children_of(noun, "poss"))
    if trigger.entry.object == "weighed" and owned:
        return Content(noun, "phrase")
    clause = find_clause(noun)
    if clause is None and "to" in trigger.entry.content:
        clause = _stray_infinitive(noun)
    if clause is not None:
        return Content(clause, "clause")
    for host in reversed(trigger.words):
        found = find_behind(host, trigger.entry.content, cast, trigger)
        if found is not None:
            return found
    beside = _read_following(trigger) or _read_listed(noun) or _read_beside(noun)
    if beside is not None:
        return beside
    listed = _read_told(trigger, cast) or _read_colon(noun)
    if listed is not None:
        return listed
    if any(c.lower_ in ALIKE for c in children_of(noun, "amod")):
        return Content(noun, "phrase")  # *made the same appeal*
    ruled = _read_ruled(noun) if trigger.entry.act == "offer" else None
    if ruled is not None:
        return Content(ruled, "clause")
    compound = [
        child
        for child in children_of(noun, "compound", "nmod")
        if child not in trigger.words and not cast.names_actor(child)
    ]
    if compound and trigger.entry.act != "accuse":
        return Content(compound[-1], "phrase")
    return None


def find_listed(noun: Token) -> Content | None:
    """Give what a noun's copula, a colon or *that* behind it lists (*its terms are X and Y*).

    >>> from parley import read
    >>> find_listed(read("Mali set two terms: peace and aid.", published="2024-03-01").doc[3])
    Content(head=peace, kind='phrase')
    """
    stated = [c for c in children_of(noun, "acl", "ccomp", "appos") if c.i > noun.i]
    clause = next((c for c in stated if any(m.lower_ == "that" for m in c.children)), None)
    if clause is not None and clause.pos_ in ("VERB", "AUX"):
        return Content(clause, "clause")
    return _read_listed(noun) or _read_colon(noun)


def _read_following(trigger: Trigger) -> Content | None:
    """Read the *for* right behind a noun, wherever the parse hangs it."""
    noun = trigger.token
    following = noun.nbor(1) if noun.i + 1 < len(noun.doc) else None
    opens = following is not None and following.lower_ == "for"
    return read_governed(following) if opens and "for" in trigger.entry.content else None


def _read_listed(noun: Token) -> Content | None:
    """Read what the noun's verb lists (*the terms include X*)."""
    # *Its demands, read out by X, are Y*: the parse joins the copula to the participle.
    verbs = [noun.head, *children_of(noun.head, "conj")] if noun.dep_ == "nsubj" else []
    among = noun.head.lower_ == "among" and noun.head.head.lemma_ == "be"
    if among and (listed := own_subject(noun.head.head)) is not None:
        return Content(listed, "phrase")  # *among its demands are A and B*
    related = children_of(noun, "relcl")
    for verb in (*verbs, *related):
        if verb.lemma_ in PROVIDING:
            leads = [p for p in children_of(verb, "prep") if p.lower_ == "for"]
            found = next((f for p in leads if (f := read_governed(p))), None)
            if found is not None:
                return found
    verbs += [verb for verb in related if verb.lemma_ in LISTING and verb.lemma_ != "be"]
    for verb in verbs:
        for lead in children_of(verb, "prep") if verb.lemma_ == "be" else ():
            if lead.lower_ == "for" and (found := read_governed(lead)) is not None:
                return found  # *its request was for a pause*
        listing = verb.lemma_ in LISTING and (verb in related or own_subject(verb) in (None, noun))
        for listed in children_of(verb, "dobj", "attr", "xcomp", "ccomp") if listing else ():
            return Content(listed, "clause" if listed.pos_ in ("VERB", "AUX") else "phrase")
    return None


def _read_ruled(noun: Token) -> Token | None:
    """Give what would be done under a plan (*under the plan both would leave, it would see X*)."""
    under = noun.dep_ == "pobj" and noun.head.lower_ == "under"
    verb = noun.head.head if under else noun.head
    if verb.pos_ != "VERB" or not (under or noun.dep_ == "nsubj"):
        return None
    ruled = any(c.lower_ in ("would", "must", "shall") for c in children_of(verb, "aux"))
    return verb if ruled and (under or verb.lemma_ in BRINGING) else None


def _read_told(trigger: Trigger, cast: Cast) -> Content | None:
    """Read what is said behind a colon that a side would do (*a threat: X said Y would act*)."""
    noun = trigger.token
    behind = noun.nbor(1) if noun.i + 1 < noun.sent.end else None
    if trigger.entry.act != "threaten" or behind is None or behind.text != ":":
        return None
    for word in noun.doc[behind.i + 1 : noun.sent.end]:
        told = word.dep_ == "ccomp" and word.head.i > behind.i and word.head.lemma_ in _speech()
        if told and any(c.tag_ == "MD" for c in children_of(word, "aux")):
            return Content(word, "clause")
    return None


def _speech() -> frozenset[str]:
    """Give the verbs of saying."""
    return load_words("speech.csv", "lemma")


def _read_colon(noun: Token) -> Content | None:
    """Read what a colon behind a noun lists (*two demands: A and B; the offer is simple: do A*)."""
    near = noun.doc[noun.i + 1 : min(noun.i + 1 + NEAR, noun.sent.end)]
    colon = next((token for token in near if token.text == ":"), None)
    between = noun.doc[noun.i + 1 : colon.i] if colon is not None else ()
    open_to = noun.dep_ in ("nsubj", "dobj")  # *put two terms to Chad: A and B*
    told = open_to and not any(t.is_punct or t.dep_ == "mark" for t in between)
    if colon is None or not (told or all(t.pos_ in BETWEEN for t in between)):
        return None
    behind = noun.doc[colon.i + 1 : noun.sent.end]
    heads = (t for t in behind if t.head == t or t.head.i < colon.i)
    if behind[:1] and behind[0].lower_ == "that" and behind[0].dep_ == "mark":
        return Content(behind[0].head, "clause")
    if behind[:1] and behind[0].tag_ == "VB":
        return Content(behind[0], "clause")
    head = next((t for t in heads if t.pos_ in ("NOUN", "PROPN") or t.tag_ == "VB"), None)
    return Content(head, "clause" if head.tag_ == "VB" else "phrase") if head is not None else None


def _read_beside(noun: Token) -> Content | None:
    """Read the *for* that hangs on the verb of which the noun is the object."""
    if noun.dep_ not in ("dobj", "nsubjpass"):
        return None
    for clause in children_of(noun.head, "advcl"):  # *made a plea for the men to be moved*
        if any(m.lower_ == "for" and m.i == noun.i + 1 for m in children_of(clause, "mark")):
            return Content(clause, "clause")
    behind = (p for p in children_of(noun.head, "prep") if p.i > noun.i and p.lower_ == "for")
    return next((found for p in behind if (found := read_governed(p))), None)


def _stray_infinitive(noun: Token) -> Token | None:
    """Give the infinitive behind a noun and its owner, which the parse hangs on another word.

    *Welcomed the readiness of Oman to host talks*: the verb above, or the owner, has it.
    """
    if noun.dep_ not in ("dobj", "pobj", "nsubj", "nsubjpass", "conj"):
        return None
    last = max((noun, *(c.right_edge for c in children_of(noun, "prep", "npadvmod"))),
               key=lambda token: token.i)  # fmt: skip
    doc = noun.doc
    if last.i + 1 >= len(doc) or doc[last.i + 1].lower_ != "to":
        inside = [t for p in children_of(noun, "prep") for t in p.subtree if infinitive_marker(t)]
        return inside[0] if inside else None
    verb = doc[last.i + 1].head
    return verb if verb.i > last.i and infinitive_marker(verb) is not None else None
