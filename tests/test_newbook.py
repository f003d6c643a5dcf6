"""A book of texts of one's own: it holds for any text, escapes it, and is whole or absent."""

import json
import re
import shlex
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest

from parley.newbook import build_book, make_book, write_chapter
from parley.plaintext import SourceError
from parley.reading import load

ROOT = Path(__file__).parents[1]
PARLEY = [sys.executable, "-m", "parley.cli"]


def run(*arguments, cwd=ROOT):
    return subprocess.run(
        [*PARLEY, *map(str, arguments)], capture_output=True, text=True, cwd=cwd, check=False
    )


@pytest.fixture(scope="module")
def book(tmp_path_factory):
    """A book of a dispatch, and of a text with no date, no demand and one actor only."""
    top = tmp_path_factory.mktemp("book")
    plain = top / "plain.txt"
    plain.write_text("Peru is on the coast. <script>alert(1)</script> Nobody said anything.\n")
    dispatch = ROOT / "tests/texts/development/sudan-geneva-wire.txt"
    title = "<script>alert(2)</script> [a](b) {ref}`c`"
    done = run(
        "book", dispatch, plain, "--published", "2024-08-21", "--out", top / "b", "--title", title
    )
    assert done.returncode == 0, done.stderr
    return top / "b"


def test_the_site_stands_and_shows_what_there_is(book):
    pages = {p.stem: p.read_text() for p in (book / "_build/html/chapters").glob("*.html")}
    assert {"text-01", "text-02", "over-time", "glossary", "data-dictionary"} <= set(pages)
    assert "ceasefire" in pages["text-01"]
    for said in (
        "names no day that could stand on a timeline",
        "There is no gold to compare it with.",
    ):
        assert said in pages["text-02"]
    assert "Parley follows" in pages["over-time"]


def test_nothing_of_a_text_or_a_title_runs(book):
    for path in (book / "_build/html").rglob("*.html"):
        assert not re.search(r"<script[^>]*>\s*alert", path.read_text()), path
    assert "alert(2)" in (book / "_build/html/index.html").read_text()


def test_what_was_found_lies_beside_the_pages(book):
    assert len((book / "data/tables/texts.csv").read_text().splitlines()) == 3
    assert (book / "_build/html/data/tables/threads.csv").is_file()


def test_a_folder_that_holds_something_is_left_alone(tmp_path):
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "mine").write_text("mine")
    with pytest.raises(SourceError, match="is there already"):
        make_book([load("seeds/istanbul-talks-offer.txt")], tmp_path / "b")
    assert [p.name for p in tmp_path.rglob("*")] == ["b", "mine"]


def test_nothing_stays_of_a_book_that_failed(tmp_path, monkeypatch):
    def fail(folder):
        raise OSError("no room")

    monkeypatch.setattr("parley.newbook.build_book", fail)
    with pytest.raises(OSError, match="no room"):
        make_book([load("seeds/istanbul-talks-offer.txt")], tmp_path / "b")
    assert not list(tmp_path.iterdir())


def test_a_missing_day_is_asked_for(tmp_path):
    (tmp_path / "a.txt").write_text("Mali urged France to leave.")
    done = run("book", tmp_path / "a.txt", "--out", tmp_path / "b")
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1
    assert "--published" in done.stderr
    assert "without it" in done.stderr
    assert not (tmp_path / "b").exists()


def test_a_chapter_that_fails_is_named_in_one_line(tmp_path):
    (tmp_path / "chapters").mkdir()
    cell = nbformat.v4.new_code_cell("raise ValueError('no\\nluck')")
    chapter = nbformat.v4.new_notebook(cells=[cell])
    chapter.metadata["kernelspec"] = {"name": "python3", "display_name": "Python 3"}
    nbformat.write(chapter, tmp_path / "chapters" / "broken.ipynb")
    with pytest.raises(OSError, match=r"^broken\.ipynb failed \(ValueError: no luck\)$"):
        build_book(tmp_path)


def test_parameters_are_set_as_python_has_them(tmp_path):
    value = "a \"b\" \\ 'c'\nimport os"
    write_chapter("over-time.ipynb", tmp_path / "c.ipynb", {"texts": value})
    chapter = nbformat.read(tmp_path / "c.ipynb", as_version=4)
    [cell] = [c for c in chapter.cells if "parameters" in c.metadata.get("tags", ())]
    found = {}
    exec(cell.source, found)
    assert found["texts"] == value


def test_the_commands_of_the_readme_run_as_written(tmp_path):
    blocks = re.findall(r"^```\w*\n(.*?)^```", (ROOT / "README.md").read_text(), re.S | re.M)
    lines = [line for block in blocks for line in block.splitlines()]
    commands = [shlex.split(line)[1:] for line in lines if line.startswith(".venv/bin/parley ")]
    assert {words[0] for words in commands} == {
        "read",
        "explain",
        "score",
        "book",
        "corpus",
        "query",
    }
    (tmp_path / "FILE").write_bytes((ROOT / "seeds/istanbul-talks-offer.txt").read_bytes())
    gold = ROOT / "data/gold/istanbul-talks-offer"
    (tmp_path / "GOLD").symlink_to(gold)
    (tmp_path / "TABLES").symlink_to("tables")
    text_id = {"FILE": "istanbul-talks-offer"}
    (tmp_path / "sources.csv").write_text(f"file,text_id\nFILE,{text_id['FILE']}\n")
    for words in sorted(commands, key=lambda words: words[0] in ("score", "query")):
        done = run(*words, *(["--no-build"] if words[0] == "book" else []), cwd=tmp_path)
        assert done.returncode == 0, (words, done.stderr)
    assert json.loads((tmp_path / "my-book/chapters/text-01.ipynb").read_text())["cells"]
