"""Whose people without a state are: of the land behind them, of the scene, of the one state."""

import pytest
from spacy.tokens import Doc

from parley.language import build_language


def parse(text: str, published: str = "2004-06-01") -> Doc:
    """Read a text as far as its actors."""
    language = build_language()
    doc = language.make_doc(text)
    doc._.published = published
    for name, stage in language.pipeline:
        doc = stage(doc)
        if name == "parley_actors":
            break
    return doc


def read(text: str) -> tuple[dict[str, str], dict[str, str]]:
    """Give the actor of each quote, and the country of each actor."""
    doc = parse(text)
    actors = {mention.evidence.quote: mention.actor_id for mention in doc._.mentions}
    return actors, {actor.actor_id: actor.country for actor in doc._.actors}


# A sentence, words in it, and the country of whom they stand for (none: no mention).
LANDS = [
    # a people without a state, where the sentence sets it
    ("Soldiers shot two ethnic Albanians in a raid in northeastern Serbia.", "Albanians", "SRB"),
    ("Gunmen killed three ethnic Uzbeks in southwestern Kyrgyzstan.", "Uzbeks", "KGZ"),
    ("Ethnic Turks left villages near Bulgaria's coast.", "Turks", "BGR"),
    ("Ethnic Russians marched in Latvia and in Estonia.", "Russians", ""),
    # of two lands nothing is told; of a place that lies in one land, its state
    ("The army holds hundreds of Tamil refugees in camps on the Jaffna peninsula.",
     "Tamil refugees", "LKA"),
    ("Hutu fighters crossed the river near Bujumbura.", "Hutu fighters", "BDI"),
    ("Islamist gunmen closed a school in Lagos.", "Islamist gunmen", "NGA"),
    ("Hutu rebels met envoys in Tanzania and in Kenya.", "Hutu rebels", ""),
    # those who act in the politics of one state
    ("Ibo elders told Nigeria's president that Hausa politicians must go.",
     "Hausa politicians", "NGA"),
    ("Police broke up a march of students at Fourah Bay College in Freetown.",
     "students", "SLE"),
    ("Students at Gulu University left Uganda for Kenya.", "Students", ""),
    ("Croatia's court heard Ante Maric's opposition party.", "Ante Maric's opposition party",
     "HRV"),
    ("The Umma party will boycott Algeria's vote.", "Umma", "DZA"),
    ("The Lavalas party said Haiti would pay.", "Lavalas", "HTI"),
    ("The Ushuru movement refused Gabon's offer.", "Ushuru", ""),
    # the land behind them
    ("Britain banned a Protestant militia in Northern Ireland.",
     "a Protestant militia", "GBR"),
    # a city of two states
    ("Syria ended its talks with militias in Tripoli, the north Lebanese port.",
     "militias", "LBN"),
    ("Militias in Tripoli asked Egypt to leave.", "Militias in Tripoli", "LBY"),
    # a band that is somebody's ally
    ("Israel's militia ally in southern Lebanon withdrew.",
     "Israel's militia ally", "LBN"),
    ("Rwanda's rebel partner in eastern Congo took a town.",
     "Rwanda's rebel partner", "COD"),
    ("Israel's closest ally in Europe spoke.", "Israel's closest ally in Europe", "none"),
    # the movement that Sudan's south once had
    ("Khartoum and the SPLM/A signed.", "SPLM/A", "SDN"),
    ("Juba is ruled by the SPLM.", "SPLM", "SSD"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "quote", "country"), LANDS)
def test_people_without_a_state_are_of_the_land_that_the_text_sets_them_in(text, quote, country):
    actors, countries = read(text)
    assert countries.get(actors.get(quote, ""), "none") == country


# A sentence, words in it, and whom they stand for (none: no mention).
HEADS = [
    # whose somebody is who serves another's army
    ("The chief of Israel's army left.", "The chief of Israel", "none"),
    ("The deputy head of Syria's militia ally fled.", "The deputy head of Syria", "none"),
    ("The president of Chad spoke.", "The president of Chad", "TCD/idriss-deby"),
    ("The envoy of Norway's king came.", "The envoy of Norway", "none"),
    # a gloss in brackets behind the name of a band
    ("The main Hutu rebel group, Forces for Defence of Democracy (FDD), left.",
     "The main Hutu rebel group", "cndd-fdd"),
    ("The regional bloc, the Economic Community of West African States (ECOWAS), met.",
     "The regional bloc", "ECOWAS"),
    ("A Kurdish militia, the People's Protection Units (YPG), left.", "A Kurdish militia", "ypg"),
    # whom people flee from is said behind *fleeing*
    ("Kenya fed refugees fleeing the long civil war in Somalia.",
     "refugees fleeing the long civil war in Somalia", "group:somalia-refugees"),
    ("Chad took in families fleeing Sudan.", "families fleeing Sudan", "group:sudan-families"),
    ("The guards shot refugees fleeing through the woods.", "refugees", "none"),
    # nouns that belong to a place
    ("Troops stood in the occupied West Bank.", "the occupied West Bank", "none"),
    ("Rockets fell on Kampuchean guerrilla camps.", "Kampuchean guerrilla camps", "none"),
    ("Aid reached the Palestinian refugee camps.", "the Palestinian refugee camps", "none"),
    ("The Yes camp in Denmark lost.", "camp in Denmark", "DNK"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "quote", "actor_id"), HEADS)
