"""Axes: where a value lies on a picture, and which labels stand along its sides."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain

from babel.dates import format_date

Parts = Mapping[str, object]
WIDTH = 800
PHONE = 360
LETTER = 6.6  # pixels of a letter of a label, on the average
ENTRY = 34  # pixels of an entry of the legend without its letters
LINE = 20  # pixels from one line of the legend to the next
MOST_DAYS = 6  # labels along an axis of days
DAYS, MONTHS = (
    (1, 2, 7, 14),
    (1, 2, 3, 6, 12, 24, 60, 120, 600, 1200, 6000, 24_000),
)  # steps between


@dataclass(frozen=True, slots=True)
class Axis:
    """One axis: the values at its two ends, its categories in order, its labels and its title."""

    low: float
    high: float
    categories: tuple[str, ...]
    ticks: tuple[tuple[float, str], ...]
    title: str
    shown: bool
    on_top: bool
    angle: float = 0.0
    dated: bool = False

    def part(self, value: object) -> float:
        """Give how far along the axis a value lies, from 0 to 1."""
        if self.dated:
            number = number_day(value)
        else:
            known = value in self.categories
            number = float(self.categories.index(value)) if known else float(value)
        return (number - self.low) / (self.high - self.low or 1.0)


@dataclass(frozen=True, slots=True)
class Frame:
    """The room that the axes enclose, in pixels from the top left corner of the picture."""

    x: Axis
    y: Axis
    left: float
    right: float
    top: float
    bottom: float
    width: int = WIDTH
    legend: tuple[tuple[int, float, float], ...] = ()

    def place_x(self, value: object) -> float:
        """Give the place of a value on the horizontal axis."""
        return round(self.left + self.x.part(value) * (self.right - self.left), 1)

    def place_y(self, value: object) -> float:
        """Give the place of a value on the vertical axis."""
        return round(self.bottom - self.y.part(value) * (self.bottom - self.top), 1)


def number_day(value: object) -> float:
    """Give the number of a day, written as ISO 8601 has it; a number is one already.

    >>> number_day("2024-03-02") - number_day("2024-02-28")
    3.0
    """
    return float(date.fromisoformat(value).toordinal() if isinstance(value, str) else value)


def frame_chart(chart: Parts, height: int, width: int = WIDTH) -> Frame:
    """Measure the room that a chart's labels and its legend leave.

    >>> trace = {"x": [0, 10], "y": ["a", "b"]}
    >>> frame = frame_chart({"data": [trace], "layout": {"xaxis": {"range": [0, 10]}}}, 200)
    >>> frame.place_x(0) < frame.place_x(5) < frame.place_x(10)
    True
    """
    layout, data = chart["layout"], chart["data"]
    x = make_axis(layout.get("xaxis", {}), list(chain(*(trace["x"] for trace in data))))
    y = make_axis(layout.get("yaxis", {}), list(chain(*(trace["y"] for trace in data))))
    left = 14 + (_find_longest(y) if y.shown else 0)
    legend = place_legend(chart, left, width)
    lines = 8 + LINE * len({line for _, _, line in legend}) if legend else 0
    top = 12 + float(layout.get("margin", {}).get("t", 0)) + lines
    slant = math.sin(math.radians(-x.angle))
    if x.on_top:
        top += 14 + slant * _find_longest(x)
    bottom = height - 8 - (24 if x.shown and not x.on_top else 0) - (20 if x.title else 0)
    right = width - (70 if x.on_top and slant < 1 else 18)
    return Frame(x, y, round(left, 1), right, round(top, 1), bottom, width, legend)


def place_legend(chart: Parts, left: float, width: int) -> tuple[tuple[int, float, float], ...]:
    """Place the named traces above a chart, in as many lines as they need.

    Returns:
        For each the number of the trace, and the left end and the middle of its entry in pixels.

    >>> traces = [{"name": "asks"}, {}, {"name": "offers"}]
    >>> place_legend({"data": traces, "layout": {}}, 100, 800)
    ((0, 100, 14.0), (2, 162, 14.0))
    >>> place_legend({"data": traces, "layout": {}}, 100, 150)
    ((0, 8, 14.0), (2, 70, 14.0))
    """
    if chart["layout"].get("showlegend") is False:
        return ()
    rooms = {
        number: ENTRY + 7 * len(trace["name"])
        for number, trace in enumerate(chart["data"])
        if trace.get("name") and trace.get("showlegend") is not False
    }
    start = left if left + sum(rooms.values()) <= width else 8
    x, y, placed = start, 14.0, []
    for number, room in rooms.items():
        if x > start and x + room > width:
            x, y = start, y + LINE
        placed.append((number, x, y))
        x += room
    return tuple(placed)


def _find_longest(axis: Axis) -> float:
    """Give the length of an axis's longest label in pixels."""
    return LETTER * max((_longest(label) for _, label in axis.ticks), default=0)


