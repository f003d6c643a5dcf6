"""Threads: the same demand followed across dated texts; what is not known is not said."""

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parley import make_tables, read
from parley.demands.likeness import share_words
from parley.tables import check_tables
from parley.threads import find_threads

ENVOYS = "Mali urged France to free the envoys."
DAYS = ("2024-03-01", "2024-03-09", "2024-03-20", "2024-04-02")


@cache
def read_once(text, day, text_id):
    return read(text, published=day, text_id=text_id)


def read_days(*texts):
    return [read_once(text, day, f"t{day}") for text, day in zip(texts, DAYS, strict=False)]


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        ((ENVOYS,), ["1 first"]),
        ((ENVOYS, ENVOYS), ["1 first", "1 repeated"]),
        ((ENVOYS, "Mali demanded that France free the envoys."), ["1 first", "1 repeated"]),
        (
            (
                "Chad demanded that Niger reopen the border crossing by March 15.",
                "Chad demanded that Niger reopen the border crossing by March 28.",
            ),
            ["1 first", "1 changed when 2024-03-15 > 2024-03-28"],
        ),
        # Another asker, another who is asked, and another thing: each is a demand of its own.
        ((ENVOYS, "Chad urged France to free the envoys."), ["1 first", "2 first"]),
        ((ENVOYS, "Mali urged Chad to free the envoys."), ["1 first", "2 first"]),
        ((ENVOYS, "Mali urged France to withdraw its troops."), ["1 first", "2 first"]),
        # An accusation is followed, too, and nobody answers it like a demand.
        (
            (
                "Iran accused Iraq of shelling the ridge.",
                "Iran again blamed Iraq for shelling the ridge.",
            ),
            ["1 first", "1 repeated"],
        ),
        # What is asked in other words of one issue, and answered in the words of what was asked.
        (
            (
                "Peru asked Chile to reconsider its decision to leave the cocoa accord.",
                "Chile agreed to return to the cocoa accord.",
            ),
            ["1 first", "1 answered accepted"],
        ),
        # A term that a later text leaves out has not changed.
        (
            (
                "Chad demanded that Niger reopen the border crossing by March 15.",
                "Chad demanded that Niger reopen the border crossing.",
            ),
            ["1 first", "1 repeated"],
        ),
        (
            (
                "Peru demanded that Chile release the fishing crews.",
                "Chile rejected Peru's demand to release the fishing crews.",
            ),
            ["1 first", "1 answered rejected"],
        ),
        (
            (
                "Peru demanded that Chile release the fishing crews.",
                "Peru dropped its demand for the release of the fishing crews.",
            ),
            ["1 first", "1 dropped"],
        ),
        # What had been asked is the one thing that was asked, in whatever words; not a second one,
        # nor what is told in another tense, nor what another party was asked.
        (
            (
                "Togo asked Benin to reopen the bridge.",
                "Togo had asked Benin to think again about the closure.",
            ),
            ["1 first", "1 repeated"],
        ),
        (
            (
                "Peru offered Chile a share of the catch.",
                "Peru had offered Chile a way out of the quarrel.",
            ),
            ["1 first", "1 repeated"],
        ),
        (
            (
                "Togo asked Benin to reopen the bridge. Togo asked Benin to lower its tolls.",
                "Togo had asked Benin to think again about the closure.",
            ),
            ["1 first", "2 first", "3 first"],
        ),
        (
            (
                "Togo asked Benin to reopen the bridge.",
                "Togo asked Benin to think again about the closure.",
            ),
            ["1 first", "2 first"],
        ),
        (
            (
                "Togo asked Benin to reopen the bridge.",
                "Togo had asked Ghana to think again about the closure.",
            ),
            ["1 first", "2 first"],
        ),
        # An answer that only points: to what was put to the one who answers, or to nobody.
        (
            ("Peru offered Chile talks on the catch. Chile rejected the swap.",),
            ["1 first", "1 answered rejected"],
        ),
        (
            ("Peru offered talks on the catch. Chile rejected that.",),
            ["1 first", "1 answered rejected"],
        ),
        (
            ("Peru offered Chile talks on the catch. It rained. Chile accepted this.",),
            ["1 first", "1 answered accepted"],
        ),
        (("Peru offered Chile talks on the catch. Bolivia rejected the swap.",), ["1 first"]),
        (("Peru offered Chile talks on the catch. Chile rejected the sale of arms.",), ["1 first"]),
        # A length of time is a term and no likeness.
        (
            (
                "Peru asked Chile to open the port for sixty days.",
                "Peru asked Chile to stop the trawlers for sixty days.",
            ),
            ["1 first", "2 first"],
        ),
        # Denied, only possible, or somebody else's: not dropped, though it is named.
        (
            (
                "Peru demanded that Chile release the fishing crews.",
                "Peru has not dropped its demand for the release of the fishing crews.",
            ),
            ["1 first"],
        ),
        (
            (
                "Peru demanded that Chile release the fishing crews.",
                "Peru may drop its demand for the release of the fishing crews.",
            ),
            ["1 first", "1 repeated"],
        ),
        (
            (
                "Peru demanded that Chile release the fishing crews.",
                "Bolivia dropped its demand for the release of the fishing crews.",
            ),
            ["1 first", "2 first", "2 dropped"],
        ),
    ],
)
def test_threads_say_what_became_of_a_demand(texts, expected):
    rows = find_threads(read_days(*texts))
    said = [" ".join((str(int(r.thread_id[3:])), r.event, r.change)).strip() for r in rows]
    assert said == expected


