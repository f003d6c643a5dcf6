"""Triggers: the words of a text that may name a diplomatic act."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import numpy as np
from spacy.attrs import IDX, TAG
from spacy.tokens import Doc, Token

from parley.datafiles import read_rows
from parley.demands.clauses import children_of, is_inverted_conditional, own_subject
from parley.demands.forms import find_places, number_of
from parley.demands.interviews import (
    denies_asked,
    find_answer,
    follows_case,
    list_fragments,
    read_fragment,
)
from parley.demands.lexicon import (
    SKIPPED,
    ActEntry,
    PhraseTable,
    follow_words,
    hash_forms,
    load_acts,
)
from parley.demands.matches import match_below, pick_rows
from parley.demands.operatives import operatives_of
from parley.demands.quotations import is_quoted

# Commands that ask for nothing, and words that may stand before one.
PHATIC = frozenset({"thank", "look", "see", "imagine", "remember", "listen", "say", "note", "mind"})
POLITE = frozenset({"please", "so", "then", "and", "now", "do"})
SEMI_MODAL = ("have", "need", "go")
RULING = frozenset({"will", "can", "could", "would", "shall", "must", "'ll", "’ll"})
COMMANDING = ("VB", "VBP")
ACTING = [number_of(tag) for tag in ("MD", *COMMANDING)]  # of words that may act, whatever the word
TIMING = ("until", "till", "by", "just", "only")
TIMED = ("DATE", "TIME")
CASES = frozenset({"if", "unless", "once"})
OPENERS = frozenset({"“", "„", "«", '"', "'", "‘", ".", "!", "?", ";", "—", "–", "…"})
PARTICLES = frozenset({"down", "out", "up", "aside", "away", "off", "back"})
UNITS = frozenset({"hour", "day", "week", "month", "year", "deadline", "minute"})
LONGEST_PREDICATE = 12  # words of a predicate with its articles
NEAR_TIME = 10  # words behind *gave* in which a time is named
STAGES = frozenset({"once", "if", "when", "after", "until", "unless", "only", "in", "should"})
ATTRIBUTIVE = ("amod", "compound", "nmod")
PREDICATIVE = (
    "acomp",
    "attr",
    "oprd",
    "xcomp",
    "ccomp",
    "conj",
    "ROOT",
    "advcl",
    "appos",
    "relcl",
    "prep",
)


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word that may name an act, the other words of its phrase, and the row that says so."""

    token: Token
    words: tuple[Token, ...]
    entry: ActEntry

    @property
    def start(self) -> int:
        """First character of the trigger's words."""
        return min([word.idx for word in self.words])

    @property
    def end(self) -> int:
        """Offset behind the trigger's last word."""
        return max([word.idx + len(word) for word in self.words])


def find_triggers(doc: Doc) -> list[list[Trigger]]:
    """Find the words that may name an act, each with its readings, the best phrase first.

    Returns:
        One list of readings for each word, in text order.

    >>> from parley import read
    >>> doc = read("France urged Mali to free the envoys.", published="2024-03-01").doc
    >>> [reading[0].token for reading in find_triggers(doc)]
    [urged]
    """
    words = list(doc)
    found = _load_idioms().find(words)
    idioms = {place for match in found for place in range(match.start, match.end)}
    acting = operatives_of(doc)
    candidates = [words[i] for i in _list_candidates(doc, acting) if i not in idioms]
    readings = (
        list(_read_verb(token)) if token.idx in acting else read_word(token) for token in candidates
    )
    return [found for found in readings if found]


@cache
def _load_idioms() -> PhraseTable:
    """Load the idioms of several words, none of which names an act."""
    rows = [row for row in read_rows("lexicon/idioms.csv") if " " in row["phrase"]]
    return PhraseTable(rows, "phrase")


def _list_candidates(doc: Doc, acting: frozenset[int]) -> list[int]:
    """Give the indexes of the words that a row, a command or a denial may be about."""
    known = find_places(doc, _candidate_forms())
    tags, starts = doc.to_array((TAG, IDX)).T
    ruling = np.flatnonzero(np.isin(tags, ACTING) | np.isin(starts, list(acting))).tolist()
    return sorted({*known, *ruling, *list_fragments(doc)})


@cache
def _candidate_forms() -> frozenset[int]:
    """Give spaCy's numbers of the words and lemmas that may act."""
    first = {word for _, word in load_acts()}
    first |= {"be", *SEMI_MODAL, *(f"{word}s" for word in first)}
    muted = [word for word in first if word.endswith("e")]  # *hoped* is given *hop*
    first |= {f"{word}d" for word in muted} | {f"{word[:-1]}ing" for word in muted}
    return hash_forms(first)


