"""A storefront before the Vendure, in a browser: its server, and those who walk through it."""

import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, Request, expect

from tests.live.node import installed, run, running
from tests.live.speaking import free_port

SOURCES = ("server.tsx", "app.js")
BUNDLE = ("node_modules/esbuild-wasm/bin/esbuild", "--bundle", "--platform=node", "--jsx=automatic")


@contextmanager
def storefront(
    folder: Path, *, api: str, regulars: str, snippets: Mapping[str, str], proof: str
) -> Iterator[str]:
    """Its address, until the block ends. snippets: the files that the settings page gives for the shop."""
    packages, place = installed("vendure/storefront"), folder / "storefront"
    place.mkdir()
    for name in SOURCES:
        shutil.copy(packages / name, place)
    for name, text in snippets.items():
        (place / name).write_text(text, encoding="utf-8")
    known = {"NODE_PATH": str(packages / "node_modules"), "NODE_ENV": "production"}
    script, port = place / "server.js", free_port()
    bundle = [*BUNDLE, str(place / "server.tsx"), f"--outfile={script}", "--log-level=warning"]
    run(bundle, folder=packages, environment=known)
    with running(
        [str(script), str(port), api, regulars],
        folder=place,
        environment={**known, "REGULARS_PROOF": proof},
        log=folder / "storefront.log",
        ready="ready\n",
    ):
        yield f"http://localhost:{port}"


class Visitor:
    """Somebody on a device of their own. asked: what their browser asked of us, as `POST /v1/batch`.

    broken: what went wrong in their pages, and what the shop's policy forbade.
    """

    def __init__(self, browser: Browser, *, shop: str, regulars: str) -> None:
        self.context = browser.new_context(base_url=shop)
        self.page: Page = self.context.new_page()
        self.page.clock.install()
        self.asked: list[str] = []
        self.broken: list[str] = []
        self._regulars = regulars
        self.context.on("request", self._note)
        self.page.on("pageerror", lambda error: self.broken.append(str(error)))
        self.page.on(
            "console",
            lambda said: self.broken.append(said.text) if "Content Security Policy" in said.text else None,
        )

    def _note(self, request: Request) -> None:
        if request.url.startswith(self._regulars):
            self.asked.append(f"{request.method} {request.url.removeprefix(self._regulars)}")

    @property
    def id(self) -> str:
        """By which id the shop's page knows this device."""
        return str(self.page.evaluate("JSON.parse(localStorage.regulars).d"))

    def stays(self, *, seconds: int = 5) -> None:
        """Look at a page for so long, by the clock of the device."""
        self.page.clock.run_for(seconds * 1000)

    def opens(self, path: str, *, heading: str) -> None:
        self.page.goto(path)
        self._sees(heading)

    def follows(self, link: str, *, heading: str) -> None:
        self.page.get_by_role("link", name=link, exact=True).click()
        self._sees(heading)

    def presses(self, button: str, *, heading: str = "", sees: str = "") -> None:
        """sees: the button that comes then."""
        self.page.get_by_role("button", name=button, exact=True).click()
        if heading:
            self._sees(heading)
        elif sees:
            expect(self.page.get_by_role("button", name=sees, exact=True)).to_be_visible()
            self.stays()

    def writes(self, label: str, text: str) -> None:
        self.page.get_by_label(label, exact=True).fill(text)

    def searches(self, words: str, *, finds: int) -> None:
        self.writes("Words", words)
        self.presses("Search")
        expect(self.page.get_by_text(f"{finds} found")).to_be_visible()
        self.stays()

    def pays(self) -> str:
        """From the step of delivery to the number of the order."""
        self.presses("Deliver to Brīvības 1, Rīga", sees="Pay")
        self.presses("Pay", heading="Thank you")
        return self.page.get_by_role("status").inner_text()

    def _sees(self, heading: str) -> None:
        expect(self.page.get_by_role("heading", name=heading, exact=True)).to_be_visible()
        self.stays()
