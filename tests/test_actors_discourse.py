"""Who is taken up again: listings, numbers, sides, bands, seats; each kind with a near miss."""

import pytest
from test_actors import check

LISTINGS = [
    ("Kenya and Ghana refused. They want talks.", "They=group:GHA+KEN"),
    ("Neither Oslo nor Helsinki agreed. Sweden asked them again.", "them=group:FIN+NOR"),
    ("Peru, Chile and Bolivia met. The three want a pact.", "The three=group:BOL+CHL+PER"),
    ("Egypt, Ethiopia and Sudan met. The AU urged the parties to go on.",
     "the parties=group:EGY+ETH+SDN"),
    ("Oman, Qatar and Kuwait met. The three countries agreed.",
     "The three countries=group:KWT+OMN+QAT"),
    ("Mali, Niger and Chad met. All four refused.", "All four=none"),
    ("Kenya, a host of talks, refused. They went on.", "They=none"),
    ("Three soldiers fell. The three were buried.", "The three=none"),
]  # fmt: skip

RANKS = [
    ("Serbia asked Hungary for help. The latter agreed.", "The latter=HUN"),
    ("Serbia asked Hungary for help. The former said so.", "The former=SRB"),
    ("Laos wrote to Vietnam; the latter has not replied.", "the latter=VNM"),
    ("Serbia asked Hungary for help. The latter plan failed.", "The latter=none"),
]

ONES = [
    ("Peru and Chile met. One of them, Chile, refused.", "One of them=CHL|them=group:CHL+PER"),
    ("Iran and Iraq met. One of the two, Iraq, gave way.", "One of the two=IRQ"),
    ("Peru and Chile met. One of them refused.", "One of them=none|them=group:CHL+PER"),
]

SIDES = [
    # who tells of both sides can be one of them; who calls on them is none
    ("Laos accused Vietnam of shelling. Laos said Vietnam lied. Laos closed the border. A Lao aide "
     "said neither of the two would stop.", "the two=group:LAO+VNM"),
    ("Laos accused Vietnam of shelling. Thailand urged both sides to stop.",
     "both sides=group:LAO+VNM"),
    ("Laos accused Vietnam of shelling. Laos refused. Vietnam refused. Malaysia, which has many "
     "ships, called for calm. Either side could win.", "Either side=group:LAO+VNM"),
    # leaders are no advisers, and not of one state
    ("Ilham Aliyev's adviser Rauf Mammadov met Nikol Pashinyan. The two leaders agreed.",
     "The two leaders=group:ARM/nikol-pashinyan+AZE/ilham-aliyev"),
]  # fmt: skip

TOPICS = [
    ("Niger expelled an envoy. Paris keeps 900 troops in the country.", "the country=NER"),
    ("Chad fears a raid. Washington has left, but keeps a base in the country.",
     "the country=TCD"),
    ("BAMAKO - Mali freed five men. Ghana and Togo thanked Mali. “We want a deal,” Mali's envoy "
     "said. “The government will sign.”", "The government=MLI"),
    ("Togo closed its ports. The country is on alert.", "The country=TGO"),
]  # fmt: skip

BANDS = [
    ("Hamas rejected the plan. The Palestinian group wants more.", "The Palestinian group=hamas"),
    ("Hezbollah fired. The Shiite movement said so.", "The Shiite movement=hezbollah"),
    ("The M23 took a town. The Congolese militia denies it.", "The Congolese militia=m23"),
    ("UNIFIL stayed. The peacekeeping force said so.", "The peacekeeping force=UN/unifil"),
    ("Hamas fired. The Colombian group left.", "The Colombian group=group:colombian-group"),
]

BLOCS = [
    ("ECOWAS, the regional bloc, met. The bloc wants talks.",
     "the regional bloc=ECOWAS|The bloc=ECOWAS"),
    ("The CSTO, a Russia-led alliance, met.", "a Russia-led alliance=CSTO"),
    ("The M23, a Tutsi-led rebel group, left.", "a Tutsi-led rebel group=m23"),
    ("The coup leaders met. The bloc wants talks.", "The bloc=none"),
    ("The Fatah party refused. The Hamas movement agreed.",
     "The Fatah party=PSE/fatah|The Hamas movement=hamas"),
]  # fmt: skip

