"""A book of texts of one's own: it holds for any text, escapes it, and is whole or absent."""

import json
import re
import shlex
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote, urlsplit

import nbformat
import papermill
import pytest
from lxml import html

from parley.chapters import execute_chapter, execute_together
from parley.newbook import build_book, make_book
from parley.newchapters import OF_A_TEXT, escape_markdown, write_chapter
from parley.plaintext import SourceError
from parley.reading import load

ROOT = Path(__file__).parents[1]
PARLEY = [sys.executable, "-m", "parley.cli"]


def run(*arguments, cwd=ROOT):
    return subprocess.run(
        [*PARLEY, *map(str, arguments)], capture_output=True, text=True, cwd=cwd, check=False
    )


NOTHING = "It rained.\nNobody minded.\n"
ONE_ACTOR = "Peru is on the coast. <script>alert(1)</script> Nobody said anything.\n"
DISPATCH = ROOT / "tests/texts/development/sudan-geneva-wire.txt"


@pytest.fixture(scope="module")
def book(tmp_path_factory):
    """A book of a dispatch, of a text with one actor only, and of one with nothing at all."""
    top = tmp_path_factory.mktemp("book")
    (top / "plain.txt").write_text(ONE_ACTOR)
    (top / "rain.txt").write_text(NOTHING)
    title = "<script>alert(2)</script> [a](b) {ref}`c`"
    told = ("--published", "2024-08-21", "--out", "b", "--title", title)
    done = run("book", DISPATCH, "plain.txt", "rain.txt", *told, cwd=top)
    assert done.returncode == 0, done.stderr
    return top / "b"


def words_of(book, page):
    """Give the words of a page's article, without its code and scripts."""
    article = html.parse(book / f"_build/html/chapters/{page}.html").find(".//article")
    for hidden in article.xpath(".//script|.//style|.//pre"):
        hidden.drop_tree()
    return " ".join(article.text_content().split())


def test_the_site_stands_and_shows_what_there_is(book):
    folder = book / "_build/html/chapters"
    pages = {path.relative_to(folder).with_suffix("").as_posix() for path in folder.rglob("*.html")}
    of_texts = {f"{n:02d}/{name}" for n in (1, 2, 3) for name in OF_A_TEXT}
    shared = {"over-time", "method", "limits", "glossary", "data-dictionary"}
    assert pages == {"text-01", "text-02", "text-03", *of_texts, *shared}
    assert "ceasefire" in words_of(book, "text-01")
    assert "ceasefire" in words_of(book, "01/demands")
    assert "Parley follows" in words_of(book, "over-time")


@pytest.mark.parametrize(
    ("page", "said"),
    [
        ("text-02", "names no day that could stand on a timeline"),
        ("text-02", "There is no gold to compare it with."),
        ("02/text", "It has 3 sentences with 1 actor, no act and no date."),
        ("02/actors", "1 actor. Mentioned most: Peru, 1 time of 1. Every mention uses a name."),
        ("02/dates", "The text names no time."),
        ("02/demands", "The text holds no act that Parley can read."),
        ("02/positions", "There is no deadlock. No common ground."),
        ("03/text", "with no actor, no act and no date"),
        ("03/actors", "Nobody is mentioned whom Parley knows or can make out."),
        ("03/actors", "Nobody is mentioned, so no mention is unsure."),
        ("03/one-sentence", "its rows in the ledger; it has 0."),
        ("03/positions", "Nobody in the text takes a position that Parley can read."),
    ],
)
def test_a_chapter_says_what_its_text_has_not(book, page, said):
    assert said in words_of(book, page)


def test_no_page_speaks_of_parley_s_own_text(book):
    pages = [p.relative_to(book / "_build/html/chapters") for p in book.rglob("chapters/**/*.html")]
    said = {page: words_of(book, page.with_suffix("")) for page in pages}
    own = (
        "Putin",
        "Zelensky",
        "Erdo",
        "inferred from the text",
        "sentence 15",
        "its origin is",
        "CC BY",
    )
    assert [(page, name) for page, words in said.items() for name in own if name in words] == []


def test_no_page_speaks_of_what_a_made_book_has_not(book):
    pages = [path for path in (book / "_build/html").rglob("*.html") if "_static" not in path.parts]
    for path in pages:
        words = path.read_text(encoding="utf-8")
        for other in ("jupyter-book/edit", "issues/new", "Copyright", "wire report", "Put yours"):
            assert other not in words, (path, other)


def test_a_text_goes_by_its_own_name(book):
    entries = html.parse(book / "_build/html/index.html").xpath("//nav//li/a/text()")
    named = {entry.strip() for entry in entries}
    assert {"Sudan’s army again refuses Geneva talks", "plain", "rain"} <= named, named
    assert words_of(book, "text-02").startswith("plain")


