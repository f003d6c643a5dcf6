"""Threads drawn and tabulated: which demand is seen when, and what became of it."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd
import plotly.graph_objects as go

from parley.figures.colours import ActorStyle, find_style, style_actors
from parley.figures.figure import Figure, make_chart, plain_label, wrap_label
from parley.figures.markup import Markup, Table, join_markup, link, mark_actor
from parley.figures.tabulate import mark_actors, quote_words
from parley.figures.words import count_words, name_issue, split_list

Tables = Mapping[str, pd.DataFrame]
ROW_HEIGHT, HEAD_HEIGHT, LEAST_HEIGHT = 30, 90, 220
SYMBOLS = {
    "first": "circle-open",
    "repeated": "circle",
    "changed": "diamond",
    "answered": "x",
    "dropped": "line-ew-open",
}


def anchor_words(text_id: str, sentence: int) -> str:
    """Give the anchor of a sentence on a page that holds several texts.

    >>> anchor_words("a wire", 3)
    'a-wire-s03'
    """
    safe = "".join(c if c.isascii() and c.isalnum() else "-" for c in text_id)
    return f"{safe}-s{int(sentence):02d}"


def draw_threads(tables: Tables, name: str = "threads") -> Figure:
    """Draw the threads that are seen on more than one day or answered: a row each, over time.

    Args:
        tables: The tables of the contract, of all the texts together.
        name: The figure's name, unique on its page.
    """
    threads = tables["threads"]
    followed = threads[(threads["published"] != "") & (threads["event"] != "first")]["thread_id"]
    drawn = threads[threads["thread_id"].isin(followed) & (threads["published"] != "")]
    styles, table = style_actors(tables["actors"]), tabulate_threads(tables, f"{name}-data")
    if drawn.empty:
        return Figure(name, None, "No demand is seen again, answered or given up.", table)
    groups = list(drawn.groupby("thread_id", sort=False))
    height = max(LEAST_HEIGHT, HEAD_HEIGHT + ROW_HEIGHT * len(groups))
    chart = make_chart(height, showlegend=False)
    for thread_id, rows in groups:
        chart.add_trace(_draw_thread(thread_id, rows, styles))
    chart.update_yaxes(autorange="reversed", type="category")
    chart.update_xaxes(type="date", title_text="day of publication")
    said = "; ".join(_describe(rows, styles) for _, rows in groups)
    alt = f"{count_words(len(groups), 'demand')} over time. {said}."
    return Figure(name, chart, alt, table, height)


def _draw_thread(
    thread_id: str, rows: pd.DataFrame, styles: Mapping[str, ActorStyle]
) -> go.Scatter:
    """Draw one thread: a line from day to day, a sign for what is seen."""
    style = _style_of(rows, styles)
    label = f"{wrap_label(style.name, 18)} {thread_id.removeprefix('th-').lstrip('0')}"
    return go.Scatter(
        x=rows["published"].tolist(),
        y=[label] * len(rows),
        mode="lines+markers",
        line={"color": style.colour, "width": 1},
        marker={
            "color": style.colour,
            "size": 11,
            "symbol": [SYMBOLS[event] for event in rows["event"]],
        },
        customdata=[
            [row.event, plain_label(row.change, 40), plain_label(row.what, 60)]
            for row in rows.itertuples()
        ],
        hovertemplate="%{x}: %{customdata[0]} %{customdata[1]}<br>%{customdata[2]}<extra></extra>",
    )


def _style_of(rows: pd.DataFrame, styles: Mapping[str, ActorStyle]) -> ActorStyle:
    """Give the style of who made the demand."""
    return find_style(styles, next(iter(split_list(rows.iloc[0]["actors"])), ""))


def _describe(rows: pd.DataFrame, styles: Mapping[str, ActorStyle]) -> str:
    """Say one thread in words."""
    events = ", ".join(f"{row.event} {row.published}" for row in rows.itertuples())
    return f"{_style_of(rows, styles).name}, on {name_issue(rows.iloc[0]['issue'])}: {events}"


def tabulate_threads(tables: Tables, name: str = "threads") -> Table:
    """Tabulate the threads, each row with the words that show it and the way to them."""
    styles = style_actors(tables["actors"])
    rows = [
        (
            row.thread_id,
            link(f"#{anchor_words(row.text_id, row.sentence)}", row.published or row.text_id),
            row.event + (f" ({row.change})" if row.change else ""),
            mark_actors(row.actors, styles),
            mark_actors(row.addressees, styles),
            name_issue(row.issue),
            quote_words(row.quote),
            str(row.unseen) if row.unseen else "",
        )
        for row in tables["threads"].itertuples()
    ]
    columns = ("Thread", "Seen", "What", "Who", "Of whom", "Issue", "Words", "Unseen later")
    return Table(
        name,
        "Each demand, offer, threat and accusation over time",
        columns,
        rows,
        empty="There is no demand, offer, threat or accusation to follow.",
        classes="sorted threads",
        filters=("What", "Issue"),
    )


def tabulate_moves(tables: Tables, moves: pd.DataFrame, name: str = "moves") -> Table:
    """Tabulate when each party's stance on an issue was first seen, and when another came.

    Args:
        tables: The tables of the contract.
        moves: What :func:`parley.overtime.list_moves` gives.
        name: The table's name, unique on its page.
    """
    styles = style_actors(tables["actors"])
    demands = tables["demands"].set_index(["text_id", "demand_id"])
    rows = []
    for row in moves.itertuples():
        proof = demands.loc[(row.text_id, row.demand_id)]
        rows.append(
            (
                mark_actor(find_style(styles, row.party)),
                name_issue(row.issue),
                "first seen" if row.move == "first" else "another",
                row.stance.replace("|", ", "),
                link(f"#{anchor_words(row.text_id, proof['sentence'])}", row.published),
                quote_words(proof["quote"]),
            )
        )
    columns = ("Party", "Issue", "Which", "Stance", "Seen", "Words")
    empty = "No dated text shows a stance."
    return Table(name, "When each stance was first seen", columns, rows, empty=empty)


def show_sentences(tables: Tables) -> Markup:
    """Show the texts sentence by sentence as far as they may be shown, each with its anchor.

    Args:
        tables: The tables, as :func:`parley.publish.limit_tables` gives them.
    """
    pieces = []
    titles = {row.text_id: row for row in tables["texts"].itertuples()}
    for text_id, rows in tables["sentences"].groupby("text_id", sort=False):
        known = titles[text_id]
        head = join_markup([known.title or text_id, known.published or "no day"]).html
        listed = "".join(
            f'<li id="{anchor_words(text_id, row.sentence)}" value="{row.sentence}">'
            f"{join_markup([row.quote]).html}</li>"
            for row in rows.itertuples()
        )
        pieces.append(f'<p class="parley-text-head"><strong>{head}</strong></p>\n<ol>{listed}</ol>')
    return Markup("\n".join(pieces))
