"""Roles: who issues an act, from the parse, the page and the discourse."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from parley.actors.identity import GROUP, members_of
from parley.demands.cast import Cast
from parley.demands.clauses import (
    MESSAGES,
    children_of,
    governing_verb,
    inherited_subject,
    is_negated,
    is_passive,
    own_subject,
)
from parley.demands.lexicon import load_words
from parley.demands.quotations import is_quoted, read_round_quotation
from parley.demands.triggers import Trigger

PRONOUNS = frozenset(
    ("i", "we", "you", "he", "she", "it", "they", "us", "them", "him", "her", "me", "one", "s",
     "y'all", "mine", "ours", "theirs", "himself", "herself", "itself", "themselves", "’s")
)  # fmt: skip
OWNERS = ("by", "from", "of", "among")
CARRIERS = frozenset({"under", "with", "in", "by", "through", "as", "without"})
SUBORDINATE = (
    "ccomp",
    "xcomp",
    "conj",
    "advcl",
    "parataxis",
    "pcomp",
    "acl",
    "relcl",
    "dep",
    "aux",
    "acomp",
    "attr",
    "oprd",
)


@dataclass(frozen=True)
class Roles:
    """Actor ids in one role and the name of the rule that found them."""

    ids: tuple[str, ...] = ()
    rule: str = "none"


def find_issuers(trigger: Trigger, cast: Cast) -> Roles:
    """Find who issues an act: the subject (own or inherited), the agent, the owner, the speaker.

    Who speaks for his state or body in a transcript or a quotation issues with it.
    """
    return _with_voice(_find_issuers(trigger, cast), trigger.token, cast)


def _with_voice(found: Roles, token: Token, cast: Cast) -> Roles:
    """Put the voice that speaks in the first person before the state or body it speaks for."""
    voice = cast.speaker_at(token) if not is_quoted(token) else ""
    if is_quoted(token) and token.sent[0].i <= token.i:
        speaker, rule = read_round_quotation(token, cast)
        ids = cast.read(speaker) if speaker is not None and rule == "quotation" else ()
        voice = ids[0] if len(ids) == 1 else ""
    if not voice or voice in found.ids or "/" not in voice:
        return found
    own = cast.party_of(voice)
    if found.ids and set(found.ids) == {own}:
        return Roles((voice, own), f"{found.rule}.voice")
    if not found.ids and found.rule in ("none", "speaker.unnamed"):
        return Roles((voice, own), "voice")
    return found


def _find_issuers(trigger: Trigger, cast: Cast) -> Roles:
    """Find who the sentence says issues an act."""
    token, entry = trigger.token, trigger.entry
    if entry.pos == "modal":
        return _issuers_of_modal(trigger, cast)
    if entry.pos in ("imperative", "existential"):
        return _read_speaker(token, cast)
    if entry.object in ("subject", "said"):
        verb = token if token.pos_ in ("VERB", "AUX") else governing_verb(token)
        return _read_speaker(verb if verb is not None else token, cast)
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
        return _issuers_of_passive(verb, cast)
    found = _issuers_of_verb(verb, cast)
    return _join_speaker(found, verb, cast) if entry.pos in ("adj", "verb") else found


def _issuers_of_verb(verb: Token, cast: Cast) -> Roles:
    """Read the subject of a verb; of a noun that cannot speak (*a statement urging*) the owner."""
    opener = cast.opener_of(verb)
    if opener is not None:
        return _issuers_of_verb(opener, cast)
    subject, rule = inherited_subject(verb)
    if subject is None:
        speaker = _read_according(verb, cast)
        return speaker if speaker.ids else _imperative(verb, cast)
    if _is_marker(subject):
        return Roles((), "body")
    addressed = any(c.lemma_ == "address" and c.tag_ == "VBN" for c in children_of(verb, "advcl"))
    if subject.lower_ == "it" and (addressed or not cast.names_actor(subject)):
        written = _read_letter(subject, cast)
        if written.ids:
            return written
    if subject.lower_ in ("we", "i", "us") and not cast.names_actor(subject):
        return _read_speaker(verb, cast)
    if subject.pos_ == "NOUN" and not cast.names_actor(subject):
        owned = _issuers_of_noun(subject, cast)
        acted = owned.rule == "owner.participle" and subject.lemma_ not in MESSAGES
        if owned.ids and not acted:
            return owned
    ids = cast.read(subject)
    if not ids and cast.author and subject.lemma_.lower() in load_words("assemblies.csv", "noun"):
        return Roles((cast.author,), "author.noun")
    return Roles(cast.with_principals(ids, subject), rule if ids else "unnamed." + subject.lower_)


def _read_letter(pronoun: Token, cast: Cast) -> Roles:
    """Read whose the letter is for which *it* stands (*She read out a letter. It asks for X*)."""
    if pronoun.sent.start == 0:
        return Roles()
    before = pronoun.doc[pronoun.sent.start - 1].sent
    for noun in before:
        if noun.lemma_ not in MESSAGES or noun.dep_ not in ("dobj", "nsubjpass", "nsubj"):
            continue
        owner = read_owner(noun, cast)
        subject, _ = inherited_subject(noun.head)
        found = owner.ids or (cast.read(subject) if subject is not None else ())
        if found:
            return Roles(found, "letter")
    return Roles()


def _is_marker(subject: Token) -> bool:
    """Say whether a subject is the number of a paragraph, which the parser saw as a pronoun."""
    return subject.tag_ == "PRP" and subject.lower_ not in PRONOUNS


def _imperative(verb: Token, cast: Cast) -> Roles:
    """Name the rule for a sentence that opens with its verb (*Demands that ...*).

    Only where there is a body that could have adopted it.
    """
    if not cast.has_body:
        return Roles()
    opens = verb.dep_ in ("ROOT", "conj") and verb.tag_ in ("VBZ", "NNS", "VBG", "VBP")
    return Roles((), "body" if opens else "none")


def _issuers_of_passive(verb: Token, cast: Cast) -> Roles:
    """Read the agent of a passive."""
    for agent in children_of(verb, "agent"):
        for noun in children_of(agent, "pobj"):
            ids = cast.read(noun)
            if ids:
                return Roles(cast.with_principals(ids, noun), "agent")
    return read_author(verb, cast) if children_of(verb, "auxpass") else Roles((), "none")


def read_author(token: Token, cast: Cast) -> Roles:
    """Read the author of a statement, who says what nobody else is said to say in it."""
    told = bool(cast.author) and not is_quoted(token) and find_speaker(token) is None
    return Roles((cast.author,), "author") if told else Roles()


def _issuers_of_noun(noun: Token, cast: Cast) -> Roles:
    """Read the owner of a noun of speech, else the subject of the verb that carries it."""
    owner = read_owner(noun, cast)
    if owner.ids:
        return owner
    support = load_words("support_verbs.csv", "lemma")
    head = noun.head
    if noun.dep_ in ("dobj", "conj", "attr", "oprd", "pobj") and head.pos_ in (
        "VERB",
        "AUX",
        "NOUN",
        "ADP",
    ):
        verb = governing_verb(noun)
        if verb is None:
            return Roles()
        if (
            head.pos_ == "ADP"
            and head.lower_ not in CARRIERS
            and not (head.head == verb and verb.lemma_ in support)
        ):
            return Roles()
        if head.pos_ == "ADP" or verb.lemma_ in support:
            found = (
                _issuers_of_passive(verb, cast)
                if is_passive(verb)
                else _issuers_of_verb(verb, cast)
            )
            return Roles(found.ids, f"carrier.{found.rule}") if found.ids else found
    if noun.dep_ == "nsubjpass" and is_passive(head) and head.lemma_ in support:
        found = _issuers_of_passive(head, cast)
        return Roles(found.ids, "carrier.agent")
    return Roles()


def read_owner(noun: Token, cast: Cast) -> Roles:
    """Read whose a noun of speech is: *Putin's claims, a Russian offer, a call by X*."""
    for child in children_of(noun, "poss", "amod", "compound", "nmod"):
        ids = cast.read(child)
        if ids:
            return Roles(cast.with_principals(ids, child), "owner.possessive")
    for preposition in children_of(noun, "prep", "agent"):
        if preposition.lower_ not in OWNERS:
            continue
        for owner in children_of(preposition, "pobj"):
            ids = cast.read(owner)
            if ids and (preposition.lower_ != "of" or cast.names_actor(owner)):
                return Roles(cast.with_principals(ids, owner), f"owner.{preposition.lower_}")
    for made in children_of(noun, "acl"):
        found = _issuers_of_passive(made, cast) if made.tag_ == "VBN" else Roles()
        if found.ids:
            return Roles(found.ids, "owner.participle")
        for preposition in children_of(made, "prep"):
            if preposition.lower_ == "to" and made.lemma_ in ("attribute", "ascribe", "credit"):
                for owner in children_of(preposition, "pobj"):
                    return Roles(cast.read(owner), "owner.attributed")
    return Roles()


