"""Order claims: which issue, so the act says, must or can only come before which."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc, Token

from parley.demands.issues import find_issues
from parley.demands.lexicon import Match, load_table, load_words

OPENING = 4  # words in which what follows an act must say how it hangs on it
CLOSING = frozenset({",", ";", ".", "?", "!", "but", "while"})
DENYING = frozenset({"not", "n't", "no", "never", "cannot"})


def find_sequence(tokens: Sequence[Token], denied: bool = False) -> str:
    """Find an order claim in the words of an act.

    *A should precede B* gives ``A>B``; *A only during B*, *no A without B* give ``B>A``.

    Args:
        tokens: The tokens of content and conditions, in text order.
        denied: Whether the act says no (*cannot do A before B*).

    Returns:
        ``A>B`` with two different issues, or the empty string.

    >>> from parley import read
    >>> doc = read("A ceasefire should precede talks.", published="2024-03-01").doc
    >>> find_sequence(list(doc))
    'ceasefire>talks'
    """
    issues = _merge_neighbours(find_issues(tokens), tokens[0].doc) if tokens else []
    limiting = load_words("limiting_words.csv", "word")
    limited = denied or any(token.lower_ in limiting for token in tokens)
    for link in load_table("sequences.csv").find(tokens):
        before = {token.lower_ for token in tokens if token.i < link.start}
        if link.start and tokens[0].doc[link.start - 1].lower_ == "even":
            continue
        if link.row["needs"] == "only" and not limited:
            continue
        if link.row["needs"] == "strict" and "only" not in before:
            continue
        if _is_dated(tokens, link):
            continue
        left = [row for row in issues if row.end <= link.start]
        right = [row for row in issues if row.start >= link.end]
        if not left or not right:
            continue
        first, second = left[-1].row["issue"], right[0].row["issue"]
        if first != second:
            forward = link.row["order"] == "forward" and not (
                link.row["phrase"].startswith("before") and (denied or before & DENYING)
            )
            return f"{first}>{second}" if forward else f"{second}>{first}"
    return ""


def _is_dated(tokens: Sequence[Token], link: Match) -> bool:
    """Say whether a *before* only sets a day (*before the meeting on 6 March*)."""
    behind = (token for token in tokens if token.i >= link.end)
    before = link.row["phrase"].split()[0] in ("before", "ahead", "prior")
    return before and any(token.ent_type_ in ("DATE", "TIME") for token in behind)


def find_tail(tokens: Sequence[Token]) -> list[Token]:
    """Give what follows an act's words in its clause and says what they come before or after.

    >>> from parley import read
    >>> doc = read("Mali wants a truce prior to any talks.", published="2024-03-01").doc
    >>> find_tail(list(doc[2:4]))
    [prior, to, any, talks]
    """
    if not tokens:
        return []
    last = tokens[-1]
    rest = list(last.doc[last.i + 1 : last.sent.end])
    while rest and (rest[0].text == "," or rest[0].is_quote):
        rest = rest[1:]
    opener = load_table("sequences.csv").find(rest[:OPENING])
    comes_first = last.lower_ == "first" or tokens[-1].head.lemma_ == "come"
    if not comes_first and (not opener or opener[0].start != rest[0].i):
        return []
    end = next((place for place, token in enumerate(rest) if token.lower_ in CLOSING), len(rest))
    return rest[:end]


def _merge_neighbours(matches: list[Match], doc: Doc) -> list[Match]:
    """Read a compound (*ceasefire agreement*) as one issue, the stronger; *A of B* as A."""
    merged: list[Match] = []
    for match in matches:
        if int(match.row["priority"]) <= 2:
            continue
        between = doc[merged[-1].end : match.start] if merged else ()
        if merged and 0 < len(between) <= 4 and between[0].lower_ == "of":
            merged[-1] = Match(merged[-1].start, match.end, merged[-1].row)
        elif merged and not between:
            stronger = max(merged[-1], match, key=lambda m: int(m.row["priority"]))
            merged[-1] = Match(merged[-1].start, match.end, stronger.row)
        else:
            merged.append(match)
    return merged
