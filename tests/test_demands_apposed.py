"""Apposed: a noun that sums up what stands before its comma is not what an act is about."""

import pytest

from parley import read

DAY = "2024-05-13"
SUMMED = [
    (
        "Oman has again proposed a joint committee on fisheries, an idea that Iran turned down in "
        "July.",
        [("offer", "a joint committee on fisheries"), ("reject", "a joint committee on fisheries")],
    ),
    (
        "Ghana could live with a team of monitors on the lake, something Togo has ruled out since "
        "2022.",
        [
            ("accept", "a team of monitors on the lake"),
            ("reject", "a team of monitors on the lake"),
        ],
    ),
    (
        "Kenya should stop treating free passage, a principle which Somalia accepted last year, "
        "as a favour.",
        [("accept", "free passage")],
    ),
    (
        "Rwanda offered a meeting in Nairobi, an offer Burundi rejected.",
        [("offer", "a meeting"), ("reject", "a meeting")],
    ),
    # what is told of a thing without answering it gives no act
    ("Togo rejected the plan, an idea that won support in Ghana.", [("reject", "the plan")]),
    (
        "Mali accused Algeria of arming the rebels, a charge that Algiers denied.",
        [("accuse", "arming the rebels")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), SUMMED)
def test_what_a_noun_sums_up_is_what_the_act_is_about(text, expected):
    """Act and content of every record."""
    found = read(text, published=DAY).demands
    assert [(d.act, d.content.quote) for d in found] == expected
