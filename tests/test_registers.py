"""Registers: how communiqués, transcripts, leaders and wire copy hide an act, each in a table."""

import pytest

from parley import read
from parley.demands.authors import find_author, find_turns
from parley.mask import find_markers

DAY = "2024-03-01"


def brief(text):
    """Give act, issuers and addressees of every record of a text."""
    found = read(text, published=DAY).demands
    return [(d.act, " ".join(d.issuers), " ".join(d.addressees)) for d in found]


COMMUNIQUE = "COMMUNIQUÉ\n\nThe African Union,\n\n"
PARAGRAPHS = [
    ("1. Urges Rwanda to withdraw its troops;", ("request", "AU", "RWA")),
    ("(b) Strongly condemns the attack by Mali on Niger;", ("accuse", "AU", "MLI")),
    ("- Also calls upon Chad to release the prisoners;", ("request", "AU", "TCD")),
    ("12. Demands that Eritrea lift the blockade;", ("demand", "AU", "ERI")),
    ("iv. Requests Kenya to send a delegation;", ("request", "AU", "KEN")),
    (
        "3. Condemns the coup in Niger and calls on Mali to hold elections;",
        ("request", "AU", "MLI"),
    ),
]


# What a meeting resolved, told point by point in the past.
POINTS = "Final communiqué\n\nThe African Union met in Lomé on 3 May.\n\nThe Heads of State:\n"
PAST = [
    ("- Condemned in the strongest terms the attack by Mali on Niger;", ("accuse", "AU", "MLI")),
    ("- Called upon Chad to release the prisoners;", ("request", "AU", "TCD")),
    ("• Urged Rwanda to withdraw its troops;", ("request", "AU", "RWA")),
    ("2. Instructed Togo to report by June;", ("demand", "AU", "TGO")),
    (
        "- Welcomed the report, and requested Kenya to send a delegation;",
        ("request", "AU", "KEN"),
    ),
]


@pytest.mark.parametrize(("point", "expected"), PAST)
def test_points_told_in_the_past_are_issued_by_the_body(point, expected):
    assert expected in brief(POINTS + point)


def test_what_somebody_else_was_told_to_have_done_is_no_point():
    text = "Mali met its creditors.\n\n- Condemned men were moved to Gao.\n- Urged on, Mali paid."
    assert brief(text) == []


@pytest.mark.parametrize(("paragraph", "expected"), PARAGRAPHS)
def test_operative_paragraphs_are_issued_by_the_body(paragraph, expected):
    assert expected in brief(COMMUNIQUE + paragraph)


MARKERS = [
    ("1. Urges Chad to act;", [(0, 2)]),
    ("Text.\n(a) Further notes the report;", [(6, 9)]),
    ("- Decides to meet;", [(0, 1)]),
    ("1. Sanctions remain in force;", []),
    ("He urges Chad to act.", []),
    ("3. The mission will report.", []),
]


@pytest.mark.parametrize(("text", "expected"), MARKERS)
def test_markers(text, expected):
    assert find_markers(text) == expected


LISTS = [
    (
        "The African Union called upon:\n\n• the DRC to begin the withdrawal of its troops;\n\n"
        "• Rwanda to disengage its forces.",
        ["COD", "RWA"],
    ),
    (
        "3. The European Union demands:\n\n(a) Kenya and Uganda to pull out;\n"
        "(b) Sudan to let aid pass.",
        ["KEN UGA", "SDN"],
    ),
    ("NATO urged:\n- Serbia to lift the blockade;\n- Kosovo to hold elections.", ["SRB", "XKX"]),
    ("The African Union noted:\n- Mali to hold elections;", []),
]


@pytest.mark.parametrize(("text", "addressees"), LISTS)
def test_every_item_of_a_list_is_asked_for(text, addressees):
    found = [(act, to) for act, _, to in brief(text) if act in ("request", "demand")]
    assert [to for _, to in found if to] == addressees


AUTHORS = [
    ("Joint statement\n\nThe European Union met in Riga. Serbia should hold elections.", "EU"),
    ("RESOLUTION 1\n\nNATO notes the report. Turkey must open the border.", "NATO"),
    ("Statement by the foreign ministry\n\nIran will answer. Israel must stop its raids.", "IRN"),
    ("Iran will answer the statement of Israel.", ""),
    ("Talks end\n\nThe African Union met in Lomé after a declaration by Mali.", ""),
]


@pytest.mark.parametrize(("text", "author"), AUTHORS)
def test_author_of_a_statement(text, author):
    assert find_author(read(text, published=DAY).doc) == author


