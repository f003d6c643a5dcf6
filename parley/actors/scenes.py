"""Scenes: the state in which a sentence sets people of whom it says nothing else.

*Militias shelled the road near Jaffna* tells where they are, and so whose they are. A sentence that
sets things in two states tells nothing.
"""

from __future__ import annotations

from collections.abc import Iterator

from parley.actors.affiliations import COMPASS, find_land_behind, find_state_of_place
from parley.actors.discourse import Discourse
from parley.actors.lexicon import load_lexicon
from parley.actors.phrases import Phrase, class_of
from parley.actors.regions import read_run

SETTING = frozenset(("in", "near", "inside", "within", "across", "throughout", "around"))


def find_scene(discourse: Discourse, i: int) -> str:
    """Give the one state in which the sentence of a token sets things, or nothing."""
    states = set(_scenes_of(discourse, *_tokens_around(discourse, i)))
    return states.pop() if len(states) == 1 else ""


def find_sole_state(discourse: Discourse, i: int) -> str:
    """Give the one state that the sentence of a token names in any way, or nothing."""
    first, stop = _tokens_around(discourse, i)
    named = (discourse.covered[k] for k in range(first, stop) if k in discourse.covered)
    states = {name.actor_id for name in named if name.kind == "state"}
    return states.pop() if len(states) == 1 else ""


def find_land(discourse: Discourse, phrase: Phrase) -> str:
    """Give the state of the people in a phrase: that of the land behind it, or of the scene.

    The scene tells of those who have no state of their own (*Hutu rebels, gunmen*) and of those
    who act in the politics of one (*politicians, students*); diplomats may be from anywhere.
    """
    land = find_land_behind(discourse, phrase)
    domestic = _is_domestic(discourse, phrase)
    local = domestic or class_of(phrase) == "armed" or _is_of_people(phrase)
    if land or not local:
        return land
    scene = find_scene(discourse, phrase.head)
    return scene or (find_sole_state(discourse, phrase.head) if domestic else "")


def _is_domestic(discourse: Discourse, phrase: Phrase) -> bool:
    """Say whether a phrase is of those who act in the politics of one state."""
    page = discourse.page
    words = {page.lemmas[phrase.head], page.lowers[phrase.head]}
    return bool(words & load_lexicon().modifiers["domestic"])


def _is_of_people(phrase: Phrase) -> bool:
    """Say whether the people in a phrase are told by a people without a state (*Hutu rebels*)."""
    return bool(phrase.origins) and all(origin.kind == "group" for origin in phrase.origins)


def _tokens_around(discourse: Discourse, i: int) -> tuple[int, int]:
    """Give the first token of the sentence of a token, and the first behind it."""
    page = discourse.page
    sentence = page.sentences[page.sentence_at(page.starts[i]) - 1]
    return page.token_at(sentence.start), page.token_at(sentence.end - 1) + 1


def _scenes_of(discourse: Discourse, first: int, stop: int) -> Iterator[str]:
    """Give the states of the places among some tokens: states behind *in*, towns anywhere."""
    page, i = discourse.page, first
    while i < stop:
        name = discourse.covered.get(i)
        if name is not None:
            plain = name.kind == "state" and name.how in ("name", "alias", "capital")
            if plain and _is_set_in(discourse, name.first):
                yield name.actor_id
            i = name.last + 1
            continue
        last = read_run(page, i)
        state = find_state_of_place(discourse, i, last) if last >= i else ""
        if state:
            yield state
        i = max(i, last) + 1


def _is_set_in(discourse: Discourse, i: int) -> bool:
    """Say whether a name stands behind *in*, over the words of the compass."""
    page = discourse.page
    while i and (page.lowers[i - 1] == "the" or page.lowers[i - 1] in COMPASS):
        i -= 1
    return page.lowers[i - 1 : i] != [] and page.lowers[i - 1] in SETTING
