"""What all tests share: where the project lies, the built site, and the browser that opens it."""

import os
import shutil
from pathlib import Path

import pytest
from hypothesis import settings

ROOT = Path(__file__).resolve().parent.parent
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
LEFT_OUT = "browser tests left out"
# Importing it changes the code of Parley, and atheris does not install everywhere.
collect_ignore = ["benchmarks/guided.py"]

# The same examples every time: a test that fails today failed yesterday.
settings.register_profile("parley", derandomize=True, deadline=None)
settings.load_profile("parley")


def _is_required() -> bool:
    return os.environ.get("PARLEY_REQUIRE_BROWSER", "") == "1"


def _leave_out(why: str) -> None:
    """Fail where the browser tests are required, else skip."""
    if _is_required():
        pytest.fail(f"{why}, and PARLEY_REQUIRE_BROWSER=1 asks for it")
    pytest.skip(f"{LEFT_OUT}: {why}")


@pytest.fixture(scope="session")
def root() -> Path:
    """The top folder of the project."""
    return ROOT


@pytest.fixture(scope="session")
def built_site(root: Path) -> Path:
    """The folder of the built site."""
    site = root / "_build" / "html"
    if not (site / "index.html").is_file():
        _leave_out("the site is not built (make book)")
    return site


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of a Chromium, for Playwright's ``executable_path``."""
    found = os.environ.get("PARLEY_CHROMIUM") or next(filter(None, map(shutil.which, BROWSERS)), "")
    if not found:
        _leave_out("there is no Chromium (name one with PARLEY_CHROMIUM=/path/to/chromium)")
    return found


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say plainly when browser tests were left out: a green line alone would hide it."""
    skipped = terminalreporter.stats.get("skipped", [])
    left_out = [report for report in skipped if LEFT_OUT in str(report.longrepr)]
    if left_out:
        terminalreporter.section("NOT TESTED IN A BROWSER", yellow=True)
        terminalreporter.line(
            f"{len(left_out)} browser tests were left out; the reasons stand below."
        )
