"""Frames of issues: pairs of a governing word and one below it that say more than either alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from spacy.tokens import Doc, Token

from parley.datafiles import read_rows
from parley.demands.forms import find_places
from parley.demands.lexicon import hash_forms
from parley.demands.storage import keep

# Relations over which a word governs another within one phrase.
GOVERNED = frozenset(
    {"dobj", "pobj", "prep", "nsubj", "nsubjpass", "compound", "amod", "nmod", "poss", "conj"}
    | {"agent", "dative", "attr", "acl", "ccomp", "pcomp", "nummod", "oprd", "npadvmod"}
)
SURE = GOVERNED - {"compound", "pcomp", "poss"}  # those that lead down in any case
# What leads no pair: *back* as an adverb is not *to back*.
SILENT = frozenset({"ADV", "DET", "PUNCT", "PRON", "NUM", "CCONJ", "SCONJ", "PART", "SPACE"})
PARTICLES = frozenset({"prt", "advmod", "prep", "acomp", "oprd"})
# Adverbs that complete a verb, whatever the parse takes them for.
ADVERBS = frozenset({"home", "away", "together", "apart", "free", "around", "aside"})
OBJECTS = frozenset({"dobj", "nsubjpass"})  # what a verb is done to
DOERS = frozenset({"nsubj", "nsubjpass", "agent", "poss"})
# Prepositions before the place where something is, and whence or whither nothing goes.
LOCAL = frozenset({"in", "at", "near", "around", "outside", "along", "beside", "inside"})
# Names that stand for a class of ``issue_classes.csv``, by the kind of entity that they are.
NAMES = {"GPE": "<place>", "LOC": "<place>", "FAC": "<place>", "PERSON": "<people>"}
UNKNOWN = frozenset({"", "ORG", "PRODUCT", "WORK_OF_ART"})  # what the parse takes for an odd place
HOW = frozenset({"by", "without", "after", "before"})  # before how or when it is done
FARTHEST = 4  # steps from a governing word down to the word that settles what it is about
NAMED = 2  # steps down to a name that stands for a class
FRAMES, CLASSES = "lexicon/issue_frames.csv", "lexicon/issue_classes.csv"


class Frame(NamedTuple):
    """What a pair of words says, or a common word alone: the issue, its strength, and its row.

    Without an issue it says that its lead speaks for none (*withdraw an objection*).
    """

    issue: str
    strength: int
    line: int


def find_pairs(
    lead: Token, inside: set[int], issues: Mapping[int, str]
) -> list[tuple[str, Token, Frame]]:
    """Find the pairs that a governing word makes with words below it.

    Of a word with several forms (*send, send home*) the longest that makes a pair counts.

    Args:
        lead: The governing word.
        inside: The places of the words that can stand below it.
        issues: The issue of each word that names one, by its place.

    Returns:
        The form of the lead, the word below it, and the row that pairs them, for each pair.

    >>> from parley import read
    >>> doc = read("Mali told France to send its soldiers home.", published="2024-03-01").doc
    >>> [(form, word, frame.issue) for form, word, frame in find_pairs(doc[4], set(range(9)), {})]
    [('send home', soldiers, 'withdrawal')]
    """
    if lead.pos_ in SILENT:
        return []
    lemma = _verb_of(lead)
    if lemma not in _load_leads():
        return []
    listed = [(form, below) for form in _forms_of(lead, lemma) if (below := list_below(form))]
    words = _list_words(lead, inside, issues) if listed else []
    pairs: list[tuple[str, Token, Frame]] = []
    known: set[int] = set()
    for form, below in listed:
        found = _find_below(words, below)
        pairs += [(form, word, frame) for word, frame in found if word.i not in known]
        known.update([word.i for word, _ in found])
    return pairs


def find_leads(doc: Doc) -> frozenset[int]:
    """Give the places of the words that may lead a pair.

    >>> from parley import read
    >>> doc = read("Mali told France to send its soldiers home.", published="2024-03-01").doc
    >>> [doc[place] for place in sorted(find_leads(doc))]
    [told, send]
    """
    return keep(doc, "leads", lambda doc: frozenset(find_places(doc, _lead_forms())))


@cache
def _lead_forms() -> frozenset[int]:
    """Give spaCy's numbers of the words that may lead a pair, and of their nouns in *-ing*."""
    leads = _load_leads()
    nouns = {f"{stem}ing" for lead in leads for stem in (lead, lead.removesuffix("e"))}
    doubled = {f"{lead}{lead[-1]}ing" for lead in leads}
    return hash_forms(leads | nouns | doubled)


