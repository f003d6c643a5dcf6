"""The tables: as the contract says, checked, written whole or not at all, twice the same."""

import json
from pathlib import Path

import pandas as pd
import pandera.errors
import pytest

from parley import load, make_tables, read
from parley.exports import ABOUT
from parley.tables import check_tables, read_dictionary, write_tables
from parley.tables.dictionary import write_page

ROOT = Path(__file__).parent.parent
# The contract that others' scorers read; further columns and tables may only stand behind these.
CONTRACT = {
    "texts": "text_id, title, publisher, published, url, licence, file, sha256, characters, words, "
    "sentences",
    "sentences": "text_id, sentence, paragraph, start, end, quote",
    "actors": "text_id, actor_id, name, kind, country, office, wikidata, cameo, members, mentions, "
    "first_sentence",
    "mentions": "text_id, mention_id, sentence, start, end, quote, actor_id, how, rule, "
    "alternative, confidence",
    "dates": "text_id, date_id, sentence, start, end, quote, type, value, mod, edtf, earliest, "
    "latest, anchor, role, rule, confidence",
    "demands": "text_id, demand_id, sentence, start, end, quote, act, trigger, issuers, "
    "addressees, content, content_start, content_end, issue, when, duration, condition, "
    "condition_start, condition_end, consequence, consequence_start, consequence_end, sequence, "
    "status, quoted, cameo, plover, rule, confidence",
    "links": "text_id, from_demand, to_demand, kind, rule",
    "positions": "text_id, actor_id, issue, stance, demands",
    "orders": "text_id, actor_id, before, after, demand_id, status",
    "reasons": "text_id, sentence, start, end, quote, trigger, reason",
}


@pytest.fixture(scope="module")
def reading():
    return read(load(ROOT / "seeds" / "istanbul-talks-offer.txt"))


@pytest.fixture(scope="module")
def tables(reading):
    return make_tables(reading)


@pytest.mark.parametrize(("table", "columns"), CONTRACT.items())
def test_the_contract_stands_in_its_order(table, columns, tables):
    names = columns.split(", ")
    assert list(tables[table].columns)[: len(names)] == names


def test_tables_of_the_contract_come_first():
    assert list(read_dictionary())[: len(CONTRACT)] == list(CONTRACT)


def test_the_seed_text_fills_every_table_of_records(tables):
    check_tables(tables)
    empty = [name for name in CONTRACT if tables[name].empty]
    assert empty == []


@pytest.mark.parametrize(
    ("table", "column", "value"),
    [
        ("demands", "act", "beg"),
        ("mentions", "how", "guess"),
        ("dates", "earliest", "May 15"),
        ("positions", "stance", "asks|sulks"),
        ("texts", "text_id", ""),
        ("sentences", "quote", "not the sentence"),
    ],
)
def test_a_wrong_cell_is_found(table, column, value, tables):
    broken = {**tables, table: tables[table].assign(**{column: value})}
    with pytest.raises((pandera.errors.SchemaError, pandera.errors.SchemaErrors)):
        check_tables(broken)


def spans(tables):
    for name, frame in tables.items():
        for prefix in ("", "content_", "condition_", "consequence_"):
            if f"{prefix}start" in frame:
                quote = prefix.rstrip("_") or "quote"
                for row in frame.dropna(subset=[f"{prefix}start"]).to_dict("records"):
                    yield name, row[f"{prefix}start"], row[f"{prefix}end"], row[quote]


def test_every_span_quotes_its_text(reading, tables):
    found = list(spans(tables))
    assert len(found) > 50
    for name, start, end, quote in found:
        assert reading.text[start:end] == quote or (name, quote) == ("demands", "none")


def test_ids_are_unique_and_references_resolve(tables):
    ids = {
        "mentions": "mention_id",
        "dates": "date_id",
        "demands": "demand_id",
        "actors": "actor_id",
    }
    known = {table: tables[table][column].tolist() for table, column in ids.items()}
    assert all(len(values) == len(set(values)) for values in known.values())
    named = tables["demands"]
    actors = {a for cell in [*named["issuers"], *named["addressees"]] for a in cell.split("|") if a}
    assert actors | set(tables["mentions"]["actor_id"]) <= set(known["actors"])
    links = tables["links"]
    assert {*links["from_demand"], *links["to_demand"]} <= set(known["demands"])
    assert set(tables["dates"]["anchor"]) - {"", "published"} <= set(known["dates"])


@pytest.mark.parametrize("kind", ["csv", "json", "parquet"])
def test_written_twice_the_bytes_are_the_same(kind, tables, tmp_path):
    again = make_tables(read(load(ROOT / "seeds" / "istanbul-talks-offer.txt")))
    write_tables(tables, tmp_path / "one", kind)
    write_tables(again, tmp_path / "two", kind)
    one, two = (sorted((tmp_path / name).iterdir()) for name in ("one", "two"))
    assert [p.name for p in one] == [p.name for p in two]
    assert [p.read_bytes() for p in one] == [p.read_bytes() for p in two]
    assert len(one) == len(read_dictionary()) + 1


def test_csv_json_and_parquet_hold_the_same(tables, tmp_path):
    for kind in ("csv", "json", "parquet"):
        write_tables(tables, tmp_path, kind)
    plain = pd.read_csv(tmp_path / "demands.csv", dtype=str, keep_default_na=False)
    rows = json.loads((tmp_path / "demands.json").read_text(encoding="utf-8"))
    parquet = pd.read_parquet(tmp_path / "demands.parquet")
    assert plain["issuers"].tolist() == ["|".join(row["issuers"]) for row in rows]
    assert plain["issuers"].tolist() == ["|".join(cell) for cell in parquet["issuers"]]
    assert set(plain["quoted"]) <= {"true", "false"}
    assert [row["content_start"] for row in rows] == [
        int(cell) if cell else None for cell in plain["content_start"]
    ]


def test_the_data_package_names_every_file_and_column(tables, tmp_path):
    write_tables(tables, tmp_path)
    package = json.loads((tmp_path / "datapackage.json").read_text(encoding="utf-8"))
    for resource in package["resources"]:
        header = (tmp_path / resource["path"]).read_text(encoding="utf-8").split("\n")[0]
        assert header.split(",") == [field["name"] for field in resource["schema"]["fields"]]


def test_a_failed_write_leaves_what_was_there(tables, tmp_path):
    write_tables(tables, tmp_path)
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    with pytest.raises(KeyError):
        write_tables({"texts": tables["texts"]}, tmp_path)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_the_committed_tables_are_those_of_the_seeds(tables, tmp_path):
    write_tables(tables, tmp_path, about=ABOUT)
    for path in tmp_path.iterdir():
        committed = ROOT / "data" / "tables" / path.name
        assert committed.read_bytes() == path.read_bytes(), f"{path.name}: run make chapters"


def test_the_data_dictionary_page_is_the_dictionary():
    page = (ROOT / "chapters" / "data-dictionary.md").read_text(encoding="utf-8")
    assert page == write_page(), "run make chapters"
