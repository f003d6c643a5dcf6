"""The one setting: with the repository's address the site gains its links, else it has none."""

import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from reader import ROOT

pytestmark = pytest.mark.site

URL = "https://github.com/example/parley"


@pytest.fixture(scope="module")
def addressed(tmp_path_factory):
    """Build the book with an address, beside the built one."""
    folder = tmp_path_factory.mktemp("addressed")
    config = yaml.safe_load((ROOT / "_config.yml").read_text(encoding="utf-8"))
    config["repository"]["url"] = URL
    (folder / "_config.yml").write_text(yaml.safe_dump(config), encoding="utf-8")
    builder = Path(sys.executable).with_name("jupyter-book")
    command = [builder, "build", ROOT, "-W", "--all", "-q"]
    paths = ["--config", folder / "_config.yml", "--path-output", folder]
    subprocess.run([*command, *paths], check=True, capture_output=True, cwd=ROOT)
    return folder / "_build" / "html"


def test_a_chapter_can_be_run_edited_and_reported(addressed):
    written = (addressed / "chapters" / "dates.html").read_text(encoding="utf-8")
    assert "https://mybinder.org/v2/gh/example/parley/main?urlpath=lab" in written
    assert "https://colab.research.google.com/github/example/parley/blob/main/chapters" in written
    assert f"{URL}/edit/main/chapters/dates.ipynb" in written
    assert f"{URL}/issues/new?title=Page+chapters" in written


def test_a_record_is_reported_with_its_id_and_its_words(addressed):
    written = (addressed / "chapters" / "demands.html").read_text(encoding="utf-8")
    [report] = [part for part in written.split("<a ") if "new?title=d-03%3A" in part]
    assert "calls+on+Moscow" in report
    assert 'aria-label="Report an error in d-03"' in report


def test_map_and_head_know_the_address(addressed):
    site = "https://example.github.io/parley/"
    assert f"<loc>{site}index.html</loc>" in (addressed / "sitemap.xml").read_text(encoding="utf-8")
    assert f"Sitemap: {site}sitemap.xml" in (addressed / "robots.txt").read_text(encoding="utf-8")
    written = (addressed / "index.html").read_text(encoding="utf-8")
    assert f'<meta property="og:url" content="{site}index.html"' in written
    assert f'href="{site}chapters/text.html"' in (addressed / "404.html").read_text(
        encoding="utf-8"
    )


def test_without_an_address_no_page_leads_to_a_host_of_its_own(built_site):
    for path in built_site.rglob("*.html"):
        written = path.read_text(encoding="utf-8")
        assert "mybinder" not in written
        assert "issues/new" not in written
