"""Phrases: descriptions headed by a noun of office or of people, with the words around it.

*The leaders of France and Poland*, *its Western supporters*, *Turkey's President*: each is found as
a whole, with whom its parts name (``origins``); who is meant is settled later.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

from parley.actors.lexicon import load_lexicon
from parley.actors.names import Name
from parley.actors.page import MODIFIERS, Page
from parley.gazetteer import Gazetteer, GroupNoun, OfficeNoun

LEFT_POSES = frozenset(("ADJ", "NOUN", "PROPN", "NUM"))
ARTICLES = frozenset(("the", "a", "an"))
SOURCES = frozenset(("of", "for", "from", "in", "to"))
LEFT_DEPS = MODIFIERS | frozenset(
    ["nummod", "poss", "quantmod", "conj", "npadvmod", "advmod", "nsubj", "dobj", "pobj", "dep"]
)
LONGEST_LEFT = 14


@dataclass(frozen=True, slots=True)
class Phrase:
    """A description: tokens ``first..last``, its noun at ``noun..head``, and what belongs to it.

    ``origins`` are the names inside it that say whose or of whom; ``owner`` is the token of a
    possessive pronoun or common noun that says so (-1 for none); ``words`` the modifiers.
    ``title`` is true of an office in front of a name; ``site`` holds the places in *the U.S.
    Embassy in Kyiv*.
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


@dataclass(slots=True)
class _Left:
    """What was gathered to the left of a noun."""

    first: int
    origins: list[Name] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    article: str = ""
    owner: int = -1


@cache
def _nouns_by_first_word(gazetteer: Gazetteer) -> Mapping[str, tuple[tuple[str, ...], ...]]:
    """Sort office and group nouns under their first word, the longest first."""
    sorted_nouns: dict[str, list[tuple[str, ...]]] = {}
    for noun in (*gazetteer.office_nouns, *gazetteer.group_nouns, *load_lexicon().nouns):
        words = tuple(noun.replace("-", " - ").split())
        sorted_nouns.setdefault(words[0], []).append(words)
    return {word: tuple(sorted(set(nouns), key=lambda n: (-len(n), n)))
            for word, nouns in sorted_nouns.items()}  # fmt: skip


def find_phrases(page: Page, gazetteer: Gazetteer, covered: Mapping[int, Name]) -> list[Phrase]:
    """Find the descriptions of a text, in reading order.

    Args:
        page: The parsed text.
        gazetteer: The office and group nouns.
        covered: Known names by token.
    """
    nouns = _nouns_by_first_word(gazetteer)
    phrases = []
    i = 0
    while i < len(page.words):
        found = None if i in covered else _match_noun(page, nouns, i)
        if found is None:
            i += 1
            continue
        last, noun = found
        phrase = _build_phrase(page, gazetteer, covered, i, last, noun)
        if phrase is not None:
            phrases.append(phrase)
        i = last + 1
    return phrases


def _match_noun(
    page: Page, nouns: Mapping[str, tuple[tuple[str, ...], ...]], i: int
) -> tuple[int, str] | None:
    """Match the longest noun that starts at a token, singular or plural."""
    candidates = nouns.get(page.lowers[i]) or nouns.get(page.lemmas[i])
    for words in candidates or ():
        last = i + len(words) - 1
        if last >= len(page.words):
            continue
        inner = all(page.lowers[i + k] == word for k, word in enumerate(words[:-1]))
        if inner and words[-1] in (
            page.lowers[last],
            page.lemmas[last],
            _singular(page.lowers[last]),
        ):
            if page.poses[last] in ("NOUN", "PROPN") or len(words) > 1:
                return last, "".join(f" {w}" for w in words).replace(" - ", "-").strip()
        elif len(words) > 1 and _plural_first(page, words, i, last):
            return last, " ".join(words).replace(" - ", "-")
    return None


def _plural_first(page: Page, words: tuple[str, ...], i: int, last: int) -> bool:
    """Match *secretaries of state*: the plural stands on the first word."""
    rest = tuple(page.lowers[i + 1 : last + 1])
    return page.lemmas[i] == words[0] and rest == words[1:]


def _singular(word: str) -> str:
    """Take a plural ending off, for proper nouns that the lemmatizer leaves."""
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith("men"):
        return word[:-3] + "man"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def _build_phrase(
    page: Page, gazetteer: Gazetteer, covered: Mapping[int, Name], i: int, last: int, noun: str
) -> Phrase | None:
    """Gather the words around a noun; ``None`` where it only modifies another noun."""
    office, group = gazetteer.office_nouns.get(noun), gazetteer.group_nouns.get(noun)
    plural = page.tags[last] in ("NNS", "NNPS") or page.tags[i] in ("NNS", "NNPS")
    if office is None and group is None:
        group = GroupNoun(noun, load_lexicon().nouns[noun], "plural" if plural else "singular")
    title = _is_title(page, covered, last)
    if not title and _modifies_noun(page, i, last):
        return None
    left = _gather_left(page, covered, i)
    origins, complement, end, site = list(left.origins), "", last, ()
    if last + 1 < len(page.words) and not title:
        following = page.lowers[last + 1]
        if following in SOURCES:
            listed, stop = read_list(page, covered, last + 2)
            if listed and _takes(following, office, group):
                complement, end = following, stop
                if following in ("in", "from") and (origins or left.owner >= 0):
                    site = tuple(listed)
                else:
                    origins.extend(listed)
    return Phrase(left.first, i, _head_of(page, i, last), end, office, group, plural,
                  tuple(origins), complement, left.owner, tuple(reversed(left.words)), left.article, title, site)  # fmt: skip


