"""The scorer: what is counted as right, what is listed, and what is refused."""

import csv
import io
import json
import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from parley.cli import main
from parley.evaluate.alignment import align_rows
from parley.evaluate.annotations import NEEDED, Annotations, load_annotations
from parley.evaluate.followed import count_threads, score_threads
from parley.evaluate.measures import MEANINGS, Count
from parley.evaluate.report import print_differences, print_score, write_json
from parley.evaluate.score import score_annotations, score_tables
from parley.plaintext import SourceError

ROOT = Path(__file__).parents[1]
TEXT = "Mali urged Niger to free two envoys by Friday or face sanctions. Niger refused."


def span(words, nth=0):
    """The cells of a span of TEXT."""
    start = TEXT.index(words, nth)
    sentence = "1" if start < 65 else "2"
    cells = {"text_id": "t", "sentence": sentence, "quote": words}
    return cells | {"start": str(start), "end": str(start + len(words))}


def part(name, words):
    """The three cells of a part of a record."""
    if not words:
        return {name: "", f"{name}_start": "", f"{name}_end": ""}
    start = TEXT.index(words)
    return {name: words, f"{name}_start": str(start), f"{name}_end": str(start + len(words))}


def demand(words=TEXT[:64], number="d-01", content="free two envoys", **cells):
    """A record of the first sentence, with some cells of its own."""
    row = span(words) | {"demand_id": number, "act": "request", "issuers": "MLI"}
    row |= {"addressees": "NER", "issue": "prisoners", "status": "made", "when": "2024-03-08"}
    row |= {"duration": "", "sequence": ""}
    row |= part("content", content) | part("condition", "") | part("consequence", "face sanctions")
    return row | cells


def mention(words, actor_id, nth=0):
    return span(words, nth) | {"mention_id": "m-1", "actor_id": actor_id}


def date(words, value, kind="DATE"):
    return span(words) | {"date_id": "t-1", "type": kind, "value": value}


def score(gold, found):
    return score_annotations({"t": Annotations(**gold)}, {"t": Annotations(**found)})


def counts(gold, found, measure):
    total = score(gold, found).total(measure)
    return total.gold, total.found, total.right


MENTIONS = [mention("Mali", "MLI"), mention("Niger", "NER"), mention("Niger", "NER", 60)]

MENTION_CASES = [
    ("all right", MENTIONS, "mentions.actor", (3, 3, 3)),
    ("none found", [], "mentions.span", (3, 0, 0)),
    ("wrong state", [mention("Mali", "MAR"), *MENTIONS[1:]], "mentions.actor", (3, 3, 2)),
    ("wrong state, right span", [mention("Mali", "MAR")], "mentions.span", (3, 1, 1)),
    ("longer span", [mention("Mali urged", "MLI")], "mentions.actor", (3, 1, 1)),
    ("one span answers one", [mention("Mali urged Niger", "MLI")], "mentions.span", (3, 1, 1)),
    ("beside the gold", [mention("envoys", "envoys")], "mentions.span", (3, 1, 0)),
    ("actors count once", MENTIONS, "actors.named", (2, 2, 2)),
    ("groups are not named", [mention("Mali", "group:MLI+NER")], "actors.named", (2, 0, 0)),
]


@pytest.mark.parametrize(("name", "found", "measure", "expected"), MENTION_CASES)
def test_mentions(name, found, measure, expected):
    assert counts({"mentions": MENTIONS}, {"mentions": found}, measure) == expected, name


DATE_CASES = [
    ("exact", date("Friday", "2024-03-08"), (1, 1, 1, 1)),
    ("overlap", date("by Friday", "2024-03-08"), (1, 0, 1, 1)),
    ("wrong day", date("Friday", "2024-03-01"), (1, 1, 1, 0)),
    ("wrong type", date("Friday", "2024-03-08", "TIME"), (1, 1, 0, 1)),
    ("elsewhere", date("Mali", "2024-03-08"), (0, 0, 0, 0)),
]


@pytest.mark.parametrize(("name", "found", "expected"), DATE_CASES)
def test_dates(name, found, expected):
    result = score({"dates": [date("Friday", "2024-03-08")]}, {"dates": [found]})
    measures = ("dates.span", "dates.exact", "dates.type", "dates.value")
    assert tuple(result.total(measure).right for measure in measures) == expected, name


