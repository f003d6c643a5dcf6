"""Plan: which texts are read together, and the name of what they give.

A partition ends behind a text whose id says so, not behind every hundredth: a text that is added or
taken out changes the partition that it stands in, and no other. Its name is a digest of its texts,
of what is known of them and of the version of the rules: as long as it stays the same, what lies
under the name is what a reading would give.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from parley.intake import Intake, Item
from parley.plaintext import SourceError

# Texts of a partition on average, at most twice as many; small enough to lose little to a plug.
TEXTS = 100
# Characters of a partition, so that long texts do not pile up in memory.
CHARACTERS = 2_000_000


@dataclass(frozen=True, slots=True)
class Terms:
    """What holds for all texts of a run: how they are taken in, their day where none is known."""

    intake: Intake
    published: str
    version: str


@dataclass(frozen=True, slots=True)
class Partition:
    """Texts that are read together, with the key of each: a digest of all that its rows hang on."""

    items: tuple[Item, ...]
    keys: tuple[str, ...]

    @property
    def name(self) -> str:
        """The name under which its rows lie."""
        return hashlib.sha256("\n".join(self.keys).encode()).hexdigest()[:20]

    @property
    def size(self) -> int:
        """Bytes of input."""
        return sum(item.size for item in self.items)


def plan_partitions(items: Iterable[Item], terms: Terms, texts: int = TEXTS) -> Iterator[Partition]:
    """Part a stream of texts, holding no more than a partition of them.

    Args:
        items: The texts in their order.
        terms: What holds for all.
        texts: How many make a partition, on average.

    >>> items = [Item(f"{n}", f"{n}", "", "txt", "Mali left.") for n in range(50)]
    >>> parts = list(plan_partitions(items, Terms(Intake(), "2024-03-01", "1"), 10))
    >>> sum(len(part.items) for part in parts), max(len(part.items) for part in parts) <= 20
    (50, True)
    """
    held: list[Item] = []
    characters = 0
    for item in _refuse_doubles(items):
        held.append(item)
        characters += len(item.content)
        if _ends(item, texts) or len(held) >= 2 * texts or characters >= CHARACTERS:
            yield _make_partition(held, terms)
            held, characters = [], 0
    if held:
        yield _make_partition(held, terms)


def _refuse_doubles(items: Iterable[Item]) -> Iterator[Item]:
    """Give a fault to a text whose id an earlier one has; of each id eight bytes are kept."""
    seen: set[bytes] = set()
    for item in items:
        digest = hashlib.sha256(item.text_id.encode("utf-8", "surrogatepass")).digest()[:8]
        if digest in seen and not item.fault:
            fault = f"has the text_id {item.text_id!r}, as an earlier text has"
            error = SourceError(item.where, fault, "give one of them another")
            item = replace(item, content="", fault=str(error))
        seen.add(digest)
        yield item


def _ends(item: Item, texts: int) -> bool:
    """Say whether a partition ends behind a text."""
    digest = hashlib.sha256(item.text_id.encode("utf-8", "surrogatepass")).digest()
    return int.from_bytes(digest[8:16]) % texts == 0


def _make_partition(items: list[Item], terms: Terms) -> Partition:
    """Close a partition."""
    return Partition(tuple(items), tuple(make_key(item, terms) for item in items))


def make_key(item: Item, terms: Terms) -> str:
    """Digest all that the rows of a text hang on.

    >>> one = Item("a", "a", "a.txt", "txt", "Mali left.")
    >>> key = make_key(one, Terms(Intake(), "2024-03-01", "1"))
    >>> key == make_key(one, Terms(Intake(), "2024-03-02", "1"))
    False
    """
    content = hashlib.sha256(item.content.encode("utf-8", "surrogatepass")).hexdigest()
    hangs_on = (
        *(terms.version, terms.published, terms.intake.any_language),
        *(item.where, item.name, item.file, item.kind, content, item.sha256, item.fault),
        sorted(item.known.items()),
    )
    return hashlib.sha256(json.dumps(hangs_on).encode()).hexdigest()
