"""Lists: every thing in a list of things asked, offered or refused is a record of its own."""

import pytest

from parley import read
from parley.mask import find_headline_verbs, find_list_verbs

DAY = "2024-05-13"


def brief(text):
    """Give act, addressees and content of every record of a text."""
    found = read(text, published=DAY).demands
    return [(d.act, " ".join(d.addressees), d.content.quote if d.content else "") for d in found]


def contents(text):
    """Give the content of every record of a text."""
    return [content for _, _, content in brief(text)]


INLINE = [
    # the parse hangs a member of the list on another word
    (
        "Peru demanded that Bolivia withdraw its patrols from the bridge, reopen the customs post "
        "and release the drivers.",
        [
            "Bolivia withdraw its patrols from the bridge",
            "reopen the customs post",
            "release the drivers",
        ],
    ),
    (
        "Armenia called on Baku to lift the blockade, to let Red Cross convoys through and to stop "
        "shelling villages.",
        ["to lift the blockade", "to let Red Cross convoys through", "to stop shelling villages"],
    ),
    (
        "Egypt called on Sudan to free the two reporters, allow in observers and stop the shelling "
        "of Nyala.",
        ["to free the two reporters", "allow in observers", "stop the shelling of Nyala"],
    ),
    (
        "Guyana wants an apology, compensation for the seized fishing boats and the return of "
        "their crews.",
        ["an apology", "compensation for the seized fishing boats", "the return of their crews"],
    ),
    (
        "Uganda said that Rwanda must open the border, free the traders and stop arming the "
        "rebels.",
        ["open the border", "free the traders", "stop arming the rebels"],
    ),
    # things that a noun of speech is said to be, whatever the parse hangs them on
    (
        "Mali's demands, set out in a letter by its foreign minister, are an apology, the return "
        "of the aircraft and the opening of the border.",
        ["an apology", "the return of the aircraft", "the opening of the border"],
    ),
    (
        "Kenya's terms, handed to the envoy on Friday, are the reopening of the port, a fine of "
        "40 million dollars and an end to the patrols.",
        ["the reopening of the port", "a fine of 40 million dollars", "an end to the patrols"],
    ),
    (
        "The rebels' conditions, repeated by their spokesman, were a halt to the strikes, the "
        "release of 30 fighters and safe passage to Chad.",
        ["a halt to the strikes", "the release of 30 fighters", "safe passage"],
    ),
    ("Its exports, listed by the ministry, are copper, the cobalt of Kolwezi and gold.", []),
    # clauses with their own that
    (
        "Norway proposed that both fleets stay in port, that a joint panel count the catch and "
        "that the courts be left out.",
        [
            "both fleets stay in port",
            "a joint panel count the catch",
            "the courts be left out",
        ],
    ),
    (
        "Chad insists that Sudan close the camps, hand over the officers and pay for the damage.",
        ["Sudan close the camps", "hand over the officers", "pay for the damage"],
    ),
    # what a colon lists
    (
        "Kenya has two demands: the return of the ship and an end to the boycott.",
        ["the return of the ship", "an end to the boycott"],
    ),
    (
        "Fiji asked Tonga for three things: a map of the reef, the names of the crew and a date "
        "for talks.",
        ["a map of the reef", "the names of the crew", "a date for talks"],
    ),
    (
        "Iran's offer is simple: open the dam in May, share the data and drop the suit.",
        ["open the dam in May", "share the data", "drop the suit"],
    ),
    # near misses: what for, and two words for one thing
    ("Oman urged both sides to talk, to avoid a wider war.", ["to talk"]),
    ("Japan condemned the launch and the threats.", ["the launch and the threats"]),
]


@pytest.mark.parametrize(("text", "expected"), INLINE)
def test_members_of_a_list_are_records_of_their_own(text, expected):
    assert contents(text) == expected


