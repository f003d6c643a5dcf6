"""The built site in a browser: from disk, with the network off, in light and dark, on a phone.

`make book` builds what is tested here. Where there is no build or no Chromium the tests are left
out and say so, unless PARLEY_REQUIRE_BROWSER=1.
"""

import re
from functools import cache
from urllib.parse import unquote, urlparse

import pytest
from playwright.sync_api import expect
from reader import PAGES, ROOT, SITE

pytestmark = pytest.mark.site

# The rules of the standard, and the good practice that Lighthouse counts into accessibility too.
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
POLICY = (
    "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline';"
    " img-src 'self' data: blob:"
)
HOST = "http://parley.test"
KINDS = {".html": "text/html", ".js": "text/javascript", ".css": "text/css"}


@pytest.mark.parametrize("page", PAGES)
def test_every_page_of_the_table_of_contents_stands(built_site, page):
    written = (built_site / page).read_text(encoding="utf-8")
    assert re.search(r'<html[^>]* lang="en"', written)
    assert re.search(r"<title>[^<]+</title>", written)
    assert "<h1" in written
    equivalents = re.findall(r'http-equiv="([^"]+)"', written.lower())
    assert equivalents == [
        "content-security-policy"
    ]  # the front page too is itself and sends nobody on


@pytest.mark.parametrize("page", [*PAGES, "search.html", "genindex.html"])
def test_no_page_names_a_host_to_fetch_from(built_site, page):
    written = (built_site / page).read_text(encoding="utf-8")
    fetched = re.findall(
        r'<(?:script|link|img|iframe)[^>]*(?:src|href)="(https?:)?//[^"]+"', written
    )
    assert fetched == []
    assert re.findall(r"unpkg|jsdelivr|cdnjs|googleapis|mathjax@|binder-examples", written) == []
    assert re.findall(r"<script(?![^>]*(?:src|type)=)", written) == []  # script-src 'self'


def test_plotly_stands_once(built_site):
    assert [path.name for path in built_site.rglob("plotly*.js")] == ["plotly.min.js"]
    for page in PAGES:
        written = (built_site / page).read_text(encoding="utf-8")
        assert written.count("plotly.min.js") == ('class="parley-figure"' in written), page


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("page", [*PAGES, "404.html", "search.html"])
def test_a_page_opens_from_disk_without_a_network(visits, page, theme):
    visit = visits(theme)
    visit.requests.clear()
    visit.complaints.clear()
    opened = visit.open(page)
    assert [url for url in visit.requests if not url.startswith(("file:", "data:", "blob:"))] == []
    assert visit.complaints == []
    undrawn = "[...document.querySelectorAll('.parley-chart')].filter(e => !e.querySelector('svg'))"
    assert opened.evaluate(f"{undrawn}.length") == 0
    assert axe(opened) == []


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_article_with_all_its_marks_and_a_note_is_accessible(visits, theme):
    visit = visits(theme)
    opened = visit.open("chapters/text.html")
    before = opened.locator(".parley-text").evaluate("e => e.textContent")
    for box in opened.locator(".parley-layers input").all():
        box.check()
    opened.locator("#s02 .number").click()
    assert opened.locator("#n02").is_visible()
    assert opened.locator(".parley-text").evaluate("e => e.textContent") == before
    assert axe(opened) == []


def axe(opened):
    """Give the accessibility faults of a page, each with where it stands."""
    from axe_playwright_python.sync_playwright import Axe

    found = Axe().run(opened, options={"runOnly": {"type": "tag", "values": RULES}}).response
    return [
        f"{fault['id']} ({fault['impact']}): {node['target']} {node['html'][:120]}"
        for fault in found["violations"]
        for node in fault["nodes"]
    ]


@pytest.mark.parametrize("page", PAGES)
def test_nothing_is_wider_than_a_phone(visits, page):
    opened = visits("light", 390).open(page)
    assert opened.evaluate("document.documentElement.scrollWidth") <= 390
    wide = opened.evaluate(
        """() => {
            const scrolls = e => e && e.tagName !== 'ARTICLE' && (
                getComputedStyle(e).overflowX !== 'visible' || scrolls(e.parentElement));
            return [...document.querySelectorAll('article *')]
                .filter(e => e.offsetParent && e.getBoundingClientRect().right > 391)
                .filter(e => !scrolls(e.parentElement))
                .map(e => e.tagName + '.' + e.className);
        }"""
    )
    assert wide == []
    assert axe(opened) == []


