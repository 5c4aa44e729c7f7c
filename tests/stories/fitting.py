"""Does all of a page fit a phone, in every language?

A page that is no wider than the screen may still hide something: what scrolls sideways in a box of its own.
Only the cohorts, files and lists of settings may.
"""

from playwright.sync_api import Page

PHONE = 390
OTHERS = ("lv", "bg", "ru")
NARROWEST = 100
"""Pixels that a first column has at least, where its words take more than three lines."""

CLIPPED = """narrowest => {
  const found = [];
  const wide = document.documentElement.scrollWidth - innerWidth;
  if (wide > 0) found.push(`the page is ${wide} px too wide`);
  for (const table of document.querySelectorAll("table:not(.heat, .chart table)")) {
    const room = Math.round(table.parentElement.getBoundingClientRect().right);
    const end = Math.round(table.getBoundingClientRect().right);
    if (end > room + 1) found.push(`a table's end lies ${end - room} px outside: ${table.innerText}`);
    for (const cell of table.querySelectorAll("tbody tr > :first-child")) {
      const { width, height } = cell.getBoundingClientRect();
      if (width && width < narrowest && height > 90) {
        found.push(`${Math.round(width)} px for ${cell.innerText}`);
      }
    }
  }
  for (const box of document.querySelectorAll(".scroll:not(:has(.heat)), .sheet, .tiles, .facts")) {
    const over = box.scrollWidth - box.clientWidth;
    if (over > 1) found.push(`${over} px clipped of ${box.className}: ${box.innerText.slice(0, 99)}`);
  }
  return found;
}"""


AGAIN = """async () => {
  const told = new DOMParser().parseFromString(await (await fetch(location.href)).text(), "text/html");
  document.documentElement.lang = told.documentElement.lang;
  document.body.replaceWith(told.body);
}"""
"""The same page in the language of the cookie, without loading anew what is alike."""


def clipped(page: Page) -> list[str]:
    """What the page that is shown hides on a phone."""
    page.set_viewport_size({"width": PHONE, "height": 844})
    found: list[str] = page.evaluate(CLIPPED, NARROWEST)
    return found


def clipped_in_any_language(page: Page) -> dict[str, list[str]]:
    """What the page hides on a phone, by language; it is left in the last of them, the next is in English."""
    found = {"en": clipped(page)}
    for language in OTHERS:
        page.context.add_cookies([{"name": "django_language", "value": language, "url": page.url}])
        page.evaluate(AGAIN)
        assert page.evaluate("document.documentElement.lang") == language
        found[language] = clipped(page)
    page.context.clear_cookies(name="django_language")
    return {language: what for language, what in found.items() if what}
