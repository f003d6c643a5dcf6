"""A page of hostile texts, built as any other: nothing of theirs runs, and every word is kept."""

import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import nbformat
import pytest
import yaml
from benchmarks.fuzz import HOSTILE, MUTATIONS, PUBLISHED, make_text, put_hostile
from reader import ROOT

import parley
from parley import annotate, figures
from parley.source import Source

pytestmark = pytest.mark.site

TEXTS = 50
SAID = "Kyiv{0} asked Moscow{0} to free the envoys by 12 May 2025 {0}. “We agree{0},” Moscow said."


def list_hostile():
    """Give fifty texts: each script in a sentence that is read, then what the fuzzing draws.

    Every other draw puts scripts into a passage, the rest goes through all that it does to texts.
    """
    written = [SAID.format(script) for script in HOSTILE]
    place = MUTATIONS.index(put_hostile)
    drawn = (
        make_text(place + turn * len(MUTATIONS) if turn % 2 else turn // 2) for turn in range(TEXTS)
    )
    return [*written, *drawn][:TEXTS]


def read_hostile():
    """Read them, their titles, publishers and ids as hostile as their words."""
    for number, text in enumerate(list_hostile()):
        script = HOSTILE[number % len(HOSTILE)]
        source = Source(f"t{number}{script}", text, PUBLISHED, f"{script}.txt")
        yield parley.read(
            replace(source, title=script, publisher=script, url=f"javascript:{script}")
        )


def make_outputs(reading):
    """Give what a chapter shows of a text: the marked text, the tables and the charts."""
    tables = parley.make_tables(reading)
    yield annotate.annotate_text(reading, annotate.ONE_PAGE)
    yield figures.tabulate_actors(tables, base="")
    yield figures.tabulate_dates(tables, base="")
    yield figures.tabulate_demands(tables, base="")
    yield figures.tabulate_matrix(tables, base="")
    yield figures.draw_timeline(tables, base="")
    table = tables["texts"]
    yield figures.Table("texts", "The text", table.columns, table.astype(str).to_numpy().tolist())


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    """Build a book of one page with all of them."""
    folder = tmp_path_factory.mktemp("hostile")
    readings = list(read_hostile())
    outputs = [
        nbformat.v4.new_output("display_data", shown._repr_mimebundle_())
        for reading in readings
        for shown in make_outputs(reading)
    ]
    cell = nbformat.v4.new_code_cell("shown", outputs=outputs, execution_count=1)
    title = nbformat.v4.new_markdown_cell("# Hostile texts")
    notebook = nbformat.v4.new_notebook(cells=[title, cell])
    notebook.metadata["kernelspec"] = {"name": "python3", "display_name": "Python 3"}
    nbformat.write(notebook, folder / "index.ipynb")
    (folder / "_toc.yml").write_text("format: jb-book\nroot: index\n", encoding="utf-8")
    config = yaml.safe_load((ROOT / "_config.yml").read_text(encoding="utf-8"))
    (folder / "_config.yml").write_text(yaml.safe_dump(config), encoding="utf-8")
    for name in ("tables", "exports"):
        shutil.copytree(ROOT / "data" / name, folder / "data" / name)
    builder = Path(sys.executable).with_name("jupyter-book")
    command = [builder, "build", folder, "--all", "-q"]
    subprocess.run(command, check=True, capture_output=True, cwd=folder)
    return folder / "_build" / "html" / "index.html", [reading.text for reading in readings]


def test_no_script_of_a_text_runs_and_no_word_is_lost(hostile, browser):
    place, texts = hostile
    context = browser.new_context(offline=True)
    page, complaints = context.new_page(), []
    page.on("console", lambda m: complaints.append(m.text) if m.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(place.as_uri())
    shown = page.locator(".parley-text").evaluate_all("all => all.map(e => e.textContent)")
    assert shown == texts
    assert page.evaluate("window.ran") is None
    inside = page.locator("article :is(script:not([type='application/json']), iframe, object, img)")
    assert inside.count() == 0
    handlers = """() => [...document.querySelectorAll('article *')].filter(e =>
        [...e.attributes].some(a => a.name.startsWith('on') || /^\\s*javascript:/i.test(a.value)
            && ['href', 'src', 'action'].includes(a.name))).map(e => e.outerHTML)"""
    assert page.evaluate(handlers) == []
    assert complaints == []
    context.close()


def test_the_policy_stops_what_would_run(hostile, browser):
    """The second wall, were the first to fall: a script put into the page does not run."""
    place, _ = hostile
    broken = place.with_name("broken.html")
    page_text = place.read_text(encoding="utf-8")
    scripts = f"{HOSTILE[0]}<a id='bad' href='javascript:window.ran=1'>x</a>{HOSTILE[2]}</body>"
    broken.write_text(page_text.replace("</body>", scripts), encoding="utf-8")
    page = browser.new_page()
    page.goto(broken.as_uri())
    page.evaluate("document.getElementById('bad').click()")
    page.wait_for_timeout(200)
    assert page.evaluate("window.ran") is None
    page.close()
