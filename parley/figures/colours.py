"""Colours: one colour, one symbol and one name for each actor, the same everywhere, light and dark.

An actor has the colour of its party, so that a president and his capital look alike. Parties take
colours in the order of the actors table. Colour never stands alone: each party also has a symbol,
and everything is labelled. The seven pairs were chosen so that each stands at least 4.5:1 against
its page (WCAG 2.1, 1.4.3) and so that no two fall together under protanopia, deuteranopia or
tritanopia (simulated after Machado, Oliveira and Fernandes 2009).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from parley.actors.identity import GROUP, members_of, party_of
from parley.gazetteer.store import load_gazetteer


@dataclass(frozen=True, slots=True)
class Shade:
    """One colour as the light and as the dark page show it."""

    light: str
    dark: str


PAGE = Shade("#ffffff", "#121417")
INK = Shade("#1f2328", "#e6e8eb")
QUIET = Shade("#5b6470", "#a5adb8")
RULE = Shade("#d9dde3", "#343a42")
ALARM = Shade("#b4231a", "#ff8f85")
ACTORS = (
    Shade("#0c66d6", "#4e95c8"),
    Shade("#ae5f14", "#dc530a"),
    Shade("#04805b", "#4be3a0"),
    Shade("#880b71", "#f5cbea"),
    Shade("#423d0f", "#ecc90b"),
    Shade("#2b07ef", "#8f7afc"),
    Shade("#31060f", "#d25a67"),
)
SHADES = {"page": PAGE, "ink": INK, "quiet": QUIET, "rule": RULE, "alarm": ALARM}

# The names are plotly's; the signs stand for them in text and tables.
SYMBOLS = {
    "circle": "●",
    "square": "■",
    "diamond": "◆",
    "triangle-up": "▲",
    "cross": "✚",
    "star": "★",
    "triangle-down": "▼",
    "hexagon": "⬢",
}


@dataclass(frozen=True, slots=True)
class ActorStyle:
    """How an actor looks: its ``name``, its colour ``slot`` (from 0) and its party's ``symbol``."""

    actor_id: str
    name: str
    slot: int
    symbol: str

    @property
    def colour(self) -> str:
        """The light colour; the site's script puts the dark one in its place."""
        return ACTORS[self.slot].light

    @property
    def sign(self) -> str:
        """The symbol as a character."""
        return SYMBOLS[self.symbol]

    @property
    def css_class(self) -> str:
        """The class that gives an element the actor's colour as ``--actor``."""
        return f"actor-{self.slot}"


def style_actors(actors: pd.DataFrame) -> dict[str, ActorStyle]:
    """Give each actor and each party its style, by the order of the actors table.

    >>> actors = pd.DataFrame({"actor_id": ["RUS/v", "RUS", "UKR"]})
    >>> actors["name"] = ["V", "Russia", "Ukraine"]
    >>> styles = style_actors(actors)
    >>> styles["RUS/v"].slot == styles["RUS"].slot, styles["UKR"].name, styles["UKR"].symbol
    (True, 'Ukraine', 'square')
    """
    names = name_actors(actors)
    parties = dict.fromkeys(map(party_of, names))
    symbols = list(SYMBOLS)
    ranks = {party: rank for rank, party in enumerate(parties)}
    return {
        actor: ActorStyle(
            actor,
            names.get(actor) or name_unknown(actor, names),
            ranks[party_of(actor)] % len(ACTORS),
            symbols[ranks[party_of(actor)] % len(symbols)],
        )
        for actor in (*names, *(party for party in parties if party not in names))
    }


def name_actors(actors: pd.DataFrame) -> dict[str, str]:
    """Give the name of each actor id."""
    return dict(zip(actors["actor_id"], actors["name"], strict=True))


def name_unknown(actor_id: str, names: Mapping[str, str]) -> str:
    """Give a readable name for an id that the actors table does not hold.

    Where a text names only a person, his state stands behind him without a row of its own.

    >>> name_unknown("group:DEU+xyz", {"DEU": "Germany"}), name_unknown("group:allies", {})
    ('Germany, xyz', 'allies')
    >>> name_unknown("TUR", {})
    'Türkiye'
    """
    if members_of(actor_id):
        return ", ".join(names.get(m) or name_unknown(m, names) for m in members_of(actor_id))
    known = load_gazetteer().actor(actor_id)
    if known is not None:
        return known.name
    return actor_id.removeprefix(GROUP).replace("-", " ")


def find_style(styles: Mapping[str, ActorStyle], actor_id: str) -> ActorStyle:
    """Give the style of an actor; one that no table holds gets the last slot and its id as name."""
    names = {actor: style.name for actor, style in styles.items()}
    fallback = ActorStyle(actor_id, name_unknown(actor_id, names), len(ACTORS) - 1, "hexagon")
    return styles.get(actor_id, fallback)


def map_to_dark() -> dict[str, str]:
    """Give the dark colour for each light one, which the site's script puts in its place.

    >>> map_to_dark()["#ffffff"]
    '#121417'
    """
    return {shade.light: shade.dark for shade in (*SHADES.values(), *ACTORS)}


def write_colours() -> str:
    """Write the colours as CSS custom properties for both modes.

    >>> "html[data-theme=dark]" in write_colours()
    True
    """
    named = {f"--parley-{name}": shade for name, shade in SHADES.items()}
    named |= {f"--parley-actor-{slot}": shade for slot, shade in enumerate(ACTORS)}
    light = "".join(f"  {name}: {shade.light};\n" for name, shade in named.items())
    dark = "".join(f"  {name}: {shade.dark};\n" for name, shade in named.items())
    classes = "".join(
        f".actor-{slot} {{ --actor: var(--parley-actor-{slot}); }}\n" for slot in range(len(ACTORS))
    )
    pictured = "".join(
        f".c-{name.removeprefix('--parley-')} {{ --c: var({name}); }}\n" for name in named
    )
    return f":root {{\n{light}}}\nhtml[data-theme=dark] {{\n{dark}}}\n{classes}{pictured}"
