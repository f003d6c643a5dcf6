"""Exports: the forms of other fields, and cells that no spreadsheet computes."""

import csv
import json
from pathlib import Path

import pandas as pd
import pytest
from handmade import make_reading
from hypothesis import given
from hypothesis import strategies as st

from parley import load, read
from parley.event_file import COLUMNS
from parley.exports import export_readings, write_exports, zip_folder
from parley.publish import limit_tables
from parley.tables import make_tables
from parley.tables.dictionary import write_page
from parley.tables.spreadsheet import OPENINGS, guard_cell

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def exported(tmp_path_factory):
    folder = tmp_path_factory.mktemp("exports")
    reading = make_reading()
    write_exports([reading], make_tables(reading), folder)
    return folder


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "  =1", "＝1"])
def test_a_formula_becomes_words(cell):
    assert guard_cell(cell) == f"'{cell}"


@given(cell=st.text())
def test_no_guarded_cell_opens_with_what_is_computed(cell):
    guarded = guard_cell(cell)
    assert not guarded.startswith(OPENINGS)
    assert guarded in (cell, f"'{cell}")


def test_a_spreadsheet_gets_the_words_of_the_table(exported):
    sheet = pd.read_csv(exported / "spreadsheet" / "demands.csv", dtype=str, keep_default_na=False)
    table = make_tables(make_reading())["demands"]
    assert [cell.lstrip("'") for cell in sheet["quote"]] == [
        cell.lstrip("'") for cell in table["quote"]
    ]


def test_events_have_the_types_of_plover_and_point_into_the_text(exported):
    events = json.loads((exported / "plover.json").read_text(encoding="utf-8"))
    for event in events:
        assert event["event_type"].isupper()
        assert event["story_id"] == "handmade"
        assert event["text"]


def test_annotations_are_one_page_of_all_marks(exported):
    page = json.loads((exported / "annotations.jsonld").read_text(encoding="utf-8"))
    reading = make_reading()
    marks = len(reading.mentions) + len(reading.dates) + len(reading.demands)
    assert page["type"] == "AnnotationPage"
    assert len(page["items"]) == marks


def test_a_text_in_quotations_is_not_exported_whole(tmp_path):
    reading = make_reading("quotes")
    write_exports([reading], limit_tables(make_tables(reading)), tmp_path)
    assert not list(tmp_path.glob("*.tml"))
    written = (tmp_path / "json" / "sentences.json").read_text(encoding="utf-8")
    assert "said the envoy" not in written


def test_exports_and_archive_are_the_same_bytes_each_time(exported, tmp_path):
    reading = make_reading()
    write_exports([reading], make_tables(reading), tmp_path / "again")
    for path in sorted(p for p in exported.rglob("*") if p.is_file()):
        other = tmp_path / "again" / path.relative_to(exported)
        assert other.read_bytes() == path.read_bytes(), path.name
    zip_folder(exported, tmp_path / "one.zip")
    zip_folder(tmp_path / "again", tmp_path / "two.zip")
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()


def test_the_committed_exports_are_those_of_the_seeds(tmp_path):
    from parley.publish import publish_tables

    publish_tables(ROOT / "seeds", tmp_path / "tables", tmp_path / "exports")
    written = [p for p in (tmp_path / "exports").rglob("*") if p.is_file()]
    assert written
    for path in written:
        committed = ROOT / "data" / "exports" / path.relative_to(tmp_path / "exports")
        assert committed.read_bytes() == path.read_bytes(), f"{committed}: run make chapters"


@pytest.fixture(scope="module")
def seed():
    return read(load(ROOT / "seeds" / "istanbul-talks-offer.txt"))


def read_events(written):
    lines = csv.reader(written.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)
    return [dict(zip(COLUMNS, line, strict=True)) for line in lines]


def test_the_event_file_read_back_has_the_records_and_their_codes(seed):
    events = read_events(export_readings([seed], "events"))
    records = {f"{seed.source.text_id}:{d.demand_id}": d for d in seed.demands if d.cameo}
    assert {event["ids"] for event in events} == set(records)
    for event in events:
        record = records[event["ids"]]
        assert event["code"] == record.cameo
        assert event["issues"] == f"{record.issue},1"
        assert event["date"] == seed.source.published.replace("-", "")
        assert event["source"]
        assert event["target"]


def test_plover_read_back_has_the_records_their_codes_and_their_words(seed):
    events = json.loads(export_readings([seed], "plover"))
    records = [d for d in seed.demands if d.plover]
    assert [(e["event_id"], e["cameo"], e["event_type"], e["text"]) for e in events] == [
        (f"{seed.source.text_id}/{d.demand_id}", d.cameo, d.plover, d.evidence.quote)
        for d in records
    ]


def test_every_annotation_finds_its_words_by_either_selector(seed):
    items = json.loads(export_readings([seed], "annotations"))["items"]
    records = (*seed.mentions, *seed.dates, *seed.demands)
    spans = [(r.evidence.start, r.evidence.end) for r in records]
    found = []
    for item in items:
        position, quote = item["target"]["selector"]
        words = quote["prefix"] + quote["exact"] + quote["suffix"]
        start, end = position["start"], position["end"]
        assert seed.text[start:end] == quote["exact"]
        assert seed.text.count(words) == 1
        assert seed.text.index(words) + len(quote["prefix"]) == start
        found.append((start, end))
    assert sorted(found) == sorted(spans)


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("France and Mali urged Niger to free the envoys.", [("FRA", "NER"), ("MLI", "NER")]),
        ("France demanded the release of the envoys.", [("FRA", "---")]),
        ("It rained.", []),
    ],
)
def test_the_event_file_has_one_line_for_each_pair_of_parties(text, pairs):
    reading = read(text, published="2024-03-01", title="a\tb")
    events = read_events(export_readings([reading], "events"))
    assert [(event["source"], event["target"]) for event in events] == pairs


def test_plover_carries_the_terms_that_a_record_has_and_no_others():
    text = "France offered Mali a truce of 30 days if the shelling stops."
    [event] = json.loads(export_readings([read(text, published="2024-03-01")], "plover"))
    assert (event["duration"], event["condition"]) == ("P30D", "if the shelling stops")
    assert "consequence" not in event
    threat = "Egypt urged Israel to free the prisoners or face sanctions."
    asked, _ = json.loads(export_readings([read(threat, published="2024-03-01")], "plover"))
    assert asked["consequence"] == "or face sanctions"
    assert "condition" not in asked


def test_the_dictionary_page_names_every_cell_of_the_event_file():
    page = write_page()
    for name in COLUMNS:
        assert f"| {name} | " in page.split("## The event file")[1]
