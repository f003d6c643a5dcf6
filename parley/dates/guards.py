"""Guards: what looks like a date and is a name, a count, a verb or a sum."""

from __future__ import annotations

import re

from parley.dates.expressions import Found
from parley.dates.vocabulary import join_words, read_class

NAME_NUMBERS = re.compile(
    r"(?:resolutions?|articles?|decisions?|directives?|nos?\.?) [\d\s,()and]{0,60}$"
)
LAST_WORD = re.compile(r"([\w.'-]+)[\s(\"“‘]*$")
JUDGED = re.compile(
    r"(?<!\bon )(?<!\bin )(?<!\bby )(?<!\bsince )(?<!\buntil )(?<!\bduring )"
    r"\b(?:an?|another)\s([a-z-]+)\s$"
)
# In a list of months a name is a month: *May, June and July 1999*.
MONTH_BEFORE = re.compile(rf"(?<![\w-]){join_words('month')}(?:,| and| or|, and)\s$")
NEXT_WORD = re.compile(r"[\s]*([\w'%-]+)")
# *an hour of its choosing*: any time at all, and no length.
CHOSEN = re.compile(
    r"\s+of\s+(?:[a-z]+'s|its|his|her|their|our|my|your)\s+(?:own\s+)?cho(?:ice|osing)\b"
)
# *the accord of 2015*: what has a year behind it is told apart by it.
YEAR_NOUN = re.compile(rf"(?<![\w-]){join_words('year_noun')}\sof\s$")
# Counts that no single unit follows: *the coming decade* is told by another rule.
PLURAL_ONLY = ("some", "many", "few", "recent", "the coming", "the following", "the intervening")
# *the 5th and the 6th*
DAY_AFTER = re.compile(r"\s(?:and|to|or)\sthe\s\d")
SINGLE = ("a", "an", "per", "each", "every")


def word_before(folded: str, start: int) -> str:
    """Give the word before an offset in the same line.

    >>> word_before("in the may", 7)
    'the'
    """
    found = LAST_WORD.search(folded, max(0, start - 40), start)
    return found.group(1) if found else ""


def word_after(folded: str, end: int) -> str:
    """Give the word behind an offset.

    >>> word_after("may have", 3)
    'have'
    """
    found = NEXT_WORD.match(folded, end)
    return found.group(1) if found else ""


def _find_tag(folded: str, end: int, tags: dict[int, str]) -> str:
    """Give the tag of the word behind an offset, nothing where none follows straight."""
    found = NEXT_WORD.match(folded, end)
    return tags.get(found.start(1), "") if found else ""


def is_time(text: str, folded: str, found: Found, tags: dict[int, str]) -> bool:
    """Say whether what a rule matched speaks of time here: names, counts and verbs do not."""
    before, after = word_before(folded, found.start), word_after(folded, found.end)
    family, _, _ = found.rule.name.partition(".")
    groups = found.named
    if "monthname" in groups and not _is_month(text, folded, found, before, after):
        return False
    if found.rule.name in ("year.plain", "year.range"):
        return _is_year(folded, found, before, after)
    if found.rule.name == "date.day_of_month":
        return _is_day_of_month(folded, found, before, after, tags)
    if CHOSEN.match(folded, found.end):
        return False
    if found.rule.name in ("set.per", "length.plain") and _is_single(folded, found):
        rate = _is_rate(folded, found, tags)
        if rate or found.rule.name == "set.per":
            return rate and found.rule.name == "set.per"
    if family == "season":
        return _is_season(text, found, after, tags)
    if family == "weekday":
        at = folded.find(groups["weekday"], found.start, found.end)
        if groups["weekday"].endswith(".") and before == "the":
            return False
        named = after in read_class("weekday_namesake") and text[found.end + 1 :][:1].isupper()
        return not named and (text[at].isupper() or "weekof" in groups or text.islower())
    if family == "feast":
        at = folded.find(groups["feast"], found.start, found.end) if "feast" in groups else 0
        named = text[at].isupper() or text.islower() or "feast" not in groups
        return named and after not in read_class("feast_namesake")
    if found.rule.name == "part.plain" and groups["part"].endswith("s"):
        return before not in read_class("number") and not before.isdigit()
    if found.rule.name == "part.plain" and not groups.get("lead"):
        return not _is_quality(folded, found, before, tags)
    if found.rule.name == "unit.weekend":
        return not _find_tag(folded, found.end, tags).startswith(("NN", "JJ"))
    if found.rule.name == "length.bare":
        return before in read_class("bare_units") or after in ("of", "after", "before")
    return _is_length(folded, found, before, after, groups)


def _is_month(text: str, folded: str, found: Found, before: str, after: str) -> bool:
    """Say whether a month's name is the month: capital, and no given name or verb."""
    groups = found.named
    name = groups["monthname"].rstrip(".")
    at = folded.find(name, found.start, found.end)
    if not text[at : at + 1].isupper():
        return False
    alone = found.rule.name == "date.month"
    if MONTH_BEFORE.search(folded, max(0, found.start - 20), found.start):
        return True
    if name not in read_class("namesake") or not alone or "share" in groups:
        if alone and len(name) == 3 and name != "may" and "." not in groups["monthname"]:
            return False
        day_only = found.rule.name == "date.month_day" and "year" not in groups
        return not (day_only and after in read_class("after_number"))
    following = text[found.end : found.end + 2]
    if before == "" or folded[found.start - 2 : found.start - 1] in ".!?\n":
        return after in read_class("month_follow")
    named = following[:1] == " " and following[1:].isupper() and before not in ("in", "since")
    return before in read_class("month_lead") and not named


