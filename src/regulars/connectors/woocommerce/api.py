"""How is a WooCommerce asked for what it knows, and told what changed?

https://developer.woocommerce.com/docs/apis/rest-api/v3/: lists of a hundred, by id, so that what is made
meanwhile comes at the end. Over HTTPS the keys go as user and password; over plain HTTP, which anybody may
read, they sign the question by OAuth 1 instead.
"""

from base64 import b64encode
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from urllib.parse import urlencode

import msgspec
from oauthlib import oauth1

from regulars.commerce.facts import Fact
from regulars.connectors.changes import Change, ConsentStated, CouponMade, CustomerTagged, OrderNoted
from regulars.connectors.decoded import decoded
from regulars.connectors.exchange import (
    Access,
    Answer,
    Api,
    Credential,
    Dialogue,
    Finding,
    Hooks,
    Listed,
    NoApi,
    Page,
    Question,
    Request,
    is_own,
)
from regulars.connectors.woocommerce import hooks as subscription
from regulars.connectors.woocommerce import telling
from regulars.connectors.woocommerce.calls import call, checked
from regulars.connectors.woocommerce.lists import Reader, listed, number, read, readable
from regulars.connectors.woocommerce.orders import CANCELLED, NEVER_PLACED, of_order
from regulars.connectors.woocommerce.people import of_customer
from regulars.connectors.woocommerce.products import of_product
from regulars.connectors.woocommerce.refunds import page_of_refunds, with_refunds
from regulars.connectors.woocommerce.shapes import Customer, Order, Product, Seen, utc
from regulars.connectors.woocommerce.variations import with_variations

_ = str  # marks what translators see; the page translates it, since this folder is free of Django
A_PAGE = 100


class WooCommerceApi(Api):
    """Version 3 of the REST API. Its list of refunds tells more of them than orders do."""

    credentials = (
        Credential("consumer_key", "Consumer key"),
        Credential("consumer_secret", "Consumer secret"),
    )
    steps = (
        _("In WordPress open WooCommerce, then Settings, Advanced, REST API, and add a key."),
        _(
            "With Read as its permissions the history comes in; with Read/Write the webhooks are added by "
            "themselves, and coupons and notes go back."
        ),
        _("WooCommerce shows the key and its secret once: enter them here."),
    )
    streams = ("products", "customers", "orders", "refunds")
    compared = ("orders", "customers")
    changes: frozenset[type[Change]] = frozenset({CouponMade, CustomerTagged, OrderNoted, ConsentStated})

    def signed(self, request: Request, *, access: Access, at: datetime, nonce: str) -> Request:
        """The question with its keys. What is signed is the address; a body of JSON isn't."""
        if not is_own(request, access=access):
            return request
        key, secret = (access.credentials[one.name] for one in self.credentials)
        if request.url.startswith("https:"):
            proof = b64encode(f"{key}:{secret}".encode()).decode()
            return replace(request, headers={**request.headers, "Authorization": f"Basic {proof}"})
        signing = oauth1.Client(
            key,
            client_secret=secret,
            signature_method=oauth1.SIGNATURE_HMAC_SHA256,
            signature_type=oauth1.SIGNATURE_TYPE_QUERY,
            nonce=nonce,
            timestamp=str(int(at.timestamp())),
        )
        url, _headers, _body = signing.sign(request.url, http_method=request.method)
        return replace(request, url=url)

    def page(self, question: Question, *, access: Access) -> Dialogue[Page]:
        """A page of a list; a thing that can't be read keeps back no other. position: its number."""
        answer = yield Request(url=f"{access.url}/wp-json/wc/v3/{question.stream}?{query_of(question)}")
        if answer.status == 404 and question.stream == "refunds":
            return (yield from refunds_by_orders(question, access=access))
        things = listed(checked(answer))
        asked = whole(question, answer, things)
        if question.only_listed:
            return replace(asked, listed=tuple(seen(things)))
        unlisted, gone = yield from singly(question, things, access=access)
        page = yield from said(question.stream, [*things, *unlisted], ids=question.ids, access=access)
        return replace(asked, facts=page.facts, problems=page.problems, gone=gone)

    def check(self, hooks: Hooks, *, access: Access) -> Dialogue[tuple[Finding, ...]]:
        """Whether the keys may read, and which webhooks are missing."""
        return subscription.findings(hooks, access=access)

    def subscribe(self, hooks: Hooks, *, access: Access) -> Dialogue[bool]:
        """Add the webhooks that are missing, and switch on again what the shop gave up."""
        return subscription.subscribed(hooks, access=access)

    def change(self, change: Change, *, access: Access) -> Dialogue[None]:
        """Tell the shop of a change, unless it knows."""
        return telling.told(change, access=access)