@pytest.mark.parametrize("signs", ["<script>alert(1)</script>", "[a](b) {ref}`c` # d", "a\n# b"])
def test_the_title_of_a_text_is_shown_as_it_is(tmp_path, signs):
    path = tmp_path / "a.ipynb"
    write_chapter("your-text.ipynb", path, {"text": "a"}, title=signs)
    [first, *_] = nbformat.read(path, as_version=4).cells
    assert first.source.split("\n")[0] == f"# {escape_markdown(signs)}"
    assert "{glue:text}" in first.source


def test_a_book_of_one_text_lists_its_questions(tmp_path):
    source = replace(load(DISPATCH, published="2024-08-19"), title="")
    make_book([source], tmp_path / "b", "A day in Geneva", build=False)
    front = (tmp_path / "b/index.md").read_text(encoding="utf-8")
    assert front.startswith("# A day in Geneva\n\n- [A day in Geneva](chapters/text-01)")
    assert all(f"- [](chapters/{name})" in front for name in OF_A_TEXT)
    first = nbformat.read(tmp_path / "b/chapters/text-01.ipynb", as_version=4).cells[0]
    assert first.source.startswith("# All of it on one page\n")


def test_no_licence_is_given_in_another_s_name(book):
    package = json.loads((book / "data/tables/datapackage.json").read_text())
    assert "licenses" not in package
    assert package["title"].startswith("<script>")
    for path in book.rglob("*"):
        if path.suffix in (".html", ".json", ".jsonld", ".md") and "_static" not in path.parts:
            assert "creativecommons" not in path.read_text(encoding="utf-8"), path


def test_every_link_of_the_site_leads_to_something(book):
    site = book / "_build/html"
    pages = {page: html.parse(page) for page in site.rglob("*.html") if "_static" not in page.parts}
    ids = {page: set(tree.xpath("//@id | //a/@name")) for page, tree in pages.items()}
    links = [
        (page, urlsplit(link)) for page, tree in pages.items() for link in tree.xpath("//a/@href")
    ]
    lost = []
    for page, link in links:
        target = (page.parent / unquote(link.path)).resolve() if link.path else page
        named = not link.fragment or unquote(link.fragment) in ids.get(target, {link.fragment})
        if not (link.scheme or (target.exists() and named)):
            lost.append((page.name, link.geturl()))
    assert len(links) > 1000
    assert lost == []


def test_the_records_of_the_search_stand_on_pages_that_there_are(book):
    [script] = (book / "_build/html").rglob("parley-records.js")
    listed = json.loads(script.read_text().removeprefix("window.parleyRecords = ").rstrip(";\n"))
    pages = {record["page"] for record in listed}
    assert {"chapters/01/demands.html", "chapters/02/actors.html"} <= pages
    assert [page for page in pages if not (book / "_build/html" / page).is_file()] == []


def test_chapters_give_together_what_each_gives_alone(tmp_path):
    for name in ("a", "b"):
        folder = tmp_path / name / "chapters" / "01"
        folder.mkdir(parents=True)
        (folder / "here").write_text(name)
        cells = ["x = 'left' in globals(); x", "left = 1; open('here').read()", "print(1); 2"]
        chapter = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(c) for c in cells])
        for number, cell in enumerate(chapter.cells):
            cell.id = f"c{number}"
        nbformat.write(chapter, folder / "x.ipynb")
    shutil.copytree(tmp_path, tmp_path / "alone")
    paths = [tmp_path / name / "chapters" / "01" / "x.ipynb" for name in ("a", "b")]
    execute_together(paths)
    for path in paths:
        alone = tmp_path / "alone" / path.relative_to(tmp_path)
        execute_chapter(alone)
        assert path.read_bytes() == alone.read_bytes()


def test_nothing_of_a_text_or_a_title_runs(book):
    for path in (book / "_build/html").rglob("*.html"):
        assert not re.search(r"<script[^>]*>\s*alert", path.read_text()), path
    assert "alert(2)" in (book / "_build/html/index.html").read_text()


def test_what_was_found_lies_beside_the_pages(book):
    assert len((book / "data/tables/texts.csv").read_text().splitlines()) == 4
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


@pytest.mark.parametrize("chapter", ["index", "chapters/demands"])
def test_papermill_runs_a_chapter_on_another_text(tmp_path, chapter):
    (tmp_path / "rain.txt").write_text("On 5 May 2023 it rained.")
    (tmp_path / "sources.csv").write_text("file,published\nrain.txt,2023-05-06\n")
    path = ROOT / f"{chapter}.ipynb"
    values = {"text": str(tmp_path / "rain.txt")}
    told = {"cwd": path.parent, "kernel_name": "python3", "progress_bar": False}
    done = papermill.execute_notebook(path, tmp_path / "done.ipynb", values, **told)
    [injected] = [c for c in done.cells if "injected-parameters" in c.metadata.get("tags", ())]
    assert str(tmp_path) in injected.source
    shown = json.dumps([cell.get("outputs") for cell in done.cells])
    assert "The text holds no" in shown
    assert "Putin" not in shown


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
