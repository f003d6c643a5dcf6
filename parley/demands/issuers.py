"""Issuers: who asks, offers, answers, threatens or blames."""

from __future__ import annotations

from spacy.tokens import Token

from parley.demands.answerers import RULE, leaves_answerer
from parley.demands.cast import Cast
from parley.demands.clauses import children_of, governing_verb, is_negated, is_passive, own_subject
from parley.demands.forms import may_stand, number_of
from parley.demands.harms import FAILING
from parley.demands.interviews import follows_case
from parley.demands.lexicon import load_words
from parley.demands.owners import read_agent, read_owner
from parley.demands.roles import NOBODY, Roles
from parley.demands.subjects import MESSAGES, inherited_subject
from parley.demands.triggers import Trigger
from parley.demands.voices import (
    join_speaker,
    read_according,
    read_speaker,
    read_wanting,
    stands_for_author,
    with_voice,
)

SPEAKING = frozenset(map(number_of, ("for", "behalf")))
CARRIERS = frozenset({"under", "with", "in", "by", "through", "as", "without"})


def find_issuers(trigger: Trigger, cast: Cast) -> Roles:
    """Find who issues an act: the subject (own or inherited), the agent, the owner, the speaker.

    Who speaks for his state or body in a transcript or a quotation issues with it.

    >>> from parley import read
    >>> from parley.demands.triggers import find_triggers
    >>> doc = read("France urged Mali to free the envoys.", published="2024-03-01").doc
    >>> trigger = find_triggers(doc)[0][0]
    >>> find_issuers(trigger, Cast(doc))
    Roles(ids=('FRA',), rule='subject')
    """
    found = _find_issuers(trigger, cast)
    # who answers in an interview tells of another's term, and of what somebody else refused
    told = not found.ids and (trigger.entry.needs == "term" or found.rule == RULE)
    return found if told else with_voice(found, trigger.token, cast)


def _find_issuers(trigger: Trigger, cast: Cast) -> Roles:
    """Find who the sentence says issues an act."""
    token, entry = trigger.token, trigger.entry
    if entry.pos in ("modal", "present"):
        return _issuers_of_modal(trigger, cast)
    if entry.pos == "answer":
        return read_wanting(token, cast)
    if entry.pos in ("imperative", "existential", "reply"):
        return read_speaker(token, cast)
    if entry.object in ("subject", "said"):
        verb = token if token.pos_ in ("VERB", "AUX") else governing_verb(token)
        return read_speaker(verb if verb is not None else token, cast)
    if entry.pos == "noun":
        return _issuers_of_noun(token, cast)
    verb = token
    if entry.pos == "adj":
        verb = (
            token.head
            if token.dep_ in ("acomp", "attr", "oprd", "xcomp", "ccomp")
            and token.head.pos_ in ("AUX", "VERB")
            and own_subject(token) is None
            else token
        )
    if entry.pos == "verb" and is_passive(verb):
        found = read_agent(verb, cast)
        if entry.act in ("accept", "reject") and leaves_answerer(verb):
            return Roles(found.ids, RULE)
        asks = entry.act in ("demand", "request") and not found.ids
        return read_speaker(verb, cast) if asks else found
    found = _issuers_of_verb(verb, cast)
    return join_speaker(found, verb, cast) if entry.pos in ("adj", "verb") else found


def _issuers_of_verb(verb: Token, cast: Cast) -> Roles:
    """Read the subject of a verb; of a noun that cannot speak (*a statement urging*) the owner."""
    opener = cast.opener_of(verb)
    if opener is not None:
        return _issuers_of_verb(opener, cast)
    if verb.idx in cast.operatives:
        return Roles((cast.author,), "author.body") if cast.author else Roles((), "body")
    subject, rule = inherited_subject(verb)
    if subject is None:
        speaker = read_according(verb, cast)
        return speaker if speaker.ids else _imperative(verb, cast)
    if _is_marker(subject):
        return Roles((), "body")
    addressed = any(c.lemma_ == "address" and c.tag_ == "VBN" for c in children_of(verb, "advcl"))
    if subject.lower_ == "it" and (addressed or not cast.names_actor(subject)):
        written = _read_letter(subject, cast)
        if written.ids:
            return written
    if subject.lower_ in ("we", "i", "us") and not cast.names_actor(subject):
        return read_speaker(verb, cast)
    apposed = any(cast.names_actor(c) for c in children_of(subject, "appos"))
    if subject.pos_ == "NOUN" and not apposed and not cast.names_actor(subject):
        owned = _issuers_of_noun(subject, cast)
        acted = owned.rule == "owner.participle" and subject.lemma_ not in MESSAGES
        if owned.ids and not acted:
            return owned
    ids = cast.read(subject)
    if not ids and _is_nobody(subject):
        ids = _read_whose(subject, cast)
        return Roles(ids, "subject.nobody" if ids else "none")
    if not ids and stands_for_author(subject, cast):
        return Roles((cast.author,), "author.noun")
    if not ids and _is_own_side(subject):
        speaker = read_speaker(verb, cast)
        if speaker.ids:
            return Roles(speaker.ids, "speaker.side")
    if not ids:
        return Roles((), "unnamed." + subject.lower_)
    ids = (*ids, *(i for i in _read_joined(verb, cast) if i not in ids))
    spoken = tuple(i for i in _read_spoken_for(subject, verb, cast) if i not in ids)
    return Roles((*cast.with_principals(ids, subject), *spoken), rule)


