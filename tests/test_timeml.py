"""TimeML: the text between the tags is the text, and every tag is one of the tables' dates."""

import re
from xml.etree import ElementTree

import pytest

from parley import read
from parley.timeml import write_timeml


def timexes(text, published="2024-03-20"):
    document = ElementTree.fromstring(write_timeml(read(text, published=published)))
    body = document.find("TEXT")
    return "".join(body.itertext()), [(t.text, t.attrib) for t in body.iter("TIMEX3")]


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("They met on March 3.", [("March 3", "2024-03-03")]),
        ("The truce of May 8-10 held.", [("May 8", None), ("10", None)]),
        ("Talks <b>& tea</b>.", []),
        ("A line\r\nand another.", []),
    ],
)
def test_the_text_stays_and_its_dates_are_marked(text, marked):
    inner, found = timexes(text)
    assert inner == text
    assert [words for words, _ in found] == [words for words, _ in marked]
    for (_, attributes), (_, value) in zip(found, marked, strict=True):
        assert attributes["type"] == "DATE"
        assert value is None or attributes["value"] == value


def test_ids_are_unique_and_anchors_resolve():
    text = "They met on May 8-10 and on June 2, and three days later they parted."
    _, found = timexes(text, "2024-07-01")
    tids = [attributes["tid"] for _, attributes in found]
    assert len(set(tids)) == len(tids) >= 4
    anchors = {attributes.get("anchorTimeID", "t0") for _, attributes in found}
    assert anchors <= {"t0", *tids}
    assert len(anchors) > 1
    assert all(re.fullmatch(r"t\d+b?", tid) for tid in tids)
