"""What on a page would puzzle somebody who can't see it, or has no mouse?"""

from pathlib import Path

from playwright.sync_api import Page

LOOK = Path(__file__).with_suffix(".js").read_text()


def puzzles(page: Page) -> list[str]:
    """Everything found, in words; an empty list is what one wants."""
    found: list[str] = page.evaluate(LOOK)
    return found
