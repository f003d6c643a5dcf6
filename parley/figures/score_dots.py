"""Score dots: F1 and its interval by measure, a row for each corpus."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from parley.evaluate.score import Score
from parley.figures.colours import ACTORS
from parley.figures.figure import Figure, make_chart
from parley.figures.markup import Table
from parley.figures.scores import HEADINGS, MAIN, format_interval, say_share
from parley.figures.words import join_words

SYMBOLS = ("circle", "diamond-open", "x-thin-open")
ROW, ROOM = 21, 70
EDGE = 1.26  # where the percentages end, on the axis of F1


@dataclass(frozen=True, slots=True)
class Dot:
    """One figure of one corpus: where it stands, its F1 and the ends of its interval."""

    place: float
    measure: str
    f1: float | None
    interval: tuple[float, float] | None


def draw_scores(scores: Mapping[str, Score], name: str = "scores") -> Figure:
    """Draw F1 and its 95 % interval for the main measures, a row for each corpus.

    Args:
        scores: By the corpus's label, at most three; each row bears its label, its symbol and its
            figure, so that nothing hangs on colour.
        name: The figure's name, unique on its page.
    """
    step = len(scores) + 1
    dots = {
        label: [_place_dot(score, m, step * i + rank) for i, m in enumerate(MAIN)]
        for rank, (label, score) in enumerate(scores.items(), 1)
    }
    height = ROOM + ROW * step * len(MAIN)
    chart = make_chart(height, showlegend=False)
    for rank, (label, row) in enumerate(dots.items()):
        chart.add_trace(_draw_dots(label, row, ACTORS[rank].light, SYMBOLS[rank]))
        for dot in row:
            _write(chart, EDGE, dot.place, say_percent(dot.f1), "right")
    for i, measure in enumerate(MAIN):
        _write(chart, 0, step * i, f"<b>{HEADINGS[measure]}</b>", "left")
    _label_rows(chart, dots, step * len(MAIN))
    return Figure(name, chart, _say_dots(dots), tabulate_dots(scores, f"{name}-data"), height)


def _place_dot(score: Score, measure: str, place: float) -> Dot:
    """Take one figure."""
    return Dot(place, measure, score.total(measure).f1, score.interval(measure))


def _draw_dots(label: str, dots: Sequence[Dot], colour: str, symbol: str) -> go.Scatter:
    """Draw the figures of one corpus, with whiskers where there is an interval."""
    drawn = [dot for dot in dots if dot.f1 is not None]
    ends = [dot.interval or (dot.f1, dot.f1) for dot in drawn]
    return go.Scatter(
        x=[round(dot.f1, 4) for dot in drawn],
        y=[dot.place for dot in drawn],
        mode="markers",
        name=label,
        marker={
            "color": colour,
            "symbol": symbol,
            "size": 10,
            "line": {"width": 2, "color": colour},
        },
        error_x={
            "type": "data",
            "symmetric": False,
            "array": [round(high - d.f1, 4) for d, (_, high) in zip(drawn, ends, strict=True)],
            "arrayminus": [round(d.f1 - low, 4) for d, (low, _) in zip(drawn, ends, strict=True)],
            "color": colour,
            "thickness": 1.5,
            "width": 4,
        },
        hovertext=[f"{label}: {HEADINGS[dot.measure]} {say_dot(dot)}" for dot in drawn],
        hoverinfo="text",
    )


def _write(chart: go.Figure, x: float, y: float, words: str, side: str) -> None:
    """Write words into the chart, at their left or right end."""
    chart.add_annotation(x=x, y=y, text=words, showarrow=False, xanchor=side, yanchor="middle")


def _label_rows(chart: go.Figure, dots: Mapping[str, Sequence[Dot]], rows: int) -> None:
    """Label each row with its corpus, and the axis with percentages."""
    chart.update_yaxes(
        tickmode="array",
        tickvals=[dot.place for row in dots.values() for dot in row],
        ticktext=[label for label, row in dots.items() for _ in row],
        range=[rows - 0.3, -0.8],
        showgrid=False,
        zeroline=False,
    )
    chart.update_xaxes(
        range=[-0.02, EDGE],
        tickvals=[0, 0.25, 0.5, 0.75, 1],
        ticktext=["0", "25", "50", "75", "100 %"],
        title_text="F1 and its 95 % interval",
        zeroline=False,
    )


def _say_dots(dots: Mapping[str, Sequence[Dot]]) -> str:
    """Say all figures in words."""
    said = []
    for each in zip(*dots.values(), strict=True):
        of = [f"{label} {say_dot(dot)}" for label, dot in zip(dots, each, strict=True)]
        said.append(f"{HEADINGS[each[0].measure]}: {', '.join(of)}")
    return f"F1 by measure and corpus, {join_words(list(dots))}. {'; '.join(said)}."


def say_dot(dot: Dot) -> str:
    """Say a figure with its interval.

    >>> say_dot(Dot(0, "dates.value", 0.887, (0.845, 0.929))), say_dot(Dot(0, "", None, None))
    ('89 % (84 to 93)', '–')
    """
    if dot.f1 is None or dot.interval is None:
        return say_percent(dot.f1)
    low, high = (f"{100 * end:.0f}" for end in dot.interval)
    return f"{say_percent(dot.f1)} ({low} to {high})"


def say_percent(share: float | None) -> str:
    """Say a share in whole percent.

    >>> say_percent(0.0769), say_percent(None)
    ('8 %', '–')
    """
    return "–" if share is None else f"{100 * share:.0f} %"


def tabulate_dots(scores: Mapping[str, Score], name: str) -> Table:
    """Show the main measures of several corpora: counts, F1 and interval."""
    rows = [
        (f"{HEADINGS[m]}, {label}", count.gold, count.found, count.right, say_share(count.f1),
         format_interval(*(score.interval(m) or (None, None))))
        for m in MAIN
        for label, score in scores.items()
        for count in [score.total(m)]
    ]  # fmt: skip
    columns = ("Measure, corpus", "Gold", "Found", "Right", "F1", "95 % interval")
    return Table(name, "F1 by measure and corpus", columns, rows)
