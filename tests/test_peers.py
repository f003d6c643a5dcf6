"""The systems beside us: what is counted, what is refused, and what the committed figures obey."""

import csv
import json
from pathlib import Path
from types import SimpleNamespace

import pandas as pd
import pytest

from parley import read
from parley.evaluate import fingerprint, peers
from parley.evaluate.fingerprint import fingerprint_rules
from parley.evaluate.peer_figures import COLUMNS, Count, Figure, sum_counts, take_figures
from parley.evaluate.plover import (
    count_mentions,
    count_sentence,
    describe_actors,
    describe_acts,
)
from parley.evaluate.printed import check_printed, run_script
from parley.evaluate.re3d import (
    count_entities,
    count_precision,
    count_synonyms,
    find_synonyms,
)
from parley.evaluate.timex import count_document, describe_counts
from parley.plaintext import SourceError

FOLDER = Path(__file__).parents[1] / "data" / "evaluation"
FILES = ("peers.csv", "measures.csv", "sets.csv", "systems.csv")
ZERO = (0, 0, 0)

# Stand-ins for the sets' scripts, which are not ours: the same functions, written for few rows.
ACTS = SimpleNamespace(
    DIPLOMATIC=("DEMAND", "REJECT", "THREATEN", "AGREE"),
    gold_codes=lambda record, side: set(record[side]),
)
TIMEX = SimpleNamespace(
    trim=lambda text, start, end: (start + (text[start] == " "), end),
    align=lambda gold, found: {
        i: j for i, g in enumerate(gold) for j, f in enumerate(found) if f[0] < g[1] and f[1] > g[0]
    },
)