def read_word(token: Token) -> list[Trigger]:
    """Give the readings of one word.

    >>> from parley import read
    >>> doc = read("France urged Mali to free the envoys.", published="2024-03-01").doc
    >>> [reading.entry.act for reading in read_word(doc[1])]
    ['request']
    """
    if token.is_space or (token.is_punct and token.pos_ != "VERB"):
        return []
    acts, found = load_acts(), []
    semi = token.lemma_ in SEMI_MODAL and _is_semi_modal(token)
    if semi:
        found += _read_modal(token)
    verbal = token.pos_ in ("VERB", "AUX") and token.dep_ not in ATTRIBUTIVE
    noun = token.pos_ in ("NOUN", "PROPN")
    if (verbal or (noun and _opens_clause(token))) and (not semi or token.lemma_ == "go"):
        found += _read_verb(token)
    if noun and token.dep_ not in ("compound", "amod", "nmod"):
        found += _read_noun(token)
    if token.dep_ in PREDICATIVE and ("adj", token.lower_) in acts:
        found += _read_adjective(token)
    entries: list[ActEntry] = []
    if token.lemma_ == "be" and _is_ruled_out(token):
        entries += acts.get(("existential", "no"), ())
    if token.tag_ in COMMANDING and _is_imperative(token):
        entries += acts.get(("imperative", "*"), ())
    if token.tag_ == "VBP" and _is_resolve(token):
        entries += acts.get(("present", "*"), ())
    if entries:
        found += [Trigger(token, (token,), entry) for entry in entries]
    if ("reply", token.lower_) in acts:
        found += _read_reply(token)
    if token.dep_ == "ROOT" and token.i in list_fragments(token.doc):
        found += [Trigger(token, (token,), entry) for entry in read_fragment(token)]
    if token.tag_ == "MD" and token.dep_ == "aux" and not is_inverted_conditional(token.head):
        found += _read_modal(token)
    return found


def _is_ruled_out(token: Token) -> bool:
    """Say whether a verb states that there will be no such thing (*there can be no talks*)."""
    if not any(c.dep_ == "expl" for c in token.children):
        return False
    modal = any(c.dep_ == "aux" and c.lower_ in RULING for c in token.children)
    return modal and any(_is_denied_thing(c) for c in token.children)


def _is_denied_thing(noun: Token) -> bool:
    """Say whether a noun is what there will not be."""
    return noun.dep_ == "attr" and any(c.lower_ == "no" for c in noun.children)


def _is_imperative(token: Token) -> bool:
    """Say whether a verb is a command in direct speech (*“Open the crossings,” she said*)."""
    if token.dep_ not in ("ROOT", "ccomp", "advcl", "conj"):
        return False
    forbids = any(c.dep_ == "neg" for c in token.lefts)  # *don't touch it*
    before = [t for t in token.lefts if not t.is_punct and t.lower_ not in POLITE]
    if any(t.dep_ != "neg" for t in before):
        return False
    if any(c.dep_ in ("nsubj", "nsubjpass", "expl", "mark") for c in token.children):
        return False
    if any(c.dep_ == "aux" for c in token.children) and not forbids:
        return False
    if any(c.lower_ == "me" for c in children_of(token, "dobj", "dative")):
        return False  # *call me, ask me again*
    return token.lower_ not in PHATIC and is_quoted(token)


def _is_resolve(token: Token) -> bool:
    """Say whether a verb in the present says what is to come (*“Then we close the port”*)."""
    if not is_quoted(token) and not follows_case(token):
        return False
    subject = own_subject(token)
    if subject is None or subject.lower_ not in ("we", "i"):
        return False
    then = any(c.lower_ == "then" and c.i < token.i for c in children_of(token, "advmod"))
    cases = children_of(token, "advcl")
    return then or any(m.lower_ in CASES for c in cases for m in children_of(c, "mark"))


def _read_reply(token: Token) -> Iterator[Trigger]:
    """Match the replies, which open a quotation or a sentence of one (*“Never,” he said*)."""
    if not _opens_speech(token):
        return
    if not is_quoted(token) and not (token.lower_ == "not" and denies_asked(token)):
        return
    for entry in load_acts()["reply", token.lower_]:
        last = follow_words(token.doc, token.i, entry.words)
        if last is None:
            continue
        following = token.doc[last + 1] if last + 1 < len(token.doc) else None
        ended = following is None or following.is_punct or following.is_space
        if ended == (entry.needs == "whole"):
            yield Trigger(token, tuple(token.doc[token.i : last + 1]), entry)


def _opens_speech(token: Token) -> bool:
    """Say whether a token is the first of a quotation, or of a sentence or a fragment in it."""
    before = token.doc[token.i - 1] if token.i else None
    if before is not None and before.text == ":":
        answer = find_answer(token)
        return answer is not None and answer.start == token.i
    return before is None or before.is_space or before.text in OPENERS


def _opens_clause(token: Token) -> bool:
    """Say whether a word tagged as a noun opens a clause as a verb (*Demands that ...*)."""
    if not token.lower_.endswith("s"):
        return False
    if not (token.is_sent_start or _goes_on(token)):
        return False
    following = token.nbor(1).lower_ if token.i + 1 < len(token.doc) else ""
    opened = token.text[0].isupper() or token.dep_ == "parataxis"
    return opened and following in ("that", "on", "upon", "for", "all", "the")


def _goes_on(token: Token) -> bool:
    """Say whether a word stands behind a mark, or behind a semicolon and *and*."""
    before = token.nbor(-1)
    if before.is_punct or before.is_space:
        return True
    return before.lower_ == "and" and token.i > 1 and before.nbor(-1).text == ";"


