"""Hostile and broken input: a sample of what `make fuzz` throws, and folders that lead astray."""

import csv
import json
import re
import time
from types import SimpleNamespace

import pytest
from benchmarks import fuzz
from benchmarks.fuzz import (
    EXTREMES,
    MUTATIONS,
    PUBLISHED,
    SEED,
    check_text,
    make_text,
    throw_texts,
    time_text,
)
from hypothesis import given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from parley.cli import app
from parley.plaintext import SourceError
from parley.source import load_sources

# About two minutes of the hour that all of them take.
SAMPLE, PARTS = range(0, 100_000, 40), 10


@pytest.mark.parametrize("part", range(PARTS))
def test_no_mutated_text_breaks_a_reading(part):
    numbers = SAMPLE[part::PARTS]
    found = throw_texts([(f"text {number}", make_text(number)) for number in numbers])
    assert found.failures == []
    assert found.read > 0.9 * len(numbers)


def test_the_sample_holds_every_mutation():
    assert {number % len(MUTATIONS) for number in SAMPLE} == set(range(len(MUTATIONS)))


def break_article(html):
    return lambda reading: SimpleNamespace(html=f"{html}<fieldset></fieldset>\n{reading.text}")


@pytest.mark.parametrize(
    ("broken", "fault"),
    [
        (lambda reading: break_article("")(SimpleNamespace(text="Mali")), "other words"),
        (break_article("<script>"), "script"),
        (break_article("<p onclick='x'>"), "onclick"),
        (break_article("<a href='javascript:x'>"), "javascript:x"),
    ],
)
def test_a_broken_article_is_a_failure(monkeypatch, broken, fault):
    assert throw_texts([("a", "Mali left.")]).failures == []
    monkeypatch.setattr(fuzz, "annotate_text", broken)
    monkeypatch.setattr(fuzz, "check_text", str)
    [failure] = throw_texts([("a", "Mali left.")]).failures
    assert failure.startswith("a: AssertionError")
    assert fault in failure


def test_a_hang_is_a_failure_and_is_cut_short(monkeypatch):
    monkeypatch.setattr(fuzz, "SECONDS_A_TEXT", 0.2)
    before = time.process_time()
    with pytest.raises(TimeoutError, match="of the processor"):
        time_text("x", lambda text: re.match(r"(a|a)*b", "a" * 40))
    assert time.process_time() - before < 2


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


IDS = ["../x", "..", "/x", "a/b", "a\\b", "C:\\x", "c:x", "a\0b", "a\u202eb", "x" * 201, "é" * 101]
SAID = "Oslo urged Lima to leave."


def carry_id(folder, form, text_id):
    """Write a text that says its own id, in a form in which texts come."""
    path = folder / f"a.{form}"
    cells = json.dumps({"text": SAID, "published": PUBLISHED, "text_id": text_id})
    head = f"---\ntext_id: {json.dumps(text_id)}\npublished: {PUBLISHED}\n---\n{SAID}"
    path.write_text(cells if form == "jsonl" else SAID if form == "txt" else head)
    if form == "txt":
        with (folder / "sources.csv").open("w", encoding="utf-8", newline="") as lines:
            rows = [("file", "published", "text_id"), ("a.txt", PUBLISHED, text_id)]
            csv.writer(lines).writerows(rows)
    return path


@pytest.mark.parametrize("form", ["txt", "md", "jsonl"])
@pytest.mark.parametrize("text_id", IDS)
def test_an_id_that_leads_out_of_its_folder_or_names_no_file_is_refused(tmp_path, form, text_id):
    path = carry_id(tmp_path, form, text_id)
    with pytest.raises(SourceError, match=r"text_id|NUL") as refused:
        load_sources(path)
    assert len(str(refused.value).splitlines()) == 1


@pytest.mark.parametrize("text_id", ["ab:c", "-rf", ".hidden", "é" * 100, "~", "$HOME", "a b|c;d"])
def test_what_is_written_stays_in_the_output_folder(tmp_path, text_id):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.md").write_text(f"*{SAID}*")
    path = carry_id(tmp_path / "in", "jsonl", text_id)
    before = {*tmp_path.rglob("*")}
    for form in ("csv", "timeml", "annotations"):
        told = ["read", str(path), "--out", str(tmp_path / "out" / form), "--format", form]
        assert CliRunner().invoke(app, told).exit_code == 0
    written = {*tmp_path.rglob("*")} - before
    assert len(written) > 10
    assert all((tmp_path / "out") in (place, *place.parents) for place in written)
    assert (tmp_path / "out" / "timeml" / f"{text_id}.tml").is_file()
