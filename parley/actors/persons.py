"""Persons: people whom no list knows, with the affiliation that the text gives them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from parley.actors.discourse import Discourse
from parley.actors.identity import GROUP, make_person_id, party_of
from parley.actors.lexicon import load_lexicon
from parley.actors.names import Entity, Name, fold_word
from parley.actors.page import Page
from parley.actors.regions import read_run

PARTICLES = frozenset(("al", "-", "bin", "ibn", "abu", "van", "von", "der", "de", "da", "di", "la",
                       "el", "ul", "ben", "le", "du", "dos", "den", "of"))  # fmt: skip


def find_people(discourse: Discourse, entities: Sequence[Entity]) -> list[Name]:
    """Find the persons that the tagger or a title shows and no list knows, full names first.

    A lone surname counts where the text names its bearer in full or puts a title before it.
    """
    spans = list(_person_spans(discourse, entities))
    full = [span for span in spans if span[1] > span[0]]
    people = [_name_person(discourse, first, last) for first, last in full]
    people = [person for person in people if person is not None]
    for person in people:
        _cover(discourse, person)
    surnames = _surnames(discourse.page, [*discourse.covered.values()])
    for i in range(len(discourse.page.words)):
        person = _short_name(discourse, surnames, i)
        if person is not None:
            people.append(person)
            _cover(discourse, person)
    return people


def _cover(discourse: Discourse, name: Name) -> None:
    """Remember which tokens a name takes."""
    for i in range(name.first, name.last + 1):
        discourse.covered.setdefault(i, name)


def _person_spans(discourse: Discourse, entities: Iterable[Entity]) -> Iterable[tuple[int, int]]:
    """Give the token spans of unlisted persons: the tagger's, and proper nouns behind a title."""
    page = discourse.page
    seen: set[int] = set()
    spans = [
        (_stretch_left(discourse, e.first), e.last)
        for e in entities
        if e.label == "PERSON" and not _names_a_thing(discourse, e)
    ]
    spans.extend(_described_spans(discourse))
    spans.extend(_labels(discourse))
    for phrase in discourse.phrases:
        if phrase.title and phrase.last + 1 not in discourse.covered:
            spans.append((phrase.last + 1, phrase.last + 1))
    for first, last in sorted(spans, key=lambda span: (span[0], -span[1])):
        first = _skip_titles(discourse, first, last)
        while last + 1 < len(page.words) and _runs_on(page, last):
            last += 1
        span = range(first, last + 1)
        if first > last or seen & set(span) or any(i in discourse.covered for i in span):
            continue
        if all(_is_name_word(page, i) for i in span) and page.words[first][:1].isupper():
            seen.update(span)
            yield first, last


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
    page = discourse.page
    noun = entity.last + 1
    plain = page.poses[noun : noun + 1] == ["NOUN"] and page.words[noun].islower()
    if not plain or page.deps[entity.last] != "compound":
        return False
    return page.heads[entity.last] == noun and page.lemmas[noun] in load_lexicon().things


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
        elif page.lowers[first] not in titles and not (
            _is_demonym(discourse, first) or _ends_office(discourse, first)
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


def _name_person(discourse: Discourse, first: int, last: int) -> Name | None:
    """Give a full name its identity: listed under its surname in the text, else made new."""
    page = discourse.page
    name = page.text[page.starts[first] : page.end_of(last)]
    party, office = find_affiliation(discourse, first, last)
    actor_id = make_person_id(name, party)
    discourse.know(actor_id, name, "person", discourse.country(party) if party else "")
    if office:
        discourse.offices.setdefault(actor_id, office)
    return _make_name(page, first, last, actor_id, "name")


def _make_name(page: Page, first: int, last: int, actor_id: str, how: str) -> Name:
    """Make a person's name of tokens."""
    start, end = page.starts[first], page.end_of(last)
    return Name(start, end, first, last, page.head_within(first, last), actor_id, how, "person")


def find_affiliation(discourse: Discourse, first: int, last: int) -> tuple[str, str]:
    """Give party and office that stand before or behind a name, as far as the text says them."""
    page = discourse.page
    upto, behind = discourse.phrase_upto.get(first - 1), None
    if first >= 2 and page.words[first - 1] == ",":
        upto = discourse.phrase_upto.get(first - 2)
    if page.words[last + 1 : last + 2] in ([","], ["("]):
        behind = discourse.phrase_from.get(last + 2)
    for phrase in (upto, behind):
        if phrase is not None and phrase.office is not None and not phrase.plural:
            origin = next((o for o in phrase.origins if o.kind != "person"), None)
            party = party_of(origin.actor_id) if origin else ""
            return ("" if party.startswith(GROUP) else party), phrase.office.code
    return _party_behind(discourse, last), ""


def _party_behind(discourse: Discourse, last: int) -> str:
    """Give the body in *Name of the WHO* or *Name from Amnesty International*."""
    page = discourse.page
    i = last + 2
    if page.lowers[last + 1 : i] not in (["of"], ["from"]):
        return ""
    if page.lowers[i : i + 1] == ["the"]:
        i += 1
    name = discourse.covered.get(i)
    return (
        party_of(name.actor_id) if name and name.kind in ("international", "organisation") else ""
    )


def _surnames(page: Page, names: Iterable[Name]) -> dict[str, str]:
    """Map the last word of each full name in the text to its bearer, the first named winning."""
    surnames: dict[str, str] = {}
    for name in sorted(names, key=lambda n: n.start):
        words = page.text[name.start : name.end].split()
        if name.kind == "person" and len(words) > 1:
            surnames.setdefault(fold_word(words[-1]), name.actor_id)
    return surnames


def _short_name(discourse: Discourse, surnames: dict[str, str], i: int) -> Name | None:
    """Read a lone surname, or a proper noun behind a title."""
    page = discourse.page
    opens = page.is_label(i)
    proper = page.poses[i] == "PROPN" or opens
    if i in discourse.covered or not page.words[i][:1].isupper() or not proper:
        return None
    last = i
    while page.words[last + 1 : last + 2] == ["-"] and page.end_of(last) == page.starts[last + 1]:
        if last + 2 >= len(page.words) or not page.words[last + 2][:1].isupper():
            break
        last += 2
    word = fold_word(page.text[page.starts[i] : page.end_of(last)])
    if word in surnames and not _is_in_longer_name(page, i, last):
        return _make_name(page, i, last, surnames[word], "alias")
    labelled = _is_label(discourse, i)
    if i and (labelled or _titled(discourse, i)) and page.lowers[i] not in load_lexicon().things:
        return _name_person(discourse, i, last)
    return None


def _is_label(discourse: Discourse, i: int) -> bool:
    """Say whether a token alone, behind titles at most, opens the turn of a speaker."""
    page = discourse.page
    for start, end in page.turns:
        if start <= page.starts[i] and page.end_of(i) == end:
            first = page.token_at(start)
            words = page.lowers[first : i + 1]
            titles = load_lexicon().titles
            titled = all(w == "." or w in titles or f"{w}." in titles for w in words[:-1])
            return titled and i > first and not set(words) & load_lexicon().modifiers["label"]
    return False


def _is_in_longer_name(page: Page, first: int, last: int) -> bool:
    """Say whether the tagger sees words as part of a longer name of a body or place."""
    if page.doc[first].ent_type_ not in ("ORG", "FAC", "EVENT"):
        return False
    around = [i for i in (first - 1, last + 1) if 0 <= i < len(page.words)]
    return any(page.doc[i].ent_type_ == page.doc[first].ent_type_ for i in around)


def _titled(discourse: Discourse, i: int) -> bool:
    """Say whether a personal title or an office stands right before a token."""
    before = discourse.page.lowers[i - 1]
    if before in ("mr", "mr.", "mrs", "mrs.", "ms", "ms.", "dr", "dr.", "gen.", "sheikh"):
        return True
    entity = discourse.page.doc[i].ent_type_
    phrase = discourse.phrase_upto.get(i - 1)
    return entity == "PERSON" and phrase is not None and phrase.title