def _issuers_of_modal(trigger: Trigger, cast: Cast) -> Roles:
    """Read the speaker of *X must do Y*; of *X will do Y* also the doer."""
    verb = trigger.token.head if trigger.token.dep_ == "aux" else trigger.token
    speaker = _read_speaker(verb, cast)
    if trigger.entry.act != "deed":
        return speaker
    subject, _ = inherited_subject(verb)
    if subject is not None and subject.pos_ == "PRON" and not cast.names_actor(subject):
        return speaker
    named = subject is not None and cast.names_actor(subject)
    doer = cast.read(subject) if named and not is_passive(verb) else ()
    if not doer:
        return speaker if is_passive(verb) else Roles((), "narration")
    if not speaker.ids and speaker.rule != "speaker.unnamed" and not is_negated(verb):
        return Roles((), "narration")
    joined = [i for i in speaker.ids if any(cast.party_of(i) == cast.party_of(d) for d in doer)]
    return Roles(tuple(dict.fromkeys([*joined, *doer])), "doer")


def find_speaker(token: Token) -> Token | None:
    """Find the subject of the verb of saying that a clause hangs on."""
    speech = load_words("speech.csv", "lemma")
    current = token
    while current.head != current and current.dep_ in SUBORDINATE:
        below, current = current, current.head
        if current.lemma_ in speech and _is_said(below) and not _is_parted(current, below):
            subject, _ = inherited_subject(current)
            if subject is not None:
                return subject
    inserted = _inserted_speaker(token)
    if inserted is not None:
        return inserted
    for inserted in children_of(current, "parataxis", "ccomp"):
        first, last = sorted((inserted.i, token.i))
        parted = any(t.text == ";" for t in token.doc[first:last])
        spoken = inserted.lemma_ in speech and inserted != token and not parted
        if spoken and own_subject(inserted) is not None:
            return own_subject(inserted)
    return None


