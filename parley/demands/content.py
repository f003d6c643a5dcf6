"""Content: what is asked, offered, refused, threatened or blamed, as words of the text."""

from __future__ import annotations

from spacy.tokens import Token

from parley.demands.apposed import find_summed_up, is_summary
from parley.demands.cast import Cast
from parley.demands.clauses import children_of, infinitive_marker, is_passive, own_subject
from parley.demands.complements import (
    MARKERS,
    Content,
    find_behind,
    find_clause,
    read_governed,
    share_object,
)
from parley.demands.forms import COLON, find_between, may_stand, number_of
from parley.demands.nouns import find_listed, find_noun_content
from parley.demands.phrases import find_phrase_content
from parley.demands.replies import find_reply_content
from parley.demands.triggers import Trigger

CLEFT = frozenset({"what", "all"})  # *what we ask is X, all that they ask is Y*
CLEFT_NUMBERS = frozenset(map(number_of, CLEFT))
NOMINAL = ("NOUN", "PRON", "PROPN", "NUM")
CHOICES = frozenset({"choice", "option", "alternative", "recourse"})
LONGEST_TERM = 12  # words in which *has until X* comes to what is to be done


def find_content(trigger: Trigger, cast: Cast) -> Content | None:
    """Find the content of an act from the row of its trigger.

    >>> from parley import read
    >>> from parley.demands.triggers import find_triggers
    >>> doc = read("France demanded a truce.", published="2024-03-01").doc
    >>> trigger = find_triggers(doc)[0][0]
    >>> find_content(trigger, Cast(doc))
    Content(head=truce, kind='phrase')
    """
    found = _find_content(trigger, cast)
    if found is None or found.kind != "phrase":
        return found
    shell = found.head if found.head.i < trigger.token.i else None
    return (find_summed_up(shell) if shell is not None else None) or found


def _find_content(trigger: Trigger, cast: Cast) -> Content | None:
    """Find the content, or the noun that sums it up."""
    pos, frame = trigger.entry.pos, trigger.entry.object
    if pos == "existential":
        attributes = children_of(trigger.token, "attr")
        return Content(attributes[0], "phrase") if attributes else None
    if pos in ("imperative", "present"):
        return Content(trigger.token, "clause")
    if pos == "answer":
        deed = trigger.token.pos_ in ("VERB", "AUX")
        return Content(trigger.token, "clause" if deed else "phrase")
    if pos == "reply":
        return find_reply_content(trigger)
    cleft = _cleft_content(trigger)
    if cleft is not None:
        return cleft
    if pos == "modal":
        aux = trigger.token.dep_ == "aux"
        verb = _ruled_verb(trigger.token) if aux else _infinitive_of(trigger.token)
        return Content(verb, "clause") if verb is not None else None
    if frame == "subject":
        return _subject_content(trigger.token)
    if frame == "named":
        return Content(trigger.words[-1], "phrase")
    if frame == "said" and pos == "verb":
        given = trigger.entry.needs == "term"
        return _term_content(trigger.token) if given else find_phrase_content(trigger, cast)
    if frame == "listed":
        return next((c for w in trigger.words[1:] if (c := find_listed(w)) is not None), None)
    if frame == "self":
        return find_phrase_content(trigger, cast)
    if pos == "noun":
        return find_noun_content(trigger, cast)
    return _verb_content(trigger, cast)


def _cleft_content(trigger: Trigger) -> Content | None:
    """Give what *what we expect is for X to act*, *all they ask is Y* is about."""
    clause = trigger.token
    if not may_stand(clause, CLEFT_NUMBERS):
        return None
    while clause.dep_ in ("xcomp", "aux") and clause.head != clause:
        clause = clause.head
    if clause.dep_ == "relcl" and clause.head.lower_ in CLEFT:
        clause = clause.head  # *all we ask is the data*
    opener = _opener_of(clause)
    if opener.lower_ not in CLEFT:
        return None
    whole = clause.dep_ in ("csubj", "nsubj") and clause.head.lemma_ == "be"
    copula = clause.head if whole else _stray_copula(clause)
    if copula is None:
        return None
    for said in children_of(copula, "ccomp", "advcl", "xcomp", "attr", "acomp", "nsubj"):
        if said.i > copula.i:
            return Content(said, "clause" if said.pos_ in ("VERB", "AUX") else "phrase")
    return None


def _opener_of(clause: Token) -> Token:
    """Give the first word of a clause, a speaker's label before it left aside."""
    first = clause.left_edge
    if first.i == clause.i:
        return first
    labels = find_between(clause.doc, COLON, first.i, clause.i)
    return clause.doc[labels[0] + 1] if labels else first


