"""Other days: what the words of a text mean if it was published on another day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

import pandas as pd

from parley.prose import say_day
from parley.reading import Reading, read

Place = tuple[int, int, str]


def compare_days(reading: Reading, days: Iterable[str]) -> pd.DataFrame:
    """Compare a reading with those of the same text published on other days.

    Args:
        reading: The reading.
        days: ISO days; for each, the text is read once more.

    Returns:
        A row for each date or mention of an actor that is not the same on all days, in text order:
        ``sentence``, ``words``, and a column a day with the TIMEX3 value or the actor.

    >>> reading = read("France will answer on Friday.", published="2024-03-01")
    >>> compare_days(reading, ["2024-03-08"]).values.tolist()
    [[1, 'Friday', '2024-03-01', '2024-03-08']]
    """
    own = reading.source.published
    others = [day for day in dict.fromkeys(days) if day != own]
    readings = {day: read(replace(reading.source, published=day)) for day in others}
    meanings = {day: dict(_find_meanings(each)) for day, each in readings.items()}
    meanings = {own: dict(_find_meanings(reading)), **meanings}
    places = sorted({place for found in meanings.values() for place in found})
    rows = [
        (_number(reading, place), reading.text[place[0] : place[1]], *said)
        for place in places
        for said in [[found.get(place, "") for found in meanings.values()]]
        if len(set(said)) > 1
    ]
    named = [say_day(day) if day else "no day known" for day in meanings]
    return pd.DataFrame(rows, columns=["sentence", "words", *named])


def _find_meanings(reading: Reading) -> Iterator[tuple[Place, str]]:
    """Give what each date and mention means, by its place and kind."""
    for date in reading.dates:
        yield (date.evidence.start, date.evidence.end, "date"), date.value
    names = {actor.actor_id: actor.name for actor in reading.actors}
    for mention in reading.mentions:
        place = (mention.evidence.start, mention.evidence.end, "mention")
        yield place, names.get(mention.actor_id, mention.actor_id)


def _number(reading: Reading, place: Place) -> int:
    """Give the number of the sentence in which a place begins; days change no sentence."""
    ends = (sentence.number for sentence in reading.sentences if place[0] < sentence.end)
    return next(ends, len(reading.sentences))
