"""The gazetteer: what it finds, what it must not find, who held which office, and its own order."""

from __future__ import annotations

import doctest
import importlib
import re
import sys
from collections import Counter, defaultdict
from datetime import date
from itertools import pairwise
from pathlib import Path

import pycountry
import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.datafiles import read_rows
from parley.gazetteer import fold_name, load_gazetteer
from parley.gazetteer.store import split_list

ID = re.compile(
    r"group:(?:[a-z0-9-]+|[A-Z]{3}(?:\+[A-Z]{3})+)|[A-Z][A-Z0-9]{1,8}(/[a-z0-9]+(-[a-z0-9]+)*)?|"
    r"[a-z0-9]+(-[a-z0-9]+)*(/[a-z0-9]+(-[a-z0-9]+)*)?"
)
NEWEST = "2026-05-17"  # the last snapshot of the factbook
DERIVATION = Path(__file__).parents[1] / "data" / "gazetteer"
ACTOR_FILES = ("states", "persons", "organisations", "named_groups")


def rows_of(table: str) -> tuple[dict[str, str], ...]:
    return read_rows(f"gazetteer/{table}.csv")


def load_derivation(name: str):
    """Load a module of the scripts that make the tables, which are no package of ours."""
    sys.path.insert(0, str(DERIVATION))
    try:
        return importlib.import_module(name)
    finally:
        sys.path.remove(str(DERIVATION))


def ids_in(text: str) -> list[tuple[str, str]]:
    """Pairs of quote and first actor id."""
    return [(m.quote, m.entries[0].actor_id) for m in load_gazetteer().find_names(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # states in their spellings
        ("the US and the UK", [("US", "USA"), ("UK", "GBR")]),
        ("U.S.-led talks in the U.K.", [("U.S.", "USA"), ("U.K.", "GBR")]),
        ("Britain asked the DPRK", [("Britain", "GBR"), ("DPRK", "PRK")]),
        ("Niger and Nigeria", [("Niger", "NER"), ("Nigeria", "NGA")]),
        ("South Sudan and Sudan", [("South Sudan", "SSD"), ("Sudan", "SDN")]),
        ("Guinea-Bissau, Guinea", [("Guinea-Bissau", "GNB"), ("Guinea", "GIN")]),
        ("Equatorial Guinea; Papua New Guinea", [("Equatorial Guinea", "GNQ"),
                                                 ("Papua New Guinea", "PNG")]),
        ("Türkiye’s offer", [("Türkiye", "TUR")]),
        ("Cote d’Ivoire", [("Cote d’Ivoire", "CIV")]),
        ("Kosovo and Serbia", [("Kosovo", "XKX"), ("Serbia", "SRB")]),
        ("TURKEY WARNS ISRAEL", [("TURKEY", "TUR"), ("ISRAEL", "ISR")]),
        ("DR Congo's army", [("DR Congo", "COD")]),
        # demonyms and capitals
        ("Nigerien officials met Nigerians", [("Nigerien", "NER"), ("Nigerians", "NGA")]),
        ("Kiev, Kyiv", [("Kiev", "UKR"), ("Kyiv", "UKR")]),
        ("Frenchmen and Finns", [("Frenchmen", "FRA"), ("Finns", "FIN")]),
        # persons in their transliterations
        ("Zelensky, Zelenskiy, Zelenskyy", [(n, "UKR/volodymyr-zelenskyy") for n in
                                            ("Zelensky", "Zelenskiy", "Zelenskyy")]),
        ("Erdoğan or Erdogan", [("Erdoğan", "TUR/recep-tayyip-erdogan"),
                                ("Erdogan", "TUR/recep-tayyip-erdogan")]),
        ("Hassan Rohani met Sergey Lavrov", [("Hassan Rohani", "IRN/hassan-rouhani"),
                                             ("Sergey Lavrov", "RUS/sergei-lavrov")]),
        ("PUTIN and XI JINPING", [("PUTIN", "RUS/vladimir-putin"),
                                  ("XI JINPING", "CHN/xi-jinping")]),
        # organisations, armed groups, media, metonyms
        ("the UN Security Council and the UN", [("UN Security Council", "UN/security-council"),
                                                ("UN", "UN")]),
        ("Hezbollah, Hizbullah and Ansar Allah", [("Hezbollah", "hezbollah"),
                                                  ("Hizbullah", "hezbollah"),
                                                  ("Ansar Allah", "houthis")]),
        ("the Rapid Support Forces (RSF)", [("Rapid Support Forces", "SDN/rapid-support-forces"),
                                            ("RSF", "SDN/rapid-support-forces")]),
        ("al-Shabab and Da’esh", [("al-Shabab", "al-shabaab"), ("Da’esh", "islamic-state")]),
        ("the Kremlin told Reuters", [("Kremlin", "RUS"), ("Reuters", "reuters")]),
        ("the Pentagon", [("Pentagon", "USA/defense-department")]),
        ("the Élysée", [("Élysée", "FRA")]),
        ("the West and Europe", [("West", "group:west"), ("Europe", "group:europe")]),
        ("the E3", [("E3", "group:e3")]),
    ],
)  # fmt: skip
def test_finds_name(text, expected):
    assert ids_in(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "They told us what to do with it.",
        "He went west and then to the south.",
        "Polish the shoes of the poles.".lower(),
        "a turkey for the chad and the guinea fowl",
        "The Bank of England raised its rate.",
        "warships in the South China Sea",
        "storms in the Gulf of Mexico",
        "a court in New Jersey",
        "voters in New Mexico and New England",
        "a mayor in Atlanta, Georgia",
        "George Washington crossed the river.",
        "the Minsk agreements and the Geneva Conventions",
        "the Russian Orthodox Church",
        "Turkish Airlines and Air France",
        "Omani".lower(),
        "Romania"[1:],
        "malicious nigeriens".lower(),
        "the M235 motorway",
        "an unnamed hamasian",
        "the FARCE of UNITED",
        "a westerly wind in Westchester",
    ],
)
def test_leaves_alone(text):
    assert [m.quote for m in load_gazetteer().find_names(text)] == []


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        # a blocking phrase takes only its own words
        ("The Bank of England and England's ally France", ["France"]),
        ("China Daily said China agreed", ["China Daily", "China"]),
        ("Radio Free Europe and Europe", ["Radio Free Europe", "Europe"]),
        ("the Taiwan Strait off Taiwan", ["Taiwan"]),
        ("New Delhi and New York", ["New Delhi"]),
    ],
)
def test_longer_name_wins(text, kept):
    assert [m.quote for m in load_gazetteer().find_names(text)] == kept


