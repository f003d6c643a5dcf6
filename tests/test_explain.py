"""Explanations: every trigger in a silent sentence has a reason, and every line its rule."""

import json
import re
from pathlib import Path

import pytest

from parley import load, read
from parley.datafiles import read_rows
from parley.demands.triggers import find_triggers
from parley.explain import explain
from parley.plaintext import SourceError
from parley.sentences import number_at

ROOT = Path(__file__).parent.parent
DISPATCHES = sorted((ROOT / "tests" / "texts" / "development").glob("*.txt"))
PLOVER = ROOT.parent / "shared" / "gold" / "plover-dev.jsonl"


def list_unexplained(reading):
    """List the triggers in sentences that have neither a record nor a reason."""
    told = {each.evidence.sentence for each in (*reading.demands, *reading.reasons)}
    triggers = [readings[0].token for readings in find_triggers(reading.doc)]
    numbers = [number_at(reading.sentences, token.idx) for token in triggers]
    return [
        (number, token.text)
        for number, token in zip(numbers, triggers, strict=True)
        if number not in told
    ]


@pytest.mark.parametrize("path", DISPATCHES, ids=lambda path: path.stem)
def test_a_silent_sentence_with_a_trigger_has_its_reason(path):
    assert list_unexplained(read(load(path))) == []


@pytest.mark.skipif(not PLOVER.exists(), reason="the PLOVER sentences are not here")
def test_a_silent_sentence_of_plover_with_a_trigger_has_its_reason():
    records = [json.loads(line) for line in PLOVER.read_text(encoding="utf-8").splitlines()]
    silent = {
        record["id"]: found
        for record in records
        if (found := list_unexplained(read(record["text"], published=record["date"])))
    }
    assert silent == {}


def test_every_line_but_the_sentence_itself_tells_a_record_and_its_rule():
    reading = read(load(ROOT / "seeds" / "istanbul-talks-offer.txt"))
    lines = "\n".join(explain(reading))
    for demand in reading.demands:
        assert f"[bold]{demand.demand_id} {demand.act}[/bold]" in lines
    for reason in reading.reasons:
        assert f"({reason.trigger}): {reason.reason}" in lines
    rules = [r.evidence.rule for r in (*reading.mentions, *reading.dates)]
    assert all(rule in lines for rule in rules)


def test_a_time_is_traced_to_its_own_date_record():
    lines = list(explain(read("Oslo urged Lima to leave by 5 May.", published="2024-04-01")))
    [when] = [line for line in lines if line.strip().startswith("when")]
    assert "from t-01" in when


def test_mark_up_and_control_characters_of_the_text_are_shown_as_text():
    lines = "\n".join(explain(read("[red]Oslo urged \x1b[31mLima to go.", published="2024-04-01")))
    assert "\x1b" not in lines
    assert "[red]" not in lines.replace("\\[red]", "")


@pytest.mark.parametrize(
    ("text", "act", "issue"),
    [
        ("Oslo urged Lima to move its guns back.", ("acts.csv", "urge"), "move back ... gun"),
        ("Oslo offered Lima talks.", ("acts.csv", "offer"), "talks"),
        ("Oslo rejected the embargo on Lima.", ("acts.csv", "reject"), "embargo"),
    ],
)
def test_an_act_and_its_issue_name_the_rows_they_rest_on(text, act, issue):
    reading = read(text, published="2024-04-01")
    lines = [line.strip() for line in explain(reading, 1)]
    [opened] = [line for line in lines if line.startswith("[bold]d-01")]
    [about] = [line for line in lines if line.startswith("issue")]
    assert read_row(opened)["phrase"] == act[1]
    assert act[0] in opened
    row = read_row(about)
    assert row["issue"] == reading.demands[0].issue
    assert about.removesuffix("[/dim]").endswith(issue)


def read_row(line):
    """Read the row that a line names by file and line."""
    file, number = re.search(r"data/(lexicon/\w+\.csv):(\d+)", line).groups()
    return read_rows(file)[int(number) - 2]


def test_an_issue_taken_from_another_act_says_so():
    text = "Oslo urged Lima to lift the sanctions. It asked Lima to decide by Friday."
    lines = [line for line in explain(read(text, published="2024-04-01"), 2) if "issue" in line]
    assert "goes on about" in lines[-1]


def test_one_sentence_is_no_sentences():
    with pytest.raises(SourceError, match="has 1 sentence and"):
        list(explain(read("Oslo urged Lima to go.", published="2024-04-01"), 4))