def read_table(name):
    with (FOLDER / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def tuples(counts):
    return {measure: (c.right, c.gold, c.found) for measure, c in counts.items()}


RECORD = {"event": "DEMAND", "source": ["MLI"], "target": ["NER"]}
RIGHT, TURNED = ("DEMAND", {"MLI"}, {"NER"}), ("DEMAND", {"NER"}, {"MLI"})
OTHER = ("AGREE", {"MLI"}, {"NER"})

ACT_CASES = [
    ("right", RECORD, [RIGHT], "acts.full.all", (1, 1, 0)),
    ("nothing found", RECORD, [], "acts.full.all", (0, 1, 0)),
    ("other type, right dyad", RECORD, [OTHER], "acts.dyad.all", (1, 1, 0)),
    ("other type is not full", RECORD, [OTHER], "acts.full.all", (0, 1, 0)),
    (
        "type and dyad in two records",
        RECORD,
        [OTHER, ("DEMAND", set(), set())],
        "acts.full.all",
        (0, 1, 0),
    ),
    ("type of any record", RECORD, [OTHER, TURNED], "acts.type.all", (1, 1, 0)),
    ("reversed", RECORD, [TURNED], "acts.reversed.all", (1, 1, 0)),
    ("both ways is not reversed", RECORD, [TURNED, RIGHT], "acts.reversed.all", (0, 1, 0)),
    ("no target, no dyad", {**RECORD, "target": []}, [RIGHT], "acts.dyad.all", ZERO),
    ("no target, type counts", {**RECORD, "target": []}, [RIGHT], "acts.type.all", (1, 1, 0)),
    ("records", RECORD, [RIGHT, OTHER], "acts.records.all", (0, 1, 2)),
    ("diplomatic", RECORD, [RIGHT], "acts.full.diplomatic", (1, 1, 0)),
    (
        "not diplomatic",
        {**RECORD, "event": "AID"},
        [("AID", {"MLI"}, {"NER"})],
        "acts.full.diplomatic",
        ZERO,
    ),
    ("right type", RECORD, [RIGHT], "acts.f1.DEMAND", (1, 1, 1)),
    ("no deed", RECORD, [RIGHT, OTHER], "acts.deeds", (0, 1, 0)),
    ("demanded deed as a fact", RECORD, [("RETREAT", {"FRA"}, {"MLI"})], "acts.deeds", (1, 1, 0)),
    ("missed type", RECORD, [OTHER], "acts.f1.DEMAND", (0, 1, 0)),
    ("false type", RECORD, [OTHER], "acts.f1.AGREE", (0, 0, 1)),
    ("not false beside the gold type", RECORD, [RIGHT, OTHER], "acts.f1.AGREE", ZERO),
]


@pytest.mark.parametrize(
    ("record", "events", "measure", "expected"),
    [case[1:] for case in ACT_CASES],
    ids=[case[0] for case in ACT_CASES],
)
def test_acts_are_counted(record, events, measure, expected):
    assert tuples(count_sentence(ACTS, record, events))[measure] == expected


def test_acts_are_described_as_the_script_prints_them():
    unit = count_sentence(ACTS, RECORD, [RIGHT, OTHER])
    lines = describe_acts(sum_counts([unit, unit])).splitlines()
    assert lines[0] == (
        "  all types              n=2 type 100.0%  dyad 100.0%  full 100.0% (2/2)"
        "  reversed 0.0%  records 2.00 a sentence"
    )
    assert lines[2] == "  DEMAND     gold   2  P 1.00  R 1.00  F1 1.00"
    assert lines[3] == "  REJECT     gold   0  P 0.00  R 0.00  F1 0.00"


MENTION_CASES = [
    ("right", [((0, 4), {"MLI"})], (1, 0, 0)),
    ("wrong", [((0, 4), {"NER"})], (0, 1, 0)),
    ("right beside wrong", [((0, 4), {"NER"}), ((2, 9), {"MLI"})], (1, 0, 0)),
    ("no state", [((0, 4), set())], (0, 0, 1)),
    ("touching is not overlapping", [((4, 9), {"MLI"})], (0, 0, 1)),
    ("nothing found", [], (0, 0, 1)),
]


@pytest.mark.parametrize(
    ("found", "expected"),
    [case[1:] for case in MENTION_CASES],
    ids=[case[0] for case in MENTION_CASES],
)
def test_actor_mentions_are_counted(found, expected):
    counts = count_mentions([(0, 4, "MLI")], found)
    assert tuple(count.right for count in counts.values()) == expected
    assert {count.gold for count in counts.values()} == {1}


def test_actor_mentions_are_described_as_the_script_prints_them():
    counts = count_mentions([(0, 4, "MLI"), (5, 9, "NER")], [((0, 4), {"MLI"})])
    expected = "2 gold mentions: right 1 (50.0%), wrong 0 (0.0%), not found 1 (50.0%)"
    assert describe_actors(counts) == expected


DOCUMENT = {
    "text": "in May and on Friday",
    "timexes": [[3, 6, "DATE", "2024-05", None], [14, 20, "DATE", "2024-05-03", None]],
}
MAY, FRIDAY = (3, 6, "DATE", "2024-05"), (14, 20, "DATE", "2024-05-03")

# right: relaxed, strict, type, value; then gold and found
DATE_CASES = [
    ("right", {}, [MAY, FRIDAY], (2, 2, 2, 2), 2, 2),
    ("nothing found", {}, [], (0, 0, 0, 0), 2, 0),
    ("blank in front is trimmed", {}, [(2, 6, *MAY[2:])], (1, 1, 1, 1), 2, 1),
    ("longer span", {}, [(0, 6, *MAY[2:])], (1, 0, 1, 1), 2, 1),
    ("other type", {}, [(3, 6, "TIME", "2024-05")], (1, 1, 0, 1), 2, 1),
    ("other value", {}, [(3, 6, "DATE", "2023-05")], (1, 1, 1, 0), 2, 1),
    ("no value", {}, [(3, 6, "DATE", None)], (1, 1, 1, 0), 2, 1),
    ("beside the gold", {}, [(7, 10, "DATE", "2024")], (0, 0, 0, 0), 2, 1),
    ("ignored", {"ignore": [[7, 10]]}, [(7, 10, "DATE", "2024"), MAY], (1, 1, 1, 1), 2, 1),
]


@pytest.mark.parametrize(
    ("more", "found", "right", "gold", "all_found"),
    [case[1:] for case in DATE_CASES],
    ids=[case[0] for case in DATE_CASES],
)
def test_temporal_expressions_are_counted(more, found, right, gold, all_found):
    counts = count_document(TIMEX, DOCUMENT | more, found)
    assert tuple(count.right for count in counts.values()) == right
    assert {(count.gold, count.found) for count in counts.values()} == {(gold, all_found)}


def test_temporal_expressions_are_described_as_the_script_prints_them():
    counts = count_document(TIMEX, DOCUMENT, [MAY, (13, 20, "DATE", "2024")])
    expected = "gold 2 found 2  relaxed 100.0%  strict 100.0%  type 100.0%  value 50.0%"
    assert describe_counts(counts) == expected


def entity(kind, begin, end, confidence=1.0):
    return {"type": kind, "begin": begin, "end": end, "confidence": confidence}


ENTITY_CASES = [
    ("overlap", [entity("Organisation", 0, 9)], [(8, 12)], (1, 1, 0)),
    ("touching is not overlapping", [entity("Organisation", 0, 9)], [(9, 12)], (0, 1, 0)),
    ("turned down", [entity("Organisation", 0, 9, 0.4)], [(0, 9)], ZERO),
    ("just confident enough", [entity("Organisation", 0, 9, 0.5)], [(0, 9)], (1, 1, 0)),
    ("other type", [entity("Weapon", 0, 9)], [(0, 9)], ZERO),
    ("one find for two", [entity("Organisation", 0, 3)] * 2, [(0, 9)], (2, 2, 0)),
]


@pytest.mark.parametrize(
    ("entities", "found", "expected"),
    [case[1:] for case in ENTITY_CASES],
    ids=[case[0] for case in ENTITY_CASES],
)
def test_entities_are_counted(entities, found, expected):
    counts = tuples(count_entities({"entities": entities}, found))
    assert counts == {"entities.organisation": expected, "entities.person": ZERO}


def relation(source: tuple[int, int], target: tuple[int, int], confidence: float = 1) -> dict:
    """Make a synonym of re3d."""
    ends = dict(zip(("sourceBegin", "sourceEnd"), source, strict=True))
    ends |= dict(zip(("targetBegin", "targetEnd"), target, strict=True))
    return {"type": "IsSynonymOf", "confidence": confidence, **ends}


PRECISION_CASES = [
    ("one of two", [entity("Person", 0, 4)], [(0, 4), (8, 9)], (1, 1, 2)),
    ("a place", [entity("Location", 0, 4)], [(0, 4)], (0, 0, 1)),
    ("not sure", [entity("Person", 0, 4, 0.4)], [(0, 4)], (0, 0, 1)),
]
SYNONYM_CASES = [
    ("as it stands", [relation((0, 4), (6, 9))], [((0, 4), (6, 9))], (1, 1, 2)),
    ("turned", [relation((6, 9), (0, 4))], [((0, 4), (6, 9))], (1, 1, 2)),
    ("both ways", [relation((6, 9), (0, 4)), relation((0, 4), (6, 9))], [((0, 4), (6, 9))],
     (2, 2, 2)),
    ("another pair", [relation((0, 4), (6, 9))], [((0, 4), (12, 19))], (0, 1, 2)),
    ("turned down", [relation((0, 4), (6, 9), 0.2)], [], (0, 0, 0)),
]  # fmt: skip


@pytest.mark.parametrize(
    ("entities", "found", "expected"),
    [case[1:] for case in PRECISION_CASES],
    ids=[case[0] for case in PRECISION_CASES],
)
def test_finds_too_much_are_counted(entities, found, expected):
    counts = tuples(count_precision({"entities": entities}, found))
    assert counts == {"entities.precision": expected}


@pytest.mark.parametrize(
    ("relations", "pairs", "expected"),
    [case[1:] for case in SYNONYM_CASES],
    ids=[case[0] for case in SYNONYM_CASES],
)
def test_synonyms_are_counted(relations, pairs, expected):
    counts = tuples(count_synonyms({"relations": relations}, pairs))
    assert counts == {"actors.synonyms": expected}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ama Boateng, the foreign minister of Ghana, spoke.", [("Ama Boateng", "the foreign")]),
        ("The United Nations (UN) met.", [("United Nations", "UN")]),
        ("Ghana agreed, and Ghana paid.", []),
    ],
)
def test_names_beside_each_other_are_synonyms(text, expected):
    reading = read(text, published="2024-06-01")
    found = find_synonyms(text, reading.mentions)
    assert [(text[slice(*one)], text[slice(*other)][:11]) for one, other in found] == expected


