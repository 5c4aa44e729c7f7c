"""A small Shopify: what it has is asked for in GraphQL, and comes in files by bulk operations.

It answers by the schema of the Admin API, from things as `graph.py` makes them of webhooks' bodies.
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, urlsplit

from graphql import parse

from regulars.connectors.shopify.amounts import id_in
from tests.connectors.conftest import NOON
from tests.connectors.shopify import graph
from tests.connectors.shopify.payloads import FIXTURES, example
from tests.connectors.shopify.schema import answered, bulk_problems

TOKEN, CLIENT, SECRET = "shpat_of_the_tests", "client_of_the_tests", "shpss_of_the_tests"
LEGACY = {"client_id": CLIENT, "client_secret": TOKEN}
KEYS = {"client_id": CLIENT, "client_secret": SECRET}
SCOPES = (
    "read_orders", "read_all_orders", "read_products", "read_inventory", "write_customers", "write_orders",
    "write_discounts",
)  # fmt: skip
MOST_LISTED = 250
NEEDS = {"orders": "read_orders", "products": "read_products", "customers": "read_customers"}


def bought(**changes: Any) -> Any:
    """An order by Shopify's example, as a webhook tells it."""
    return example("orders_create") | changes


def candle(**changes: Any) -> Any:
    """A product by Shopify's example, as a webhook tells it."""
    return json.loads((FIXTURES / "webhooks" / "products_update.json").read_text()) | changes


MUTATIONS = (
    "tagsAdd", "tagsRemove", "orderUpdate", "webhookSubscriptionCreate", "discountCodeBasicCreate",
    "discountCodeFreeShippingCreate", "customerEmailMarketingConsentUpdate",
    "customerSmsMarketingConsentUpdate",
)  # fmt: skip


