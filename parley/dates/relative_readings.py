"""Relative readings: today, last week, three years ago, the same day."""

from __future__ import annotations

from dataclasses import replace

from parley.dates.anchoring import Context, point_at, widen
from parley.dates.numbers import Groups, read_share
from parley.dates.periods import Period, period_of, shift_day, shift_period
from parley.dates.values import Length, TimeValue
from parley.dates.vocabulary import read_class, spell

DEICTIC = {
    "today": 0,
    "yesterday": -1,
    "tomorrow": 1,
    "the day after tomorrow": 2,
    "the day before yesterday": -2,
}
# Beside these a decade or a century is a length: *over the coming decade*.
SPANNING = ("the past", "the last", "the next", "past", "the coming")
PARTS = {"morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI", "tonight": "NI"}


def read_deictic(groups: Groups, context: Context) -> TimeValue | None:
    """Read today, yesterday, tomorrow; *today* without a publication day is the present.

    In direct speech *today* beside a present verb is the present too: nobody says on which day
    it was spoken.
    """
    word = spell(groups["deictic"])
    if word == "today" and context.quoted and not context.tense and not groups.get("share"):
        return read_reference({"word": "now"}, context)
    period, anchor = point_at(context, str(DEICTIC[word]), "day")
    if context.narrative and context.published:
        period, anchor = period_of(context.published, "day"), "published"
        if word == "today":
            return TimeValue("DATE", reference="PRESENT_REF", anchor=anchor, now=context.published)
        period = shift_period(period, DEICTIC[word])
    if period is None:
        if word == "today":
            return TimeValue("DATE", reference="PRESENT_REF")
        return TimeValue("DATE")
    share = spell(groups.get("share") or "")
    modifier = {"late": "END", "early": "START"}.get(share, "")
    return TimeValue("DATE", period, anchor=anchor, modifier=modifier)


def read_deictic_part(groups: Groups, context: Context) -> TimeValue | None:
    """Read tonight, this morning, last night, the next morning."""
    words = spell(groups["pointer"])
    back = -1 if words.startswith(("yesterday", "last", "late last")) or words == "overnight" else 0
    count = 1 if words.startswith("tomorrow") else back
    pointer = str(count)
    if words.startswith(("the next", "the following")):
        pointer = "following"
    elif words.startswith(("that", "the same")):
        pointer = "same"
    period, anchor = point_at(context, pointer, "day")
    part = PARTS.get(words.split()[-1], "NI")
    modifier = {"early": "START", "late": "END"}.get(words.split()[0], "")
    if period is None:
        period = Period("unknown-day")
    return TimeValue("TIME", replace(period, part=part), anchor=anchor, modifier=modifier)


def read_pointed(groups: Groups, context: Context) -> TimeValue | None:
    """Read last week, this month, the following year, the end of next year."""
    pointer = (read_class("pointer") | read_class("pointer_behind"))[spell(groups["pointer"])]
    unit = groups["unit"]
    share, sharp = read_share(groups)
    if spell(groups.get("share") or "") in ("earlier", "later", "later on"):
        share = {"earlier": "START"}.get(spell(groups["share"]), "END")
    pointed = spell(groups["pointer"])
    if unit in ("decade", "century") and pointed in SPANNING:
        return TimeValue("DURATION", length=Length(1, unit), window=None)
    if pointed in ("the past", "the last") and unit in ("month", "week", "year", "quarter"):
        return _read_past_unit(context, unit)
    period, anchor = point_at(context, pointer, unit)
    if period is None:
        return TimeValue("DATE", _unknown(unit), modifier=share)
    return TimeValue("DATE", period, modifier=share, exact_edge=sharp, anchor=anchor)


def _read_past_unit(context: Context, unit: str) -> TimeValue | None:
    """Read the past week: the length of one unit up to the day of publication."""
    if context.narrative or context.published is None:
        return TimeValue("DURATION", length=Length(1, unit))
    start = shift_day(context.published, -1, unit)
    window = (start, context.published) if start else None
    return TimeValue(
        "DURATION", length=Length(1, unit), window=window, soft_edge="start", anchor="published"
    )


