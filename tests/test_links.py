"""Links between records: what points back, what is one of several, and what cannot both be."""

from __future__ import annotations

import pytest

from parley import read

DAY = "2025-03-12"


def find_links(text):
    return [(k.from_demand, k.to_demand, k.kind, k.rule) for k in read(text, published=DAY).links]


LINKED = {
    "a bare yes or no": [
        (
            "Uganda asked Kenya to share its radar data. Kenya agreed.",
            ("d-02", "d-01", "accepts", "answers.bare"),
        ),
        (
            "Turkey asked Syria for gas. Damascus consented within a day.",
            ("d-02", "d-01", "accepts", "answers.bare"),
        ),
        (
            "Chile proposed a joint patrol to Peru. Peru said no.",
            ("d-02", "d-01", "rejects", "answers.bare"),
        ),
    ],
    "one of several": [
        (
            "Kenya asked Uganda to open the bridge and to free the fishermen."
            " Uganda accepted the first of these requests.",
            ("d-03", "d-01", "accepts", "answers.ordinal"),
        ),
        (
            "Kenya asked Uganda to open the bridge and to free the fishermen."
            " Uganda rejected the second.",
            ("d-03", "d-02", "rejects", "answers.ordinal"),
        ),
        (
            "Oman proposed a truce. Qatar proposed a prisoner swap. Yemen accepted the latter.",
            ("d-03", "d-02", "accepts", "answers.ordinal"),
        ),
    ],
    "no to a threat": [
        (
            "Serbia threatened Kosovo with an embargo. Kosovo dismissed the threat.",
            ("d-02", "d-01", "rejects", "answers.anaphor"),
        ),
        (
            "Turkey gave Syria an ultimatum. Syria rejected the ultimatum.",
            ("d-02", "d-01", "rejects", "answers.anaphor"),
        ),
        (
            "Unless the militia leaves the port by Sunday, Egypt will bomb it, Cairo warned."
            " Libya dismissed the ultimatum.",
            ("d-02", "d-01", "rejects", "answers.anaphor"),
        ),
    ],
    "the same": [
        (
            "Ethiopia urged Eritrea to pull its troops back. Djibouti asked Eritrea for the same.",
            ("d-02", "d-01", "repeats", "same.echo"),
        ),
        (
            "France urged Mali to free the envoys. Spain asked Mali for exactly that.",
            ("d-02", "d-01", "repeats", "same.echo"),
        ),
        (
            "Brussels asks us to lift our veto. Kyiv asks us to lift our veto.",
            ("d-02", "d-01", "repeats", "same.words"),
        ),
    ],
    "a yes that cannot be given": [
        (
            "Kenya asked Uganda for a truce. Uganda was unable to agree to this request.",
            ("d-02", "d-01", "rejects", "answers.anaphor"),
        ),
        (
            "Kenya asked Rwanda for a base. Rwanda was not in a position to agree to that.",
            ("d-02", "d-01", "rejects", "answers.anaphor"),
        ),
        (
            "Kenya asked Rwanda for a base. Rwanda was in no position to accept the request.",
            ("d-02", "d-01", "rejects", "answers.anaphor"),
        ),
        (
            "Kenya asked Rwanda for a base. Rwanda was able to accept the request.",
            ("d-02", "d-01", "accepts", "answers.anaphor"),
        ),
    ],
    "to do so, and a third party": [
        (
            "Kenya called on Rwanda to send surveyors. Rwanda agreed to do so in October.",
            ("d-02", "d-01", "accepts", "answers.anaphor"),
        ),
        (
            "Chile asked Brazil to refer the dispute to the court."
            " Peru opposed any referral to the court.",
            ("d-02", "d-01", "rejects", "answers.issue"),
        ),
        (
            "Sudan's army refused to attend the talks, saying it would send a delegation only once"
            " Chad had left the town.",
            ("d-01", "d-02", "depends", "condition.refusal"),
        ),
    ],
    "another offer": [
        (
            "Iceland asked Norway for a closed bank. Norway refused."
            " Oslo offered a patrol instead.",
            ("d-03", "d-01", "counters", "counters.refusal"),
        ),
        (
            "Armenia asked Azerbaijan to reopen the road. Azerbaijan proposed to Armenia the bridge"
            " in its place.",
            ("d-02", "d-01", "counters", "counters.instead"),
        ),
        (
            "Egypt asked Ethiopia to release 40 billion cubic metres of water."
            " Ethiopia offered Egypt 37 billion cubic metres.",
            ("d-02", "d-01", "counters", "counters.number"),
        ),
    ],
    "a paper": [
        (
            "Ghana offered Togo a truce. Togo rejected the text.",
            ("d-02", "d-01", "rejects", "answers.anaphor"),
        ),
        (
            "Oman proposed a swap of prisoners to Yemen. Yemen accepted the draft.",
            ("d-02", "d-01", "accepts", "answers.anaphor"),
        ),
        (
            "Peru asked Chile to free the crews. Chile agreed to the compromise.",
            ("d-02", "d-01", "accepts", "answers.anaphor"),
        ),
    ],
    "what another backed": [
        (
            "Iceland asked Norway for a closed bank. Denmark backed the demand of Iceland."
            " Sweden rejected it.",
            ("d-03", "d-01", "rejects", "answers.anaphor"),
        ),
        (
            "Ghana proposed a truce. Togo accepted the proposal. Benin rejected it.",
            ("d-03", "d-01", "rejects", "answers.anaphor"),
        ),
        (
            "Peru asked Chile to leave. Brazil asked Chile for the same."
            " Chile rejected that appeal.",
            ("d-03", "d-01", "rejects", "answers.anaphor"),
        ),
    ],
    "a blame and the proof of it": [
        (
            "Iran accused Iraq of shelling the ridge. Iraq asked Iran to produce evidence of it.",
            ("d-02", "d-01", "counters", "counters.blame"),
        ),
        (
            "Chad blamed Libya for the raid on its post. Libya asked Chad for proof.",
            ("d-02", "d-01", "counters", "counters.blame"),
        ),
        (
            "Serbia accused Croatia of seizing a barge. Croatia demanded an apology from Serbia.",
            ("d-02", "d-01", "counters", "counters.blame"),
        ),
    ],
    "what both want first": [
        (
            "Greece wants the shelf drawn before any talk of guns."
            " Turkey wants the guns removed before any drawing of the shelf.",
            ("d-02", "d-01", "conflicts", "sequence.words"),
        ),
        (
            "Peru demanded that the wells be sealed before the fines are paid."
            " Chile demanded that the fines be paid before the wells are sealed.",
            ("d-02", "d-01", "conflicts", "sequence.words"),
        ),
        (
            "Kyiv insisted that a ceasefire should precede talks."
            " Moscow insisted that talks should precede a ceasefire.",
            ("d-02", "d-01", "conflicts", "sequence.reversed"),
        ),
    ],
    "what hangs on what": [
        (
            "Norway demanded that Russia open the harbour gates."
            " It offered Russia two ships if the harbour gates are opened.",
            ("d-02", "d-01", "depends", "condition.words"),
        ),
        (
            "India demanded that Pakistan free the crew. Trade is slow. Flights are late."
            " Should Pakistan persist, India will impose sanctions, Delhi warned.",
            ("d-02", "d-01", "depends", "threat.backs"),
        ),
        (
            "Somalia must free the crew, Kenya said, failing which Nairobi will bomb the port.",
            ("d-02", "d-01", "depends", "threat.backs"),
        ),
    ],
}


