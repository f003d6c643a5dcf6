"""The chapters: their shape, and that they show no more of a text than they may."""

import csv
import json
from itertools import pairwise
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

from parley import load, make_tables, read
from parley.publish import find_stretches, publish_tables

ROOT = Path(__file__).parent.parent
CHAPTERS = [ROOT / "index.ipynb", *sorted((ROOT / "chapters").glob("*.ipynb"))]
LONGEST_CELL, WIDEST_LINE = 10, 88  # lines that are not blank; characters
WORDS = 5  # a run of so many words that no row quotes must not be shown


@pytest.fixture(params=CHAPTERS, ids=lambda path: path.stem)
def chapter(request):
    return nbformat.read(request.param, as_version=4)


def code_of(chapter):
    return [cell for cell in chapter.cells if cell.cell_type == "code"]


def test_a_chapter_asks_a_question_and_starts_with_its_parameters(chapter):
    title = chapter.cells[0].source.splitlines()[0]
    assert title.startswith("# ")
    assert title.endswith("?")
    assert "parameters" in code_of(chapter)[0].metadata.get("tags", [])


def test_cells_are_short_and_executed_in_order(chapter):
    cells = code_of(chapter)
    assert [cell.execution_count for cell in cells] == list(range(1, len(cells) + 1))
    for cell in cells:
        lines = [line for line in cell.source.splitlines() if line]
        assert len(lines) <= LONGEST_CELL, cell.source
        assert max(map(len, lines)) <= WIDEST_LINE, cell.source


def test_prose_has_no_number_that_was_typed(chapter):
    """Numbers of records come from glue; what may stand are names and places in the text."""
    counted = ("actors", "acts", "dates", "records", "mentions", "sentences", "demands", "offers")
    for cell in chapter.cells:
        if cell.cell_type == "markdown":
            words = cell.source.replace("\n", " ").split()
            for number, noun in pairwise(words):
                assert not (number.isdigit() and noun.strip(".,:;") in counted), (number, noun)


@pytest.fixture(scope="module")
def quotes(tmp_path_factory):
    """Give the seed text as one that may only be quoted."""
    folder = tmp_path_factory.mktemp("seeds")
    with (ROOT / "seeds" / "sources.csv").open(encoding="utf-8", newline="") as lines:
        [row] = csv.DictReader(lines)
    (folder / row["file"]).write_bytes((ROOT / "seeds" / row["file"]).read_bytes())
    with (folder / "sources.csv").open("w", encoding="utf-8", newline="") as lines:
        table = csv.DictWriter(lines, list(row))
        table.writeheader()
        table.writerow({**row, "publish_text": "quotes"})
    return folder / row["file"]


def unproven_runs(path):
    """List the runs of words that no row of the text rests on."""
    reading = read(load(path))
    stretches = find_stretches(make_tables(reading), reading.source.text_id)
    position, runs = 0, []
    for start, end in [*stretches, (len(reading.text), len(reading.text))]:
        runs.append(" ".join(reading.text[position:start].split()))
        position = end
    return [run for run in runs if len(run.split()) >= WORDS]


@pytest.mark.parametrize("name", ["text", "one-sentence", "demands"])
def test_a_text_in_quotations_is_not_shown_whole_by_any_chapter(name, quotes):
    chapter = nbformat.read(ROOT / "chapters" / f"{name}.ipynb", as_version=4)
    parameters = code_of(chapter)[0]
    parameters.source = parameters.source.replace(
        '"../seeds/istanbul-talks-offer.txt"', json.dumps(str(quotes))
    )
    where = {"metadata": {"path": str(ROOT / "chapters")}}
    NotebookClient(chapter, kernel_name="python3", timeout=120, resources=where).execute()
    shown = json.dumps([cell.outputs for cell in code_of(chapter)], ensure_ascii=False)
    runs = unproven_runs(quotes)
    assert len(runs) > 5
    assert [run for run in runs if run in " ".join(shown.split())] == []


def test_the_published_tables_of_a_text_in_quotations_hold_no_more_than_its_rows(quotes, tmp_path):
    publish_tables(quotes.parent, tmp_path)
    written = " ".join(path.read_text(encoding="utf-8") for path in sorted(tmp_path.iterdir()))
    assert [run for run in unproven_runs(quotes) if run in " ".join(written.split())] == []
    assert "quotes" in (tmp_path / "texts.csv").read_text(encoding="utf-8")
