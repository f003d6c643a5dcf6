"""Terms: each word of the glossary linked where a chapter first uses it, its meaning at hand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from docutils import nodes

if TYPE_CHECKING:
    from sphinx.application import Sphinx

GLOSSARY = "chapters/glossary"
# Pages that explain the words, or hold words that are not the book's.
WITHOUT = {GLOSSARY, "chapters/changes", "chapters/cite"}
CLASS = "parley-term"
# In these a word is a name, a heading or somebody else's, and no use of the term.
CLOSED = (
    *(nodes.reference, nodes.title, nodes.literal, nodes.literal_block, nodes.raw),
    *(nodes.term, nodes.caption, nodes.emphasis, nodes.strong, nodes.target, nodes.image),
)


@dataclass(frozen=True, slots=True)
class Term:
    """A word of the glossary: its anchor and what it means."""

    word: str
    anchor: str
    meaning: str

    @property
    def pattern(self) -> re.Pattern[str]:
        """What counts as a use of the word: itself and its plural, and not a part of a name.

        >>> bool(Term("deadlock", "", "").pattern.search("Two deadlocks stand."))
        True
        >>> bool(Term("condition", "", "").pattern.search("the rule modal/condition.subject"))
        False
        """
        stem = re.escape(self.word)
        plural = rf"|{re.escape(self.word[:-1])}ies" if self.word.endswith("y") else ""
        return re.compile(rf"(?<![\w/.])(?:{stem}(?:e?s)?{plural})\b(?![/.]\w)", re.I)


def link_terms(app: Sphinx, doctree: nodes.document, page: str) -> None:
    """Link the first use of each term on a page to the glossary."""
    if page in WITHOUT or app.builder.format != "html" or GLOSSARY not in app.env.found_docs:
        return
    base = app.builder.get_relative_uri(page, GLOSSARY)
    terms = read_terms(app.env.get_doctree(GLOSSARY))
    _explain_links(doctree, terms)
    for term in terms:
        _link_first(doctree, term, base)


def read_terms(glossary: nodes.document) -> list[Term]:
    """Read the terms of the glossary, the longest first, so that none is cut by a shorter one."""
    found = [
        Term(term.astext(), term["ids"][0], " ".join(part.astext().split()))
        for entry in glossary.findall(nodes.definition_list_item)
        for part in entry.findall(nodes.definition)
        for term in entry.findall(nodes.term)
        if term["ids"]
    ]
    return sorted(found, key=lambda term: (-len(term.word), term.word))


def _explain_links(doctree: nodes.document, terms: list[Term]) -> None:
    """Give the links to terms that a chapter made itself their meaning."""
    meanings = {term.anchor: term.meaning for term in terms}
    for link in doctree.findall(nodes.reference):
        anchor = link.get("refuri", "").partition("#")[2]
        if anchor in meanings:
            link["classes"].append(CLASS)
            link["reftitle"] = meanings[anchor]


def _link_first(doctree: nodes.document, term: Term, base: str) -> None:
    """Link the first use of one term, unless the chapter has linked it before."""
    for node in _walk(doctree):
        if isinstance(node, nodes.reference):
            if node.get("refuri", "").endswith(f"#{term.anchor}"):
                return
        elif found := term.pattern.search(node):
            node.parent.replace(node, list(_cut(node, found, term, base)))
            return


def _walk(doctree: nodes.document) -> Iterator[nodes.Node]:
    """Give the links and the words of the prose in reading order."""
    for node in list(doctree.findall()):
        if isinstance(node, nodes.reference) or (isinstance(node, nodes.Text) and _is_open(node)):
            yield node


def _is_open(words: nodes.Text) -> bool:
    """Say whether words are prose in which a term may be linked."""
    parent, in_prose = words.parent, False
    while parent is not None:
        if isinstance(parent, CLOSED):
            return False
        in_prose = in_prose or isinstance(parent, nodes.paragraph)
        parent = parent.parent
    return in_prose


def _cut(words: nodes.Text, found: re.Match[str], term: Term, base: str) -> Iterator[nodes.Node]:
    """Cut words into those before the term, its link, and those behind it."""
    before, behind = words[: found.start()], words[found.end() :]
    if before:
        yield nodes.Text(before)
    yield nodes.reference(
        "",
        found[0],
        internal=True,
        refuri=f"{base}#{term.anchor}",
        reftitle=term.meaning,
        classes=[CLASS],
    )
    if behind:
        yield nodes.Text(behind)
