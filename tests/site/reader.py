"""What the tests of the built site share: a reader without a network, and the list of the pages."""

import re
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[2]
SITE = ROOT / "_build" / "html"


def list_pages():
    """List the pages of the table of contents, the front page first."""
    contents = yaml.safe_load((ROOT / "_toc.yml").read_text(encoding="utf-8"))

    def files(part):
        own = [part["file"]] if "file" in part else []
        inner = [part.get(name, ()) for name in ("parts", "chapters", "sections")]
        return own + [each for parts in inner for one in parts for each in files(one)]

    return [f"{name}.html" for name in [contents["root"], *files(contents)]]


PAGES = list_pages()


@pytest.fixture(scope="session")
def browser(built_site, chromium):
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield started
        started.close()


class Visit:
    """A reader without a network, who notes what pages ask for and what they complain of."""

    def __init__(self, browser, theme, width=1280):
        size = {"width": width, "height": 844}
        self.context = browser.new_context(
            viewport=size, offline=True, color_scheme=theme, reduced_motion="reduce"
        )
        self.requests, self.complaints = [], []
        self.context.route(re.compile("^(?!file:|data:|blob:)"), lambda route: route.abort())
        self.context.on("request", lambda request: self.requests.append(request.url))
        self.context.add_init_script(
            f"localStorage.setItem('mode', '{theme}'); localStorage.setItem('theme', '{theme}')"
        )
        self.page = self.context.new_page()
        self.page.on("console", self._note)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def _note(self, message):
        if message.type in ("error", "warning"):
            self.complaints.append(f"{message.text} {message.location}")

    def open(self, page):
        self.page.goto((SITE / page).as_uri())
        self.wait_for_charts()
        return self.page

    def wait_for_charts(self):
        """Bring each chart and each table into view, for they are set up no sooner, and wait."""
        self.page.mouse.move(5, 5)
        self.page.mouse.move(9, 9)
        for figure in self.page.locator("figure.parley-figure, table.sorted").all():
            if figure.is_visible():
                figure.scroll_into_view_if_needed()
        self.page.wait_for_function(
            "theme => [...document.querySelectorAll('figure.parley-figure')]"
            ".every(figure => figure.dataset.drawn === theme)",
            arg=self.page.evaluate("document.documentElement.dataset.theme"),
        )


@pytest.fixture(scope="session")
def visits(browser):
    """One visit for each theme and width, reused by all tests."""
    made = {}

    def visit(theme="light", width=1280):
        if (theme, width) not in made:
            made[theme, width] = Visit(browser, theme, width)
        return made[theme, width]

    yield visit
    for each in made.values():
        each.context.close()
