"""What on a page would puzzle somebody who can't see it, or has no mouse?

axe-core finds what breaks WCAG 2.1 (A and AA) or good practice; what it lets pass, our own look finds.
"""

from pathlib import Path
from typing import Any

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

LOOK = Path(__file__).with_suffix(".js").read_text()
WCAG = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa")
WAYS = {"resultTypes": ["violations"], "preload": False, "iframes": False}
"""Frames hold letters as they were sent: they are looked at by themselves."""


def puzzles(page: Page) -> list[str]:
    """Everything found at the page's size and in its colours, in words; an empty list is what one wants."""
    own: list[str] = page.evaluate(LOOK)
    return broken(page, rules=(*WCAG, "best-practice")) + own


def hard_to_see(page: Page) -> list[str]:
    """What of that depends on the size and the colours alone, in half the time."""
    return broken(page, rules=("color-contrast", "scrollable-region-focusable"))


def broken(page: Page, *, rules: tuple[str, ...] = WCAG) -> list[str]:
    """What axe finds by these rules, or by those with these tags."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    asked = {**WAYS, "runOnly": list(rules)}
    found = page.evaluate("async (asked) => (await axe.run(asked)).violations", asked)
    return [said for rule in found for said in told(rule)]


def told(rule: dict[str, Any]) -> list[str]:
    """A broken rule, once for each place."""
    return [
        f"{rule['id']}, {rule['help']}: {node['failureSummary']} {node['html'][:160]}"
        for node in rule["nodes"]
    ]
