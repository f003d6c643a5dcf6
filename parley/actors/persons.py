"""Persons: people whom no list knows, with the affiliation that the text gives them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from parley.actors.choices import is_office_word
from parley.actors.discourse import Discourse
from parley.actors.entities import Entity
from parley.actors.identity import GROUP, make_person_id, party_of
from parley.actors.lexicon import load_lexicon
from parley.actors.names import Name, fold_word
from parley.actors.page import Page
from parley.actors.person_spans import find_spans


def find_people(discourse: Discourse, entities: Sequence[Entity]) -> list[Name]:
    """Find the persons that the tagger or a title shows and no list knows, full names first.

    A lone surname counts where the text names its bearer in full or puts a title before it.
    """
    spans = list(find_spans(discourse, entities))
    full = [span for span in spans if span[1] > span[0]]
    people = [_name_person(discourse, first, last) for first, last in full]
    people = [person for person in people if person is not None]
    for person in people:
        _cover(discourse, person)
    surnames = _surnames(discourse.page, [*discourse.covered.values()])
    for surname, person in _surnames_of_holders(discourse):
        surnames.setdefault(surname, person)
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


def _surnames_of_holders(discourse: Discourse) -> Iterator[tuple[str, str]]:
    """Give surname and id of those whose office the text names with its state.

    *The prime minister of Albania* tells who *Rama* is, however common the surname.
    """
    if discourse.day is None:
        return
    yield from _surnames_of_voices(discourse)
    for phrase in discourse.phrases:
        if phrase.office is None or phrase.office.role != "holder" or phrase.plural:
            continue
        for origin in phrase.origins:
            holder = discourse.gazetteer.find_holder(
                phrase.office.code, origin.actor_id, discourse.day
            )
            if holder:
                yield fold_word(discourse.actor(holder).name.split()[-1]), holder


def _surnames_of_voices(discourse: Discourse) -> Iterator[tuple[str, str]]:
    """Give surname and id of who speak for the host of a transcript (*MR. PRICE*)."""
    if not discourse.host or discourse.day is None:
        return
    nouns = discourse.gazetteer.office_nouns.values()
    codes = {code for n in nouns if n.role == "spokesman" for code in (n.code, *n.offices)}
    for code in sorted(codes):
        for holder in discourse.gazetteer.find_holders(code, discourse.host, discourse.day):
            yield fold_word(discourse.actor(holder).name.split()[-1]), holder


def _short_name(discourse: Discourse, surnames: dict[str, str], i: int) -> Name | None:
    """Read a lone surname, or a proper noun behind a title."""
    page = discourse.page
    if not page.words[i][:1].isupper() or i in discourse.covered:
        return None
    if page.poses[i] != "PROPN" and not page.is_label(i):
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
    turn = page.turn_at(page.starts[i])
    if turn is None or page.end_of(i) != turn[1]:
        return False
    first, titles = page.token_at(turn[0]), load_lexicon().titles
    words = page.lowers[first : i + 1]
    titled = all(
        w == "." or w in titles or f"{w}." in titles or is_office_word(w) for w in words[:-1]
    )
    return titled and i > first and not set(words) & load_lexicon().modifiers["label"]


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
