"""Who asks whom: addressees and issuers that the words round an act or the text give."""

from __future__ import annotations

import pytest

from parley import read

DAY = "2024-03-01"


def list_parties(text: str) -> list[tuple[str, str, str]]:
    """Give act, issuers and addressees of each record of a text."""
    found = read(text, published=DAY).demands
    return [(d.act, "|".join(d.issuers), "|".join(d.addressees)) for d in found]


DEEDS = [
    # a cleft names who should act
    ("Delhi says it is Nepal that must settle with the rebels.", ("demand", "IND", "NPL")),
    ("It is Mali which should withdraw first, France said.", ("request", "FRA", "MLI")),
    ("Togo wrote that it was Ghana that had to pay.", ("demand", "TGO", "GHA")),
    # what is done to somebody is not asked of him
    ("Kuwait appealed for their release.", ("request", "KWT", "")),
    ("Ghana demanded Togo's release of the crew.", ("demand", "GHA", "TGO")),
    ("Chad deplored the overthrow of the government of Mali.", ("accuse", "TCD", "")),
    # who did it, where the parse hangs him on the verb
    ("Peru condemned the invasion of Kuwait by Iraq.", ("accuse", "PER", "IRQ")),
    ("Ghana denounced the arrest of its envoys by the Malian army.", ("accuse", "GHA", "MLI")),
    ("Ghana rejected a truce by Friday.", ("reject", "GHA", "")),
    # whom a threat hits comes before where he is
    (
        "Togo said it would expel Malian soldiers from the African Union mission.",
        ("threaten", "TGO", "MLI"),
    ),
    ("Togo threatened to impose sanctions on Mali.", ("threaten", "TGO", "MLI")),
    # his own envoy is not addressed
    (
        "Macron repeated his readiness to send his envoy to Mali.",
        ("offer", "FRA/emmanuel-macron", "MLI"),
    ),
    ("The EU repeated its readiness to send its envoy.", ("offer", "EU", "")),
    # under whose eyes a thing is done
    ("Hungary wanted the guns placed under United Nations watch.", ("request", "HUN", "")),
]


@pytest.mark.parametrize(("text", "expected"), DEEDS)
def test_who_does_or_suffers_what_is_asked(text, expected):
    assert list_parties(text)[:1] == [expected]


OCCASIONS = [
    ("Togo sent Mali a letter asking for a truce.", ("request", "TGO", "MLI")),
    ("Togo sent a letter to Mali asking for a truce.", ("request", "TGO", "MLI")),
    ("In a note handed to the Malian ambassador, Togo demanded an apology.",
     ("demand", "TGO", "MLI")),
    ("At a meeting with Mali's president, Togo called for a truce.",
     ("request", "TGO", "MLI/assimi-goita")),
    ("In talks with Mali, Togo demanded an apology.", ("demand", "TGO", "MLI")),
    ("In talks with Mali, Togo demanded an apology from Chad.", ("demand", "TGO", "TCD")),
    ("After a call with Macron, Togo urged Chad to talk.", ("request", "TGO", "TCD")),
    ("In talks with the UN envoy, Mali rejected a truce.", ("reject", "MLI", "")),
    ("Appealing for fuel, Togo's minister turned to Ghana and Benin.",
     ("request", "TGO/minister", "GHA|BEN")),
    ("Togo's demand for an apology was put to Mali on Friday.", ("demand", "TGO", "MLI")),
    ("Mali faces a demand from Togo to withdraw.", ("demand", "TGO", "MLI")),
    ("Mali came under pressure from Togo to withdraw.", ("request", "TGO", "MLI")),
    ("Togo promised Mali grain.", ("offer", "TGO", "MLI")),
    ("Togo demanded Mali grain.", ("demand", "TGO", "")),
    ("Denmark has told Iceland that it will not sign unless the quota is cut.",
     ("reject", "DNK", "ISL")),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), OCCASIONS)