FIGURE_CASES = [
    ("share", "acts.type.all", [(1, 1, 0), (0, 1, 0)], (1, 2, None, 0.5)),
    ("f1", "dates.value", [(2, 2, 4), (1, 2, 2)], (3, 4, 6, 0.6)),
    ("mean", "acts.records.all", [(0, 1, 3), (0, 1, 2)], (None, 2, 5, 2.5)),
    ("f1 of nothing", "dates.value", [(0, 2, 0), (0, 1, 0)], (0, 3, 0, 0.0)),
]


@pytest.mark.parametrize(
    ("measure", "counts", "expected"),
    [case[1:] for case in FIGURE_CASES],
    ids=[case[0] for case in FIGURE_CASES],
)
def test_figures_are_taken_by_the_kind_of_their_measure(measure, counts, expected):
    [figure] = take_figures("set", "system", [{measure: Count(*count)} for count in counts])
    assert (figure.right, figure.gold, figure.found, figure.value) == expected
    assert figure.low <= figure.value <= figure.high


def test_a_single_unit_has_no_interval():
    [figure] = take_figures("set", "system", [{"dates.value": Count(1, 2, 2)}])
    assert figure.write_cells()[-6:] == ["0.5000", "", "", "", "", ""]


def test_a_lead_is_taken_of_the_same_draws():
    """Two systems that each get one of two units right: apart they overlap, paired they do not."""
    system = [{"dates.value": Count(hit, 10, 10)} for hit in (1, 9, 1, 9)]
    own = [{"dates.value": Count(hit, 10, 10)} for hit in (2, 10, 2, 10)]
    [figure] = take_figures("set", "system", system, own)
    assert figure.lead == pytest.approx(0.1)
    assert figure.lead_low == pytest.approx(0.1)
    assert figure.lead_high == pytest.approx(0.1)
    assert figure.high > figure.value + figure.lead


