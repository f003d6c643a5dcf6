"""The chapter on a text of one's own: that it holds for any text, and that what it says works."""

import csv
import os
import re
import shlex
import shutil
import subprocess
import sys
from html import unescape
from html.parser import HTMLParser
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient
from typer.testing import CliRunner

from parley import make_tables, read
from parley.annotate import ONE_PAGE, annotate_text
from parley.cli import app
from parley.evaluate.own import score_text, state_acts, state_misses
from parley.evaluate.score import Score
from parley.figures import tabulate_actors, tabulate_dates, tabulate_demands
from parley.otherdays import compare_days
from parley.provenance import pick_record, trace_record
from parley.publish import find_stretches
from parley.source import load_source
from parley.unknowns import list_unknown

ROOT = Path(__file__).parent.parent
CHAPTER = ROOT / "chapters" / "your-text.ipynb"
DEVELOPMENT = ROOT / "tests" / "texts" / "development"
WIRE = DEVELOPMENT / "sudan-geneva-wire.txt"
# A text with nothing in it, one with one actor, one that would like to be markup, one with gold.
OWN_TEXTS = {
    "nothing": "It rained.\nNobody minded.\n",
    "one-actor": "France is a country.\nIts name is short.\n",
    "markup": "France's <script>alert(1)</script> urged Mali to leave “{term}`x`” by Friday.\n",
}
OTHER_DISPATCH = "yemen-council-press-statement"
CASES = [*OWN_TEXTS, OTHER_DISPATCH, "quoted"]
WORDS = 5  # a run of so many words that no row quotes must not be shown


def read_chapter():
    return nbformat.read(CHAPTER, as_version=4)


def prose_of_chapter():
    return "\n".join(cell.source for cell in read_chapter().cells if cell.cell_type == "markdown")


@pytest.fixture(scope="module")
def executed(tmp_path_factory):
    """Execute the chapter for every case in one kernel; give the cells of each, with outputs."""
    folder, left = tmp_path_factory.mktemp("own"), tmp_path_factory.mktemp("left")
    paths = {OTHER_DISPATCH: (DEVELOPMENT / f"{OTHER_DISPATCH}.txt", "2022-09-27")}
    for name, text in OWN_TEXTS.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
        paths[name] = (folder / f"{name}.txt", "2024-08-19")
    paths["quoted"] = (quote_wire(tmp_path_factory.mktemp("quoted")), "2024-08-19")
    runs = {case: set_parameters(*paths[case]) for case in CASES}
    whole = nbformat.v4.new_notebook(cells=[cell for cells in runs.values() for cell in cells])
    where = {"metadata": {"path": str(CHAPTER.parent)}}
    client = NotebookClient(whole, kernel_name="python3", timeout=120, resources=where)
    client.execute(env={**os.environ, "TMPDIR": str(left)})
    assert list(left.iterdir()) == []  # the folder of the tables is gone
    return runs


def quote_wire(folder):
    """Put the wire report into a folder as a text that may only be quoted."""
    shutil.copy(WIRE, folder / "quoted.txt")
    known = "file,published,publish_text\nquoted.txt,2024-08-19,quotes\n"
    (folder / "sources.csv").write_text(known, encoding="utf-8")
    return folder / "quoted.txt"


def set_parameters(path, published):
    cells = [cell for cell in read_chapter().cells if cell.cell_type == "code"]
    [parameters] = [cell for cell in cells if "parameters" in cell.metadata.get("tags", [])]
    lines = parameters.source.splitlines()
    assert [line.split(" = ")[0] for line in lines] == ["text", "published"]
    parameters.source = f"text = {str(path)!r}\npublished = {published!r}"
    for cell in cells:
        cell.id = f"{path.stem}-{cell.id}"
    return cells


def glued(cells):
    """Give what a run glued into the prose, as it will be printed."""
    return {
        output.metadata["scrapbook"]["name"]: output.data["application/papermill.record/text/plain"]
        for cell in cells
        for output in cell.outputs
        if "scrapbook" in output.get("metadata", {})
    }


def html_of(cells):
    return "\n".join(
        output["data"]["text/html"]
        for cell in cells
        for output in cell.outputs
        if "text/html" in output.get("data", {})
    )


class Anchors(HTMLParser):
    def __init__(self):
        super().__init__()
        self.ids, self.targets = [], []

    def handle_starttag(self, tag, attributes):
        found = dict(attributes)
        self.ids += [found["id"]] if "id" in found else []
        self.targets += [found["href"]] if "href" in found else []


@pytest.mark.parametrize("case", CASES)
def test_the_chapter_holds_for_any_text(executed, case):
    facts = glued(executed[case])
    captions = [str(cell.metadata.get("mystnb", "")) for cell in read_chapter().cells]
    wanted = re.findall(r"\{glue:text\}`(\w+)`", prose_of_chapter() + "".join(captions))
    assert set(wanted) == facts.keys()
    optional = {"acts"}  # said only where there is gold
    assert [name for name in facts.keys() - optional if not facts[name].strip("'\" ")] == []


