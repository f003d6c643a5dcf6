"""PLOVER: acts, dyads and actor mentions, counted sentence by sentence as the set's scripts do."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

from parley.evaluate.peer_figures import Count, sum_counts
from parley.evaluate.printed import check_printed, run_script
from parley.evaluate.scripts import load_script

# Type, codes of the sources, codes of the targets.
Event = tuple[str, set[str], set[str]]
Span = tuple[int, int]
SCOPES = {"all": "all types", "diplomatic": "four diplomatic types"}
ACTS, ACTORS = "score_plover", "score_actors"
# Types of deeds: in a sentence that only asks or threatens, such an event is what was asked for.
DEEDS = frozenset(
    [
        "AID",
        "ASSAULT",
        "COERCE",
        "CONCEDE",
        "COOPERATE",
        "FIGHT",
        "INVESTIGATE",
        "MOBILIZE",
        "PROTEST",
        "RETREAT",
        "SANCTION",
    ]
)


def count_acts(folder: Path, tables: Path) -> Iterator[tuple[str, list[dict[str, Count]]]]:
    """Count the acts of every stored peer, then of Parley.

    Args:
        folder: Where the set and its scripts lie.
        tables: Where Parley's tables of the sentences lie.

    Yields:
        The system, and a dictionary by measure for each sentence.

    Raises:
        SourceError: If the script prints other figures.
    """
    script, path = load_script(folder, ACTS), folder / f"{ACTS}.py"
    gold, stored = folder / "plover-dev.jsonl", folder / "plover-dev-peers.json"
    records = script.load_gold(gold)
    printed = run_script(path, gold, "--peers", stored, "--tables", tables)
    found = {**dict(script.peer_events(stored)), "parley": script.table_events(tables)}
    for system, events in found.items():
        units = [
            count_sentence(script, record, events.get(script.short_id(record), []))
            for record in records
        ]
        check_printed(f"\n{system}\n{describe_acts(sum_counts(units))}", printed, path)
        yield system, units


def count_sentence(
    script: ModuleType, record: Mapping[str, Any], events: Sequence[Event]
) -> dict[str, Count]:
    """Count one sentence by measure.

    Args:
        script: The scorer, which says what the gold's codes and the diplomatic types are.
        record: The gold: ``event`` (its type), ``source`` and ``target``.
        events: What was found.
    """
    counts = {}
    for scope in SCOPES:
        counted = scope == "all" or record["event"] in script.DIPLOMATIC
        for name, count in _count_parts(script, record, events).items():
            counts[f"acts.{name}.{scope}"] = count if counted else Count()
    found = {event[0] for event in events}
    asked = record["event"] in ("DEMAND", "THREATEN")
    counts["acts.deeds"] = Count(int(bool(found & DEEDS)), 1) if asked else Count()
    for kind in (*script.DIPLOMATIC, "DISAPPROVE"):
        held = record["event"] == kind
        # One event is gold while a sentence may hold several: see the script.
        given = kind in found and (held or record["event"] not in found)
        counts[f"acts.f1.{kind}"] = Count(int(held and given), int(held), int(given))
    return counts


def _count_parts(
    script: ModuleType, record: Mapping[str, Any], events: Sequence[Event]
) -> dict[str, Count]:
    """Count whether type and parties are right; parties only where the gold has a target."""
    source, target = script.gold_codes(record, "source"), script.gold_codes(record, "target")
    straight = [event for event in events if event[1] & source and event[2] & target]
    turned = any(event[1] & target and event[2] & source for event in events)
    hits = {
        "dyad": bool(straight),
        "full": any(event[0] == record["event"] for event in straight),
        "reversed": turned and not straight,
    }
    typed = any(event[0] == record["event"] for event in events)
    return {
        "type": Count(int(typed), 1),
        **{name: Count(int(hit), 1) if target else Count() for name, hit in hits.items()},
        "records": Count(0, 1, len(events)),
    }


def describe_acts(pooled: Mapping[str, Count]) -> str:
    """Write pooled counts as the script does, seven lines."""
    lines = []
    for scope, label in SCOPES.items():
        typed, dyad, full, turned, records = (
            pooled[f"acts.{name}.{scope}"]
            for name in ("type", "dyad", "full", "reversed", "records")
        )
        lines.append(
            f"  {label:22s} n={records.gold} type {_ratio(typed.right, typed.gold):.1%}"
            f"  dyad {_ratio(dyad.right, dyad.gold):.1%}"
            f"  full {_ratio(full.right, full.gold):.1%} ({full.right}/{full.gold})"
            f"  reversed {_ratio(turned.right, turned.gold):.1%}"
            f"  records {_ratio(records.found, records.gold):.2f} a sentence"
        )
    for measure, count in pooled.items():
        if measure.startswith("acts.f1."):
            precision, recall = _ratio(count.right, count.found), _ratio(count.right, count.gold)
            f1 = _ratio(2 * count.right, count.gold + count.found)
            lines.append(
                f"  {measure.removeprefix('acts.f1.'):10s} gold {count.gold:3d}"
                f"  P {precision:.2f}  R {recall:.2f}  F1 {f1:.2f}"
            )
    return "\n".join(lines) + "\n"


def _ratio(part: int, whole: int) -> float:
    """Divide; the scripts print 0 where there is nothing."""
    return part / whole if whole else 0.0


def count_actors(folder: Path, tables: Path) -> list[dict[str, Count]]:
    """Count Parley's mentions of the gold's actors, a dictionary by measure for each sentence.

    Raises:
        SourceError: If the script prints other figures.
    """
    acts, actors = load_script(folder, ACTS), load_script(folder, ACTORS)
    gold, path = folder / "plover-dev.jsonl", folder / f"{ACTORS}.py"
    codes, mentions = actors.read_tables(tables)
    units = []
    for record in acts.load_gold(gold):
        text_id = acts.short_id(record)
        spans = [
            ((start, end), codes[text_id].get(actor, set()))
            for start, end, actor in mentions[text_id]
        ]
        units.append(count_mentions(list(actors.gold_mentions(record)), spans))
    line = describe_actors(sum_counts(units))
    check_printed(line, run_script(path, gold, "--tables", tables), path)
    return units


def count_mentions(
    gold: Sequence[tuple[int, int, str]], found: Sequence[tuple[Span, set[str]]]
) -> dict[str, Count]:
    """Count the gold mentions of one sentence that are right, wrong and not found.

    Args:
        gold: Start, end and code of the state.
        found: The spans found, each with the codes of its actor.

    >>> counts = count_mentions([(0, 4, "MLI"), (9, 14, "NER")], [((0, 4), {"MLI"})])
    >>> [count.right for count in counts.values()]
    [1, 0, 1]
    """
    verdicts = []
    for start, end, code in gold:
        codes = set().union(*(held for (s, e), held in found if s < end and e > start))
        verdicts.append("right" if code in codes else "wrong" if codes else "missed")
    return {
        f"actors.{verdict}": Count(verdicts.count(verdict), len(gold))
        for verdict in ("right", "wrong", "missed")
    }


def describe_actors(pooled: Mapping[str, Count]) -> str:
    """Write pooled counts as the script does."""
    labels = {"right": "right", "wrong": "wrong", "not found": "missed"}
    total = pooled["actors.right"].gold
    shown = (
        f"{label} {(hits := pooled[f'actors.{name}'].right)} ({_ratio(hits, total):.1%})"
        for label, name in labels.items()
    )
    return f"{total} gold mentions: " + ", ".join(shown)