@pytest.mark.parametrize("page", PAGES)
def test_no_page_and_no_table_scrolls_sideways_on_a_laptop(visits, page):
    opened = visits("light", 1440).open(page)
    assert opened.evaluate("document.documentElement.scrollWidth") <= 1440
    wide = opened.evaluate(
        """() => [...document.querySelectorAll('article .parley-scroll')]
            .filter(e => e.offsetParent && e.scrollWidth > e.clientWidth)
            .map(e => `${e.querySelector('table').id}: ${e.scrollWidth} of ${e.clientWidth}`)"""
    )
    assert wide == []


@pytest.mark.parametrize(("width", "kind"), [(390, "narrow"), (1280, "wide")])
def test_a_picture_fills_the_room_of_its_chart_and_leaves_it_as_high(browser, width, kind):
    """Before a reader moves, the picture stands there; when the chart comes, nothing shifts."""
    context = browser.new_context(viewport={"width": width, "height": 844}, offline=True)
    page = context.new_page()
    page.goto((SITE / "chapters/dates.html").as_uri())
    stage = page.locator(".parley-stage").first
    [shown] = [each for each in stage.locator("svg.parley-picture").all() if each.is_visible()]
    assert ("narrow" in shown.get_attribute("class").split()) == (kind == "narrow")
    drawn, kept = shown.evaluate(
        """svg => {
            const marks = [...svg.children].map(e => e.getBoundingClientRect());
            const ends = marks.map(e => [e.top, e.bottom]).flat();
            return [Math.max(...ends) - Math.min(...ends), svg.getBoundingClientRect().height];
        }"""
    )
    assert drawn > 0.85 * kept
    before = stage.bounding_box()["height"]
    page.mouse.move(5, 5)
    page.mouse.move(9, 9)
    stage.scroll_into_view_if_needed()
    page.wait_for_selector("figure.parley-figure[data-drawn]")
    assert stage.bounding_box()["height"] == before
    context.close()


def test_a_chart_takes_the_room_that_it_has(browser):
    """It grows when the side bar is put away, and shrinks when it comes back."""
    context = browser.new_context(viewport={"width": 1100, "height": 844}, offline=True)
    page = context.new_page()
    page.goto((SITE / "chapters/dates.html").as_uri())
    page.mouse.move(5, 5)
    page.mouse.move(9, 9)
    page.locator("figure.parley-figure").first.scroll_into_view_if_needed()
    page.wait_for_selector("figure.parley-figure[data-drawn]")
    fits = """() => {
        const place = document.querySelector('.parley-chart');
        const drawn = place.querySelector('.main-svg').getBoundingClientRect().width;
        return Math.abs(place.clientWidth - drawn) < 1 && place.clientWidth;
    }"""
    beside = page.evaluate(fits)
    page.locator("button.primary-toggle").first.click()
    page.wait_for_function(f"(before) => ({fits})() > before", arg=beside)
    context.close()


def test_charts_follow_the_theme(visits):
    visit = visits("light")
    opened = visit.open(PAGES[0])
    colour = "getComputedStyle(document.querySelector('.parley-chart text')).fill"
    light = opened.evaluate(colour)
    opened.evaluate("document.documentElement.dataset.theme = 'dark'")
    visit.wait_for_charts()
    assert opened.evaluate(colour) != light


def test_the_table_of_a_chart_is_one_click_away(visits):
    opened = visits().open(PAGES[0])
    table = opened.locator("figure.parley-figure details table").first
    assert not table.is_visible()
    opened.locator("figure.parley-figure summary").first.click()
    assert table.is_visible()


def test_every_link_leads_to_what_is_there(built_site):
    broken = []
    for page in [*PAGES, "404.html", "search.html", "genindex.html"]:
        for target in find_targets(built_site / page):
            address = urlparse(target)
            path = (
                (built_site / page).parent / unquote(address.path)
                if address.path
                else built_site / page
            )
            if address.scheme or address.netloc:
                continue
            if not path.exists():
                broken.append(f"{page}: {target}")
            elif address.fragment and path.suffix == ".html":
                anchors = find_ids(path)
                broken += [f"{page}: {target}"] if unquote(address.fragment) not in anchors else []
    assert broken == []


