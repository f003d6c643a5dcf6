"""The book's extension: terms, assets, pages and the vendored library, without a build."""

import hashlib
from pathlib import Path

import pytest
from docutils import nodes

from parley.book import _mend_pages, assets, extras, head, record_index
from parley.book.addresses import Repository
from parley.book.pages import mend_page
from parley.book.record_index import Record, add_reports, write_index
from parley.book.terms import Term, _link_first

VENDOR = Path(record_index.__file__).parent / "static" / "vendor"
DIGESTS = {
    "datatables.min.js": "14003b703de0e0019277baff32ce03a0b8a1aba6a97c86bb4b67d430336085de",
    "jquery.slim.min.js": "9261efb3407e3a9096e4654750d8eff6b3a663422f48845c7fbcc65034c340cf",
}


@pytest.mark.parametrize("name", DIGESTS)
def test_a_vendored_file_is_the_one_that_its_maker_published(name):
    assert hashlib.sha256((VENDOR / name).read_bytes()).hexdigest() == DIGESTS[name]
    assert name in (VENDOR / "README.md").read_text(encoding="utf-8")


def make_prose(*paragraphs):
    document = nodes.section()
    document += [nodes.paragraph("", "", *each) for each in paragraphs]
    return document


def links_of(document):
    return [(link.astext(), link["refuri"]) for link in document.findall(nodes.reference)]


TERM = Term("deadlock", "term-deadlock", "A ring of claims.")


def test_a_term_is_linked_at_its_first_use_alone():
    prose = make_prose([nodes.Text("Two deadlocks. A deadlock.")], [nodes.Text("Deadlock")])
    _link_first(prose, TERM, "glossary.html")
    assert links_of(prose) == [("deadlocks", "glossary.html#term-deadlock")]
    assert prose.astext() == "Two deadlocks. A deadlock.\n\nDeadlock"


@pytest.mark.parametrize("closed", [nodes.literal, nodes.emphasis])
def test_a_term_is_not_linked_in_code_or_in_others_words(closed):
    prose = make_prose([closed("", "deadlock")], [nodes.Text("deadlocked")])
    _link_first(prose, TERM, "glossary.html")
    assert links_of(prose) == []


def test_a_term_that_the_chapter_linked_first_is_left():
    own = nodes.reference("", "ring", refuri="glossary.html#term-deadlock")
    prose = make_prose([own, nodes.Text(" and deadlock")])
    _link_first(prose, TERM, "glossary.html")
    assert len(links_of(prose)) == 1


def test_words_of_a_text_do_not_close_the_script_of_the_index():
    hostile = Record("d-01", "p.html", "act", "</script><script>alert(1)", "<!--\u2028")
    written = write_index([hostile])
    assert "<" not in written
    assert "\u2028" not in written


def test_a_report_carries_the_words_escaped_and_only_with_an_address():
    row = '<a class="parley-permalink" href="#d-01" aria-label="Link to d-01"></a>'
    record = Record("d-01", "p.html", "act", "x", '"><script>&')
    known = Repository("https://github.com/example/parley")
    assert add_reports(row, {"d-01": record}, Repository()) == row
    reported = add_reports(row, {"d-01": record}, known)
    assert "<script>" not in reported
    assert "%22%3E%3Cscript%3E%26" in reported
    assert add_reports(row, {}, known) == row


def test_a_report_says_the_words_of_its_own_text(tmp_path):
    """Each text counts its records from one; a page may report none but its own."""
    listed = [
        Record("d-01", "chapters/01-one/demands.html", "act", "x", "Peru asks for talks"),
        Record("d-01", "chapters/02-two/demands.html", "act", "x", "Chad asks for water"),
    ]
    (tmp_path / "tables").mkdir()
    (tmp_path / "tables" / "texts.csv").write_text("text_id\none\ntwo\n", encoding="utf-8")
    row = '<a class="parley-permalink" href="#d-01" aria-label="Link to d-01"></a>'
    pages = [tmp_path / record.page for record in listed] + [tmp_path / "index.html"]
    for page in pages:
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(f'<meta charset="utf-8" />{row}', encoding="utf-8")
    known = Repository("https://github.com/example/parley")
    _mend_pages(tmp_path, tmp_path / "tables", listed, known)
    first, second, front = (page.read_text(encoding="utf-8") for page in pages)
    assert "Peru+asks+for+talks" in first
    assert "Chad" not in first
    assert "Chad+asks+for+water" in second
    assert "Peru" not in second
    assert "parley-report" not in front


@pytest.mark.parametrize("url", ["https://gitlab.com/a/b", "https://example.org/x"])
def test_another_host_gets_no_launch_links(url):
    assert Repository(url).link_launch("index.ipynb") == []
    assert Repository(url).find_site() == ""


def test_a_page_without_code_loads_nothing_for_code():
    assert not assets.is_used("_static/copybutton.js", "index", "<p>")
    assert assets.is_used("_static/copybutton.js", "index", assets.CODE)
    assert not assets.is_used("_static/sphinx-design.min.css", "index", assets.CODE)


def test_scripts_wait_and_inline_ones_become_files(tmp_path):
    (tmp_path / "_static").mkdir()
    data = '<script type="application/json">{}</script>'
    scripts = '<script>let a = 1;</script><script src="parley-mode.js"></script>'
    page = f'<meta charset="utf-8" />{scripts}{data}'
    mended = mend_page(page, tmp_path, tmp_path / "index.html")
    assert "let a" not in mended
    assert mended.count('defer="defer"') == 1
    assert data in mended


def test_a_description_is_prose_and_short():
    body = "<p>" + "word " * 80 + "</p>"
    assert len(head.describe_page(body)) <= head.LONGEST
    assert head.describe_page("<h1>x</h1>") == ""


def test_the_map_escapes_addresses():
    assert "&amp;" in extras.write_sitemap(["a&b.html"], "https://parley.test/")
