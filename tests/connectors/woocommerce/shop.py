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
    """It runs while it is needed. asked: the paths, in order. busy: how many times it says 429 first.

    may_write: whether its keys may. heard: what it was told, by method and path.
    """

    def __init__(self, things: dict[str, list[Any]] | None = None, *, busy: int = 0) -> None:
        super().__init__(("127.0.0.1", 0), Answers)
        self.things = {"webhooks": [], "coupons": [], "notes": []} | (lists() if things is None else things)
        self.busy = busy
        self.may_write = True
        self.asked: list[str] = []
        self.heard: list[tuple[str, str, Any]] = []

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"

    def one(self, name: str, number: str) -> Any:
        """A thing of a list; None where there is none of this id."""
        return next((thing for thing in self.things.get(name, []) if str(thing.get("id")) == number), None)

    def part(self, name: str, number: str) -> list[Any]:
        """What belongs to a thing: an order's refunds and notes, a product's variations."""
        whose = {"refunds": "parent_id", "variations": "of", "notes": "order"}[name]
        of_it = [thing for thing in self.things.get(name, []) if str(thing[whose]) == number]
        return [{key: value for key, value in thing.items() if key != whose} for thing in of_it]

    def among(self, name: str, query: dict[str, str]) -> list[Any]:
        """The things of a list that a query asks for; those in the bin are only found by their id."""
        things = [thing for thing in self.things[name] if thing.get("status") != "trash"]
        if "include" in query:
            things = [thing for thing in things if str(thing["id"]) in query["include"].split(",")]
        if "modified_after" in query:
            things = [thing for thing in things if thing["date_modified_gmt"] > query["modified_after"]]
        if "code" in query:
            things = [thing for thing in things if thing["code"] == query["code"].lower()]
        if "_fields" in query:
            wanted = query["_fields"].split(",")
            things = [{name: thing[name] for name in wanted if name in thing} for thing in things]
        return things


class Answers(BaseHTTPRequestHandler):
    server: WooShop

    def do_GET(self) -> None:
        if (asked := self.permitted()) is None:
            return None
        query, path = asked
        match path:
            case [name] if name in self.server.things:
                return self.say_page(self.server.among(name, query), query)
            case [name, number] if one := self.server.one(name, number):
                return self.say(200, one)
            case [name, number, part] if self.server.one(name, number):
                return self.say_page(self.server.part(part, number), query)
        return self.say(404, {"code": "rest_no_route"})

    def do_PUT(self) -> None:
        self.do_POST()

    def do_POST(self) -> None:
        if (asked := self.permitted()) is None:
            return None
        _query, path = asked
        told = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.server.heard.append((self.command, "/".join(path), told))
        if not self.server.may_write:
            return self.say(401, {"code": "woocommerce_rest_cannot_create", "message": "Sorry, read only."})
        if told.get("code") == "no good":
            return self.say(400, {"code": "woocommerce_rest_invalid", "message": "This code is no good."})
        match path:
            case [name, number] if one := self.server.one(name, number):
                one.update(told)
                return self.say(200, one)
            case ["orders", number, "notes"]:
                path = ["notes"]
                told |= {"order": number}
        made = told | {"id": 900 + len(self.server.heard)}
        self.server.things[path[-1]].append(made | ({"code": made["code"].lower()} if "code" in made else {}))
        return self.say(201, made)

    def permitted(self) -> tuple[dict[str, str], list[str]] | None:
        """The query and the path behind wc/v3; None where no was said already."""
        parts = urlsplit(self.path)
        query = dict(parse_qsl(parts.query))
        path = parts.path.partition("/wc/v3/")[2].split("/")
        self.server.asked.append(f"{'/'.join(path)} {query.get('page', '')}".strip())
        if self.server.busy:
            self.server.busy -= 1
            self.say(429, {"code": "busy"}, {"Retry-After": "7"})
            return None
        if not signed(f"{self.server.url}{parts.path}", query, method=self.command):
            self.say(401, {"code": "woocommerce_rest_cannot_view", "message": "Sorry, you cannot list."})
            return None
        return query, path

    def say_page(self, things: list[Any], query: dict[str, str]) -> None:
        size = int(query.get("per_page", 10))
        begin = (int(query.get("page", 1)) - 1) * size
        headers = {"X-WP-Total": str(len(things)), "X-WP-TotalPages": str(-(-len(things) // size))}
        self.say(200, things[begin : begin + size], headers)

    def say(self, status: int, body: Any, headers: dict[str, str] | None = None) -> None:
        raw = json.dumps(body).encode()
        self.send_response(status)
        for name, value in {"Content-Length": str(len(raw)), **(headers or {})}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(raw)

    def log_message(self, *_told: Any) -> None:
        """Tests say what matters."""


def signed(url: str, query: dict[str, str], *, method: str = "GET") -> bool:
    """Whether the question was signed with our keys: method, address and sorted parameters, each encoded."""
    given = query.pop("oauth_signature", "")
    if query.get("oauth_consumer_key") != KEY or query.get("oauth_signature_method") != "HMAC-SHA256":
        return False
    told = "&".join(f"{encoded(name)}={encoded(value)}" for name, value in sorted(query.items()))
    base = f"{method}&{encoded(url)}&{encoded(told)}"
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
