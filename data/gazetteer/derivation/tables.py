"""Reading the raw sources: CSV files that are not UTF-8 throughout, and names to compare."""

from __future__ import annotations

import csv
import html
import re
import unicodedata
from datetime import date, timedelta
from pathlib import Path

LATEST = "2026-05-17"  # the newest snapshot of the factbook
OWN_SOURCE = "own knowledge, public record"

Row = dict[str, str]


def read_table(path: Path) -> list[dict[str, str]]:
    """Read a CSV file; bytes that are not UTF-8 are taken for Latin-1, entities are resolved."""
    raw = path.read_bytes()
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = raw.decode("latin-1")
    return list(csv.DictReader(html.unescape(text).splitlines()))


def to_plain(name: str) -> str:
    """Fold a name to lower-case ASCII letters and single spaces, for comparing.

    >>> to_plain("São Tomé & Príncipe")
    'sao tome principe'
    """
    name = name.translate(str.maketrans("øłđıəØŁĐ", "oldiaOLD")).replace("ß", "ss")
    name = name.replace("æ", "ae").replace("Æ", "Ae").replace("þ", "th").replace("Þ", "Th")
    name = re.sub(r"['’‘ʻ`]", "", name)
    decomposed = unicodedata.normalize("NFD", name)
    return " ".join(re.findall(r"[a-z0-9]+", decomposed.encode("ascii", "ignore").decode().lower()))


def to_slug(name: str) -> str:
    """Make the last part of an actor id: lower case, hyphens, no diacritics.

    >>> to_slug("Recep Tayyip Erdoğan")
    'recep-tayyip-erdogan'
    """
    return to_plain(name).replace(" ", "-")


def join_unique(names: list[str], leave_out: set[str] | None = None) -> str:
    """Join names with bars, each once, in order."""
    left = leave_out or set()
    return "|".join(dict.fromkeys(name for name in names if name and name not in left))


def days_between(one: str, other: str) -> int:
    """Count the days between two ISO days."""
    return (date.fromisoformat(other) - date.fromisoformat(one)).days


def day_before(day: str) -> str:
    """Give the day before an ISO day."""
    return (date.fromisoformat(day) - timedelta(days=1)).isoformat() if day else ""
