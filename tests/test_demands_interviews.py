"""Interviews: what is left out of an answer, because its question has said it."""

import pytest

from parley import read

DAY = "2024-05-13"
HEAD = "Interview\n\nAna Torres, Peru's fisheries minister, spoke to us on Monday.\n\n"


def acts_in(turns):
    """Give act, issuers, addressees and content of every record of an interview."""
    found = read(HEAD + turns, published=DAY).demands
    return [
        (d.act, "|".join(d.issuers), "|".join(d.addressees), d.content.quote if d.content else "")
        for d in found
    ]


ASKED = [
    (
        "Q: What do you want of Ecuador?\n\nA: Two things. That it free the crew of the Lobo; that "
        "it return the boat before the season opens.",
        ["free the crew of the Lobo", "return the boat before the season opens"],
    ),
    ("Q: What does Lima want from Ecuador?\n\nA: An apology.", ["An apology"]),
    ("Q: So what do you expect of Ecuador?\n\nA: To open the port.", ["To open the port"]),
    # what is asked is something else, or the answer is a sentence
    ("Q: What do you think of Ecuador?\n\nA: A fine country.", []),
    ("Q: Who wants the port?\n\nA: Ecuador, I fear.", []),
    ("Q: What do you want of Ecuador?\n\nA: That was settled last year.", []),
]


@pytest.mark.parametrize(("turns", "contents"), ASKED)
def test_a_fragment_is_what_the_question_says_somebody_wants(turns, contents):
    """The speaker asks for it, of whom the question names."""
    found = acts_in(turns)
    assert [content for *_, content in found] == contents
    assert {(act, to) for act, _, to, _ in found} <= {("request", "ECU")}
    assert all(issuers == "PER/ana-torres|PER" for _, issuers, *_ in found)


SUPPOSED = [
    ("Q: And if Ecuador refuses?\n\nA: Then we go to the court in Hamburg.", "if Ecuador refuses"),
    ("Q: But if nothing comes?\n\nA: Then we set our own quota.", "if nothing comes"),
    ("Q: And if they stay away?\n\nA: Then we close the strait.", "if they stay away"),
    # what follows is told, or nothing is supposed
    ("Q: And where did you go?\n\nA: Then we flew home.", None),
    ("Q: And if you are tired?\n\nA: I sleep.", None),
]


@pytest.mark.parametrize(("turns", "condition"), SUPPOSED)
def test_what_is_done_in_the_case_of_the_question_is_a_threat(turns, condition):
    """The question's case is its condition."""
    found = read(HEAD + turns, published=DAY).demands
    assert [(d.act, d.condition) for d in found] == ([("threaten", condition)] if condition else [])


DENIED = [
    ("Q: Would you give up the strip?\n\nA: Not the strip.", ["the strip"]),
    (
        "Q: Could Lima live with a smaller share?\n\nA: Not the smaller share.",
        ["the smaller share"],
    ),
    ("Q: Who broke off the talks?\n\nA: Not us.", []),
    ("Q: Has Ecuador answered?\n\nA: Not the letter.", []),
]


@pytest.mark.parametrize(("turns", "contents"), DENIED)
def test_not_refuses_what_the_speaker_is_asked_to_do(turns, contents):
    """A denial of a fact refuses nothing."""
    found = acts_in(turns)
    assert [(act, content) for act, _, _, content in found] == [("reject", c) for c in contents]


CLEFTS = [
    (
        "A: What we've asked Paris for, and we said so at the time, is a survey ship.",
        [("request", "a survey ship")],
    ),
    (
        "A: What I won’t accept is that Peru is left outside the room.",
        [("reject", "Peru is left outside the room")],
    ),
    ("A: What we have is a letter.", []),
]


@pytest.mark.parametrize(("turn", "expected"), CLEFTS)
def test_what_a_pseudo_cleft_is_about_stands_behind_its_copula(turn, expected):
    """Act and content."""
    assert [(act, content) for act, *_, content in acts_in("Q: And?\n\n" + turn)] == expected
