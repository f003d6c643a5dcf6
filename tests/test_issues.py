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
    known.add("")  # of a lead that speaks for no issue
    for row in read_rows("lexicon/issue_frames.csv"):
        assert row["issue"] in known, row
        assert 1 <= int(row["strength"]) <= 10
        assert row["reason"]
        for cell in (row["leads"].split("|"), row["below"].split("|")):
            assert len(cell) == len(set(cell)), row
        assert all(row["below"].split("|")), row


# Dispatches of other kinds of wording; each names its issue by a verb and what is done to what.
WORDED = [
    ("Ghana urged both armies to let the guns rest until Easter.", "ceasefire"),
    ("Italy asked the warlords of Tripoli to agree on a week of quiet.", "ceasefire"),
    ("Uruguay called for a stop to the shooting in Gaza.", "ceasefire"),
    ("Thailand demanded that Cambodia extend the truce of Sunday.", "ceasefire"),
    ("India demanded that Pakistan stop sending infiltrators over the mountains.", "hostilities"),
    ("Ecuador asked Peru to keep its patrol boats away from the jetty.", "hostilities"),
    ("Denmark called on Russia to stop cutting cables in the Baltic.", "hostilities"),
    ("Jordan told Israel not to storm the mosque compound.", "hostilities"),
    ("Tanzania called on the parties in Kinshasa to speak with each other.", "talks"),
    ("Libya's eastern government refused to see the envoy.", "talks"),
    ("Cuba asked Washington to reopen the channel in Mexico City.", "talks"),
    ("Algeria asked Mali to return to the Algiers process.", "talks"),
    ("Syria demanded that Israel leave the buffer strip near Quneitra.", "withdrawal"),
    ("Congo demanded that Rwanda pull its men out of Goma.", "withdrawal"),
    ("Iraq asked the United States to close its bases by September.", "withdrawal"),
    ("Sudan asked Ethiopia to get its farmers and gunmen off al-Fashaga.", "withdrawal"),
    ("Suriname asked Guyana to drop its claim to the Tigri triangle.", "territory"),
    ("Morocco offered Spain a lease on the two rocks.", "territory"),
    ("Vietnam demanded that China stop dredging sand onto Mischief Reef.", "territory"),
    ("Bolivia demanded a strip of coast from Chile.", "territory"),
    ("Venezuela asked El Salvador to send back the 252 men in its jail.", "prisoners"),
    ("Israel demanded that Hamas return the last four bodies.", "prisoners"),
    ("Belarus offered to let Ales Bialiatski go.", "prisoners"),
    ("Ukraine asked for a swap of all for all.", "prisoners"),
    ("The Red Cross asked the junta to let its nurses into Rakhine.", "humanitarian"),
    ("Egypt asked Israel to let 400 lorries of flour through Kerem Shalom.", "humanitarian"),
    ("France asked Israel to let more aid into Gaza.", "humanitarian"),
    ("Poland offered to treat wounded children from Kharkiv.", "humanitarian"),
    ("Kenya asked the gunmen to leave the camel herders alone.", "civilians"),
    ("The Netherlands condemned Syria for gassing families in Douma.", "civilians"),
    ("Ireland asked Israel not to fire on fishermen.", "civilians"),
    ("Finland urged the Taliban to let girls back into school.", "civilians"),
    ("Zimbabwe asked Britain to drop the travel bans.", "sanctions"),
    ("Bosnia asked the EU to punish Milorad Dodik.", "sanctions"),
    ("Iran demanded that Europe not trigger snapback.", "sanctions"),
    ("South Africa asked Washington to take its ministers off the blacklist.", "sanctions"),
    ("Ukraine asked Germany to release the Taurus missiles.", "arms"),
    ("Israel asked the United States for bunker busters.", "arms"),
    ("Armenia asked India for more Pinaka launchers.", "arms"),
    ("Ukraine asked for permission to fire Western missiles at Russian airfields.", "arms"),
    ("Niger asked Togo to lend it gendarmes.", "forces"),
    ("Estonia asked Britain to keep its battlegroup in Tapa.", "forces"),
    ("Lebanon asked France to double its contingent in the south.", "forces"),
    ("Rwanda offered Mozambique another thousand soldiers.", "forces"),
    ("Ukraine demanded from the West a promise in ink that it will come to its aid.", "guarantees"),
    ("Colombia asked the UN to watch over the laying down of arms.", "guarantees"),
    ("Georgia asked the EU to keep its monitors on the line.", "guarantees"),
    ("Armenia demanded that Russia honour its obligations under the alliance.", "guarantees"),
    ("Transnistria asked Russia to recognise it.", "recognition"),
    ("Palau asked China to respect its ties with Taipei.", "recognition"),
    ("Slovakia refused to recognise Kosovo.", "recognition"),
    ("Honduras threatened to switch its ties from Taipei to Beijing.", "recognition"),
    ("Azerbaijan asked Armenia to strike the claim from its constitution.", "law"),
    ("Malaysia demanded a trial for those who shot down the airliner.", "law"),
    ("Argentina asked Bolivia to extradite its former president.", "law"),
    ("Bangladesh demanded that India send back Sheikh Hasina for trial.", "law"),
    ("Chile called on Bolivia to lift the mines along the border.", "disarmament"),
    ("Turkey demanded that the PKK give up its weapons.", "disarmament"),
    ("Libya urged the militias of Tripoli to hand in their heavy arms.", "disarmament"),
    ("Spain urged ETA to surrender its last arsenals.", "disarmament"),
    ("Iran refused to let the inspectors into Isfahan.", "nuclear"),
    ("Australia asked Pakistan not to test the bomb.", "nuclear"),
    ("The E3 demanded that Iran come clean about its uranium.", "nuclear"),
    ("Japan asked Iran to stay in the non-proliferation treaty.", "nuclear"),
    ("Tunisia's neighbours asked the president to let parliament meet again.", "governance"),
    ("Guinea's opposition demanded that the general keep out of the race.", "governance"),
    ("Guinea-Bissau's president refused to leave office.", "governance"),
    ("Gambia called on Niger's soldiers to restore President Bazoum.", "governance"),
    ("Laos asked Thailand to buy the power of the new dam.", "economy"),
    ("Chad asked Cameroon to lower the fee on the pipeline.", "economy"),
    ("Bolivia asked Chile for a berth in Arica.", "economy"),
    ("Ghana asked the IMF for three billion dollars.", "economy"),
    ("Canada asked Iran to let women go to the stadium.", "civilians"),
    ("Cuba asked Washington to reopen the channel in Mexico City.", "talks"),
    ("Kenya urged Uganda to extend the cease-fire.", "ceasefire"),
    ("Rwanda asked for the lifting of the blockade.", "hostilities"),
    ("Peru demanded an apology for the seizure of its tankers.", "other"),
    ("Ghana proposed to discuss the price of cocoa.", "economy"),
    ("Kenya urged Uganda to accept the pull-back.", "withdrawal"),
    ("Bhutan told China to end its military build-up.", "forces"),
    ("Panama asked the United States to send its marines home.", "withdrawal"),
    ("Panama asked the United States to send its marines.", "forces"),
    # What is done to a step says nothing of what the step is about.
    ("Ghana asked Togo to withdraw its objection to the loan.", "economy"),
    ("Togo asked Ghana to withdraw its garrison.", "withdrawal"),
    ("Chile asked Peru to drop its veto on the arms sale.", "arms"),
    # Names stand for what they are, and a people for its members.
    ("Chad condemned the attack on Operation Barkhane.", "hostilities"),
    ("Chad condemned the attack on villagers near Bol.", "civilians"),
    ("Mexico urged Guatemala to halt the slaughter of the Mayas.", "civilians"),
    ("Cameroon demanded that Nigeria give back the peninsula.", "territory"),
    # The same verb with another object.
    ("Laos asked Thailand to hand over its fugitive general.", "law"),
    ("Laos asked the militias to hand over their rockets.", "disarmament"),
    ("Laos asked Thailand to hand over the island.", "territory"),
    ("Kenya asked the Agency's board to let election observers in.", "governance"),
    ("Kenya asked the parties to let neutral observers onto the line.", "guarantees"),
    ("Armenia refused to open an office.", "other"),
    ("Gabon's general refused to leave office.", "governance"),
    # What stands in a clause aside counts less.
    ("Italy accepted the roadmap, which provides for a truce.", "talks"),
    ("Japan accused Russia of breaching the accord.", "guarantees"),
    ("Bolivia asked Chile for compensation for every lorry of fruit.", "economy"),
    ("Syria condemned the overthrow of the elected government.", "governance"),
    ("Greece asked Britain to give back the marbles.", "other"),
    # A verb without an object is about those who are told to do it.
    ("Mali ordered the mining firms to leave by June.", "economy"),
    ("Niger told the French company to get out.", "economy"),
    ("Caracas told the oil companies to clear out within ninety days.", "economy"),
    ("Mali ordered the French soldiers to leave by June.", "withdrawal"),
    # A pause is a stop of the fighting only where it is fighting that pauses.
    ("Norway ruled out pausing the trawling off Svalbard.", "economy"),
    ("Lima asked the mining company to pause its digging in the Andes.", "economy"),
    ("Ghana said pausing the drilling was out of the question.", "economy"),
    ("Chad urged both sides to pause the bombing.", "ceasefire"),
    # Money is about what it is for.
    ("Japan pledged 20 million dollars a year to the clinics of Gaza.", "humanitarian"),
    ("Chad promised ten million euros for the refugees in Adre.", "humanitarian"),
    ("Japan pledged 20 million dollars to the central bank of Sudan.", "economy"),
    ("Chad promised 3 million euros a month to the clinics of Abéché.", "humanitarian"),
    ("Oman pledged 5 million dollars to the navy of Yemen.", "forces"),
    # A closed town is land, and a closed railway is a way.
    ("Turkey threatened to reopen Varosha.", "territory"),
    ("Israel offered to reopen Hebron to settlers.", "territory"),
    ("Armenia refused to reopen Agdam.", "territory"),
    ("Togo refused to reopen the railway.", "economy"),
    # Who comes, is invited or stays away does so at a meeting.
    ("France wants Mali to stay away unless the army leaves.", "talks"),
    ("Norway hopes the British come.", "talks"),
    ("Kenya invited everyone to Nairobi in May.", "talks"),
    ("Ghana hopes that the rebels attend.", "talks"),
    ("Peru hopes that the treaty comes into force.", "recognition"),
    ("Peru urged the boats to stay away from the reef.", "hostilities"),
    # How a base is run is not where it is.
    ("France offered to move the air base to a civilian footing.", "forces"),
    ("Chad offered to put the base under a joint command.", "forces"),
    ("Kenya offered to shift the garrison to a new footing.", "forces"),
    ("Chad offered to move the base to Moundou.", "withdrawal"),
    # Forces leave a place that is demilitarised.
    ("Mali wants the Kidal road demilitarised.", "withdrawal"),
    ("Cyprus asked for the demilitarisation of the corridor.", "withdrawal"),
    ("Peru asked Chile to demilitarise the border zone.", "withdrawal"),
    ("Mali asked the rebels to demilitarise their movement.", "disarmament"),
    # A report is about what is reported on, and evidence about what it shows.
    ("Lebanon asked UNIFIL to report on the violations.", "guarantees"),
    ("Kenya asked the envoy to report on the talks.", "talks"),
    ("Kenya asked Eritrea to share whatever evidence it has.", "other"),
    ("Kenya asked Eritrea to give the evidence to the court.", "law"),
    # Another name for a thing is about that thing.
    ("Chad rejected elections, an idea that Togo likes.", "governance"),
    ("Mali asked for prisoner swaps, a step that Chad dislikes.", "prisoners"),
]


