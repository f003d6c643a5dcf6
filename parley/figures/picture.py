"""The picture: a chart as SVG that needs no script, for print, for readers without scripts, and
until the live chart is drawn.

It draws what the book's charts use of plotly (scatter traces, labels, arrows, rules) and nothing
else. Colours are classes, so that one picture serves the light page, the dark page and paper.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from html import escape, unescape

from parley.figures.axes import LETTER, PHONE, WIDTH, Frame, frame_chart
from parley.figures.colours import ACTORS, SHADES
from parley.figures.signs import draw_sign

Parts = Mapping[str, object]
CLASSES = {shade.light: name for name, shade in SHADES.items()} | {
    shade.light: f"actor-{slot}" for slot, shade in enumerate(ACTORS)
}
DASHES = {"dot": "2 4", "dash": "7 5"}
LINE = 15  # pixels from one line of a label to the next
TAG = re.compile(r"<[^>]+>")


def draw_pictures(chart: Parts, height: int, narrow: Parts) -> str:
    """Draw a chart twice, for a page and for a phone; the style sheet shows one of them.

    Both fill the height that is kept for the live chart, so that no room stands blank before it.

    Args:
        chart: The chart as plotly's JSON has it (``data`` and ``layout``).
        height: Height in pixels.
        narrow: What of the layout is otherwise on a phone, by its path (``xaxis.tickangle``).

    >>> draw_pictures({"data": [], "layout": {}}, 200, {}).count("<svg")
    2
    """
    on_phone = {**chart, "layout": set_paths(chart["layout"], narrow)}
    return draw_picture(chart, height) + draw_picture(on_phone, height, PHONE)


def set_paths(layout: Parts, values: Parts) -> dict[str, object]:
    """Set values of a layout by their paths.

    >>> set_paths({"xaxis": {"side": "top"}}, {"xaxis.tickangle": -90})
    {'xaxis': {'side': 'top', 'tickangle': -90}}
    """
    changed = dict(layout)
    for path, value in values.items():
        name, _, inner = path.partition(".")
        own = changed.get(name)
        changed[name] = (
            set_paths(own if isinstance(own, Mapping) else {}, {inner: value}) if inner else value
        )
    return changed


def draw_picture(chart: Parts, height: int, width: int = WIDTH) -> str:
    """Draw a chart as SVG.

    Args:
        chart: The chart as plotly's JSON has it (``data`` and ``layout``).
        height: Height in pixels.
        width: Width in pixels; that of a phone gives the picture the class ``narrow``.

    >>> trace = {"x": [1], "y": [2], "mode": "markers", "marker": {"size": 9, "symbol": "circle"}}
    >>> "<circle" in draw_picture({"data": [trace], "layout": {}}, 200)
    True
    """
    frame = frame_chart(chart, height, width)
    marks = [
        *_draw_axes(frame),
        *_draw_rules(chart, frame),
        *(part for trace in chart["data"] for part in _draw_trace(trace, frame)),
        *(part for note in chart["layout"].get("annotations", ()) for part in _note(note, frame)),
        *_draw_legend(chart, frame),
    ]
    return (
        f'<svg class="parley-picture{" narrow" if width == PHONE else ""}" width="100%"'
        f' height="{height}" viewBox="0 0 {frame.width} {height}"'
        f' aria-hidden="true" focusable="false">'
        f"{''.join(marks)}</svg>"
    )


def _colour(light: object) -> str:
    """Give the class of a colour."""
    return f"c-{CLASSES.get(str(light), 'ink')}"


def _draw_axes(frame: Frame) -> Iterator[str]:
    """Draw the lines of the grid and the labels of both axes."""
    columns = [(frame.place_x(place), label) for place, label in frame.x.ticks if frame.x.shown]
    rows = [(frame.place_y(place), label) for place, label in frame.y.ticks if frame.y.shown]
    upright = "".join(
        f"M{_number(x)} {_number(frame.top)}V{_number(frame.bottom)}" for x, _ in columns
    )
    level = "".join(f"M{_number(frame.left)} {_number(y)}H{_number(frame.right)}" for y, _ in rows)
    yield f'<path class="grid" d="{upright}{level}"/>'
    fitting = columns if frame.x.on_top else thin_labels(columns)
    yield from (_label_column(x, label, frame) for x, label in fitting)
    names = "".join(write_words(label, 0, y, "") for y, label in rows)
    place = _number(frame.left - 8)
    yield f'<g text-anchor="end" transform="translate({place})">{names}</g>' if names else ""
    if frame.x.title:
        middle = (frame.left + frame.right) / 2
        yield write_words(frame.x.title, middle, frame.bottom + 36, "middle", "c-quiet")


def thin_labels(labels: Sequence[tuple[float, str]]) -> list[tuple[float, str]]:
    """Leave out the labels of a line that would run into the one before.

    >>> thin_labels([(50, "2022-10-14"), (80, "2022-11-02"), (130, "2022-12-05")])
    [(50, '2022-10-14'), (130, '2022-12-05')]
    """
    kept: list[tuple[float, str]] = []
    end = 0.0
    for x, label in sorted(labels):
        half = LETTER * max(map(len, label.split("<br>"))) / 2
        if not kept or x - half > end:
            kept.append((x, label))
            end = x + half
    return kept


def _label_column(x: float, label: str, frame: Frame) -> str:
    """Write the label of a column: below, or slanted above where the axis is on top."""
    if not frame.x.on_top:
        return write_words(label, x, frame.bottom + 16, "middle")
    words = write_words(label, 0, 0, "")
    turned = f"rotate({frame.x.angle:g})"
    return f'<g transform="translate({_number(x)} {frame.top - 14:g}) {turned}">{words}</g>'


def write_words(
    label: str, x: float, y: float, anchor: str, colour: str = "c-ink", size: float = 12
) -> str:
    """Write a label, plotly's line breaks kept and its other tags left out.

    Ink is the style sheet's own colour of words, and without an anchor words start at their place.

    >>> write_words("a<br>b", 5, 0, "end")
    '<text text-anchor="end" x="5" y="-3.5">a<tspan x="5" dy="15">b</tspan></text>'
    """
    first, *others = (escape(unescape(TAG.sub("", line))) for line in str(label).split("<br>"))
    start = _number(x)
    said = {
        "class": "" if colour == "c-ink" else colour,
        "text-anchor": anchor,
        "font-weight": "600" if str(label).startswith("<b>") else "",
        "font-size": "" if size == 12 else f"{size:g}",
        "x": "" if start == "0" else start,
        "y": _number(y - len(others) * LINE / 2 + 4),
    }
    about = "".join(f' {name}="{value}"' for name, value in said.items() if value)
    below = "".join(f'<tspan x="{start}" dy="{LINE}">{line}</tspan>' for line in others)
    return f"<text{about}>{first}{below}</text>"


def _number(value: float) -> str:
    """Write a coordinate with no more digits than a screen has."""
    return f"{round(value, 1):g}"


def _draw_rules(chart: Parts, frame: Frame) -> Iterator[str]:
    """Draw the rules across the chart, such as the day of publication, and shaded bands."""
    for shape in chart["layout"].get("shapes", ()):
        x0, x1 = frame.place_x(shape["x0"]), frame.place_x(shape["x1"])
        if shape.get("type") == "rect":
            y0, y1 = sorted((frame.place_y(shape["y0"]), frame.place_y(shape["y1"])))
            left, width, tall = frame.left, frame.right - frame.left, y1 - y0
            yield f'<rect class="band" x="{left}" y="{y0}" width="{width}" height="{tall}"/>'
        else:
            colour = _colour(shape["line"]["color"])
            yield f'<path class="line {colour}" d="M{x0} {frame.top}V{frame.bottom}H{x1}"/>'


def _draw_trace(trace: Parts, frame: Frame) -> Iterator[str]:
    """Draw the line, the whiskers, the signs and the words of a trace."""
    points = [
        (frame.place_x(x), frame.place_y(y))
        for x, y in zip(trace["x"], trace["y"], strict=True)
        if x is not None and y is not None
    ]
    if not points:
        return
    mode = trace.get("mode", "lines")
    if "lines" in mode:
        yield _draw_line(points, trace.get("line", {}))
    yield from _draw_whiskers(trace, points, frame)
    for place, (x, y) in enumerate(points):
        if "markers" in mode:
            yield _draw_marker(trace.get("marker", {}), place, x, y)
        if "text" in mode:
            yield _write_at(trace, place, x, y)


def _draw_line(points: Sequence[tuple[float, float]], line: Parts) -> str:
    """Draw a line through points."""
    way = "L".join(f"{_number(x)} {_number(y)}" for x, y in points)
    dash = DASHES.get(str(line.get("dash", "")), "")
    dashed = f' stroke-dasharray="{dash}"' if dash else ""
    width = line.get("width", 2)
    colour = _colour(line.get("color"))
    return f'<path class="line {colour}" stroke-width="{width}"{dashed} d="M{way}"/>'


def _draw_whiskers(
    trace: Parts, points: Sequence[tuple[float, float]], frame: Frame
) -> Iterator[str]:
    """Draw the intervals around the points of a trace."""
    error = trace.get("error_x")
    if not error:
        return
    ends = zip(trace["x"], error["arrayminus"], error["array"], points, strict=True)
    for x, low, high, (_, y) in ends:
        left, right = frame.place_x(x - low), frame.place_x(x + high)
        yield f'<path class="line {_colour(error["color"])}" d="M{left} {y}H{right}"/>'


def pick(value: object, place: int, otherwise: object) -> object:
    """Give the value for one point, where plotly takes one for all or one for each.

    >>> pick([1, 2], 1, 0), pick(7, 1, 0), pick(None, 1, 0)
    (2, 7, 0)
    """
    if isinstance(value, (list, tuple)):
        return value[place] if place < len(value) else otherwise
    return otherwise if value is None else value


def _draw_marker(marker: Parts, place: int, x: float, y: float) -> str:
    """Draw the sign of one point; a sign filled with the page's colour is drawn as its outline."""
    fill = pick(marker.get("color"), place, "")
    edge = marker.get("line", {})
    edge_colour = pick(edge.get("color"), place, fill)
    hollow = fill == SHADES["page"].light
    symbol = str(pick(marker.get("symbol"), place, "circle"))
    size = float(pick(marker.get("size"), place, 8))
    return draw_sign(symbol, x, y, size, _colour(edge_colour if hollow else fill), hollow)


