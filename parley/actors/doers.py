"""Doers: people and bodies without a name who ask, offer or refuse (*the elders urged both clans*).

Whom no other reading settles is nobody, as a rule. Who does what only parties do, or is asked to do
something, is somebody all the same, and goes by the words of the text.
"""

from __future__ import annotations

from parley.actors.descriptions import ARMED, is_plural, noun_of, sight_phrase, telling_words
from parley.actors.discourse import Discourse
from parley.actors.identity import GROUP, make_slug
from parley.actors.lexicon import load_lexicon
from parley.actors.page import Page, Sighting
from parley.actors.phrases import Phrase, class_of

CLASSES = frozenset(("people", "armed"))
SEVERAL = frozenset(("relation", "body"))  # several of them only: *the bloc* points to one
NONE = frozenset(("no", "any", "every", "each", "some", "what", "which"))
BINDING = frozenset(("must", "should", "shall", "will", "would", "ought", "wo", "can", "could"))
ADDRESSED = frozenset(("dobj", "dative", "iobj", "nsubjpass"))
DEEDS = frozenset(("xcomp", "ccomp", "advcl"))  # what somebody is asked to do


def read_doer(discourse: Discourse, phrase: Phrase) -> Sighting | None:
    """Keep a description that is nobody's as somebody where he asks, answers or is asked.

    Several are a group, a body or one person an actor of the phrase's own words.
    """
    page, modifiers = discourse.page, load_lexicon().modifiers
    own = phrase.owner >= 0 or phrase.origins or phrase.title or phrase.article in NONE
    kind = class_of(phrase)
    own = own or "joint" in phrase.words or _is_drafted(page, phrase)
    if own or not (kind in CLASSES or (phrase.plural and kind in SEVERAL)):
        return None
    noun = noun_of(page, phrase)
    if noun in modifiers["commenting"] or page.lemmas[phrase.head] in modifiers["machine"]:
        return None
    if not _takes_part(page, page.climb(phrase.head)):
        return None
    slug = make_slug(" ".join([*telling_words(page, phrase), noun]))
    sort = _sort_of(phrase)
    actor_id = f"{GROUP}{slug}" if sort == "group" else slug
    known = discourse.know(actor_id, slug.replace("-", " "), sort)
    return sight_phrase(discourse, phrase, known, "doer")


def _is_drafted(page: Page, phrase: Phrase) -> bool:
    """Say whether a noun with a capital is how a paper calls its own authors (*the Ministers*)."""
    return phrase.article != "" and page.words[phrase.noun][:1].isupper()


def _sort_of(phrase: Phrase) -> str:
    """Give the kind of actor that a description is: several, a body, or one person."""
    if is_plural(phrase):
        return "group"
    kind = phrase.group.kind if phrase.group is not None else ""
    return "organisation" if kind == "board" or class_of(phrase) in ARMED else "person"


def _takes_part(page: Page, i: int) -> bool:
    """Say whether a noun does what only a party does, or is asked to do something."""
    verb, relation = page.heads[i], page.deps[i]
    if relation in ("nsubj", "csubj"):
        return any(_is_act(page, each) for each in _joined(page, verb))
    if relation == "pobj" and page.lowers[verb] in ("by", "on", "upon", "to", "from"):
        above = page.heads[verb]
        return _asks(page, above) or (page.lowers[verb] == "by" and _is_act(page, above))
    return relation in ADDRESSED and _asks(page, verb)


def _joined(page: Page, verb: int) -> list[int]:
    """Give a verb and those that it shares its subject with (*met and urged*)."""
    found = [verb]
    for child in page.doc[verb].children:
        subject = any(page.deps[t.i] in ("nsubj", "nsubjpass") for t in child.children)
        if child.dep_ == "conj" and not subject:
            found.append(child.i)
    return found


def _is_act(page: Page, verb: int) -> bool:
    """Say whether a verb is one of asking, offering and answering, or tells what is to be done."""
    modifiers, lemma = load_lexicon().modifiers, page.lemmas[verb]
    if lemma in modifiers["parleying"]:
        return lemma not in ("call", "appeal") or _has_complement(page, verb)
    if lemma == "be":
        minded = modifiers["minded"]
        return any(t.dep_ == "acomp" and t.lower_ in minded for t in page.doc[verb].children)
    if lemma in load_lexicon().speech:
        said = [t for t in page.doc[verb].children if t.dep_ == "ccomp"]
        return any(_is_binding(page, t.i) for t in said)
    return False


def _has_complement(page: Page, verb: int) -> bool:
    """Say whether *call* and *appeal* ask for something (*called on, appealed to, called for*)."""
    behind = ("on", "upon", "for", "to")
    return any(t.dep_ == "prep" and t.lower_ in behind for t in page.doc[verb].children)


def _is_binding(page: Page, verb: int) -> bool:
    """Say whether what is told is what must, will or should be."""
    if page.lemmas[verb] in load_lexicon().modifiers["parleying"]:
        return True
    return any(t.dep_ == "aux" and t.lower_ in BINDING for t in page.doc[verb].children)


def _asks(page: Page, verb: int) -> bool:
    """Say whether a verb bids somebody to do something (*urged the miners to go back*)."""
    if page.lemmas[verb] not in load_lexicon().modifiers["bidding"]:
        return False
    return any(t.dep_ in DEEDS and t.i > verb for t in page.doc[verb].children)