def find_targets(path):
    page = path.read_text(encoding="utf-8")
    return dict.fromkeys(
        each for each in re.findall(r'<a [^>]*href="([^"]+)"', page) if each != "#"
    )


@cache
def find_ids(path):
    return set(re.findall(r'\bid="([^"]+)"', path.read_text(encoding="utf-8")))


@pytest.mark.parametrize("page", PAGES)
def test_no_id_stands_twice(built_site, page):
    written = (built_site / page).read_text(encoding="utf-8")
    ids = re.findall(r'<[a-z][^>]*\sid="([^"]+)"', written)
    assert sorted({each for each in ids if ids.count(each) > 1}) == []


def test_the_article_shown_is_the_source(visits):
    from parley import load

    source = load(ROOT / "seeds" / "istanbul-talks-offer.txt")
    opened = visits().open("chapters/text.html")
    if source.publish_text != "full":
        assert opened.locator(".parley-text").count() == 0
        return
    assert opened.locator(".parley-text").evaluate("e => e.textContent") == source.text


def test_the_target_of_a_link_is_outlined(visits):
    visit = visits()
    opened = visit.open("chapters/text.html")
    opened.goto(f"{(SITE / 'chapters/text.html').as_uri()}#s02")
    assert opened.locator("#s02").evaluate("e => getComputedStyle(e).outlineStyle") == "solid"
    assert opened.locator("#s03").evaluate("e => getComputedStyle(e).outlineStyle") == "none"


def serve_site(route):
    """Answer for a host that serves the site under the policy."""
    path = SITE / unquote(urlparse(route.request.url).path).lstrip("/")
    if not route.request.url.startswith(HOST) or not path.is_file():
        route.fulfill(status=404)
        return
    headers = {"Content-Security-Policy": POLICY}
    headers["Content-Type"] = KINDS.get(path.suffix, "application/octet-stream")
    route.fulfill(body=path.read_bytes(), headers=headers)


def test_the_site_works_under_a_strict_policy(browser):
    context = browser.new_context()
    page, complaints = context.new_page(), []

    context.route("**/*", serve_site)
    page.on("console", lambda m: complaints.append(m.text) if "Policy" in m.text else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(f"{HOST}/index.html")
    page.locator("figure.parley-figure").first.scroll_into_view_if_needed()
    page.wait_for_selector("figure.parley-figure[data-drawn]")
    assert complaints == []
    assert page.evaluate("document.documentElement.dataset.theme") in ("light", "dark")
    context.close()


@pytest.mark.parametrize("asked", ["ceasefire", "Zelensky", "without preconditions"])
def test_searching_works_from_disk(visits, asked):
    """Pages, actors and quotations are found, and nothing is fetched that a disk would refuse."""
    visit = visits()
    visit.complaints.clear()
    visit.page.goto((SITE / "search.html").as_uri() + f"?q={asked}")
    visit.page.wait_for_selector("#search-results li a")
    visit.page.wait_for_selector(".parley-found li")
    expect(visit.page.locator("#search-progress, .search-summary").first).not_to_be_empty()
    assert visit.complaints == []


def test_a_search_shows_excerpts_where_pages_can_be_fetched(browser):
    context = browser.new_context()
    page = context.new_page()
    context.route("**/*", serve_site)
    page.goto(f"{HOST}/search.html?q=ceasefire")
    page.wait_for_selector("#search-results li p.context")
    context.close()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_first_visit_finds_nothing_to_complain_of(browser, theme):
    """A reader who was never here has nothing stored; the theme once took that for an error."""
    context = browser.new_context(offline=True, color_scheme=theme)
    page = context.new_page()
    complaints = []
    page.on("console", lambda m: complaints.append(m.text) if m.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto((SITE / "index.html").as_uri())
    page.locator("figure.parley-figure").first.scroll_into_view_if_needed()
    page.wait_for_selector("figure.parley-figure[data-drawn]")
    assert complaints == []
    assert page.evaluate("document.documentElement.dataset.theme") == theme
    context.close()
