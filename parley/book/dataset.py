"""The data set: its version, and what catalogues of data may know of it (schema.org)."""

from __future__ import annotations

import hashlib
import json
from importlib.metadata import version
from pathlib import Path

from parley.book.data_page import ARCHIVE, FOLDER, read_cells
from parley.tables.dictionary import read_dictionary
from parley.tables.files import MEDIA_TYPES, name_file

NAME = "Parley: who wants what of whom"
DESCRIPTION = (
    "Actors, dates and diplomatic acts read in a dispatch: who asks, offers, refuses or threatens"
    " what, towards whom, by when and on which terms, each row with the words that prove it."
)
KEYWORDS = ["diplomacy", "event data", "temporal expressions", "provenance", "CAMEO", "PLOVER"]


def name_version(tables: Path) -> str:
    """Name the version of the data: the package's, and the start of a digest of all tables.

    It changes when a table does, and with no clock.

    >>> name_version(Path("data/tables")).startswith(version("parley-book"))
    True
    """
    digest = hashlib.sha256()
    for name in sorted(read_dictionary()):
        digest.update((tables / name_file(name)).read_bytes())
    return f"{version('parley-book')}+{digest.hexdigest()[:8]}"


def describe_dataset(tables: Path, site: str) -> str:
    """Describe the tables as a data set of schema.org, for the head of their page.

    Args:
        tables: The folder of the tables.
        site: The address of the site; while it is empty, addresses are given from its top.
    """
    package = json.loads((tables / "datapackage.json").read_text(encoding="utf-8"))
    # The data of another's book are named by its title, and under whose licence it does not say.
    known: dict[str, object] = {"name": package["title"]}
    if licences := package.get("licenses"):
        creator = {"@type": "Organization", "name": "The Parley authors"}
        known = {"name": NAME, "license": licences[0]["path"], "creator": creator}
    days = sorted(row["published"] for row in read_cells(tables / "texts.csv") if row["published"])
    described = {
        "@context": "https://schema.org",
        "@type": "Dataset",
        **known,
        "description": DESCRIPTION,
        "version": name_version(tables),
        "isAccessibleForFree": True,
        "inLanguage": "en",
        "keywords": KEYWORDS,
        "temporalCoverage": "/".join(dict.fromkeys((days[0], days[-1]))) if days else "",
        "distribution": [_describe_file(name, site) for name in read_dictionary()],
    }
    archive = {"@type": "DataDownload", "encodingFormat": "application/zip"}
    described["distribution"].append({**archive, "contentUrl": f"{site}{FOLDER}/{ARCHIVE}"})
    return json.dumps(described, ensure_ascii=True, indent=1).replace("<", "\\u003c")


def _describe_file(table: str, site: str) -> dict[str, str]:
    """Describe one table's file."""
    return {
        "@type": "DataDownload",
        "name": table,
        "encodingFormat": MEDIA_TYPES["csv"],
        "contentUrl": f"{site}{FOLDER}/tables/{name_file(table)}",
    }