def _stray_copula(clause: Token) -> Token | None:
    """Give the copula of *what we asked X for, and I said so, is Y*, which the parse hangs below.

    It has no subject before it, and no participle behind it.
    """
    doer = own_subject(clause)
    opener = _opener_of(clause)
    if doer is None or doer.i > clause.i or (opener.head == doer and doer.pos_ == "NOUN"):
        return None
    for token in clause.doc[clause.i + 1 : clause.sent.end - 1]:
        if token.lemma_ == "be" and token.dep_ not in ("aux", "auxpass"):
            subject = own_subject(token)
            if subject is None or subject.i > token.i:
                return token
    return None


def _ruled_verb(modal: Token) -> Token:
    """Give the verb of a modal, also where a verb of saying is set in (*must, he said, leave*)."""
    verb = modal.head
    forced = _forced_verb(verb) if verb.lemma_ in ("have", "leave") else None
    if forced is not None:
        return forced
    if verb.tag_ not in ("VBD", "VBZ"):
        return verb
    beyond = (c for c in children_of(verb, "conj", "ccomp") if c.i > verb.i and c.tag_ == "VB")
    return next(beyond, verb)


def _forced_verb(verb: Token) -> Token | None:
    """Give what somebody has no choice but to do."""
    choices = [c for c in children_of(verb, "dobj") if c.lemma_ in CHOICES]
    below = (t for choice in choices for t in choice.doc[choice.i + 1 : choice.i + 4])
    to = next((t for t in below if t.lower_ == "to" and t.nbor(-1).lower_ == "but"), None)
    return to.head if to is not None and to.head.i > to.i else None


def _term_content(verb: Token) -> Content | None:
    """Give what somebody has time to do (*has until Friday to answer*)."""
    for token in verb.doc[verb.i + 1 : min(verb.i + LONGEST_TERM, verb.sent.end)]:
        if token.is_punct:
            return None
        if token.lower_ == "to" and token.dep_ == "aux" and token.head.i > token.i:
            return Content(token.head, "clause")
    return None


def _infinitive_of(token: Token) -> Token | None:
    """Give the infinitive behind *have*, *need*."""
    return next((c for c in children_of(token, "xcomp", "ccomp") if infinitive_marker(c)), None)


def _subject_content(predicate: Token) -> Content | None:
    """Give the subject of *X is unacceptable*, *it is essential that X*."""
    host = predicate.head if predicate.dep_ != "ROOT" else predicate
    for verb in (predicate, host):
        clause = next(
            (
                c
                for c in children_of(verb, "ccomp", "csubj", "xcomp", "advcl", "acl", "relcl")
                if c.i != predicate.i and not _is_circumstance(c)
            ),
            None,
        )
        if clause is not None and (
            clause.dep_ == "csubj" or own_subject(clause) is not None or infinitive_marker(clause)
        ):
            return Content(clause, "clause")
    subject = own_subject(host)
    if subject is None or subject.lower_ in ("it", "there"):
        return None
    return Content(subject, "phrase")


def _is_circumstance(clause: Token) -> bool:
    """Say whether a clause tells when or why, rather than what (*while they sit there*)."""
    marks = children_of(clause, "mark")
    return clause.dep_ == "advcl" and any(m.lower_ not in MARKERS for m in marks)


def _verb_content(trigger: Trigger, cast: Cast) -> Content | None:
    """Give what a verb asks, offers, refuses ..., by the frame of its row."""
    verb, frame = trigger.token, trigger.entry.object
    if _is_compared(verb):
        return Content(next(iter(children_of(verb.head, "xcomp")), verb.head), "clause")
    phrase = _object_of(trigger)
    objects = children_of(verb, "dobj")
    if phrase is not None and _is_receiver(phrase, objects, cast):
        phrase = objects[-1]
    clause = next(
        (
            c
            for word in reversed(trigger.words)
            if (c := find_clause(word)) is not None
            and (c.lemma_ not in ("see", "responsible") or c not in trigger.words)
        ),
        None,
    )
    if clause is None and phrase is not None and frame in ("party", "either"):
        # The last of several who are asked may have taken the infinitive to itself.
        asked = (phrase, *phrase.conjuncts)
        clause = next((c for party in asked if (c := find_clause(party)) is not None), None)
    direct = Content(phrase, "phrase") if phrase is not None else None
    stated = Content(clause, "clause") if clause is not None else None
    through = _read_through(trigger, phrase, cast)
    if frame == "cause":
        blamed = next((c for p in children_of(verb, "prep") if (c := _cause(p, trigger))), None)
        return blamed if blamed and not cast.names_actor(blamed.head) else direct
    stranded = _find_stranded(trigger) if direct is None and stated is None else None
    if stranded is not None and through is None:
        return Content(stranded, "phrase")
    if frame in ("content", "judged"):
        found = _choose_object(verb, direct, stated) or through or _passive_subject(verb)
        return found or (Content(trigger.words[-1], "phrase") if frame == "judged" else None)
    if frame in ("party", "either"):
        return _choose_beside_party(trigger, direct, stated, through, cast)
    return stated if _is_asked_party(through, stated, trigger) else through or stated


