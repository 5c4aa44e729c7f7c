"""A small WooCommerce: its recorded lists, given out by pages to those whose keys are right.

It checks signatures in the way that WooCommerce documents: https://developer.woocommerce.com/docs/apis/rest-api/.
"""

import json
from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from hmac import compare_digest, digest
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.parse import parse_qsl, quote, urlsplit

FIXTURES = Path(__file__).parents[2] / "fixtures" / "woocommerce" / "rest"
KEY, SECRET = "ck_of_the_tests", "cs_of_the_tests"


def listed(name: str) -> list[Any]:
    """A list as it was recorded."""
    return json.loads((FIXTURES / f"{name}.json").read_text())["body"]


def lists() -> dict[str, list[Any]]:
    """All that the recorded shop knows."""
    refunds = [refund | {"parent_id": 14} for refund in listed("order_refunds")]
    return {
        "products": sorted(listed("products"), key=lambda thing: thing["id"]),
        "customers": listed("customers"),
        "orders": sorted(listed("orders"), key=lambda thing: thing["id"]),
        "refunds": refunds,
    }


class WooShop(ThreadingHTTPServer):
    """It runs while it is needed. asked: the paths, in order. busy: how many times it says 429 first."""

    def __init__(self, things: dict[str, list[Any]] | None = None, *, busy: int = 0) -> None:
        super().__init__(("127.0.0.1", 0), Answers)
        self.things = lists() if things is None else things
        self.busy = busy
        self.asked: list[str] = []

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"


class Answers(BaseHTTPRequestHandler):
    server: WooShop

    def do_GET(self) -> None:
        parts = urlsplit(self.path)
        query = dict(parse_qsl(parts.query))
        name = parts.path.rpartition("/")[2]
        self.server.asked.append(f"{name} {query.get('page', '')}".strip())
        if self.server.busy:
            self.server.busy -= 1
            return self.say(429, {"code": "busy"}, {"Retry-After": "7"})
        if not signed(f"{self.server.url}{parts.path}", query):
            return self.say(401, {"code": "woocommerce_rest_cannot_view"})
        if name not in self.server.things:
            return self.say(404, {"code": "rest_no_route"})
        things, size = self.server.things[name], int(query["per_page"])
        begin = (int(query["page"]) - 1) * size
        pages = -(-len(things) // size)
        headers = {"X-WP-Total": str(len(things)), "X-WP-TotalPages": str(pages)}
        return self.say(200, things[begin : begin + size], headers)

    def say(self, status: int, body: Any, headers: dict[str, str] | None = None) -> None:
        raw = json.dumps(body).encode()
        self.send_response(status)
        for name, value in {"Content-Length": str(len(raw)), **(headers or {})}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(raw)

    def log_message(self, *_told: Any) -> None:
        """Tests say what matters."""


def signed(url: str, query: dict[str, str]) -> bool:
    """Whether the question was signed with our keys: method, address and sorted parameters, each encoded."""
    given = query.pop("oauth_signature", "")
    if query.get("oauth_consumer_key") != KEY or query.get("oauth_signature_method") != "HMAC-SHA256":
        return False
    told = "&".join(f"{encoded(name)}={encoded(value)}" for name, value in sorted(query.items()))
    base = f"GET&{encoded(url)}&{encoded(told)}"
    made = b64encode(digest(f"{SECRET}&".encode(), base.encode(), sha256)).decode()
    return compare_digest(made, given)


def encoded(text: str) -> str:
    return quote(text, safe="~")


@contextmanager
def woo_shop(things: dict[str, list[Any]] | None = None, *, busy: int = 0) -> Iterator[WooShop]:
    """A shop that answers until the block ends."""
    shop = WooShop(things, busy=busy)
    thread = Thread(target=shop.serve_forever, args=[0.02], daemon=True)
    thread.start()
    try:
        yield shop
    finally:
        shop.shutdown()
        shop.server_close()
        thread.join()
