"""Spans of persons: which words are the name of somebody whom no list knows.

The tagger shows some; a title or an office beside a run of capitalised words shows others.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from parley.actors.discourse import Discourse
from parley.actors.entities import Entity
from parley.actors.lexicon import load_lexicon
from parley.actors.page import Page
from parley.actors.regions import read_run

PARTICLES = frozenset(("al", "-", "bin", "ibn", "abu", "van", "von", "der", "de", "da", "di", "la",
                       "el", "ul", "ben", "le", "du", "dos", "den", "of"))  # fmt: skip


def find_spans(discourse: Discourse, entities: Iterable[Entity]) -> Iterable[tuple[int, int]]:
    """Give the token spans of unlisted persons: the tagger's, and proper nouns behind a title."""
    page = discourse.page
    seen: set[int] = set()
    for start, last in sorted(_likely_spans(discourse, entities), key=lambda s: (s[0], -s[1])):
        first = _skip_titles(discourse, start, last)
        if first > last:
            continue  # a demonym that was taken for a name
        while last + 1 < len(page.words) and _runs_on(page, last):
            last += 1
        span = range(first, last + 1)
        if seen & set(span) or any(i in discourse.covered for i in span):
            continue
        if all(_is_name_word(page, i) for i in span) and page.words[first][:1].isupper():
            seen.update(span)
            yield first, last


def _likely_spans(discourse: Discourse, entities: Iterable[Entity]) -> Iterator[tuple[int, int]]:
    """Give the spans that the tagger, a description, a label or a title makes a person's."""
    for entity in entities:
        if entity.label == "PERSON" and not _names_a_thing(discourse, entity):
            yield _stretch_left(discourse, entity.first), entity.last
    yield from _described_spans(discourse)
    yield from _labels(discourse)
    for phrase in discourse.phrases:
        named = phrase.title and phrase.last + 1 not in discourse.covered
        if named and not _tells_a_thing(discourse.page, phrase.last + 1):
            yield phrase.last + 1, phrase.last + 1


def _stretch_left(discourse: Discourse, first: int) -> int:
    """Take in the first names that the tagger left out (*Tomas Berg* tagged as *Berg*)."""
    page = discourse.page
    while (
        first
        and page.poses[first - 1] == "PROPN"
        and page.words[first - 1][:1].isupper()
        and page.words[first - 1].isalpha()
        and page.deps[first - 1] == "compound"
        and first - 1 not in discourse.covered
        and first - 1 not in discourse.phrase_upto
        and page.lowers[first - 1] not in load_lexicon().things
    ):
        first -= 1
    return first


def _names_a_thing(discourse: Discourse, entity: Entity) -> bool:
    """Say whether a name only tells which thing is meant (*the Olaf Berg stadium*)."""
    several = entity.last > entity.first
    if several and load_lexicon().marks(discourse.page.lowers[entity.last], "unit"):
        return True  # Eastern Theatre Command
    return _tells_a_thing(discourse.page, entity.last)


def _tells_a_thing(page: Page, last: int) -> bool:
    """Say whether the name that ends at a token stands before a thing (*the General X stadium*)."""
    noun = last + 1
    plain = page.poses[noun : noun + 1] == ["NOUN"] and page.words[noun].islower()
    if not plain or page.deps[last] != "compound":
        return False
    return page.heads[last] == noun and page.lemmas[noun] in load_lexicon().things


def _labels(discourse: Discourse) -> Iterable[tuple[int, int]]:
    """Give the full names that open the turns of a transcript (*JANE DOE:*)."""
    page = discourse.page
    for start, end in page.turns:
        first, last = page.token_at(start), page.token_at(end - 1)
        words = set(page.lowers[first : last + 1])
        if last > first and not words & load_lexicon().modifiers["label"]:
            yield first, last


def _described_spans(discourse: Discourse) -> Iterable[tuple[int, int]]:
    """Give runs of capitalised words that the words beside them make persons, whatever the tag.

    A title or an office stands in front, or an office or *who* behind a comma.
    """
    page, i = discourse.page, 0
    while i < len(page.words):
        last = read_run(page, i) if i not in discourse.covered else -1
        if last < i:
            i += 1
            continue
        first = _skip_titles(discourse, i, last)
        titled = first > i or (i and page.lowers[i - 1] in load_lexicon().titles)
        plain = not any(k in discourse.covered for k in range(i, last + 1))
        if plain and first <= last and _is_told_a_person(discourse, first, last, bool(titled)):
            yield first, last
        i = last + 1


def _is_told_a_person(discourse: Discourse, first: int, last: int, titled: bool) -> bool:
    """Say whether the words around a run of names are those around a person."""
    page, nouns = discourse.page, load_lexicon().nouns
    words = {page.lowers[i] for i in range(first, last + 1)}
    if last > first and load_lexicon().marks(page.lowers[last], "unit"):
        return False
    if (
        words & load_lexicon().things
        or words & set(nouns)
        or words & load_lexicon().modifiers["bodily"]
    ):
        return False
    if titled or first == last:
        return titled and last > first
    if page.words[last + 1 : last + 2] == [","]:
        behind = discourse.phrase_from.get(last + 2)
        who = page.lowers[last + 2 : last + 3] == ["who"]
        if who or (behind is not None and behind.office is not None and not behind.plural):
            return True
    before = discourse.phrase_upto.get(first - 2)
    comma = first > 1 and page.words[first - 1] == ","
    return comma and before is not None and before.office is not None and not before.plural


def _skip_titles(discourse: Discourse, first: int, last: int) -> int:
    """Move past titles, offices and listed demonyms that stand in front of a name."""
    page = discourse.page
    titles = load_lexicon().titles
    while first <= last:
        phrase = discourse.phrase_from.get(first)
        if phrase is not None and phrase.office is not None and phrase.last <= last:
            first = phrase.last + 1
        elif (
            page.lowers[first] not in titles
            and not load_lexicon().marks(page.lowers[first], "rank")
            and not (_is_demonym(discourse, first) or _ends_office(discourse, first))
        ):
            break
        else:
            first += 1
    return first


def _ends_office(discourse: Discourse, i: int) -> bool:
    """Say whether a token belongs to an office noun that began before it."""
    phrase = discourse.phrase_upto.get(i)
    return phrase is not None and phrase.office is not None


def _is_demonym(discourse: Discourse, i: int) -> bool:
    """Say whether a token is a state's adjective."""
    name = discourse.covered.get(i)
    return name is not None and name.kind in ("state", "international")


def _runs_on(page: Page, last: int) -> bool:
    """Say whether a name goes on behind a token: another capital word, or a hyphen and one."""
    following = page.words[last + 1]
    if following == "-" and page.end_of(last) == page.starts[last + 1]:
        return page.words[last + 2 : last + 3] != [] and page.poses[last + 2] == "PROPN"
    if page.words[last] == "-":
        return page.poses[last + 1] == "PROPN"
    return (
        page.poses[last + 1] == "PROPN"
        and following[:1].isupper()
        and page.deps[last] == "compound"
        and not page.words[last].endswith(".")
        and page.doc[last + 1].ent_type_ in ("PERSON", "")
    )


def _is_name_word(page: Page, i: int) -> bool:
    """Say whether a token can stand in a personal name."""
    word = page.lowers[i]
    if word in load_lexicon().things or not any(
        letter.isalpha() or letter == "-" for letter in word
    ):
        return False
    return page.poses[i] == "PROPN" or word in PARTICLES or page.words[i][:1].isupper()
