"""Feast readings: holidays and anniversaries, each on its days of the year meant."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from parley.dates.anchoring import Context
from parley.dates.calendar_readings import read_soft
from parley.dates.countries import find_nearest, find_owner, is_orthodox
from parley.dates.feasts import Days, find_feast, read_feasts
from parley.dates.numbers import Groups, read_ordinal, read_share
from parley.dates.periods import Period, period_of
from parley.dates.values import TimeValue
from parley.dates.vocabulary import spell

# A feast told of in the past tense may still lie a little ahead: *declared a truce for Easter*.
NEAR_DAYS = 60


def read_feast(groups: Groups, context: Context) -> TimeValue | None:
    """Read Easter, Christmas 2024, last Ramadan: the one nearest, or on the side told."""
    name, country = _name_feast(groups, context)
    told = groups.get("year")
    anchor = context.today
    days = anchor.days() if anchor else None
    if told:
        found = find_feast(name, int(told), country)
        named = ""
    elif days:
        found = _choose_feast(name, country, days[0], spell(groups.get("pointer")), context.tense)
        named = context.name_anchor(anchor)
    else:
        return TimeValue("DATE", _read_unanchored(name))
    return _place_feast(found, groups, named) if found else TimeValue("DATE")


def _name_feast(groups: Groups, context: Context) -> tuple[str, str]:
    """Give the feast's name in the table, and the state whose feast it is."""
    name = spell(groups["feast"])
    row = read_feasts()[name]
    eastern = f"orthodox {name}" in read_feasts() and not groups.get("western")
    if eastern and is_orthodox(context.before, context.after):
        return f"orthodox {name}", ""
    if not row["national"]:
        return name, ""
    owner = find_owner(context.before, context.after)
    return name, owner or find_nearest(context.before, context.after)


def _read_unanchored(name: str) -> Period | None:
    """Give month and day of a feast whose year nothing tells."""
    calendar, _, day = read_feasts()[name]["day"].partition(":")
    if calendar != "fixed":
        return None
    month, number = day.split("-")
    return Period("day", 0, int(month), int(number))


def _place_feast(days: Days, groups: Groups, anchor: str) -> TimeValue:
    """Make the value of a feast, its eve, its weekend, its beginning or its end."""
    first, last = days
    share = read_share(groups)[0]
    tail = spell(groups.get("tail"))
    soft = read_soft(spell(groups.get("approx")))
    if tail == "eve" or "eve of" in spell(groups.get("share")):
        first = last = first - timedelta(days=1)
    elif share == "START":
        last = first
    elif share == "END":
        first = last
    value = TimeValue("DATE", period_of(first, "day"), anchor=anchor, soft=soft)
    if tail == "weekend":
        # A Monday's weekend is the one before it.
        near = first - timedelta(days=1 if first.isoweekday() == 1 else 0)
        return replace(value, first=period_of(near, "weekend"))
    if last > first:
        value = replace(value, last=period_of(last, "day"), joined="range")
    return replace(value, modifier="APPROX") if soft in ("~", "%") else value


def _choose_feast(name: str, country: str, here: date, pointer: str, tense: int) -> Days | None:
    """Choose the year of a feast: the told side, else the nearest, else the verb's side."""
    years = range(here.year - 1, here.year + 2)
    found = [feast for feast in (find_feast(name, year, country) for year in years) if feast]
    if pointer.startswith("last") or pointer == "this past":
        found = [feast for feast in found if feast[0] < here]
    elif pointer and not pointer.startswith("this"):
        found = [feast for feast in found if feast[0] > here]
    elif pointer == "this":
        found = [feast for feast in found if feast[0].year == here.year]
    elif tense > 0:
        found = [feast for feast in found if feast[1] >= here] or found
    elif tense:
        found = [feast for feast in found if (feast[0] - here).days <= NEAR_DAYS] or found
    return min(found, key=lambda feast: abs((feast[0] - here).days), default=None)


def read_anniversary(groups: Groups, context: Context) -> TimeValue | None:
    """Read the 80th anniversary of Victory Day, of the treaty signed in 1975."""
    count = read_ordinal(groups["ord"])
    if groups.get("year"):
        return TimeValue("DATE", Period("year", int(groups["year"]) + count))
    name, country = _name_feast(groups, context)
    founded = read_feasts()[name]["founded"]
    found = find_feast(name, int(founded) + count, country) if founded else None
    return TimeValue("DATE", period_of(found[0], "day")) if found else read_feast(groups, context)
