"""Reliability, outcomes, verdicts and the tables of scores: what the chapter on quality says."""

import json
import re
from html import unescape

import pandas as pd
import pytest
from test_figures import find_colours, outline

from parley import verdicts
from parley.evaluate.annotations import Annotations
from parley.evaluate.measures import MEANINGS
from parley.evaluate.outcomes import count_differences, count_outcomes
from parley.evaluate.peers import load_peers
from parley.evaluate.reliability import PROMISES, find_wilson, judge_level, measure_reliability
from parley.evaluate.score import score_annotations
from parley.figures import misses, peers, score_dots, scores
from parley.figures.colours import map_to_dark
from parley.figures.folding import unfold_repeats

EVIL = "<b>Kyiv</b>"
SECRET = "syllabub"


def span(start, words="words", **cells):
    end = str(start + len(words))
    return {"start": str(start), "end": end, "quote": words, "sentence": "1"} | cells


def demand(start, act="request", issuers="MLI", addressees="NER", **cells):
    empty = dict.fromkeys(("when", "duration", "sequence", "condition", "consequence"), "")
    empty |= {f"{part}_{end}": "" for part in ("condition", "consequence") for end in ("start",)}
    content = {"content": "words", "content_start": str(start), "issue": "talks", "status": "made"}
    row = {"act": act, "issuers": issuers, "addressees": addressees, "demand_id": f"d-{start}"}
    return span(start) | empty | content | row | cells


def annotate(*demands, mentions=(), dates=()):
    sentence = {"sentence": "1", "start": "0", "end": "900", "quote": f"{EVIL} {SECRET}"}
    return Annotations([sentence], list(mentions), list(dates), list(demands))


GOLD = annotate(*(demand(start) for start in (0, 10, 20, 30)), mentions=[span(0, actor_id="UKR")])
FOUND = annotate(
    demand(0, confidence="high"),
    demand(10, issuers="FRA", confidence="high"),
    demand(20, act="threaten", confidence="low"),
    mentions=[span(0, EVIL, actor_id="RUS", confidence="medium")],
)


@pytest.fixture(scope="module")
def score():
    return score_annotations({"one": GOLD, "two": GOLD}, {"one": FOUND, "two": GOLD})


@pytest.fixture(scope="module")
def perfect():
    return score_annotations({"one": GOLD}, {"one": GOLD})


@pytest.fixture(scope="module")
def nothing():
    return score_annotations({"one": annotate()}, {"one": annotate()})