SEATS = [
    ("Brussels rejected the offer from London.", "Brussels=EU"),
    ("The EU met. Brussels wants a deal.", "Brussels=EU"),
    ("Belgium refused. Brussels wants a deal with Dutch officials.", "Brussels=BEL"),
    ("The envoy went to Brussels.", "Brussels=none"),
    ("An EU diplomat in Brussels agreed.", "An EU diplomat=EU/diplomat|Brussels=none"),
    ("Arms reached Uvira, Congo. City hall asked for calm.", "City hall=COD/uvira"),
    ("City hall asked for calm.", "City hall=none"),
    ("The generals in Naypyidaw refused. The rulers in Pyongyang agreed.",
     "The generals in Naypyidaw=MMR|The rulers in Pyongyang=PRK"),
    ("The tourists in Naypyidaw left.", "The tourists in Naypyidaw=none"),
]  # fmt: skip

SPEECH = [
    ("“You must leave,” the general told the Turkish envoy.", "You=TUR"),
    ("“You must pay,” Kenya's minister told Uganda.", "You=UGA"),
    ("“You cannot have both,” Kenya's minister said.", "You=none"),
    # a state is *they* in speech
    ("Kenya accused Uganda of theft. “They must pay,” Kenya's foreign minister said.",
     "They=UGA"),
    # *we* of him who leads a band is the band
    ("Jean Toussaint, who leads Viv Ansanm, spoke. “We will fight,” Toussaint said.",
     "We=viv-ansanm"),
    ("Paul Mbeki heads the Red Brigades. “We will fight,” Mbeki said.", "We=red-brigades"),
    ("The commander of the M23, Paul Mbeki, spoke. “We will fight,” Mbeki said.", "We=m23"),
]  # fmt: skip

COUNTERPARTS = [
    ("Italy's Giorgia Meloni called her Israeli counterpart.",
     "her Israeli counterpart=ISR/benjamin-netanyahu"),
    ("Wang Yi met his Russian counterpart.", "his Russian counterpart=RUS/sergei-lavrov"),
    ("Wang Yi met his Russian counterpart, Sergei Lavrov.",
     "his Russian counterpart=RUS/sergei-lavrov"),
    ("Ana Gil of Peru met her counterpart from the ELN, Luis Rojas.",
     "her counterpart from the ELN=eln/luis-rojas|Luis Rojas=eln/luis-rojas"),
    ("Wang Yi met his counterpart.", "his counterpart=none"),
]  # fmt: skip

FORMS = [
    ("Iran blamed Saudi Arabia. Iran said so. The kingdom denied it.", "The kingdom=SAU"),
    ("Peru and Oman met. The sultanate refused.", "The sultanate=OMN"),
    ("Peru and Chile met. The kingdom refused.", "The kingdom=none"),
    ("Giorgia Meloni spoke. The Italian said it was late.", "Italian=ITA/giorgia-meloni"),
    ("The Italian said it was late.", "Italian=ITA"),
    ("“It is a decision that we like,” Ghana's minister said.", "It=none"),
    ("Ghana left. It is a member of the AU.", "It=GHA"),
    ("It is for Ghana to act, and it was for Togo to wait.", "It=none|it=none"),
]  # fmt: skip

FORMER = [
    ("Olusegun Obasanjo met Kenya. The former Nigerian president refused.",
     "The former Nigerian president=NGA/olusegun-obasanjo"),
    ("Joe Biden spoke. The former U.S. president refused.",
     "The former U.S. president=USA/former-president"),
    ("The former Nigerian president refused.",
     "The former Nigerian president=NGA/former-president"),
    ("Brazil and Chile differ: the former agreed, the latter did not.",
     "the former=BRA|the latter=CHL"),
    ("Wang Yi met Sergei Lavrov. The latter refused.", "The latter=RUS/sergei-lavrov"),
    ("The three - Peru, Chile and Oman - met.", "The three=group:CHL+OMN+PER"),
    ("The three - tea, milk and salt - met.", "The three=none"),
]  # fmt: skip

