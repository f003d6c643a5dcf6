"""The figures of many texts: their table is whole, and the chapter says what stands in it."""

import csv
import json
from pathlib import Path

import pytest

from parley.evaluate import scale
from parley.evaluate.scale import Measured
from parley.figures.scale import NAMES, OF, UNITS, draw_scale, tabulate_scale

ROOT = Path(__file__).parents[1]
FIGURES = scale.load_scale()


def test_the_table_has_the_columns_that_are_read():
    with (ROOT / "data/evaluation/scale.csv").open(encoding="utf-8", newline="") as lines:
        assert next(csv.reader(lines)) == list(Measured.__slots__)


def test_every_figure_is_one_that_the_chapter_can_name():
    assert {each.measure for each in FIGURES} == NAMES.keys() == UNITS.keys()
    assert {each.of for each in FIGURES} == OF.keys()
    assert all(each.value > 0 and each.texts > 0 for each in FIGURES)


def test_corpora_of_several_sizes_and_with_one_and_two_processes_are_in_it():
    for measure in ("cost", "memory"):
        sizes = [each.texts for each in scale.list_sizes(FIGURES, measure)]
        assert {1_000, 50_000} <= set(sizes), sizes
    assert {each.processes for each in FIGURES} == {1, 2}


def test_the_chapter_says_the_figures_of_the_table():
    cells = json.loads((ROOT / "chapters/scale.ipynb").read_text(encoding="utf-8"))["cells"]
    [facts] = [cell for cell in cells if cell.get("id") == "facts"]
    said = json.dumps(facts["outputs"], ensure_ascii=False)
    for statement in (
        scale.state_share(FIGURES),
        scale.state_speed(FIGURES),
        scale.state_sizes(FIGURES, "memory", "MB"),
        scale.state_sizes(FIGURES, "cost", "ms"),
        scale.state_machine(),
    ):
        assert statement in said


def test_a_chart_of_other_figures_says_them():
    made = [
        Measured(measure, "made", texts, 2, 0, "wall", value)
        for measure, values in (("cost", (8.0, 4.0)), ("memory", (500.0, 550.0)))
        for texts, value in zip((1_000, 50_000), values, strict=True)
    ]
    figure = draw_scale(made)
    assert "time a text 100 % at 1,000, 50 % at 50,000" in figure.alt
    assert "memory at its peak 100 % at 1,000, 110 % at 50,000" in figure.alt
    assert len(tabulate_scale(made).rows) == len(made)


@pytest.mark.parametrize("sizes", [(10, 3000), (10, 20, 3000)])
def test_the_smallest_and_the_largest_corpus_are_said_in_this_order(sizes):
    made = [Measured("cost", "made", size, 2, 0, "wall", 5.0) for size in reversed(sizes)]
    assert scale.state_sizes(made, "cost", "ms") == "5 ms for 10 texts and 5 ms for 3,000"