UNATTRIBUTED = [
    ("Joint statement\n\nThe African Union met. Mali should hold elections.", "AU"),
    ("Joint statement\n\nThe African Union met. Mali was urged to hold elections.", "AU"),
    ("Joint statement\n\nThe African Union met. Mali must, the bloc said, hold elections.", "AU"),
    ("Talks end\n\nThe African Union met. Mali should hold elections.", None),
]


@pytest.mark.parametrize(("text", "issuer"), UNATTRIBUTED)
def test_what_a_statement_asks_is_asked_by_its_author(text, issuer):
    issuers = [i for _, i, _ in brief(text)]
    assert issuers == ([issuer] if issuer else [])


TURNS = [
    ("MODERATOR: Thank you.\n\nMALI: No.", ["", "MLI"]),
    ("QUESTION: Will Chad act?", [""]),
    ("ANTÓNIO GUTERRES: We ask Mali for a truce.", ["UN/antonio-guterres"]),
    ("He said: no.", []),
]


@pytest.mark.parametrize(("text", "speakers"), TURNS)
def test_turns_of_a_transcript(text, speakers):
    assert [speaker for _, speaker in find_turns(read(text, published=DAY).doc)] == speakers


# Words that hide an act: sentence, act, issuers, addressees.
HIDDEN = [
    # commands in direct speech
    ("“Open the border crossings,” Macron told Niger.", "demand", "FRA/emmanuel-macron", "NER"),
    ("“Release the hostages now,” Guterres said.", "demand", "UN/antonio-guterres", ""),
    ("“Please lift the blockade,” Erdogan said.", "demand", "TUR/recep-tayyip-erdogan", ""),
    # clefts
    ("What Niger wants is for Libya to close the camps.", "request", "NER", "LBY"),
    ("What Kenya demands is the withdrawal of all troops.", "demand", "KEN", ""),
    ("What we ask, Peskov said, is that Kyiv recognise the border.", "request", None, "UKR"),
    # what is to have been done
    ("Egypt wants the prisoners released.", "request", "EGY", ""),
    ("Serbia wants the sanctions lifted by May.", "request", "SRB", ""),
    # refusals without a verb of saying
    ("Iran will not return to the talks.", "reject", "IRN", ""),
    ("Ethiopia will not withdraw its troops from Tigray.", "reject", "ETH", ""),
    ("There is nothing to negotiate, Peskov said.", "reject", "RUS/dmitry-peskov RUS", ""),
    # refusals and promises in a relative clause or a participle
    ("Oman spoke of a plan that Iran rejected in May.", "reject", "IRN", ""),
    ("Qatar regrets the truce promised by Hamas.", "offer", "hamas", ""),
    # invitations to meet
    ("Egypt invited Israel and Hamas to a conference.", "offer", "EGY", "ISR hamas"),
    ("Norway invited Sudan to talks in Oslo.", "offer", "NOR", "SDN"),
    ("Norway invited Sudan to release the prisoners.", "request", "NOR", "SDN"),
    # hints
    ("Turkey hinted that it could reopen the border.", "offer", "TUR", ""),
    ("Iran hinted that it could close the strait.", "threaten", "IRN", ""),
    ("Greece hinted that it could lift the veto should the talks fail.", "threaten", "GRC", ""),
    # a party as the object, the content behind a preposition
    ("Kenya pressed Uganda for a truce.", "request", "KEN", "UGA"),
    ("China asked Japan for talks.", "request", "CHN", "JPN"),
    # a message above the act
    ("Macron wrote to Putin proposing a summit.", "offer", "FRA/emmanuel-macron",
     "RUS/vladimir-putin"),
    ("Kenya wrote to Uganda last week proposing talks.", "offer", "KEN", "UGA"),
    # who speaks between commas
    ("The border, Armenia has insisted, must stay closed.", "demand", "ARM", ""),
    # what a semicolon parts
    ("Mali offered talks; Niger turned the idea down.", "offer", "MLI", ""),
    ("Serbia proposed a round table; the ruling party should accept.", "offer", "SRB", ""),
    # who is pressed is not who presses
    ("The government of Chad, pressed by France, accepted the truce.", "accept", "TCD", ""),
    # a refusal in a word
    ("Mali was asked by Niger to free the envoys. Mali refused.", "request", "NER", "MLI"),
    # who may not act
    ("Ethiopia must not be allowed to fill the dam, Egypt said.", "demand", "EGY", "ETH"),
    # what there will not be
    ("There will be no talks with Rwanda, Congo said.", "reject", "COD", "RWA"),
    ("Iran said there could be no negotiation on its missiles.", "reject", "IRN", ""),
    ("There can be no ceasefire, Netanyahu said.", "reject", "ISR/benjamin-netanyahu", ""),
    # a term that is set
    ("Niger gave France a month to withdraw its troops.", "demand", "NER", "FRA"),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "act", "issuers", "addressees"), HIDDEN)
