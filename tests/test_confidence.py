"""Confidence: how it is looked up, how it is estimated, and that the stored estimates hold."""

import pytest

from parley import load, read
from parley.confidence import ESTIMATES, estimate_rule, family_of, grade, grade_rules
from parley.datafiles import read_rows
from parley.evaluate.annotations import Annotations
from parley.evaluate.calibration import WEIGHT, Judgement, estimate_rules, judge_texts

STAGES = {"actors", "dates", "demands.act", "demands.issuers", "demands.addressees"}
ROWS = {(row["stage"], row["rule"]): row for row in read_rows(ESTIMATES)}


def test_every_stage_has_an_estimate():
    assert {stage for stage, rule in ROWS if not rule} == STAGES


@pytest.mark.parametrize("key", ROWS, ids="/".join)
def test_stored_estimates_follow_from_their_counts(key):
    (stage, rule), row = key, ROWS[key]
    right, finds, estimate = int(row["right"]), int(row["finds"]), float(row["estimate"])
    assert 0 <= right <= finds
    if rule:
        above = ROWS.get((stage, family_of(rule))) if rule != family_of(rule) else ROWS[stage, ""]
        expected = (right + WEIGHT * float(above["estimate"])) / (finds + WEIGHT)
    else:
        expected = (right + 1) / (finds + 2)
    assert estimate == pytest.approx(expected, abs=0.002)
    assert row["confidence"] == grade(estimate)
    assert row["basis"]


def test_every_record_is_graded_by_its_rule():
    reading = read(load("seeds/istanbul-talks-offer.txt"))
    for mention in reading.mentions:
        assert mention.confidence == grade_rules(("actors", mention.evidence.rule))
    for date in reading.dates:
        assert date.confidence == grade_rules(("dates", date.evidence.rule))
    for demand in reading.demands:
        parts = zip(("act", "issuers", "addressees"), demand.evidence.rule.split("/"), strict=True)
        assert demand.confidence == grade_rules(*((f"demands.{s}", rule) for s, rule in parts))


def test_unknown_rules_take_their_family_s_estimate_and_unknown_families_their_stage_s():
    assert estimate_rule("actors", "name.never-seen") == estimate_rule("actors", "name")
    assert estimate_rule("actors", "never.seen") == estimate_rule("actors", "")
    with pytest.raises(KeyError):
        estimate_rule("weather", "rain")


def estimates(*finds):
    rows = estimate_rules(Judgement("dates", rule, right, "set") for rule, right in finds)
    return {row["rule"]: float(row["estimate"]) for row in rows}


def test_few_finds_are_drawn_to_their_family():
    much = [("clock.plain", True)] * 40
    found = estimates(*much, ("clock.rare", False))
    assert found["clock.plain"] > 0.95
    assert 0.7 < found["clock.rare"] < 0.9
    assert estimates(*much, *[("clock.rare", False)] * 20)["clock.rare"] < 0.3


MENTION = {"text_id": "t", "sentence": "1", "start": "0", "end": "4", "quote": "Kyiv"}


def test_finds_are_judged_by_gold():
    gold = {"t": Annotations(mentions=[MENTION | {"actor_id": "UKR"}])}
    extra = {"start": "9", "end": "12", "actor_id": "x", "rule": "name.b"}
    found = [MENTION | {"actor_id": "UKR", "rule": "name.a"}, MENTION | extra]
    judged = judge_texts(gold, {"t": Annotations(mentions=found)}, "set")
    assert [(j.rule, j.right) for j in judged] == [("name.a", True), ("name.b", False)]


DEMAND = {
    "start": "0",
    "end": "20",
    "act": "request",
    "issuers": "MLI",
    "addressees": "NER",
    "content": "",
    "content_start": "",
    "content_end": "",
    "rule": "verb/subject/on",
}
PARTS = [
    ("all right", {}, [("act", True), ("issuers", True), ("addressees", True)]),
    ("wrong act", {"act": "offer"}, [("act", False)]),
    ("wrong issuer", {"issuers": "DZA"}, [("act", True), ("issuers", False)]),
    (
        "wrong addressee",
        {"addressees": ""},
        [("act", True), ("issuers", True), ("addressees", False)],
    ),
    ("nothing there", {"start": "30", "end": "40"}, [("act", False)]),
]


@pytest.mark.parametrize(("name", "cells", "expected"), PARTS)
def test_the_parts_of_a_demand_are_judged_one_after_the_other(name, cells, expected):
    gold, found = Annotations(demands=[DEMAND]), Annotations(demands=[DEMAND | cells])
    judged = list(judge_texts({"t": gold}, {"t": found}, "set"))
    assert [(j.stage.split(".")[1], j.right) for j in judged] == expected, name
