"""Licences: what Parley needs to run is under a permissive one, but for what is named here."""

import re
from importlib.metadata import distribution

import pytest
from packaging.requirements import Requirement

PERMISSIVE = {
    *("MIT", "MIT License", "ISC License (ISCL)", "0BSD", "Zlib", "CC0-1.0", "PSF-2.0"),
    *("BSD License", "BSD-2-Clause", "BSD-3-Clause", "CNRI-Python"),
    *("Apache-2.0", "Apache Software License"),
}
# Packages with parts under another licence: which, by whom they come, and why that is borne. All
# are used unchanged, as packages of their own, so that their terms end at their own files.
EXCEPTIONS = {
    "certifi": ("MPL 2.0", "requests, of spaCy; a list of certificates, for downloads only"),
    "tqdm": ("MPL-2.0", "spaCy; progress bars, parts of which are MIT"),
    "tld": ("MPL-1.1", "courlan, of trafilatura; its terms may be chosen, and MPL is one of them"),
}


def name_plainly(name):
    return re.sub(r"[-_.]+", "-", name).lower()


def list_needed(name="parley-book", extras=frozenset(), known=None):
    """Give the licence of each package that a package needs to run, and what these need."""
    known = {} if known is None else known
    found = distribution(name)
    known[name_plainly(name)] = read_licence(found)
    for line in found.requires or ():
        needed = Requirement(line)
        applies = needed.marker is None or any(
            needed.marker.evaluate({"extra": extra}) for extra in (*extras, "")
        )
        if applies and name_plainly(needed.name) not in known:
            list_needed(needed.name, needed.extras, known)
    return known


def read_licence(found):
    """Give the licence that a package states: the expression, else its classifiers, else words."""
    told = found.metadata
    classes = [
        line.split(" :: ")[-1] for line in told.get_all("Classifier") or () if "License" in line
    ]
    return told.get("License-Expression") or ", ".join(classes) or told.get("License") or "none"


def is_permissive(licence):
    """Say whether every part of a licence is permissive, or of a choice one is."""
    return all(
        any(choice in PERMISSIVE for choice in part.removeprefix("(").split(" OR "))
        for part in re.split(r"\)? AND |, ", licence)
    )


@pytest.fixture(scope="module")
def needed():
    return list_needed()


def test_what_parley_needs_is_permissive_but_for_what_is_named(needed):
    assert len(needed) > 40
    others = {name: licence for name, licence in needed.items() if not is_permissive(licence)}
    assert {name: told for name, told in others.items() if name not in EXCEPTIONS} == {}


@pytest.mark.parametrize("name", EXCEPTIONS)
def test_an_exception_is_still_one_and_as_it_is_named(needed, name):
    assert EXCEPTIONS[name][0] in needed[name]
    assert not is_permissive(needed[name])


@pytest.mark.parametrize(
    ("licence", "permissive"),
    [
        ("MIT", True),
        ("Apache-2.0 OR BSD-2-Clause", True),
        ("GPL-2.0-only OR MIT", True),
        ("MPL-2.0 AND MIT", False),
        ("BSD License, Apache Software License", True),
        ("GNU General Public License v3 (GPLv3)", False),
        ("(MIT OR GPL-2.0-only) AND Zlib", True),
        ("none", False),
    ],
)
def test_a_permissive_licence_is_known_when_seen(licence, permissive):
    assert is_permissive(licence) is permissive
