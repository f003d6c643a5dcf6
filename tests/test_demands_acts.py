"""Acts: sentences of one kind each, with the acts that they hold and near misses beside them."""

import pytest

from parley import read
from parley.actors.identity import members_of

DAY = "2024-05-13"


def brief(text):
    """Give act, addressees and content of every record of a text."""
    found = read(text, published=DAY).demands
    return [(d.act, " ".join(d.addressees), d.content.quote if d.content else "") for d in found]


def acts_of(text):
    """Give act and content of every record of a text."""
    return [(act, content) for act, _, content in brief(text)]


STAGED = [
    # what can be done once something else is, or not before
    (
        "Once the mines are cleared, the Thai minister said, talks on trade can begin.",
        [("offer", "talks on trade can begin")],
    ),
    (
        "Egypt said the border could be reopened if Israel withdrew from the corridor.",
        [("offer", "the border could be reopened")],
    ),
    (
        "Sudan cannot accept observers until the sanctions are lifted, its envoy said.",
        [("reject", "accept observers")],
    ),
    (
        "Kenya told Somalia that no agreement is possible without the return of the hostages.",
        [("reject", "agreement")],
    ),
    ("France said that trains can run in the snow.", []),
    ("Will Mali accept the observers?", []),
]
GIVEN = [
    # a time by which a party must act
    (
        "The Houthis have until Friday to free the crew, Saudi Arabia said.",
        [("demand", "to free the crew")],
    ),
    (
        "Rebels have 48 hours to leave the airport, Chad's army said.",
        [("demand", "to leave the airport")],
    ),
    ("Serbia gave Kosovo until 1 June to lift the ban.", [("demand", "to lift the ban")]),
    ("Chad's army said the rebels have reason to leave the airport.", []),
]
REFUSED = [
    (
        "Mali's army said it would not move a single howitzer.",
        [("reject", "move a single howitzer")],
    ),
    ("Kenya will not hand over the officers.", [("reject", "hand over the officers")]),
    (
        "Serbia will sign nothing, President Vucic said, before the association is formed.",
        [("reject", "sign nothing")],
    ),
    ("Spain described the plan as unrealistic.", [("reject", "the plan")]),
    ("Bezalel Smotrich vowed to vote against any pause.", [("reject", "any pause")]),
    ("Norway will accept no quota.", [("reject", "quota")]),
    (
        '"There will be no negotiating with that junta," Nigeria\'s president told reporters.',
        [("reject", "negotiating with that junta")],
    ),
    ("Chad would not comment.", []),
    ("Chad declined to comment.", []),
    ("The minister of Chad would not say whether it rained.", []),
]
HELD_OVER = [
    (
        "Kenya urged Somalia to free the crew. Should it refuse, Kenya will close the border.",
        [("request", "to free the crew"), ("threaten", "close the border")],
    ),
    (
        "Serbia said the EU must speak by Wednesday. Were it to remain silent, Serbia would have "
        "no choice but to suspend its participation in the talks.",
        [
            ("demand", "speak by Wednesday"),
            ("threaten", "to suspend its participation in the talks"),
        ],
    ),
    (
        "China said the Philippines would bear the consequences.",
        [("threaten", "the Philippines would bear the consequences")],
    ),
    (
        "The African Union warned that sanctions would follow if civilian rule is not restored.",
        [("threaten", "sanctions would follow")],
    ),
    (
        "The junta of Niger said that any intervention would be treated as a declaration of war.",
        [("threaten", "any intervention would be treated as a declaration of war")],
    ),
    (
        "Ghana urged Togo to open the road. If the rains come early, Ghana will repair it.",
        [("request", "to open the road")],
    ),
]
ASKED = [
    (
        "Norway and Sweden have called for the tanker to be held until the inquiry ends.",
        [("request", "the tanker to be held")],
    ),
    (
        "Appeals by France for the airport to be reopened went unheard.",
        [("request", "the airport to be reopened")],
    ),
    ("Qatar hopes that the talks resume soon.", [("request", "the talks resume soon")]),
    ("Georgia had hoped to host the round.", []),
    ("Three Cuban doctors sought asylum in Spain.", [("request", "asylum")]),
    (
        "Skopje wants guarantees that no new conditions will follow.",
        [("request", "guarantees that no new conditions will follow")],
    ),
    (
        "The Taliban said the airport must be reopened by June.",
        [("demand", "the airport must be reopened by June")],
    ),
]
ANSWERED = [
    ("Sweden has not ruled out the idea.", [("accept", "the idea")]),
    ("Israel's war cabinet is considering the plan.", [("accept", "the plan")]),
    ("Ethiopia agreed to the survey.", [("accept", "the survey")]),
    ("Peru agreed with the assessment.", []),
    ("Mali agreed to re-open its border.", [("accept", "to re-open its border")]),
    ("Berlin has promised two Patriot batteries.", [("offer", "two Patriot batteries")]),
]


