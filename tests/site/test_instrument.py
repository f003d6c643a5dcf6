"""What a reader can do on the site: switch layers, work with tables, follow evidence, search."""

import re

import pytest
from playwright.sync_api import expect
from reader import PAGES, SITE

pytestmark = pytest.mark.site

TEXT = "chapters/text.html"
LEDGER = "chapters/demands.html"
LAYERS = {"actors": ".mark.actor", "dates": ".mark.date"}


def open_at(visit, page, anchor=""):
    opened = visit.open(page)
    opened.goto(f"{(SITE / page).as_uri()}#{anchor}")
    return opened


def has_line(mark):
    return mark.evaluate("e => getComputedStyle(e).textDecorationLine") == "underline"


def wait_until_in_view(opened, anchor):
    opened.wait_for_function(
        """id => {
            const box = document.getElementById(id).getBoundingClientRect();
            return box.bottom > 0 && box.top < innerHeight;
        }""",
        arg=anchor,
        timeout=5000,
    )


@pytest.fixture
def article(visits):
    opened = visits().open(TEXT)
    for box in opened.locator(".parley-layers input").all():
        box.uncheck()
    return opened


@pytest.mark.parametrize("layer", LAYERS)
@pytest.mark.parametrize("how", ["mouse", "keyboard"])
def test_a_layer_is_switched_by_mouse_and_by_keyboard(article, layer, how):
    mark = article.locator(f".parley-text {LAYERS[layer]}").first
    box = article.locator(f".layer-{layer}")
    assert not has_line(mark)
    assert mark.get_attribute("tabindex") == "-1"
    if how == "mouse":
        box.locator("xpath=..").click()
    else:
        box.focus()
        article.keyboard.press("Space")
    assert has_line(mark)
    assert mark.get_attribute("tabindex") is None


def test_acts_and_numbers_show_their_words_when_they_are_switched_on(article):
    label = "e => getComputedStyle(e, '::before').content"
    chip = article.locator(".parley-text .chip").first
    assert chip.bounding_box()["width"] < 1
    article.locator(".layer-demands").check()
    assert "d-01" in chip.evaluate(label)
    assert chip.bounding_box()["width"] > 30
    article.locator(".layer-numbers").check()
    assert article.locator("#s02 .number").bounding_box()["width"] > 10


def test_a_number_opens_the_note_of_its_sentence_and_the_note_leads_on(article):
    article.locator(".layer-numbers").check()
    article.locator("#s02 .number").click()
    note = article.locator("#n02")
    assert note.is_visible()
    assert note.locator("a[href='demands.html#d-03']").count() == 1
    note.locator("nav a", has_text="Sentence 3").click()
    assert article.locator("#n03").is_visible()
    assert not note.is_visible()
    assert article.url.endswith("#s03")
    wait_until_in_view(article, "s03")


def test_without_scripts_the_layers_and_the_notes_work_and_pictures_stand(browser):
    context = browser.new_context(java_script_enabled=False, offline=True)
    page = context.new_page()
    page.goto((SITE / TEXT).as_uri() + "#s04")
    assert page.locator("#s04").evaluate("e => getComputedStyle(e).outlineStyle") == "solid"
    mark = page.locator(".parley-text .mark.actor").first
    assert not has_line(mark)
    page.locator(".layer-actors").check()
    assert has_line(mark)
    page.goto((SITE / LEDGER).as_uri())
    assert page.locator(".parley-picture").first.is_visible()
    assert page.locator("#table-records tbody tr").count() > 20
    assert page.locator("#table-ledger tbody tr").count() > 10
    assert not page.locator(".theme-switch-button").first.is_visible()
    context.close()


def test_on_paper_the_text_is_plain_and_charts_are_pictures(visits):
    opened = visits().open(LEDGER)
    opened.emulate_media(media="print")
    assert opened.locator(".parley-picture").first.is_visible()
    assert not opened.locator(".parley-chart").first.is_visible()
    opened.emulate_media(media="screen")
    opened = visits().open(TEXT)
    opened.locator(".layer-actors").check()
    opened.emulate_media(media="print")
    assert not has_line(opened.locator(".parley-text .mark.actor").first)
    assert not opened.locator(".parley-layers").is_visible()
    opened.emulate_media(media="screen")


def test_a_chart_is_a_picture_until_it_is_in_view(browser):
    context = browser.new_context(viewport={"width": 1280, "height": 500}, offline=True)
    page = context.new_page()
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto((SITE / "index.html").as_uri())
    page.mouse.move(5, 5)
    page.mouse.move(9, 9)
    page.wait_for_timeout(300)
    assert page.locator("figure.parley-figure[data-drawn]").count() == 0
    assert not any("plotly" in url for url in asked)
    before = page.evaluate("document.documentElement.scrollHeight")
    page.locator("figure.parley-figure").first.scroll_into_view_if_needed()
    page.wait_for_selector("figure.parley-figure[data-drawn]")
    assert page.evaluate("document.documentElement.scrollHeight") == before  # nothing moved
    assert page.locator("[data-drawn] .modebar-btn").count() >= 2  # PNG and SVG
    context.close()


