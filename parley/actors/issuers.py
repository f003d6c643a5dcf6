"""Issuers: the body whose communiqué a text is, and the words by which it then calls itself.

*Extraordinary Summit of the X Committee* says in its title who speaks; *Summit*, *the Committee*
and *Member States* go by that title to the end.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from parley.actors.discourse import Discourse, make_sighting
from parley.actors.identity import GROUP, make_slug, party_of
from parley.actors.names import Name
from parley.actors.page import Page, Sighting

JOINTS = frozenset(("of", "the", "by", "and", "for"))
HEAD = 700  # characters in which the title stands
MEETINGS = ("summit", "meeting", "session", "conference", "assembly", "congress")
PAPERS = ("communique", "communiqué", "statement", "declaration", "resolution", "decision")
PAPER_WORDS = frozenset((*PAPERS, "press", "joint", "final", "presidential", "conclusions"))
TITLE = re.compile(r"(?im)^[^\n.]{0,90}\b(" + "|".join((*MEETINGS, *PAPERS)) + r")\b[^\n]*")
NAMED = frozenset(
    ("summit", "conference", "meeting", "committee", "organ", "troika", "authority", "group",
     "council", "commission", "assembly", "forum", "secretariat", "quartet", "bureau")
)  # fmt: skip


def find_issuer(discourse: Discourse) -> list[Sighting]:
    """Find the body that issues a text and the sightings of its own short names.

    ``discourse.issuer`` and ``discourse.called`` (short name to id) are set on the way.
    """
    page = discourse.page
    for title in TITLE.finditer(page.text[:HEAD]):
        if page.text[title.end() - 1] in ".;" or page.datelines:
            break
        name = _body_in(discourse, title.start(), title.end())
        if name is not None:
            return [*_read_title(discourse, title.group(0), name), *_see_short_names(discourse)]
    return []


def _body_in(discourse: Discourse, start: int, end: int) -> Name | None:
    """Give the last known body of a title, behind *of* or in front of its meeting."""
    inside = [n for n in set(discourse.covered.values()) if start <= n.start and n.end <= end]
    bodies = [n for n in inside if n.kind in ("international", "organisation")]
    return min(bodies, key=lambda n: n.start) if bodies else None


def _read_title(discourse: Discourse, title: str, name: Name) -> list[Sighting]:
    """Read the body with the capitalised words behind its name, and what it may call itself."""
    organ = _read_organ(discourse, name)
    if organ is not None:
        return organ
    page, last = discourse.page, name.last
    while (
        last + 1 < len(page.words)
        and page.words[last + 1][:1].isupper()
        and page.poses[last + 1] in ("PROPN", "NOUN", "ADJ")
    ):
        last += 1
    words = page.text[name.end : page.end_of(last)].split()
    if words and {word.lower() for word in words} <= PAPER_WORDS:
        words, last = [], name.last  # Security Council Press Statement
    called = {word.lower() for word in (*title.split(), *words)} & NAMED
    if words and words[-1].lower() not in NAMED | set(MEETINGS):
        return []
    own = make_slug(" ".join(w for w in words if w.lower() not in MEETINGS))
    body = f"{name.actor_id}/{own}" if own and "/" not in name.actor_id else name.actor_id
    country = discourse.country(body)
    discourse.issuer = discourse.know(body, page.text[name.start : page.end_of(last)],
                                      "organisation", country)  # fmt: skip
    discourse.called = dict.fromkeys(called, body)
    if name.inner and last == name.last:
        return [make_sighting(page, name.first, last, body, "name", "name.title")]
    if last == name.last or not own:
        return []
    return [make_sighting(page, name.first, last, body, "name", "name.title")]


def _read_organ(discourse: Discourse, name: Name) -> list[Sighting] | None:
    """Read *the Ministerial Council of the X*: an organ of its own below the body of the title."""
    page = discourse.page
    last = name.first - 1
    last -= page.lowers[last] == "the"
    if last < 1 or page.lowers[last] != "of" or page.lowers[last - 1] not in NAMED - set(MEETINGS):
        return None
    first = last = last - 1
    while first and page.words[first - 1][:1].isupper() and page.lowers[first - 1] not in JOINTS:
        first -= 1
    own = page.text[page.starts[first] : page.end_of(last)]
    if "/" in name.actor_id:
        return None
    whole = page.text[page.starts[first] : name.end]
    body = f"{name.actor_id}/{make_slug(own)}"
    discourse.issuer = discourse.know(body, whole, "organisation", "")
    discourse.called = dict.fromkeys({page.lowers[last], own.lower()}, body)
    return [make_sighting(page, first, name.last, body, "name", "name.title", head=last)]


def _see_short_names(discourse: Discourse) -> Iterator[Sighting]:
    """See *Summit* and *the Committee* with a capital, and *Member States*."""
    page = discourse.page
    for i, lower in enumerate(page.lowers):
        if i in discourse.covered or not page.words[i].istitle() or not _is_alone(page, i):
            continue
        first = i - 1 if page.lowers[i - 1 : i] == ["the"] else i
        if lower in discourse.called and i not in discourse.phrase_upto:
            yield make_sighting(page, first, i, discourse.called[lower], "description",
                                "group.issuer", head=i)  # fmt: skip


def _is_alone(page: Page, i: int) -> bool:
    """Say whether a capitalised noun is a name by itself, and part of no longer one."""
    before, behind = page.words[max(0, i - 1) : i], page.words[i + 1 : i + 2]
    opened = not before or before[0].lower() == "the" or not before[0][:1].isupper()
    of = page.lowers[i + 1 : i + 2] == ["of"]
    return opened and not of and not any(word[:1].isupper() for word in behind)


def read_short_name(discourse: Discourse, word: str) -> str:
    """Give whom *the Council* or *Member States* means in the issuer's own text, or nothing."""
    if word == "member states" and discourse.issuer:
        party = party_of(discourse.issuer)
        slug = f"{make_slug(party)}-member-states"
        return discourse.know(GROUP + slug, slug.replace("-", " "), "group")
    return discourse.called.get(word, "")