@pytest.mark.parametrize(
    ("name", "weak"),
    [
        ("Georgia", True), ("Jordan", True), ("Chad", True), ("May", True), ("Li", True),
        ("Bush", True), ("Poles", True), ("Brussels", False), ("Putin", False), ("Mali", False),
        ("Hamas", False), ("Macron", False), ("Polish", False), ("Theresa May", False),
        ("Guterres", False), ("Orban", False), ("Congolese", True),
    ],
)  # fmt: skip
def test_weak_names(name, weak):
    [match] = load_gazetteer().find_names(name)
    assert match.entries[0].weak is weak


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Congo", {"COD", "COG"}),
        ("Bush", {"USA/george-w-bush", "USA/george-h-w-bush"}),
        ("Brussels", {"BEL", "EU"}),
        ("The Hague", {"NLD", "ICC"}),
        ("Dominican", {"DMA", "DOM"}),
        ("Kim", {"PRK/kim-jong-un", "PRK/kim-jong-il", "PRK/kim-yo-jong"}),
    ],
)
def test_ambiguous_name_keeps_its_readings(name, expected):
    [match] = load_gazetteer().find_names(name)
    assert expected <= {entry.actor_id for entry in match.entries}


@pytest.mark.parametrize(
    ("name", "how"),
    [("France", "name"), ("UK", "alias"), ("Russian", "demonym"), ("Moscow", "capital"),
     ("Downing Street", "metonym"), ("Russian Federation", "name")],
)  # fmt: skip
def test_tells_how(name, how):
    [match] = load_gazetteer().find_names(name)
    assert match.entries[0].how == how