def test_silence_is_counted_and_no_drop():
    rows = find_threads(read_days(ENVOYS, "It rained.", "It rained.", ENVOYS))
    assert [(row.event, row.unseen) for row in rows] == [("first", 0), ("repeated", 0)]
    rows = find_threads(read_days(ENVOYS, "It rained.", "It rained."))
    assert [(row.event, row.unseen) for row in rows] == [("first", 2)]


def test_a_text_without_a_day_is_not_followed():
    undated = [read_once(ENVOYS, "", name) for name in ("a", "b")]
    rows = find_threads([*undated, *read_days(ENVOYS)])
    assert [(row.thread_id, row.published, row.event) for row in rows] == [
        ("th-001", DAYS[0], "first"),
        ("th-002", "", "first"),
        ("th-003", "", "first"),
    ]


TEXTS = (
    ENVOYS,
    "Chad demanded that Niger reopen the border crossing by March 15. Niger rejected the demand.",
    "France dropped its offer of talks with Mali. It rained.",
    "France offered Mali talks on the border.",
)


@settings(max_examples=30, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(TEXTS), st.sampled_from(DAYS)), max_size=4), st.randoms())
def test_rows_prove_themselves_and_do_not_hang_on_the_order_of_the_texts(chosen, chance):
    readings = [
        read_once(text, day, f"{day}-{TEXTS.index(text)}")
        for text, day in {day: (text, day) for text, day in chosen}.values()
    ]
    rows = find_threads(readings)
    texts = {reading.source.text_id: reading.text for reading in readings}
    assert all(row.evidence.proves(texts[row.text_id]) for row in rows)
    first = {row.thread_id for row in rows if row.event == "first"}
    assert {row.thread_id for row in rows} == first
    assert [row.published for row in rows if row.event == "first"] == sorted(
        row.published for row in rows if row.event == "first"
    )
    check_tables(make_tables(readings))
    shuffled = list(readings)
    chance.shuffle(shuffled)
    assert find_threads(shuffled) == rows


@given(st.frozensets(st.sampled_from("abcdef")), st.frozensets(st.sampled_from("abcdef")))
def test_likeness_is_even_and_between_nothing_and_all(first, second):
    assert share_words(first, second) == share_words(second, first)
    assert 0 <= share_words(first, second) <= 1