@pytest.mark.parametrize(
    ("text", "expected"), STAGED + GIVEN + REFUSED + HELD_OVER + ASKED + ANSWERED
)
def test_acts_and_contents(text, expected):
    assert acts_of(text) == expected


def test_what_a_relative_clause_demands_is_an_act_of_its_own():
    text = (
        "Turkey rejects the precondition set by Greece, which insists that the islands be "
        "demilitarised before any talks."
    )
    assert acts_of(text) == [
        ("reject", "the precondition set by Greece"),
        ("demand", "the islands be demilitarised before any talks"),
    ]


STATEMENTS = [
    ("The EU is alarmed by the fighting. Both sides are urged to return to talks.", "EU"),
    ("The African Union condemns the coup. Mali is invited to name an envoy.", "AU"),
    ("The United Nations remains concerned. Donors are asked to fund the appeal.", "UN"),
    ("France met Mali on Monday. Residents are asked to stay indoors.", ""),
]


@pytest.mark.parametrize(("text", "issuer"), STATEMENTS)
def test_passives_of_a_statement_are_asked_by_whoever_makes_it(text, issuer):
    asked = [d for d in read(text, published=DAY).demands if d.act == "request"]
    assert [" ".join(d.issuers) for d in asked] == ([issuer] if issuer else [])


CONDITIONS = [
    (
        "In exchange for an end to air strikes, the Houthis said they would stop firing at ships.",
        "In exchange for an end to air strikes",
    ),
    (
        "Serbia accepted the date on the understanding that plates alone are discussed.",
        "on the understanding that plates alone are discussed",
    ),
    (
        "Cyprus will not return to the table while Turkish ships drill in its waters.",
        "while Turkish ships drill in its waters",
    ),
    (
        "Ankara has hinted that it could reopen Varosha should the talks fail.",
        "should the talks fail",
    ),
    ("Peru accused Chile of spying. If it rains, Peru will wait.", ""),
    ("Cambodia said it would never sign away a temple. Once it rains, the army rests.", ""),
]


@pytest.mark.parametrize(("text", "condition"), CONDITIONS)
def test_conditions(text, condition):
    found = read(text, published=DAY).demands[0]
    assert (found.condition_span.quote if found.condition_span else "") == condition


CONSEQUENCES = [
    (
        "Manila told Beijing that its ships have to leave the shoal by 10 June. Failure to do so "
        "would lead to the expulsion of the ambassador.",
        "the expulsion of the ambassador",
    ),
    (
        "Chad demanded the return of the plane. If it is not returned, Chad will go to court.",
        "Chad will go to court",
    ),
    (
        "The Houthis must halt their attacks, Britain told the Commons, or face further strikes.",
        "or face further strikes",
    ),
    ("Ghana urged Togo to open the road. If the rains come early, Ghana will repair it.", ""),
]


@pytest.mark.parametrize(("text", "consequence"), CONSEQUENCES)
def test_consequences(text, consequence):
    found = read(text, published=DAY).demands[0]
    assert (found.consequence_span.quote if found.consequence_span else "") == consequence


