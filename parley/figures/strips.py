"""Strips: the text from its first sentence to its last, with who is named and who acts where."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd
import plotly.graph_objects as go

from parley.actors.identity import party_of
from parley.figures.colours import QUIET, ActorStyle, find_style, style_actors
from parley.figures.figure import Figure, make_chart, plain_label, wrap_label
from parley.figures.markup import Table, join_markup, link, link_sentence, mark_actor
from parley.figures.words import ACT_SYMBOLS, ACT_WORDS, count_words, split_list

ROW_HEIGHT, HEAD_HEIGHT, LEAST_HEIGHT = 32, 90, 220
MOST_ROWS = 14
SPREAD = 0.22  # of a row's height, between acts of one party in one sentence


def draw_actors(
    tables: Mapping[str, pd.DataFrame],
    name: str = "actors",
    most: int = MOST_ROWS,
    base: str = "text.html",
) -> Figure:
    """Draw who is mentioned in which sentence, the actors with the most mentions first.

    Args:
        tables: The tables of the contract.
        name: The figure's name, unique on its page.
        most: Number of actors drawn; the table below holds all.
        base: The page of the text, to which the table's sentences link.
    """
    styles = style_actors(tables["actors"])
    counts = tables["mentions"].groupby(["actor_id", "sentence"], sort=False).size()
    ranked = tables["actors"].sort_values("mentions", ascending=False, kind="stable")
    drawn = ranked[ranked["mentions"] > 0].head(most)
    table = _tabulate_mentions(name, ranked, counts, styles, base)
    if drawn.empty:
        return Figure(name, None, "The text mentions no actor that Parley knows.", table)
    height = max(LEAST_HEIGHT, HEAD_HEIGHT + ROW_HEIGHT * len(drawn))
    chart = make_chart(height, showlegend=False)
    for actor in drawn["actor_id"]:
        chart.add_trace(_draw_mentions(find_style(styles, actor), counts.get(actor)))
    _number_sentences(chart, tables["sentences"])
    chart.update_yaxes(autorange="reversed", type="category")
    said = [
        f"{find_style(styles, row.actor_id).name} {count_words(row.mentions, 'mention')}"
        for row in drawn.itertuples()
    ]
    alt = f"Mentions of {count_words(len(drawn), 'actor')} by sentence: {', '.join(said)}."
    return Figure(name, chart, alt, table, height)


def _draw_mentions(style: ActorStyle, counts: pd.Series) -> go.Scatter:
    """Draw one actor's mentions, larger where a sentence has several."""
    return go.Scatter(
        x=[int(sentence) for sentence in counts.index],
        y=[wrap_label(style.name)] * len(counts),
        mode="markers",
        marker={
            "color": style.colour,
            "symbol": style.symbol,
            "size": [9 + 2 * min(int(count), 4) for count in counts],
        },
        customdata=[int(count) for count in counts],
        hovertemplate="%{y}: %{customdata} in sentence %{x}<extra></extra>",
    )


def _number_sentences(chart: go.Figure, sentences: pd.DataFrame) -> None:
    """Let the horizontal axis run over all sentences of the text."""
    last = int(sentences["sentence"].max()) if len(sentences) else 1
    step = max(1, round(last / 8))
    chart.update_xaxes(
        range=[0.3, last + 0.7], tickmode="linear", tick0=step, dtick=step, title_text="sentence"
    )


def _tabulate_mentions(
    name: str, actors: pd.DataFrame, counts: pd.Series, styles: Mapping[str, ActorStyle], base: str
) -> Table:
    """Give the strip as a table."""
    rows = [
        (
            mark_actor(find_style(styles, row.actor_id)),
            int(row.mentions),
            join_markup(link_sentence(s, base=base) for s in _sentences_of(row.actor_id, counts)),
        )
        for row in actors.itertuples()
    ]
    return Table(f"{name}-data", "Mentions by actor", ("Actor", "Mentions", "Sentences"), rows)


def _sentences_of(actor: str, counts: pd.Series) -> list[int]:
    """List the sentences that mention an actor."""
    return [int(sentence) for sentence in counts[actor].index] if actor in counts else []