def test_hidden_acts(sentence, act, issuers, addressees):
    found = brief(sentence)
    assert found, "no record"
    assert found[0][0] == act
    assert issuers is None or found[0][1] == issuers
    assert not addressees or found[0][2] == addressees


NOTHING = [
    "“Look at the map,” Macron said.",
    "“Thank you all,” Guterres said.",
    "Iran rejected the allegation that it had shelled the camp.",
    "The ministers ate dinner in Riga.",
    "Rain will not return to Tigray.",
    "There will be no rain in Mali, Mali said.",
    "Finland will give Tanzania a grant over three years to finance several projects."
    " It was welcomed.",
]


@pytest.mark.parametrize("sentence", NOTHING)
def test_near_misses(sentence):
    assert [found for found in brief(sentence) if found[0] in ("demand", "reject")] == []


LIMITS = [
    (
        "Sudan said it would talk only once Libya had closed the camps.",
        "closed the camps",
        "LBY",
    ),
    (
        "Kenya said it would lift the sanctions only if Uganda released the prisoners.",
        "released the prisoners",
        "UGA",
    ),
    (
        "Serbia said it would recognise the border only after Kosovo had held elections.",
        "held elections",
        "XKX",
    ),
]


@pytest.mark.parametrize(("sentence", "content", "addressee"), LIMITS)
def test_a_limit_asks_for_what_it_hangs_on(sentence, content, addressee):
    offer, asked = read(sentence, published=DAY).demands
    assert (offer.act, asked.act) == ("offer", "demand")
    assert (asked.content.quote, asked.addressees) == (content, (addressee,))


ANSWERS = [
    ("Norway offered talks. Sudan declined.", "rejects", "answers.bare"),
    ("Egypt asked Israel for a truce. Israel refused.", "rejects", "answers.bare"),
    (
        "Chile proposed a border commission; Peru turned the idea down.",
        "rejects",
        "answers.anaphor",
    ),
]


@pytest.mark.parametrize(("text", "kind", "rule"), ANSWERS)
def test_answers(text, kind, rule):
    reading = read(text, published=DAY)
    first, second = reading.demands
    assert [(k.kind, k.rule) for k in reading.links] == [(kind, rule)]
    assert second.addressees == first.issuers
    assert second.issue == first.issue


# How records are linked, by the words that say so: text, and one of its links.
LINKS = [
    (
        "Chile offered talks. Bolivia offered a truce. Peru rejected Chile's offer.",
        ("d-03", "d-01", "rejects"),
    ),
    (
        "Ghana demanded a truce. Togo asked for talks. Benin backed the demand of Ghana.",
        ("d-03", "d-01", "accepts"),
    ),
    (
        "Oman proposed a corridor. Qatar proposed talks. Yemen accepted the proposal made by Oman.",
        ("d-03", "d-01", "accepts"),
    ),
    (
        "Kenya offered talks and a prisoner exchange to Uganda. Uganda rejected both offers.",
        ("d-03", "d-02", "rejects"),
    ),
    (
        "Kenya offered talks and a prisoner exchange to Uganda. Uganda rejected both offers.",
        ("d-03", "d-01", "rejects"),
    ),
    (
        "Norway urged Russia to free the crew."
        " If it refuses, Norway will impose sanctions, Oslo said.",
        ("d-02", "d-01", "depends"),
    ),
    (
        "Peru demanded a truce and talks."
        " If Chile agrees to that, Peru will lift the embargo, Lima said.",
        ("d-03", "d-02", "depends"),
    ),
    (
        "Ethiopia demanded a ceasefire."
        " Once that ceasefire is in place, Ethiopia will hold talks with Eritrea, it said.",
        ("d-02", "d-01", "depends"),
    ),
    (
        "Mali said it would reopen the border only if Algeria released the convoy.",
        ("d-01", "d-02", "depends"),
    ),
    (
        "Armenia demanded that Azerbaijan withdraw its troops."
        " Azerbaijan rejected the demand but offered to hold talks with Armenia.",
        ("d-03", "d-01", "counters"),
    ),
    (
        "Ghana asked Togo for a truce."
        " Togo offered Ghana a truce on condition that the prisoners are freed.",
        ("d-02", "d-01", "counters"),
    ),
    (
        "Kenya insisted that a withdrawal must precede talks."
        " Uganda offered talks without preconditions.",
        ("d-02", "d-01", "conflicts"),
    ),
    (
        "France urged Israel to accept a truce. Germany backed Israel."
        " Spain also asked Israel to respect a truce.",
        ("d-02", "d-01", "repeats"),
    ),
    (
        "Egypt urged Libya to accept a truce. Tunisia stressed the need for this measure.",
        ("d-02", "d-01", "repeats"),
    ),
    (
        "Iran refused to attend the talks."
        " On Monday Tehran again refused to take part in the talks.",
        ("d-02", "d-01", "repeats"),
    ),
]


