"""Phrases: the wordings of diplomacy that name no act by its own verb, with near misses."""

import pytest

from parley import read

DAY = "2024-05-13"


def acts_in(text):
    """Give the acts of a text, in text order."""
    return [demand.act for demand in read(text, published=DAY).demands]


REFUSALS = [
    # fixed phrases whose subject refuses
    "Managua would have none of it.",
    "Fiji was having none of it.",
    "Niger gave short shrift to the proposal.",
    "Norway turned a deaf ear to the appeal.",
    "Nigeria did not budge.",
    "Turkey will not budge on the airport.",
    "Serbia dug in its heels over the bridge.",
    "Algeria has drawn a red line at foreign bases.",
    "India has no intention of moving its divisions back from the border.",
    "Turkey had no plans to reconsider its agreement on the base.",
    "Washington sees no need for a mission.",
    "Honduras was not in a position to join the recommendation.",
    "Vietnam's minister said that it would not be rushed.",
    "Tallinn is not about to hand over the statue.",
    # what a thing is called, or said not to be
    "Qatar called the demand blackmail.",
    "Spain called the plan a non-starter.",
    "South Africa declares that Walvis Bay is not for discussion.",
    "Flights by the mission are no longer permitted, Eritrea said.",
    "The verdict is a matter for our courts, Nigeria's foreign minister said.",
    # what is said in answer
    "Venezuela replied that no brick should be laid west of the river.",
    "Chile announced that it would no longer do so.",
    "“Never,” said Chad's foreign minister.",
    "“Not an inch,” said Chad's foreign minister.",
    "“No to foreign bases,” said Mali's foreign minister.",
    "“What we cannot accept is a veto over our sovereignty,” said Peru's president.",
    "France put it to Chad in a letter. Chad threw it out.",
]
YESES = [
    "Chad gave its blessing to the mission.",
    "The Arab League lined up behind the Sudanese request.",
    "Italy sided with Kenya.",
    "Burundi has come round to the plan.",
    "Eritrea raised no objection to the plan.",
    "Colombia gave way over the ships.",
    "Armenia said six hours was fine.",
    "Algeria said the formula was one it could live with.",
    "“Agreed,” said Chad's foreign minister.",
]
ASKED = [
    "It was up to the United States to lift its embargo, Venezuela said.",
    "The onus is on Mali to release the envoys, France said.",
    "It falls to Mali to release the envoys, France said.",
    "Mali would do well to release the envoys, France said.",
    "Mali has a duty to protect the convoys, France said.",
    "It is time Mali released the envoys, France said.",
    "France is counting on Chad to free the men.",
    "Turkey wants the officers sent home.",
    "Kenya would welcome a visit by the inspectors.",
    "Chad made the same appeal.",
    "“Hands off our ships,” said Iceland's foreign minister.",
    "“What we want is a ceasefire,” said France's foreign minister.",
    "France hoped that China would use its influence in Pyongyang.",
]
OFFERED = [
    "Kenya held out an olive branch to Somalia.",
    "Kenya left the door ajar for a deal.",
    "Kuwait has put forty million dollars on the table.",
    "Jamaica promised a platoon.",
    "France offered a halt to the shelling.",
    "“Our door is open,” said France's foreign minister.",
]
THREATENED = [
    "Mali served notice that it would close the border.",
    "Chad said all options were on the table.",
    "Sudan will pay a heavy price, Chad said.",
    "There will be consequences, Chad said.",
    "Chad will not stand idly by, its president said.",
    "Chad will not hesitate to use force, its president said.",
    "Chad did not rule out the use of force.",
    "Niger may cut the power line, its junta warned.",
    "Turkey said it would resume its advance if the fighters had not pulled back by then.",
    "“Then we close the border,” said Chad's president.",
    "Unless the toll is dropped, Zambia's copper will go by Angola, its trade minister said.",
]
BLAMED = [
    "Chad said Sudan had broken the truce.",
    "Chad said Sudan was behind the attack.",
    "Chad called the raid an act of war.",
    "Morocco described the text as an interference in its affairs.",
    "The fault lies with Sudan, Chad said.",
    "Mali laid the blame for the attack at Algeria's door.",
    "Pakistan complained that a stray missile had come down on its side of the border.",
    "Sudan has yet to keep its word, Chad said.",
    "Eritrea says it is Ethiopia that refuses to let the boundary be marked.",
    "Estonia sees Moscow's hand in the cutting of the cable.",
]
ONE = [
    *[(text, ["reject"]) for text in REFUSALS],
    *[(text, ["accept"]) for text in YESES],
    *[(text, ["request"]) for text in ASKED],
    *[(text, ["offer"]) for text in OFFERED],
    *[(text, ["threaten"]) for text in THREATENED],
    *[(text, ["accuse"]) for text in BLAMED],
]
NONE = [
    "The minister turned his back to the camera.",
    "Chad answered the letter on Monday.",
    "Chad is on the Security Council.",
    "The warning lights on the French ship failed.",
    "France pointed to the map.",
    "France put its troops on alert.",
    "The Syrian envoy sat on his hands during the applause.",
    "Ottawa had nothing to add.",
    "France reaffirmed its commitment to the unity of Sudan.",
    "Tigrayan officials call for very little in public.",
    "Namibia should say plainly that it wants the port back.",
    "Iran insists that they were invited.",
    "The Georgian parliament accepted the resignation of the speaker.",
    "Serbia's envoy declined to say what was in the letter.",
    "The Malian army said it had killed twelve fighters.",
    "Syria said the flood had killed four people.",
    "Relief officials in Kenya said rebels had shelled the town.",
    "“I shall tell you what I told the ambassador,” said Peru's president.",
    "Iceland broke off diplomatic relations with Britain on Thursday.",
    "Would Argentina take part in talks if Britain asked for them?",
    "Iran said it was not the first time.",
]
SEVERAL = [
    ("Mali made three demands: a ceasefire, the release of prisoners and an apology.", 3),
    ("Mali has one condition: that the men go free.", 1),
    ("New Zealand put two conditions to France: an apology and a sum of money.", 2),
    ("We call for the reopening of the airport, and for the return of the displaced.", 0),
    ("Mali called for a ceasefire and for the release of the hostages.", 2),
    ("Mali accused Chad of shelling a village and of hiding the rebels.", 2),
    ("Mali called for a truce, and so did Chad.", 2),
    ("Mali rejected the plan, as did Chad.", 2),
    ("Mali rejected the plan, and Chad followed suit.", 2),
    ("Mali rejected the plan, and Chad followed the road.", 1),
    ("Chad proposed a mission of observers, something Mali has ruled out.", 2),
    ("Spain asked Qatar for gas, as Italy had asked.", 1),
    ("Ethiopia does not intend to slow the filling, as Egypt has asked.", 2),
]


@pytest.mark.parametrize(("text", "acts"), ONE)
def test_phrases_name_acts(text, acts):
    found = ["request" if act == "demand" else act for act in acts_in(text)]
    assert found == acts


@pytest.mark.parametrize("text", NONE)
def test_near_misses_name_none(text):
    assert acts_in(text) == []


@pytest.mark.parametrize(("text", "number"), SEVERAL)
def test_each_is_a_record(text, number):
    assert len(acts_in(text)) == number


def test_a_denied_phrase_says_so_itself():
    text = "Chad has no quarrel with the plan. Chad has a quarrel with Niger."
    assert acts_in(text) == ["accept"]


def test_who_must_act_himself_asks_nobody():
    assert acts_in("Algeria would have to draw the consequences, its ministry said.") == [
        "threaten"
    ]
    assert acts_in("France said France must grow.") == []
