"""A small Saleor: its schema answers our questions of things in memory, to those with its token."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

from graphql import (
    GraphQLError,
    GraphQLResolveInfo,
    GraphQLSchema,
    build_schema,
    execute_sync,
    get_named_type,
    parse,
    validate,
)

from regulars.connectors.exchange import Access
from regulars.connectors.saleor.pages import kind_of
from tests.connectors.saleor.things import ANN, CHANNELS, checkout, gid, order, variant

SCHEMA = Path(__file__).parents[2] / "fixtures" / "saleor" / "schema.graphql"
KINDS = {"orders": "Order", "customers": "User", "productVariants": "ProductVariant"}
TOKEN = "token-of-the-tests"
ALL = ["MANAGE_ORDERS", "MANAGE_USERS", "MANAGE_PRODUCTS", "MANAGE_CHECKOUTS", "MANAGE_DISCOUNTS"]


class PermissionDenied(Exception):
    """As Saleor calls it."""


@cache
def schema() -> GraphQLSchema:
    return build_schema(SCHEMA.read_text())


def problems(document: str) -> list[str]:
    """What the schema has against a question."""
    return [error.message for error in validate(schema(), parse(document))]


class SaleorShop(ThreadingHTTPServer):
    """It runs while it is needed. may: what its app may do; heard: which changes it was told."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Answers)
        self.may = list(ALL)
        self.heard: list[tuple[str, Any]] = []
        self.things: dict[str, list[Any]] = {
            "orders": [order()],
            "customers": [json.loads(json.dumps(ANN))],
            "productVariants": [variant()],
            "checkouts": [checkout()],
            "channels": CHANNELS,
            "vouchers": [],
            "webhooks": [],
        }

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"

    @property
    def access(self) -> Access:
        return Access(self.url, {"token": TOKEN, "channel": "", "consent_key": "newsletter"}, "EUR")

    def one(self, name: str, number: str) -> Any:
        return next((thing for thing in self.things[name] if thing["id"] == number), None)

    def answered(self, told: Any) -> Any:
        """What is said to a question."""
        document = parse(told["query"])
        if wrong := validate(schema(), document):
            return 400, {"errors": [{"message": error.message} for error in wrong]}
        values = told.get("variables") or {}
        result = execute_sync(schema(), document, self, variable_values=values, field_resolver=field)
        return 200, result.formatted | (
            {"errors": [said(each) for each in result.errors]} if result.errors else {}
        )


def said(error: GraphQLError) -> Any:
    """An error as Saleor says it."""
    code = type(error.original_error).__name__
    return {"message": error.message, "path": error.path, "extensions": {"exception": {"code": code}}}


def field(thing: Any, info: GraphQLResolveInfo, **given: Any) -> Any:
    """A field of the shop, or of a thing of its own."""
    if isinstance(thing, SaleorShop):
        return ROOT[info.field_name](thing, **given)
    if info.field_name in {"privateMetafield", "metafield"}:
        where = "privateMetadata" if info.field_name.startswith("private") else "metadata"
        return next((each["value"] for each in thing[where] if each["key"] == given["key"]), None)
    value = thing.get(info.field_name)
    if get_named_type(info.return_type).name.endswith("Connection") and isinstance(value, list):
        return page(value)
    return value


def page(things: list[Any], *, first: int = 100, after: str | None = None) -> Any:
    """Things by pages; a cursor is the number of those before it."""
    begin = int(after or 0)
    end = min(begin + first, len(things))
    return {
        "edges": [{"node": thing} for thing in things[begin:end]],
        "pageInfo": {"hasNextPage": end < len(things), "endCursor": str(end)},
        "totalCount": len(things),
    }


def needing(permission: str, by: Callable[..., Any]) -> Callable[..., Any]:
    def resolved(shop: SaleorShop, **given: Any) -> Any:
        if permission not in shop.may:
            raise PermissionDenied(f"You need one of the following permissions: {permission}")
        return by(shop, **given)

    return resolved


def listed(name: str) -> Callable[..., Any]:
    def resolved(
        shop: SaleorShop,
        *,
        filter: Any = None,
        ids: list[str] | None = None,
        channel: str | None = None,
        first: int = 100,
        after: str | None = None,
        **_sorted: Any,
    ) -> Any:
        things, wanted = shop.things[name], ids or (filter or {}).get("ids")
        since = ((filter or {}).get("updatedAt") or {}).get("gte")
        if wanted:
            refused([one for one in wanted if kind_of(one) != KINDS[name]], kind=KINDS[name])
            things = [thing for thing in things if thing["id"] in wanted]
        if since:
            things = [thing for thing in things if thing["updatedAt"] >= since]
        if channel and name == "orders":
            things = [thing for thing in things if thing["channel"] == channel]
        return page(things, first=first, after=after)

    return resolved


def refused(others: list[str], *, kind: str) -> None:
    """Saleor answers a question with an id of something else by no list at all."""
    if others:
        raise GraphQLError(f"Invalid ID specified: {others[0]}. Expected: {kind}.")


