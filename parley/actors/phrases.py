"""Phrases: descriptions headed by a noun of office or of people, with the words around it.

*The leaders of France and Poland*, *its Western supporters*, *Turkey's President*: each is found as
a whole, with whom its parts name (``origins``); who is meant is settled later.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from parley.actors.extents import gather_left, read_tail
from parley.actors.lexicon import load_lexicon
from parley.actors.names import Name
from parley.actors.nouns import match_noun, sort_nouns
from parley.actors.page import MODIFIERS, Page
from parley.actors.rights import Head, Right, gather_right
from parley.gazetteer import Gazetteer, GroupNoun, OfficeNoun

CAMPED = (["of"], ["in"], ["near"], ["at"], ["for"], ["along"])
PEOPLE_OF_CAMPS = frozenset(("refugee", "guerrilla", "rebel", "militant", "army", "training"))


@dataclass(frozen=True, slots=True)
class Phrase:
    """A description: tokens ``first..last``, its noun at ``noun..head``, and what belongs to it.

    ``origins`` are the names inside it that say whose or of whom; ``owner`` is the token of a
    possessive pronoun or common noun that says so (-1 for none); ``words`` the modifiers.
    ``title`` is true of an office in front of a name; ``site`` holds the places in *the U.S.
    Embassy in Kyiv*; ``part`` is the noun of a part of a state that is led (*the Malian army*).
    """

    first: int
    noun: int
    head: int
    last: int
    office: OfficeNoun | None
    group: GroupNoun | None
    plural: bool
    origins: tuple[Name, ...] = ()
    complement: str = ""
    owner: int = -1
    words: tuple[str, ...] = ()
    article: str = ""
    title: bool = False
    site: tuple[Name, ...] = ()
    part: str = ""


def find_phrases(page: Page, gazetteer: Gazetteer, covered: Mapping[int, Name]) -> list[Phrase]:
    """Find the descriptions of a text, in reading order.

    Args:
        page: The parsed text.
        gazetteer: The office and group nouns.
        covered: Known names by token.
    """
    nouns = sort_nouns(gazetteer)
    phrases = []
    i = 0
    while i < len(page.words):
        found = None if i in covered else match_noun(page, nouns, i)
        if found is None:
            i += 1
            continue
        last, noun = found
        phrase = _build_phrase(page, gazetteer, covered, i, last, noun)
        if phrase is not None:
            phrases.append(phrase)
        i = last + 1
    return phrases


def _build_phrase(
    page: Page, gazetteer: Gazetteer, covered: Mapping[int, Name], i: int, last: int, noun: str
) -> Phrase | None:
    """Gather the words around a noun; ``None`` where it only modifies another noun."""
    head = _read_head(page, gazetteer, i, last, noun)
    title = _is_title(page, covered, last)
    if not title and _is_no_head(page, i, last, noun):
        return None
    left = gather_left(page, covered, i)
    owned = bool(left.origins) or left.owner >= 0
    right = Right(last) if title else gather_right(page, gazetteer, covered, last, head, owned)
    end = right.last
    if head.office is not None and not title and not head.plural:
        end = _reach(page, covered, end)
    return Phrase(
        left.first, i, _head_of(page, i, last), end, head.office, head.group, head.plural,
        (*left.origins, *right.origins), right.complement, left.owner,
        tuple(reversed(left.words)), left.article, title, right.site, right.part,
    )  # fmt: skip


def _read_head(page: Page, gazetteer: Gazetteer, i: int, last: int, noun: str) -> Head:
    """Look a noun up among those of offices, of groups and of the lexicon."""
    office, group = gazetteer.office_nouns.get(noun), gazetteer.group_nouns.get(noun)
    joined = any(page.poses[k] == "ADP" for k in range(i, last + 1))  # Minister of ... Affairs
    plural = page.tags[i if joined else last] in ("NNS", "NNPS") or page.tags[i] in ("NNS", "NNPS")
    # *Heads of State* and *Foreign Ministers* are tagged as names.
    words = noun.split()
    plural = plural or page.lowers[i] == f"{words[0]}s"
    plural = plural or (not joined and page.lowers[last] == f"{words[-1]}s")
    if office is None and group is None:
        group = GroupNoun(noun, load_lexicon().nouns[noun], "plural" if plural else "singular")
    return Head(office, group, plural)


def _is_no_head(page: Page, i: int, last: int, noun: str) -> bool:
    """Say whether a noun heads no description: it modifies another one, or is a place's."""
    paired = page.lowers[i - 1 : i] in (["either"], ["neither"]) and noun in ("side", "party")
    camps = page.lowers[last] == "camps" and page.lowers[last + 1 : last + 2] in CAMPED
    return (_modifies_noun(page, i, last) and not paired) or camps or _is_place(page, i)


