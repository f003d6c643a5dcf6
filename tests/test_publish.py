"""What of a text the site may show: the whole, or its proving words and nothing else."""

import re
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from handmade import TEXT, make_reading

from parley import figures
from parley.annotate import annotate_text
from parley.publish import find_stretches, limit_tables, show_text
from parley.tables import make_tables

UNPROVEN = ["said the envoy", "مرحبا", "👩‍🚀", "abc"]  # no row rests on these words
PROVEN = ["demanded that", "talks must come first", "sanctions & more", "a truce of", "May 2"]
SHOWN = [name for name in figures.__all__ if name.startswith(("draw_", "tabulate_"))]


class Words(HTMLParser):
    """Reads the words of a page and what its attributes say."""

    def __init__(self):
        super().__init__()
        self.words = []

    def handle_starttag(self, tag, attrs):
        self.words += [value for _, value in attrs if value]

    def handle_data(self, data):
        self.words.append(data)


def words_of(html):
    page = Words()
    page.feed(html)
    page.close()
    return re.sub(r"\s+", " ", "".join(page.words))


def test_a_text_in_full_is_the_marked_text():
    reading = make_reading("full")
    assert show_text(reading) == annotate_text(reading)
    assert all(words in words_of(show_text(reading).html) for words in UNPROVEN + PROVEN)


def test_a_text_in_quotations_shows_the_proving_words_alone():
    shown = words_of(show_text(make_reading("quotes")).html)
    assert [words for words in UNPROVEN if words in shown] == []
    assert [words for words in PROVEN if words not in shown] == []


def test_sentences_keep_their_anchors_in_quotations():
    html = show_text(make_reading("quotes")).html
    assert [f'id="s{number:02d}"' in html for number in (1, 2, 3)] == [True] * 3
    assert 'href="demands.html#d-01"' in html
    assert html.count('id="d-01"') == 1


@pytest.mark.parametrize("show", SHOWN)
def test_no_figure_and_no_table_leaks_the_rest(show):
    tables = limit_tables(make_tables(make_reading("quotes")))
    html = getattr(figures, show)(tables).to_html()
    assert [words for words in UNPROVEN if words in html] == []


def test_the_sentences_table_is_limited_and_the_others_are_not():
    tables = make_tables(make_reading("quotes"))
    limited = limit_tables(tables)
    quotes = "".join(limited["sentences"]["quote"])
    assert [words for words in UNPROVEN if words in quotes] == []
    assert [words for words in PROVEN if words not in quotes] == []
    assert limited["demands"].equals(tables["demands"])
    assert "said the envoy" in "".join(tables["sentences"]["quote"])


def test_a_text_in_full_keeps_its_sentences():
    tables = make_tables(make_reading("full"))
    assert limit_tables(tables)["sentences"].equals(tables["sentences"])


def test_stretches_are_joined_and_lie_within_the_text():
    stretches = find_stretches(make_tables(make_reading("quotes")), "handmade")
    assert all(0 <= start < end <= len(TEXT) for start, end in stretches)
    assert all(one[1] < two[0] for one, two in pairwise(stretches))
    assert find_stretches(make_tables(make_reading("quotes")), "another") == []
