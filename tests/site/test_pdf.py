"""The PDF: whole pages, and links that lead to where they lead on the site, or to nothing."""

import subprocess
import sys

import pytest
from pypdf import PdfReader
from reader import ROOT, SITE

pytestmark = pytest.mark.site

PRINTED = ["index", "chapters/text", "chapters/demands"]
# In a process of its own: the browser of the other tests is open in this one.
PRINT = """
import sys
from pathlib import Path
from parley.book.pdf import print_book

print_book(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3:])
"""


@pytest.fixture(scope="module")
def printed(built_site, chromium, tmp_path_factory):
    target = tmp_path_factory.mktemp("pdf") / "parley.pdf"
    command = [sys.executable, "-c", PRINT, built_site, target, *PRINTED]
    subprocess.run(command, check=True, capture_output=True, cwd=ROOT)
    return PdfReader(target)


@pytest.fixture(scope="module")
def links(printed):
    """Every link: the number of its page, and its annotation."""
    return [
        (number, entry.get_object())
        for number, page in enumerate(printed.pages)
        for entry in page.get("/Annots", [])
    ]


def find_starts(printed):
    return [printed.get_destination_page_number(entry) for entry in printed.outline]


def test_no_link_leads_to_the_disk_on_which_the_book_was_printed(links):
    targets = [str(link.get("/A", {}).get("/URI", "")) for _, link in links]
    assert [target for target in targets if target.startswith("file:")] == []
    assert str(SITE) not in str(targets)


def test_a_row_leads_to_its_words_in_the_text(printed, links):
    _, text, demands = find_starts(printed)
    numbers = {page.indirect_reference.idnum: place for place, page in enumerate(printed.pages)}
    spots = [
        (numbers[link["/Dest"][0].idnum], float(link["/Dest"][3]))
        for number, link in links
        if number >= demands and "/Dest" in link
    ]
    in_text = {spot for spot in spots if text <= spot[0] < demands}
    assert len(in_text) > 10  # at many places of the text, and not all at its head
    assert len({height for _, height in in_text}) > 5


def test_a_page_has_the_pictures_and_no_control(printed):
    words = "".join(page.extract_text() for page in printed.pages)
    assert "Who wants what of whom" in words
    assert "Report an error" not in words
    assert "↕" not in words
