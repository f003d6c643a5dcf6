"""Unknowns: who stands in a text and not in the gazetteer, and names that nobody was made of."""

from __future__ import annotations

from collections import defaultdict

import pandas as pd

from parley.gazetteer import load_gazetteer
from parley.reading import Reading

# What the model guesses to be people, peoples, bodies; places are nobody until they act.
NAMING = ("PERSON", "ORG", "NORP")
COLUMNS = ("words", "actor_id", "kind", "sentences")


def list_unknown(reading: Reading) -> pd.DataFrame:
    """List whom a text names and the gazetteer does not know: where a row of data would help.

    Returns:
        One row for each name: ``words``, ``actor_id`` (empty where Parley made no actor of it),
        ``kind``, ``sentences`` in which it stands, joined with ``|``; in text order. The names
        without an actor are guesses of the language model, and some are no names at all.

    >>> from parley import read
    >>> text = "Ann Smithson, a mayor, urged Mali to free the envoys."
    >>> list_unknown(read(text, published="2024-03-01"))["words"].tolist()
    ['Ann Smithson']
    """
    found = _find_new_actors(reading) | _find_passed_names(reading)
    places: dict[tuple[str, str, str], list[int]] = defaultdict(list)
    for place in sorted(found):
        words, actor_id, kind, sentence = found[place]
        places[words, actor_id, kind].append(sentence)
    rows = [
        (*name, "|".join(str(number) for number in dict.fromkeys(numbers)))
        for name, numbers in places.items()
    ]
    return pd.DataFrame(rows, columns=list(COLUMNS))


def _find_new_actors(reading: Reading) -> dict[int, tuple[str, str, str, int]]:
    """Give the named mentions of actors that Parley made up from the text, by their start."""
    known = load_gazetteer()
    kinds = {actor.actor_id: actor.kind for actor in reading.actors}
    return {
        mention.evidence.start: (
            " ".join(mention.evidence.quote.split()),
            mention.actor_id,
            kinds.get(mention.actor_id, ""),
            mention.evidence.sentence,
        )
        for mention in reading.mentions
        if mention.how in ("name", "alias")
        and not mention.actor_id.startswith("group:")
        and known.actor(mention.actor_id) is None
    }


def _find_passed_names(reading: Reading) -> dict[int, tuple[str, str, str, int]]:
    """Give what the model takes for a name and no mention or date touches, by its start."""
    taken = [(m.evidence.start, m.evidence.end) for m in reading.mentions]
    taken += [(d.evidence.start, d.evidence.end) for d in reading.dates]
    return {
        name.start_char: (" ".join(name.text.split()), "", "", sentence.number)
        for name in reading.doc.ents
        if name.label_ in NAMING
        and not any(a < name.end_char and b > name.start_char for a, b in taken)
        for sentence in reading.sentences
        if sentence.start <= name.start_char < sentence.end
    }