@pytest.mark.parametrize(
    ("right", "finds", "low", "high"),
    [  # after Newcombe 1998, table I, rounded
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0000, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_a_wilson_interval_is_that_of_the_literature(right, finds, low, high):
    assert find_wilson(right, finds) == pytest.approx((low, high), abs=0.0001)


@pytest.mark.parametrize(
    ("level", "right", "finds", "verdict"),
    [
        ("high", 9, 10, "kept"),
        ("high", 8, 10, "chance"),
        ("high", 80, 100, "broken"),
        ("high", 100, 100, "kept"),
        ("medium", 75, 100, "kept"),
        ("medium", 100, 100, "better"),
        ("medium", 0, 1, "chance"),
        ("medium", 30, 100, "broken"),
        ("low", 0, 100, "kept"),
        ("low", 90, 100, "better"),
        ("low", 0, 0, "empty"),
    ],
)
def test_a_level_is_judged_by_its_promise(level, right, finds, verdict):
    assert judge_level(level, right, finds) == verdict


def test_reliability_counts_every_find_once_under_its_level():
    levels = measure_reliability({"one": GOLD}, {"one": FOUND}).set_index(["table", "level"])
    assert levels["finds"].sum() == 4
    assert levels.loc[("demands", "high"), ["finds", "right"]].tolist() == [2, 1]
    assert levels.loc[("demands", "low"), ["finds", "right"]].tolist() == [1, 0]
    assert levels.loc[("mentions", "medium"), ["finds", "right"]].tolist() == [1, 0]
    assert levels.loc[("dates", "low"), "verdict"] == "empty"
    assert pd.isna(levels.loc[("dates", "low"), "share"])


def test_what_the_gold_lacks_is_wrong():
    levels = measure_reliability({"one": annotate()}, {"one": FOUND})
    assert (levels["finds"].sum(), levels["right"].sum()) == (4, 0)


def test_every_act_of_the_gold_has_one_outcome(score):
    fates = count_outcomes(score)
    assert fates == {"right": 5, "parties": 1, "act": 1, "missed": 1}
    assert sum(fates.values()) == score.total("demands.act").gold


def test_differences_are_counted_and_all_of_them(score):
    counted = count_differences(score)
    assert counted["number"].sum() == len(score.differences) == 4
    assert counted["table"].tolist()[0] == "mentions"


@pytest.mark.parametrize(
    ("share", "said"),
    [(0.0, "none"), (0.004, "fewer than one in ten"), (0.075, "about one in ten"),
     (0.55, "about six in ten"), (0.999, "nearly all"), (1.0, "all"), (None, "none")],
)  # fmt: skip
def test_a_share_in_ten_is_rounded_neither_to_none_nor_to_all(share, said):
    assert verdicts.say_in_ten(share) == said


def test_the_records_are_stated_with_their_counts(score):
    said = verdicts.state_records(score)
    assert "Of the 8 acts" in said
    assert " in 5 (about six in ten)" in said
    assert "In 1 more the act is right and a party is not, 1 it takes" in said
    assert "Of the 7 records that it gives, 5 (about seven in ten)" in said


def test_the_advice_follows_the_figures(score, perfect, nothing):
    assert "can mostly be taken" in verdicts.state_trust(perfect)
    assert "Look at its words" in verdicts.state_trust(score)
    assert "pointer" in verdicts.state_trust(nothing)
    assert "no acts" in verdicts.state_records(nothing)


@pytest.mark.parametrize(
    ("shares", "said"),
    [
        ({"high": (9, 10), "low": (2, 10)}, "The higher the level, the more is right"),
        ({"high": (2, 10), "low": (9, 10)}, "The levels do not sort the mentions"),
        ({"high": (0, 1), "low": (9, 10)}, "too few finds"),
    ],
)
def test_the_order_of_levels_is_stated_where_there_are_finds(shares, said):
    rows = [
        {"table": "mentions", "level": level, "finds": n, "right": r, "share": r / n,
         "verdict": judge_level(level, r, n)}
        for level, (r, n) in shares.items()
    ]  # fmt: skip
    assert said in verdicts.state_order(pd.DataFrame(rows))


PEERS = pd.DataFrame(
    [
        ("s", "A", "m", 0.9, 0.85, 0.95),
        ("s", "B", "m", 0.8, 0.75, 0.86),
        ("s", "C", "m", 0.2, 0.1, 0.3),
    ],
    columns=["set", "system", "measure", "value", "low", "high"],
)


def test_who_leads_and_who_cannot_be_told_from_it_is_stated():
    assert verdicts.state_standing(PEERS, "s", "m").endswith("the set does not tell it from B")
    alone = PEERS[PEERS["system"] != "B"]
    assert verdicts.state_standing(alone, "s", "m").endswith("no other’s interval reaches its own")
    with pytest.raises(ValueError, match="no figures"):
        verdicts.state_standing(PEERS, "s", "other")


def test_figures_of_other_rules_are_said_to_be_so():
    assert "other rules" in verdicts.state_currency(False)
    assert "other rules" not in verdicts.state_currency(True)


def test_every_measure_has_a_label_and_the_chart_a_heading():
    assert list(scores.LABELS) == list(MEANINGS)
    assert list(scores.HEADINGS) == list(scores.MAIN)
    assert set(scores.PROMISED) == set(PROMISES)


def test_the_chart_labels_every_row_and_has_its_table(score, perfect):
    figure = score_dots.draw_scores({"held back": score, "seed text": perfect})
    plan = unfold_repeats(json.loads(figure.to_json()))
    labels = plan["layout"]["yaxis"]["ticktext"]
    assert sorted(set(labels)) == ["held back", "seed text"]
    assert len(labels) == 2 * len(scores.MAIN)
    symbols = {trace["marker"]["symbol"] for trace in plan["data"]}
    assert len(symbols) == 2
    known = set(map_to_dark())
    assert find_colours({key: plan[key] for key in ("data", "layout")}) <= known
    assert {tag for tag, _ in outline(figure.to_html())} >= {"figure", "table", "details"}
    assert (
        figure.to_html()
        == score_dots.draw_scores({"held back": score, "seed text": perfect}).to_html()
    )


def test_a_measure_without_anything_to_divide_by_has_no_dot(nothing):
    figure = score_dots.draw_scores({"held back": nothing})
    assert json.loads(figure.to_json())["data"][0]["x"] == []
    assert "–" in figure.alt


def test_misses_show_their_sentence_and_escape_it(score):
    own = [each for each in score.differences if each.text_id == "one"]
    html = misses.tabulate_misses(own, "one", base="text.html").to_html()
    assert not {tag for tag, _ in outline(html)} & {"b", "script"}
    assert 'href="text.html#s01"' in html
    assert SECRET in html
    plain = unescape(re.sub("<[^>]*>", "", html))
    for said in ("act only in gold words", "act, its kind wordsgold: request, found: threaten"):
        assert said in plain


def test_misses_of_a_text_in_quotations_do_not_show_its_sentences(score):
    html = misses.tabulate_misses(score.differences, "one", full=False).to_html()
    assert SECRET not in html
    assert "words" in html


def test_folds_hold_every_text(score):
    folds = misses.fold_misses(score)
    assert [line.split(":")[0] for line, _ in folds.folds] == ["one", "two"]
    assert folds.folds[0][0] == "one: 1 missed, 0 too much, 3 cells differ"
    seen = outline(folds.to_html())
    assert [tag for tag, _ in seen].count("details") == 2
    ids = [attributes["id"] for _, attributes in seen if "id" in attributes]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize(
    "show",
    [
        lambda score: scores.tabulate_counts(score),
        lambda score: scores.tabulate_scores(score, "held", "Held"),
        lambda score: scores.tabulate_outcomes({"held": score}),
        lambda score: score_dots.draw_scores({"held": score}),
        lambda score: scores.tabulate_agreement(score),
    ],
)
def test_figures_of_held_texts_show_no_word_of_them(score, show):
    html = show(score).to_html()
    assert SECRET not in html
    assert "Kyiv" not in html


@pytest.mark.parametrize("name", peers.SHOWN)
def test_a_set_is_shown_with_every_system_the_best_first(name):
    figures, table = load_peers(), peers.tabulate_peers(load_peers(), name)
    systems = [row[0] for row in table.rows]
    assert set(systems) == set(figures.loc[figures["set"] == name, "system"])
    first = [float(row[1].split(" ")[0]) for row in table.rows]
    assert first == sorted(first, reverse=True)
    assert "<strong>" not in table.to_html()


def test_every_set_and_system_is_described():
    figures = load_peers()
    assert set(figures["set"]) <= {row[0] for row in peers.tabulate_sets().rows}
    assert set(figures["system"]) <= {row[0] for row in peers.tabulate_systems().rows}
    assert outline(peers.tabulate_sets().to_html() + peers.tabulate_systems().to_html())
