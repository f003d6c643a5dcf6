"""The front page's first screen: three numbers, and who asks what of whom at a glance."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from html import escape

import pandas as pd

from parley.figures.colours import ActorStyle, find_style, style_actors
from parley.figures.markup import Markup, Table, join_markup, link, mark_actor, render
from parley.figures.matrix import NOBODY, Cell, pair_parties
from parley.figures.words import ACT_PHRASES, ACT_WORDS, name_issue

COLUMNS = 2  # parties that have a column of their own; the others share the last
OTHERS = "of others"
Pair = tuple[str, Cell]


def show_numbers(numbers: Sequence[tuple[int, str, str]]) -> Markup:
    """Show a few numbers in large type, each with what it counts and the page that lists it.

    Args:
        numbers: The number, its words, and the address of its page.

    >>> "<b>24</b>" in show_numbers([(24, "actors", "actors.html")]).html
    True
    """
    entries = "".join(
        f'<li><a href="{escape(page)}"><b>{number}</b> {render(words)}</a></li>'
        for number, words, page in numbers
    )
    return Markup(f'<ul class="parley-numbers">{entries}</ul>')


def tabulate_summary(
    tables: Mapping[str, pd.DataFrame], name: str = "summary", base: str = "demands.html"
) -> Table:
    """Show who asks what of whom on one screen; each phrase leads to its first record.

    The two parties that are addressed most have a column each, all others share one, in which they
    are named.
    """
    styles = style_actors(tables["actors"])
    cells = pair_parties(tables["demands"], tuple(ACT_WORDS))
    columns = _rank_addressees(cells)
    rows = [
        (
            mark_actor(find_style(styles, issuer)),
            *(_say_cell([(party, cells[issuer, party])], base, styles, False)
              if (issuer, party) in cells else Markup("") for party in columns),
            _say_cell(_list_others(cells, issuer, columns), base, styles, True),
        )
        for issuer in dict.fromkeys(issuer for issuer, _ in cells)
    ]  # fmt: skip
    heads = ("Who", *(f"of {find_style(styles, party).name}" for party in columns), OTHERS)
    label, empty = "Who asks what of whom, at a glance", "The text holds no such act."
    return Table(name, label, heads, rows, empty=empty, classes="summary")


def _rank_addressees(cells: Mapping[tuple[str, str], Cell]) -> list[str]:
    """Rank the parties by the number of acts addressed to them, and take the first."""
    counted: Counter[str] = Counter()
    for (_, party), cell in cells.items():
        if party != NOBODY:
            counted[party] += len(cell.demands)
    return [party for party, _ in counted.most_common(COLUMNS)]


def _list_others(
    cells: Mapping[tuple[str, str], Cell], issuer: str, columns: Iterable[str]
) -> list[Pair]:
    """List what a party directs at those who have no column."""
    known = set(columns)
    return [(to, cell) for (by, to), cell in cells.items() if by == issuer and to not in known]


def _say_cell(
    pairs: Sequence[Pair], base: str, styles: Mapping[str, ActorStyle], named: bool
) -> Markup:
    """Say the acts of a cell, each with its issues, and to whom where that is not the heading's."""
    said = [
        _say_act(cell, act, base, find_style(styles, party).name if named and party else "")
        for party, cell in pairs
        for act in ACT_WORDS
        if act in cell.acts
    ]
    return join_markup(said, " · ")


def _say_act(cell: Cell, act: str, base: str, addressee: str) -> Markup:
    """Say one act with its issues, linked to its first record."""
    rows = list(zip(cell.demands, cell.acts, cell.issues, strict=True))
    issues = dict.fromkeys(name_issue(issue) for _, each, issue in rows if each == act)
    records = [demand for demand, each, _ in rows if each == act]
    phrase = link(f"{base}#{records[0]}", f"{ACT_PHRASES[act]} {', '.join(issues)}")
    times = Markup(f' <span class="records">×{len(records)}</span>') if len(records) > 1 else None
    to = Markup(" (") + join_markup([addressee]) + Markup(")") if addressee else None
    return Markup("".join(part.html for part in (phrase, times, to) if part))