def test_a_list_without_subjects_is_addressed_to_whom_the_first_is():
    text = "Uganda said that Rwanda must open the border and stop arming the rebels."
    assert [to for _, to, _ in brief(text)] == ["RWA", "RWA"]


BULLETS = [
    (
        "Hamas demands:\n- the withdrawal of Israeli forces from the corridor\n"
        "- 600 trucks of aid a day",
        [
            ("demand", "the withdrawal of Israeli forces from the corridor"),
            ("demand", "600 trucks of aid a day"),
        ],
    ),
    (
        "Kenya demanded of Somalia:\n\n• the extradition of two officers;\n\n"
        "• that the border post at Mandera be reopened by Friday;\n\n• not to harbour smugglers.",
        [
            ("demand", "the extradition of two officers"),
            ("demand", "the border post at Mandera be reopened by Friday"),
            ("demand", "not to harbour smugglers"),
        ],
    ),
    (
        "Armenia and Azerbaijan have agreed:\n(a) to exchange all prisoners within a month;\n"
        "(b) a joint commission on the border.",
        [
            ("accept", "to exchange all prisoners within a month"),
            ("accept", "a joint commission on the border"),
        ],
    ),
    (
        "Iran rejected:\n- any inspection of the site at Fordow;\n- to hand over its uranium.",
        [
            ("reject", "any inspection of the site at Fordow"),
            ("reject", "to hand over its uranium"),
        ],
    ),
    (
        "The African Union's demands are:\n- a ceasefire within a week\n"
        "- the opening of two corridors",
        [
            ("demand", "a ceasefire within a week"),
            ("demand", "the opening of two corridors"),
        ],
    ),
    (
        "Mali is urged by the African Union:\n- to hold elections;\n- to free the president.",
        [("request", "to hold elections"), ("request", "to free the president")],
    ),
    # the line that opens the list asks for nothing, or asks in an earlier sentence
    ("The agenda of the African Union reads:\n- the budget of the mission\n- a visit to Mali", []),
    ("He was asked about Mali. The agenda reads:\n- the budget of the mission", []),
]


@pytest.mark.parametrize(("text", "expected"), BULLETS)
def test_items_of_a_list_are_what_its_opening_line_asks(text, expected):
    assert [(act, content) for act, _, content in brief(text)] == expected


VERBS = [
    ("It urged:\n- Chad to act;\n- aid for all.", ["urge", "require"]),
    ("Cairo proposes:\n1. a truce;\n2. that Qatar pay.", ["propose", "propose"]),
    ("They agreed:\n- to meet;\n- a text.", ["agree", "accept"]),
    ("She refused:\n- to meet;\n- the text.", ["refuse", "reject"]),
    ("It noted:\n- the report.", []),
]


@pytest.mark.parametrize(("text", "verbs"), VERBS)
def test_verbs_in_the_place_of_markers(text, verbs):
    assert list(find_list_verbs(text).values()) == verbs


HEADLINES = [
    ("Sudan army rejects truce call, vows to retake town\n\nThe war goes on.", "reject threaten"),
    ("Maduro accuses Guyana of drilling in disputed waters\n\nNo reply came.", "accuse"),
    ("Serbia refuses to hand over suspects unless Kosovo drops charges\n", "reject"),
    ("Niger troops guard airport\n\nThe road is shut.", ""),
]


@pytest.mark.parametrize(("text", "acts"), HEADLINES)
def test_headlines(text, acts):
    assert " ".join(act for act, _, _ in brief(text)) == acts


def test_a_verb_of_a_headline_stays_in_the_present():
    doc = read("Sudan army rejects truce call\n\nThe war goes on.", published=DAY).doc
    assert doc[2].tag_ == "VBZ"


@pytest.mark.parametrize(
    "text",
    ["The army rejects it.", "Rejects are sold here\nand there.", "Demands of the union", ""],
)
def test_what_is_no_headline_is_shown_as_it_is(text):
    assert find_headline_verbs(text) == {}
