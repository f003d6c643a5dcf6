"""Prose: what chapters say of any text follows from its tables."""

import pytest

from parley import make_tables, prose, read
from parley.headline import state_headline

RING = (
    "The Sudanese government insisted that a withdrawal should precede any talks. "
    "Ethiopia demanded that talks should precede a withdrawal."
)


def tables_of(text, published="2024-03-01"):
    return make_tables(read(text, published=published))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Nothing happened.", "holds no demand"),
        ("Chile urged Peru to free the envoy.", "Most is asked of Peru: 1 of 1 request"),
        ("Chile offered talks.", "Most is offered by Chile: 1 of 1 offer, on talks."),
        (RING, "They are deadlocked: "),
    ],
)
def test_the_answer_follows_from_the_tables(text, said):
    assert said in prose.state_answer(tables_of(text))


@pytest.mark.parametrize(
    "text", ["Nothing happened.", "Chile urged Peru to free the envoy.", "Chile offered talks."]
)
def test_no_deadlock_and_no_common_ground_is_claimed_without_one(text):
    tables = tables_of(text)
    assert prose.state_deadlocks(tables) == ""
    assert prose.state_common_ground(tables) == ""


def test_a_deadlock_names_each_claim_once():
    said = prose.state_deadlocks(tables_of(RING))
    assert "Sudan puts withdrawal before talks" in said
    assert "Ethiopia puts talks before withdrawal" in said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Chile offered to hold talks with Peru on March 9.", "9 March 2024"),
        ("Chile offered to hold talks with Peru.", "No act of the text names a day"),
    ],
)
def test_the_next_day_is_one_that_an_act_names(text, said):
    assert said in prose.state_terms(tables_of(text))


@pytest.mark.parametrize(
    ("name", "kind", "said"),
    [
        ("Russian Foreign Ministry", "organisation", "the Russian Foreign Ministry"),
        ("United Nations", "international", "the United Nations"),
        ("League of Arab States", "international", "the League of Arab States"),
        ("Ministry of Foreign Affairs", "organisation", "the Ministry of Foreign Affairs"),
        ("Rapid Support Forces", "armed-group", "the Rapid Support Forces"),
        ("Taliban", "armed-group", "the Taliban"),
        ("Central African Republic", "state", "the Central African Republic"),
        ("Democratic Republic of the Congo", "state", "the Democratic Republic of the Congo"),
        ("United States, France", "group", "the United States and France"),
        ("international community", "group", "the international community"),
        # Near misses: a name without a common noun, a possessor, an article of its own, a person.
        ("NATO", "international", "NATO"),
        ("Hezbollah", "armed-group", "Hezbollah"),
        ("Amnesty International", "organisation", "Amnesty International"),
        ("Iran’s Revolutionary Guard", "armed-group", "Iran’s Revolutionary Guard"),
        ("the West", "group", "the West"),
        ("foreign forces", "group", "foreign forces"),
        ("European leaders", "group", "European leaders"),
        ("Emmanuel Post", "person", "Emmanuel Post"),
        ("Mali", "state", "Mali"),
    ],
)
def test_a_name_has_the_article_that_english_gives_it(name, kind, said):
    assert prose.add_article(name, kind) == said


def test_a_sentence_says_a_ministry_and_a_country_with_their_articles():
    tables = tables_of("The United States urged the Netherlands to free the envoy.")
    assert "Most is asked of the Netherlands" in prose.state_answer(tables)
    assert ", by the United States" in prose.state_answer(tables)
    assert state_headline(tables).startswith("The United States wants")


def test_an_unknown_day_is_said_to_be_unknown():
    assert prose.state_day(tables_of("Chile offered talks.", "")) == "an unknown day"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Chad urged Niger to lift the export ban.", "Chad wants a step on "),
        ("Niger offered to halt its attacks.", "Niger offers restraint."),
        ("Kenya met Uganda. The two countries offered talks.", "Kenya and Uganda offer talks."),
        ("Benin met Togo. Oman urged both countries to talk.", "Oman wants talks from Benin and "),
        ("Gabon urged Erdogan to hold talks.", "Gabon wants talks from Türkiye."),
    ],
)
def test_the_headline_is_a_sentence(text, said):
    assert state_headline(tables_of(text)).startswith(said)