# What is right of span, act, issuer, addressee, issue, status.
DEMAND_CASES = [
    ("the same", {}, (1, 1, 1, 1, 1, 1)),
    ("demand and request are one", {"act": "demand"}, (1, 1, 1, 1, 1, 1)),
    ("another act", {"act": "offer"}, (1, 0, 0, 0, 0, 0)),
    ("an issuer too many", {"issuers": "MLI|DZA"}, (1, 1, 0, 0, 0, 1)),
    ("no issuer", {"issuers": ""}, (1, 1, 0, 0, 0, 1)),
    ("addressee", {"addressees": "MLI"}, (1, 1, 1, 0, 0, 1)),
    ("issue", {"issue": "other"}, (1, 1, 1, 1, 0, 1)),
    ("status", {"status": "reported"}, (1, 1, 1, 1, 1, 0)),
]


@pytest.mark.parametrize(("name", "cells", "expected"), DEMAND_CASES)
def test_demands(name, cells, expected):
    result = score({"demands": [demand()]}, {"demands": [demand(**cells)]})
    steps = ("span", "act", "issuer", "addressee", "issue", "status")
    assert tuple(result.total(f"demands.{step}").right for step in steps) == expected, name


def test_order_of_parties_does_not_matter():
    one, other = demand(issuers="MLI|DZA"), demand(issuers="DZA|MLI")
    assert counts({"demands": [one]}, {"demands": [other]}, "demands.issuer") == (1, 1, 1)


def test_content_counts_words():
    found = demand(content="two envoys by Friday")
    assert counts({"demands": [demand()]}, {"demands": [found]}, "demands.content") == (3, 4, 2)


TERM_CASES = [
    ("when", {}, (1, 1, 1)),
    ("when", {"when": ""}, (1, 0, 0)),
    ("when", {"when": "2024-03-15"}, (1, 1, 0)),
    ("duration", {"duration": "P30D"}, (0, 1, 0)),
    ("consequence", part("consequence", "or face sanctions"), (1, 1, 1)),
    ("consequence", part("consequence", "free two envoys by"), (1, 1, 0)),
    ("condition", {"condition": "none"}, (0, 0, 0)),
    ("none", {"condition": "none"}, (0, 1, 0)),
    ("order", {"sequence": "ceasefire>talks"}, (0, 1, 0)),
]


@pytest.mark.parametrize(("term", "cells", "expected"), TERM_CASES)
def test_terms(term, cells, expected):
    found = {"demands": [demand(**cells)]}
    assert counts({"demands": [demand()]}, found, f"terms.{term}") == expected


def link(start, end, kind="rejects"):
    return {"text_id": "t", "from_demand": start, "to_demand": end, "kind": kind}


LINK_CASES = [
    ("other ids, same rows", link("d-08", "d-07"), (1, 1, 1)),
    ("other kind", link("d-08", "d-07", "accepts"), (1, 1, 0)),
    ("other direction", link("d-07", "d-08"), (1, 1, 0)),
]


@pytest.mark.parametrize(("name", "found", "expected"), LINK_CASES)
def test_links(name, found, expected):
    refusal = demand("Niger refused.", "d-02", "", act="reject", issuers="NER", addressees="MLI")
    gold = {"demands": [demand(), refusal], "links": [link("d-02", "d-01")]}
    read = [demand(number="d-07"), refusal | {"demand_id": "d-08"}]
    assert counts(gold, {"demands": read, "links": [found]}, "links") == expected, name


def test_missed_and_extra_links_are_listed_with_their_sentence():
    refusal = demand("Niger refused.", "d-02", "", act="reject", issuers="NER", addressees="MLI")
    sentences = [span(TEXT[:64]), span("Niger refused.")]
    gold = {"sentences": sentences, "demands": [demand(), refusal]}
    found = gold | {"links": [link("d-01", "d-02", "counters")]}
    gold = gold | {"links": [link("d-02", "d-01")]}
    listed = [d for d in score(gold, found).differences if d.table == "links"]
    assert [(d.kind, d.number, d.quote, d.gold, d.found) for d in listed] == [
        ("extra", 1, TEXT[:64], "", "counters Niger refused."),
        ("missed", 2, "Niger refused.", f"rejects {TEXT[:64]}", ""),
    ]


def test_two_records_of_one_sentence_are_told_apart():
    threat = demand(number="d-02", content="face sanctions", act="threaten")
    gold = {"demands": [demand(), threat]}
    found = {"demands": [threat | {"demand_id": "a"}, demand(number="b")]}
    assert counts(gold, found, "demands.addressee") == (2, 2, 2)


