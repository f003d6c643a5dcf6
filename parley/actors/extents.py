"""Extents: how far a description reaches to the left of its noun, and a list of names to the right.

Both walk over tags and neighbours rather than the parse, which often breaks lists and titles.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from parley.actors.lexicon import load_lexicon
from parley.actors.names import Name
from parley.actors.page import MODIFIERS, Page

LEFT_POSES = frozenset(("ADJ", "NOUN", "PROPN", "NUM"))
LEFT_DEPS = MODIFIERS | frozenset(
    ["nummod", "poss", "quantmod", "conj", "npadvmod", "advmod", "nsubj", "dobj", "pobj", "dep"]
)
BACKED = frozenset(
    ("backed", "appointed", "installed", "recognised", "recognized", "based", "born")
)
LED = frozenset(("led", "run", "dominated"))  # a name before them does say whose
LONGEST_LEFT = 14
TAIL_HEADS = frozenset(("of", "for", "to", "in", "on", "at"))
LONGEST_TAIL = 12


EITHER = frozenset(("both", "all", "either", "neither"))


@dataclass(slots=True)
class Left:
    """What was gathered to the left of a noun."""

    first: int
    origins: list[Name] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    article: str = ""
    owner: int = -1


def gather_left(page: Page, covered: Mapping[int, Name], noun: int) -> Left:
    """Walk left over the words that belong to a noun."""
    left = Left(noun)
    stop = page.doc[noun].sent.start
    i = noun - 1
    while i >= stop and noun - i <= LONGEST_LEFT:
        name = covered.get(i)
        if name is not None and left.words[-1:] == ["two"]:
            break
        if name is not None:
            if name.kind == "person" and not _may_precede(page, i + 1, noun):
                break
            if not _is_made_by(page, name.last, BACKED):
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


def _take_left(page: Page, covered: Mapping[int, Name], left: Left, i: int) -> bool:
    """Take one word to the left into the phrase, or say that it ends here."""
    lower, tag, pos = page.lowers[i], page.tags[i], page.poses[i]
    if tag == "PRP$":
        left.owner = i
    elif tag == "POS" or lower in ("'s", "'"):
        if i == 0:
            return False  # a text that was cut behind its first word
        if i - 1 not in covered:
            return _take_owner(page, left, i - 1)
    elif pos == "DET" or (lower in EITHER and pos in ("PRON", "CCONJ")):
        left.article = lower
    elif _is_made_by(page, i, BACKED | LED):
        return _shift(left, i)
    elif tag in ("RBS", "JJS", "FW") or _is_hyphened(page, i):
        left.words.append(lower)  # the best known, the de facto ruler, the nuclear-armed states
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


def _is_hyphened(page: Page, i: int) -> bool:
    """Say whether a hyphen joins a plain word to the one behind it (*nuclear-armed*)."""
    joined = page.words[i + 1 : i + 2] == ["-"] and page.end_of(i) == page.starts[i + 1]
    return joined and page.words[i].isalpha() and page.poses[i] not in ("PROPN", "PRON", "VERB")


def _is_made_by(page: Page, i: int, made_words: frozenset[str]) -> bool:
    """Say whether a word belongs to *army-backed*: it tells how a government came, not whose."""
    for made in (i, i + 2):
        if not 0 < made < len(page.words):
            continue
        hyphened = page.words[made - 1] == "-" and page.end_of(made - 1) == page.starts[made]
        if page.lowers[made] in made_words and hyphened:
            return True
    return False


def _take_owner(page: Page, left: Left, i: int) -> bool:
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


def _shift(left: Left, i: int) -> bool:
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
    titles = load_lexicon().titles
    listed: list[Name] = []
    last = i - 1
    joined = True
    while i < len(page.words):
        name = covered.get(i)
        if name is not None and ((name.kind == "person" and listed) or _is_adjective(page, name)):
            break
        if name is not None and joined:
            listed.append(name)
            last, joined = _skip_short(page, covered, name), False
            i = last + 1
        elif page.lowers[i] in (",", "and", "&", "or") and listed:
            joined, i = True, i + 1
        elif (page.lowers[i] in ("the", "both") or page.lowers[i] in titles) and joined:
            i += 1
        else:
            break
    return _drop_new_clause(page, listed, last)


def _is_adjective(page: Page, name: Name) -> bool:
    """Say whether a people's name only tells of a thing behind it (*of Muslim property*)."""
    head = page.heads[name.head]
    before = page.deps[name.head] in MODIFIERS and head > name.last
    return before and name.kind == "group" and page.poses[head] == "NOUN"


def _skip_short(page: Page, covered: Mapping[int, Name], name: Name) -> int:
    """Give the last token of a name with its short form in brackets (*Republic of X (RX)*)."""
    short = covered.get(name.last + 2)
    same = short is not None and short.actor_id == name.actor_id
    opened = page.words[name.last + 1 : name.last + 2] == ["("]
    closed = same and page.words[short.last + 1 : short.last + 2] == [")"]
    return short.last + 1 if opened and closed else name.last


def read_tail(page: Page, last: int) -> int:
    """Give the last token of the prepositional phrases behind an office (*envoy to the talks*)."""
    i = last + 1
    while i < len(page.words) and page.lowers[i] in TAIL_HEADS:
        stop = i
        while stop + 1 < len(page.words) and _stays_in_tail(page, stop + 1):
            stop += 1
        if stop == i or stop - last > LONGEST_TAIL:
            break
        last, i = stop, stop + 1
    return last


def _stays_in_tail(page: Page, i: int) -> bool:
    """Say whether a token belongs to the noun phrase behind a preposition."""
    if page.tags[i] in ("POS", "PRP$"):
        return True
    if page.words[i] == "-":
        return page.starts[i] == page.end_of(i - 1)
    wanted = ("DET", "ADJ", "NOUN", "PROPN", "NUM")
    return page.poses[i] in wanted and page.doc[i].ent_type_ not in ("DATE", "TIME", "PERSON")


def _drop_new_clause(page: Page, listed: list[Name], last: int) -> tuple[list[Name], int]:
    """Cut a list before a name that is the subject of a clause of its own."""
    for place, name in enumerate(listed[1:], start=1):
        if page.deps[name.head] in ("nsubj", "nsubjpass") and page.heads[name.head] > name.head:
            between = page.lowers[listed[place - 1].last + 1 : name.first]
            if "," in between and "and" not in between:
                return listed[:place], listed[place - 1].last
    return listed, last