@pytest.mark.parametrize(
    ("text", "expected"), [case for cases in LINKED.values() for case in cases]
)
def test_links_by_rule(text, expected):
    assert expected in find_links(text)


# One round of many, a road that is not the same, a view that is shared, two wants that go well
# together, a blame nobody was asked to prove, and a condition that nobody asked for.
UNLINKED = [
    "Peru asked Chile for a pilot. Chile has rejected the second round of talks.",
    "Togo asked Benin for water. Ghana asked for the same road.",
    "Turkey asked Syria for gas. Experts agreed.",
    "Peru wants talks before a truce. Chile wants talks before any withdrawal.",
    "Iran accused Iraq of shelling the ridge. Iraq asked Iran to open the border.",
    "Oman offered Yemen a loan. Yemen rejected the visit.",
    "Norway asked Russia for cod. Norway offered Russia ships if the weather holds.",
]


@pytest.mark.parametrize("text", UNLINKED)
def test_no_link_without_its_sign(text):
    assert find_links(text) == []


def test_state_can_refuse_those_who_rose_against_it():
    text = (
        "The Rapid Support Forces offered Sudan's army a truce of thirty days."
        " Sudan rejected the offer of the Rapid Support Forces."
    )
    assert ("d-02", "d-01", "rejects", "answers.owner") in find_links(text)


def test_second_no_repeats_the_first_and_answers_nothing_anew():
    text = (
        "China demanded that the Philippines withdraw its ship from the shoal."
        " Manila refused to withdraw the ship."
        " On Sunday it again refused to withdraw the ship."
    )
    links = [link[:3] for link in find_links(text)]
    assert ("d-02", "d-01", "rejects") in links
    assert ("d-03", "d-02", "repeats") in links
    assert ("d-03", "d-01", "rejects") not in links


# What must come first, said by first and then, by what follows a content, by an issue of its own.
ORDERED = [
    ("First a withdrawal, then talks, Egypt insisted.", "withdrawal>talks"),
    ("Egypt demanded that Israel withdraw first and talk later.", "withdrawal>talks"),
    ("Chile demanded a withdrawal first, then talks.", "withdrawal>talks"),
    ("Egypt wants a ceasefire first and elections later.", "ceasefire>governance"),
    ("Egypt said talks could only follow a withdrawal.", "withdrawal>talks"),
    ("Peru demanded a truce as a first step towards elections.", "ceasefire>governance"),
    (
        "Disarmament, Rwanda has long insisted, must come before any lifting of sanctions.",
        "disarmament>sanctions",
    ),
    (
        "Cyprus said the ship must leave by Christmas, “before any meeting is even discussed”.",
        "withdrawal>talks",
    ),
    ("Peru demanded a truce, then left the talks.", ""),
    ("Egypt demanded a ceasefire and talks later.", ""),
]


@pytest.mark.parametrize(("sentence", "expected"), ORDERED)
def test_order_claims(sentence, expected):
    assert read(sentence, published=DAY).demands[0].sequence == expected


def test_who_rejects_a_precondition_does_not_claim_its_order():
    text = (
        "Saudi Arabia rejects the precondition set by the Houthis, who insist that salaries be paid"
        " before any ceasefire is signed."
    )
    [refused] = [d for d in read(text, published=DAY).demands if d.act == "reject"]
    assert refused.sequence == ""
