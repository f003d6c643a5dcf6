"""What an act is about: contents of many conflicts, and the issue that each is of."""

import pytest

from parley import read
from parley.datafiles import read_rows
from parley.demands.issues import choose_issue, find_issues
from parley.tables.dictionary import read_dictionary

BEFORE = "Kenya urged Uganda "
CONTENTS = [
    ("to silence its guns along the entire front", "ceasefire"),
    ("to extend the truce until the end of Ramadan", "ceasefire"),
    ("for a pause in the bombardment over Eid", "ceasefire"),
    ("to agree on a week without shooting in Darfur", "ceasefire"),
    ("to stop shelling the port of Odesa", "hostilities"),
    ("to refrain from any step that could inflame the border", "hostilities"),
    ("to call off its naval blockade of the bay", "hostilities"),
    ("not to respond to the border incident with artillery", "hostilities"),
    ("to return to the negotiating table in Doha", "talks"),
    ("to engage in good-faith dialogue with the opposition", "talks"),
    ("to host a summit of the two leaders", "talks"),
    ("for direct contacts between the two foreign ministers", "talks"),
    ("to pull its soldiers out of the Kafia Kingi enclave", "withdrawal"),
    ("to quit the occupied heights within a month", "withdrawal"),
    ("to evacuate its bases in the north", "withdrawal"),
    ("to free the hill station it overran in April", "withdrawal"),
    ("to cede the two villages to its neighbour", "territory"),
    ("to redraw the boundary along the river", "territory"),
    ("to give back the strip of coast annexed in 1971", "territory"),
    ("to stop building on reefs in the Spratlys", "territory"),
    ("to release the two journalists held since March", "prisoners"),
    ("to return the abducted children to their families", "prisoners"),
    ("to hand over the remains of three hostages", "prisoners"),
    ("to disclose the whereabouts of 200 missing men", "prisoners"),
    ("to let food convoys reach El Fasher", "humanitarian"),
    ("to fund the appeal for cholera vaccines", "humanitarian"),
    ("to restore water and electricity to the besieged town", "humanitarian"),
    ("to take in 5,000 refugees from the camp", "humanitarian"),
    ("to protect villagers from militia raids", "civilians"),
    ("to spare markets and mosques", "civilians"),
    ("to guarantee the safety of foreign students", "civilians"),
    ("for the murder of a doctor and her children", "civilians"),
    ("to lift the travel ban on its ministers", "sanctions"),
    ("to impose an embargo on its oil", "sanctions"),
    ("to exempt fertiliser from the punitive measures", "sanctions"),
    ("to reconnect its banks to the payment system", "sanctions"),
    ("to deliver the promised air-defence batteries", "arms"),
    ("to suspend ammunition shipments to Jerusalem", "arms"),
    ("for long-range rockets and shells", "arms"),
    ("to hand Kyiv sixty Leopard 2s", "arms"),
    ("to deploy 2,000 peacekeepers along the Blue Line", "forces"),
    ("to station troops on the eastern flank", "forces"),
    ("to increase the number of blue helmets in Bangui", "forces"),
    ("to send police trainers to Port-au-Prince", "forces"),
    ("to provide binding security assurances", "guarantees"),
    ("to send observers to monitor compliance", "guarantees"),
    ("for a written promise that the attack will not recur", "guarantees"),
    ("to put in writing that the alliance will not expand", "guarantees"),
    ("to recognise the breakaway region as a state", "recognition"),
    ("to sign the peace treaty", "recognition"),
    ("to admit Kosovo to the Council of Europe", "recognition"),
    ("to demarcate the frontier according to the 1902 treaty", "recognition"),
    ("to surrender the general to the tribunal in The Hague", "law"),
    ("to drop the case before the International Court of Justice", "law"),
    ("for an independent inquiry into the downing of the airliner", "law"),
    ("to comply with the judgment on the islands", "law"),
    ("to lay down its weapons and join the army", "disarmament"),
    ("to clear the minefields along the frontier", "disarmament"),
    ("to hand its Scuds to the UN inspectors", "disarmament"),
    ("to let inspectors into the enrichment plant", "nuclear"),
    ("to cap enrichment at 3.67 per cent", "nuclear"),
    ("to give inspectors access to all nuclear sites", "nuclear"),
    ("to hold free elections by December", "governance"),
    ("to form a government of national unity", "governance"),
    ("to restore the elected president", "governance"),
    ("to respect the result of the presidential election", "governance"),
    ("to cut tariffs on its steel", "economy"),
    ("to share the waters of the river fairly", "economy"),
    ("to pay the salaries of civil servants", "economy"),
    ("to lower transit fees for Rwandan lorries", "economy"),
    ("to apologise for the remarks of its ambassador", "other"),
]


@pytest.mark.parametrize(("content", "issue"), CONTENTS)
def test_issue_of_a_content(content, issue):
    doc = read(f"{BEFORE}{content}.", published="2024-06-01").doc
    span = doc.char_span(len(BEFORE), len(BEFORE) + len(content), alignment_mode="expand")
    assert choose_issue(list(span), span.root) == issue


# The same word below another: two words that belong together say more than either.
PAIRS = [
    ("to send its guns to the rebels", "arms"),
    ("to move its guns back from the ridge", "withdrawal"),
    ("to destroy its guns", "disarmament"),
    ("to release the soldiers", "prisoners"),
    ("to deploy more soldiers", "forces"),
    ("to withdraw its soldiers", "withdrawal"),
    ("to withdraw its ambassador", "recognition"),
    ("to hold those soldiers", "prisoners"),
]


@pytest.mark.parametrize(("content", "issue"), PAIRS)
def test_a_pair_says_more_than_a_word(content, issue):
    test_issue_of_a_content(content, issue)


def test_a_phrase_without_an_issue_keeps_its_words_from_naming_one():
    doc = read("Kenya told Uganda in advance of the Security Council.", published="2024-06-01").doc
    assert find_issues(list(doc)) == []


def test_a_content_without_an_issue_goes_on_about_what_was_spoken_of():
    text = "Kenya urged Uganda to lift the sanctions. It asked Uganda to decide by Friday."
    issues = [demand.issue for demand in read(text, published="2024-06-01").demands]
    assert issues == ["sanctions", "sanctions"]


def test_every_frame_is_of_a_known_issue_and_no_pair_stands_twice_in_a_row():
    [column] = [c for c in read_dictionary()["demands"] if c.name == "issue"]
    known = set(column.values) or {row["issue"] for row in read_rows("lexicon/issues.csv")}
    for row in read_rows("lexicon/issue_frames.csv"):
        assert row["issue"] in known, row
        assert 1 <= int(row["strength"]) <= 10
        assert row["reason"]
        for cell in (row["leads"].split("|"), row["below"].split("|")):
            assert len(cell) == len(set(cell)), row
