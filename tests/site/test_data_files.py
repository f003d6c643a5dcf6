"""The data that the site carries: the files of the repository, whole, described and packed."""

import hashlib
import json
import zipfile
from pathlib import Path

import pytest
from reader import ROOT, SITE

from parley.tables.dictionary import read_dictionary

pytestmark = pytest.mark.site

PAGE = "chapters/data-dictionary.html"


def digest(path):
    return hashlib.sha256(Path(path).read_bytes()).hexdigest()


def test_the_files_of_the_site_are_those_of_the_repository(built_site):
    for ours, theirs in (("tables", "tables"), ("exports", ".")):
        for path in sorted((ROOT / "data" / ours).rglob("*")):
            if path.is_file():
                place = path.relative_to(ROOT / "data" / ours)
                assert digest(built_site / "data" / theirs / place) == digest(path), place


def test_the_page_lists_every_file_with_its_digest(built_site):
    written = (built_site / PAGE).read_text(encoding="utf-8")
    for name in read_dictionary():
        assert digest(built_site / "data" / "tables" / f"{name}.csv") in written
        for form in (f"tables/{name}.csv", f"json/{name}.json", f"parquet/{name}.parquet"):
            assert f'href="../data/{form}"' in written
        assert f'id="table-columns-{name.replace("_", "-")}"' in written
    assert digest(built_site / "data" / "parley-data.zip") in written


def test_the_archive_holds_every_other_file(built_site):
    folder = built_site / "data"
    with zipfile.ZipFile(folder / "parley-data.zip") as archive:
        packed = {
            name: hashlib.sha256(archive.read(name)).hexdigest() for name in archive.namelist()
        }
    files = {p.relative_to(folder).as_posix(): digest(p) for p in folder.rglob("*") if p.is_file()}
    files.pop("parley-data.zip")
    assert packed == files


def test_a_catalogue_can_read_what_the_data_are(built_site):
    written = (built_site / PAGE).read_text(encoding="utf-8")
    described = written.split('<script type="application/ld+json">')[1].split("</script>")[0]
    dataset = json.loads(described)
    assert dataset["@type"] == "Dataset"
    assert dataset["license"].startswith("https://creativecommons.org/")
    places = [each["contentUrl"] for each in dataset["distribution"]]
    assert all((SITE / place).is_file() for place in places)
    assert len(places) == len(read_dictionary()) + 1


def test_the_version_of_the_data_stands_on_every_page_in_place_of_a_day(built_site):
    pages = [path.read_text(encoding="utf-8") for path in (built_site / "chapters").glob("*.html")]
    versions = {page.split("data version ")[1].split(".</p>")[0] for page in pages}
    assert len(versions) == 1