def test_differences_name_the_cell_and_the_sentence():
    sentences = [span(TEXT[:64]), span("Niger refused.")]
    gold = {"sentences": sentences, "mentions": MENTIONS, "demands": [demand()]}
    found = {"mentions": MENTIONS[:2], "demands": [demand(issue="other")]}
    listed = [
        (d.kind, d.table, d.column, d.quote, d.number) for d in score(gold, found).differences
    ]
    assert listed == [
        ("missed", "mentions", "", "Niger", 2),
        ("differs", "demands", "issue", TEXT[:64], 1),
    ]
    console = Console(file=io.StringIO(), width=200)
    print_differences(score(gold, found), console)
    assert "differs demands issue" in console.file.getvalue()
    assert "gold prisoners, found other" in console.file.getvalue()


def test_a_text_that_was_not_found_counts():
    result = score_annotations({"t": Annotations(mentions=MENTIONS)}, {})
    assert result.total("mentions.span") == Count(3, 0, 0)


def test_interval_needs_two_texts_and_holds_the_figure():
    gold = {name: Annotations(mentions=MENTIONS) for name in "abcd"}
    found = {name: Annotations(mentions=MENTIONS[:i]) for i, name in enumerate("abcd")}
    result = score_annotations(gold, found)
    low, high = result.interval("mentions.span")
    assert low < result.total("mentions.span").f1 < high
    assert result.interval("mentions.span") == (low, high)
    assert score_annotations({"a": gold["a"]}, found).interval("mentions.span") is None
    assert result.interval("links") is None


spans = st.tuples(st.integers(0, 30), st.integers(1, 8)).map(
    lambda pair: {"start": str(pair[0]), "end": str(sum(pair))}
)


@given(st.lists(spans, max_size=8), st.lists(spans, max_size=8))
def test_alignment_is_one_to_one_and_overlaps(gold, found):
    pairs = align_rows(gold, found, lambda g, f: 0)
    assert len({id(g) for g, _ in pairs}) == len({id(f) for _, f in pairs}) == len(pairs)
    for g, f in pairs:
        assert max(int(g["start"]), int(f["start"])) < min(int(g["end"]), int(f["end"]))
    assert bool(pairs) == any(
        max(int(g["start"]), int(f["start"])) < min(int(g["end"]), int(f["end"]))
        for g in gold
        for f in found
    )


@given(st.lists(spans, max_size=8))
def test_alignment_with_itself_is_whole(rows):
    assert len(align_rows(rows, rows, lambda g, f: 0)) == len(rows)


@pytest.fixture
def folder(tmp_path):
    """A folder of tables with one mention and one demand."""
    rows = {
        "sentences": [span(TEXT[:64]), span("Niger refused.")],
        "mentions": MENTIONS,
        "dates": [date("Friday", "2024-03-08")],
        "demands": [demand()],
        "links": [],
    }
    for name, needed in NEEDED.items():
        with (tmp_path / f"{name}.csv").open("w", encoding="utf-8", newline="") as stored:
            table = csv.DictWriter(stored, needed)
            table.writeheader()
            table.writerows(rows[name])
    return tmp_path


def replace_in(path, old, new):
    path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")


FAULTS = [
    ("no table", lambda p: (p / "dates.csv").unlink(), "dates.csv: cannot be read"),
    ("no column", lambda p: replace_in(p / "links.csv", "kind", "sort"), "has no column kind"),
    (
        "moved words",
        lambda p: replace_in(p / "mentions.csv", "0,4,Mali", "1,5,Mali"),
        "line 2: quote 'Mali' does not stand at 1; it stands at 0",
    ),
    (
        "span too long",
        lambda p: replace_in(p / "mentions.csv", "0,4,Mali", "0,5,Mali"),
        "is not as long as its span",
    ),
    (
        "no offsets",
        lambda p: replace_in(p / "mentions.csv", "0,4,Mali", ",,Mali"),
        "has no offsets; fill start and end",
    ),
    (
        "short row",
        lambda p: replace_in(p / "dates.csv", ",DATE,", ","),
        "line 2 has more or fewer cells",
    ),
    (
        "no UTF-8",
        lambda p: (p / "dates.csv").write_bytes(b"\xff\xfe"),
        "is not CSV in UTF-8",
    ),
]


@pytest.mark.parametrize(("name", "spoil", "line"), FAULTS)
def test_bad_gold_is_one_line(folder, name, spoil, line):
    assert load_annotations(folder)["t"].mentions[0]["quote"] == "Mali"
    spoil(folder)
    with pytest.raises(SourceError) as error:
        load_annotations(folder)
    assert line in str(error.value), name
    assert "\n" not in str(error.value)


