"""The data packages: valid by the standard's own schema, and the tables keep what they promise.

The schema says what a description may look like; the checks of cells follow Table Schema: types,
required cells and allowed values (https://specs.frictionlessdata.io/table-schema/).
"""

import copy
import csv
import hashlib
import io
import json
import re
from datetime import date

import jsonschema
import pytest

PACKAGES = ("tables", "exports/spreadsheet")
SCHEMA = "tests/schemas/tabular-data-package-1.json"
INTEGER = re.compile(r"[+-]?\d+")
TYPES = {
    "string": lambda cell: True,
    "integer": INTEGER.fullmatch,
    "boolean": lambda cell: cell in ("true", "false"),
    "date": date.fromisoformat,
}


@pytest.fixture(scope="module")
def schema(root):
    return jsonschema.Draft4Validator(json.loads((root / SCHEMA).read_text(encoding="utf-8")))


def read_package(root, name):
    place = root / "data" / name / "datapackage.json"
    return json.loads(place.read_text(encoding="utf-8"))


def find_faults(content, fields):
    """List what in a CSV file breaks the promises of its schema, each with its line."""
    head, *rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    if head != [field["name"] for field in fields]:
        return [(1, "columns", head)]
    return [
        (line, field["name"], cell)
        for line, row in enumerate(rows, start=2)
        for field, cell in zip(fields, row, strict=True)
        if not fits(cell, field)
    ]


def fits(cell, field):
    """Say whether a cell is of the type and among the values that its field allows."""
    constraints = field["constraints"]
    if not cell:
        return not constraints["required"]
    try:
        typed = TYPES[field["type"]](cell)
    except ValueError:
        return False
    return bool(typed) and cell in constraints.get("enum", [cell])


@pytest.mark.parametrize("name", PACKAGES)
def test_a_package_is_valid_by_the_standards_own_schema(root, name, schema):
    package = read_package(root, name)
    assert package["profile"] == "tabular-data-package"
    assert package["licenses"][0]["name"] == "CC-BY-4.0"
    assert [(list(fault.path), fault.message) for fault in schema.iter_errors(package)] == []


@pytest.mark.parametrize("name", PACKAGES)
def test_every_file_is_as_large_and_as_filled_as_it_says(root, name):
    resources = read_package(root, name)["resources"]
    assert len(resources) > 10
    for resource in resources:
        content = (root / "data" / name / resource["path"]).read_bytes()
        assert resource["bytes"] == len(content), resource["path"]
        assert resource["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"
        assert find_faults(content, resource["schema"]["fields"]) == [], resource["path"]


@pytest.mark.parametrize(
    "break_it",
    [
        lambda package: package.pop("resources"),
        lambda package: package.update(name="No Name"),
        lambda package: package["resources"][0].pop("schema"),
        lambda package: package["resources"][0].update(profile="data-resource"),
        lambda package: package["resources"][0].update(path="../texts.csv", data=[]),
        lambda package: package["resources"][0]["schema"]["fields"][0].pop("name"),
        lambda package: package["resources"][0]["schema"]["fields"][0].update(type="words"),
    ],
)
def test_a_broken_package_would_be_found(root, schema, break_it):
    package = copy.deepcopy(read_package(root, "tables"))
    break_it(package)
    assert list(schema.iter_errors(package))


@pytest.mark.parametrize(
    ("kind", "cell", "constraints", "good"),
    [
        ("integer", "12", {}, True),
        ("integer", "1.5", {}, False),
        ("boolean", "true", {}, True),
        ("boolean", "True", {}, False),
        ("date", "2025-05-11", {}, True),
        ("date", "2025-02-30", {}, False),
        ("string", "offer", {"enum": ["offer", "demand"]}, True),
        ("string", "gift", {"enum": ["offer", "demand"]}, False),
        ("string", "", {}, True),
        ("string", "", {"required": True}, False),
    ],
)
def test_a_cell_is_held_to_its_field(kind, cell, constraints, good):
    field = {"name": "it", "type": kind, "constraints": {"required": False, **constraints}}
    assert find_faults(
        f"id,it\nx,{cell}\n".encode(),
        [
            {"name": "id", "type": "string", "constraints": {"required": True}},
            field,
        ],
    ) == ([] if good else [(2, "it", cell)])


def test_another_head_is_found():
    assert find_faults(b"one,two\n", [{"name": "one"}]) == [(1, "columns", ["one", "two"])]