def _verb_of(lead: Token) -> str:
    """Give the lemma of a word; of a noun in *-ing* that leads nothing itself that of its verb."""
    lemma = lead.lemma_.lower()
    if lead.pos_ != "NOUN" or not lemma.endswith("ing") or lemma in _load_leads():
        return lemma
    stem = lemma.removesuffix("ing")
    verbs = (stem, f"{stem}e", stem[:-1] if stem[-2:-1] == stem[-1:] else stem)
    return next((verb for verb in verbs if verb in _load_leads()), lemma)


def _forms_of(lead: Token, lemma: str) -> list[str]:
    """Give a word by lemma, with each particle behind it and then alone (*pull out*, *pull*)."""
    forms = []
    for child in lead.children:
        if child.i > lead.i and _is_particle(child):
            forms.append(f"{lemma} {child.lower_}")
            continue
        for each in child.children:
            if each.i < child.i and each.lower_ in ADVERBS:
                forms.append(f"{lemma} {each.lower_}")
                break
    return [*forms, lemma]


def _is_particle(word: Token) -> bool:
    """Say whether a word only completes a verb: *let them go*, not *let them go to the game*."""
    if word.dep_ == "ccomp":
        return not any(child.i > word.i for child in word.children)
    return word.dep_ in PARTICLES or word.lower_ in ADVERBS


def _is_modifier(word: Token, issues: Mapping[int, str]) -> bool:
    """Say whether a word that modifies another is of another issue (*the border dialogue*)."""
    host = issues.get(word.head.i, "")
    return bool(host) and issues.get(word.i, host) != host


def _is_where(word: Token) -> bool:
    """Say whether what a preposition leads to is only where something is (*in Mexico City*)."""
    if word.head.lower_ not in LOCAL or word.ent_type_ == "PERSON":
        return False
    return word.ent_type_ in NAMES or "<place>" in classes_of(word.lemma_.lower())


def _list_words(
    lead: Token, inside: set[int], issues: Mapping[int, str]
) -> list[tuple[Token, Sequence[str]]]:
    """Give the words below a lead, the nearest first, each with what it can be listed as."""
    found = []
    level = [*lead.children]
    if lead.dep_ == "xcomp":
        level += list_told(lead)
    elif lead.dep_ == "dobj":
        level += _list_given(lead)
    for step in range(FARTHEST):
        level = [
            child
            for child in level
            if child.i in inside and (child.dep_ in SURE or _is_below(child, issues, step))
        ]
        for token in level:
            if token.dep_ != "pobj" or not _is_where(token):
                named = _class_of_name(token, step) if token.pos_ == "PROPN" else ""
                done_to = token.dep_ in OBJECTS and token.head.i == lead.i
                issue = issues.get(token.i, "")
                keys = _list_keys(token.lemma_, token.lower_, issue, named, done_to)
                found.append((token, keys))
        level = [child for token in level for child in token.children]
        if not level:
            break
    return found


def _is_below(child: Token, issues: Mapping[int, str], step: int) -> bool:
    """Say whether a word belongs to the phrase of the one above it, some steps below a lead."""
    relation = child.dep_
    if relation not in GOVERNED and child.lower_ not in ADVERBS:
        return False
    if relation == "compound":
        return not _is_modifier(child, issues)
    if relation == "pcomp":
        return child.head.lower_ not in HOW
    return not (step and relation == "poss")


def list_told(verb: Token) -> list[Token]:
    """List those who are told to do something (*told the firms to leave*); not those named.

    >>> from parley import read
    >>> list_told(read("Mali told the firms to leave.", published="2024-03-01").doc[5])
    [firms]
    """
    if verb.dep_ != "xcomp":
        return []
    before = (child for child in verb.head.rights if child.i < verb.i)
    return [child for child in before if child.dep_ == "dobj" and child.pos_ == "NOUN"]