TIMES = [
    ("Türkiye has offered a third round on 5 June.", "2024-06-05", ""),
    ("Estonia has offered Helsinki two patrol boats for three months.", "", "P3M"),
    ("Mali turned down both offers within the hour.", "", ""),
    ("Eritrea has asked Djibouti to pay for the nets destroyed in April.", "", ""),
    ("Greece called on Libya to free the crew and to return the ship by 1 June.", "", ""),
]


@pytest.mark.parametrize(("text", "when", "duration"), TIMES)
def test_times(text, when, duration):
    found = read(text, published=DAY).demands[0]
    assert (found.when, found.duration) == (when, duration)


ORDERS = [
    (
        "Kenya told Somalia that no talks are possible without the return of the hostages.",
        "prisoners>talks",
    ),
    (
        "Recognition of the 1958 border is a precondition for any talks, Thailand said on Monday.",
        "recognition>talks",
    ),
    (
        "Sudan cannot accept observers until the sanctions are lifted, its envoy said.",
        "sanctions>guarantees",
    ),
    ("The EU called for the prisoners to be held until the talks end.", ""),
    ("Oman threatened sanctions, which would lead to a blockade.", ""),
]


@pytest.mark.parametrize(("text", "order"), ORDERS)
def test_orders(text, order):
    assert [d.sequence for d in read(text, published=DAY).demands][:1] == [order]


LATER = [
    (
        "Hezbollah's leader signalled that the group would back a ceasefire.",
        [("offer", "back a ceasefire")],
    ),
    (
        "Greece wants the ban lifted and the fees repaid.",
        [("request", "the ban lifted"), ("request", "the fees repaid")],
    ),
    (
        "We want to see a plan for the wells, Mali's minister said.",
        [("request", "a plan for the wells")],
    ),
    ("Iran has left the door open to talks with Oman.", [("offer", "talks with Oman")]),
    (
        "Only when the aid is let in will Sudan return to the talks, its envoy said.",
        [("offer", "return to the talks")],
    ),
    (
        '"We cannot support that text," the envoy of Estonia said.',
        [("reject", "support that text")],
    ),
    ("Israel's army told residents to leave the town.", [("request", "to leave the town")]),
    ("Israel's army told reporters a story.", []),
]


@pytest.mark.parametrize(("text", "expected"), LATER)
def test_further_acts_and_contents(text, expected):
    assert acts_of(text) == expected


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("The African Union appealed to both governments to free the crew.", "to free the crew"),
        ("Norway appealed to donors to send food.", "to send food"),
        ("The UN appealed to all armed groups to lay down their arms.", "to lay down their arms"),
        ("Oman appealed to the rebels to open the port.", "to open the port"),
        # What an appeal is for.
        ("Norway appealed for calm.", "calm"),
        ("Norway appealed to both sides for calm.", "calm"),
    ],
)
def test_an_appeal_is_for_what_is_to_be_done(text, content):
    assert [d.content.quote for d in read(text, published=DAY).demands] == [content]


@pytest.mark.parametrize(
    ("text", "addressed"),
    [
        ("Iran threatened to report Israel to the United Nations.", ("ISR",)),
        ("Kenya threatened to take the matter to the African Union.", ()),
        ("Egypt threatened to bring the dispute back to the UN Security Council.", ()),
        # A body that is itself what a threat is against.
        ("Serbia threatened to leave the Council of Europe.", ("council-of-europe",)),
        ("Iran threatened to cut the supply of gas to Oman.", ("OMN",)),
    ],
)
def test_where_a_threat_would_be_carried_is_not_threatened(text, addressed):
    [found] = read(text, published=DAY).demands
    assert tuple(i.lower() for i in found.addressees) == tuple(i.lower() for i in addressed)