@pytest.mark.parametrize(("text", "expected"), LINKS)
def test_link(text, expected):
    links = [(k.from_demand, k.to_demand, k.kind) for k in read(text, published=DAY).links]
    assert expected in links


# Two things of one list, the same offer of two, a threat of somebody else, a no on another matter.
UNLINKED = [
    "Norway urged Kenya to free the prisoners and to release the detainees.",
    "Ghana offered Togo a truce. Benin offered Togo a truce.",
    "Oman urged Niger to free the envoys. Mali threatened Niger with sanctions.",
    "Egypt asked Libya for gas. Morocco rejected talks with Spain.",
]


@pytest.mark.parametrize("text", UNLINKED)
def test_no_link(text):
    reading = read(text, published=DAY)
    assert len(reading.demands) == 2
    assert reading.links == ()


# What must come first; near misses: a day, a list, and *first* that says what to begin with.
ORDERS = [
    ("Kenya insisted that a withdrawal must come first and talks later.", "withdrawal>talks"),
    ("Uganda demanded that the prisoners be released first, before any talks.", "prisoners>talks"),
    ("Egypt said that talks could begin only after a ceasefire.", "ceasefire>talks"),
    ("Serbia demanded the release of prisoners prior to any negotiations.", "prisoners>talks"),
    ("Mali said there would be no elections until the rebels disarm.", "disarmament>governance"),
    (
        "Armenia said that there will be no peace treaty without the release of prisoners.",
        "prisoners>talks",
    ),
    ("Sudan said it would not attend talks until the siege is lifted.", "hostilities>talks"),
    ("Chile demanded that the border be demarcated before trade resumes.", "recognition>economy"),
    ("Ethiopia insisted on disarmament before any withdrawal.", "disarmament>withdrawal"),
    ("Israel said that the hostages must be freed before a ceasefire.", "prisoners>ceasefire"),
    (
        "Hamas said that a ceasefire must come before the release of hostages.",
        "ceasefire>prisoners",
    ),
    (
        "Turkey said the sanctions should be lifted only once elections are held.",
        "governance>sanctions",
    ),
    ("Norway urged that aid be let in ahead of the talks.", "humanitarian>talks"),
    ("Qatar proposed a truce followed by an exchange of prisoners.", "ceasefire>prisoners"),
    ("Libya demanded elections within a year.", ""),
    ("Kenya asked Uganda to withdraw its troops before the meeting on 6 March.", ""),
    ("Ghana demanded a ceasefire before Monday.", ""),
    ("Japan demanded talks and the release of prisoners.", ""),
    ("Peru said talks must first address the border.", ""),
    (
        "Togo asked Benin to first release the prisoners and then open the border.",
        "prisoners>recognition",
    ),
    ("Morocco insisted that security guarantees precede any withdrawal.", "guarantees>withdrawal"),
]


@pytest.mark.parametrize(("text", "order"), ORDERS)
def test_order(text, order):
    found = {demand.sequence for demand in read(text, published=DAY).demands}
    assert found
    assert found - {""} == ({order} if order else set())


def test_a_verb_of_refusal_with_an_object_of_its_own_is_no_bare_one():
    assert read("The number of raids declined in Mali.", published=DAY).demands == ()


TOLD = [
    ("Oman welcomed the readiness of Iran to hold talks.", "reported"),
    ("Oman noted the offer of Qatar to host talks.", "reported"),
    ("Iran repeated its offer to hold talks.", "made"),
]


@pytest.mark.parametrize(("sentence", "status"), TOLD)
def test_what_another_notes_is_reported(sentence, status):
    assert read(sentence, published=DAY).demands[-1].status == status


BRACKETED = """Meeting of the Council

SPOKESWOMAN (Ms. Tveit of Norway): Norway asks Russia to wait.

Q: And?

SPOKESWOMAN: We ask Mali to wait.

Mr. LINDH (Sweden): We call on Israel to open the crossing.

Mr. KOVACS (Hungary): Hungary cannot accept this."""


def test_a_label_names_its_speaker_in_brackets_and_again_without():
    found = read(BRACKETED, published=DAY).demands
    assert [d.issuers for d in found] == [
        ("NOR/tveit", "NOR"),
        ("NOR/tveit", "NOR"),
        ("SWE/lindh", "SWE"),
        ("HUN/kovacs", "HUN"),
    ]