def _list_given(money: Token) -> list[Token]:
    """List what a verb's object, if it is money, is given to or for, hung on the verb."""
    if "<money>" not in classes_of(money.lemma_.lower()):
        return []
    return [c for c in money.head.rights if c.i > money.i and c.lower_ in ("to", "for")]


def _find_below(
    words: Sequence[tuple[Token, Sequence[str]]], below: Mapping[str, Frame]
) -> list[tuple[Token, Frame]]:
    """Find the words that make a frame with what governs them, and their frames."""
    found = []
    for token, keys in words:
        for key in keys:
            if key in below:
                found.append((token, below[key]))
                break
    return found


@lru_cache(maxsize=10_000)
def _list_keys(lemma: str, lower: str, issue: str, named: str, done_to: bool) -> tuple[str, ...]:
    """Give what a word below a lead can be listed as: its forms, its issue, the class of a name."""
    forms = dict.fromkeys((lemma.lower(), lower, lower.removesuffix("s")))
    classes = (each for form in forms for each in classes_of(form))
    keys = tuple(dict.fromkeys(filter(None, (*forms, issue, *classes, named))))
    return (*keys, *(f"={key}" for key in keys)) if done_to else keys


def _class_of_name(name: Token, step: int) -> str:
    """Give the class that a name stands for, some steps below a lead.

    A people (*the Karens*) is its members.
    """
    if step >= NAMED or name.dep_ == "compound" or (not step and name.dep_ in DOERS):
        return ""
    if name.ent_type_ == "NORP":
        return "<people>" if name.tag_ == "NNPS" else ""
    return "<place>" if name.ent_type_ in UNKNOWN else NAMES.get(name.ent_type_, "")


@cache
def list_below(form: str) -> dict[str, Frame]:
    """Give for a governing word what the words below it, their issues or classes, make of it.

    Of two rows that hold the same pair, the first counts. Without a lead stand the words that are
    so common that they speak only where nothing clearer does.

    >>> list_below("send home")["<fighters>"].issue
    'withdrawal'
    """
    rows = {line: row for key in (form, *classes_of(form)) for line, row in _load_rows(key)}
    found: dict[str, Frame] = {}
    for line in sorted(rows):
        said = Frame(rows[line]["issue"], int(rows[line]["strength"]), line)
        for word in rows[line]["below"].split("|"):
            found.setdefault(word, said)
    return found


def _load_rows(lead: str) -> Sequence[tuple[int, Mapping[str, str]]]:
    """Give the rows that hold a lead, a word or a class, with their lines."""
    return _index_rows().get(lead, ())


@cache
def _index_rows() -> dict[str, list[tuple[int, Mapping[str, str]]]]:
    """Index the rows by their leads."""
    index: dict[str, list[tuple[int, Mapping[str, str]]]] = {}
    for line, row in enumerate(read_rows(FRAMES), start=2):
        for lead in dict.fromkeys(row["leads"].split("|")):
            index.setdefault(lead, []).append((line, row))
    return index


@cache
def _load_leads() -> frozenset[str]:
    """Give the first words of all leads, those of the classes that lead among them."""
    rows = _index_rows()
    listed = {w for name, words in _load_classes().items() if name in rows for w in words}
    return frozenset(lead.split()[0] for lead in {*rows, *listed} if lead)


def classes_of(word: str) -> tuple[str, ...]:
    """Give the classes of ``issue_classes.csv`` that a word is in.

    >>> classes_of("herring")
    ('<fish>',)
    """
    return _index_classes().get(word, ())


@cache
def _index_classes() -> dict[str, tuple[str, ...]]:
    """Index the classes by their words."""
    index: dict[str, tuple[str, ...]] = {}
    for name, words in _load_classes().items():
        for word in words:
            index[word] = (*index.get(word, ()), name)
    return index


@cache
def _load_classes() -> dict[str, frozenset[str]]:
    """Give the words of each class."""
    rows = read_rows(CLASSES)
    return {row["class"]: frozenset(row["words"].split("|")) for row in rows}