def _is_day_of_month(
    folded: str, found: Found, before: str, after: str, tags: dict[int, str]
) -> bool:
    """Say whether *the 24th* is a day: behind a word of time, and no noun is numbered by it."""
    if found.named["day"] != folded[found.start : found.end].split()[-1]:
        return True
    if after == "" or folded[found.end : found.end + 1] in ",.;:":
        return True
    numbered = _find_tag(folded, found.end, tags).startswith(("NN", "JJ", "CD", "VBN"))
    led = before in read_class("day_lead") and after not in ("and", "or")
    led = led or DAY_AFTER.match(folded, found.end) is not None
    return led and not numbered and (bool(tags) or after in read_class("aside_not"))


def _is_single(folded: str, found: Found) -> bool:
    """Say whether an expression is only *a year*, *an hour*."""
    words = folded[found.start : found.end].split()
    return len(words) == 2 and words[0] in SINGLE[:2]


def _is_rate(folded: str, found: Found, tags: dict[int, str]) -> bool:
    """Say whether *a year* tells how often: behind a sum or count (*40 million dollars a year*)."""
    last = LAST_WORD.search(folded, max(0, found.start - 40), found.start)
    if last is None or folded[last.end(1) : found.start].strip():
        return False
    word, tag = last.group(1), tags.get(last.start(1), "")
    if word[-1:].isdigit() or word in read_class("rate_lead"):
        return True
    if tag and not tag.startswith("NN"):
        return False
    counted = LAST_WORD.search(folded, max(0, last.start(1) - 40), last.start(1))
    number = counted.group(1) if counted else ""
    return (
        number[-1:].isdigit() or number in read_class("number") or number in read_class("rate_lead")
    )


def _is_year(folded: str, found: Found, before: str, after: str) -> bool:
    """Say whether four figures are a year and no count, sum or number of a name."""
    if "share" in found.named or "approx" in found.named or found.end - found.start > 9:
        return after not in read_class("after_number")
    lead = folded[max(0, found.start - 80) : found.start]
    if lead.rstrip().endswith("(") or YEAR_NOUN.search(lead):
        return not after.startswith("%")
    if after in read_class("after_number") or after.startswith("%"):
        return False
    if before in read_class("before_number") or NAME_NUMBERS.search(lead):
        return False
    year = int(found.named["year"])
    return 1900 <= year <= 2099 or before in read_class("year_lead")


def _is_season(text: str, found: Found, after: str, tags: dict[int, str]) -> bool:
    """Say whether *fall* and *spring* are seasons and no verbs, collapses or wells."""
    groups = found.named
    if groups["season"] not in ("fall", "spring"):
        return True
    if "year" in groups or "bcyear" in groups or "sameyear" in groups:
        return True
    if tags.get(found.end - len(groups["season"]), "NN").startswith("VB"):
        return False
    return after not in ("of", "from", "in", "to", "back", "apart", "short", "when")


def _is_quality(folded: str, found: Found, before: str, tags: dict[int, str]) -> bool:
    """Say whether a part of the day is greeted with or judged: *good evening*, *a long night*."""
    if before == "good":
        return True
    judged = JUDGED.search(folded, max(0, found.start - 40), found.start)
    if judged is None or judged.group(1) in read_class("weekday") | read_class("month"):
        return False
    return tags.get(judged.start(1), "JJ").startswith(("JJ", "VB"))


def _is_length(folded: str, found: Found, before: str, after: str, groups: dict[str, str]) -> bool:
    """Say whether a count of units is a length of time."""
    unit = groups.get("unit", "")
    name = found.rule.name
    if name == "length.plain":
        if unit in ("second", "quarter", "quarters") and groups.get("hyphen") != "-":
            return groups["num"] not in ("a", "an", "another", "one", "three", "some")
        if groups["num"] in ("a", "an") and unit in ("second", "minute") and after == "":
            return True
        plural = unit.endswith("s") or unit == "century"
        few = groups["num"] in ("a", "an", "another", "one", "1", "half a", "half an", "a hundred")
        hyphen = groups.get("hyphen") == "-"
        if groups["num"] in ("a", "an") and (hyphen or groups.get("long", "").startswith("-")):
            return False
        if before in ("this", "that", "the", "last", "next") and groups["num"] == "one":
            return False
        return plural or few or hyphen or groups["num"] not in PLURAL_ONLY
    if name == "length.compound":
        return _is_sum(groups)
    if name == "reference.vague":
        return _is_reference(groups["word"], after)
    if name == "unit.pointer":
        return not (groups["pointer"] == "that" and after in ("the", "a", "he", "they"))
    if name == "set.adverb":
        return groups["word"] not in ("annual", "quarterly") or after != "report"
    return True


def _is_sum(groups: dict[str, str]) -> bool:
    """Say whether two lengths make one: the coarser stands first (*two hours and ten minutes*)."""
    units = read_class("unit")
    order = list(dict.fromkeys(units.values()))
    return order.index(units[groups["unit"]]) > order.index(units[groups["unit2"]])


def _is_reference(word: str, after: str) -> bool:
    """Say whether *the past*, *future*, *recent* is a reference and no start of a longer phrase."""
    units = read_class("unit")
    if word in ("the past", "the present", "the future", "future", "recent"):
        return after not in units and not after[:1].isdigit()
    return word != "soon" or after not in ("after", "afterward", "afterwards", "as", "thereafter")