def test_a_table_is_searched_filtered_sorted_and_copied(browser):
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto((SITE / LEDGER).as_uri() + "#table-records")
    rows = page.locator("#table-records tbody tr")
    page.wait_for_selector("#table-records[data-ready]")
    whole = rows.count()
    bar = page.locator(".parley-bar:has(+ .parley-scroll #table-records)")
    bar.locator("input").fill("sanctions")
    assert 0 < rows.count() < whole
    bar.locator("button").click()
    # Not by a script of words, which the page's policy forbids once it has to wait.
    expect(bar.locator("[role=status]")).to_have_text(re.compile("^Copied"))
    assert page.evaluate("navigator.clipboard.readText()").count("\n") == rows.count()
    bar.locator("input").fill("")
    bar.locator("select").first.select_option("ceasefire")
    assert 0 < rows.count() < whole
    assert set(rows.locator("td:nth-child(4)").all_text_contents()) == {"ceasefire"}
    page.evaluate("location.hash = '#d-01'")  # a row that is filtered away, and linked to
    page.wait_for_selector("#d-01")
    assert rows.count() == whole
    for order in ("ascending", "descending"):
        page.locator("#table-records thead th .dt-column-order").first.click()
        page.wait_for_selector(f"#table-records thead th[aria-sort={order}]")
    assert rows.first.get_attribute("id") == f"d-{whole:02d}"
    context.close()


def find_evidence():
    """List the links of the ledger that lead to words in the text."""
    written = (SITE / LEDGER).read_text(encoding="utf-8")
    return sorted(set(re.findall(r'href="text\.html#([^"]+)"', written)))


def test_every_evidence_link_lands_in_view(visits):
    opened = visits().open(TEXT)
    for anchor in find_evidence():
        opened.evaluate("id => { location.hash = id; }", anchor)
        wait_until_in_view(opened, anchor)
        sentence = f".sentence:is(#{anchor}, :has(#{anchor}))"
        style = "e => getComputedStyle(e).outlineStyle"
        assert opened.locator(sentence).evaluate(style) == "solid", anchor


def test_every_row_has_a_permanent_link_and_its_table_the_files(visits):
    opened = visits().open(LEDGER)
    rows = opened.locator("#table-records tbody tr[id]")
    links = opened.locator("#table-records .parley-permalink")
    assert rows.count() == links.count() > 20
    files = opened.locator(".parley-downloads").first.locator("a")
    assert [link.text_content() for link in files.all()][:4] == [
        *("CSV", "JSON", "Parquet", "for spreadsheets"),
    ]


def read_lines(opened):
    """Give the cells of the ledger's lines that are shown, by the heading of their column."""
    return opened.locator("#table-ledger").evaluate(
        """table => [...table.tBodies[0].rows].map(row => Object.fromEntries(
            [...row.cells].map((cell, place) => [
                table.tHead.rows[0].cells[place].textContent.trim(), cell.innerText.trim()])))"""
    )


def test_the_ledger_is_by_issue_then_by_who_asks_and_holds_every_record(visits):
    opened = visits().open(LEDGER)
    lines = read_lines(opened)
    issues = [line["Issue"] for line in lines]
    assert issues == sorted(issues, key=issues.index)
    columns = ["Issue", "Who", "Does", "Words", "Answer"]
    assert list(lines[0]) == [*columns, "When", "How long", "Condition", "Or else", "Order"]
    assert all(line["Answer"] for line in lines)
    assert "no answer in the text" in {line["Answer"] for line in lines}
    shown = opened.locator("#table-ledger a").evaluate_all("links => links.map(a => a.hash)")
    records = opened.locator("#table-records tbody tr[id]").evaluate_all("r => r.map(e => e.id)")
    assert {f"#{record}" for record in records} == set(shown)
    assert len(lines) < len(records)  # what is repeated is one line


