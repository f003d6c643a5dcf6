"""Places: whether the name of a land or city acts in its sentence or is only where things are.

*Moscow rejected the plan* names the state, *a visit to Moscow* a place. The reading hangs on the
word above the name in the parse; the words are in ``data/lexicon/actors_places.csv``.
"""

from __future__ import annotations

from parley.actors.lexicon import load_lexicon
from parley.actors.page import MODIFIERS, Page

# Verbs with two objects, before the second of which a name is taken for a modifier.
GIVING = frozenset(
    ("deny", "give", "offer", "promise", "grant", "lend", "hand", "pay", "owe", "refuse", "allow")
)


def find_part(page: Page, i: int, *, city: bool) -> str:
    """Name the part that a land or city plays as an actor; empty where it is only a place.

    Args:
        page: The parsed text.
        i: Token number of the name's head.
        city: Whether the name is a city's, which needs more to be read as its state.
    """
    top = page.climb(i)
    dep, head = page.deps[top], page.heads[top]
    if dep in ("nsubj", "nsubjpass", "csubj"):
        return _read_subject(page, head, dep, city)
    if dep in ("dobj", "dative", "iobj"):
        if page.lowers[i + 1 : i + 2] in (["responsible"], ["accountable"], ["liable"]):
            return "object"  # held to account, not held as a place is
        return _unless(("object", page.lemmas[head]), city, "object")
    if dep in ("pobj", "pcomp"):
        return _read_preposition(page, head, city)
    if dep == "poss":
        return _unless(("possessive", page.lemmas[head]), city, "possessive", state=True)
    if dep in MODIFIERS and _is_given(page, top, head):
        return "recipient"
    if dep in MODIFIERS:
        return _read_modifier(page, top, head, city)
    return "" if city else "named"


def _unless(key: tuple[str, str], city: bool, part: str, *, state: bool = False) -> str:
    """Give the part, unless the word above says that it is a place."""
    reading = load_lexicon().places.get(key, "")
    if reading == "place" or (reading == "city" and city):
        return part if state and not city else ""
    return part


def _read_subject(page: Page, verb: int, dep: str, city: bool) -> str:
    """Read a subject: it acts, unless the verb is one of lying or, passive, of being struck."""
    part = "object" if dep == "nsubjpass" else "subject"
    if city and page.lemmas[verb] == "be" and _is_described_as_place(page, verb):
        return ""
    return _unless((part, page.lemmas[verb]), city, "subject")


def _is_described_as_place(page: Page, verb: int) -> bool:
    """Say whether the copula names a place (*is the capital*, *was under attack*)."""
    return any(
        child.dep_ == "attr" or (child.dep_ == "prep" and child.lower_ in ("under", "in", "at"))
        for child in page.children(verb)
    )


def _read_preposition(page: Page, prep: int, city: bool) -> str:
    """Read the object of a preposition by the preposition and the word that it hangs on."""
    word = page.lowers[prep]
    if page.poses[prep] in ("VERB", "NOUN"):
        return "" if city else "object"
    governor = page.heads[prep]
    if page.poses[governor] == "ADP" and page.lowers[governor] in ("on", "in") and word == "of":
        return "of"
    places = load_lexicon().places
    reading = places.get((word, page.lemmas[governor]), "")
    fixed = places.get(("prep", word), "")
    joined = city and word == "between" and reading == "city"
    if fixed and not joined and not (reading == "actor" and not city):
        return "" if fixed == "place" or (fixed == "state" and city) else word
    if reading == "actor":
        return word
    if reading == "place" or (reading == "city" and city):
        return ""
    if city and word == "to" and _is_sent(page, governor):
        return ""
    if city:
        return word if word in ("to", "from", "for") and page.deps[prep] != "ROOT" else ""
    return word


def _is_sent(page: Page, governor: int) -> bool:
    """Say whether people or goods go to a city (*sent a delegation to Lima*), and no message."""
    sent = load_lexicon().modifiers["sendable"]
    things = [
        page.lemmas[governor],
        *(c.lemma_ for c in page.children(governor) if c.dep_ == "dobj"),
    ]
    return bool(sent & set(things))


def _is_given(page: Page, i: int, noun: int) -> bool:
    """Say whether a name before a thing is whom a verb gives it to (*denied Mali fuel*)."""
    verb = page.heads[noun]
    if page.deps[noun] != "dobj" or page.lemmas[verb] not in GIVING or not verb < i < noun:
        return False
    return all(page.heads[j] == i or page.heads[j] == noun for j in range(verb + 1, i))


def _read_modifier(page: Page, i: int, noun: int, city: bool) -> str:
    """Read a name in front of a noun: it acts where the noun is what a state does.

    Accords and meetings are called by the city where they were (*the Lusaka agreement*).
    """
    lexicon = load_lexicon()
    if noun <= i:
        return ""
    lemma = page.lemmas[noun]
    if city and lexicon.places.get(("compound", lemma)) == "city":
        return ""
    if lemma in lexicon.acts and page.poses[noun] in ("NOUN", "PROPN", "VERB"):
        return "act"
    return ""