@pytest.mark.parametrize("case", CASES)
def test_links_of_the_page_lead_to_its_own_words(executed, case):
    anchors = Anchors()
    anchors.feed(html_of(executed[case]))
    assert sorted({each for each in anchors.ids if anchors.ids.count(each) > 1}) == []
    assert [each for each in anchors.targets if each[1:] not in anchors.ids] == []


@pytest.mark.parametrize(
    ("case", "fact", "said"),
    [
        ("nothing", "answer", "The text holds no demand"),
        ("nothing", "size", "with no actor, no act and no date"),
        ("nothing", "most", "Nobody is mentioned"),
        ("nothing", "record", "The text gave no record."),
        ("nothing", "misses", "This text has no gold"),
        ("one-actor", "size", "with 1 actor, no act and no date"),
        ("one-actor", "positions", "No order claims"),
        ("markup", "size", "1 sentence"),
        (OTHER_DISPATCH, "misses", "Missed: "),
        (OTHER_DISPATCH, "acts", " of the gold, "),
    ],
)
def test_the_prose_says_what_the_text_has(executed, case, fact, said):
    assert said in glued(executed[case])[fact]


def test_a_text_cannot_become_markup(executed):
    written = html_of(executed["markup"])
    assert "&lt;script&gt;alert" in written
    assert "<script>alert" not in written


def test_a_text_in_quotations_is_not_shown_whole(executed):
    reading = read(load_source(WIRE))
    stretches = find_stretches(make_tables(reading), reading.source.text_id)
    places = [0, *(place for stretch in stretches for place in stretch), len(reading.text)]
    runs = [" ".join(reading.text[a:b].split()) for a, b in pair_places(places)]
    hidden = [run for run in runs if len(run.split()) >= WORDS]
    words = re.sub(r"<[^>]+>", "", html_of(executed["quoted"]))
    shown = " ".join((unescape(words) + " ".join(glued(executed["quoted"]).values())).split())
    assert len(hidden) > 3
    assert [run for run in hidden if run in shown] == []


def pair_places(places):
    return zip(places[::2], places[1::2], strict=True)


def blocks_of_chapter():
    return re.findall(r"```text\n(.*?)\n```", prose_of_chapter(), re.DOTALL)


def test_the_commands_of_the_chapter_work(tmp_path, monkeypatch):
    [known] = [block for block in blocks_of_chapter() if block.startswith("file,published")]
    lines = [line for block in blocks_of_chapter() for line in block.splitlines()]
    commands = [line for line in lines if "bin/parley " in line]
    (tmp_path / "dispatches").mkdir()
    (tmp_path / "dispatches" / "sources.csv").write_text(known + "\n", encoding="utf-8")
    for place in (tmp_path, tmp_path / "dispatches"):
        shutil.copy(WIRE, place / "dispatch.txt")
    take_gold(WIRE.stem, tmp_path / "gold")
    monkeypatch.chdir(tmp_path)
    for command in commands:
        words = shlex.split(command.rpartition("| ")[2])[1:]
        given = WIRE.read_bytes() if "|" in command else None
        run = CliRunner().invoke(app, words, input=given)
        assert run.exit_code == 0, (command, run.output, run.exception)
    written = {path.suffix for path in tmp_path.rglob("*") if path.parent.name.startswith("as-")}
    assert written == {".json", ".parquet", ".tml"}
    assert (tmp_path / "found-all" / "texts.csv").read_text("utf-8").count("A dispatch of mine")
    assert len(commands) == 9


def take_gold(text_id, folder):
    """Write the gold of one text as that of a text called dispatch."""
    folder.mkdir()
    for path in (DEVELOPMENT / "gold").glob("*.csv"):
        with path.open(encoding="utf-8", newline="") as stored:
            rows = list(csv.DictReader(stored))
        with (folder / path.name).open("w", encoding="utf-8", newline="") as written:
            table = csv.DictWriter(written, list(rows[0]))
            table.writeheader()
            own = [row for row in rows if row["text_id"] == text_id]
            table.writerows({**row, "text_id": "dispatch"} for row in own)


SENTENCES = {
    "Helen Marsh urged Mali to open the road. Marsh left.": "request WFP/helen-marsh",
    "The NCC urged France to leave.": "request nile-crisis-council",
    "Mali nagged France to withdraw its troops.": "request MLI",
}
PRINT_ACTS = """
import sys, parley
for text in sys.argv[1:]:
    demands = parley.read(text, published="2024-08-19").demands
    print(*(f"{d.act} {'|'.join(d.issuers)}" for d in demands))
"""


