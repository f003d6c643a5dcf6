"""The timeline: which days the text speaks of, how exactly, and which of them are deadlines."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

import pandas as pd
import plotly.graph_objects as go

from parley.figures.colours import ALARM, INK, PAGE, QUIET
from parley.figures.figure import Figure, make_chart, plain_label, wrap_label
from parley.figures.tabulate import tabulate_dates

ROW_HEIGHT, HEAD_HEIGHT, LEAST_HEIGHT = 34, 110, 240
OPEN_DAYS = 10  # how far an interval without an end is drawn beyond the day that it has
LINEAR_DAYS = 60  # a text whose days lie within as many is drawn on an even scale
DEADLINES = frozenset({"deadline", "end"})
STEPS = {1: "1 d", 7: "1 w", 30: "1 m", 365: "1 y", 3650: "10 y", 36500: "100 y"}


@dataclass(frozen=True, slots=True)
class Bar:
    """One expression on the timeline, in days from the zero day.

    ``open_start`` and ``open_end`` say that the text sets no bound there; ``vague`` that the bounds
    themselves are approximate (EDTF's ``~``, ``?`` and ``%``).
    """

    date_id: str
    quote: str
    role: str
    said: str
    start: int
    end: int
    open_start: bool
    open_end: bool
    vague: bool


def draw_timeline(
    tables: Mapping[str, pd.DataFrame], name: str = "timeline", base: str = "text.html"
) -> Figure:
    """Draw the days of the text around the day of its publication, one row for each expression.

    A day is a point, a span a bar; where a bound is approximate the bar is dotted, where one is
    open it ends in an arrow. Deadlines are diamonds in the alarm colour and say so. Where the days
    lie more than two months apart the scale is logarithmic on both sides of the publication.

    Args:
        tables: The tables of the contract, of one text.
        name: The figure's name, unique on its page.
        base: The page of the text, to which the table's rows link.
    """
    table = tabulate_dates(tables, f"{name}-data", base=base, anchors=False)
    published = "".join(tables["texts"]["published"].head(1))
    zero = _find_zero(tables["dates"], published)
    bars = _make_bars(tables["dates"], zero)
    if not bars:
        alt = "The text names no day that could stand on a timeline."
        return Figure(name, None, alt, table)
    height = max(LEAST_HEIGHT, HEAD_HEIGHT + ROW_HEIGHT * len(bars))
    chart = make_chart(height, showlegend=False, margin={"t": 40})
    scale = _choose_scale(bars)
    for row, bar in enumerate(bars):
        _draw_bar(chart, row, bar, scale)
    chart.update_yaxes(
        tickmode="array",
        tickvals=list(range(len(bars))),
        ticktext=[wrap_label(bar.quote) for bar in bars],
        range=[len(bars) - 0.5, -0.5],
    )
    _mark_days(chart, bars, zero, scale, bool(published))
    return Figure(name, chart, _describe(bars, published), table, height)


def _find_zero(dates: pd.DataFrame, published: str) -> date:
    """Give the day from which the others are counted: of publication, else the first one named."""
    days = sorted(filter(None, map(_day, [*dates["earliest"], *dates["latest"]])))
    return _day(published) or (days[0] if days else date.min)


def _day(iso: str) -> date | None:
    """Read an ISO day; nothing where the calendar has no such day."""
    try:
        return date.fromisoformat(iso)
    except ValueError:
        return None


def _make_bars(dates: pd.DataFrame, zero: date) -> list[Bar]:
    """Make the bars in the order of their days; durations and sets have none."""
    bars = []
    for row in dates.itertuples():
        earliest, latest = _day(row.earliest), _day(row.latest)
        if not (earliest or latest):
            continue
        start, end = earliest or latest, latest or earliest
        bars.append(
            Bar(
                row.date_id, row.quote, row.role, _say_days(row),
                (start - zero).days, (end - zero).days,
                earliest is None, latest is None, any(sign in row.edtf for sign in "~?%"),
            )
        )  # fmt: skip
    return sorted(bars, key=lambda bar: (bar.start, bar.end, bar.date_id))


def _say_days(row: object) -> str:
    """Say from when to when an expression can mean."""
    if row.earliest == row.latest:
        return row.earliest
    if not row.earliest:
        return f"until {row.latest}"
    return f"{row.earliest} to {row.latest}" if row.latest else f"from {row.earliest}"


@dataclass(frozen=True, slots=True)
class Scale:
    """Where a number of days lies on the axis: evenly, or by its logarithm on each side of zero."""

    even: bool
    least: float
    most: float

    def place(self, days: float) -> float:
        """Give the place of a number of days."""
        return float(days) if self.even else math.copysign(math.log10(1 + abs(days)), days)


def _choose_scale(bars: list[Bar]) -> Scale:
    """Choose the scale that all bars fit on."""
    least = min(0, *(bar.start - OPEN_DAYS * bar.open_start for bar in bars))
    most = max(0, *(bar.end + OPEN_DAYS * bar.open_end for bar in bars))
    return Scale(most - least <= LINEAR_DAYS, least, most)


def _draw_bar(chart: go.Figure, row: int, bar: Bar, scale: Scale) -> None:
    """Draw one expression: its span, and a symbol at each bound."""
    start, end = bar.start - OPEN_DAYS * bar.open_start, bar.end + OPEN_DAYS * bar.open_end
    colour = ALARM.light if bar.role in DEADLINES else INK.light
    symbol = "diamond" if bar.role in DEADLINES else "circle"
    symbols = [
        "triangle-left" if bar.open_start else symbol,
        "triangle-right" if bar.open_end else symbol,
    ]
    chart.add_trace(
        go.Scatter(
            x=[scale.place(start), scale.place(end)],
            y=[row, row],
            mode="lines+markers",
            line={"color": colour, "width": 3, "dash": "dot" if bar.vague else "solid"},
            marker={
                "color": PAGE.light if bar.vague else colour,
                "size": 11,
                "symbol": symbols,
                "line": {"color": colour, "width": 2},
            },
            hovertext=f"{plain_label(bar.quote, 60)}<br>{bar.said}, {bar.role}",
            hovertemplate="%{hovertext}<extra></extra>",
        )
    )
    if bar.role in DEADLINES:
        chart.add_annotation(
            x=scale.place(end), y=row, text=bar.role, showarrow=False, yshift=-14,
            font={"size": 11, "color": ALARM.light},
        )  # fmt: skip


def _mark_days(
    chart: go.Figure, bars: list[Bar], zero: date, scale: Scale, published: bool
) -> None:
    """Name the days on the axis, and draw the day of publication as a rule."""
    ticks = _even_ticks(scale, zero) if scale.even else _log_ticks(scale)
    low, high = scale.place(scale.least), scale.place(scale.most)
    edge = 0.08 * max(high - low, 1.0)
    chart.update_xaxes(
        tickmode="array", tickvals=list(ticks), ticktext=list(ticks.values()),
        range=[low - edge, high + edge], zeroline=False, tickangle=0,
        title_text="" if scale.even else "distance from publication, log scale",
    )  # fmt: skip
    if published:
        chart.add_vline(x=0, line={"color": QUIET.light, "width": 2})
        chart.add_annotation(
            x=0, y=1, yref="paper", yanchor="bottom", text=f"published<br>{zero.isoformat()}",
            showarrow=False, font={"size": 11, "color": QUIET.light},
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


def _describe(bars: list[Bar], published: str) -> str:
    """Say the days in words."""
    said = "; ".join(f"“{bar.quote}”: {bar.said} ({bar.role})" for bar in bars)
    day = f", published {published}" if published else ""
    return f"Timeline of the days that the text names{day}. {said}."
