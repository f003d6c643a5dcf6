"""Numbers: cardinals, ordinals and the shares of a period, from digits and words."""

from __future__ import annotations

from parley.dates.vocabulary import read_class

Groups = dict[str, str]
EDGES = ("end", "beginning", "start", "close", "the end", "the beginning", "the start", "year-end")


def read_number(words: str) -> float:
    """Read a number of digits or words; 0 where it is not a number but *several*.

    >>> read_number("twenty-five"), read_number("1,500"), read_number("a couple of")
    (25, 1500.0, 2)
    """
    words = " ".join(words.replace(",", "").split())
    if words.endswith(" and a half"):
        return read_number(words.removesuffix(" and a half")) + 0.5
    if words[:1].isdigit():
        return float(words)
    values = read_class("quantity") | read_class("number") | read_class("ten")
    if words in values:
        count = float(values[words])
        return int(count) if count.is_integer() else count
    parts = words.replace("-", " ").split()
    if parts and parts[-1] == "hundred":
        return int(values.get(parts[0], 0)) * 100
    return sum(int(values.get(part, 0)) for part in parts)


def read_ordinal(words: str) -> int:
    """Read *third* or *3rd*.

    >>> read_ordinal("twenty-first"), read_ordinal("80th")
    (21, 80)
    """
    if words[:1].isdigit():
        return int(words[:-2])
    return int(read_class("ordinal").get(words, 0))


def read_share(groups: Groups) -> tuple[str, bool]:
    """Read *early*, *the middle of*, *the end of* as a modifier, and say if its edge is sharp."""
    words = " ".join((groups.get("share") or groups.get("share2") or "").split())
    shares = read_class("share")
    for form in (words, f"{words}-", f"the {words}", words.removesuffix(" the")):
        if words and form in shares:
            return shares[form], any(edge in words.split() for edge in EDGES) or "end-" in form
    for start, modifier in (("mid", "MID"), ("late", "END"), ("end", "END"), ("year-end", "END")):
        if words.removeprefix("the ").startswith(start):
            return modifier, start.endswith("end")
    if words.removeprefix("the ").startswith(("early", "earlier", "start", "beginning", "first")):
        return "START", words.removeprefix("the ").startswith(("start", "beginning"))
    return ("END", False) if words.startswith(("the latter", "the close", "turn")) else ("", False)
