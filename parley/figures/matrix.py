"""The matrix: which party addresses which, how often, on what."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

import pandas as pd
import plotly.graph_objects as go

from parley.actors.identity import party_of
from parley.figures.colours import PAGE, ActorStyle, find_style, style_actors
from parley.figures.figure import Figure, make_chart, plain_label, wrap_label
from parley.figures.markup import Markup, Table, join_markup, link, mark_actor, render
from parley.figures.words import (
    ACT_PHRASES,
    ACT_WORDS,
    count_words,
    join_words,
    name_issue,
    split_list,
)

NOBODY = ""
NOBODY_NAME = "nobody named"
ROW_HEIGHT, LEAST_HEIGHT, HEAD_HEIGHT = 44, 260, 130
WIDEST_BUBBLE = 34
NARROW = {"xaxis.tickangle": -90}


def tabulate_matrix(
    tables: Mapping[str, pd.DataFrame],
    name: str = "asks",
    acts: Collection[str] = tuple(ACT_WORDS),
    base: str = "demands.html",
) -> Table:
    """Show who asks what of whom: a row for each issuing party, a column for each addressed one.

    Each cell says the acts with their issues, each linked to its record; see :func:`draw_matrix`.
    """
    styles = style_actors(tables["actors"])
    cells = pair_parties(tables["demands"], acts)
    addressees = sorted({addressee for _, addressee in cells}, key=lambda a: _rank(a, styles))
    rows = [
        (
            mark_actor(find_style(styles, issuer)),
            *(_say_acts(cells.get((issuer, addressee)), base) for addressee in addressees),
        )
        for issuer in dict.fromkeys(issuer for issuer, _ in cells)
    ]
    columns = ("Who", *(f"of {_name(addressee, styles)}" for addressee in addressees))
    label = "Who asks what of whom, by party"
    return Table(name, label, columns, rows, empty="The text holds no such act.", classes="matrix")


def _say_acts(cell: Cell | None, base: str) -> Markup:
    """Say what one party directs at another: each act and issue once, with its records."""
    if cell is None:
        return Markup('<span class="nothing" aria-hidden="true">·</span>')
    said: dict[str, list[str]] = defaultdict(list)
    for demand, act, issue in zip(cell.demands, cell.acts, cell.issues, strict=True):
        said[f"{ACT_PHRASES[act]} {name_issue(issue)}"].append(demand)
    lines = (
        f'<span class="stance">{render(words)} '
        f'<span class="records">{join_markup((link(f"{base}#{d}", d) for d in demands), " ").html}'
        "</span></span>"
        for words, demands in said.items()
    )
    return Markup("".join(lines))


@dataclass
class Cell:
    """What one party directs at another: the records, their acts and their issues."""

    demands: list[str] = field(default_factory=list)
    acts: list[str] = field(default_factory=list)
    issues: list[str] = field(default_factory=list)


def draw_matrix(
    tables: Mapping[str, pd.DataFrame],
    name: str = "matrix",
    acts: Collection[str] = tuple(ACT_WORDS),
    base: str = "demands.html",
) -> Figure:
    """Draw who addresses whom: a bubble for each pair of parties, its number the acts between them.

    Args:
        tables: The tables of the contract.
        name: The figure's name, unique on its page.
        acts: The acts that count.
        base: The page of the ledger, to which the table's rows link.
    """
    styles = style_actors(tables["actors"])
    cells = pair_parties(tables["demands"], acts)
    if not cells:
        alt = "The text holds no such act, so there is no matrix to draw."
        return Figure(name, None, alt, _tabulate(name, cells, styles, base))
    issuers = list(dict.fromkeys(issuer for issuer, _ in cells))
    height = max(LEAST_HEIGHT, HEAD_HEIGHT + ROW_HEIGHT * len(issuers))
    chart = make_chart(height, showlegend=False)
    for issuer in issuers:
        chart.add_trace(_draw_row(issuer, cells, styles))
    addressees = sorted({addressee for _, addressee in cells}, key=lambda a: _rank(a, styles))
    labels = [_label(addressee, styles) for addressee in addressees]
    chart.update_xaxes(
        type="category", categoryorder="array", categoryarray=labels, side="top", tickangle=-40
    )
    chart.update_yaxes(type="category", autorange="reversed", title_text="")
    table = _tabulate(name, cells, styles, base)
    return Figure(name, chart, _describe(cells, styles), table, height, NARROW)


def pair_parties(demands: pd.DataFrame, acts: Collection[str]) -> dict[tuple[str, str], Cell]:
    """Gather the acts of each pair of issuing and addressed party, in text order.

    One act counts once for a pair, however many of the party's actors take part in it. What a party
    directs at nobody in particular stands under the empty id.
    """
    cells: dict[tuple[str, str], Cell] = defaultdict(Cell)
    for act in demands[demands["act"].isin(list(acts))].itertuples():
        issuers = dict.fromkeys(map(party_of, split_list(act.issuers)))
        addressees = dict.fromkeys(map(party_of, split_list(act.addressees))) or {NOBODY: None}
        for pair in ((issuer, addressee) for issuer in issuers for addressee in addressees):
            cells[pair].demands.append(act.demand_id)
            cells[pair].acts.append(act.act)
            cells[pair].issues.append(act.issue)
    return dict(cells)


def _rank(addressee: str, styles: Mapping[str, ActorStyle]) -> int:
    """Put the addressees in the order of the actors, nobody last."""
    order = list(styles)
    return order.index(addressee) if addressee in styles else len(order) + (addressee == NOBODY)


def _label(party: str, styles: Mapping[str, ActorStyle]) -> str:
    """Name a party on an axis, on two lines where the name is long."""
    return wrap_label(_name(party, styles))


def _name(party: str, styles: Mapping[str, ActorStyle]) -> str:
    """Name a party."""
    return find_style(styles, party).name if party != NOBODY else NOBODY_NAME


def _draw_row(
    issuer: str, cells: Mapping[tuple[str, str], Cell], styles: Mapping[str, ActorStyle]
) -> go.Scatter:
    """Draw what one party directs at others, in its colour."""
    row = {addressee: cell for (by, addressee), cell in cells.items() if by == issuer}
    most = max(len(cell.demands) for cell in cells.values())
    return go.Scatter(
        x=[_label(addressee, styles) for addressee in row],
        y=[_label(issuer, styles)] * len(row),
        mode="markers+text",
        text=[str(len(cell.demands)) for cell in row.values()],
        textfont={"color": PAGE.light, "size": 13},
        marker={
            "color": find_style(styles, issuer).colour,
            "size": [_size(len(cell.demands), most) for cell in row.values()],
            "line": {"width": 0},
            "opacity": 1,
        },
        hovertext=[plain_label(_say_cell(cell), 90) for cell in row.values()],
        hovertemplate="%{y} to %{x}<br>%{hovertext}<extra></extra>",
    )


def _size(number: int, most: int) -> float:
    """Give a bubble's width in pixels: its area grows with the number, and the number fits in."""
    return round(22 + (WIDEST_BUBBLE - 22) * ((number - 1) / max(1, most - 1)) ** 0.5, 1)


