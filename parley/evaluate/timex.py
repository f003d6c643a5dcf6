"""Temporal expressions: systems counted document by document, as TempEval-3 does."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

from parley.evaluate.peer_figures import Count, sum_counts
from parley.evaluate.printed import check_printed, run_script
from parley.evaluate.scripts import load_script
from parley.reading import Reading
from parley.timeml import write_timeml

Timexes = Mapping[str, Sequence[Sequence[Any]]]
SCRIPT = "score_timex"


def count_timexes(
    folder: Path, name: str, found: Mapping[str, Timexes], timeml: Path | None = None
) -> dict[str, list[dict[str, Count]]]:
    """Count every system on a set, one dictionary by measure for each document.

    Args:
        folder: Where the sets and their scripts lie.
        name: The set.
        found: By system and document: start, end, type and value of what was found.
        timeml: Where Parley's TimeML lies, if ``found`` is Parley's and not a peer's.

    Raises:
        SourceError: If the script prints other figures.
    """
    script = load_script(folder, SCRIPT)
    gold = folder / f"{name}.jsonl"
    documents = script.load_gold(gold)
    stored = folder / f"{name}-peers.json"
    options = ("--timeml", timeml) if timeml else ("--peers", stored)
    printed = run_script(folder / f"{SCRIPT}.py", gold, *options)
    units = {}
    for system, timexes in found.items():
        units[system] = [
            count_document(script, document, timexes.get(document["name"], ()))
            for document in documents
        ]
        label = system.lower() if timeml else system
        line = f"{label:28s} {describe_counts(sum_counts(units[system]))}"
        check_printed(line, printed, folder / f"{SCRIPT}.py")
    return units


def count_document(
    script: ModuleType, document: Mapping[str, Any], found: Sequence[Sequence[Any]]
) -> dict[str, Count]:
    """Count one document: spans that overlap and are the same, right types and right values.

    Args:
        script: The scorer, whose ``trim`` and ``align`` are used.
        document: ``text``, ``timexes`` (start, end, type, value ...) and ``ignore`` (start, end),
            the stretches in which nothing counts.
        found: Start, end, type and value of what was found.
    """
    text, ignored = document["text"], document.get("ignore", [])
    gold = [(*script.trim(text, *timex[:2]), *timex[2:4]) for timex in document["timexes"]]
    trimmed = [(*script.trim(text, *timex[:2]), *timex[2:4]) for timex in found]
    counted = [f for f in trimmed if not any(f[0] < end and f[1] > start for start, end in ignored)]
    pairs = [(gold[i], counted[j]) for i, j in script.align(gold, counted).items()]
    right = {
        "dates.relaxed": len(pairs),
        "dates.strict": sum(g[:2] == f[:2] for g, f in pairs),
        "dates.type": sum(g[2] == f[2] for g, f in pairs),
        "dates.value": sum(g[3] == f[3] for g, f in pairs),
    }
    return {measure: Count(hits, len(gold), len(counted)) for measure, hits in right.items()}


def describe_counts(pooled: Mapping[str, Count]) -> str:
    """Write pooled counts as the script does.

    >>> names = ("dates.relaxed", "dates.strict", "dates.type", "dates.value")
    >>> describe_counts({name: Count(3, 4, 6) for name in names})
    'gold 4 found 6  relaxed 60.0%  strict 60.0%  type 60.0%  value 60.0%'
    """
    whole = pooled["dates.relaxed"]
    shares = {
        measure.removeprefix("dates."): 2 * count.right / (count.gold + count.found)
        for measure, count in pooled.items()
    }
    shown = "".join(f"  {name} {share:.1%}" for name, share in shares.items())
    return f"gold {whole.gold} found {whole.found}{shown}"


def take_timexes(folder: Path, readings: Sequence[Reading], written: Path) -> Timexes:
    """Write readings as TimeML and take the expressions from there, as the script does."""
    script = load_script(folder, SCRIPT)
    found = {}
    for reading in readings:
        path = written / f"{reading.source.text_id}.tml"
        path.write_bytes(write_timeml(reading).encode())
        _, found[reading.source.text_id] = script.read_timeml(path)
    return found