def _inserted_speaker(token: Token) -> Token | None:
    """Find who speaks in a clause between commas (*the truce, Oman has insisted, must hold*)."""
    speech = load_words("speech.csv", "lemma")
    for verb in token.sent:
        following = verb.nbor(1) if verb.i + 1 < len(verb.doc) else None
        if verb.lemma_ not in speech or following is None or following.lower_ != ",":
            continue
        subject = own_subject(verb)
        if subject is None or subject.i > verb.i or children_of(verb, "ccomp", "xcomp"):
            continue
        before = subject.left_edge.i - 1
        inside = range(subject.left_edge.i, verb.i + 1)
        if before > token.sent.start and verb.doc[before].lower_ == "," and token.i not in inside:
            return subject
    return None


def _is_parted(speech: Token, clause: Token) -> bool:
    """Say whether a semicolon parts a clause from a verb of saying before it."""
    between = speech.doc[speech.i : clause.left_edge.i]
    return any(token.text == ";" for token in between)


def _is_said(clause: Token) -> bool:
    """Say whether a clause is what is said rather than a circumstance of saying it."""
    if clause.dep_ == "advcl":
        return not children_of(clause, "mark")
    return clause.dep_ in ("ccomp", "xcomp", "dep", "parataxis")


def _read_speaker(token: Token, cast: Cast) -> Roles:
    """Read the actors who say a clause."""
    subject = find_speaker(token)
    if subject is None:
        told = _read_according(token, cast)
        return told if told.ids else read_round(token, cast)
    ids = cast.read(subject)
    return Roles(cast.with_principals(ids, subject), "speaker" if ids else "speaker.unnamed")


def read_round(token: Token, cast: Cast) -> Roles:
    """Read the speaker of a quotation from the sentences round it, or a communiqué's *we*."""
    speaker, rule = read_round_quotation(token, cast)
    if speaker is None:
        return read_author(token, cast)
    return Roles(cast.with_principals(cast.read(speaker), speaker), rule)


def _read_according(token: Token, cast: Cast) -> Roles:
    """Read *according to X* in the sentence of a word."""
    for word in token.sent:
        if word.lower_ == "according":
            for below in word.subtree:
                if below.dep_ == "pobj":
                    ids = cast.read(below)
                    return Roles(cast.with_principals(ids, below), "according")
    return Roles()


def _join_speaker(found: Roles, verb: Token, cast: Cast) -> Roles:
    """Put the speaker in front who speaks for his own side (*Zelensky said Kyiv was ready*)."""
    while verb.dep_ == "conj" and verb.head.pos_ in ("VERB", "AUX"):
        verb = verb.head
    if not found.ids or verb.dep_ != "ccomp":
        return found
    subject = find_speaker(verb)
    if subject is None:
        return found
    speakers = (*_read_mouthpiece(verb, cast), *cast.with_principals(cast.read(subject), subject))
    sides = {cast.party_of(i) for i in found.ids}
    joined = [i for i in speakers if cast.party_of(i) in sides]
    return Roles(tuple(dict.fromkeys([*joined, *found.ids])), found.rule)


def is_noted(noun: Token) -> bool:
    """Say whether a noun of speech is only noted by another (*welcomed the readiness of X*)."""
    verb = governing_verb(noun)
    return verb is not None and verb.lemma_ in load_words("noting_verbs.csv", "lemma")


def _read_mouthpiece(clause: Token, cast: Cast) -> tuple[str, ...]:
    """Read through whom a body speaks (*said through its spokesman, X, that ...*)."""
    verb = clause.head
    return tuple(
        actor
        for preposition in children_of(verb, "prep")
        if preposition.lower_ in ("through", "via")
        for noun in children_of(preposition, "pobj")
        for actor in cast.read(noun)[:1]
    )


def is_told_by_other(token: Token, issuers: tuple[str, ...], cast: Cast) -> bool:
    """Say whether somebody other than the issuer's own side tells of the act."""
    subject = find_speaker(token)
    ids = cast.read(subject) if subject is not None else _read_according(token, cast).ids
    sides = {cast.party_of(m) for i in issuers for m in members_of(i) or (i,)}
    if not ids and any(i.startswith(GROUP) for i in issuers):
        return False
    told = ids or cast.tellers_at(token)
    tellers = {cast.party_of(m) for i in told for m in members_of(i) or (i,)}
    return bool(tellers) and bool(issuers) and not sides & tellers