def _unknown(unit: str) -> Period:
    """Give the period of a unit without its numbers."""
    return Period(unit if unit in ("year", "quarter") else "unknown-day")


def read_shared_unit(groups: Groups, context: Context) -> TimeValue | None:
    """Read the end of the month, year-end: of the running date where one is coarse enough."""
    words = groups.get("share") or ""
    unit = groups.get("unit") or next(u for u in ("year", "month", "week") if u in words)
    share, sharp = read_share({"share": words.replace("-", " ") if "end" not in words else words})
    if words.startswith(("year", "month", "week")):
        share, sharp = "END", True
    if words.startswith("later"):
        share = "END"
    running = context.narrative or context.background or groups.get("pointer") == "that"
    period, anchor = point_at(context, "same" if running else "0", unit)
    if period is None:
        return TimeValue("DATE", _unknown(unit), modifier=share)
    return TimeValue("DATE", period, modifier=share, exact_edge=sharp, anchor=anchor)


def read_same_unit(groups: Groups, context: Context) -> TimeValue | None:
    """Read the day, the year: the one last spoken of, in news the day of publication."""
    unit = groups["unit"]
    pointer = "same" if context.narrative or context.background else "0"
    period, anchor = point_at(context, pointer, unit)
    return TimeValue("DATE", period, anchor=anchor) if period else None


def read_weekend(groups: Groups, context: Context) -> TimeValue | None:
    """Read through the weekend: the coming one, or the last where the verb looks back."""
    period, anchor = point_at(context, "0", "weekend")
    if period is None:
        return TimeValue("DATE", _unknown("weekend"))
    started = context.today.days()[0] >= period.days()[0]
    if context.tense < 0 and not started and not context.running:
        period = shift_period(period, -1)
    return TimeValue("DATE", period, anchor=anchor)


def read_same_day(groups: Groups, context: Context) -> TimeValue | None:
    """Read the same day, of the date last spoken of."""
    then = context.same
    if then is None or then.unit != "day":
        return TimeValue("DATE")
    anchor = context.name_anchor(then)
    words = spell(groups.get("share"))
    modifier = ("START" if words.startswith("earl") else "END") if words else ""
    day = Period("day", then.year, then.number, then.day)
    return TimeValue("DATE", day, anchor=anchor, modifier=modifier)


def read_same_ago(groups: Groups, context: Context) -> TimeValue | None:
    """Read the same month a year ago."""
    unit = groups["unit"] if groups["unit"] in ("day", "week", "month", "quarter") else "month"
    anchor = context.then
    base = widen(anchor, unit) if anchor else None
    if base is None:
        return None
    count = 1 if groups["pointer"] == "next" else -1
    return TimeValue("DATE", replace(base, year=base.year + count), anchor="published")


def read_neighbour(groups: Groups, context: Context) -> TimeValue | None:
    """Read the day before, the year after: beside the date last spoken of."""
    unit = {"night": "day", "evening": "day"}.get(groups["way"], groups["way"])
    pointer = "previous" if groups["dir"] in ("before", "earlier") else "following"
    period, anchor = point_at(context, pointer, unit)
    return TimeValue("DATE", period, anchor=anchor) if period else None


def read_neighbour_ordinal(groups: Groups, context: Context) -> TimeValue | None:
    """Read a second consecutive day: the day of which the text speaks."""
    unit = {"night": "day"}.get(groups["unit"], groups["unit"])
    period, anchor = point_at(context, "same" if context.narrative else "0", unit)
    return TimeValue("DATE", period, anchor=anchor) if period else None


def read_reference(groups: Groups, context: Context) -> TimeValue | None:
    """Read now, recently, soon."""
    reference = read_class("reference")[spell(groups["word"])]
    anchor = "published" if context.published else ""
    return TimeValue("DATE", reference=reference, now=context.published, anchor=anchor)


def read_recent(groups: Groups, context: Context) -> TimeValue | None:
    """Read recent years, these recent weeks: as vague as *recently*."""
    return read_reference({"word": "recently"}, context)