class Shopify(ThreadingHTTPServer):
    """It runs while it is needed.

    asked: what was asked for, in order. heard: what it was told, by mutation. throttled: how often it says
    first that it is asked too much. most: how many things it tells at once. states: of a bulk operation, one
    for each look. denies: what it says to questions for what the app may not read. busy: how often a bulk
    operation is going on already. broken_off: at how many bytes a file ends too early.
    """

    def __init__(self, **things: list[Any]) -> None:
        super().__init__(("127.0.0.1", 0), Answers)
        self.things = {
            name: things.get(name, []) for name in ("products", "customers", "orders", "checkouts")
        }
        self.scopes = set(SCOPES)
        self.hides_people = False
        self.denies: dict[str, str] = {}
        self.currency = "USD"
        self.asked: list[str] = []
        self.heard: list[tuple[str, Any]] = []
        self.throttled = self.busy = 0
        self.most = 100
        self.states = ["CREATED", "RUNNING", "COMPLETED"]
        self.error_code: str | None = None
        self.broken_off: int | None = None
        self.files: dict[str, bytes] = {}
        self.looks: dict[str, int] = {}
        self.signature = 0
        self.hooks: list[Any] = []
        self.coupons: dict[str, Any] = {}
        self.refuses = ""

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"

    def root(self) -> Any:
        """What can be asked for, and told."""
        everything = {
            "orders": self.orders,
            "products": self.things["products"],
            "customers": self.customers,
            "abandonedCheckouts": self.things["checkouts"],
            "nodes": lambda ids: [self.one(gid) for gid in ids],
            "node": self.one,
            "order": self.one,
            "customer": self.one,
            "currentAppInstallation": {"accessScopes": [{"handle": scope} for scope in sorted(self.scopes)]},
            "shop": {"currencyCode": self.currency},
            "webhookSubscriptions": self.hooks,
            "codeDiscountNodeByCode": lambda code: self.coupons.get(code) and {"id": code},
            "bulkOperation": self.operation,
            "bulkOperationRunQuery": self.run,
        }
        told = (
            "tagsAdd",
            "tagsRemove",
            "orderUpdate",
            "webhookSubscriptionCreate",
            "discountCodeBasicCreate",
        )
        more = (
            "discountCodeFreeShippingCreate",
            "customerEmailMarketingConsentUpdate",
            "customerSmsMarketingConsentUpdate",
        )
        return everything | {name: self.hears(name) for name in (*told, *more)}

    def orders(self, query: str | None = None, **page: Any) -> list[Any]:
        return listed(self.things["orders"], query, **page)

    def customers(self, query: str | None = None, **page: Any) -> list[Any]:
        people = listed(self.things["customers"], query, **page)
        if query and query.startswith("email:"):
            email = query.removeprefix("email:").strip('"')
            return [each for each in people if each["defaultEmailAddress"]["emailAddress"] == email]
        return people

    def one(self, id: str) -> Any:
        """A thing by its global id; refunds are in their orders."""
        things = [each for some in self.things.values() for each in some]
        things += [refund for order in self.things["orders"] for refund in order["refunds"]]
        return next((each for each in things if each["id"] == id), None)

    def hears(self, name: str) -> Any:
        """A mutation that is written down, and done where the tests ask what came of it."""

        def hear(**told: Any) -> Any:
            self.heard.append((name, told))
            if self.refuses:
                return {"userErrors": [{"message": self.refuses}]}
            if name == "webhookSubscriptionCreate":
                self.hooks.append({"topic": told["topic"], "uri": told["webhookSubscription"]["uri"]})
            if name.startswith("discountCode"):
                (it,) = told.values()
                self.coupons[it["code"]] = it
            if name == "orderUpdate":
                self.one(told["input"]["id"])["note"] = told["input"]["note"]
            if name == "tagsAdd":
                self.one(told["id"])["tags"] += told["tags"]
            if name == "customerEmailMarketingConsentUpdate":
                said = told["input"]["emailMarketingConsent"]
                self.one(told["input"]["customerId"])["defaultEmailAddress"] |= {
                    "marketingState": said["marketingState"],
                    "marketingUpdatedAt": said["consentUpdatedAt"],
                }
            return {"userErrors": []}

        return hear

    def run(self, query: str, groupObjects: bool) -> Any:  # noqa: N803 the schema's name
        """Begin a bulk operation; its file is as things are now."""
        if self.busy:
            self.busy -= 1
            error = {"code": "OPERATION_IN_PROGRESS", "message": "A bulk query operation is already running."}
            return {"bulkOperation": None, "userErrors": [error]}
        if wrong := bulk_problems(query):
            return {"bulkOperation": None, "userErrors": [{"code": "INVALID", "message": "; ".join(wrong)}]}
        assert groupObjects
        number = f"gid://shopify/BulkOperation/{len(self.files) + 1}"
        found = answered(query, self.root())
        assert not found.errors, found.errors
        (connection,) = found.data.values()
        self.files[number] = b"".join(lines(connection))
        return {"bulkOperation": {"id": number}, "userErrors": []}

    def operation(self, id: str) -> Any:
        """How a bulk operation stands; a file's address is another one each time."""
        if id not in self.files:
            return None
        look = self.looks[id] = self.looks.get(id, 0) + 1
        status = self.states[min(look, len(self.states)) - 1]
        self.signature += 1
        body = self.files[id]
        url = f"{self.url}/files/{id_in(id)}?signature={self.signature}"
        return {
            "id": id,
            "status": status,
            "errorCode": self.error_code if status == "FAILED" else None,
            "objectCount": str(body.count(b"\n")),
            "rootObjectCount": str(body.count(b"\n") - body.count(b"__parentId")),
            "url": url if status == "COMPLETED" and body else None,
        }


def listed(things: list[Any], query: str | None, *, after: str | None = None, **page: Any) -> list[Any]:
    """Things from an id on, where that is asked for; no cursor leads further than MOST_LISTED."""
    assert int(after or 0) < MOST_LISTED
    if page.get("sortKey") == "ID":
        begin = int((query or "id:>=0").removeprefix("id:>="))
        things = [each for each in things if int(id_in(each["id"])) >= begin]
        return sorted(things, key=lambda each: int(id_in(each["id"])))
    return things


def lines(connection: Any, parent: str = "") -> Iterator[bytes]:
    """A connection as a bulk operation writes it: each thing, then those that are in it."""
    for edge in connection["edges"]:
        node = edge["node"]
        inner = {name: value for name, value in node.items() if isinstance(value, dict) and "edges" in value}
        own = {name: value for name, value in node.items() if name not in inner}
        yield json.dumps(own | ({"__parentId": parent} if parent else {})).encode() + b"\n"
        for each in inner.values():
            yield from lines(each, node["id"])


