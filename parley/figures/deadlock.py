"""The deadlock: who wants which issue settled before which, and where the claims close a ring."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping
from itertools import pairwise

import pandas as pd
import plotly.graph_objects as go

from parley.figures.colours import ALARM, INK, PAGE, QUIET, ActorStyle, find_style, style_actors
from parley.figures.figure import Figure, make_chart, plain_label
from parley.figures.markup import Table, link, mark_actor
from parley.figures.words import join_words

Step = tuple[str, str]
Point = tuple[float, float]
BEND = 0.42  # how far a claim's curve leaves the straight line, in parts of its length
HEIGHT = 320


def draw_deadlock(
    tables: Mapping[str, pd.DataFrame], name: str = "deadlock", base: str = "demands.html"
) -> Figure:
    """Draw the order claims as arrows between issues; those that close a ring are drawn strong.

    Args:
        tables: The tables of the contract, ``deadlocks`` among them.
        name: The figure's name, unique on its page.
        base: The page of the ledger, to which the table's rows link.
    """
    styles = style_actors(tables["actors"])
    orders = tables["orders"]
    table = tabulate_orders(tables, f"{name}-data", base)
    if orders.empty:
        alt = "Nobody in the text says which issue must come before which."
        return Figure(name, None, alt, table)
    places = _place_issues(orders)
    ringed = _ring_steps(tables["deadlocks"])
    chart = make_chart(HEIGHT, showlegend=False, margin={"l": 4, "r": 4, "t": 4, "b": 4})
    for step, claims in orders.groupby(["before", "after"], sort=False):
        _draw_step(chart, step, claims, places, styles, step in ringed)
    chart.add_trace(_draw_issues(places))
    chart.update_xaxes(visible=False, range=[-1.5, 1.5])
    reach = 1.25 if any(y for _, y in places.values()) else 0.95  # two issues stand on one line
    chart.update_yaxes(visible=False, range=[-reach, reach])
    return Figure(name, chart, _describe(tables, styles), table, HEIGHT)


def tabulate_orders(
    tables: Mapping[str, pd.DataFrame], name: str = "orders", base: str = "demands.html"
) -> Table:
    """Give the order claims as a table, each with its record."""
    styles = style_actors(tables["actors"])
    ringed = _ring_steps(tables["deadlocks"])
    rows = [
        (
            mark_actor(find_style(styles, claim.actor_id)),
            claim.before,
            claim.after,
            claim.status,
            "yes" if (claim.before, claim.after) in ringed else "no",
            link(f"{base}#{claim.demand_id}", claim.demand_id),
        )
        for claim in tables["orders"].itertuples()
    ]
    columns = ("Who", "First", "Then", "Status", "In a ring", "Record")
    empty = "Nobody in the text says which issue must come before which."
    return Table(name, "Who wants what first", columns, rows, empty=empty)


def _ring_steps(deadlocks: pd.DataFrame) -> set[Step]:
    """List the steps of all rings."""
    return {step for ring in deadlocks["issues"] for step in pairwise(ring.split(">"))}


def _place_issues(orders: pd.DataFrame) -> dict[str, Point]:
    """Place the issues on a circle, the first on the left, so that two stand side by side."""
    issues = list(dict.fromkeys([*orders["before"], *orders["after"]]))
    turns = [math.pi - 2 * math.pi * rank / len(issues) for rank in range(len(issues))]
    return {
        issue: (round(math.cos(turn), 4), round(0.8 * math.sin(turn), 4))
        for issue, turn in zip(issues, turns, strict=True)
    }


def _draw_issues(places: Mapping[str, Point]) -> go.Scatter:
    """Draw the issues by name."""
    return go.Scatter(
        x=[x for x, _ in places.values()],
        y=[y for _, y in places.values()],
        mode="markers+text",
        text=[f"<b>{plain_label(issue, 18)}</b>" for issue in places],
        textposition="bottom center",
        textfont={"size": 14, "color": INK.light},
        marker={"size": 18, "color": INK.light, "symbol": "circle"},
        hoverinfo="skip",
    )


def _draw_step(
    chart: go.Figure,
    step: Step,
    claims: pd.DataFrame,
    places: Mapping[str, Point],
    styles: Mapping[str, ActorStyle],
    strong: bool,
) -> None:
    """Draw one step as a curve with an arrow's head and the names of who claims it."""
    start, end = places[step[0]], places[step[1]]
    bend = _bend(start, end)
    colour = ALARM.light if strong else QUIET.light
    curve = [_at(start, bend, end, t / 40) for t in range(3, 38)]
    chart.add_trace(
        go.Scatter(
            x=[x for x, _ in curve],
            y=[y for _, y in curve],
            mode="lines",
            line={
                "color": colour,
                "width": 4 if strong else 2,
                "dash": "solid" if strong else "dash",
            },
            hoverinfo="skip",
        )
    )
    _add_head(chart, curve, colour)
    chart.add_annotation(
        x=_at(start, bend, end, 0.5)[0],
        y=_at(start, bend, end, 0.5)[1],
        text=_say_claims(step, claims, styles),
        showarrow=False,
        bgcolor=PAGE.light,
        font={"size": 12, "color": INK.light},
        borderpad=3,
    )


def _add_head(chart: go.Figure, curve: list[Point], colour: str) -> None:
    """Put an arrow's head on the end of a curve."""
    (ax, ay), (x, y) = curve[-3], curve[-1]
    chart.add_annotation(
        x=x, y=y, ax=ax, ay=ay, xref="x", yref="y", axref="x", ayref="y",
        text="", showarrow=True, arrowhead=2, arrowsize=1.4, arrowwidth=2.5, arrowcolor=colour,
    )  # fmt: skip


def _bend(start: Point, end: Point) -> Point:
    """Give the control point of a curve that leaves the line to the left of its way."""
    middle = ((start[0] + end[0]) / 2, (start[1] + end[1]) / 2)
    return (
        middle[0] - BEND * 2 * (end[1] - start[1]) * 0.6,
        middle[1] + BEND * 2 * (end[0] - start[0]) * 0.9,
    )


def _at(start: Point, bend: Point, end: Point, t: float) -> Point:
    """Give a point of a quadratic curve."""
    a, b, c = (1 - t) ** 2, 2 * t * (1 - t), t**2
    return tuple(round(a * start[i] + b * bend[i] + c * end[i], 4) for i in (0, 1))


def _say_claims(step: Step, claims: pd.DataFrame, styles: Mapping[str, ActorStyle]) -> str:
    """Say who claims a step, each way of claiming it on its own line."""
    by_status: dict[str, list[str]] = defaultdict(list)
    for claim in claims.itertuples():
        by_status[claim.status].append(plain_label(find_style(styles, claim.actor_id).name, 26))
    lines = [f"{'<br>'.join(names)}<br>({status})" for status, names in by_status.items()]
    return f"{'<br>'.join(lines)}<br><b>{step[0]} first</b>"


def _describe(tables: Mapping[str, pd.DataFrame], styles: Mapping[str, ActorStyle]) -> str:
    """Say the claims and the rings in words."""
    claims = [
        f"{find_style(styles, claim.actor_id).name}: {claim.before} before {claim.after} "
        f"({claim.status}, {claim.demand_id})"
        for claim in tables["orders"].itertuples()
    ]
    rings = [ring.replace(">", ", then ") for ring in tables["deadlocks"]["issues"]]
    end = f"They close a ring: {join_words(rings)}." if rings else "They close no ring."
    return f"Who wants what first. {'; '.join(claims)}. {end}"
