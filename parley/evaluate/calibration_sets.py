"""Judgements on the public development sets, by the functions of the sets' own scripts.

The sets and their scripts lie in a folder ``gold`` beside the checkout and are not part of Parley.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import ModuleType

from parley.evaluate.annotations import Row, take_annotations
from parley.evaluate.calibration import Judgement
from parley.evaluate.scripts import load_script
from parley.reading import read
from parley.source import Source
from parley.tables import make_tables, write_tables

TIMEX_SETS = ("meantime-dev", "wikiwars-dev")
UNDATED = "2000-01-01"  # PLOVER's sentences have no date; their actors are states


def judge_sets(shared: Path) -> Iterator[Judgement]:
    """Judge the finds on every public set that Parley is developed on.

    Raises:
        SourceError: If a set or a script is missing.
    """
    for name in TIMEX_SETS:
        yield from _judge_timex(shared / "gold", name)
    yield from _judge_plover(shared / "gold")


def _judge_timex(folder: Path, name: str) -> Iterator[Judgement]:
    """Judge dates by their TIMEX3 value, aligned as TempEval-3 does.

    Ranges are left out: the sets mark their two ends apart, Parley gives them one value.
    """
    script = load_script(folder, "score_timex")
    for document in script.load_gold(folder / f"{name}.jsonl"):
        text = document["text"]
        reading = read(Source(document["name"], text, document["published"]))
        wanted = [(*script.trim(text, *timex[:2]), *timex[2:4]) for timex in document["timexes"]]
        found = [
            (date.evidence.start, date.evidence.end, date.type, date.value)
            for date in reading.dates
        ]
        right = {j for i, j in script.align(wanted, found).items() if wanted[i][3] == found[j][3]}
        ignored = document.get("ignore", [])
        for j, date in enumerate(reading.dates):
            if "/" not in date.value and not any(
                found[j][0] < end and found[j][1] > start for start, end in ignored
            ):
                yield Judgement("dates", date.evidence.rule, j in right, name)


def _judge_plover(folder: Path) -> Iterator[Judgement]:
    """Judge actors and the parties of acts on the sentences of PLOVER's gold."""
    acts, actors = load_script(folder, "score_plover"), load_script(folder, "score_actors")
    records = acts.load_gold(folder / "plover-dev.jsonl")
    readings = [
        read(Source(acts.short_id(record), record["text"] + "\n", UNDATED)) for record in records
    ]
    tables = make_tables(readings)
    annotations = take_annotations(tables)
    with tempfile.TemporaryDirectory() as written:
        write_tables(tables, Path(written))
        codes, _ = actors.read_tables(written)
        events = acts.table_events(written)
    for record, reading in zip(records, readings, strict=True):
        rows = annotations[reading.source.text_id]
        states = codes[reading.source.text_id]
        yield from _judge_mentions(list(actors.gold_mentions(record)), rows.mentions, states)
        found = events.get(reading.source.text_id, [])
        yield from _judge_parties(acts, record, rows.demands, found)


def _judge_mentions(
    gold: Sequence[tuple[int, int, str]], mentions: list[Row], codes: dict[str, set[str]]
) -> Iterator[Judgement]:
    """Judge the mentions that overlap a gold mention and belong to a state or a body of states.

    Of the others the set says nothing.
    """
    for row in mentions:
        wanted = {
            code for start, end, code in gold if int(row["start"]) < end and int(row["end"]) > start
        }
        held = codes.get(row["actor_id"], set())
        if wanted and held:
            yield Judgement("actors", row["rule"], bool(wanted & held), "plover-dev")


def _judge_parties(
    acts: ModuleType, record: dict[str, object], demands: list[Row], events: list[tuple]
) -> Iterator[Judgement]:
    """Judge the parties of the records that have the act of the gold; of others it says nothing."""
    source, target = acts.gold_codes(record, "source"), acts.gold_codes(record, "target")
    for row, (act, issuers, addressees) in zip(demands, events, strict=True):
        if act != record["event"] or not source:
            continue
        _, issuer_rule, addressee_rule = row["rule"].split("/")
        held = bool(issuers & source)
        yield Judgement("demands.issuers", issuer_rule, held, "plover-dev")
        if held and target:
            right = bool(addressees & target)
            yield Judgement("demands.addressees", addressee_rule, right, "plover-dev")