def _longest(label: str) -> int:
    """Give the number of letters of a label's longest line."""
    return max(map(len, label.split("<br>")))


def make_axis(axis: Parts, values: Sequence[object]) -> Axis:
    """Make an axis as plotly would: categories for words, else the range set or that of the values.

    >>> make_axis({}, ["b", "a"]).categories, make_axis({"range": [9, 0]}, [1]).low
    (('b', 'a'), 9.0)
    >>> [label for _, label in make_axis({"type": "date"}, ["2022-10-14", "2023-01-20"]).ticks]
    ['Nov 2022', 'Dec 2022', 'Jan 2023']
    """
    known = [value for value in values if value is not None]
    dated = axis.get("type") == "date"
    if dated:
        known = [number_day(value) for value in known]
    words = tuple(dict.fromkeys(axis.get("categoryarray") or map(str, known)))
    by_name = axis.get("type") == "category" or any(isinstance(v, str) for v in known)
    categories = words if by_name else ()
    low, high = _find_ends(axis, known, categories)
    title = axis.get("title", {})
    return Axis(
        low,
        high,
        categories,
        _list_ticks(axis, categories, low, high),
        str(title.get("text", "") if isinstance(title, Mapping) else title),
        axis.get("visible") is not False,
        axis.get("side") == "top",
        float(axis.get("tickangle") or 0),
        dated,
    )


def _find_ends(axis: Parts, known: Sequence[object], names: Sequence[str]) -> tuple[float, float]:
    """Find the values at both ends."""
    if axis.get("range"):
        low, high = axis["range"]
        return float(low), float(high)
    low, high = (-0.5, len(names) - 0.5) if names else _spread([float(v) for v in known])
    return (high, low) if axis.get("autorange") == "reversed" else (low, high)


def _spread(numbers: Sequence[float]) -> tuple[float, float]:
    """Leave some room around the least and the most of some numbers."""
    low, high = min(numbers, default=0.0), max(numbers, default=1.0)
    room = 0.06 * (high - low) or 0.5
    return low - room, high + room


def _list_ticks(
    axis: Parts, names: Sequence[str], low: float, high: float
) -> tuple[tuple[float, str], ...]:
    """List the labels: those that are set, the categories, or steps along the axis."""
    if axis.get("tickvals") is not None:
        values = axis["tickvals"]
        texts = axis.get("ticktext") or map(str, values)
        return tuple((float(v), str(t)) for v, t in zip(values, texts, strict=True))
    if names:
        return tuple((float(place), name) for place, name in enumerate(names))
    if axis.get("type") == "date":
        return tuple(_list_days(*sorted((low, high))))
    step = float(axis.get("dtick") or (high - low) / 5 or 1.0)
    first = float(axis.get("tick0") or 0.0)
    low, high = sorted((low, high))
    steps = range(round((low - first) / step), round((high - first) / step) + 1)
    places = (first + step * k for k in steps)
    return tuple((place, f"{place:g}") for place in places if low <= place <= high)


def _list_days(low: float, high: float) -> Iterator[tuple[float, str]]:
    """List the labels of an axis of days: each so many days, or the first of each so many months.

    >>> [label for _, label in _list_days(number_day("2024-02-27"), number_day("2024-03-02"))]
    ['27 Feb 2024', '28 Feb 2024', '29 Feb 2024', '1 Mar 2024', '2 Mar 2024']
    """
    first = max(math.ceil(low), date.min.toordinal())
    last = min(math.floor(high), date.max.toordinal())
    step = next((step for step in DAYS if (last - first) / step < MOST_DAYS), 0)
    if step:
        for day in range(first, last + 1, step):
            yield float(day), format_date(date.fromordinal(day), "d MMM y", locale="en")
        return
    start, end = date.fromordinal(first), date.fromordinal(last)
    begin, stop = start.year * 12 + start.month - 1, end.year * 12 + end.month - 1
    months = next((step for step in MONTHS if (stop - begin) / step < MOST_DAYS), MONTHS[-1])
    for month in range(-(-begin // months) * months, stop + 1, months):
        day = date(month // 12, month % 12 + 1, 1)
        if start <= day:
            yield float(day.toordinal()), format_date(day, "MMM y", locale="en")