@pytest.mark.parametrize(
    ("office", "of", "day", "holder"),
    [
        ("president", "FRA", "2025-05-11", "FRA/emmanuel-macron"),
        ("president", "FRA", "2016-01-01", "FRA/francois-hollande"),
        ("prime-minister", "GBR", "2022-10-01", "GBR/liz-truss"),
        ("prime-minister", "GBR", "2025-05-11", "GBR/keir-starmer"),
        ("chancellor", "DEU", "2025-05-05", "DEU/olaf-scholz"),
        ("chancellor", "DEU", "2025-05-06", "DEU/friedrich-merz"),
        ("president", "DEU", "2025-05-06", "DEU/frank-walter-steinmeier"),
        ("president", "USA", "2021-01-19", "USA/donald-trump"),
        ("president", "USA", "2021-01-20", "USA/joe-biden"),
        ("president", "IRN", "2024-06-01", "IRN/mohammad-mokhber"),
        ("supreme-leader", "IRN", "2019-06-01", "IRN/ali-khamenei"),
        ("leader", "CHN", "2020-01-01", "CHN/xi-jinping"),
        ("leader", "GBR", "2020-01-01", "GBR/boris-johnson"),
        ("leader", "IRN", "2020-01-01", "IRN/ali-khamenei"),
        ("leader", "hamas", "2020-01-01", "hamas/ismail-haniyeh"),
        ("prime-minister", "CHN", "2024-01-01", "CHN/li-qiang"),
        ("foreign-minister", "RUS", "2015-01-01", "RUS/sergei-lavrov"),
        ("foreign-minister", "TUR", "2023-07-01", "TUR/hakan-fidan"),
        ("secretary-general", "UN", "2016-12-31", "UN/ban-ki-moon"),
        ("secretary-general", "NATO", "2024-10-01", "NATO/mark-rutte"),
        ("high-representative", "EU", "2022-01-01", "EU/josep-borrell"),
        ("president", "KEN", "2023-01-01", "KEN/william-ruto"),
        ("president", "SYR", "2025-03-01", "SYR/ahmed-al-sharaa"),
        # nobody wears that title there, or nobody is known
        ("chancellor", "FRA", "2020-01-01", None),
        ("president", "GBR", "2020-01-01", None),
        ("foreign-minister", "TUV", "2020-01-01", None),
        ("president", "XXX", "2020-01-01", None),
        ("president", "FRA", "1850-01-01", None),
    ],
)
def test_finds_holder(office, of, day, holder):
    found = load_gazetteer().find_holder(office, of, date.fromisoformat(day))
    # A person has one id, whatever the office is of.
    assert (found or "").split("/")[-1] == (holder or "").split("/")[-1]


def test_offices_of_a_person_on_a_day():
    kept = load_gazetteer().offices_of("DEU/frank-walter-steinmeier", date(2016, 1, 1))
    assert [(term.office, term.of) for term in kept] == [("foreign-minister", "DEU")]


@pytest.mark.parametrize(
    ("noun", "code", "role"),
    [("president", "president", "holder"), ("foreign secretary", "foreign-minister", "holder"),
     ("spokeswoman", "government-spokesperson", "spokesman"),
     ("envoy", "special-envoy", "delegate")],
)  # fmt: skip
def test_office_nouns(noun, code, role):
    known = load_gazetteer().office_nouns[noun]
    assert (known.code, known.role) == (code, role)


def test_group_nouns():
    nouns = load_gazetteer().group_nouns
    assert (nouns["troops"].kind, nouns["troops"].number) == ("forces", "plural")
    assert (nouns["delegation"].kind, nouns["delegation"].number) == ("delegation", "singular")
    assert "table" not in nouns


@given(st.text())
def test_folding_keeps_length(text):
    assert len(fold_name(text)) == len(text)


PIECES = [
    *("Kyiv", "the West", "É", "e\u0301", "\u200b", "U.S.", "’", " ", "\n", "-"),
    *("Zu\u0308rich", "Erdog\u0306an", "🇫🇷", "𝔽rance"),
]


@given(st.lists(st.sampled_from(PIECES)))
def test_offsets_hold_in_any_text(parts):
    text = "".join(parts)
    matches = load_gazetteer().find_names(text)
    assert all(text[m.start : m.end] == m.quote for m in matches)
    assert all(one.end <= other.start for one, other in pairwise(matches))


