"""Figures: one function for each published chart and table.

For whoever writes a chapter: every function takes the tables of one reading and gives a value
that shows itself as the last line of a cell. In a live notebook a :class:`Figure` is an
interactive plotly chart; executed for the book it is HTML that the site's script draws
(:mod:`parley.book`). A :class:`Table` is HTML in both.

A chart's cell stays small and carries its caption in its metadata; the caption is MyST, so that
glued numbers work in it, and it is numbered and can be referred to by its name::

    figures.draw_matrix(tables)

    {"tags": ["hide-input"],
     "mystnb": {"figure": {"name": "fig-matrix",
                           "caption": "{glue:text}`acts` acts, most of them aimed at one party."}}}

The prose then refers to {numref}`fig-matrix`. Tables take a caption the same way
(they are numbered with the figures). Names of figures are unique on a page: pass
``name=`` where a function is used twice. The glued values come
before the cell, in the same chapter.
"""

from parley.figures.colours import ActorStyle, find_style, style_actors, write_colours
from parley.figures.deadlock import draw_deadlock, tabulate_orders
from parley.figures.doubts import tabulate_doubts
from parley.figures.figure import Figure, write_theme
from parley.figures.front import show_numbers, tabulate_summary
from parley.figures.ledger import list_lines, tabulate_ledger
from parley.figures.markup import Markup, Table
from parley.figures.matrix import draw_matrix, tabulate_matrix
from parley.figures.parts import count_parts, find_least_sure, list_parts, tabulate_parts
from parley.figures.strips import draw_actors, draw_demands
from parley.figures.tabulate import (
    anchor_actor,
    tabulate_actors,
    tabulate_common_ground,
    tabulate_dates,
    tabulate_deadlocks,
    tabulate_demands,
    tabulate_links,
    tabulate_positions,
)
from parley.figures.timeline import draw_timeline

__all__ = [
    "ActorStyle",
    "Figure",
    "Markup",
    "Table",
    "anchor_actor",
    "count_parts",
    "draw_actors",
    "draw_deadlock",
    "draw_demands",
    "draw_matrix",
    "draw_timeline",
    "find_least_sure",
    "find_style",
    "list_lines",
    "list_parts",
    "show_numbers",
    "style_actors",
    "tabulate_actors",
    "tabulate_common_ground",
    "tabulate_dates",
    "tabulate_deadlocks",
    "tabulate_demands",
    "tabulate_doubts",
    "tabulate_ledger",
    "tabulate_links",
    "tabulate_matrix",
    "tabulate_orders",
    "tabulate_parts",
    "tabulate_positions",
    "tabulate_summary",
    "write_colours",
    "write_theme",
]
