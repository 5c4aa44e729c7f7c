"""What on a page would puzzle somebody who can't see it, or has no mouse?

axe-core finds what breaks WCAG 2.1 (A and AA) or good practice; what it lets pass, our own look finds.
"""

from pathlib import Path
from typing import Any

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

LOOK = Path(__file__).with_suffix(".js").read_text()
RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"],
    "resultTypes": ["violations"],
    "preload": False,
    "iframes": False,
}
"""Frames hold letters as they were sent, which aren't pages of ours."""


def puzzles(page: Page) -> list[str]:
    """Everything found at the page's size and in its colours, in words; an empty list is what one wants."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    broken = page.evaluate("async (rules) => (await axe.run(rules)).violations", RULES)
    own: list[str] = page.evaluate(LOOK)
    return [said for rule in broken for said in told(rule)] + own


def told(rule: dict[str, Any]) -> list[str]:
    """A broken rule, once for each place."""
    return [
        f"{rule['id']}, {rule['help']}: {node['failureSummary']} {node['html'][:160]}"
        for node in rule["nodes"]
    ]
