"""Feast readings: holidays and anniversaries, each on its day of the year meant."""

from __future__ import annotations

from datetime import date

from parley.dates.anchoring import Context
from parley.dates.feasts import find_feast, read_feasts
from parley.dates.numbers import Groups, read_ordinal
from parley.dates.periods import Period, period_of
from parley.dates.values import TimeValue
from parley.dates.vocabulary import spell


def read_feast(groups: Groups, context: Context) -> TimeValue | None:
    """Read Easter, Christmas 2024, last Ramadan: the one nearest, or on the side told."""
    name = spell(groups["feast"])
    if groups.get("year"):
        found = find_feast(name, int(groups["year"]))
        return TimeValue("DATE", period_of(found, "day")) if found else None
    anchor = context.today
    days = anchor.days() if anchor else None
    if not days:
        row = read_feasts()[name]
        month, day = row["day"].split("-") if row["calendar"] == "fixed" else (0, 0)
        period = Period("day", 0, int(month), int(day)) if month else None
        return TimeValue("DATE", period)
    found = _choose_feast(name, days[0], spell(groups.get("pointer")), context.tense)
    if not found:
        return None
    return TimeValue("DATE", period_of(found, "day"), anchor=context.name_anchor(anchor))


def _choose_feast(name: str, here: date, pointer: str, tense: int) -> date | None:
    """Choose the year of a feast: the told side, else the nearest, else the verb's side."""
    years = range(here.year - 1, here.year + 2)
    found = [feast for feast in (find_feast(name, year) for year in years) if feast]
    if pointer.startswith("last") or pointer == "this past":
        found = [feast for feast in found if feast < here]
    elif pointer and not pointer.startswith("this"):
        found = [feast for feast in found if feast > here]
    elif pointer == "this":
        found = [feast for feast in found if feast.year == here.year]
    elif tense:
        found = [feast for feast in found if (feast - here).days * tense >= -60] or found
    return min(found, key=lambda feast: abs((feast - here).days), default=None)


def read_anniversary(groups: Groups, context: Context) -> TimeValue | None:
    """Read the 80th anniversary of Victory Day, of the treaty signed in 1975."""
    count = read_ordinal(groups["ord"])
    if groups.get("year"):
        return TimeValue("DATE", Period("year", int(groups["year"]) + count))
    name = spell(groups["feast"])
    founded = read_feasts()[name]["founded"]
    feast = find_feast(name, int(founded) + count) if founded else None
    return TimeValue("DATE", period_of(feast, "day")) if feast else read_feast(groups, context)