def test_a_description_is_of_whom_its_own_words_say(text, quote, actor_id):
    assert read(text)[0].get(quote, "none") == actor_id


# A sentence, words in it, and whom they stand for (none: no mention).
DOERS = [
    # who does what only parties do is somebody, whatever he is called
    ("The elders urged Mali to free the herders.", "The elders", "group:elders"),
    ("Striking dockers rejected Peru's offer.", "Striking dockers", "group:striking-dockers"),
    ("Island chiefs met in Apia and demanded a vote.", "Island chiefs", "group:island-chiefs"),
    ("The border committee asked Togo to wait.", "The border committee", "border-committee"),
    ("The talks were condemned by churches.", "churches", "group:churches"),
    ("Shipowners said Yemen must reopen the port.", "Shipowners", "group:shipowners"),
    # so is who is bidden to do something
    ("Ghana urged the ranchers to take down the fence.", "the ranchers", "group:ranchers"),
    ("Chile appealed to the truckers to go home.", "the truckers", "group:truckers"),
    # not who only looks on, does something else, is nobody, or is a joint body of the parties
    ("Analysts urged caution.", "Analysts", None),
    ("The elders ate with Mali's envoy.", "The elders", None),
    ("No chief demanded that France leave.", "No chief", None),
    ("Kenya proposed a joint committee to count the cattle.", "a joint committee", None),
    ("Shipowners said the sea was calm.", "Shipowners", None),
]


@pytest.mark.parametrize(("text", "quote", "actor_id"), DOERS)
def test_who_asks_or_is_asked_is_somebody_without_a_name(text, quote, actor_id):
    assert read(text)[0].get(quote) == actor_id


# A sentence, words in it, and whom they stand for.
DESCRIBED = [
    ("Mexico's farm secretary, Ines Barragan, answered Peru.", "Ines Barragan",
     "MEX/ines-barragan"),
    ("Peru wrote to Chile. The Malian representative, Mr. Oumar Tall, blamed Togo.", "Oumar Tall",
     "MLI/oumar-tall"),
    ("India would rather wait, its high envoy, Mr. Anil Rao, told Nepal.", "Anil Rao",
     "IND/anil-rao"),
    ("Kenya's agent, Wanjiru Kibara, left The Hague.", "Wanjiru Kibara", "KEN/wanjiru-kibara"),
    # whoever is called against somebody is not of his side
    ("Mali's critic, Oumar Tall, left Peru.", "Oumar Tall", "oumar-tall"),
    # a council of a state is not that of the United Nations
    ("Peru waits, National Security Council spokesman Juan Soto said.", "Security Council", None),
    ("Her Majesty's Government urged Mali to talk.", "Her Majesty's Government", "GBR"),
    # the speaker of a turn without a heading
    ("MS. SARKIS: Armenia's position stands. Peru must wait. We agree.", "SARKIS", "ARM/sarkis"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "quote", "actor_id"), DESCRIBED)
def test_a_person_is_of_whom_the_words_beside_the_name_say(text, quote, actor_id):
    assert read(text)[0].get(quote) == actor_id


# A sentence, words in it, and whom they stand for.
LONGER = [
    ("Sheikh Abdi Noor spoke to the council.", "Abdi Noor", "abdi-noor"),
    ("The mayor, Macron Diallo, refused.", "Macron", None),
    ("Emmanuel Macron spoke; Macron refused.", "Macron", "FRA/emmanuel-macron"),
    # a shared surname behind a bare title is the listed person's where his side is named
    ("Mr Abdi spoke.", "Abdi", "abdi"),
    ("Peru thanked Romania and Chile, both of which offered ships.", "both", "group:CHL+ROU"),
    ("Chad praised the envoys of Peru and Chile, both of whom spoke.", "both", "group:CHL+PER"),
    ("The Ministry of Foreign Affairs and Trade of Benin said no.", "The Ministry",
     "BEN/foreign-ministry"),
    ("Ghana's Ministry of Foreign and Regional Affairs said no.", "Ghana's Ministry",
     "GHA/foreign-ministry"),
    ("Mali's Ministry of Defense said no.", "Mali's Ministry", "MLI/defence-ministry"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "quote", "actor_id"), LONGER)
def test_a_name_is_read_to_its_end(text, quote, actor_id):
    assert read(text)[0].get(quote) == actor_id


JOINT = """Joint press availability of the foreign ministers of Georgia and Peru

MINISTER TSERETELI: Good day. Georgia has asked for a map.

MINISTER QUISPE: Thank you. The tower stays. Peru has no map.

QUESTION: Will you go?

MINISTER QUISPE: We will. And Georgia will too.

MINISTER TSERETELI: We would welcome it."""


def test_the_ministers_of_a_joint_appearance_speak_for_the_state_of_their_turns():
    doc = parse(JOINT)
    we = [m.actor_id for m in doc._.mentions if m.evidence.quote == "We"]
    assert we == ["PER", "GEO"]
    labels = {m.actor_id for m in doc._.mentions if m.evidence.quote.isupper()}
    assert labels == {"GEO/tsereteli", "PER/quispe"}