def test_decomposed_accents_are_found():
    [match] = load_gazetteer().find_names("Erdog\u0306an spoke")
    assert (match.quote, match.entries[0].actor_id) == ("Erdog\u0306an", "TUR/recep-tayyip-erdogan")


@pytest.mark.parametrize(
    "table", [*ACTOR_FILES, "terms", "metonyms", "offices", "groups", "blocks", "leading"]
)
def test_every_row_says_where_it_is_from(table):
    assert all(row.get("source") or row.get("reason") for row in rows_of(table))


def actor_ids() -> list[str]:
    return [row.get("iso3") or row["actor_id"] for table in ACTOR_FILES for row in rows_of(table)]


def test_ids_are_unique_and_follow_the_grammar():
    ids = actor_ids()
    assert len(set(ids)) == len(ids)
    assert [actor_id for actor_id in ids if not ID.fullmatch(actor_id)] == []


def test_no_actor_is_named_that_is_not_there():
    known = set(actor_ids())
    used = {row["actor_id"] for row in (*rows_of("terms"), *rows_of("metonyms"))}
    used |= {row["of"] for row in rows_of("terms")}
    used |= {m for row in rows_of("named_groups") for m in split_list(row["members"])}
    assert used - known == set()


def test_every_iso_state_and_kosovo_is_there():
    states = {row["iso3"]: row for row in rows_of("states")}
    assert len(states) == 250
    assert all(re.fullmatch("[A-Z]{3}", code) for code in states)
    assert states["XKX"]["name"] == "Kosovo"


@pytest.mark.parametrize(
    "column", ["name", "long_name", "aliases", "demonym_adj", "demonym_noun", "capitals"]
)
def test_every_spelling_of_every_state_leads_to_it(column):
    lost = [
        (row["iso3"], name)
        for row in rows_of("states")
        for name in split_list(row[column])
        if not any(
            row["iso3"] in {entry.actor_id for entry in match.entries}
            for match in load_gazetteer().find_names(f"talks with the {name} today")
        )
    ]
    assert lost == []


ISO = [
    (country.alpha_3, name)
    for country in pycountry.countries
    for name in load_derivation("derivation.states").find_iso_names(country.alpha_3)
]


@pytest.mark.parametrize(("code", "name"), ISO)
def test_every_iso_name_is_one_name_of_its_state(code, name):
    """Plain, formal and inverted (*Korea, Republic of*), whole and not only a part of it."""
    found = load_gazetteer().find_names(f"talks with the {name}, today")
    assert [match.quote for match in found] == [name]
    assert code in {entry.actor_id for entry in found[0].entries}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Korea, Republic of; Moldova, Republic of", [("Korea, Republic of", "KOR"),
                                                     ("Moldova, Republic of", "MDA")]),
        ("the Islamic Republic of Iran", [("Islamic Republic of Iran", "IRN")]),
        ("the Islamic Republic of Afghanistan", [("Islamic Republic of Afghanistan", "AFG")]),
        ("Tanzania, United Republic of", [("Tanzania, United Republic of", "TZA")]),
        ("Korea, republic of letters", []),
        ("Moldova, the Republic", [("Moldova", "MDA")]),
    ],
)  # fmt: skip
def test_inverted_names(text, expected):
    assert ids_in(text) == expected


def test_weak_names_are_names_of_their_row():
    columns = ("name", "aliases", "demonym_adj", "demonym_noun", "capitals")
    for table in ACTOR_FILES:
        for row in rows_of(table):
            names = {name for column in columns for name in split_list(row.get(column, ""))}
            assert set(split_list(row["weak"])) <= names, row


def test_terms_run_forward():
    for row in rows_of("terms"):
        assert date.fromisoformat(row["start"])
        assert not row["end"] or row["start"] <= row["end"], row


def test_sole_offices_have_one_holder_at_a_time():
    """But for those of which a row says why several hold them at once."""
    shared = {row["office"]: row["reason"] for row in rows_of("own/shared-offices")}
    assert all(shared.values())
    held = defaultdict(list)
    for row in rows_of("terms"):
        if row["office"] not in shared:
            held[row["office"], row["of"]].append((row["start"], row["end"] or "9999", row))
    for terms in held.values():
        terms.sort(key=lambda term: term[:2])
        for (_, end, one), (start, _, other) in pairwise(terms):
            assert end < start, (one, other)


