"""The marked text: nothing lost, nothing added, nothing of it taken for markup."""

import json
from html.parser import HTMLParser

import pytest
from handmade import TEXT, make_reading
from hypothesis import given, settings
from hypothesis import strategies as st

from parley.annotate import Announced, Mark, annotate_text, export_annotations, render_marked


class Page(HTMLParser):
    """Reads back the text of the article, its ids and its links, as a browser would."""

    def __init__(self):
        super().__init__()
        self.words, self.ids, self.links, self.tags = [], [], [], []

    def handle_starttag(self, tag, attrs):
        attributes = dict(attrs)
        self.tags.append(tag)
        self.ids += [attributes["id"]] if "id" in attributes else []
        self.links += [attributes] if tag == "a" else []

    def handle_data(self, data):
        self.words.append(data)


def read_page(html):
    page = Page()
    text = html.split('<fieldset class="parley-layers">')[-1].split("</fieldset>\n")[-1]
    page.feed(text.split('<div class="parley-notes">')[0])
    page.close()
    return page


@pytest.fixture(scope="module")
def page():
    return read_page(annotate_text(make_reading()).html)


def test_the_text_of_the_article_is_the_source(page):
    assert "".join(page.words).removesuffix("\n") == TEXT


def test_every_sentence_and_every_record_has_one_anchor(page):
    reading = make_reading()
    expected = [f"s{sentence.number:02d}" for sentence in reading.sentences]
    expected += [mention.mention_id for mention in reading.mentions]
    expected += [date.date_id for date in reading.dates]
    expected += [demand.demand_id for demand in reading.demands]
    assert sorted(page.ids) == sorted(expected)


def test_paragraphs_are_kept_and_the_text_brings_no_elements(page):
    assert page.tags.count("p") == 3
    assert set(page.tags) == {"div", "p", "span", "a", "button"}


def test_links_lead_to_the_rows_and_say_where(page):
    targets = {link["href"] for link in page.links}
    assert {"actors.html#actor-NOR", "dates.html#t-02", "demands.html#d-01"} <= targets
    assert all(
        link["href"] and (link.get("title") or link.get("aria-label")) for link in page.links
    )


@pytest.mark.parametrize("text", ["<script>alert(1)</script>", "\u202eevil\u202c & so", "&amp;"])
def test_untrusted_text_is_shown_as_it_is(text):
    html = annotate_text(make_reading(bare=True, text=text)).html
    assert "<script" not in html
    assert "".join(read_page(html).words).removesuffix("\n") == text


@settings(max_examples=60, deadline=None)
@given(text=st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\0"), min_size=1))
def test_no_text_is_changed_by_being_shown(text):
    if not text.strip():
        return
    html = annotate_text(make_reading(bare=True, text="." + text)).html
    assert "".join(read_page(html).words).removesuffix("\n").endswith(text.removesuffix("\n"))


KINDS = st.sampled_from(["actor", "date", "demand"])


@settings(max_examples=80, deadline=None)
@given(spans=st.lists(st.tuples(st.integers(0, 19), st.integers(1, 20), KINDS), max_size=8))
def test_overlapping_marks_keep_the_words_and_give_each_record_one_anchor(spans):
    text = "ab <i>&c;</i> d’é\u202ef"
    marks = [
        Mark(
            start, min(start + size, len(text)), kind, f"r-{number}", f"p.html#r-{number}", "label"
        )
        for number, (start, size, kind) in enumerate(spans)
        if start < len(text)
    ]
    page = read_page(render_marked(text, 0, len(text), marks, Announced()))
    assert "".join(page.words) == text
    assert sorted(page.ids) == sorted(mark.row_id for mark in marks)
    assert "i" not in page.tags


def test_annotations_carry_both_selectors_and_they_agree():
    reading = make_reading()
    exported = export_annotations(reading, "https://example.org/dispatch.txt")
    assert exported["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert len(exported["items"]) == 5 + 3 + 3
    for annotation in exported["items"]:
        position, quote = annotation["target"]["selector"]
        assert TEXT[position["start"] : position["end"]] == quote["exact"]
        assert TEXT[: position["start"]].endswith(quote["prefix"])
        assert TEXT[position["end"] :].startswith(quote["suffix"])
        assert annotation["target"]["source"] == "https://example.org/dispatch.txt"
    assert len({annotation["id"] for annotation in exported["items"]}) == 11
    assert json.loads(json.dumps(exported)) == exported


def test_annotations_of_a_text_in_quotations_hold_no_neighbourhood():
    exported = json.dumps(export_annotations(make_reading("quotes")), ensure_ascii=False)
    assert "prefix" not in exported
    assert "مرحبا" not in exported
    assert "urn:sha256:" in exported
