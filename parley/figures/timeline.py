"""The timeline: which days the text speaks of, how exactly, and which of them are deadlines."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import pandas as pd
import plotly.graph_objects as go

from parley.figures.colours import ALARM, INK, PAGE, QUIET
from parley.figures.figure import Figure, make_chart, plain_label, wrap_label
from parley.figures.lanes import (
    LENGTHS,
    REPORTED,
    SPOKEN,
    Entry,
    find_zero,
    list_entries,
    list_lengths,
)
from parley.figures.markup import Table, join_markup, link
from parley.figures.words import count_words

ROW_HEIGHT, HEAD_HEIGHT, LEAST_HEIGHT = 34, 110, 240
OPEN_DAYS = 10  # how far an interval without an end is drawn beyond the day that it has
LINEAR_DAYS = 60  # a text whose days lie within as many is drawn on an even scale
DEADLINES = frozenset({"deadline", "end"})
STEPS = {1: "1 d", 7: "1 w", 30: "1 m", 365: "1 y", 3650: "10 y", 36500: "100 y"}
ROOM = 0.17  # of a phone's axis, from one label to the next
BOUNDS = ("Not before", "Certain from", "Certain until", "Not after")


def draw_timeline(
    tables: Mapping[str, pd.DataFrame], name: str = "timeline", base: str = "text.html"
) -> Figure:
    """Draw the days of the text around the day of its publication, one row for each expression.

    The day of the report, the days that it speaks of and the lengths that it names have lanes of
    their own. A thin line runs from the first to the last day that the words can mean, a thick one
    over the days that they certainly hold; dotted is approximate, an arrow is open. Deadlines are
    diamonds in the alarm colour, and what belongs to an act names it. Where the days lie more than
    two months apart the scale is logarithmic on both sides of the publication.

    Args:
        tables: The tables of the contract, of one text.
        name: The figure's name, unique on its page.
        base: The page of the text, to which the table's rows link.
    """
    published = "".join(tables["texts"]["published"].head(1))
    zero = find_zero(tables["dates"], published)
    entries, lengths = list_entries(tables, zero), list_lengths(tables, zero)
    table = tabulate_bounds([*entries, *lengths], f"{name}-data", base)
    if not entries:
        alt = "The text names no day that could stand on a timeline."
        return Figure(name, None, alt, table)
    rows = _place_rows(entries, lengths, bool(published))
    height = max(LEAST_HEIGHT, HEAD_HEIGHT + ROW_HEIGHT * len(rows))
    chart = make_chart(height, showlegend=False, margin={"t": 40})
    scale = _choose_scale([*entries, *lengths])
    for entry in entries:
        _draw_entry(chart, rows[entry.row_id], entry, scale)
    for entry in (*entries, *lengths):
        _draw_certain(chart, rows[entry.row_id], entry, scale)
        _name_acts(chart, rows[entry.row_id], entry, scale)
    _label_rows(chart, rows, [*entries, *lengths])
    narrow = _mark_days(chart, scale, zero)
    if published:
        _mark_publication(chart, zero, rows[REPORTED], len(tables["demands"]))
    said = _describe(entries, lengths, published)
    return Figure(name, chart, said, table, height, narrow)


def _place_rows(entries: Sequence[Entry], lengths: Sequence[Entry], dated: bool) -> dict[str, int]:
    """Give each entry its row, with one for the head of its lane above it."""
    lanes = {
        REPORTED: [] if dated else None,
        SPOKEN: [entry.row_id for entry in entries],
        LENGTHS: [entry.row_id for entry in lengths] or None,
    }
    names = [each for lane, own in lanes.items() if own is not None for each in (lane, *own)]
    return {name: row for row, name in enumerate(names)}


@dataclass(frozen=True, slots=True)
class Scale:
    """Where a number of days lies on the axis: evenly, or by its logarithm on each side of zero."""

    even: bool
    least: float
    most: float

    def place(self, days: float) -> float:
        """Give the place of a number of days."""
        return float(days) if self.even else math.copysign(math.log10(1 + abs(days)), days)


def _is_open(entry: Entry) -> tuple[bool, bool]:
    """Say whether an entry is open at its start and at its end."""
    return entry.bounds.not_before is None, entry.bounds.not_after is None


def _reach(entry: Entry) -> tuple[int, int]:
    """Give the days between which an entry is drawn."""
    if entry.lane == LENGTHS:
        return entry.start, entry.end
    before, after = _is_open(entry)
    return entry.start - OPEN_DAYS * before, entry.end + OPEN_DAYS * after


def _choose_scale(entries: Sequence[Entry]) -> Scale:
    """Choose the scale that all entries fit on."""
    reaches = [_reach(entry) for entry in entries]
    least, most = min(0, *(low for low, _ in reaches)), max(0, *(high for _, high in reaches))
    return Scale(most - least <= LINEAR_DAYS, least, most)


def _colour_of(entry: Entry) -> str:
    """Give the colour of an entry."""
    return ALARM.light if entry.role in DEADLINES else INK.light


def _draw_entry(chart: go.Figure, row: int, entry: Entry, scale: Scale) -> None:
    """Draw what an expression can mean: a thin line, and a symbol at each bound."""
    symbol = "diamond" if entry.role in DEADLINES else "circle"
    ends = zip(_is_open(entry), ("triangle-left", "triangle-right"), strict=True)
    colour = _colour_of(entry)
    chart.add_trace(
        go.Scatter(
            x=[scale.place(day) for day in _reach(entry)],
            y=[row, row],
            mode="lines+markers",
            line={"color": colour, "width": 2, "dash": "dot" if entry.bounds.vague else "solid"},
            marker={
                "color": PAGE.light if entry.bounds.vague else colour,
                "size": 11,
                "symbol": [arrow if is_open else symbol for is_open, arrow in ends],
                "line": {"color": colour, "width": 2},
            },
            hovertext=_say_entry(entry),
            hoverinfo="text",
        )
    )


def _say_entry(entry: Entry) -> str:
    """Say the words of an entry, what they can mean, and whose they are."""
    acts = f"<br>{', '.join(entry.tied)}" if entry.tied else ""
    return f"{plain_label(entry.quote, 60)}<br>{entry.said}, {entry.role}{acts}"


def _draw_certain(chart: go.Figure, row: int, entry: Entry, scale: Scale) -> None:
    """Draw over which days an expression certainly holds, or how long a length is."""
    stretch = entry.bounds.certain_from != entry.bounds.certain_until
    if not stretch and entry.lane != LENGTHS:
        return
    colour = QUIET.light if entry.lane == LENGTHS else _colour_of(entry)
    chart.add_trace(
        go.Scatter(
            x=[scale.place(entry.start), scale.place(entry.end)],
            y=[row, row],
            mode="lines",
            line={"color": colour, "width": 7},
            hovertext=_say_entry(entry),
            hoverinfo="text",
        )
    )


def _name_acts(chart: go.Figure, row: int, entry: Entry, scale: Scale) -> None:
    """Write beside an entry whose deadline or length it is."""
    role = [entry.role] if entry.role in DEADLINES else []
    words = ", ".join([*role, *entry.tied])
    if not words:
        return
    low, high = map(scale.place, _reach(entry))
    right = scale.place(scale.most) - high < high - scale.place(scale.least)
    chart.add_annotation(
        x=low if right else high,
        y=row,
        text=words,
        showarrow=False,
        xanchor="right" if right else "left",
        xshift=-14 if right else 14,
        bgcolor=PAGE.light,
        font={"size": 11, "color": _colour_of(entry)},
    )


def _label_rows(chart: go.Figure, rows: Mapping[str, int], entries: Sequence[Entry]) -> None:
    """Label each row with the words of the text, and each lane with its head."""
    quotes = {entry.row_id: wrap_label(entry.quote) for entry in entries}
    chart.update_yaxes(
        tickmode="array",
        tickvals=list(rows.values()),
        ticktext=[quotes.get(name, f"<b>{name}</b>") for name in rows],
        range=[len(rows) - 0.5, -0.5],
    )


def _mark_days(chart: go.Figure, scale: Scale, zero: date) -> dict[str, object]:
    """Name the days on the axis, and give those that a phone has room for."""
    ticks = _even_ticks(scale, zero) if scale.even else _log_ticks(scale)
    low, high = scale.place(scale.least), scale.place(scale.most)
    edge = 0.08 * max(high - low, 1.0)
    chart.update_xaxes(
        tickmode="array", tickvals=list(ticks), ticktext=list(ticks.values()),
        range=[low - edge, high + edge], zeroline=False, tickangle=0,
        title_text="" if scale.even else "distance from publication, log scale",
    )  # fmt: skip
    few = _thin_ticks(ticks, ROOM * (high - low))
    return {"xaxis.tickvals": list(few), "xaxis.ticktext": list(few.values())}


def _thin_ticks(ticks: Mapping[float, str], room: float) -> dict[float, str]:
    """Leave out the days that stand too near to the one before.

    >>> _thin_ticks({0.0: "a", 1.0: "b", 2.0: "c"}, 1.5)
    {0.0: 'a', 2.0: 'c'}
    """
    kept: dict[float, str] = {}
    for place, name in ticks.items():
        if not kept or place - max(kept) >= room:
            kept[place] = name
    return kept


def _mark_publication(chart: go.Figure, zero: date, row: int, acts: int) -> None:
    """Draw the day of publication as a rule, and on its lane what was reported on it."""
    chart.add_vline(x=0, line={"color": QUIET.light, "width": 2})
    chart.add_annotation(
        x=0, y=1, yref="paper", yanchor="bottom", text=f"published<br>{zero.isoformat()}",
        showarrow=False, font={"size": 11, "color": QUIET.light},
    )  # fmt: skip
    words = f"{count_words(acts, 'act')} reported on {zero.isoformat()}"
    chart.add_trace(
        go.Scatter(
            x=[0],
            y=[row],
            mode="markers",
            marker={"color": QUIET.light, "size": 12, "symbol": "square"},
            hovertext=words,
            hoverinfo="text",
        )
    )
    chart.add_annotation(
        x=0, y=row, text=count_words(acts, "act"), showarrow=False, xanchor="right", xshift=-14,
        bgcolor=PAGE.light, font={"size": 11, "color": QUIET.light},
    )  # fmt: skip


def _even_ticks(scale: Scale, zero: date) -> dict[float, str]:
    """Name about six days on an even axis."""
    step = max(1, round((scale.most - scale.least) / 5))
    days = range(int(scale.least), int(scale.most) + 1, step)
    return {float(day): (zero + timedelta(days=day)).isoformat()[5:] for day in days}


def _log_ticks(scale: Scale) -> dict[float, str]:
    """Name the powers of time on both sides of the publication, few enough for a phone."""
    before = {scale.place(-d): f"−{words}" for d, words in STEPS.items() if -d >= scale.least * 1.5}
    after = {scale.place(d): f"+{words}" for d, words in STEPS.items() if d <= scale.most * 1.5}
    return dict(sorted({**before, **after}.items()))


def tabulate_bounds(entries: Sequence[Entry], name: str, base: str) -> Table:
    """Give the timeline as a table: the words, the four bounds, and whose they are."""
    rows = [
        (
            link(f"{base}#{entry.row_id}", entry.row_id, f"{entry.row_id} in the text"),
            entry.quote,
            entry.lane,
            *(_say_bound(entry, bound) for bound in BOUNDS),
            entry.role,
            join_markup(entry.tied),
        )
        for entry in entries
    ]
    columns = ("Record", "Words", "Lane", *BOUNDS, "Role", "Acts")
    return Table(name, "The timeline’s days and lengths", columns, rows)


def _say_bound(entry: Entry, bound: str) -> str:
    """Say one bound of an entry, or nothing where the text sets none."""
    day = getattr(entry.bounds, bound.lower().replace(" ", "_"))
    return f"{'about ' if entry.bounds.vague else ''}{day}" if day else ""


def _describe(entries: Sequence[Entry], lengths: Sequence[Entry], published: str) -> str:
    """Say the days in words."""
    said = "; ".join(", ".join((f"“{e.quote}”: {e.said} ({e.role})", *e.tied)) for e in entries)
    day = f", published {published}" if published else ""
    long = "; ".join(", ".join((e.said, *e.tied)) for e in lengths)
    return f"Timeline of the days that the text names{day}. {said}.{f' {long}.' if long else ''}"
