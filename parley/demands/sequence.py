"""Order claims: which issue, so the act says, must or can only come before which."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc, Token

from parley.demands.clauses import SUBJECTS
from parley.demands.issues import find_issues
from parley.demands.lexicon import Match, load_table, load_words

OPENING = 6  # words in which what follows an act must say how it hangs on it
CLOSING = frozenset({",", ";", ".", "?", "!", "but", "while"})
LATER = frozenset({"later", "then", "afterwards", "afterward", "second", "next", "thereafter"})
ORDERING = frozenset({"come", "precede", "follow", "go"})
DENYING = frozenset({"not", "n't", "no", "never", "cannot"})


def find_sequence(tokens: Sequence[Token], own: str = "", denied: bool = False) -> str:
    """Find an order claim in the words of an act.

    *A should precede B* gives ``A>B``; *A only during B*, *no A without B* give ``B>A``.

    Args:
        tokens: The tokens of content and conditions, in text order.
        own: The issue of the act, for the side of the order word that names none.
        denied: Whether the act says no (*cannot do A before B*).

    Words such as *then* count only where *first* stands before them.

    Returns:
        ``A>B`` with two different issues, or the empty string.

    >>> from parley import read
    >>> doc = read("A ceasefire should precede talks.", published="2024-03-01").doc
    >>> find_sequence(list(doc))
    'ceasefire>talks'
    """
    found = load_table("sequences.csv").find(tokens)
    links = [link for link in found if _orders(tokens, link, denied)]
    if not links:
        return ""
    issues = _merge_neighbours(find_issues(tokens), tokens[0].doc)
    for link in links:
        left = [row for row in issues if row.end <= link.start]
        right = [row for row in issues if row.start >= link.end]
        first = left[-1].row["issue"] if left else own
        second = right[0].row["issue"] if right else own
        if first and second and first != second:
            forward = _runs_forward(tokens, link, denied)
            return f"{first}>{second}" if forward else f"{second}>{first}"
    return ""


def _orders(tokens: Sequence[Token], link: Match, denied: bool) -> bool:
    """Say whether an order word orders two things, whatever they are."""
    if link.start and tokens[0].doc[link.start - 1].lower_ == "even":
        return False
    return _holds(tokens, link, denied) and not _is_dated(tokens, link)


def may_claim(head: Token) -> bool:
    """Say whether a word that opens an order claim stands among a word and those below it.

    >>> from parley import read
    >>> doc = read("A truce should precede talks. Mali wants talks.", published="2024-03-01").doc
    >>> may_claim(doc[3]), may_claim(doc[7])
    (True, False)
    """
    first, last = head.left_edge.i, head.right_edge.i
    return load_table("sequences.csv").may_open(head.doc, first, last + 1)


def _holds(tokens: Sequence[Token], link: Match, denied: bool) -> bool:
    """Say whether what an order word needs stands beside it."""
    needs = link.row["needs"]
    if needs == "only":
        limiting = load_words("limiting_words.csv", "word")
        return denied or any(token.lower_ in limiting for token in tokens)
    if needs == "later":
        return any(token.lower_ in LATER for token in tokens if token.i >= link.end)
    wanted = {"strict": "only", "first": "first"}.get(needs)
    return wanted is None or any(t.lower_ == wanted for t in tokens if t.i < link.start)


def _runs_forward(tokens: Sequence[Token], link: Match, denied: bool) -> bool:
    """Say whether what stands before an order word comes first; *not before B* turns it round."""
    before = {token.lower_ for token in tokens if token.i < link.start}
    turned = link.row["phrase"].startswith("before") and (denied or bool(before & DENYING))
    return link.row["order"] == "forward" and not turned


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
    last, table = tokens[-1], load_table("sequences.csv")
    comes_first = last.lower_ == "first" or last.head.lemma_ == "come"
    if not comes_first and not table.may_open(last.doc, last.i + 1, last.sent.end):
        return []
    rest = list(last.doc[last.i + 1 : last.sent.end])
    while rest and (rest[0].text == "," or rest[0].is_quote):
        rest = rest[1:]
    opener = table.find(rest[:OPENING])
    if not rest or (not comes_first and (not opener or opener[0].start != rest[0].i)):
        return []
    end = next((place for place, token in enumerate(rest) if token.lower_ in CLOSING), len(rest))
    return rest[:end]


def find_topic(tokens: Sequence[Token], head: Token) -> list[Token]:
    """Give what must *come* before or after something, where the parse hangs it elsewhere.

    >>> from parley import read
    >>> text = "Disarmament, Rwanda has insisted, must come before any talks."
    >>> doc = read(text, published="2024-03-01").doc
    >>> find_topic(list(doc[7:]), doc[7])
    [Disarmament]
    """
    if head.lemma_ not in ORDERING or any(c.dep_ in SUBJECTS for c in head.children):
        return []
    before = list(head.doc[head.sent.start : head.i])
    commas = [place for place, token in enumerate(before) if token.lower_ == ","]
    if len(commas) < 2:
        return []
    start = commas[-3] + 1 if len(commas) > 2 else 0
    return before[start : commas[-2]]


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