def _write_at(trace: Parts, place: int, x: float, y: float) -> str:
    """Write the words of one point, in it or below it."""
    below = 24 if "bottom" in str(trace.get("textposition", "")) else 0
    font = trace.get("textfont", {})
    words = str(pick(trace.get("text"), place, ""))
    return write_words(words, x, y + below, "middle", _colour(font.get("color")), 12)


def _note(note: Parts, frame: Frame) -> Iterator[str]:
    """Write a note at its place, or draw the head of its arrow."""
    x, y = frame.place_x(note["x"]), _place_note(note, frame)
    if note.get("showarrow"):
        start = frame.place_x(note["ax"]), frame.place_y(note["ay"])
        yield _draw_head(start, (x, y), _colour(note.get("arrowcolor")))
        return
    font = note.get("font", {})
    anchor = {"left": "start", "right": "end"}.get(str(note.get("xanchor")), "middle")
    size = min(12, float(font.get("size", 12)))
    y += -float(note.get("yshift", 0)) - (16 if note.get("yanchor") == "bottom" else 0)
    x += float(note.get("xshift", 0))
    if note.get("bgcolor"):
        yield _draw_ground(str(note["text"]), x, y, anchor)
    yield write_words(str(note["text"]), x, y, anchor, _colour(font.get("color")), size)