def _is_nobody(subject: Token) -> bool:
    """Say whether a subject is *nobody in X, none of X, no one in X*."""
    none = subject.lower_ == "one" and any(c.lower_ == "no" for c in subject.lefts)
    return none or subject.lower_ in ("nobody", "none")


def _read_whose(subject: Token, cast: Cast) -> tuple[str, ...]:
    """Read of whom nobody does something (*nobody in the government has ruled it out*)."""
    leads = (p for p in children_of(subject, "prep") if p.lower_ in ("in", "of", "among", "at"))
    named = (n for p in leads for n in children_of(p, "pobj"))
    return next((ids for n in named if cast.names_actor(n) and (ids := cast.read(n))), ())


def _read_joined(verb: Token, cast: Cast) -> tuple[str, ...]:
    """Read with whom somebody does it (*X joined Y in urging Z to leave*)."""
    within = verb.head
    if verb.dep_ != "pcomp" or within.lower_ != "in" or within.head.lemma_ != "join":
        return ()
    others = children_of(within.head, "dobj")
    return tuple(i for other in others if cast.names_actor(other) for i in cast.read(other))


def _read_spoken_for(subject: Token, verb: Token, cast: Cast) -> tuple[str, ...]:
    """Read for whom somebody speaks (*X, for the Union, accused*; *speaking for the Union, X*)."""
    if not may_stand(verb, SPEAKING):
        return ()
    hosts = [p for p in children_of(subject, "prep") if p.lower_ == "for" and _is_set_off(p)]
    for host in (verb, *children_of(verb, "advcl"), *children_of(subject, "acl", "advcl")):
        speaks = host.lemma_ == "speak" and host != verb
        leads = children_of(host, "prep")
        if not leads:
            continue
        hosts += [p for p in leads if speaks and p.lower_ == "for"]
        hosts += [
            of
            for on in leads
            if on.lower_ == "on"
            for behalf in children_of(on, "pobj")
            if behalf.lower_ == "behalf"
            for of in children_of(behalf, "prep")
        ]
    nouns = [noun for host in hosts for noun in children_of(host, "pobj")]
    return tuple(i for noun in nouns if cast.names_actor(noun) for i in cast.read(noun)[:1])


def _is_set_off(word: Token) -> bool:
    """Say whether a comma stands before a word."""
    return word.i > 0 and word.nbor(-1).lower_ == ","


def _is_own_side(subject: Token) -> bool:
    """Say whether a speaker may call his own side so (*The island will not accept it, X said*)."""
    pointed = any(c.lower_ in ("the", "this", "our") for c in children_of(subject, "det", "poss"))
    return pointed and subject.lemma_.lower() in load_words("own_sides.csv", "noun")


def _read_letter(pronoun: Token, cast: Cast) -> Roles:
    """Read whose the letter is for which *it* stands (*She read out a letter. It asks for X*)."""
    if pronoun.sent.start == 0:
        return NOBODY
    before = pronoun.doc[pronoun.sent.start - 1].sent
    for noun in before:
        if noun.lemma_ not in MESSAGES or noun.dep_ not in ("dobj", "nsubjpass", "nsubj"):
            continue
        owner = read_owner(noun, cast)
        subject, _ = inherited_subject(noun.head)
        found = owner.ids or (cast.read(subject) if subject is not None else ())
        if found:
            return Roles(found, "letter")
    return NOBODY


def _is_marker(subject: Token) -> bool:
    """Say whether a subject is the number of a paragraph, which the parser saw as a pronoun."""
    return subject.tag_ == "PRP" and subject.lower_ not in load_words("pronouns.csv", "word")


def _imperative(verb: Token, cast: Cast) -> Roles:
    """Name the rule for a sentence that opens with its verb (*Demands that ...*).

    Only where there is a body that could have adopted it.
    """
    if not cast.has_body:
        return NOBODY
    opens = verb.dep_ in ("ROOT", "conj") and verb.tag_ in ("VBZ", "NNS", "VBG", "VBP")
    return Roles((), "body" if opens else "none")