def test_to_whom_an_act_is_said(text, expected):
    assert list_parties(text)[:1] == [expected]


LATER = [
    # a demand that the same sentence says is refused went to who refuses it
    ("Peru repeated its demand for a port, and Chile, rejecting this demand, sent a note.",
     ["CHL", "PER"]),
    # a threat for the case that what was just asked is not done
    ("Chad accused Mali of a raid. Chad urged the EU to speak. Were it to stay silent, Chad "
     "would leave the talks, Chad said.", ["MLI", "EU", "EU"]),
    # of three who act together, the two others
    ("JOINT STATEMENT\n\nThe Ministers of Kenya, Uganda and Chad, meeting in Lomé,\n\n"
     "1. Accept the proposal of the Ugandan side to release water;", ["UGA", "group:KEN+TCD"]),
    # a force of an alliance is no side
    ("Serbia accused Kosovo of fraud. It rained. It snowed. The road froze. Serbia "
     "offered to extend the rule. Serbia demanded that Kosovo leave. Serbia urged KFOR to act "
     "and to stay.", ["XKX", "XKX", "XKX", "NATO/kfor", "NATO/kfor"]),
    # who is asked to stop or undo it is blamed
    ("The EU condemned the operation and called on Turkey to stop it.", ["TUR", "TUR"]),
    ("Ghana deplored the seizure and urged Togo to free the crew.", ["TGO", "TGO"]),
    ("Ghana deplored the attack on Mali's envoys and urged Mali to refrain from revenge.",
     ["", "MLI"]),
    ("Peru accused Chad of a raid. Kenya also denounced the raid.", ["TCD", "TCD"]),
    ("The United States threatened Chad with sanctions. Iran condemned the threat.",
     ["TCD", "USA"]),
    # who offers to bring two together
    ("Chad urged Mali to free the pilots. Mali refused. Oman has put forward a plan for a truce.",
     ["MLI", "TCD", "MLI|TCD"]),
    ("Chad rejected Mali's terms. Norway's offer of good offices still stands.",
     ["MLI", "MLI|TCD"]),
    ("Chad urged Mali to free the pilots. Togo offered the UN a battalion.", ["MLI", "UN"]),
    # two who agree do so with each other, unless they answer a third
    ("Chad and Mali agreed to reopen the road.", ["TCD|MLI"]),
    ("Oman proposed a truce. Chad and Mali agreed to the truce.", ["", "OMN"]),
    ("Togo, Chad and Mali agreed to reopen the road.", [""]),
    # what was called a plan is the plan
    ("Mali said it would stop the raids if Chad left. A truce plan put forward by Oman was on the "
     "table. Chad accepted the plan.", ["TCD", "MLI|TCD", "OMN"]),
    # nobody threatens himself
    ("Ghana told Togo to pay. Should Togo refuse, it will close the border.", ["TGO", "TGO"]),
    ("Togo said that unless Ghana pays it will close the border.", ["GHA"]),
    # the only other party of a text
    ("Pakistan's offer of talks was rejected by India. Islamabad has asked for proof.",
     ["IND", "PAK", "IND"]),
    ("Kenya met Tanzania's envoy. It asked for the animals back.", ["TZA"]),
    ("Kenya met the envoys of Tanzania and Uganda. It asked for the animals back.", [""]),
    # who does it too, to the same
    ("France rejected Mali's plan. Spain refused as well.", ["MLI", "MLI"]),
    ("Peru urged Chile to leave. Bolivia too called for a withdrawal.", ["CHL", "CHL"]),
    ("Peru urged Chile to leave. Chile too called for a withdrawal.", ["CHL", "PER"]),
    # what its own people suffer on its ground a state is blamed for, and not for an attack there
    ("France condemned the arrest of opposition leaders in Belarus.", ["BLR"]),
    ("Ghana deplores the killing of protesters in Lomé.", ["TGO"]),
    ("France condemned the attack on worshippers in Kabul.", [""]),
    ("France condemned the arrest of its envoy in Minsk.", [""]),
    # who made a statement, and whom a body refuses
    ("Kenya called on Chad to leave. Sudan's president dismissed the statement.", ["TCD", "KEN"]),
    ("The Taliban ordered the UN to leave. The UN said it would not comply.", ["UN", "taliban"]),
    # one accepts another's plan
    ("The AU left Libya. Tripoli had embraced its road map.", ["AU"]),
    # a refusal and what the issuer insists on
    ("Hungary vetoed the package, insisting that Brussels first release the funds.",
     ["EU", "EU"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), LATER)
def test_addressees_that_the_text_gives(text, expected):
    assert [addressees for _, _, addressees in list_parties(text)] == expected


GROUPS = [
    ("The Security Council urges all States to fund the force.", "group:all-states"),
    ("The UN urged all parties to stop.", "group:all-parties"),
    ("The African Union urged member states to send troops.", "group:au-member-states"),
    ("Iran and Iraq met. Oman called on the parties in Yemen to talk to the Houthis.",
     "group:YEM+houthis"),
    ("Iran and Iraq met. Oman called on the parties in Chad to talk.", "group:chad-parties"),
    ("Serbia met Kosovo. The UN urged both sides in Kosovo to talk.", "group:SRB+XKX"),
    ("Serbia met Togo. The UN condemned the institutions in Pristina.", "XKX"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), GROUPS)
def test_groups_that_are_addressed(text, expected):
    assert [addressees for _, _, addressees in list_parties(text)][-1:] == [expected]


ISSUERS = [
    # who speaks in a document, by its title
    ("STATEMENT of the Foreign Ministry of Armenia\n\nAzerbaijan must leave.",
     "ARM/foreign-ministry"),
    ("COMMUNIQUÉ\n\nof the Foreign Ministry of Chile on the border with Peru\n\n"
     "Bolivia must leave.", "CHL/foreign-ministry"),
    ("Press release issued by the Embassy of Ghana in Togo\n\nTogo should leave.", "GHA/embassy"),
    ("Statement from the Prime Minister's Office, New Zealand\n\nFiji should leave.", "NZL"),
    ("Statement\n\nThe decision of France to leave is wrong.\n\nMali regrets it. Togo must stay.",
     "MLI"),
    ("Resolution 12 (1981)\n\nThe Security Council,\n\nHaving considered the statement of the "
     "Permanent Representative of Angola,\n\nDemands that Mali leave;", "UN/security-council"),
    ("Lithuania and Latvia joined Poland in blaming Belarus for it.", "LTU|LVA|POL"),
    ("Mali trusts that Chad will pay, and it proposes talks with Togo.", "MLI"),
    ("Guyana waited. In Caracas the foreign ministry demanded that Togo leave.",
     "VEN/foreign-ministry"),
    ("Guyana waited for Peru. In Caracas, the government demanded that Togo leave.", "VEN"),
    ("The leader of the Malian delegation demanded that Togo leave.", "MLI/leader"),
    ("The commander of the Malian army, General Sory Diarra, demanded that Togo leave.",
     "MLI/sory-diarra"),
    ("The head of Mali's army, Sory Diarra, demanded that Togo leave.", "MLI/sory-diarra"),
    ("Wilmer Arteaga, who speaks for the Venezuelan delegation, said that Togo must leave.",
     "VEN/wilmer-arteaga|VEN"),
    ("Managua waited. Rodrigo Aleman, a member of the junta, demanded that Togo leave.",
     "NIC/rodrigo-aleman"),
    ("Ana Roa, who was born in Peru, demanded that Togo leave.", "ana-roa"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), ISSUERS)
def test_issuers_by_what_the_text_says_of_them(text, expected):
    assert [issuers for _, issuers, _ in list_parties(text)][-1:] == [expected]