def _place_note(note: Parts, frame: Frame) -> float:
    """Give the height of a note, which may be told in parts of the chart's."""
    if note.get("yref") == "paper":
        return frame.bottom - float(note["y"]) * (frame.bottom - frame.top)
    return frame.place_y(note["y"])


def _draw_ground(text: str, x: float, y: float, anchor: str) -> str:
    """Draw the ground of a note, so that lines do not run through its words."""
    lines = [TAG.sub("", line) for line in text.split("<br>")]
    width, tall = LETTER * max(map(len, lines)) + 8, LINE * len(lines) + 4
    shift = {"start": -4, "end": 4 - width}.get(anchor, -width / 2)
    place = f'x="{_number(x + shift)}" y="{_number(y - tall / 2)}"'
    return f'<rect class="ground" {place} width="{_number(width)}" height="{tall}"/>'


def _draw_head(start: tuple[float, float], end: tuple[float, float], colour: str) -> str:
    """Draw the head of an arrow that comes from one point to another."""
    (ax, ay), (x, y) = start, end
    length = max(1e-6, ((x - ax) ** 2 + (y - ay) ** 2) ** 0.5)
    ux, uy = (x - ax) / length, (y - ay) / length
    corners = ((x - 11 * ux + side * 6 * uy, y - 11 * uy - side * 6 * ux) for side in (1, -1))
    way = "L".join(f"{_number(a)} {_number(b)}" for a, b in ((x, y), *corners))
    return f'<path class="sign {colour}" d="M{way}Z"/>'


def _draw_legend(chart: Parts, frame: Frame) -> Iterator[str]:
    """Draw the signs of the named traces above the chart."""
    for number, x, y in frame.legend:
        trace = chart["data"][number]
        yield _draw_marker(trace.get("marker", {}), 0, x + 6, y)
        yield write_words(str(trace["name"]), x + 16, y, "")