def draw_demands(
    tables: Mapping[str, pd.DataFrame], name: str = "demands", base: str = "demands.html"
) -> Figure:
    """Draw which party does what where in the text: a row for each party, a symbol for each act.

    Args:
        tables: The tables of the contract.
        name: The figure's name, unique on its page.
        base: The page of the ledger, to which the table's rows link.
    """
    styles = style_actors(tables["actors"])
    acts = _spread_acts(tables["demands"])
    table = _tabulate_acts(name, acts, styles, base)
    if acts.empty:
        return Figure(name, None, "The text holds no demand, offer, refusal or threat.", table)
    parties = list(dict.fromkeys(acts["party"]))
    height = max(LEAST_HEIGHT, HEAD_HEIGHT + 60 + 34 * len(parties))
    chart = make_chart(height)
    for act in (act for act in ACT_WORDS if act in set(acts["act"])):
        _draw_act(chart, act, acts[acts["act"] == act], parties, styles)
    _number_sentences(chart, tables["sentences"])
    chart.update_yaxes(
        tickmode="array",
        tickvals=list(range(len(parties))),
        ticktext=[wrap_label(find_style(styles, party).name) for party in parties],
        range=[len(parties) - 0.5, -0.5],
    )
    said = [
        f"{find_style(styles, p).name} {_count_acts(acts[acts['party'] == p])}" for p in parties
    ]
    return Figure(name, chart, f"Acts by party: {'; '.join(said)}.", table, height)


def _spread_acts(demands: pd.DataFrame) -> pd.DataFrame:
    """Give a row for each act and issuing party, with the place among those of its sentence."""
    rows = [
        (act.demand_id, int(act.sentence), party, act.act, act.issue, act.content)
        for act in demands.itertuples()
        for party in dict.fromkeys(map(party_of, split_list(act.issuers)))
    ]
    acts = pd.DataFrame(rows, columns=["demand_id", "sentence", "party", "act", "issue", "content"])
    groups = acts.groupby(["party", "sentence"])["demand_id"]
    acts["shift"] = (groups.cumcount() - (groups.transform("size") - 1) / 2) * SPREAD
    return acts


def _draw_act(
    chart: go.Figure,
    act: str,
    rows: pd.DataFrame,
    parties: list[str],
    styles: Mapping[str, ActorStyle],
) -> None:
    """Draw all acts of one kind, and one quiet symbol for the legend."""
    symbol = {"symbol": ACT_SYMBOLS[act], "size": 11}
    chart.add_trace(
        go.Scatter(
            x=[None], y=[None], mode="markers", name=ACT_WORDS[act], hoverinfo="skip",
            marker={**symbol, "color": QUIET.light},
        )
    )  # fmt: skip
    chart.add_trace(
        go.Scatter(
            x=list(rows["sentence"]),
            y=[round(parties.index(r.party) + r.shift, 3) for r in rows.itertuples()],
            mode="markers",
            showlegend=False,
            marker={**symbol, "color": [find_style(styles, p).colour for p in rows["party"]]},
            hovertext=[
                f"{r.demand_id}: {ACT_WORDS[act]}, {r.issue}<br>{plain_label(r.content, 60)}"
                for r in rows.itertuples()
            ],
            hoverinfo="text",
        )
    )


def _count_acts(rows: pd.DataFrame) -> str:
    """Say how often a party does what."""
    acts = list(rows["act"])
    return ", ".join(f"{ACT_WORDS[a]} {acts.count(a)}" for a in ACT_WORDS if a in acts)


def _tabulate_acts(
    name: str, acts: pd.DataFrame, styles: Mapping[str, ActorStyle], base: str
) -> Table:
    """Give the strip as a table."""
    rows = [
        (
            link(f"{base}#{row.demand_id}", row.demand_id),
            mark_actor(find_style(styles, row.party)),
            ACT_WORDS[row.act],
            row.issue,
            row.content,
            row.sentence,
        )
        for row in acts.itertuples()
    ]
    columns = ("Record", "Party", "Act", "Issue", "What", "Sentence")
    return Table(f"{name}-data", "Acts by party and sentence", columns, rows)
