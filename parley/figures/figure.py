"""The figure: a chart that draws itself in a notebook and in the site, with its data as a table."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Mapping
from dataclasses import dataclass, field
from html import escape

import plotly.graph_objects as go

from parley.figures.colours import INK, PAGE, QUIET, RULE, map_to_dark
from parley.figures.folding import fold_repeats, round_numbers
from parley.figures.markup import Table, is_live
from parley.figures.picture import draw_pictures

FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', Ubuntu, Cantarell, sans-serif"
AXIS = {
    "gridcolor": RULE.light,
    "linecolor": RULE.light,
    "zerolinecolor": RULE.light,
    "tickcolor": RULE.light,
    "tickfont": {"color": INK.light, "size": 12},
    "title": {"font": {"color": QUIET.light, "size": 12}},
    "automargin": True,
    "fixedrange": True,
}
TEMPLATE = go.layout.Template(
    layout={
        "font": {"family": FONT, "size": 13, "color": INK.light},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "colorway": [INK.light],
        "margin": {"l": 8, "r": 12, "t": 12, "b": 8},
        "xaxis": AXIS,
        "yaxis": AXIS,
        "dragmode": False,
        "modebar": {
            "bgcolor": "rgba(0,0,0,0)",
            "color": QUIET.light,
            "activecolor": INK.light,
        },
        "hoverlabel": {
            "bgcolor": PAGE.light,
            "bordercolor": RULE.light,
            "font": {"color": INK.light, "family": FONT, "size": 13},
            "align": "left",
        },
        "legend": {
            "orientation": "h",
            "y": 1.02,
            "yanchor": "bottom",
            "x": 0,
            "font": {"size": 12},
        },
    }
)
CONFIG = {
    "responsive": True,
    "displaylogo": False,
    # The site's script adds a button for SVG beside the one for PNG.
    "modeBarButtons": [["toImage"]],
    "displayModeBar": True,
    "scrollZoom": False,
}
NARROW = {"font.size": 11, "xaxis.tickfont.size": 11, "yaxis.tickfont.size": 11}
PLOTLY_MIME = "application/vnd.plotly.v1+json"


@dataclass(frozen=True)
class Figure:
    """A chart with its alternative text and its data.

    Attributes:
        name: Short name in lower case and hyphens; the element's id is ``chart-<name>``.
        chart: The plotly figure, or none where the text has nothing to draw.
        alt: The data in words, read out in place of the chart.
        table: The data as a table, one click below the chart.
        height: Height in pixels that is kept free for the chart.
        narrow: What of the layout is otherwise on a phone, by its path (``xaxis.tickangle``).
    """

    name: str
    chart: go.Figure | None
    alt: str
    table: Table
    height: int = 420
    narrow: Mapping[str, object] = field(default_factory=dict)

    def to_json(self) -> str:
        """Give what the site's script draws: data, layout, and what is otherwise on a phone.

        What recurs in them is said once; see :mod:`parley.figures.folding`.
        """
        if self.chart is None:
            return "{}"
        drawn = json.loads(self.chart.to_json())
        layout = {name: part for name, part in drawn["layout"].items() if name != "template"}
        plan = {"data": drawn["data"], "layout": layout, "narrow": dict(self.narrow)}
        return write_json(fold_repeats(round_numbers(plan)))

    def to_html(self) -> str:
        """Give the chart's place, its data for the script, and its table; no script of its own."""
        if self.chart is None:
            return f'<p class="parley-empty">{escape(self.alt)}</p>'
        pictures = draw_pictures(json.loads(self.chart.to_json()), self.height, self.narrow)
        return (
            f'<figure class="parley-figure" id="chart-{escape(self.name)}" role="group"'
            f' aria-label="{escape(self.alt)}">\n'
            f'<div class="parley-stage">{pictures}<div class="parley-chart"></div></div>\n'
            f'<script type="application/json">{escape_script(self.to_json())}</script>\n'
            f"<details><summary>The chart’s data as a table</summary>\n"
            f"{self.table.to_html()}\n</details>\n</figure>"
        )

    def _repr_mimebundle_(
        self, include: object = None, exclude: object = None
    ) -> dict[str, object]:
        """Show a live chart to a person at a notebook, else the static form of the site."""
        plain = {"text/plain": self.alt}
        if self.chart is None or not is_live():
            return {"text/html": self.to_html(), **plain}
        live = go.Figure(self.chart).update_layout(paper_bgcolor=PAGE.light, height=self.height)
        return {PLOTLY_MIME: {**json.loads(live.to_json()), "config": CONFIG}, **plain}


def write_json(content: object) -> str:
    """Write a value as JSON, the same bytes each time and no blank too many.

    >>> write_json({"b": 1, "a": [2]})
    '{"a":[2],"b":1}'
    """
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def write_theme() -> str:
    """Write what all charts share as a script: template, configuration, dark colours.

    >>> write_theme().startswith("window.parleyTheme = {")
    True
    """
    theme = {
        "template": json.loads(go.Figure(layout={"template": TEMPLATE}).to_json())["layout"][
            "template"
        ],
        "config": CONFIG,
        "narrow": NARROW,
        "dark": map_to_dark(),
    }
    return f"window.parleyTheme = {write_json(theme)};\n"


def escape_script(content: str) -> str:
    r"""Keep JSON from closing or opening the script element that holds it.

    >>> escape_script('{"a": "</script><!--"}')
    '{"a": "\\u003c/script\\u003e\\u003c!--"}'
    """
    for sign in "<>&\u2028\u2029":
        content = content.replace(sign, f"\\u{ord(sign):04x}")
    return content


def make_chart(height: int, **layout: object) -> go.Figure:
    """Start a chart in the book's one template."""
    return go.Figure(layout={"template": TEMPLATE, "height": height, "autosize": True, **layout})


def plain_label(text: str, width: int = 22) -> str:
    """Give text as a chart's label: plotly reads some HTML in it, so it is escaped, and cut.

    >>> plain_label("a <b>bold</b> word", 40)
    'a &lt;b&gt;bold&lt;/b&gt; word'
    """
    return escape(shorten(" ".join(text.split()), width), quote=False)


def wrap_label(text: str, width: int = 16) -> str:
    """Give text as a label of at most two lines.

    >>> wrap_label("France, United Kingdom, Germany, Poland")
    'France, United<br>Kingdom,…'
    """
    lines = textwrap.wrap(text, width) or [""]
    if len(lines) > 2:
        lines[1] = shorten(lines[1] + "…", width)
    return "<br>".join(escape(line, quote=False) for line in lines[:2])


def shorten(text: str, width: int) -> str:
    """Cut text at a width, with an ellipsis.

    >>> shorten("European leaders", 9)
    'European…'
    """
    return text if len(text) <= width else text[: width - 1].rstrip() + "…"