def parents(shop: SaleorShop, *, filter: Any = None, **given: Any) -> Any:
    """Products with their variants."""
    found = {each["product"]["id"]: each["product"] for each in shop.things["productVariants"]}
    wanted = [
        product | {"variants": [v for v in shop.things["productVariants"] if v["product"]["id"] == number]}
        for number, product in found.items()
        if number in filter["ids"]
    ]
    return page(wanted)


def one_of(name: str) -> Callable[..., Any]:
    def resolved(shop: SaleorShop, *, id: str) -> Any:
        return shop.one(name, id)

    return resolved


def vouchers(shop: SaleorShop, *, filter: Any, **_given: Any) -> Any:
    sought = filter["search"].lower()
    return page([each for each in shop.things["vouchers"] if sought == each["name"].lower()])


def app(shop: SaleorShop) -> Any:
    permissions = [{"code": code} for code in shop.may]
    return {"name": "Regulars", "permissions": permissions, "webhooks": shop.things["webhooks"]}


def add_webhook(shop: SaleorShop, *, input: Any) -> Any:
    shop.heard.append(("webhookCreate", input))
    events = [{"eventType": each} for each in input["asyncEvents"]]
    shop.things["webhooks"].append({"id": gid("Webhook", 1), **input, "asyncEvents": events})
    return {"errors": []}


def mend_webhook(shop: SaleorShop, *, id: str, input: Any) -> Any:
    shop.heard.append(("webhookUpdate", input))
    events = [{"eventType": each} for each in input["asyncEvents"]]
    shop.one("webhooks", id).update(input | {"asyncEvents": events})
    return {"errors": []}


def make_voucher(shop: SaleorShop, *, input: Any) -> Any:
    shop.heard.append(("voucherCreate", input))
    if input["name"] == "no good":
        return {"voucher": None, "errors": [{"field": "codes", "message": "This code is no good."}]}
    number = gid("Voucher", len(shop.heard))
    codes = [{"code": each} for each in input["addCodes"]]
    made = {"id": number, "name": input["name"], "channelListings": [], "codes": codes}
    shop.things["vouchers"].append(made)
    return {"voucher": made, "errors": []}


def list_voucher(shop: SaleorShop, *, id: str, input: Any) -> Any:
    shop.heard.append(("voucherChannelListingUpdate", input))
    listings = [{"id": each["channelId"]} for each in input["addChannels"]]
    shop.one("vouchers", id)["channelListings"] += listings
    return {"errors": []}


def add_note(shop: SaleorShop, *, order: str, input: Any) -> Any:
    shop.heard.append(("orderNoteAdd", input))
    shop.one("orders", order)["events"].append({"type": "NOTE_ADDED", "message": input["message"]})
    return {"errors": []}


def kept_in(where: str) -> Callable[..., Any]:
    def resolved(shop: SaleorShop, *, id: str, input: Any) -> Any:
        shop.heard.append((where, input))
        there, keys = shop.one("customers", id), {each["key"] for each in input}
        there[where] = [each for each in there[where] if each["key"] not in keys] + input
        return {"errors": []}

    return resolved


ROOT: dict[str, Callable[..., Any]] = {
    "orders": needing("MANAGE_ORDERS", listed("orders")),
    "customers": needing("MANAGE_USERS", listed("customers")),
    "productVariants": listed("productVariants"),
    "products": parents,
    "checkouts": needing("MANAGE_CHECKOUTS", listed("checkouts")),
    "channels": lambda shop: shop.things["channels"],
    "vouchers": needing("MANAGE_DISCOUNTS", vouchers),
    "app": app,
    "order": one_of("orders"),
    "user": one_of("customers"),
    "checkout": one_of("checkouts"),
    "webhookCreate": add_webhook,
    "webhookUpdate": mend_webhook,
    "voucherCreate": needing("MANAGE_DISCOUNTS", make_voucher),
    "voucherChannelListingUpdate": list_voucher,
    "orderNoteAdd": add_note,
    "updateMetadata": kept_in("metadata"),
    "updatePrivateMetadata": kept_in("privateMetadata"),
}


class Answers(BaseHTTPRequestHandler):
    server: SaleorShop

    def do_POST(self) -> None:
        told = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        if self.path != "/graphql/":
            return self.say(404, {})
        if self.headers["Authorization"] != f"Bearer {TOKEN}":
            cause = {"exception": {"code": "PermissionDenied"}}
            return self.say(200, {"data": None, "errors": [{"message": "You need one", "extensions": cause}]})
        return self.say(*self.server.answered(told))

    def say(self, status: int, body: Any) -> None:
        raw = json.dumps(body).encode()
        self.send_response(status)
        self.send_header("Content-Length", str(len(raw)))
        self.end_headers()
        self.wfile.write(raw)

    def log_message(self, *_told: Any) -> None:
        """Tests say what matters."""


@contextmanager
def saleor_shop() -> Iterator[SaleorShop]:
    """A shop that answers until the block ends."""
    shop = SaleorShop()
    thread = Thread(target=shop.serve_forever, args=[0.02], daemon=True)
    thread.start()
    try:
        yield shop
    finally:
        shop.shutdown()
        shop.server_close()
        thread.join()
