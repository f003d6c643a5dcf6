"""Hostile and broken input: a sample of what `make fuzz` throws, and folders that lead astray."""

import pytest
from benchmarks.fuzz import (
    BATCH,
    EXTREMES,
    MUTATIONS,
    PUBLISHED,
    SEED,
    check_text,
    make_text,
    time_text,
)
from hypothesis import given, settings
from hypothesis import strategies as st

from parley.plaintext import SourceError
from parley.source import load_sources


@given(st.integers(min_value=0, max_value=99_999))
@settings(max_examples=400)
def test_no_mutated_text_breaks_a_reading(number):
    time_text(make_text(number))


@given(st.text(max_size=300))
@settings(max_examples=150)
def test_no_text_breaks_a_reading(text):
    check_text(text)


@pytest.mark.parametrize("name", EXTREMES)
def test_what_is_extreme_takes_no_more_time_than_its_length_allows(name):
    was_read, _ = time_text(EXTREMES[name])
    assert was_read


@pytest.mark.parametrize(
    "text",
    [
        "’s Ports Minister, Abdirizak Hirsi, said that Addis Ababa must pay.",
        "'s foreign minister, Ana Silva, asked Lisbon to wait.",
        "’s President met the envoy of Peru.",
    ],
)
def test_a_text_may_begin_with_the_end_of_a_name(text):
    assert check_text(text)


def test_a_text_follows_from_its_number_alone():
    assert len(MUTATIONS) < BATCH
    assert make_text(7) == make_text(7) != make_text(7, SEED + 1)


PLACES = [
    "../x.txt",
    "../../x.txt",
    "/etc/hostname",
    "C:\\x.txt",
    "c:x.txt",
    "..\\x.txt",
    "a\0.txt",
]


@pytest.mark.parametrize("place", PLACES)
def test_a_file_named_outside_its_folder_is_refused(tmp_path, place):
    folder = tmp_path / "in" / "texts"
    folder.mkdir(parents=True)
    for outside in (tmp_path / "x.txt", tmp_path / "in" / "x.txt"):
        outside.write_text("Kyiv agreed in secret.", encoding="utf-8")
    (folder / "a.txt").write_text("Kyiv agreed.", encoding="utf-8")
    table = f'file,published\na.txt,{PUBLISHED}\n"{place}",{PUBLISHED}\n'
    (folder / "sources.csv").write_text(table, encoding="utf-8")
    with pytest.raises(SourceError) as refused:
        load_sources(folder)
    assert "sources.csv" in str(refused.value)
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize("text_id", ["../x", "..", "/x", "a/b", "a\\b", "C:\\x", "a\0b"])
def test_an_id_that_leads_out_of_its_folder_is_refused(tmp_path, text_id):
    (tmp_path / "a.txt").write_text("Kyiv agreed.", encoding="utf-8")
    table = f'file,published,text_id\na.txt,{PUBLISHED},"{text_id}"\n'
    (tmp_path / "sources.csv").write_text(table, encoding="utf-8")
    with pytest.raises(SourceError, match=r"cannot be a text_id|NUL"):
        load_sources(tmp_path)