def _is_semi_modal(token: Token) -> bool:
    """Say whether *have to*, *need to*, *going to* stands as a modal here."""
    if token.lemma_ == "go" and (token.lower_ != "going" or not children_of(token, "aux")):
        return False
    following = token.nbor(1) if token.i + 1 < len(token.doc) else None
    return following is not None and following.lower_ == "to" and own_subject(token) is not None


def _read_verb(verb: Token) -> Iterator[Trigger]:
    """Match the verb rows, whose other words hang below the verb."""
    for entry in pick_rows("verb", _lemma_of(verb), verb):
        if entry.needs == "term" and not _is_timed(verb):
            continue
        if entry.needs == "wronged" and not children_of(verb, "ccomp"):
            continue
        words = match_below(verb, entry.words[1:])
        if words is None or (entry.act == "reject" and _moves_object(verb, words)):
            continue
        if words and _is_other_verb(verb, words):
            continue
        yield Trigger(verb, (verb, *words), entry)


def _is_other_verb(verb: Token, words: tuple[Token, ...]) -> bool:
    """Say whether a particle makes another verb of it (*turned down a call to X*, no *turn to*)."""
    borrowed = words[-1].dep_ == "prep" and words[-1].head != verb
    return borrowed and any(c.dep_ == "prt" and c not in words for c in verb.children)


def _lemma_of(verb: Token) -> str:
    """Give the lemma of a verb, also where it keeps its *s*, or where *hopes* is given *hop*."""
    acts, lemma = load_acts(), verb.lemma_.lower()
    if ("verb", lemma) in acts:
        return lemma
    if lemma.endswith("s") and ("verb", lemma[:-1]) in acts:
        return lemma[:-1]
    return f"{lemma}e" if ("verb", f"{lemma}e") in acts else lemma


def _is_timed(verb: Token) -> bool:
    """Say whether a time stands behind a verb that gives one (*gave X until, has 48 hours*)."""
    near = verb.doc[verb.i + 1 : min(verb.i + NEAR_TIME, len(verb.doc))]
    if verb.lemma_ == "have":
        near = near[:1]
    return any(t.lower_ in TIMING or t.lemma_ in UNITS or t.ent_type_ in TIMED for t in near)


def _moves_object(verb: Token, words: tuple[Token, ...]) -> bool:
    """Say whether a verb moves something (*withdraw staff from X*) rather than says no to X."""
    last = words[-1] if words else None
    objects = any(c.dep_ == "dobj" and c not in words for c in verb.children)
    moved = last is not None and last.dep_ == "prep" and last.lower_ not in PARTICLES
    return objects and moved


def _read_noun(noun: Token) -> Iterator[Trigger]:
    """Match the noun rows; a second word is a preposition below the noun."""
    for entry in load_acts().get(("noun", noun.lemma_.lower()), ()):
        words = match_below(noun, entry.words[1:])
        if words is not None:
            yield Trigger(noun, (noun, *words), entry)


def _read_adjective(token: Token) -> Iterator[Trigger]:
    """Match the predicate rows, whose further words follow on the page (*out of the question*)."""
    if token.pos_ == "VERB" and not _is_predicate(token):
        return
    near = list(token.doc[token.i : token.i + LONGEST_PREDICATE])
    beside = {number for word in near[1 : 2 + SKIPPED] for number in (word.lower, word.lemma)}
    for entry in load_acts()["adj", token.lower_]:
        alone = len(entry.words) == 1
        if alone or number_of(entry.words[1]) in beside:
            last = follow_words(near, 0, entry.words)
            if last is not None:
                yield Trigger(token, tuple(near[: last + 1]), entry)


def _is_predicate(verb: Token) -> bool:
    """Say whether a verb is said of something (*was ruled out*)."""
    return any(c.lemma_ in ("be", "seem", "remain") for c in (*verb.children, verb.head))


def _read_modal(token: Token) -> Iterator[Trigger]:
    """Match the modals."""
    for entry in load_acts().get(("modal", token.lemma_.lower()), ()) or load_acts().get(
        ("modal", token.lower_), ()
    ):
        if len(entry.words) == 1 and token.tag_ != "MD":
            continue
        if entry.needs == "staged" and not _has_case(token):
            continue
        if entry.needs == "menacing" and not _is_told(token.head):
            continue
        yield Trigger(token, (token,), entry)


def _is_told(verb: Token) -> bool:
    """Say whether a verb hangs on another that may tell of it, or the other on it."""
    return verb.dep_ == "ccomp" or bool(children_of(verb, "parataxis"))


def _has_case(modal: Token) -> bool:
    """Say whether a case may be put to what a modal rules (*can begin once X, only after Y*)."""
    subject = own_subject(modal.head)
    if subject is not None and subject.lower_ == "we":
        return True
    below = ("advcl", "ccomp", "prep", "neg")
    return any(c.dep_ in below for c in modal.head.children) or (
        modal.sent[0].lower_ in STAGES and modal.sent[0].i < modal.i
    )