def _is_place(page: Page, i: int) -> bool:
    """Say whether a noun belongs to a place (*the West Bank, a refugee camp*)."""
    if i < 1 or page.deps[i - 1] not in MODIFIERS or page.heads[i - 1] != i:
        return False
    named = page.words[i - 1][:1].isupper() and page.words[i][:1].isupper()
    if named and page.doc[i].ent_type_ in ("GPE", "LOC", "FAC"):
        return True
    nouns = load_lexicon().nouns
    people = page.lowers[i - 1] in nouns or page.lemmas[i - 1] in PEOPLE_OF_CAMPS
    return page.lemmas[i] == "camp" and page.poses[i - 1] == "NOUN" and people


def _reach(page: Page, covered: Mapping[int, Name], end: int) -> int:
    """Let an office reach over what it is of, where a comma, the end or a verb stands behind it."""
    tail = read_tail(page, end)
    closed = page.words[tail + 1 : tail + 2] in ([","], [")"], ["."], ["—"], ["–"], [";"], [])
    if closed or page.poses[tail + 1] == "SPACE":
        return tail
    known = tail in covered and covered[tail].kind == "state"
    return tail if known and page.poses[tail + 1] in ("VERB", "AUX") else end


def _head_of(page: Page, first: int, last: int) -> int:
    """Give the head of a noun of several words (*secretary of state*)."""
    joined = any(page.poses[i] == "ADP" for i in range(first, last + 1))
    return first if joined else last


def _is_title(page: Page, covered: Mapping[int, Name], last: int) -> bool:
    """Say whether a name follows at once."""
    following = last + 1
    if following >= len(page.words):
        return False
    name = covered.get(following)
    if name is not None:
        return name.kind == "person"
    if page.poses[following] != "PROPN" or page.tags[following] == "NNPS":
        return False
    return (page.words[following][:1].isupper() and page.poses[last] == "PROPN") or (
        page.doc[following].ent_type_ == "PERSON"
    )


def _modifies_noun(page: Page, first: int, last: int) -> bool:
    """Say whether the noun stands in front of another noun (*government policy*)."""
    head = page.heads[last]
    if page.deps[last] in ("compound", "nmod") and head > last and page.poses[head] != "PUNCT":
        joints = {"and", "or", ",", ";"}
        return not joints & set(page.lowers[last + 1 : head])
    following = last + 1
    return (
        following < len(page.words)
        and page.words[following] == "-"
        and page.starts[following] == page.end_of(last)
        and page.lowers[following + 1 : following + 2] not in (["designate"], ["elect"])
    )


CLASSES = {
    "forces": "voice",
    "delegation": "voice",
    "authority": "organ",
    "armed": "armed",
    "party": "relation",
    "states": "land",
    "organisation": "body",
    "media": "body",
    "business": "body",
}


def class_of(phrase: Phrase) -> str:
    """Give what a phrase's noun makes of the people behind it.

    ``voice`` stands for the state or body whose it is, ``organ`` is an actor of its own within it;
    further ``armed``, ``relation``, ``land``, ``body`` and, for all others, ``people``.
    """
    if phrase.group is None:
        return "people"
    own = load_lexicon().nouns.get(phrase.group.noun)
    return own or CLASSES.get(phrase.group.kind, "people")


def read_words(page: Page, phrase: Phrase) -> tuple[str, ...]:
    """Give the modifiers that tell who is meant, without those that only count or weigh.

    The noun's own plural stays; *several European nations* gives *european*.
    """
    slack = load_lexicon().modifiers["slack"]
    pair = load_lexicon().modifiers["pair"]
    return tuple(w for w in phrase.words if w not in slack | pair and not _is_number(w))


def _is_number(word: str) -> bool:
    """Say whether a word is a number in figures (*1,100*)."""
    return word.replace(",", "").replace(".", "").isdigit()