@pytest.mark.parametrize("table", ["offices", "groups", "blocks"])
def test_no_noun_or_phrase_stands_twice(table):
    column = {"offices": "noun", "groups": "nouns", "blocks": "phrase"}[table]
    nouns = [noun for row in rows_of(table) for noun in split_list(row[column])]
    assert len(set(nouns)) == len(nouns)


def test_no_state_has_two_leaders_of_fact_on_one_day():
    spells = defaultdict(list)
    for row in rows_of("de_facto"):
        assert "de facto" in row["source"]
        assert "1950-01-01" <= row["end"] <= "2021-03-31"
        spells[row["of"]].append((row["start"], row["end"], row["actor_id"]))
    for held in spells.values():
        for (_, end, one), (start, _, other) in pairwise(sorted(held)):
            assert end < start, (one, other)
    assert len(spells) > 190


@pytest.mark.parametrize(
    ("office", "of", "day", "holder"),
    [
        ("leader", "ISR", "1997-01-01", "ISR/benjamin-netanyahu"),
        ("leader", "RUS", "1986-01-01", "RUS/gorbachev"),
        ("leader", "COD", "1970-01-01", "COD/mobutu"),
        # REIGN does not say in which office somebody led
        ("president", "COD", "1970-01-01", None),
        ("leader", "COD", "1940-01-01", None),
        ("leader", "SRB", "1985-01-01", None),
    ],
)
def test_leaders_of_fact_answer_for_the_leader_alone(office, of, day, holder):
    assert load_gazetteer().find_holder(office, of, date.fromisoformat(day)) == holder


def test_open_terms_stand_in_the_newest_source_or_say_why_not():
    rows = rows_of("own/not-in-source")
    reasons = {(row["actor_id"], row["office"]): row["reason"] for row in rows}
    assert all(reasons.values())
    open_terms = [row for row in rows_of("terms") if not row["end"]]
    told = set()
    for row in open_terms:
        keys = {(row["actor_id"], row["office"]), ("", row["office"])}
        told |= keys
        assert row["seen"] == NEWEST or keys & set(reasons), row
    assert set(reasons) <= told, "a reason for a term that is not open"
    assert not any(row["seen"] for row in rows_of("terms") if row["end"])


def test_it_is_complete_for_the_world():
    kinds = Counter(row["kind"] for row in rows_of("organisations"))
    assert kinds["international"] >= 300
    assert kinds["armed-group"] >= 300
    sovereign = [row for row in rows_of("states") if row["wikidata"]]
    assert len(sovereign) >= 190
    for row in sovereign:
        # Victoria is more often a name or another place.
        assert row["capitals"] or row["iso3"] == "SYC", row["name"]
        assert row["demonym_adj"] or row["iso3"] == "VAT", row["name"]
        assert row["demonym_noun"] or row["iso3"] == "VAT", row["name"]


def test_heads_of_every_sovereign_state_are_known_today():
    day = date.fromisoformat(NEWEST)
    find = load_gazetteer().find_holder
    sovereign = [row["iso3"] for row in rows_of("states") if row["wikidata"]]
    headless = [
        iso3
        for iso3 in sovereign
        if not find("head-of-state", iso3, day) and not find("head-of-government", iso3, day)
    ]
    # Joint heads, of whom no one is the head.
    assert set(headless) <= {"AND", "BIH", "SMR"}


def test_deriving_anew_from_our_own_rows_changes_nothing():
    """What the raw sources gave stands in the tables; a second run on top of it is the same."""
    for name, rows in load_derivation("derive").add_own_people().items():
        assert [dict(row) for row in rows] == [dict(row) for row in rows_of(name)], name


MODULES = sorted((DERIVATION / "derivation").glob("[!_]*.py"))


@pytest.mark.parametrize("path", MODULES, ids=[path.stem for path in MODULES])
def test_examples_of_the_derivation_run(path):
    assert doctest.testmod(load_derivation(f"derivation.{path.stem}")).failed == 0
