"""Length readings: durations, what recurs, times of the day, and feasts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from parley.dates.anchoring import Context, point_at
from parley.dates.calendar_readings import Groups, read_month, read_number, read_ordinal
from parley.dates.feasts import find_feast, read_feasts
from parley.dates.periods import Period, period_of, shift_day
from parley.dates.values import Length, TimeValue
from parley.dates.vocabulary import read_class

HALF_PAST = 0.5


def _spell(words: str | None) -> str:
    """Write words with single blanks."""
    return " ".join((words or "").split())


def _read_unit(words: str) -> str:
    """Read a unit of time."""
    last = words.split()[-1] if " " in words else words
    return "century" if last == "half-century" else read_class("unit")[last]


def read_measure(groups: Groups) -> str:
    """Read at least, more than, about as a TIMEX3 modifier."""
    words = _spell(groups.get("measure")).removeprefix("for ").removeprefix("lasting ")
    more = {"more": "EQUAL_OR_MORE", "less": "EQUAL_OR_LESS", "longer": "EQUAL_OR_MORE"}
    return read_class("measure").get(words, more.get(groups.get("more") or "", ""))


def read_duration(groups: Groups, context: Context) -> TimeValue | None:
    """Read 72-hour, at least 30 days, several weeks, month-long."""
    unit = _read_unit(groups["unit"]) if groups["unit"] != "night" else "day"
    words = _spell(groups.get("num"))
    plural = groups["unit"].endswith("s") or unit != groups["unit"]
    count = 0 if words in read_class("vague") else read_number(words) if words else 1 - plural
    if groups.get("half"):
        count += HALF_PAST
    if words in ("a", "an") and groups.get("hyphen") == "-":
        return None
    modifier = read_measure(groups)
    return TimeValue("DURATION", length=Length(count, unit), modifier=modifier)


def read_duration_bare(groups: Groups, context: Context) -> TimeValue | None:
    """Read weeks, years where nothing counts them."""
    return TimeValue("DURATION", length=Length(0, _read_unit(groups["unit"])))


def read_duration_half(groups: Groups, context: Context) -> TimeValue | None:
    """Read half a century, a year and a half."""
    unit = _read_unit(groups["unit"])
    count = 1.5 if "and" in context.quote.lower().split() else HALF_PAST
    whole = {"year": ("month", 12), "decade": ("year", 10), "century": ("year", 100)}
    finer = {"day": ("hour", 24), "hour": ("minute", 60)} | whole
    named, size = finer.get(unit, (unit, 1))
    return TimeValue("DURATION", length=Length(count * size, named), modifier=read_measure(groups))


def read_duration_range(groups: Groups, context: Context) -> TimeValue | None:
    """Read two to three weeks, as its lower number, approximately."""
    count, last = read_number(groups["num"]), read_number(groups["num2"])
    if not 0 < count < last:
        return None
    length = Length(count, _read_unit(groups["unit"]))
    return TimeValue("DURATION", length=length, modifier="APPROX")


def read_window(groups: Groups, context: Context) -> TimeValue | None:
    """Read the past three months: a duration and the days between which it lies."""
    unit = _read_unit(groups["unit"])
    words = _spell(groups.get("num"))
    plural = groups["unit"].endswith("s")
    if not words and not plural and unit not in ("decade", "century", "hour"):
        return None
    count = 0 if words in read_class("vague") else read_number(words) if words else 1 - plural
    count = 2 if groups["unit"].startswith("couple") else count
    length = Length(HALF_PAST * 100, "year") if "half" in groups["unit"] else Length(count, unit)
    value = TimeValue("DURATION", length=length, modifier=read_measure(groups))
    back = groups["way"] in ("last", "past", "previous", "preceding")
    if not count or context.published is None or context.narrative or groups["way"] == "first":
        return value
    if groups["way"] not in ("last", "past", "next", "coming"):
        return value
    return _anchor_window(value, context.published, -count if back else count, unit)


def _anchor_window(value: TimeValue, now: date, count: float, unit: str) -> TimeValue:
    """Lay a duration from or to the day of publication."""
    edge = shift_day(now, count, unit)
    if edge is None:
        return value
    window, soft = ((edge, now), "start") if count < 0 else ((now, edge), "end")
    return replace(value, window=window, soft_edge=soft, anchor="published")


def read_set_adverb(groups: Groups, context: Context) -> TimeValue | None:
    """Read daily, weekly."""
    count, unit = read_class("adverb_set")[groups["word"]].split()
    return TimeValue("SET", length=Length(int(count), unit))


def read_set_every(groups: Groups, context: Context) -> TimeValue | None:
    """Read every two weeks, every other day, each year."""
    words = groups.get("num") or ""
    count = 2 if words == "other" else read_number(words) or read_ordinal(words) if words else 1
    return TimeValue("SET", length=Length(count or 1, _read_unit(groups["unit"])))


def read_set_per(groups: Groups, context: Context) -> TimeValue | None:
    """Read twice a week, per month."""
    once = _spell(context.quote.lower())
    if once.split()[0] == "a" or once.startswith(("each", "every")):
        return None
    return TimeValue("SET", length=Length(1, groups["unit"]))


def read_set_named(groups: Groups, context: Context) -> TimeValue | None:
    """Read every Monday, each October, Sundays."""
    if groups.get("part"):
        part = read_class("part")[groups["part"]]
        return TimeValue("SET", Period("unknown-day", part=part))
    if groups.get("monthname"):
        return TimeValue("SET", Period("month", 0, read_month(groups["monthname"])))
    if groups.get("season"):
        return TimeValue("SET", Period("season", season=read_class("season")[groups["season"]]))
    weekday = (groups.get("weekday") or groups["plural"]).removesuffix("s")
    return TimeValue("SET", Period("weekday", 0, int(read_class("weekday")[weekday])))


def _find_day(context: Context) -> tuple[Period, str]:
    """Find the day of a time of day: the day last read, in news else the day of publication."""
    then = context.then
    if then is None or then.unit != "day":
        period, anchor = point_at(context, "0", "day")
        return (Period("unknown-day"), "") if context.narrative or not period else (period, anchor)
    return point_at(context, "same", "day")


def read_part(groups: Groups, context: Context) -> TimeValue | None:
    """Read the morning, the night: of the day last spoken of."""
    part = read_class("part")[groups["part"]]
    modifier = {"early": "START", "late": "END", "mid-": "MID"}.get(_spell(groups.get("share")), "")
    period, anchor = _find_day(context)
    return TimeValue("TIME", replace(period, part=part), anchor=anchor, modifier=modifier)


def read_clock(groups: Groups, context: Context) -> TimeValue | None:
    """Read 11 p.m. Moscow time, 08:30 UTC, noon."""
    clock = read_hour(groups)
    if clock is None:
        return None
    period, anchor = _find_day(context)
    zone = read_zone(_spell(groups.get("zone")), period)
    return TimeValue("TIME", replace(period, clock=clock, zone=zone), anchor=anchor)


def read_hour(groups: Groups) -> str | None:
    """Read the hour and minute as ``HH:MM``."""
    if groups.get("word"):
        return read_class("clockword")[groups["word"]]
    if groups.get("hw"):
        hour = int(read_class("number").get(groups["hw"], groups["hw"]))
    else:
        hour = int(groups["h"])
    if groups.get("ap"):
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if groups["ap"].startswith("p") else 0)
    if groups.get("daypart") in ("afternoon", "evening") and hour < 12:
        hour += 12
    return f"{hour:02d}:{groups.get('mi') or '00'}" if hour <= 24 else None


def read_zone(name: str, period: Period) -> str:
    """Read a zone's name as an offset from UTC, summer time by its rule.

    >>> read_zone("kyiv time", Period("day", 2025, 5, 12))
    '+03:00'
    """
    offset, _, rule = read_class("zone").get(name, "").partition(" ")
    days = period.days() if rule else None
    if not days:
        return "" if rule else offset
    if not _is_summer(days[0], rule):
        return offset
    hours = int(offset[:3]) + 1
    return f"{'-' if hours < 0 else '+'}{abs(hours):02d}{offset[3:]}"


def _is_summer(day: date, rule: str) -> bool:
    """Say whether a day has summer time: the European rule of 1996, the American of 2007."""
    if rule == "EU":
        return _sunday(day.year, 3, -1) <= day < _sunday(day.year, 10, -1)
    return _sunday(day.year, 3, 2) <= day < _sunday(day.year, 11, 1)


def _sunday(year: int, month: int, count: int) -> date:
    """Find the second, or the last (-1), Sunday of a month."""
    first = date(year, month, 1)
    sunday = first.toordinal() + (7 - first.isoweekday()) % 7
    if count > 0:
        return date.fromordinal(sunday + 7 * (count - 1))
    last = sunday + 28
    return date.fromordinal(last if date.fromordinal(last).month == month else sunday + 21)


def read_feast(groups: Groups, context: Context) -> TimeValue | None:
    """Read Easter, Christmas 2024, last Ramadan: the one nearest, or on the side told."""
    name = _spell(groups["feast"])
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
    found = _choose_feast(name, days[0], _spell(groups.get("pointer")), context.tense)
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
    name = _spell(groups["feast"])
    founded = read_feasts()[name]["founded"]
    feast = find_feast(name, int(founded) + count) if founded else None
    return TimeValue("DATE", period_of(feast, "day")) if feast else read_feast(groups, context)
