"""The citation: valid by the format's own schema, the same everywhere, the same as the package."""

import json
from importlib.metadata import version

import jsonschema
import pytest
import yaml

from parley.book.citation import read_citation, write_bibtex


@pytest.fixture
def citation(root):
    # All values are text, as the schema has them: YAML would take a day for a date.
    return yaml.load((root / "CITATION.cff").read_text(encoding="utf-8"), yaml.BaseLoader)


@pytest.fixture
def schema(root):
    place = root / "tests" / "schemas" / "citation-file-format-1.2.0.json"
    return jsonschema.Draft7Validator(json.loads(place.read_text(encoding="utf-8")))


def test_the_citation_is_valid(citation, schema):
    assert [error.message for error in schema.iter_errors(citation)] == []


@pytest.mark.parametrize(
    "fault",
    [{"title": ""}, {"authors": []}, {"cff-version": "9"}, {"license": "own"}, {"unknown": "x"}],
)
def test_a_broken_citation_would_be_found(citation, schema, fault):
    assert list(schema.iter_errors(citation | fault))


def test_the_citation_names_the_version_of_the_package(citation):
    assert citation["version"] == version("parley-book")


def test_the_entry_says_what_the_citation_says(root):
    cited = read_citation(root / "CITATION.cff")
    entry = write_bibtex(cited)
    for field in ("title", "version", "license"):
        assert f"{{{cited[field]}}}" in entry
    assert write_bibtex(cited | {"version": "9.9", "title": "50% & more_{x}"}).count("\\") == 5


def test_the_page_has_the_entry_from_the_file(root):
    page = (root / "chapters" / "cite.md").read_text(encoding="utf-8")
    assert "parley-bibtex" in page
    assert "@software" not in page
