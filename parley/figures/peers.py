"""Peers: what Parley and other systems do on the same public sets, as tables."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from parley.datafiles import read_rows
from parley.evaluate.peer_figures import read_kinds
from parley.figures.markup import Content, Markup, Table, render

OF_GOLD = ("share", "f1")
# Which measures are shown of each set, and how they are headed.
SHOWN = {
    "plover-dev": {
        "acts.full.diplomatic": "Whole record",
        "acts.type.diplomatic": "Kind of act",
        "acts.dyad.diplomatic": "Who to whom",
        "acts.records.diplomatic": "Records a sentence",
        "acts.deeds": "What is only asked or threatened, taken as a fact",
    },
    "meantime-dev": {"dates.value": "Value (F1)", "dates.relaxed": "Found (F1)"},
    "wikiwars-dev": {"dates.value": "Value (F1)", "dates.relaxed": "Found (F1)"},
    "re3d-dev": {
        "entities.organisation": "Organisations (recall)",
        "entities.person": "Persons (recall)",
        "entities.precision": "Finds that are either (precision)",
        "actors.synonyms": "Two names of one (F1)",
    },
}


def tabulate_peers(peers: pd.DataFrame, name: str) -> Table:
    """Show a set: a row for each system, a column for each measure, with the 95 % intervals,
    and how far Parley leads by the first, with that of the paired bootstrap.

    Nobody stands out by type: the systems are in the order of the first column, the best first.

    Args:
        peers: As :func:`~parley.evaluate.peers.load_peers` gives them.
        name: The set.
    """
    own = peers[peers["set"] == name]
    cells = {(row.system, row.measure): row for row in own.itertuples()}
    shown, kinds = SHOWN[name], read_kinds()
    first = own[own["measure"] == next(iter(shown))]
    systems = first.sort_values("value", ascending=False, kind="stable")["system"]
    leading = next(iter(shown))
    rows = [
        (
            system,
            *(_show_cell(cells.get((system, m)), kinds[m]) for m in shown),
            _show_lead(cells.get((system, leading))),
        )
        for system in systems
    ]
    columns = [
        f"{heading}, of {_count_gold(own, measure)}" if kinds[measure] in OF_GOLD else heading
        for measure, heading in shown.items()
    ]
    columns.append("Parley ahead by, in points of the first column")
    return Table(f"peers-{name}", f"Systems on {name}", ("System", *columns), rows)


def _count_gold(own: pd.DataFrame, measure: str) -> int:
    """Give how many the gold has for a measure."""
    return int(own.loc[own["measure"] == measure, "gold"].max())


def _show_cell(row: object | None, kind: str) -> Content:
    """Show a figure and its interval."""
    if row is None:
        return Markup('<span class="nothing">not measured</span>')
    if kind == "mean":
        return f"{row.value:.2f} ({row.low:.2f} to {row.high:.2f})"
    return f"{100 * row.value:.1f} % ({100 * row.low:.0f} to {100 * row.high:.0f})"


def _show_lead(row: object | None) -> Content:
    """Show how far Parley leads a system, with the interval of the paired draws."""
    if row is None or pd.isna(row.lead):
        return ""
    points = [100 * each for each in (row.lead, row.lead_low, row.lead_high)]
    return "{:+.1f} ({:+.1f} to {:+.1f})".format(*points).replace("-", "\u2212")


def tabulate_sets(name: str = "sets") -> Table:
    """Show what each public set is, whose it is, and what to keep in mind with its figures."""
    rows = [
        (
            row["set"],
            _show_lines(
                {
                    "": f"{row['what']}: {row['size']}.",
                    "Half": f"{row['half']}; intervals are taken over each {row['unit']}",
                    "Source": f"{row['source']}; licence {row['licence']}",
                    "Keep in mind": row["caveat"],
                }
            ),
        )
        for row in read_rows("evaluation/sets.csv")
    ]
    return Table(name, "The public sets", ("Set", "What it is"), rows, classes="prose")


def tabulate_systems(name: str = "systems") -> Table:
    """Show what each system is and what to keep in mind with its figures."""
    rows = [
        (
            row["system"],
            _show_lines(
                {
                    "": row["what"],
                    "Licence": row["licence"].replace("|", ", "),
                    "Keep in mind": row["caveat"],
                }
            ),
        )
        for row in read_rows("evaluation/systems.csv")
    ]
    return Table(name, "The systems", ("System", "What it is"), rows, classes="prose")


def _show_lines(lines: Mapping[str, str]) -> Markup:
    """Show what is known, each on a line of its own with what it is.

    >>> _show_lines({"": "a tagger", "Licence": ""}).html
    '<p>a tagger</p>'
    """
    return Markup(
        "".join(
            f"<p>{f'<strong>{head}:</strong> ' if head else ''}{render(words)}</p>"
            for head, words in lines.items()
            if words
        )
    )