def test_the_rows_of_the_chapter_put_a_reading_right(tmp_path):
    for part in ("parley", "data"):
        shutil.copytree(
            ROOT / part, tmp_path / part, ignore=shutil.ignore_patterns("__pycache__", "gold")
        )
    missing = r"\*\*A missing .*?`(data/\S+?\.csv)`.*?```text\n(.*?)\n```"
    rows = dict(re.findall(missing, prose_of_chapter(), re.DOTALL))
    assert len(rows) == len(SENTENCES)
    for name, row in rows.items():
        with (tmp_path / name).open("a", encoding="utf-8", newline="") as table:
            table.write(row + "\n")
    run_python(tmp_path, "data/gazetteer/derive.py")
    said = run_python(tmp_path, "-c", PRINT_ACTS, *SENTENCES)
    assert said.splitlines() == list(SENTENCES.values())
    stored = [" ".join(demand.issuers) for text in SENTENCES for demand in read(text).demands]
    assert {"WFP/helen-marsh", "nile-crisis-council", "MLI"}.isdisjoint(stored)


def run_python(folder, *words):
    environment = {**os.environ, "PYTHONPATH": str(folder)}
    run = subprocess.run(
        [sys.executable, *words], cwd=folder, env=environment, capture_output=True, text=True
    )
    assert run.returncode == 0, run.stderr
    return run.stdout


def test_deriving_without_sources_changes_nothing_that_stands(tmp_path):
    folder = ROOT / "data" / "gazetteer"
    shutil.copytree(folder, tmp_path / "gazetteer", ignore=shutil.ignore_patterns("__pycache__"))
    run_python(tmp_path, "gazetteer/derive.py")
    for path in folder.glob("*.csv"):
        assert (tmp_path / "gazetteer" / path.name).read_bytes() == path.read_bytes()


@pytest.mark.parametrize(
    ("text", "day", "moved"),
    [
        ("France left yesterday.", "2024-08-26", [("yesterday", "2024-08-18", "2024-08-25")]),
        ("France will answer on 3 May 2024.", "2024-08-26", []),
        ("France answered.", "2024-08-19", []),  # the day itself
        (
            "The French president agreed.",
            "2014-08-19",
            [("The French president", "Emmanuel Macron", "François Hollande")],
        ),
    ],
)
def test_what_another_day_changes(text, day, moved):
    found = compare_days(read(text, published="2024-08-19"), [day])
    assert [tuple(row) for row in found.to_numpy()[:, 1:].tolist()] == moved


@pytest.mark.parametrize(
    ("text", "unknown"),
    [
        ("France urged Mali to leave.", []),
        ("Emmanuel Macron urged Mali to leave.", []),
        ("John Smithson urged Mali to leave.", ["John Smithson"]),
        ("John Smithson spoke. John Smithson left.", ["John Smithson"]),
        ("It rained.", []),
    ],
)
def test_who_is_unknown(text, unknown):
    assert list_unknown(read(text, published="2024-08-19"))["words"].tolist() == unknown


@pytest.mark.parametrize(
    ("text", "record", "parts"),
    [
        ("It rained.", "", []),
        ("France stood by.", "m", ["the whole"]),
        ("It rained on Friday.", "t", ["the whole"]),
        ("Mali urged France to leave.", "d", ["the whole", "what it is about"]),
    ],
)
def test_a_record_is_followed_to_its_words(text, record, parts):
    reading = read(text, published="2024-08-19")
    tables = make_tables(reading)
    picked = pick_record(tables)
    traced = trace_record(tables, reading.text, picked)
    assert picked[:1] == record
    assert traced["part"].tolist() == parts


def test_a_score_needs_gold_of_that_very_text(tmp_path):
    take_gold(WIRE.stem, tmp_path / "gold")
    for name in ("dispatch.txt", "other.txt"):
        shutil.copy(WIRE, tmp_path / name)
    scored = {
        name: score_text(path, make_tables(read(load_source(path, "2024-08-19"))))
        for name in ("dispatch", "other")
        for path in [tmp_path / f"{name}.txt"]
    }
    assert list(scored["dispatch"].texts) == ["dispatch"]
    assert state_misses(scored["dispatch"]).startswith("Missed: ")
    assert scored["other"] == Score({}, ())
    assert scored["other"].table["f1"].isna().all()
    assert state_acts(scored["other"]) == ""


def test_marks_and_rows_of_one_page_lead_to_each_other():
    reading = read("Mali urged France to leave by Friday.", published="2024-08-19")
    tables = make_tables(reading)
    tabulated = (tabulate_actors, tabulate_dates, tabulate_demands)
    shown = [table(tables, base="", prefix=ONE_PAGE.prefix).to_html() for table in tabulated]
    anchors = Anchors()
    anchors.feed("".join([annotate_text(reading, ONE_PAGE).html, *shown]))
    assert len(set(anchors.ids)) == len(anchors.ids)
    assert {target[1:] for target in anchors.targets} <= set(anchors.ids)
    assert {"row-d-01", "d-01", "row-t-01", "t-01", "row-actor-MLI"} <= set(anchors.ids)