def fail_main(arguments, capsys):
    code = peers.main([str(argument) for argument in arguments])
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.count("\n") == 1
    return code, printed.err


def test_a_missing_folder_is_one_line_and_changes_nothing(tmp_path, capsys):
    (tmp_path / "peers.csv").write_text("as before", encoding="utf-8")
    code, said = fail_main([tmp_path / "absent", tmp_path], capsys)
    assert code == 1
    assert "plover-dev.jsonl: does not exist; name the folder" in said
    assert [(p.name, p.read_text(encoding="utf-8")) for p in tmp_path.iterdir()] == [
        ("peers.csv", "as before")
    ]


def test_one_missing_file_is_named(tmp_path, capsys):
    (tmp_path / "gold").mkdir()
    for name in peers.NEEDED[:-1]:
        (tmp_path / "gold" / name).touch()
    code, said = fail_main([tmp_path, tmp_path / "out"], capsys)
    assert code == 1
    assert f"{peers.NEEDED[-1]}: does not exist" in said
    assert not (tmp_path / "out").exists()


def test_a_broken_set_is_one_line(tmp_path, capsys):
    (tmp_path / "gold").mkdir()
    for name in peers.NEEDED:
        (tmp_path / "gold" / name).write_text("{\n", encoding="utf-8")
    code, said = fail_main([tmp_path, tmp_path / "out"], capsys)
    assert code == 1
    assert "plover-dev.jsonl: is not JSON" in said


def test_too_few_arguments_are_one_line(capsys):
    assert fail_main(["one"], capsys)[0] == 2


FIGURE = Figure("set", "system", "dates.value", 1, 2, None, 0.25, 0.0, 1 / 3)


@pytest.fixture
def sets(tmp_path):
    """A folder in which every file that is read stands, all of them empty."""
    (tmp_path / "gold").mkdir()
    for name in peers.NEEDED:
        (tmp_path / "gold" / name).touch()
    return tmp_path