def query_of(question: Question) -> str:
    """The query of a list."""
    query: dict[str, str | int] = {
        "per_page": A_PAGE,
        "page": question.position or 1,
        "orderby": "id",
        "order": "asc",
        **MORE.get(question.stream, {}),
    }
    if question.since:
        moment = question.since.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S")
        query |= {"modified_after": moment, "dates_are_gmt": "true"}
    if question.ids:
        query |= {"include": ",".join(question.ids)}
    if question.only_listed:
        query |= {"_fields": "id,status,date_modified_gmt,date_paid_gmt"}
    return urlencode(query)


def whole(question: Question, answer: Answer, things: list[msgspec.Raw]) -> Page:
    """A page without its facts: how many there are, and whether another follows."""
    at = int(question.position or 1)
    pages = answer.headers.get("x-wp-totalpages", "")
    more = at < int(pages) if pages.isdecimal() else len(things) == A_PAGE
    total = answer.headers.get("x-wp-total", "")
    return Page(
        things=len(things),
        next=str(at + 1) if more else "",
        total=int(total) if total.isdecimal() else None,
    )


def refunds_by_orders(question: Question, *, access: Access) -> Dialogue[Page]:
    """A page of refunds where there is no list of all, as before WooCommerce 9: those of a page of orders."""
    orders = replace(question, stream="orders")
    answer = yield Request(url=f"{access.url}/wp-json/wc/v3/orders?{query_of(orders)}")
    things = listed(checked(answer))
    page = yield from with_refunds(Page(), things, access=access)
    return replace(page, things=len(page.facts), next=whole(orders, answer, things).next)


def singly(
    question: Question, things: list[msgspec.Raw], *, access: Access
) -> Dialogue[tuple[list[msgspec.Raw], tuple[str, ...]]]:
    """Those that were asked for and that no list has, as what is in the bin; and which are gone for good."""
    unlisted, gone = [], []
    for one in sorted(set(question.ids) - {number(thing) for thing in things}):
        try:
            body = yield from call(access, f"{question.stream}/{one}")
        except NoApi:
            gone.append(one)
        else:
            unlisted.append(msgspec.Raw(body))
    return unlisted, tuple(gone)


def said(stream: str, things: list[msgspec.Raw], *, ids: tuple[str, ...], access: Access) -> Dialogue[Page]:
    """What things say, with what no list of them tells. ids: those that were asked for."""
    if stream == "refunds":
        return (yield from page_of_refunds(things, access=access))
    page = read(things, by=READERS[stream], currency=access.currency)
    if stream == "products":
        page = yield from with_variations(page, things, access=access)
    if stream == "orders" and ids:
        page = yield from with_refunds(page, things, access=access)
    return page


def seen(things: list[msgspec.Raw]) -> Iterable[Listed]:
    """Those of a list that are kept here: not what was never placed."""
    for one in readable(things, Seen):
        if one.status not in NEVER_PLACED:
            version = utc(one.date_modified_gmt) if one.date_modified_gmt else None
            if_known = one.status == CANCELLED and not one.date_paid_gmt
            yield Listed(str(one.id), version, if_known=if_known)


def product(body: bytes, currency: str) -> Iterable[Fact]:
    return [of_product(decoded(body, Product), currency=currency)]


def customer(body: bytes, _currency: str) -> Iterable[Fact]:
    return [of_customer(decoded(body, Customer))]


def order(body: bytes, _currency: str) -> Iterable[Fact]:
    return of_order(decoded(body, Order), with_refunds=False)


MORE: Mapping[str, Mapping[str, str]] = {"customers": {"role": "all"}}
READERS: dict[str, Reader] = {
    "products": product,
    "customers": customer,
    "orders": order,
}
