"""How is a WooCommerce asked for all that it knows?

https://developer.woocommerce.com/docs/apis/rest-api/v3/: lists of a hundred, by id, so that what is made
meanwhile comes at the end. Over HTTPS the keys go as user and password; over plain HTTP, which anybody may
read, they sign the question by OAuth 1 instead.
"""

from base64 import b64encode
from collections.abc import Callable, Iterable
from datetime import datetime
from urllib.parse import urlencode

import msgspec
from oauthlib import oauth1

from regulars.commerce.facts import Fact
from regulars.connectors.connector import Unreadable
from regulars.connectors.decoded import decoded
from regulars.connectors.exchange import Access, Answer, Credential, KeysRefused, NoApi, Page, Request
from regulars.connectors.woocommerce.orders import of_order
from regulars.connectors.woocommerce.people import of_customer
from regulars.connectors.woocommerce.products import of_product
from regulars.connectors.woocommerce.refunds import of_refund
from regulars.connectors.woocommerce.shapes import PROBLEMS, Customer, Order, Product, Refund

_ = str  # marks what translators see; the page translates it, since this folder is free of Django
A_PAGE = 100
TOO_OLD = _("This WooCommerce lists no refunds: update it to 9 or newer, then bring its history in again.")


class WooCommerceApi:
    """Version 3 of the REST API. Its list of refunds tells more of them than orders do."""

    credentials = (
        Credential("consumer_key", "Consumer key"),
        Credential("consumer_secret", "Consumer secret"),
    )
    steps = (
        _("In WordPress open WooCommerce, then Settings, Advanced, REST API, and add a key."),
        _("Read is enough as its permissions. WooCommerce shows the key and its secret once."),
    )
    streams = ("products", "customers", "orders", "refunds")

    def request(self, stream: str, *, position: str, access: Access, at: datetime, nonce: str) -> Request:
        """A page of a list. position: its number."""
        more = MORE.get(stream, {})
        query = {"per_page": A_PAGE, "page": position or 1, "orderby": "id", "order": "asc", **more}
        url = f"{access.url}/wp-json/wc/v3/{stream}?{urlencode(query)}"
        key, secret = (access.credentials[one.name] for one in self.credentials)
        if url.startswith("https:"):
            proof = b64encode(f"{key}:{secret}".encode()).decode()
            return Request(url=url, headers={"Authorization": f"Basic {proof}"})
        signing = oauth1.Client(
            key,
            client_secret=secret,
            signature_method=oauth1.SIGNATURE_HMAC_SHA256,
            signature_type=oauth1.SIGNATURE_TYPE_QUERY,
            nonce=nonce,
            timestamp=str(int(at.timestamp())),
        )
        signed, _headers, _body = signing.sign(url)
        return Request(url=signed, headers={})

    def read(self, stream: str, answer: Answer, *, position: str, currency: str) -> Page:
        """The page's facts; a thing that can't be read keeps back no other."""
        if answer.status in {401, 403}:
            raise KeysRefused(answer.status)
        if answer.status == 404 and stream == "refunds":
            return Page((), things=0, next="", problems=(TOO_OLD,))
        if answer.status == 404:
            raise NoApi(stream)
        if answer.status != 200:
            raise Unreadable(f"it answered {answer.status}")
        try:
            things = decoded(answer.body, list[msgspec.Raw])
        except PROBLEMS as problem:
            raise Unreadable(str(problem)) from problem
        facts, problems = _read(things, by=READERS[stream], currency=currency)
        number = int(position or 1)
        pages = answer.headers.get("x-wp-totalpages", "")
        more = number < int(pages) if pages.isdecimal() else len(things) == A_PAGE
        total = answer.headers.get("x-wp-total", "")
        return Page(
            facts,
            things=len(things),
            next=str(number + 1) if more else "",
            total=int(total) if total.isdecimal() else None,
            problems=problems,
        )


Reader = Callable[[bytes, str], Iterable[Fact]]


def _read(
    things: list[msgspec.Raw], *, by: Reader, currency: str
) -> tuple[tuple[Fact, ...], tuple[str, ...]]:
    facts: list[Fact] = []
    problems = []
    for thing in things:
        try:
            facts += by(bytes(thing), currency)
        except PROBLEMS as problem:
            problems.append(f"{_id_of(thing)}: {problem}")
    return tuple(facts), tuple(problems)


def _id_of(thing: msgspec.Raw) -> str:
    try:
        return str(msgspec.json.decode(thing)["id"])
    except (msgspec.DecodeError, KeyError, TypeError, RecursionError):
        return "?"


def product(body: bytes, currency: str) -> Iterable[Fact]:
    return [of_product(decoded(body, Product), currency=currency)]


def customer(body: bytes, _currency: str) -> Iterable[Fact]:
    return [of_customer(decoded(body, Customer))]


def order(body: bytes, _currency: str) -> Iterable[Fact]:
    return of_order(decoded(body, Order), with_refunds=False)


def refund(body: bytes, currency: str) -> Iterable[Fact]:
    return [of_refund(decoded(body, Refund), currency=currency)]


MORE = {"customers": {"role": "all"}}
READERS: dict[str, Reader] = {
    "products": product,
    "customers": customer,
    "orders": order,
    "refunds": refund,
}