def _head_of(page: Page, first: int, last: int) -> int:
    """Give the head of a noun of several words (*secretary of state*)."""
    joined = any(page.poses[i] == "ADP" for i in range(first, last + 1))
    return first if joined else last


def _takes(preposition: str, office: OfficeNoun | None, group: GroupNoun | None) -> bool:
    """Say whether a preposition behind the noun tells whose it is."""
    if preposition == "of":
        return True
    if office is not None:
        return preposition == "for" and office.role == "spokesman"
    return preposition in ("in", "from")


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


def _gather_left(page: Page, covered: Mapping[int, Name], noun: int) -> _Left:
    """Walk left over the words that belong to a noun."""
    left = _Left(noun)
    stop = page.doc[noun].sent.start
    i = noun - 1
    while i >= stop and noun - i <= LONGEST_LEFT:
        name = covered.get(i)
        if name is not None:
            if name.kind == "person" and not _may_precede(page, i + 1, noun):
                break
            left.origins.insert(0, name)
            left.first = i = name.first
        elif not _take_left(page, covered, left, i):
            break
        if left.owner >= 0 or (left.article and left.article not in ("all", "both")):
            break
        i -= 1
    return left


def _may_precede(page: Page, i: int, noun: int) -> bool:
    """Say whether a person's name belongs to a noun (*the Biden administration*)."""
    return page.lowers[i] in ("'s", "'") or i == noun


def _take_left(page: Page, covered: Mapping[int, Name], left: _Left, i: int) -> bool:
    """Take one word to the left into the phrase, or say that it ends here."""
    lower, tag, pos = page.lowers[i], page.tags[i], page.poses[i]
    if tag == "PRP$":
        left.owner = i
    elif tag == "POS" or lower in ("'s", "'"):
        if i - 1 not in covered:
            return _take_owner(page, left, i - 1)
    elif pos == "DET" or (lower in ("both", "all") and pos in ("PRON", "CCONJ")):
        left.article = lower
    elif pos in LEFT_POSES or (pos == "VERB" and page.deps[i] == "amod") or lower == "then":
        if page.deps[i] not in (MODIFIERS if pos in ("NOUN", "PROPN") else LEFT_DEPS):
            return False
        left.words.append(lower)
    elif lower in ("and", ",", "or"):
        return _joins_adjectives(page, covered, i) and _shift(left, i)
    elif not (lower == "-" and page.end_of(i) == page.starts[i + 1]):
        return False
    left.first = i
    return True


def _take_owner(page: Page, left: _Left, i: int) -> bool:
    """Take a possessor that is a common noun (*the country's president*)."""
    if page.poses[i] not in ("NOUN", "PROPN"):
        return False
    left.owner, left.first = i, _owner_start(page, i)
    return True


def _joins_adjectives(page: Page, covered: Mapping[int, Name], i: int) -> bool:
    """Say whether *and* or a comma stands between two names in front of a noun."""
    before, behind = covered.get(i - 1), covered.get(i + 1)
    if before is None or behind is None or page.lowers[i - 1] in ("'s", "'"):
        return False
    return before.how == "demonym" or page.deps[before.head] in MODIFIERS


def _shift(left: _Left, i: int) -> bool:
    """Let a phrase start at a token."""
    left.first = i
    return True


def _owner_start(page: Page, i: int) -> int:
    """Give the first token of a possessor that is a common noun with its article."""
    first = i
    while first - 1 >= 0 and page.heads[first - 1] == i and page.poses[first - 1] in (
        "DET", "ADJ", "NOUN", "PROPN", "NUM"):  # fmt: skip
        first -= 1
    return first


def read_list(page: Page, covered: Mapping[int, Name], i: int) -> tuple[list[Name], int]:
    """Read an enumeration of names from a token on: the names and the last token.

    *France, the United Kingdom, Germany, and Poland* needs no parse, which often breaks it.
    """
    listed: list[Name] = []
    last = i - 1
    joined = True
    while i < len(page.words):
        name = covered.get(i)
        if name is not None and name.kind == "person" and listed:
            break
        if name is not None and joined:
            listed.append(name)
            last, i, joined = name.last, name.last + 1, False
        elif page.lowers[i] in (",", "and", "&", "or") and listed:
            joined, i = True, i + 1
        elif page.lowers[i] in ("the", "both") and joined:
            i += 1
        else:
            break
    return _drop_new_clause(page, listed, last)


def _drop_new_clause(page: Page, listed: list[Name], last: int) -> tuple[list[Name], int]:
    """Cut a list before a name that is the subject of a clause of its own."""
    for place, name in enumerate(listed[1:], start=1):
        if page.deps[name.head] in ("nsubj", "nsubjpass") and page.heads[name.head] > name.head:
            between = page.lowers[listed[place - 1].last + 1 : name.first]
            if "," in between and "and" not in between:
                return listed[:place], listed[place - 1].last
    return listed, last


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
    return tuple(w for w in phrase.words if w not in slack and w not in pair and not w.isdigit())
