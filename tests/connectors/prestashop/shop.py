"""A small PrestaShop: the lists of the fixtures, given out to those whose key is right.

Its queries are those of https://devdocs.prestashop-project.org/9/webservice/tutorials/advanced-use/.
"""

import json
import re
from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.parse import parse_qsl, urlsplit
from xml.etree import ElementTree as ET

from regulars.connectors.exchange import Access

FIXTURES = Path(__file__).parents[2] / "fixtures" / "prestashop"
KEY = "KEY0OF0THE0TESTS"
PRICES = {"now", "before", "net"}


def lists() -> dict[str, list[Any]]:
    """All that the shop knows."""
    return json.loads((FIXTURES / "lists.json").read_text(encoding="utf-8"))


def one(name: str, number: int, **other: Any) -> Any:
    """A thing of a list, with some of it said otherwise."""
    return next(thing for thing in lists()[name] if thing["id"] == number) | other


class PrestaShop(ThreadingHTTPServer):
    """It runs while it is needed. asked: the lists, in order; heard: what it was told.

    hidden: lists that the key may not read; may_write: whether it may change anything; tells_patch: whether
    it tells of that method too.
    """

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Answers)
        self.things = lists()
        self.hidden: set[str] = set()
        self.may_write = True
        self.tells_patch = True
        self.asked: list[str] = []
        self.heard: list[tuple[str, str, dict[str, Any]]] = []

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"

    @property
    def access(self) -> Access:
        return Access(self.url, {"key": KEY, "cancelled_states": ""}, "EUR", "Europe/Riga")

    def one(self, name: str, number: str) -> Any:
        return next((thing for thing in self.things[name] if str(thing["id"]) == number), None)

    def among(self, name: str, query: dict[str, str]) -> list[Any]:
        """The things of a list that a query asks for."""
        things = self.things[name]
        for key, wanted in query.items():
            if found := re.fullmatch(r"filter\[(\w+)\]", key):
                things = [thing for thing in things if fits(str(thing.get(found[1])), wanted, query)]
        for rule in reversed(query.get("sort", "").strip("[]").split(",")):
            name, _, way = rule.rpartition("_")
            things = sorted(things, key=lambda thing: thing[name], reverse=way == "DESC") if name else things
        *begin, count = map(int, query.get("limit", "100000").split(","))
        things = things[sum(begin) : sum(begin) + count]
        if (shown := query["display"]) != "full":
            names = shown.strip("[]").split(",")
            things = [{each: thing[each] for each in names if each in thing} for thing in things]
        if "price[now][use_tax]" not in query:
            return [{name: each for name, each in thing.items() if name not in PRICES} for thing in things]
        return things

    @property
    def rights(self) -> bytes:
        """What the key may do, as the root of the service tells it."""
        whole = ET.Element("prestashop")
        lists = ET.SubElement(whole, "api", shopName="Candles")
        change = "true" if self.may_write else "false"
        for name in self.things.keys() - self.hidden:
            told = {"get": "true", "put": "false", "post": change, "delete": "false"}
            ET.SubElement(lists, name, told | ({"patch": change} if self.tells_patch else {}))
        return ET.tostring(whole)


def fits(value: str, wanted: str, query: dict[str, str]) -> bool:
    """Whether a value is one of `[a|b]`, not `![a]`, or in `[a,b]`: a moment where `date=1` says so."""
    inside = wanted.removeprefix("!").strip("[]")
    if wanted.startswith("!"):
        return value != inside
    if "," in inside:
        low, high = inside.split(",")
        if value.isdecimal():
            return int(low) <= int(value) <= int(high)
        return query.get("date") == "1" and low <= value <= high
    return value in inside.split("|")


class Answers(BaseHTTPRequestHandler):
    server: PrestaShop

    def do_GET(self) -> None:
        query, path = self.told()
        name = path[0]
        self.server.asked.append(name)
        if name == "" and self.is_known():
            return self.send(200, self.server.rights)
        if self.is_refused(name, method="GET"):
            return None
        found = self.server.among(name, query)
        return self.say(200, {f"{name}s" if name == "order_slip" else name: found} if found else [])

    def do_PATCH(self) -> None:
        self.do_POST()

    def do_POST(self) -> None:
        _query, path = self.told()
        body = self.rfile.read(int(self.headers["Content-Length"]))
        if self.is_refused(path[0], method=self.command):
            return None
        (thing,) = ET.fromstring(body)
        fields = {field.tag: [each.text for each in field] or field.text or "" for field in thing}
        if fields.get("code") == "no good":
            return self.say(400, {"errors": [{"code": 85, "message": "Validation error: code is no good"}]})
        self.server.heard.append((self.command, "/".join(path), fields))
        if self.command == "PATCH":
            self.server.one(*path).update(fields)
        else:
            self.server.things[path[0]].append(fields | {"id": 100 + len(self.server.heard)})
        return self.say(201, {})

    def told(self) -> tuple[dict[str, str], list[str]]:
        parts = urlsplit(self.path)
        return dict(parse_qsl(parts.query)), parts.path.removeprefix("/api/").split("/")

    def is_refused(self, name: str, *, method: str) -> bool:
        """Whether no was said already."""
        if not self.is_known():
            self.say(401, {"errors": [{"code": 18, "message": "Invalid authentication key format"}]})
        elif name not in self.server.things:
            self.say(404, {})
        elif name in self.server.hidden or (method != "GET" and not self.server.may_write):
            words = f"Method {method} is not allowed for the resource {name} with this authentication key"
            self.say(405, {"errors": [{"code": 25, "message": words}]})
        else:
            return False
        return True

    def is_known(self) -> bool:
        proof = b64encode(f"{KEY}:".encode()).decode()
        return self.headers["Authorization"] == f"Basic {proof}"

    def say(self, status: int, body: Any) -> None:
        self.send(status, json.dumps(body).encode())

    def send(self, status: int, raw: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Length", str(len(raw)))
        self.end_headers()
        self.wfile.write(raw)

    def log_message(self, *_told: Any) -> None:
        """Tests say what matters."""


@contextmanager
def presta_shop() -> Iterator[PrestaShop]:
    """A shop that answers until the block ends."""
    shop = PrestaShop()
    thread = Thread(target=shop.serve_forever, args=[0.02], daemon=True)
    thread.start()
    try:
        yield shop
    finally:
        shop.shutdown()
        shop.server_close()
        thread.join()
