"""A small shop on an origin of its own, under a strict policy; some of its pages are made in the browser."""

from collections.abc import Iterator
from contextlib import contextmanager
from html import escape
from http.server import BaseHTTPRequestHandler
from urllib.parse import urlsplit

from tests.storefront.recorder import serving

CANDLE = """<script type="application/ld+json">
{"@context": "https://schema.org", "@graph": [{"@type": "BreadcrumbList"}, {"@type": "Product",
 "sku": "CANDLE", "name": "Beeswax candle", "category": "Candles",
 "offers": [{"@type": "Offer", "price": "12.50", "priceCurrency": "EUR"}]}]}</script>"""

PAGES = {
    "/": "<h1>Candles</h1>",
    "/candle": CANDLE + '<form class="cart" action="/candle"><button>Buy</button></form>',
    "/soap": '<meta property="og:type" content="product"><meta property="og:title" content="Soap">'
    '<meta property="product:retailer_item_id" content="SOAP">',
    "/list": CANDLE + CANDLE.replace("CANDLE", "LAMP"),
    "/search": '<p data-regulars-results="0">Nothing found.</p>',
    "/cart/": "<h1>Basket</h1>",
    "/checkout/": "<h1>Checkout</h1>",
    "/wish": """<button data-regulars-click='{"event": "Product Added to Wishlist", "sku": "SOAP"}'>"""
    "Wish</button>",
    "/broken": '<button id="break">Break</button><script src="/broken.js"></script>',
}

# A single-page shop: links change the address, and a moment later the page.
APP = """
const event = "Product Viewed";
const pages = {lamp: {event, sku: "LAMP", name: "Lamp"}, oil: {event, sku: "OIL"}};
addEventListener("click", (event) => {
  const goal = event.target.dataset.goes;
  if (!goal) return;
  history.pushState({}, "", "/" + goal);
  setTimeout(() => {
    document.title = goal;
    const place = document.querySelector("main");
    place.replaceChildren();
    if (pages[goal]) place.dataset.regulars = JSON.stringify(pages[goal]);
    else delete place.dataset.regulars;
  }, 300);
});
document.documentElement.dataset.works = "yes";
"""

# Another page of the single-page shop, and what it tells of itself.
GOES = """({goal, told}) => {
  history.pushState({}, "", "/" + goal);
  document.querySelector("main").dataset.regulars = JSON.stringify(told);
}"""
SCRIPTS = {
    "/app.js": APP,
    "/broken.js": """document.getElementById("break").addEventListener("click", () => {
  throw new Error("Basket of ann@example.com is gone"); });""",
}


class Shop:
    """Where it stands and what its pages hold. tag: the snippet, as its page carries it.

    types: the Trusted Types that it allows.
    """

    def __init__(self) -> None:
        self.address, self.regulars, self.tag, self.more = "", "", "", ""
        self.types = "'none'"

    def begin(self, *, regulars: str) -> None:
        """As it opened: with the snippet of this Regulars, and nothing more."""
        self.regulars, self.more = regulars, ""
        self.put(key="rgb_candles")

    def put(self, *, path: str = "/page.js", **data: str) -> None:
        """Put the snippet on all pages, with these data attributes."""
        told = "".join(f' data-{name}="{escape(value)}"' for name, value in data.items())
        self.tag = f'<script async src="{self.regulars}{path}"{told}></script>'

    def page(self, path: str) -> str:
        links = "".join(f'<button data-goes="{goal}">{goal}</button>' for goal in ("lamp", "oil", "contact"))
        return (
            f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Shop {path}</title>'
            f"{self.more}{self.tag}</head><body>{PAGES.get(path, '')}{links}<main></main>"
            '<script src="/app.js"></script></body></html>'
        )

    @property
    def policy(self) -> str:
        return (
            f"default-src 'none'; script-src 'self' {self.regulars}; connect-src {self.regulars}; "
            "form-action 'self'; base-uri 'none'; require-trusted-types-for 'script'; "
            f"trusted-types {self.types}"
        )


@contextmanager
def open_shop() -> Iterator[Shop]:
    """The shop, serving."""
    shop = Shop()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            path = urlsplit(self.path).path
            is_script = path in SCRIPTS
            body = (SCRIPTS[path] if is_script else shop.page(path)).encode()
            self.send_response(200)
            self.send_header("Content-Type", f"text/{'javascript' if is_script else 'html'}; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            self.send_header("Content-Security-Policy", shop.policy)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    with serving(Handler) as address:
        shop.address = address.replace("127.0.0.1", "localhost")
        yield shop
