"""Descriptions: what all readings of a phrase without a name share."""

from __future__ import annotations

from parley.actors.discourse import Discourse, make_sighting
from parley.actors.lexicon import load_lexicon
from parley.actors.page import Page, Sighting
from parley.actors.phrases import Phrase, read_words

STATE_VOICES = frozenset(("voice",))
ORGANS = frozenset(("organ",))
ARMED = frozenset(("armed",))
ALLIES = frozenset(("relation",))
LANDS = frozenset(("land",))
FOREIGN = frozenset((("external", "affairs"), ("external", "relations")))
LONGEST_FIELD = 7  # words of what a ministry is of


def sight_phrase(
    discourse: Discourse, phrase: Phrase, actor_id: str, rule: str, alternative: str = ""
) -> Sighting:
    """Make the sighting of a whole phrase."""
    return make_sighting(
        discourse.page, phrase.first, phrase.last, actor_id, "description", f"group.{rule}",
        head=phrase.head, plural=is_plural(phrase), alternative=alternative,
    )  # fmt: skip


def sight_office(
    discourse: Discourse, phrase: Phrase, actor_id: str, rule: str, alternative: str = ""
) -> Sighting:
    """Make the sighting of an office phrase."""
    return make_sighting(
        discourse.page, phrase.first, phrase.last, actor_id, "office", rule,
        head=phrase.head, alternative=alternative, plural=phrase.plural,
    )  # fmt: skip


def is_plural(phrase: Phrase) -> bool:
    """Say whether *they* can take the phrase up."""
    return phrase.plural or (phrase.group is not None and phrase.group.number == "plural")


def telling_words(page: Page, phrase: Phrase) -> tuple[str, ...]:
    """Give the modifiers that tell who is meant, without pointing words."""
    back = load_lexicon().modifiers["back"]
    return tuple(w for w in read_words(page, phrase) if w not in back)


def noun_of(page: Page, phrase: Phrase) -> str:
    """Give the noun of a phrase as the text has it."""
    if phrase.group is not None and phrase.head == phrase.noun and " " in phrase.group.noun:
        return phrase.group.noun
    return page.text[page.starts[phrase.noun] : page.end_of(phrase.head)].lower()


def read_field(discourse: Discourse, phrase: Phrase) -> list[str]:
    """Read what a ministry is of, as it stands before the noun elsewhere (*ministry of health*).

    Nothing where a name follows, which says whose it is (*Foreign Ministry of Chile*).
    """
    page, i = discourse.page, phrase.head + 1
    if (
        i + 1 in discourse.covered
        or page.lemmas[phrase.head] not in ("ministry", "department")
        or page.lowers[i : i + 1] != ["of"]
    ):
        return []
    words = []
    longest = slice(i + 1, i + 1 + LONGEST_FIELD)
    for word, pos in zip(page.lowers[longest], page.poses[longest], strict=False):
        if pos not in ("NOUN", "PROPN", "ADJ", "CCONJ") or not word.isalpha():
            break
        words.append(word)
    if tuple(words[:2]) in FOREIGN or words[:1] == ["foreign"]:
        return ["foreign"]  # whatever else it is of: European integration, trade, worship
    return ["defence"] if words == ["defense"] else words