def _issuers_of_noun(noun: Token, cast: Cast) -> Roles:
    """Read the owner of a noun of speech, else the subject of the verb that carries it."""
    verb = governing_verb(noun)
    if verb is not None and _owns_by_pronoun(noun):
        carried = noun.dep_ == "dobj" and not is_passive(verb) and _is_carried(noun, verb)
        if verb.idx in cast.operatives or carried:
            found = _issuers_of_verb(verb, cast)
            if found.ids or verb.idx in cast.operatives:
                return found
    owner = read_owner(noun, cast)
    if owner.ids:
        told = tuple(i for i in _read_messenger(noun, owner.ids, cast) if i not in owner.ids)
        return Roles((*told, *owner.ids), owner.rule)
    if verb is not None and _is_carried(noun, verb):
        found = read_agent(verb, cast) if is_passive(verb) else _issuers_of_verb(verb, cast)
        return Roles(found.ids, f"carrier.{found.rule}") if found.ids else found
    head = noun.head
    supported = head.lemma_ in load_words("support_verbs.csv", "lemma")
    if noun.dep_ == "nsubjpass" and is_passive(head) and supported:
        return Roles(read_agent(head, cast).ids, "carrier.agent")
    return NOBODY


def _read_messenger(noun: Token, owners: tuple[str, ...], cast: Cast) -> tuple[str, ...]:
    """Read who puts a noun of speech for its owner (*its demands, read out by its envoy*)."""
    verbs = [*children_of(noun, "acl"), *((noun.head,) if noun.dep_ == "nsubj" else ())]
    agents = (a for v in verbs for a in children_of(v, "agent", "prep") if a.lower_ == "by")
    named = (n for agent in agents for n in children_of(agent, "pobj"))
    ids = next((ids for n in named if cast.names_actor(n) and (ids := cast.read(n))), ())
    return ids[:1] if {cast.party_of(i) for i in ids} == {cast.party_of(i) for i in owners} else ()


def _owns_by_pronoun(noun: Token) -> bool:
    """Say whether a noun is its subject's own (*3. Reiterates its demand that X leave*)."""
    return any(owner.lower_ in ("its", "their", "our") for owner in children_of(noun, "poss"))


def _is_carried(noun: Token, verb: Token) -> bool:
    """Say whether a verb carries a noun of speech (*issued a call*, *left under threat of X*)."""
    head = noun.head
    if noun.dep_ not in ("dobj", "conj", "attr", "oprd", "pobj"):
        return False
    supports = verb.lemma_ in load_words("support_verbs.csv", "lemma")
    if head.pos_ == "ADP":
        return head.lower_ in CARRIERS or (head.head == verb and supports)
    return supports and head.pos_ in ("VERB", "AUX", "NOUN")


def _waits(verb: Token) -> bool:
    """Say whether a deed waits for a case, so that its doer has said so (*would leave if X*)."""
    cases = children_of(verb, "advcl")
    return any(m.lower_ in ("if", "once", "unless") for c in cases for m in c.children)


def _issuers_of_modal(trigger: Trigger, cast: Cast) -> Roles:
    """Read the speaker of *X must do Y*; of *X will do Y* also the doer."""
    verb = trigger.token.head if trigger.token.dep_ == "aux" else trigger.token
    speaker = read_speaker(verb, cast)
    if trigger.entry.act != "deed":
        return speaker
    subject, _ = inherited_subject(verb)
    if subject is not None and subject.pos_ == "PRON" and not cast.names_actor(subject):
        return speaker
    named = subject is not None and cast.names_actor(subject)
    doer = cast.read(subject) if named and not is_passive(verb) else ()
    if not doer:
        return speaker if is_passive(verb) else Roles((), "narration")
    told = speaker.ids or speaker.rule == "speaker.unnamed" or is_negated(verb)
    if not told and not _waits(verb) and not follows_case(verb):
        return Roles((), "narration")
    if speaker.ids and subject.pos_ == "PRON" and _is_supposed(verb, doer, cast):
        return Roles(speaker.ids, "speaker.turned")
    joined = [i for i in speaker.ids if any(cast.party_of(i) == cast.party_of(d) for d in doer)]
    return Roles(tuple(dict.fromkeys([*joined, *doer])), "doer")


def _is_supposed(verb: Token, doer: tuple[str, ...], cast: Cast) -> bool:
    """Say whether a deed is announced for what its seeming doer fails to do.

    In *Togo said that unless Mali pays it will close the border* Togo would close it.
    """
    for clause in children_of(verb, "advcl", "ccomp"):
        denied = any(c.lower_ == "unless" or c.dep_ == "neg" for c in clause.children)
        subject = own_subject(clause) if denied or clause.lemma_ in FAILING else None
        if subject is not None and subject.dep_ == "nsubj" and subject.i < verb.i:
            return cast.read(subject) == doer
    return False