def test_figures_are_written_and_twice_give_the_same_bytes(sets, monkeypatch):
    monkeypatch.setattr(peers, "measure_systems", lambda gold: iter([FIGURE]))
    for name in ("first", "second"):
        peers.write_peers(sets, sets / name)
    first, second = (
        {path.name: path.read_bytes() for path in (sets / name).iterdir()}
        for name in ("first", "second")
    )
    assert first == second
    header, row = first["peers.csv"].decode().splitlines()
    assert header == ",".join(COLUMNS)
    assert row == "set,system,dates.value,1,2,,0.2500,0.0000,0.3333,,,"
    record = json.loads(first["measured.json"])
    assert record["rules"] == fingerprint_rules()
    assert tuple(record["files"]) == peers.NEEDED


def test_nothing_is_written_where_measuring_fails(sets, monkeypatch, capsys):
    def fail(gold):
        yield FIGURE
        raise SourceError("script.py", "fails", "see why")

    monkeypatch.setattr(peers, "measure_systems", fail)
    assert fail_main([sets, sets / "out"], capsys)[0] == 1
    assert not (sets / "out").exists()


def test_nothing_is_written_where_the_rules_change_meanwhile(sets, monkeypatch):
    prints = iter(["before", "after"])
    monkeypatch.setattr(peers, "measure_systems", lambda gold: iter([FIGURE]))
    monkeypatch.setattr(peers, "fingerprint_rules", lambda: next(prints))
    with pytest.raises(SourceError, match="changed while it was measured"):
        peers.write_peers(sets, sets / "out")
    assert not (sets / "out").exists()


def test_a_script_that_prints_other_figures_is_refused():
    with pytest.raises(SourceError, match=r"score\.py: prints no 'type 31\.1%', which was counted"):
        check_printed("  type 31.1%", "type 31.2%", Path("score.py"))


def test_a_script_that_fails_is_one_line(tmp_path):
    script = tmp_path / "score.py"
    script.write_text("import sys\nsys.exit('first\\nthe cause')\n", encoding="utf-8")
    with pytest.raises(SourceError, match=r"score\.py: fails \(the cause\)"):
        run_script(script)


@pytest.fixture
def package(tmp_path, monkeypatch):
    """A small package with its data, in place of ours."""
    for name in ("parley/read.py", "data/gazetteer/states.csv", "data/lexicon/acts.csv"):
        path = tmp_path / name
        path.parent.mkdir(parents=True)
        path.write_text("as it was", encoding="utf-8")
    monkeypatch.setattr(fingerprint, "PACKAGE", tmp_path / "parley")
    monkeypatch.setattr(fingerprint, "find_data", lambda name: tmp_path / "data" / name)
    return tmp_path


CHANGES = [
    ("parley/language.py", True),
    ("parley/parse.py", True),
    ("parley/figures/matrix.py", False),
    ("data/lexicon/confidence.csv", False),
    ("data/lexicon/README.md", False),
    ("parley/dates/new.py", True),
    ("data/gazetteer/states.csv", True),
    ("data/lexicon/new/rules.csv", True),
    ("parley/notes.txt", False),
    ("parley/data/lexicon/copy.py", False),
    ("data/gazetteer/__pycache__/derive.pyc", False),
    ("data/lexicon/.acts.csv.swp", False),
]


@pytest.mark.parametrize(("name", "changes"), CHANGES, ids=[name for name, _ in CHANGES])
def test_the_fingerprint_changes_with_the_rules(package, name, changes):
    before = fingerprint_rules()
    path = package / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("as it is", encoding="utf-8")
    assert (fingerprint_rules() != before) == changes


# What is committed.


def test_the_figures_have_their_columns():
    frame = peers.load_peers()
    assert tuple(frame.columns) == COLUMNS
    assert isinstance(frame["right"].dtype, pd.Int64Dtype)
    assert frame["value"].dtype == "float64"


def test_no_figure_stands_twice():
    frame = peers.load_peers()
    assert not frame.duplicated(["set", "system", "measure"]).any()