@pytest.mark.parametrize(("sentence", "issue"), WORDED)
def test_issue_of_a_dispatch(sentence, issue):
    assert read(sentence, published="2024-06-01").demands[0].issue == issue


# The issue of each record of a text, where its content says nothing clear or only points back.
FOLLOWED = [
    ("Mali condemned the raid. It called on Chad to stop it.", ["hostilities", "hostilities"]),
    ("Peru offered Chile a truce. Chile dismissed the senator's offer.", ["ceasefire"] * 2),
    ("Ghana urged Togo to lift the sanctions. It demanded an apology.", ["sanctions", "other"]),
]


@pytest.mark.parametrize(("text", "issues"), FOLLOWED)
def test_issues_of_a_text(text, issues):
    assert [demand.issue for demand in read(text, published="2024-06-01").demands] == issues


@pytest.mark.parametrize(
    ("text", "first", "last", "issue"),
    [
        ("Mali offered a halt to the shelling of Gao.", 2, 4, "ceasefire"),
        ("Mali offered to send, by May, a team of monitors.", 2, 4, "guarantees"),
        ("Mali offered a halt in May.", 2, 4, "other"),
    ],
)
def test_a_content_that_says_nothing_hears_what_it_is_cut_off_from(text, first, last, issue):
    content = read(text, published="2024-06-01").doc[first:last]
    assert choose_issue(list(content), content.root) == issue
