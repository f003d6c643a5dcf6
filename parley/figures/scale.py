"""Scale: what a text costs and how much memory is held, by the number of texts."""

from __future__ import annotations

from collections.abc import Sequence

import plotly.graph_objects as go

from parley.evaluate.scale import Measured, list_sizes
from parley.figures.colours import ACTORS
from parley.figures.figure import Figure, make_chart
from parley.figures.markup import Table

HEIGHT = 300
TOP = 25  # percent above the highest point
DRAWN = {"cost": ("time a text", "circle"), "memory": ("memory at its peak", "diamond")}
NAMES = {
    "share": "time against spaCy’s own pipeline",
    "share.tables": "the same, and a pandas table of each kind for each text",
    "batch": "texts parsed at once",
    "speed": "speed",
    "memory": "memory at its peak",
    "cost": "time a text",
}
UNITS = {
    "share": "times",
    "share.tables": "times",
    "batch": "words a second",
    "speed": "words a second",
    "memory": "MB",
    "cost": "ms",
}
OF = {"made": "made texts", "development": "development dispatches"}


def draw_scale(figures: Sequence[Measured], name: str = "scale") -> Figure:
    """Draw time a text and memory by the number of texts, of the smallest corpus's each in percent.

    Args:
        figures: As :func:`parley.evaluate.scale.load_scale` gives them.
        name: The figure's name, unique on its page.
    """
    chart = make_chart(HEIGHT)
    said, highest = [], 100.0
    for slot, (measure, (label, symbol)) in enumerate(DRAWN.items()):
        found = list_sizes(figures, measure)
        shares = [round(100 * each.value / found[0].value, 1) for each in found]
        sizes = [f"{each.texts:,}" for each in found]
        highest = max([highest, *shares])
        chart.add_trace(_draw_line(label, symbol, ACTORS[slot].light, sizes, shares))
        steps = ", ".join(f"{y:.0f} % at {x}" for x, y in zip(sizes, shares, strict=True))
        said.append(f"{label} {steps}")
    chart.update_xaxes(type="category", title_text="texts")
    chart.update_yaxes(range=[0, highest + TOP], dtick=50, title_text="% of the smallest corpus")
    alt = f"By the number of texts, of what the smallest corpus takes: {'; '.join(said)}."
    return Figure(name, chart, alt, tabulate_scale(figures, f"{name}-data"), HEIGHT)


def _draw_line(
    label: str, symbol: str, colour: str, sizes: list[str], shares: list[float]
) -> go.Scatter:
    """Draw one measure."""
    return go.Scatter(
        x=sizes,
        y=shares,
        name=label,
        mode="lines+markers",
        line={"color": colour, "width": 2},
        marker={"color": colour, "size": 11, "symbol": symbol},
        hovertemplate="%{x} texts: %{y} %<extra></extra>",
    )


def tabulate_scale(figures: Sequence[Measured], name: str = "scales") -> Table:
    """Tabulate every figure that was measured, in the order in which it was taken."""
    rows = [
        (
            NAMES[each.measure],
            f"{each.texts:,} {OF[each.of]}",
            str(each.processes),
            str(each.batch) if each.batch else "",
            f"{each.value:,.{2 if each.value < 100 else 0}f} {UNITS[each.measure]}",
            each.clock,
        )
        for each in figures
    ]
    columns = ("What", "Of", "Processes", "At once", "Figure", "Clock")
    return Table(name, "What was measured", columns, rows)
