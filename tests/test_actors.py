"""Who is mentioned: tables of sentences with the mentions that they hold, and what is none."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from parley.actors import members_of, mentions_within, party_of, principal_of
from parley.language import build_language


def read(text: str, published: str = "2024-06-01") -> Doc:
    """Run the pipeline up to the actors."""
    language = build_language()
    doc = language.make_doc(text)
    doc._.published = published
    for name, stage in language.pipeline:
        doc = stage(doc)
        if name == "parley_actors":
            break
    return doc


def found(text: str, published: str = "2024-06-01") -> list[tuple[str, str, str]]:
    """Give quote, actor and how of each mention."""
    return [(m.evidence.quote, m.actor_id, m.how) for m in read(text, published)._.mentions]


NAMED = [
    # a title in front of a name: one mention, the name
    (
        "Israeli Prime Minister Benjamin Netanyahu rejected Hamas's demand on Sunday.",
        "2024-03-01",
        [("Benjamin Netanyahu", "ISR/benjamin-netanyahu", "name"), ("Hamas", "hamas", "name")],
    ),
    # a capital that acts, an ally without a name
    (
        "Tehran warned Washington against helping Israel.",
        "2024-10-02",
        [("Tehran", "IRN", "metonym"), ("Washington", "USA", "metonym"), ("Israel", "ISR", "name")],
    ),
    # adjectives count with officials and troops, and each of two is a mention of its own
    (
        "French and British officials met; Russian troops advanced.",
        "2024-06-01",
        [
            ("French", "FRA", "demonym"),
            ("British officials", "GBR", "demonym"),
            ("Russian troops", "RUS", "demonym"),
        ],
    ),
    # so with capitals, which stand for their states
    (
        "Mogadishu and Addis Ababa officials will expel the envoys.",
        "2025-01-05",
        [("Mogadishu", "SOM", "metonym"), ("Addis Ababa officials", "ETH", "description")],
    ),
    (
        "Kyiv and Russian soldiers left.",
        "2025-01-05",
        [("Kyiv", "UKR", "metonym"), ("Russian soldiers", "RUS", "demonym")],
    ),
    (
        "Lima and Brasília diplomats met, and Quito waited.",
        "2025-01-05",
        [
            ("Lima", "PER", "metonym"),
            ("Brasília diplomats", "BRA", "description"),
            ("Quito", "ECU", "metonym"),
        ],
    ),
    # a body's people stand for the body
    (
        "Hamas fighters withdrew, and Egyptian officials urged the group to accept the truce.",
        "2024-03-01",
        [
            ("Hamas fighters", "hamas", "description"),
            ("Egyptian officials", "EGY", "demonym"),
            ("the group", "hamas", "description"),
        ],
    ),
    # leaders of several: the group of these, the names nested
    (
        "The leaders of North Korea and South Korea met at Panmunjom. They pledged peace.",
        "2018-04-27",
        [
            ("The leaders of North Korea and South Korea", "group:KOR+PRK", "description"),
            ("North Korea", "PRK", "name"),
            ("South Korea", "KOR", "name"),
            ("They", "group:KOR+PRK", "pronoun"),
        ],
    ),
    # the two parties of the text
    (
        "India and Pakistan exchanged fire in Kashmir. The two countries blamed each other.",
        "2019-02-27",
        [
            ("India", "IND", "name"),
            ("Pakistan", "PAK", "name"),
            ("The two countries", "group:IND+PAK", "description"),
        ],
    ),
    # a spokesman without a name, and a body taken up by a noun
    (
        "A spokesman for the Taliban said the movement had not been invited.",
        "2024-06-01",
        [
            ("A spokesman for the Taliban", "taliban/spokesman", "office"),
            ("Taliban", "taliban", "name"),
            ("the movement", "taliban", "description"),
        ],
    ),
    # a person whom no list knows: the affiliation is the text's
    (
        "Somali Trade Minister Hodan Ali Warsame urged traders to wait.",
        "2024-06-01",
        [
            ("Hodan Ali Warsame", "SOM/hodan-ali-warsame", "name"),
            ("traders", "group:traders", "description"),
        ],
    ),
    (
        "Ama Boateng, the foreign minister of Ghana, urged calm. Boateng said she hoped for peace.",
        "2024-06-01",
        [
            ("Ama Boateng", "GHA/ama-boateng", "name"),
            ("the foreign minister of Ghana", "GHA/ama-boateng", "office"),
            ("Ghana", "GHA", "name"),
            ("Boateng", "GHA/ama-boateng", "alias"),
            ("she", "GHA/ama-boateng", "pronoun"),
        ],
    ),
    # direct speech
    (
        '"We will not accept this," Chinese Foreign Minister Wang Yi said. "I told them so."',
        "2024-06-01",
        [
            ("We", "CHN", "pronoun"),
            ("Wang Yi", "CHN/wang-yi", "name"),
            ("I", "CHN/wang-yi", "pronoun"),
        ],
    ),
    # somebody's government and forces
    (
        "Pakistani Prime Minister Imran Khan said his government wanted talks with New Delhi.",
        "2019-02-27",
        [
            ("Imran Khan", "PAK/imran-khan", "name"),
            ("his government", "PAK", "description"),
            ("his", "PAK/imran-khan", "pronoun"),
            ("New Delhi", "IND", "metonym"),
        ],
    ),
    # vague groups keep the text's own words
    (
        "Ukraine, alongside its allies, thanked European leaders.",
        "2025-05-11",
        [
            ("Ukraine", "UKR", "name"),
            ("its allies", "group:ukraine-allies", "description"),
            ("its", "UKR", "pronoun"),
            ("European leaders", "group:european-leaders", "name"),
        ],
    ),
    # an embassy: its host is only where it stands
    (
        "The U.S. Embassy in Kyiv issued a warning.",
        "2025-05-11",
        [("The U.S. Embassy in Kyiv", "USA/embassy-in-kyiv", "description")],
    ),
]


@pytest.mark.parametrize(("text", "published", "expected"), NAMED)
def test_mentions_are_found_and_resolved(text, published, expected):
    assert found(text, published) == expected


OFFICES = [
    ("The U.S. President condemned it.", "2014-03-18", "USA/barack-obama"),
    ("The U.S. President condemned it.", "2019-03-18", "USA/donald-trump"),
    ("The U.S. President condemned it.", "2022-03-18", "USA/joe-biden"),
    ("France’s President condemned it.", "2025-05-11", "FRA/emmanuel-macron"),
    ("The German chancellor condemned it.", "2015-06-30", "DEU/angela-merkel"),
    ("The Greek prime minister condemned it.", "2015-06-30", "GRC/alexis-tsipras"),
    ("The then U.S. president condemned it in 2016.", "2024-06-01", "USA/barack-obama"),
    ("The ousted president of Niger condemned it.", "2023-08-20", "NER/ousted-president"),
    ("A Kenyan envoy condemned it.", "2023-08-20", "KEN/envoy"),
]


# what a ministry is of stands in its id, and the state behind it is its own
MINISTRIES = [
    ("The Ministry of Foreign Affairs of the Republic of Serbia gave its reply. "
     "The Ministry asked for calm.", "SRB/foreign-ministry", 2),
    ("The Ministry of Interior of Peru asked for help.", "PER/interior-ministry", 1),
    ("Ghana waits. The Ministry of Defence of Togo rejected the claim.",
     "TGO/defence-ministry", 1),
]  # fmt: skip


@pytest.mark.parametrize(("text", "ministry", "times"), MINISTRIES)
def test_a_ministry_is_the_one_of_its_field_and_state(text, ministry, times):
    ministries = [who for quote, who, _ in found(text) if "Ministry" in quote]
    assert ministries == [ministry] * times


# papers that states sign: theirs behind a state, named after the place behind a city
PAPERS = [
    ("Joint declaration of Kenya and Mali", ["KEN", "MLI"]),
    ("A declaration of Chile and Bolivia on Lake Titicaca followed.", ["CHL", "BOL"]),
    ("Treaty of Italy and Libya on friendship", ["ITA", "LBY"]),
    ("The protocol of Laos and Vietnam settles the dam.", ["LAO", "VNM"]),
    ("The Declaration of Bamako was signed by Kenya.", ["KEN"]),
    ("The Treaty of Lisbon binds the members.", []),
]


@pytest.mark.parametrize(("text", "states"), PAPERS)
def test_the_states_of_a_paper_are_not_its_place(text, states):
    assert [who for _, who, _ in found(text)] == states


@pytest.mark.parametrize(("text", "published", "actor_id"), OFFICES)
def test_an_office_is_its_holder_on_the_day(text, published, actor_id):
    assert [who for _, who, how in found(text, published) if how == "office"] == [actor_id]


NOBODY = [
    "The minister arrived in Tehran for talks in Tehran after a visit to Baghdad.",
    "Kyiv was hit by missiles, and drones fell on Kyiv.",
    "The streets of Moscow were quiet.",
    "Georgia elected its governor in Atlanta.",
    "Fighting went on in Ukraine and across Sudan.",
    "The waiter carved the turkey in May and told us about it.",
    "It was clear that the talks would fail.",
    "Shelling killed civilians near the river.",
    "The Istanbul talks ended in March.",
    "MOSCOW, May 3 (Agency) — The rain has stopped.",
]


@pytest.mark.parametrize("text", NOBODY)
def test_places_and_plain_words_are_no_mentions(text):
    assert found(text) == []


NAMESAKES = [
    ("Jordan Smith spoke.", "jordan-smith"),
    ("Chad Wilson visited Paris and Washington.", "chad-wilson"),
    ("Georgia rejected Russia's demand, Tbilisi said.", "GEO"),
    ("China Daily reported it.", "china-daily"),
]


@pytest.mark.parametrize(("text", "first"), NAMESAKES)
def test_a_name_within_another_is_not_its_namesake(text, first):
    assert found(text)[0][1] == first


SPELLINGS = ["Zelensky", "Zelenskiy", "Zelenskyy"]


@pytest.mark.parametrize("name", SPELLINGS)
def test_spellings_are_one_person(name):
    quotes = found(f"Volodymyr {name} spoke. {name} refused.", "2025-05-11")
    assert {who for _, who, _ in quotes} == {"UKR/volodymyr-zelenskyy"}


def test_a_surname_takes_up_the_full_name():
    text = "Zanele Dlamini of Amnesty International spoke. Dlamini said she would go on."
    assert [who for quote, who, _ in found(text) if quote in ("Dlamini", "she")] == [
        "amnesty-international/zanele-dlamini"
    ] * 2


def test_unlisted_persons_get_no_country_of_their_own():
    actors = {a.actor_id: a for a in read("Ivan Petrovich Sidorenko spoke to reporters.")._.actors}
    assert actors["ivan-petrovich-sidorenko"].country == ""


def test_close_second_readings_are_kept():
    text = "Armenia accused Azerbaijan of shelling. It demanded an inquiry."
    [it] = [m for m in read(text)._.mentions if m.evidence.quote == "It"]
    assert (it.actor_id, it.alternative) == ("ARM", "AZE")


@pytest.mark.parametrize(
    ("actor_id", "party", "principal"),
    [
        ("RUS/vladimir-putin", "RUS", "RUS"),
        ("RUS", "RUS", ""),
        ("UN/unsmil", "UN", "UN"),
        ("hamas", "hamas", ""),
        ("group:DEU+FRA", "group:DEU+FRA", ""),
    ],
)
def test_parties_and_principals(actor_id, party, principal):
    assert (party_of(actor_id), principal_of(actor_id)) == (party, principal)


def test_members_of_groups_stand_in_the_actor():
    actors = read("The leaders of France and Poland met.")._.actors
    assert members_of("group:FRA+POL") == ("FRA", "POL")
    assert next(a for a in actors if a.kind == "group").members == ("FRA", "POL")


def test_mentions_are_ordered_and_numbered():
    doc = read("The leaders of France and Poland met. They praised the U.N. Security Council.")
    places = [(m.evidence.start, -m.evidence.end) for m in doc._.mentions]
    assert places == sorted(places)
    ids = [m.mention_id for m in doc._.mentions]
    assert ids == [f"m-{number:03d}" for number in range(1, len(ids) + 1)]
    first = list(dict.fromkeys(m.actor_id for m in doc._.mentions))
    assert [actor.actor_id for actor in doc._.actors] == first
    assert [span.label_ for span in doc.spans["actors"]] == [m.actor_id for m in doc._.mentions]


def test_mentions_within_a_span():
    doc = read("Iran warned Israel. Egypt waited.")
    within = mentions_within(doc._.mentions, 0, 19)
    assert [m.actor_id for m in within] == ["IRN", "ISR"]


# Each block: a kind of text, its sentences, and who must be found in them (word and actor).
HOMES = [
    # an office beside a name: one person, below what the office is of
    ("Pretoria's ambassador to the AU, Thandi Mokoena, agreed.",
     "Pretoria's ambassador to the AU=ZAF/thandi-mokoena|Thandi Mokoena=ZAF/thandi-mokoena"),
    ("Hezbollah fired. Its spokesman, Karim Haddad, denied it.",
     "Its spokesman=hezbollah/karim-haddad|Karim Haddad=hezbollah/karim-haddad"),
    ("The WHO said it could not reach the clinic. “We need access,” its regional director, Ahmed "
     "Nader, said.",
     "We=WHO|Ahmed Nader=WHO/ahmed-nader"),
    ("The Security Council met. Its President, Ilze Kalnina (Latvia), spoke.",
     "Its President=LVA/ilze-kalnina|Its=UN/security-council|Ilze Kalnina=LVA/ilze-kalnina"),
    ("Paulo Reis, head of fisheries in Roraima, spoke in Georgetown.", "Paulo Reis=BRA/paulo-reis"),
    ("Ethiopia sent troops. Colonel Bekele Tadesse, an army spokesman, spoke.",
     "Bekele Tadesse=ETH/bekele-tadesse|an army spokesman=ETH/bekele-tadesse"),
    # a town below its state, by table or by the text; its mayor speaks for the town
    ("KIGOMA, Tanzania, May 1 - Neema Juma, the mayor of Kigoma, spoke. “We are tired,” she said.",
     "Neema Juma=TZA/neema-juma|Kigoma=TZA/kigoma|We=TZA/kigoma|she=TZA/neema-juma"),
    ("Somchai Rattana, governor of Surin, met Vuthy Chan, head of police in Preah Vihear.",
     "Surin=THA/surin|Somchai Rattana=THA/somchai-rattana|Vuthy Chan=KHM/vuthy-chan"),
    # nothing is said, and one state alone is no home: no state from the sound of a name
    ("Paulo Reis, who sells fish in Manaus, walked home.", "Paulo Reis=paulo-reis"),
    ("Arben Krasniqi spoke to Ivan Sidorenko.", "Arben Krasniqi=arben-krasniqi"),
]  # fmt: skip


def who(text: str, published: str = "2024-06-01") -> dict[str, str]:
    """Map the quote of each mention to its actor (the last of equal quotes)."""
    return {quote: actor_id for quote, actor_id, _ in found(text, published)}


def check(text: str, expected: str, published: str = "2024-06-01") -> None:
    """Check *quote=actor* pairs against a text; an actor *none* must not be found."""
    actors = who(text, published)
    pairs = [pair.rsplit("=", 1) for pair in expected.split("|")]
    assert {q: actors.get(q, "none") for q, _ in pairs} == dict(pairs)


@pytest.mark.parametrize(("text", "expected"), HOMES)
def test_unlisted_persons_belong_where_the_text_puts_them(text, expected):
    check(text, expected)


TRANSCRIPTS = [
    ("Press conference by Foreign Secretary Anjali Rao\n\nNew Delhi, 10 January 2020\n\n"
     "MS. RAO: We have asked Pakistan for it. I said so.\n\nQUESTION: Is the Government ready?",
     "Anjali Rao=IND/anjali-rao|RAO=IND/anjali-rao|We=IND|I=IND/anjali-rao|the Government=IND"),
    ("Interview with Maria Lund, Norway's chief negotiator\n\nQ: And now?\n\n"
     "LUND: We want a pause. I said so.", "LUND=NOR/maria-lund|We=NOR|I=NOR/maria-lund"),
    ("Briefing by Tariq Aziz Noor, a spokesman for the Taliban\n\nMODERATOR: Welcome.\n\n"
     "MR. NOOR: We reject it.", "NOOR=taliban/tariq-aziz-noor|We=taliban"),
    ("QUESTION: Is it over?\n\nANSWER: It is.", "QUESTION=none|ANSWER=none"),
    # who speaks for the body of the heading, and what *he* and *you* are in the turns
    ("Press briefing by the IAEA\n\nMR. LIND: We asked Iran. The Director General wrote. He waits."
     "\n\nQUESTION: Will he go? Will you?\n\nMR. LIND: I cannot say.",
     "LIND=IAEA/lind|We=IAEA|He=IAEA/rafael-grossi|he=IAEA/rafael-grossi|you=IAEA|I=IAEA/lind"),
    ("Briefing by the Spokesperson for the Secretary-General\n\nMS. ARO: Good day. The "
     "Secretary-General thanked us.\n\nMR. DEE: He did.",
     "ARO=UN/aro|us=UN|He=UN/antonio-guterres"),
    # the title counts where a long statement is read out before the turns
    ("Briefing by the Spokesperson for the Secretary-General\n\nMonday\n\n"
     + "Peru wrote to Chile about the sea and the fish in it. " * 20
     + "\n\nQuestion: And?\n\nDeputy Spokesperson: We wait.",
     "We=UN"),
    ("Ole Dahl, who heads Norway's delegation to the talks, spoke by telephone.\n\n"
     "Q: Do you trust Chile?\n\nA: We do. I said so.",
     "Ole Dahl=NOR/ole-dahl|you=NOR|We=NOR|I=NOR/ole-dahl"),
    ("Interview with Peru's foreign ministry\n\nQ: Is it over?\n\nA: Not for us.", "us=PER"),
    ("Talks between Peru and Chile\n\nMR. DAZA: We wait.", "DAZA=daza|We=daza"),
    ("Doorstop interview\n\nOttawa, 3 May 2024\n\nJOURNALIST: Has the Government written?\n\n"
     "FOREIGN MINISTER: We have.",
     "the Government=CAN|We=CAN|FOREIGN MINISTER=CAN/melanie-joly"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), TRANSCRIPTS)
def test_who_speaks_in_a_transcript(text, expected):
    check(text, expected)


BODIES = [
    ("The members of the Human Rights Council met. They asked Mali for it. The members left.",
     "They=UN/human-rights-council|The members=UN/human-rights-council"),
    ("The members of the Security Council met. They thanked Oman.", "They=UN/security-council"),
    ("The members of NATO met.", "The members of NATO=group:nato-members"),
    ("The mediators, led by Kenya and South Africa, left.", "The mediators=group:KEN+ZAF"),
    ("The envoys, led by Norway and Oman, met.", "The envoys=group:NOR+OMN"),
    ("The guarantors, led by Russia and Turkey, met.", "The guarantors=group:RUS+TUR"),
    ("The marchers, led by students, sang.", "The marchers=none"),
    ("Chad fears a raid. The army closed the border.", "The army=TCD/army"),
    ("The Lebanese Armed Forces moved. Israel said the army was late.",
     "the army=LBN/armed-forces"),
    ("Sudan's army said it would not go.", "Sudan=SDN|it=SDN/sudanese-armed-forces"),
    ("The 4th Brigade of the Houthis left. The Brigade stayed.",
     "4th Brigade=houthis/4th-brigade|Brigade=houthis/4th-brigade"),
    ("The Kenya Navy sailed.", "Kenya Navy=KEN/kenya-navy"),
    ("Libya's GNA spoke. The 7th Brigade held on.", "7th Brigade=LBY/7th-brigade"),
    ("The front moved west, and a brigade followed.", "The front=none|a brigade=none"),
    ("The paramilitary Popular Mobilization Forces left. Baghdad paid the paramilitaries.",
     "the paramilitaries=IRQ/popular-mobilization-forces"),
    ("Hamas freed two men. Qatar thanked the group.", "the group=hamas"),
    ("A group of farmers met.", "A group=none"),
    ("An ELN commander met a Kenyan commander.",
     "An ELN commander=eln|a Kenyan commander=KEN/commander"),
    ("Donors should pay for it.", "Donors=group:donors"),
    ("Observers left, and it rained.", "Observers=group:observers"),
    ("He gave blood to donors.", "donors=none"),
    ("Families from El Roble slept at the Simon Okello stadium.",
     "El Roble=none|Simon Okello=none"),
    ("Breakfast at the General Castanos stadium is late.", "Castanos=none"),
    ("The army may reopen Halmah, and Peru rebuilt Tarsin.", "Halmah=none|Tarsin=none"),
    ("Cars with plates issued in Novi Kotar were seized. A ship sank near Halmah Reef.",
     "Novi Kotar=none|Halmah Reef=none"),
    ("Peru wished Iran a happy Nowruz.", "Nowruz=none"),
    ("He lives in Dar Mansur and sits in the Mansur Front.", "Dar Mansur=none"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), BODIES)
def test_bodies_are_known_by_what_they_are_called(text, expected):
    check(text, expected)


def test_a_special_envoy_is_of_whom_he_is_sent_by():
    check("The Special Envoy of the Secretary-General for Yemen spoke.",
          "The Special Envoy of the Secretary-General for Yemen=UN/hans-grundberg|Yemen=none",
          "2022-05-01")  # fmt: skip


PAIRS = [
    ("Thailand and Cambodia traded fire, and Malaysia urged both governments to stop.",
     "both governments=group:KHM+THA"),
    ("Armenia and Azerbaijan met. Russia and France called on both governments to stop.",
     "both governments=group:ARM+AZE"),
    ("The SAF shelled Nyala and the RSF shot back. Egypt said the warring parties must talk.",
     "the warring parties=group:SDN/rapid-support-forces+SDN/sudanese-armed-forces"),
    ("The TPLF rejected it, and the Ethiopian National Defence Force advanced. Kenya urged both to "
     "return to talks.", "both=group:ETH/national-defence-force+tplf"),
    ("Both men, Nikol Pashinyan and Ilham Aliyev, met in Brussels.",
     "Both men=group:ARM/nikol-pashinyan+AZE/ilham-aliyev"),
    ("The FDLR and the M23 fought near Goma. Neither group wanted talks.",
     "Neither group=group:fdlr+m23"),
    ("The truce lapses unless its parties renew it. The UN called on the Government of Mali and "
     "the CSP to talk.", "the Government of Mali=MLI"),
    ("Neither report was read. Both papers closed. The two roads were cut.",
     "Neither report=none|Both papers=none|The two roads=none|Both=none|two=none"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), PAIRS)
def test_pairs_are_the_two_whom_the_text_sets_against_each_other(text, expected):
    check(text, expected)


ORGANS = [
    # armed organs of a state
    ("Chad's presidential guard left.",
     "Chad's presidential guard=TCD/presidential-guard|Chad=TCD"),
    ("Kenya accused the gendarmerie of Chad of a raid.",
     "Kenya=KEN|the gendarmerie of Chad=TCD/gendarmerie|Chad=TCD"),
    ("China's maritime militia left. The militia is back.",
     "China's maritime militia=CHN/maritime-militia|China=CHN|The militia=CHN/maritime-militia"),
    ("Chad's Arab militia left.", "Chad's Arab militia=chad-arab-militia|Chad=TCD"),
    # whose a ministry is
    ("The Foreign Ministry of Chile left.",
     "The Foreign Ministry of Chile=CHL/foreign-ministry|Chile=CHL"),
    # a body that every state has is that of the state at hand, or of the city where it sits
    ("LIMA, May 2 - Peru will not talk. The interior ministry said it had sent help.",
     "The interior ministry=PER/interior-ministry|it=PER/interior-ministry"),
    ("Ghana lent two boats to Togo. The foreign ministry in Lomé thanked Accra. The ministry "
     "asked for more.",
     "The foreign ministry in Lomé=TGO/foreign-ministry|The ministry=TGO/foreign-ministry"),
    ("Chile is to vote. The electoral commission warned the opposition.",
     "The electoral commission=CHL/electoral-commission|the opposition=CHL/opposition"),
    ("Kenya closed the road, and police broke up a march.", "police=KEN/police"),
    ("He knew of an interior ministry, a police car and of any opposition.",
     "an interior ministry=none|a police car=none|police=none|any opposition=none"),
    # a government that sits in a city; a junta keeps its state
    ("The government in Rabat refused. It named no day.", "The government in Rabat=MAR|It=MAR"),
    ("The authorities in Tripoli told Egypt so.", "The authorities in Tripoli=LBY"),
    ("Niger's junta left. France shrugged. The junta did not mind.", "The junta=NER"),
    ("A festival in Rabat closed.", "Rabat=none"),
    # a mission is one that was named, and never a state
    ("UNMISS lost a lorry near Bor. South Sudan told the mission to leave.",
     "the mission=UN/unmiss"),
    ("Cyprus thanked UNFICYP. The Mission will stay.", "The Mission=UN/unficyp"),
    ("Kosovo wrote to KFOR. Serbia said the mission had failed.", "the mission=NATO/kfor"),
    ("Chad sent a plane. The mission failed.", "The mission=none"),
    # the short name behind a body of an organisation
    ("NATO's mission, KFOR, left.", "NATO's mission=NATO/kfor"),
    # bare plurals that act
    ("Diplomats said Oman had left. Norway asked the diplomats why.",
     "Diplomats=group:diplomats|the diplomats=group:diplomats"),
    ("Gangs seized the port.", "Gangs=group:gangs"),
    ("He wrote of diplomats and of gangs at lunch.", "diplomats=none"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), ORGANS)
def test_bodies_without_their_state(text, expected):
    check(text, expected)


BACK = [
    # the two Koreas by their points of the compass, where the text names them
    ("North Korea fired. South Korea says the North must stop. The South will answer.",
     "North=PRK|South=KOR"),
    ("Seoul waits. The South of France is warm, and the North of Mali is dry.", "South=none"),
    ("The South voted for Mali's president.", "South=none"),
    # a body by the noun in its name; a line, or a noun of nobody's name, is none
    ("The Tigray People's Liberation Front left. The front replied that it was late.",
     "The front=tplf|it=tplf"),
    ("The Free Aceh Movement wrote to Finland. The movement asks for talks.",
     "The movement=gam-aceh"),
    ("NATO met. The Kosovo Liberation Army thanked the alliance.", "the alliance=NATO"),
    ("The Tigray People's Liberation Front left. The front moved west.", "The front=none"),
    # bands, delegations and governments that were named by a noun before
    ("Chiapas rebels wrote to Mexico. The rebels want talks.", "The rebels=group:chiapas-rebels"),
    ("Mexico told Chiapas rebels so. The militants left.", "The militants=group:militants"),
    ("An African Union delegation met Libya's leader. The delegation left for Mali.",
     "The delegation=AU"),
    ("Guinea voted. ECOWAS asked the transitional government to wait. The de facto authorities "
     "agreed. The interim government paid.",
     "the transitional government=GIN|The de facto authorities=GIN|The interim government=GIN"),
    ("Spain's old government fell. A transitional government is a risk.",
     "A transitional government=none"),
    ("The OAS met in Lima. The regional body wants a vote.", "The regional body=OAS"),
    ("ASEAN met. A regional body is a help.", "A regional body=group:regional-body"),
    # whom a leader addresses; who is made by a hyphen, and where a body sits
    ("Iran waits. The Israeli president told the nation so.", "the nation=ISR"),
    ("India told Pakistan to stop. The two nuclear-armed neighbours met.",
     "The two nuclear-armed neighbours=group:IND+PAK"),
    ("The Vienna-based agency wrote to Iran. The Paris-born envoy left.", "agency=none"),
    # the two, and those of the two
    ("Bolivia and Chile met. The foreign ministries of the two countries agreed.",
     "The foreign ministries of the two countries=group:BOL+CHL"),
    ("Mali met Niger. The leaders of both countries left. The roads of both countries are bad.",
     "The leaders of both countries=group:MLI+NER|The roads=none"),
    ("Kenya, Chad and Mali met. The six parties to the lake pact waited.", "The six parties=none"),
    # the Americans act as a state, people march
    ("Iran waits. The Americans kept away, and the Russians were told so.",
     "Americans=USA|Russians=RUS"),
    ("The Peruvians marched.", "Peruvians=group:peruvians"),
    ("Americans kept away.", "Americans=group:americans"),
    # an accord is called by a city, an act is done by a capital
    ("Rwanda kept the Lusaka agreement and refused the Lusaka proposal.", "Lusaka=ZMB"),
    ("Rwanda kept the Lusaka agreement.", "Lusaka=none"),
    # offices beside offices, spokesmen of bands and of the state whose word was told
    ("ECOWAS met. Its chairman, the Nigerian president, spoke.",
     "Its chairman=NGA/bola-tinubu|the Nigerian president=NGA/bola-tinubu"),
    ("Kenya's president, the chairman of the East African Community, met the envoy of Chad, "
     "the minister of water.", "the envoy of Chad=TCD/envoy|"
     "the chairman of the East African Community=KEN/william-ruto"),
    ("The Libyan rebels refused. “No,” said Omar Said, a spokesman for the rebels.",
     "Omar Said=libyan-rebels/omar-said"),
    ("Macedonia refused. “We wait,” a foreign ministry spokesman said.",
     "a foreign ministry spokesman=MKD/foreign-ministry-spokesman|We=MKD"),
    ("A foreign ministry spokesman is paid well.", "A foreign ministry spokesman=none"),
    ("Pedro Diaz fled to Chile. The ousted president wrote to Peru.",
     "The ousted president=pedro-diaz"),
    ("Pedro Diaz and Juan Sosa fled. The ousted president wrote.", "The ousted president=none"),
    # who is asked to do it
    ("Kenya asked Uganda to pull its guns back.", "its=UGA"),
    ("The Council called on Chad to open its border and on Mali to pay its share.", "its=MLI"),
    ("The UN urged the FDLR to lay down its arms.", "its=fdlr"),
    ("Kenya told Uganda that rain had closed its road.", "its=KEN"),
    # who speaks says I of himself
    ("MR. OKELLO: The Secretary-General is here. He is tired.", "He=UN/antonio-guterres"),
    # they of a state in direct speech
    ("“They began it and they can end it,” Sokha Vann of Amnesty International said. She left.",
     "They=none"),
    ("Armenia blamed Azerbaijan. “They fired first,” Armenia's spokesman said.", "They=AZE"),
    ("Iran met Oman's envoy. “We asked them,” Oman's foreign ministry said.", "them=IRN"),
    # pairs
    ("Peru and Ecuador met. The neighbours share a river.", "The neighbours=group:ECU+PER"),
    ("Chad and Sudan spoke. Both neighbours were calm.", "Both neighbours=group:SDN+TCD"),
    ("Chad and Sudan spoke. The other parties left, and two soldiers sang.",
     "The other parties=none|two soldiers=none"),
    # the short form of a name in brackets
    ("The envoys of the Democratic Republic of the Congo (DRC) and Rwanda met.",
     "The envoys of the Democratic Republic of the Congo (DRC) and Rwanda=group:COD+RWA"),
    # a title between an office and a name
    ("Gabon's mediator, Ambassador Paul Obame Nze, spoke.",
     "Gabon's mediator=GAB/paul-obame-nze|Paul Obame Nze=GAB/paul-obame-nze"),
    # a state whose name is a word too, swallowed by a date, is borne out by its capital
    ("TBILISI, Dec 3 - Georgia's army left.", "Georgia=GEO"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), BACK)
def test_who_is_taken_up_again(text, expected):
    check(text, expected)


ISSUERS = [
    # a communique calls the body of its title by the title's own words
    ("COMMUNIQUÉ\n\nExtraordinary Summit of the IGAD Ministerial Committee, 3 May 2024\n\n"
     "1. Summit thanked Kenya for its help. It urged Sudan to open its border.\n\n"
     "2. The Committee called on Member States to pay.",
     "Summit=IGAD/ministerial-committee|It=IGAD/ministerial-committee|"
     "The Committee=IGAD/ministerial-committee|Member States=group:igad-member-states|its=SDN"),
    # an organ of a body: its short names, its members, and its secretary-general
    ("FINAL COMMUNIQUÉ OF THE MINISTERIAL COUNCIL OF THE GULF COOPERATION COUNCIL\n\n"
     "1. The Ministerial Council regrets the raid. It asks the Secretary-General to report to its "
     "next session.",
     "The Ministerial Council=GCC/ministerial-council|It=GCC/ministerial-council|"
     "its=GCC/ministerial-council|the Secretary-General=GCC/jasem-mohamed-albudaiwi"),
    ("Statement by the Executive Committee of the OIC, 3 May 2023\n\nThe Committee condemned the "
     "raid. It called on Israel to stop its raids. The Committee members left.",
     "The Committee=OIC/executive-committee|It=OIC/executive-committee|its=ISR|"
     "The Committee members=OIC/executive-committee"),
    ("Mali wrote to the Peace and Security Council of the African Union. Council members wait.",
     "Council members=AU/peace-and-security-council"),
    ("The Security Council met. The Secretary-General spoke. Council members thanked him. The "
     "members of the club left.",
     "The Secretary-General=UN/antonio-guterres|Council members=UN/security-council|"
     "him=UN/antonio-guterres|The members=none"),
    ("NATO met in Vilnius. The Secretary General warned Russia.",
     "The Secretary General=NOR/jens-stoltenberg"),
    ("Final communiqué of the ECOWAS Conference\n\nThe Conference regrets it. It asked Mali to "
     "talk.", "The Conference=ECOWAS|It=ECOWAS"),
    ("Statement by Chad\n\nThe summit was long, and member states left.",
     "The summit=none|member states=none"),
    ("OSLO, May 2 (Agency) - The EU Summit ended. The Summit of Bears is a film.",
     "The Summit of Bears=none"),
    # who signs as *we*, whose Governments *our Governments* are, and whom they thank
    ("Joint Declaration\n\nWe, the Foreign Ministers of Ecuador and Peru, declare that our "
     "Governments will withdraw their troops. The Ministers thank the guarantor countries. We ask "
     "them to stay.",
     "We=group:ECU+PER|our Governments=group:ECU+PER|their troops=group:ECU+PER|"
     "The Ministers=group:ECU+PER|them=group:guarantor-countries"),
    ("JOINT DECLARATION\n\nof the Ministers of Water Resources of Chad, Niger and Mali\n\n"
     "We, the Ministers,\n\n1. Call upon our Governments to ratify it.",
     "We=group:MLI+NER+TCD|the Ministers=group:MLI+NER+TCD|our Governments=group:MLI+NER+TCD"),
    ("Fiji and Samoa announce that we have agreed. Both delegations thank Tonga and Palau for "
     "their help. The two countries stay.",
     "we=group:FJI+WSM|Both delegations=group:FJI+WSM|their=group:PLW+TON|"
     "The two countries=group:PLW+TON"),
    ("Fiji said that we had agreed. The Minister of Water of Fiji left.", "we=none"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), ISSUERS)
def test_a_communique_speaks_for_the_body_of_its_title(text, expected):
    check(text, expected)


PERSONS = [
    # an official told by an apposition, and who *we* are in his mouth
    ("“We wait,” said Salma Idrissi, a Moroccan interior ministry official.",
     "Salma Idrissi=MAR/salma-idrissi|We=MAR|"
     "a Moroccan interior ministry official=MAR/salma-idrissi"),
    ("Joy Banda, a Zambian diplomat, left.", "Joy Banda=ZMB/joy-banda"),
    ("A Zambian diplomat, Joy Banda, left.", "A Zambian diplomat=ZMB/joy-banda"),
    ("Zambian officials, Joy Banda wrote, left.", "Zambian officials=ZMB|Joy Banda=joy-banda"),
    # holders of one office in two states; leaders stand for their states
    ("The presidents of Rwanda and Kenya met. Chad waited. Both presidents left.",
     "The presidents of Rwanda and Kenya=group:KEN/william-ruto+RWA/paul-kagame|"
     "Both presidents=group:KEN/william-ruto+RWA/paul-kagame"),
    ("The prime ministers of India and Spain met.",
     "The prime ministers of India and Spain=group:ESP/pedro-sanchez+IND/narendra-modi"),
    ("The leaders of Rwanda and Kenya met.", "The leaders of Rwanda and Kenya=group:KEN+RWA"),
    # his country
    ("Narendra Modi said his country would wait.", "his country=IND"),
    ("Oman said its nation was calm.", "its nation=OMN"),
    ("Oman praised its partner countries.", "its partner countries=group:oman-partner-countries"),
    # how a government came says nothing of whose it is
    ("Sudan is at war. The army-backed government refused. It left.",
     "The army-backed government=SDN|It=SDN"),
    ("Libya is split. The militia-led authorities in Tripoli refused.",
     "The militia-led authorities in Tripoli=LBY"),
    ("Mali fell. The Russian-backed government stayed.", "The Russian-backed government=MLI"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), PERSONS)
def test_officials_and_governments(text, expected):
    check(text, expected)


SPEECH = [
    # in direct speech nobody is *they* to himself; of a pair it is the other one
    ("Kenya and Chad met. “They must pay,” Kenya's spokesman said.", "They=TCD"),
    ("Kenya and Chad met. The two sides wait. “We ask them to wait,” Oman's envoy said.",
     "We=OMN|them=group:KEN+TCD"),
    ("Kenya met Chad. They must pay, it seems.", "They=none"),
    # a communique's *our* is of who issues it
    ("COMMUNIQUÉ\n\nThe Government of Oman regrets the strike. Our country calls on Iran to stop. "
     "We shall wait.", "Our country=OMN|Our=OMN|We=OMN"),
    ("Joint statement\n\nNorway welcomes the truce. We thank Qatar.", "We=NOR"),
    ("Norway has lost again. We should not be surprised.", "We=none"),
    # a ministry stands for its state in a pair; countries are states first
    ("Norway and Chile met. Norway's foreign ministry told Norway's police. Both sides left.",
     "Both sides=group:CHL+NOR"),
    ("Kenya and Uganda met near Somaliland. The two countries share a lake.",
     "The two countries=group:KEN+UGA"),
    ("Rwanda met the FDLR. The two sides agreed.", "The two sides=group:RWA+fdlr"),
    # irregular forces of a state
    ("The Rapid Support Forces left. Chad feared the paramilitaries.",
     "the paramilitaries=SDN/rapid-support-forces"),
    ("Iraq's Popular Mobilization Forces left. Iraq paid the paramilitaries.",
     "the paramilitaries=IRQ/popular-mobilization-forces"),
    ("The Sudanese Armed Forces left. Chad feared the paramilitaries.",
     "the paramilitaries=group:paramilitaries"),
    # a town that the text calls one
    ("El Geneina, the last big town in Darfur, was shelled.", "El Geneina=none"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), SPEECH)
def test_who_is_meant_by_whom(text, expected):
    check(text, expected)


LEADERS = [
    # whom a title makes the leader, by the table of those who led on the day
    ("France sent more soldiers to Abidjan after Ivorian planes bombed its camp. President "
     "Laurent Gbagbo told his supporters so. The president is late.", "2004-11-08",
     "Laurent Gbagbo=CIV/laurent-gbagbo|his=CIV/laurent-gbagbo|The president=CIV/laurent-gbagbo|"
     "Abidjan=none"),
    ("Argentina warned Chile. President Eduardo Frei wrote to Argentina.", "1997-05-01",
     "Eduardo Frei=CHL/eduardo-frei"),
    ("Argentina warned Chile. President Juan Miller wrote.", "1997-05-01",
     "Juan Miller=ARG/juan-miller"),
    # of whom the table has the surname alone
    ("Bill Clinton called Nawaz Sharif. The Pakistani leader told the American that he would wait.",
     "1998-05-29", "The Pakistani leader=PAK/nawaz-sharif|American=USA/bill-clinton"),
    # a demonym in front of a title is no name
    ("Moldovan President Mircea Snegur accused the 14th Army.", "1992-06-19",
     "Mircea Snegur=MDA/mircea-snegur"),
    ("Bolivian Foreign Minister Juan Perez met Chile's king.", "1999-01-01",
     "Juan Perez=BOL/juan-perez"),
    # one who speaks for his state, and what is his
    ("A Dutch officer told reporters that his men were tired.", "1995-07-14",
     "A Dutch officer=NLD|his=NLD"),
    ("Dutch officers said that his men were tired.", "1995-07-14", "his=none"),
    # several, by name, and their ministers in a title
    ("Representatives of Ukraine, Moldova and the OSCE met.", "2014-09-05",
     "Representatives of Ukraine, Moldova and the OSCE=group:MDA+OSCE+UKR"),
    ("STATEMENT\n\nby the Foreign Ministers of Mali and Niger\n\nThe Ministers agreed.",
     "1999-10-10",
     "the Foreign Ministers of Mali and Niger=group:MLI+NER|The Ministers=group:MLI+NER"),
    # bands: led by one that has a name, called so before, or named themselves
    ("Rebels led by the M23 left. Gunmen led by a priest stayed.", "2024-12-10",
     "Rebels=m23|Gunmen=group:gunmen"),
    ("The Rapid Support Forces agreed. The paramilitary group left.", "2023-04-24",
     "The paramilitary group=SDN/rapid-support-forces"),
    ("The Sudanese police agreed. The paramilitary group left.", "2023-04-24",
     "The paramilitary group=group:paramilitary-group"),
    ("France spoke. The rebel New Forces said they would stay.", "2004-11-08",
     "New Forces=new-forces|they=new-forces"),
    ("France spoke. The New Forces left.", "2004-11-08", "New Forces=FRA/new-forces"),
    # who wants it kept away is not it
    ("The PKK left. Iraq wants it kept away.", "2024-12-10", "it=pkk"),
    ("Turkey met Iraq. Iraq said it had left.", "2024-12-10", "it=IRQ"),
    # camps are places, and a message to a capital is one to its state
    ("Pakistan hit camps of the Haqqani network.", "2024-12-10", "camps=none"),
    ("Fiji sent a delegation to Lima, and Tonga sent a warning to Quito.", "2024-12-10",
     "Lima=none|Quito=ECU"),
    ("The United Nations waits. The world body said it was late.", "2024-12-10",
     "world body=UN|it=UN"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "published", "expected"), LEADERS)
def test_leaders_bands_and_voices(text, published, expected):
    check(text, expected, published)


MORE = [
    # letters are signed; a spokesman is of whose step he tells; a pope is of one state
    ("Excellency,\n\nMy Government rejects the letter of Eritrea. We ask the Council to meet."
     "\n\n(Signed) Tsegab Kebede, Permanent Representative of Ethiopia",
     "My Government=ETH|My=ETH/tsegab-kebede|We=ETH"),
    ("We went to Lima. Signed, nobody.", "We=none"),
    ("Germany's government will send tanks, a spokesman said.", "a spokesman=DEU/spokesman"),
    ("Germany fell. Rain came, a spokesman said.", "a spokesman=none"),
    ("The Pope called on Sudan to wait. His envoy, Matteo Rossi, left.",
     "The Pope=VAT/francis|His envoy=VAT/matteo-rossi"),
    # a leader who is held is no head of a body of states; generals are the junta
    ("The junta in Myanmar barred ASEAN's envoy from the detained leader. The generals shrugged.",
     "the detained leader=none|The generals=MMR"),
    ("Mali's parliament barred the envoy. The generals shrugged.", "The generals=none"),
    # an office that only bodies of states have
    ("The OAU urged Chad and Sudan to stop, and its secretary-general, Salim Ahmed Salim, flew to "
     "both capitals.", "its=OAU|Salim Ahmed Salim=OAU/salim-ahmed-salim"),
    ("The OAU urged Sudan to stop, and its president, Omar Salih, agreed.", "its=SDN"),
    # several bodies before one that a singular calls
    ("The UN spoke to Mali and Niger. They had promised it restraint.", "They=group:MLI+NER"),
    ("The UN met the M23. They had promised it restraint.", "They=m23"),
    # a band by its name behind a comma, and its people by a noun in its name
    ("Guatemala's guerrillas, the URNG, will sign.", "Guatemala's guerrillas=urng"),
    ("Guatemala's guerrillas, the UN said, will sign.",
     "Guatemala's guerrillas=guatemala-guerrillas"),
    ("The Moro Islamic Liberation Front left. The front's chairman, Murad Said, wrote.",
     "The front's chairman=milf/murad-said|Murad Said=milf/murad-said"),
    # what joins two capitals, and what they talk about
    ("Flights between Riyadh and Tehran resumed.", "Riyadh=none|Tehran=none"),
    ("Trust between Riyadh and Tehran grew, state television said.",
     "Riyadh=SAU|Tehran=IRN|state television=state-television"),
    ("We bought state television sets.", "state television=none"),
    # of whom a briefing speaks
    ("Briefing by the Spokesperson for the Secretary-General\n\nMS. ARO: The Secretary-General is "
     "here.\n\nQUESTION: One. Two. Three. Four. Five. Does he wait?\n\nMS. ARO: He does.",
     "he=UN/antonio-guterres|He=UN/antonio-guterres"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), MORE)
def test_who_else_is_meant(text, expected):
    check(text, expected)


HOME = [
    # who tells what the two did can be one of them; who calls on them is none
    ("India and Pakistan agreed, the US president wrote. Islamabad thanked him; Delhi said that "
     "the two armies had settled it.", "2025-05-10", "the two armies=group:IND+PAK"),
    ("India met Pakistan. Nepal urged that the two armies stop.", "2025-05-10",
     "the two armies=group:IND+PAK"),
    # in a transcript an office is the speakers' own, and a ministry's Minister its own
    ("Briefing by the Ministry of Foreign Affairs of Nepal\n\nMS. RAI: The Minister wrote to "
     "China.\n\nQ: Does China agree? Will the Prime Minister go?\n\nA: He would.", "2020-06-14",
     "The Minister=NPL/foreign-minister|the Prime Minister=NPL/prime-minister|"
     "He=NPL/prime-minister"),
    ("Nepal wrote to China. The Prime Minister left.", "2020-06-14",
     "The Prime Minister=CHN/li-keqiang"),
    # organs of which many states have one
    ("Nepal voted. The House of Representatives endorsed it.", "2020-06-14",
     "House of Representatives=none"),
    ("The United States voted. The House of Representatives endorsed it.", "2020-06-14",
     "House of Representatives=USA/house-of-representatives"),
    # a state whose name people bear too
    ("Mali left. Chad, which pulled out its troops, stayed.", "2014-12-03", "Chad=TCD|its=TCD"),
    ("Mali left. Chad Wilson stayed, and Chad sang.", "2014-12-03", "Chad=none"),
    # the capital as a place and as a state
    ("Libya is split. The government controls little beyond the capital.", "2019-12-03",
     "the capital=none"),
    # two movements are two, or nobody
    ("The Seleka fought the anti-Balaka. Both movements signed, and they left.", "2014-12-03",
     "Both movements=group:anti-balaka+seleka|they=group:anti-balaka+seleka"),
    ("The Seleka left. Both movements signed.", "2014-12-03", "Both movements=none"),
    # ministers: their field, their longer office, their countries
    ("Ana Diaz, Minister for Trade and Regional Integration, left Peru.", "2019-11-09",
     "Regional Integration=none"),
    ("Serbia's foreign minister, Ivica Dačić, met Ghana's. The Serbian minister spoke.",
     "2019-11-09", "The Serbian minister=SRB/ivica-dacic"),
    ("Serbia's trade minister met Ghana's. The Serbian minister spoke.", "2019-11-09",
     "The Serbian minister=SRB/trade-minister"),
    ("Emmanuel Macron met Xi Jinping. The two men spoke of their countries.", "2019-11-09",
     "their countries=group:CHN+FRA"),
    ("The visit of the Minister of Foreign Affairs of the Republic of Serbia ended.", "2019-11-09",
     "the Minister of Foreign Affairs of the Republic of Serbia=SRB/ivica-dacic"),
    # who leads a part of a state, or a body, does not lead the state
    ("Somalia's president said that Jubaland's leader must go.", "2024-02-01",
     "Jubaland's leader=none"),
    ("The president of the European Commission met the European Council's president.",
     "2024-02-01", "The president of the European Commission=DEU/ursula-von-der-leyen|"
     "the European Council's president=BEL/charles-michel"),
    # a newspaper's name that only begins another
    ("Myanmar waits. The National Unity Government wrote to The National.", "2024-02-01",
     "National Unity Government=MMR/nug|The National=the-national"),
    # bands by their creed, the minister by his longer office
    ("Israel waits. Hamas refused. The Islamist movement wants talks.", "2024-02-01",
     "The Islamist movement=hamas"),
    ("Israel waits. The Islamist movement wants talks.", "2024-02-01",
     "The Islamist movement=islamist-movement"),
    ("Sergei Lavrov called the Turks. The minister cancelled his trip.", "2024-02-01",
     "The minister=RUS/sergei-lavrov|Turks=TUR"),
    ("Kuwait's emir received the American secretary of state and thanked him.", "1991-08-02",
     "him=USA/secretary-of-state"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "published", "expected"), HOME)
def test_offices_and_bodies_of_the_state_at_home(text, published, expected):
    check(text, expected, published)


WORDS = st.sampled_from(
    [
        "Moscow",
        "Kyiv",
        "the",
        "leaders",
        "of",
        "its",
        "allies",
        "U.S.",
        "President",
        "'",
        "’s",
        "“",
        "”",
        '"',
        "said",
        ",",
        ".",
        ":",
        "\n",
        "We",
        "I",
        "they",
        "both",
        "sides",
        "Hamas",
        "𐍈",
        "\u200d",
        "é",
        "Ministers",
        "-",
        "-led",
        "(",
        ")",
        "Mr.",
        "Smith-Jones",
        "中国",
        "Россия",
    ]
)


@settings(max_examples=40)
@given(st.one_of(st.text(max_size=120), st.lists(WORDS, max_size=25).map(" ".join)))
def test_any_text_is_read_the_same_way_twice(text):
    doc, again = read(text), read(text)
    assert all(m.evidence.proves(text) for m in doc._.mentions)
    assert doc._.mentions == again._.mentions
    assert doc._.actors == again._.actors


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ASEAN leaders met.", "ASEAN leaders=ASEAN"),
        ("The leaders of the African Union met.", "The leaders of the African Union=AU"),
        ("EU foreign ministers met.", "EU foreign ministers=EU"),
        ("SADC member states met.", "SADC member states=SADC"),
        ("Some EU leaders met.", "Some EU leaders=group:eu-leaders"),
        ("The two EU leaders met.", "The two EU leaders=group:eu-leaders"),
        ("Kenya's peacekeepers must leave.", "Kenya's peacekeepers=KEN"),
        ("UN peacekeepers must leave.", "UN peacekeepers=UN"),
    ],
)
def test_who_make_up_a_body_of_states_speak_as_it(text: str, expected: str) -> None:
    check(text, expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ASEAN leaders met. The leaders urged Myanmar to talk.", "The leaders=ASEAN"),
        ("EU foreign ministers met. They condemned Kosovo.", "They=EU"),
        ("EU foreign ministers met. The ministers condemned Kosovo.", "The ministers=EU"),
    ],
)
def test_the_leaders_of_a_body_are_taken_up_as_the_body(text: str, expected: str) -> None:
    check(text, expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Abdoulaye Bathily, the UN envoy, told Libya to talk.",
         "the UN envoy=UN/abdoulaye-bathily"),
        ("State Department briefing, 14 May 2024\n\nMR. MILLER: We call on Mali to talk.",
         "MILLER=USA/matthew-miller|We=USA"),
        ("Statement by the Spokesperson on the raid in Kosovo\n\nThe EU regrets it. We wait.",
         "We=EU"),
        ("Foreign Ministry Spokesperson Mao Ning's Remarks\n\nChina regrets it. We wait.",
         "We=CHN"),
        ("Security Council Press Statement\n\nThe Special Representative, Ana Olsen, spoke.",
         "Ana Olsen=UN/ana-olsen"),
        ("The Special Envoy of the Secretary-General, Maria Olsen, urged Yemen to talk.",
         "Maria Olsen=UN/maria-olsen"),
        ("The guerrillas of the ELN left. Colombia waits. Government negotiator Ana Sosa spoke.",
         "Ana Sosa=COL/ana-sosa"),
        ("Pablo Sosa, who leads the ELN delegation, spoke.", "Pablo Sosa=eln/pablo-sosa"),
        ("Niger asked Algeria, whose president had spoken, to wait.",
         "whose president=DZA/abdelmadjid-tebboune"),
        ("The European Council met. The Union will wait.", "The Union=EU"),
        ("Libya waits. The House of Representatives met. Egypt backs the House.",
         "House=LBY/house-of-representatives"),
        ("ECOWAS regrets that Mali has shut the road, and asks it to wait.", "it=MLI"),
    ],
)  # fmt: skip
def test_who_speaks_in_a_paper_or_for_another(text: str, expected: str) -> None:
    check(text, expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sudan's army left. “We will wait,” army spokesman Omar Eltayeb said.",
         "We=SDN/sudanese-armed-forces"),
        ("Sudan's army left. Omar Eltayeb, a military spokesman, spoke. “We wait,” he said.",
         "We=SDN/sudanese-armed-forces"),
        ("Asked about the Eastern Theatre Command, the spokesperson left. She waved.", "She=none"),
        ("Tiani, Niger's president, asked Algeria, whose president had spoken, to wait.",
         "whose president=DZA/abdelmadjid-tebboune"),
        ("Joint Statement of the Foreign Ministers of Japan and Kenya\n\nThe Ministers met.",
         "The Ministers=group:JPN+KEN"),
    ],
)  # fmt: skip
def test_for_whom_officers_and_ministers_speak(text: str, expected: str) -> None:
    check(text, expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Security Council met. Its members left.", "Its members=UN/security-council"),
        ("NATO met. Its members left.", "Its members=group:nato-members"),
        ("The Quartet urged Israel to wait.", "Quartet=group:middle-east-quartet"),
        ("A spokesman for Hamas, Hazem Qassem, spoke.", "Hazem Qassem=hamas/hazem-qassem"),
        ("Naim Qassem spoke. Qassem left.", "Qassem=hezbollah/naim-qassem"),
        ("The UN human rights office urged Mali to wait.", "UN human rights office=UN/ohchr"),
    ],
)
def test_members_quartets_and_namesakes(text: str, expected: str) -> None:
    check(text, expected)
