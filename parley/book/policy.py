"""Policy: what a page may load and run, written into its head for the browser to hold it to.

Scripts come from files of the site alone, so that none in a text could ever run; Chromium takes
``'self'`` on a page opened from disk for the files beside it. Styles too come from files; only
plotly writes some while it draws, so pages with a chart allow them, and so does Sphinx's index.
"""

from __future__ import annotations

from html import escape

HEAD = '<meta charset="utf-8" />'
RULES = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data: blob:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "base-uri": "'none'",
    "form-action": "'self'",
}
STYLED = ('class="parley-figure"', ' style="')


def write_policy(page: str) -> str:
    """Write the policy of a page.

    >>> "script-src 'self'; style-src 'self';" in write_policy("<p>No chart.</p>")
    True
    """
    styles = " 'unsafe-inline'" if any(sign in page for sign in STYLED) else ""
    rules = RULES | {"style-src": RULES["style-src"] + styles}
    return "; ".join(f"{name} {sources}" for name, sources in rules.items())


def add_policy(page: str) -> str:
    """Put its policy into the head of a page, before anything that it loads.

    Raises:
        ValueError: If the page does not say its encoding where the theme says it.
    """
    if HEAD not in page:
        raise ValueError(f"a page has no {HEAD} behind which its policy could stand")
    policy = escape(write_policy(page), quote=False)
    meta = f'<meta http-equiv="Content-Security-Policy" content="{policy}" />'
    return page.replace(HEAD, f"{HEAD}\n{meta}", 1)