def _find_stranded(trigger: Trigger) -> Token | None:
    """Give the noun of whose clause a phrase is the end (*an idea it could live with*)."""
    last = trigger.words[-1]
    if last.pos_ != "ADP" or children_of(last, "pobj", "pcomp") or last.i < trigger.token.i:
        return None
    verb = trigger.token
    while verb.dep_ in ("ccomp", "xcomp", "conj") and verb.head.pos_ in ("VERB", "AUX"):
        verb = verb.head
    return verb.head if verb.dep_ == "relcl" and verb.head.pos_ in NOMINAL else None


def _is_compared(verb: Token) -> bool:
    """Say whether a verb tells that another asked the same (*leave, as Chad has asked*)."""
    if verb.dep_ != "advcl" or verb.head.pos_ != "VERB":
        return False
    if not any(m.lower_ == "as" for m in children_of(verb, "mark")):
        return False
    if children_of(verb, "dobj", "ccomp", "xcomp", "prep", "auxpass"):
        return False
    return bool(children_of(verb.head, "xcomp")) or any(
        c.tag_ == "MD" for c in children_of(verb.head, "aux")
    )


def _is_asked_party(through: Content | None, stated: Content | None, trigger: Trigger) -> bool:
    """Say whether a phrase is who is asked, known or not (*appealed to donors to send food*)."""
    if through is None or stated is None or through.kind != "phrase":
        return False
    behind = through.head.dep_ == "pobj" and through.head.head.lower_ in trigger.entry.party
    return behind and through.head.i < stated.head.i and infinitive_marker(stated.head) is not None


def _read_through(trigger: Trigger, phrase: Token | None, cast: Cast) -> Content | None:
    """Read what stands behind the row's prepositions, below the verb, its agent or its object."""
    verb, frame = trigger.token, trigger.entry.object
    hosts = list(reversed(trigger.words))
    if frame == "party":
        hosts += [n for a in children_of(verb, "agent") for n in children_of(a, "pobj")]
    if phrase is not None and frame not in ("content", "judged"):
        hosts.append(phrase)
    found = (find_behind(host, trigger.entry.content, cast, trigger) for host in hosts)
    return next((content for content in found if content is not None), None)


def _choose_object(verb: Token, direct: Content | None, stated: Content | None) -> Content | None:
    """Choose what is asked of a verb whose object it is, or the noun that the verb belongs to."""
    if direct and stated and stated.head.dep_ in ("xcomp", "ccomp"):
        return stated
    related = verb.head if verb.dep_ == "relcl" and verb.head.pos_ in ("NOUN", "PRON") else None
    if direct is None and stated is None and related is not None:
        apposed = related.dep_ == "appos" and not is_summary(related)
        return Content(related.head if apposed else related, "phrase")
    return direct or stated


def _choose_beside_party(
    trigger: Trigger,
    direct: Content | None,
    stated: Content | None,
    through: Content | None,
    cast: Cast,
) -> Content | None:
    """Choose what is asked of a verb whose object may be the party."""
    party = direct is not None and cast.names_actor(direct.head)
    if trigger.entry.object == "either":
        return stated or (through if party else direct) or through
    if trigger.entry.act == "accuse" and direct is not None and not party:
        return direct
    known = party and bool(cast.read(direct.head))
    blames = trigger.entry.act == "accuse"
    return stated or through or (None if known or blames else direct)


def _is_receiver(phrase: Token, objects: list[Token], cast: Cast) -> bool:
    """Say whether an object is who is given something (*offered Oslo a truce*)."""
    if phrase.dep_ == "dative":
        return bool(objects)
    return len(objects) > 1 and phrase == objects[0] and cast.names_actor(phrase)


def _cause(preposition: Token, trigger: Trigger) -> Content | None:
    """Give what an outcome is laid to (*attributes it to resistance from X*)."""
    return read_governed(preposition) if preposition.lower_ in trigger.entry.content else None


def _passive_subject(verb: Token) -> Content | None:
    """Give the subject of *talks were rejected*, the noun of *the truce promised by X*."""
    subject = own_subject(verb) if is_passive(verb) else None
    if verb.dep_ == "acl" and verb.tag_ == "VBN":
        subject = verb.head
    return Content(subject, "phrase") if subject is not None else None


def _object_of(trigger: Trigger) -> Token | None:
    """Give the object of the trigger's verb that is no word of the trigger itself."""
    for word in reversed(trigger.words):
        for child in children_of(word, "dobj", "dative", "oprd", "attr", "dep"):
            if child in trigger.words or child.is_space or child.is_punct:
                continue
            if child.dep_ == "dative" and child.pos_ == "ADP":
                continue
            if child.i > trigger.token.i or child.tag_ in ("WDT", "WP"):
                return _antecedent_of(child)
    return share_object(trigger.token)


def _antecedent_of(pronoun: Token) -> Token:
    """Give the noun that a relative object stands for (*solution, which Moscow attributes*)."""
    verb = pronoun.head
    if pronoun.tag_ in ("WDT", "WP") and verb.dep_ == "relcl":
        return verb.head
    return pronoun