@pytest.mark.parametrize(
    ("text", "both"),
    [
        ("Chad asked Niger for talks. Mali urged both sides to meet. Mali offered talks.", True),
        (
            "Peru told Chile to talk. Cuba asked the two countries to. It offered to host talks.",
            True,
        ),
        ("Fiji asked Tonga for talks. Oman praised both governments. Oman offered talks.", True),
        # One of the two is no third.
        ("Chad asked Niger for talks. Mali urged both sides to meet. Niger offered talks.", False),
    ],
)
def test_who_stands_between_two_offers_talks_to_both(text, both):
    last = read(text, published=DAY).demands[-1]
    assert last.act == "offer"
    asked = {member for i in last.addressees for member in members_of(i) or (i,)}
    assert (len(asked) == 2) == both


@pytest.mark.parametrize(
    "text",
    [
        "Hamas said it was ready to release the hostages if Israel withdrew.",
        "Iran said it was willing to talk unless Israel attacked.",
        "The RSF said it was prepared to leave the town once the army stopped its strikes.",
        "Chad said it was open to talks if Niger left.",
    ],
)
def test_it_is_somebody_of_whom_only_somebody_can_be_what_is_said(text):
    [found] = read(text, published=DAY).demands
    assert found.act == "offer"
    assert found.condition


@pytest.mark.parametrize(
    ("text", "when"),
    [
        (
            "Mali called on Chad to halt fire and demanded that aid go in by 5 March.",
            ["", "2024-03-05"],
        ),
        ("Peru urged Chile to talk and asked Bolivia to leave by 9 March.", ["", "2024-03-09"]),
        ("Oman asked Iran to wait and offered to send a team on 7 March.", ["", "2024-03-07"]),
        ("Fiji urged Tonga to leave, without delay, by 6 March.", ["2024-03-06"]),
    ],
)
def test_a_day_belongs_to_the_act_beside_it(text, when):
    assert [d.when for d in read(text, published="2024-03-01").demands] == when


def test_they_of_a_statement_are_the_body_that_makes_it():
    text = (
        "Press statement by the Security Council on Sudan\n\n"
        "The members of the Council urged Member States to help.\n\n"
        "They urged Chad to open the border. They demanded that Libya stop the arms."
    )
    found = read(text, published=DAY).demands
    assert [d.issuers for d in found] == [("UN/security-council",)] * 3


# What one state says of another's deed of force blames it; a witness only tells.
SAID_OF_ANOTHER = [
    ("Kyrgyzstan said on Saturday that Tajik units had set fire to a school.", "KGZ", "TJK"),
    ("Rwanda says Kinshasa armed the FDLR.", "RWA", "COD"),
    ("Senegal countered that the villagers had been stripped of their papers by Malian soldiers.",
     "SEN", "MLI"),
    ("Chad said Sudan's planes had entered its airspace.", "TCD", "SDN"),
]  # fmt: skip
WITNESSED = [
    "Mali said its soldiers had killed ten rebels.",
    "The ICRC said Mali's army had attacked a village.",
    "Peru said Chile had opened a road.",
]


@pytest.mark.parametrize(("text", "issuer", "addressee"), SAID_OF_ANOTHER)
def test_a_state_blames_another_by_telling_what_it_did(text, issuer, addressee):
    found = read(text, published="2024-03-01").demands
    assert [(d.act, d.issuers, d.addressees) for d in found] == [
        ("accuse", (issuer,), (addressee,))
    ]


@pytest.mark.parametrize("text", WITNESSED)
def test_a_witness_blames_nobody(text):
    assert not [d for d in read(text, published="2024-03-01").demands if d.act == "accuse"]


QUESTIONS = [
    ("Nigeria asked that the question of the lake be placed on the agenda.", ["request"]),
    ("Chad asked that the report on the raid be published.", ["request"]),
    ("Peru asked Chile a question.", []),
    ("Peru asked Chile whether the road was open.", []),
]


@pytest.mark.parametrize(("text", "acts"), QUESTIONS)
def test_a_question_that_is_put_is_no_request_and_one_to_be_put_is(text, acts):
    assert [d.act for d in read(text, published="2024-03-01").demands] == acts