def _say_cell(cell: Cell) -> str:
    """Say the acts and the issues of a cell."""
    acts = [f"{ACT_WORDS[act]} {cell.acts.count(act)}" for act in ACT_WORDS if act in cell.acts]
    return f"{', '.join(acts)}: {', '.join(dict.fromkeys(cell.issues))}"


def _describe(cells: Mapping[tuple[str, str], Cell], styles: Mapping[str, ActorStyle]) -> str:
    """Say the matrix in words."""
    pairs = [
        f"{_name(issuer, styles)} to {_name(addressee, styles)}: "
        f"{count_words(len(cell.demands), 'act')} ({join_words(list(dict.fromkeys(cell.issues)))})"
        for (issuer, addressee), cell in cells.items()
    ]
    return f"Matrix of who addresses whom. {'; '.join(pairs)}."


def _tabulate(
    name: str,
    cells: Mapping[tuple[str, str], Cell],
    styles: Mapping[str, ActorStyle],
    base: str,
) -> Table:
    """Give the matrix as a table, one row for each pair."""
    rows = [
        (
            mark_actor(find_style(styles, issuer)),
            mark_actor(find_style(styles, addressee)) if addressee else NOBODY_NAME,
            len(cell.demands),
            ", ".join(f"{ACT_WORDS[a]} {cell.acts.count(a)}" for a in dict.fromkeys(cell.acts)),
            ", ".join(dict.fromkeys(cell.issues)),
            join_markup(link(f"{base}#{demand}", demand) for demand in cell.demands),
        )
        for (issuer, addressee), cell in cells.items()
    ]
    columns = ("Who", "Of whom", "Acts", "Which", "On what", "Records")
    return Table(f"{name}-data", "Who addresses whom, by party", columns, rows)