@pytest.mark.parametrize("column", ["set", "system", "measure"])
def test_what_the_figures_name_is_described_and_the_other_way_round(column):
    described = [row[column] for row in read_table(f"{column}s.csv")]
    assert len(described) == len(set(described))
    assert set(described) == {row[column] for row in read_table("peers.csv")}


def test_each_value_is_that_of_its_counts():
    kinds = {row["measure"]: row["kind"] for row in read_table("measures.csv")}
    for row in read_table("peers.csv"):
        right, gold, found = (int(row[name] or 0) for name in ("right", "gold", "found"))
        value = {
            "share": right / gold,
            "f1": 2 * right / (gold + found),
            "precision": right / (found or 1),
            "mean": found / gold,
        }[kinds[row["measure"]]]
        assert float(row["value"]) == pytest.approx(value, abs=5.1e-5), row
        empty = {"share": "found", "mean": "right"}.get(kinds[row["measure"]])
        assert {name for name in ("right", "found") if not row[name]} == ({empty} - {None}), row
        assert right <= gold, row


def test_each_value_lies_in_its_interval():
    kinds = {row["measure"]: row["kind"] for row in read_table("measures.csv")}
    for row in read_table("peers.csv"):
        low, value, high = (float(row[name]) for name in ("low", "value", "high"))
        assert 0 <= low <= value <= high, row
        assert high <= 1 or kinds[row["measure"]] == "mean", row


def test_each_lead_is_that_of_the_values_and_lies_in_its_interval():
    frame = peers.load_peers()
    own = frame[frame["system"] == "Parley"].set_index(["set", "measure"])["value"]
    others = frame[frame["system"] != "Parley"]
    assert frame.loc[frame["system"] == "Parley", "lead"].isna().all()
    for row in others[others["lead"].notna()].itertuples():
        assert row.lead == pytest.approx(own[row.set, row.measure] - row.value, abs=1.1e-4)
        assert row.lead_low <= row.lead <= row.lead_high
    assert others["lead"].notna().sum() > 40


def test_every_system_is_measured_alike_on_a_set():
    frame = peers.load_peers()
    peerless = frame["measure"].str.startswith("actors.")
    for _, rows in frame[~peerless].groupby("set"):
        measures = rows.groupby("system")["measure"].agg(tuple)
        assert measures.nunique() == 1
        assert rows.groupby("measure")["gold"].nunique().eq(1).all()
        assert "Parley" in measures.index
        assert len(measures) > 1


def test_the_sizes_of_the_sets_are_those_that_were_counted():
    frame = peers.load_peers()
    shares = frame[frame["measure"].isin(["acts.type.all", "actors.right", "dates.value"])]
    entities = frame[frame["measure"].str.startswith("entities.")]
    sizes = {row["set"]: row["size"].replace(",", "") for row in read_table("sets.csv")}
    for row in pd.concat([shares, entities]).itertuples():
        assert f"{row.gold} " in sizes[row.set], row


def test_the_types_of_wikiwars_are_not_measured():
    frame = peers.load_peers()
    assert "dates.type" not in set(frame.loc[frame["set"] == "wikiwars-dev", "measure"])


def test_every_table_has_the_columns_that_the_readme_describes():
    sections = (FOLDER / "README.md").read_text(encoding="utf-8").split("\n## ")
    described = {section.split("\n", 1)[0]: section for section in sections}
    for name in FILES:
        rows = [line.split("|")[1] for line in described[name].splitlines() if line[:2] == "| "]
        columns = [column.strip() for row in rows[1:] for column in row.split(",")]
        assert columns == list(read_table(name)[0]), name


def test_the_sets_of_which_figures_stand_name_licence_half_and_caveat():
    for row in read_table("sets.csv"):
        assert all(row.values()), row
        assert row["half"] == "development"
        assert row["unit"] in ("sentence", "document")


def test_it_is_recorded_what_the_figures_were_taken_with():
    stored = json.loads((FOLDER / "measured.json").read_text(encoding="utf-8"))
    assert tuple(stored["files"]) == peers.NEEDED
    assert {len(stored["rules"]), *map(len, stored["files"].values())} == {64}