LATEST = [
    # what is to be done to a thing, wherever the parse hangs it
    (
        "Egypt appeals for the crossing at Rafah to be opened to aid convoys.",
        [("request", "the crossing at Rafah to be opened to aid convoys")],
    ),
    (
        "Kenya asked the Union to send, within ten days, four ships.",
        [("request", "to send, within ten days, four ships")],
    ),
    (
        "Kenya asked the Union to leave, a step that surprised the captain.",
        [("request", "to leave")],
    ),
    (
        "Kenya accused Somalia of firing rockets into Garissa.",
        [("accuse", "firing rockets into Garissa")],
    ),
    # a harm of one's own for the case that something still is so
    (
        "Oman warned that its ships may leave the strait, should the crew still be held by Friday.",
        [("threaten", "its ships may leave the strait")],
    ),
    ("Chad warns that rains may cut the road, should the dam break.", []),
    # a colon before what is proposed
    (
        "Oman suggests something smaller: that both countries open their consulates.",
        [("offer", "both countries open their consulates")],
    ),
    # a refusal with the condition on which it would end
    (
        "Sudan's army turned down an invitation to talks, saying it would send a delegation only "
        "once the Rapid Support Forces had quit Khartoum.",
        [("reject", "an invitation to talks"), ("demand", "quit Khartoum")],
    ),
    (
        "Mali rejected the offer, saying it would send an envoy to Chad instead.",
        [("reject", "the offer"), ("offer", "send an envoy to Chad instead")],
    ),
    # a promise told within a condition
    (
        "Chad must not move until the withdrawal of tanks, promised by Libya in May, has been "
        "verified.",
        [("offer", "the withdrawal of tanks")],
    ),
    # what is said behind a colon to be a threat
    (
        "The note brought a threat: the minister of Chad said that N'Djamena would recall its "
        "doctors.",
        [("threaten", "recall its doctors")],
    ),
    ("The paper carried a warning: Chad said the rains would come late.", []),
    # what somebody is held responsible for
    (
        "Mali denied burning the market at Gao, a raid for which Niger holds its troops "
        "responsible.",
        [("accuse", "burning the market at Gao")],
    ),
    # nobody is blamed, asked or refused
    ("France deplored the raid without blaming either side.", []),
    ("The pilots who led the talks that broke off on Friday flew home.", []),
    ("But Niger needs Algerian gas.", []),
    ("“I’m not going to negotiate through the press,” said Kenya's envoy.", []),
]


@pytest.mark.parametrize(("text", "expected"), LATEST)
def test_what_stands_beside_a_content_or_a_condition(text, expected):
    """Act and content of every record."""
    found = read(text, published=DAY).demands
    assert [(d.act, d.content.quote) for d in found] == expected


ANSWERERS = [
    (
        "Algeria offered three times to host Mali for talks. The second, made in May, was refused "
        "in a note of four lines.",
        ("reject", "MLI", "DZA", "The second"),
    ),
    (
        "Serbia proposed to Kosovo that stickers be used. Both offers were turned down within the "
        "hour.",
        ("reject", "XKX", "SRB", "Both offers"),
    ),
    (
        "Kenya asked Chad to free the crew. The request was rejected by Niger.",
        ("reject", "NER", "KEN", "The request"),
    ),
    # nothing was put, or it is another's plan
    ("The boat was late. The second was refused at the gate.", None),
    ("Kenya asked Chad to free the crew. The plan of the ministry was rejected.", None),
]


@pytest.mark.parametrize(("text", "expected"), ANSWERERS)
def test_whoever_was_asked_last_answers_where_a_passive_leaves_it_out(text, expected):
    """Act, issuers, addressees and content of the last record, if it is an answer."""
    answers = [d for d in read(text, published=DAY).demands if d.act in ("accept", "reject")]
    found = [(d.act, "|".join(d.issuers), "|".join(d.addressees), d.content.quote) for d in answers]
    assert found == ([expected] if expected else [])
