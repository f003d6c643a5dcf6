"""The chapters: their shape, and that they show no more of a text than they may."""

import csv
import json
from itertools import pairwise
from pathlib import Path
from types import SimpleNamespace

import nbformat
import pytest
from IPython.core.inputtransformer2 import TransformerManager
from nbclient import NotebookClient

from parley import load, make_tables, read
from parley.book.launch import TAG, read_address
from parley.chapters import execute_chapter, prepare_chapter
from parley.publish import find_stretches, publish_tables

ROOT = Path(__file__).parent.parent
CHAPTERS = [ROOT / "index.ipynb", *sorted((ROOT / "chapters").glob("*.ipynb"))]
LONGEST_CELL, WIDEST_LINE = 10, 88  # lines that are not blank; characters
WORDS = 5  # a run of so many words that no row quotes must not be shown


@pytest.fixture(params=CHAPTERS, ids=lambda path: path.stem)
def chapter(request):
    return nbformat.read(request.param, as_version=4)


def code_of(chapter):
    """Give the cells of code but the one that fetches the project on Colab."""
    setups = [cell for cell in chapter.cells if TAG in cell.metadata.get("tags", [])]
    return [cell for cell in chapter.cells if cell.cell_type == "code" and cell not in setups]


def test_a_chapter_asks_a_question_and_starts_with_its_parameters(chapter):
    title = chapter.cells[0].source.splitlines()[0]
    assert title.startswith("# ")
    assert title.endswith("?")
    assert "parameters" in code_of(chapter)[0].metadata.get("tags", [])


def test_cells_are_short_and_executed_in_order(chapter):
    cells = code_of(chapter)
    before = sum(TAG in cell.metadata.get("tags", []) for cell in chapter.cells)
    counts = [cell.execution_count - before for cell in cells]
    assert counts == list(range(1, len(cells) + 1))
    for cell in cells:
        lines = [line for line in cell.source.splitlines() if line]
        assert len(lines) <= LONGEST_CELL, cell.source
        assert max(map(len, lines)) <= WIDEST_LINE, cell.source


def test_a_chapter_fetches_its_project_on_colab_once_there_is_an_address(chapter):
    """After setting the address, `make chapters` puts the cell in."""
    address = read_address(ROOT / "_config.yml")
    setups = [cell for cell in chapter.cells if TAG in cell.metadata.get("tags", [])]
    assert [address.url in cell.source for cell in setups] == [True] * bool(address.path)


@pytest.fixture
def addressed(tmp_path):
    """A book of one chapter that says where it is kept."""
    (tmp_path / "_config.yml").write_text("repository:\n  url: https://github.com/example/parley\n")
    folder = tmp_path / "chapters"
    folder.mkdir()
    cells = [
        nbformat.v4.new_markdown_cell("# Who?", id="title"),
        nbformat.v4.new_code_cell("who = 1", id="code"),
    ]
    nbformat.write(nbformat.v4.new_notebook(cells=cells), folder / "who.ipynb")
    return folder / "who.ipynb"


def test_the_cell_for_colab_does_nothing_elsewhere(addressed):
    """Executed twice it gives the same bytes, and the cell no output."""
    execute_chapter(addressed)
    first = addressed.read_bytes()
    execute_chapter(addressed)
    assert addressed.read_bytes() == first
    setup = nbformat.read(addressed, as_version=4).cells[1]
    assert setup.metadata["tags"] == ["setup", "remove-cell"]
    assert 'book = "https://github.com/example/parley"' in setup.source
    assert "%cd -q /content/book/chapters" in setup.source
    assert (setup.execution_count, setup.outputs) == (1, [])


def test_the_cell_for_colab_fetches_and_installs_there(addressed):
    """As the notebook's shell reads it: clone once, go to the chapter's folder, install."""
    code = TransformerManager().transform_cell(prepare_chapter(addressed).cells[1].source)
    ran = []
    shell = SimpleNamespace(
        system=ran.append,
        run_line_magic=lambda name, line: ran.append(f"%{name} {line}"),
        var_expand=lambda line: line,
    )
    modules = SimpleNamespace(modules={"google.colab": None})
    exec(code.replace("import sys", ""), {"get_ipython": lambda: shell, "sys": modules})
    assert [each.split()[0] for each in ran] == ["test", "%cd", "%pip"]
    assert "git clone -q --depth 1 -b main" in ran[0]


def test_without_an_address_the_cell_is_taken_out_again(addressed):
    execute_chapter(addressed)
    (addressed.parents[1] / "_config.yml").write_text('repository:\n  url: ""\n')
    execute_chapter(addressed)
    cells = nbformat.read(addressed, as_version=4).cells
    assert [cell.cell_type for cell in cells] == ["markdown", "code"]


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