PAPERS = [
    ("Joint statement by the Contact Group\n\nThe Ghanaian delegation left. We thank Togo.",
     "We=contact-group"),
    ("Statement by the European Union\n\nMali did not sign. We call on Mali to act.", "We=EU"),
    ("Statement on Mali\n\nGhana did not sign. We call on Mali to act.", "We=GHA"),
]  # fmt: skip

CALLED = [
    # capitals in a paper of states; a joint appearance has no home
    ("The European Union met. The Union wants more.", "The Union=EU"),
    ("The UN asked UNMISS for help. The Organization stands ready.", "The Organization=UN"),
    ("Chad left the Multinational Joint Task Force. The Force stays.", "The Force=AU/mnjtf"),
    ("Chad met. The union of two firms failed.", "The union=none"),
    ("The heads of state of ECOWAS met.", "The heads of state of ECOWAS=ECOWAS"),
    ("The Governments of Ghana and Mali met.", "The Governments of Ghana and Mali=group:GHA+MLI"),
    ("The Ministers of Defence of Ghana and Mali met.",
     "The Ministers of Defence of Ghana and Mali=group:GHA+MLI"),
    ("The UN chief and the NATO chief met.",
     "The UN chief=UN/antonio-guterres|the NATO chief=NOR/jens-stoltenberg"),
    # a body that no list knows, by its capitals
    ("The Upper Valley Water Board closed. A water board met.",
     "Upper Valley Water Board=upper-valley-water-board|A water board=none"),
    ("The West Bank was calm.", "West Bank=none"),
    ("Elders of the Ambulin clan met. A clan left.",
     "the Ambulin clan=group:ambulin-clan|A clan=none"),
    # a common surname, told by the office
    ("The prime minister of Albania spoke. Rama refused.", "Rama=ALB/edi-rama"),
    ("Rama refused.", "Rama=none"),
    # a weak name, borne out by a plain one
    ("The Republic of Chad met Mali. A plan by Chad failed.", "Chad=TCD"),
    ("Wang Yi met his Ethiopian colleague, Abel Tesfaye.",
     "his Ethiopian colleague=ETH/abel-tesfaye|Abel Tesfaye=ETH/abel-tesfaye"),
    ("RABAT, May 2 - Morocco is calm, and Morocco waits since Olaf Berg quit Rabat.",
     "Olaf Berg=olaf-berg"),
]  # fmt: skip

LANDS = [
    # a state's title belongs to the dateline's state, or where the rebels fight
    ("LIMA, Peru - Foreign Minister Rosa Quispe met Chilean and Peruvian envoys.",
     "Rosa Quispe=PER/rosa-quispe"),
    ("The Fijian rebels freed Prime Minister Jone Vula.", "Jone Vula=FJI/jone-vula"),
    ("Rebels in Chad freed President Idriss Mahamat.", "Idriss Mahamat=TCD/idriss-mahamat"),
    # an unlisted person in apposition
    ("Omar Said, Algeria's best known rights activist, left.", "Omar Said=DZA/omar-said"),
    ("Mr Soto's peace commissioner, Ana Gil, met Cuba.", "Ana Gil=ana-gil"),
    ("Iván Duque's peace commissioner, Ana Gil, met Cuba.", "Ana Gil=COL/ana-gil"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        *LISTINGS,
        *RANKS,
        *ONES,
        *SIDES,
        *TOPICS,
        *BANDS,
        *BLOCS,
        *SEATS,
        *SPEECH,
        *COUNTERPARTS,
        *FORMS,
        *FORMER,
        *PAPERS,
        *CALLED,
    ],
)
def test_whom_words_take_up(text, expected):
    check(text, expected)


@pytest.mark.parametrize(("text", "expected"), LANDS)
def test_whose_an_unlisted_person_is(text, expected):
    check(text, expected, "2019-06-01")