def test_the_ledger_is_filtered_by_issue_and_sorted_by_who(browser):
    context = browser.new_context(offline=True)
    page = context.new_page()
    page.goto((SITE / LEDGER).as_uri() + "#table-ledger")
    page.wait_for_selector("#table-ledger[data-ready]")
    bar = page.locator(".parley-bar:has(+ .parley-scroll #table-ledger)")
    bar.get_by_label("Issue", exact=True).select_option("talks")
    assert {line["Issue"] for line in read_lines(page)} == {"talks"}
    bar.get_by_label("Issue", exact=True).select_option("")
    page.locator("#table-ledger thead th").nth(1).click()
    page.wait_for_selector("#table-ledger thead th[aria-sort=ascending]")
    asking = [line["Who"] for line in read_lines(page)]
    assert len(set(asking)) > 3
    initials = [who[:1].lower() for who in asking]
    assert initials == sorted(initials)
    context.close()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_on_a_phone_a_line_of_the_ledger_is_read_without_scrolling_aside(visits, theme):
    opened = visits(theme, 390).open(LEDGER)
    region = opened.locator(".parley-scroll:has(#table-ledger)")
    assert region.evaluate("e => e.scrollWidth <= e.clientWidth")
    cells = opened.locator("#table-ledger tbody tr").first.locator("td")
    boxes = [box for box in (cell.bounding_box() for cell in cells.all()) if box]
    assert len({box["x"] for box in boxes}) == 1  # below each other
    said = cells.first.evaluate("e => getComputedStyle(e, '::before').content")
    assert said == '"Who"'


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("Zelensky", "Volodymyr Zelenskyy"),
        ("without preconditions", "d-02"),
        ("Erdogan", "Recep Tayyip Erdoğan"),
    ],
)
def test_a_search_finds_actors_and_quotations(visits, asked, found):
    page = visits().page
    page.goto((SITE / "search.html").as_uri() + f"?q={asked}")
    page.wait_for_selector(".parley-found li")
    assert found in page.locator(".parley-found").text_content()


def test_a_term_shows_its_meaning_to_the_keyboard(visits):
    opened = visits().open(LEDGER)
    term = opened.locator("a.parley-term").first
    term.focus()
    opened.keyboard.press("Shift+Tab")
    opened.keyboard.press("Tab")
    shown = term.evaluate("e => getComputedStyle(e, '::after').content")
    assert len(shown) > 40


def test_prose_has_lines_of_a_length_that_reads_well(visits):
    """Between 65 and 75 characters fit on a line of a paragraph, on a laptop."""
    opened = visits().open("chapters/limits.html")
    fitting = opened.evaluate(
        """() => [...document.querySelectorAll('article section section > p')].map(p => {
            const width = p.clientWidth;
            p.style.cssText = 'display: inline-block; white-space: nowrap; max-width: none';
            const letters = p.textContent.length * width / p.getBoundingClientRect().width;
            p.style.cssText = '';
            return letters;
        })"""
    )
    assert all(65 <= letters <= 75 for letters in fitting), fitting


@pytest.mark.parametrize(("width", "height"), [(1440, 900), (1366, 768)])
def test_the_first_screen_holds_sentence_numbers_and_matrix(browser, width, height):
    context = browser.new_context(viewport={"width": width, "height": height}, offline=True)
    page = context.new_page()
    page.goto((SITE / "index.html").as_uri())
    matrix = page.locator("#table-summary").bounding_box()
    assert page.locator(".parley-numbers li").count() == 3
    assert matrix["y"] + matrix["height"] <= height
    context.close()


@pytest.mark.parametrize("page", PAGES)
def test_a_page_is_light(built_site, page):
    """Its HTML at most 150 kB; with all that it loads but plotly at most 250 kB compressed."""
    import gzip

    written = (built_site / page).read_text(encoding="utf-8")
    assert len(written.encode()) <= 150_000
    loaded = re.findall(
        r'(?:src|data-jquery|data-library|rel="stylesheet"[^>]*href)="([^"?]+)', written
    )
    loaded += re.findall(r'<link [^>]*href="([^"?]+\.css)', written)
    folder = (built_site / page).parent
    files = {(folder / each).resolve() for each in loaded if not each.startswith("data:")}
    weight = sum(len(gzip.compress(path.read_bytes(), 6)) for path in files if path.is_file())
    assert weight + len(gzip.compress(written.encode(), 6)) <= 250_000


@pytest.mark.parametrize("page", [*PAGES, "404.html"])
def test_a_page_says_what_it_is(built_site, page):
    """What Lighthouse asks of a page for search engines and good practice, without Lighthouse."""
    written = (built_site / page).read_text(encoding="utf-8")
    assert written.count('name="viewport"') == 1
    assert 'rel="icon"' in written
    assert '<meta property="og:title"' in written
    assert "document.write" not in written
    if page != "404.html":
        [described] = re.findall(r'<meta name="description" content="([^"]+)"', written)
        assert 40 <= len(described) <= 400
    for image in re.findall(r"<img [^>]*>", written):
        assert " alt=" in image
    for words in re.findall(r"<a [^>]*>([^<]*)</a>", written):
        assert words.strip().lower() not in ("here", "click here", "more", "link", "this")
    assert re.findall(r"<a (?![^>]*href=)[^>]*>|href=\"javascript:", written) == []
    assert written.lstrip().startswith("<!DOCTYPE html>")
    assert 'name="robots"' not in written