def test_a_text_of_the_gold_must_be_there(folder, tmp_path_factory):
    other = tmp_path_factory.mktemp("other")
    shutil.copytree(folder, other, dirs_exist_ok=True)
    for name in NEEDED:
        path = other / f"{name}.csv"
        path.write_text(path.read_text().replace("\nt,", "\nu,"), encoding="utf-8")
    assert list(load_annotations(other)) == ["u"]
    with pytest.raises(SourceError, match="holds nothing of the text 't'"):
        score_tables(folder, other)


def test_the_command_prints_counts_and_json(folder, capsys, monkeypatch):
    monkeypatch.setattr("sys.argv", ["parley", "score", str(folder), str(folder), "--list"])
    with pytest.raises(SystemExit) as done:
        main()
    assert done.value.code == 0
    shown = capsys.readouterr().out
    assert all(measure in shown for measure in MEANINGS)
    monkeypatch.setattr("sys.argv", ["parley", "score", str(folder), str(folder), "--json"])
    with pytest.raises(SystemExit):
        main()
    whole = json.loads(capsys.readouterr().out)
    assert [row["measure"] for row in whole["measures"]] == list(MEANINGS)
    assert whole["differences"] == []
    rows = {row["measure"]: row for row in whole["measures"]}
    assert rows["demands.act"]["f1"] == 1.0
    assert rows["terms.order"]["f1"] is None


def test_json_of_a_score_has_the_counts_of_each_text():
    whole = json.loads(write_json(score({"mentions": MENTIONS}, {"mentions": MENTIONS[:1]})))
    row = {"text_id": "t", "measure": "mentions.span", "gold": 3, "found": 1, "right": 1}
    assert row in whole["texts"]
    assert len(whole["differences"]) == 2


def test_text_never_reaches_the_terminal_as_markup():
    odd = mention("Mali", "MLI") | {"quote": "[red]M\x1b"}
    console = Console(file=io.StringIO(), width=200)
    result = score({"mentions": [odd]}, {})
    print_differences(result, console)
    print_score(result, console)
    assert "[red]M" in console.file.getvalue()
    assert "\x1b" not in console.file.getvalue()


def thread_rows(*rows):
    return [
        dict(zip(("text_id", "demand_id", "thread", "event"), row, strict=True)) for row in rows
    ]


def follow(event, *found):
    """Count three texts whose gold has one demand, said in each and answered in the last."""
    row = demand()
    texts = {name: Annotations(demands=[row]) for name in "abc"}
    wanted = thread_rows(("a", "d-01", "x", "first"), ("b", "d-01", "x", event))
    wanted += thread_rows(("c", "d-01", "y", "first"))
    return count_threads(texts, texts, wanted, thread_rows(*found))


@pytest.mark.parametrize(
    ("found", "again", "event"),
    [
        ([("a", "d-01", "1", "first"), ("b", "d-01", "1", "repeated")], (1, 1, 1), (1, 1, 1)),
        ([("a", "d-01", "1", "first"), ("b", "d-01", "1", "changed")], (1, 1, 1), (1, 1, 0)),
        ([("a", "d-01", "1", "first"), ("b", "d-01", "2", "first")], (1, 0, 0), (1, 0, 0)),
        ([("a", "d-01", "1", "first"), ("c", "d-01", "1", "repeated")], (1, 1, 0), (1, 1, 0)),
        ([("a", "d-01", "1", "first"), ("b", "", "1", "dropped")], (1, 0, 0), (1, 0, 0)),
    ],
)
def test_threads_are_counted_by_the_records_seen_again(found, again, event):
    counts = follow("repeated", *found)
    assert counts == {"threads.again": Count(*again), "threads.event": Count(*event)}


def test_the_gold_of_the_grain_deal_scores_itself_and_is_printed(tmp_path):
    gold = ROOT / "data" / "gold" / "grain-deal"
    for path in gold.glob("*.csv"):
        text = path.read_text(encoding="utf-8")
        (tmp_path / path.name).write_text(text.replace(",thread,", ",thread_id,"), encoding="utf-8")
    counts = score_threads(gold, tmp_path)
    assert counts["threads.again"].f1 == counts["threads.event"].f1 == 1
    console = Console(record=True, width=120)
    print_score(score_tables(gold, gold), console, counts)
    assert "threads.again" in console.export_text()
    [*_, last] = json.loads(write_json(score_tables(gold, gold), counts))["measures"]
    assert (last["measure"], last["gold"]) == ("threads.event", 23)