class Answers(BaseHTTPRequestHandler):
    server: Shopify
    protocol_version = "HTTP/1.1"
    wbufsize = -1  # head and body in one packet: else each answer waits for an acknowledgement

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        if self.path == "/admin/oauth/access_token":
            return self.log_in(parse_qs(body.decode()))
        if self.path != "/admin/api/2026-07/graphql.json":
            return self.say(404, {"errors": "Not Found"})
        if self.headers["X-Shopify-Access-Token"] != TOKEN:
            wrong = "[API] Invalid API key or access token (unrecognized login or wrong password)"
            return self.say(401, {"errors": wrong})
        return self.answer(json.loads(body))

    def log_in(self, told: dict[str, list[str]]) -> None:
        self.server.asked.append("token")
        given = told["client_id"], told["client_secret"], told["grant_type"]
        if given == ([CLIENT], [SECRET], ["client_credentials"]):
            return self.say(200, {"access_token": TOKEN, "scope": "", "expires_in": 86399})
        return self.say(400, {"error": "invalid_client", "error_description": "Client authentication failed"})

    def answer(self, told: Any) -> None:
        shop, variables = self.server, told.get("variables") or {}
        name = parse(told["query"]).definitions[0].selection_set.selections[0].name.value
        shop.asked.append(name)
        if shop.throttled:
            shop.throttled -= 1
            return self.say(200, THROTTLED)
        if refusal := self.refusal(name, told["query"], variables):
            return self.say(200, {"errors": [refusal]})
        found = answered(told["query"], shop.root(), variables)
        assert not found.errors, found.errors
        return self.say(200, {"data": found.data})

    def refusal(self, name: str, query: str, variables: Any) -> Any:
        shop = self.server
        if len(variables.get("ids", ())) > shop.most:
            return error("MAX_COST_EXCEEDED", "Query cost is 2040, which exceeds the single query max cost")
        if name in shop.denies:
            return error("ACCESS_DENIED", shop.denies[name])
        if name == "customers" and shop.hides_people:
            return error("ACCESS_DENIED", "This app is not approved to use the email field.")
        needed = next(
            (scope for field, scope in NEEDS.items() if field in variables.get("query", "")[:20]), ""
        )
        may = {*shop.scopes, *(scope.replace("write_", "read_") for scope in shop.scopes)}
        if name == "bulkOperationRunQuery" and needed and needed not in may:
            return error("ACCESS_DENIED", f"Access denied. Required access: `{needed}` access scope.")
        return None

    def do_GET(self) -> None:
        """A piece of a bulk operation's file."""
        parts = urlsplit(self.path)
        assert "X-Shopify-Access-Token" not in self.headers
        self.server.asked.append("file")
        if parse_qs(parts.query)["signature"] != [str(self.server.signature)]:
            return self.say(403, {})
        whole = self.server.files[f"gid://shopify/BulkOperation/{parts.path.rpartition('/')[2]}"]
        whole = whole[: self.server.broken_off]
        first, _, last = self.headers["Range"].removeprefix("bytes=").partition("-")
        if int(first) >= len(whole):
            return self.say(416, {})
        some = whole[int(first) : int(last) + 1]
        where = f"bytes {first}-{int(first) + len(some) - 1}/{len(whole)}"
        return self.say(206, some, {"Content-Range": where})

    def say(self, status: int, body: Any, headers: dict[str, str] | None = None) -> None:
        raw = body if isinstance(body, bytes) else json.dumps(body).encode()
        self.send_response_only(status)
        moment = format_datetime(NOON, usegmt=True)
        for name, value in {"Date": moment, "Content-Length": str(len(raw)), **(headers or {})}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(raw)

    def log_message(self, *_told: Any) -> None:
        """Tests say what matters."""


def error(code: str, message: str) -> Any:
    return {"message": message, "extensions": {"code": code}}


LEFT = {"maximumAvailable": 2000.0, "currentlyAvailable": 100, "restoreRate": 100.0}
THROTTLED = {
    "errors": [error("THROTTLED", "Throttled")],
    "extensions": {"cost": {"requestedQueryCost": 402, "actualQueryCost": None, "throttleStatus": LEFT}},
}


@contextmanager
def shopify(**things: list[Any]) -> Iterator[Shopify]:
    """A shop that answers until the block ends. things: as webhooks tell them."""
    shop = Shopify(**{name: [MADE[name](each) for each in some] for name, some in things.items()})
    thread = Thread(target=shop.serve_forever, args=[0.02], daemon=True)
    thread.start()
    try:
        yield shop
    finally:
        shop.shutdown()
        shop.server_close()
        thread.join()


MADE = {
    "products": graph.product,
    "customers": graph.customer,
    "orders": graph.order,
    "checkouts": graph.checkout,
}
