"""Signs: the outlines of plotly's symbols, for the pictures that need no script."""

from __future__ import annotations

import math

# Corners around the middle, in parts of half the sign's size; y points down.
CORNERS = {
    "square": ((-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)),
    "diamond": ((0, -1.3), (1.3, 0), (0, 1.3), (-1.3, 0)),
    "triangle-up": ((0, -1.2), (1.15, 0.8), (-1.15, 0.8)),
    "triangle-down": ((0, 1.2), (1.15, -0.8), (-1.15, -0.8)),
    "triangle-left": ((-1.2, 0), (0.8, -1.15), (0.8, 1.15)),
    "triangle-right": ((1.2, 0), (-0.8, -1.15), (-0.8, 1.15)),
    "cross": (
        *((-0.4, -1.1), (0.4, -1.1), (0.4, -0.4), (1.1, -0.4), (1.1, 0.4), (0.4, 0.4)),
        *((0.4, 1.1), (-0.4, 1.1), (-0.4, 0.4), (-1.1, 0.4), (-1.1, -0.4), (-0.4, -0.4)),
    ),
}
STROKES = {
    "x-thin": ((-0.8, -0.8, 0.8, 0.8), (-0.8, 0.8, 0.8, -0.8)),
    "line-ns": ((0, -1, 0, 1),),
}


def draw_sign(
    symbol: str, x: float, y: float, size: float, colour: str, hollow: bool = False
) -> str:
    """Draw a sign.

    Args:
        symbol: Plotly's name of it; ``-open`` behind it draws the outline alone.
        x: Middle, in pixels from the left.
        y: Middle, in pixels from the top.
        size: Width in pixels.
        colour: The class of its colour.
        hollow: Whether the page shows through, for what is approximate.

    >>> draw_sign("circle", 5, 5, 8, "c-ink")
    '<circle class="sign c-ink" cx="5" cy="5" r="4"/>'
    """
    name = symbol.removesuffix("-open")
    classes = f"{'outline' if hollow or name != symbol else 'sign'} {colour}"
    if name in STROKES:
        return f'<path class="line {colour}" d="{_stroke(name, x, y, size / 2)}"/>'
    if name == "circle":
        return f'<circle class="{classes}" cx="{x:g}" cy="{y:g}" r="{size / 2:g}"/>'
    corners = " ".join(f"{x + a * size / 2:.1f},{y + b * size / 2:.1f}" for a, b in _corners(name))
    return f'<polygon class="{classes}" points="{corners}"/>'


def _corners(name: str) -> list[tuple[float, float]]:
    """Give the corners of a sign."""
    if name == "star":
        turns = [(1.3 if k % 2 == 0 else 0.52, math.pi * k / 5) for k in range(10)]
        return [(r * math.sin(t), -r * math.cos(t)) for r, t in turns]
    if name == "hexagon":
        return [(math.sin(math.pi * k / 3), -math.cos(math.pi * k / 3)) for k in range(6)]
    if name == "x":
        turned = CORNERS["cross"]
        return [(0.75 * (a - b), 0.75 * (a + b)) for a, b in turned]
    return list(CORNERS.get(name, CORNERS["square"]))


def _stroke(name: str, x: float, y: float, half: float) -> str:
    """Give the strokes of a sign without a body."""
    return "".join(
        f"M{x + a * half:.1f} {y + b * half:.1f}L{x + c * half:.1f} {y + d * half:.1f}"
        for a, b, c, d in STROKES[name]
    )
