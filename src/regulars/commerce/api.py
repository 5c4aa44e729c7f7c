"""Which orders, products and shops does the API tell of?"""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date, datetime
from typing import Annotated, Any

import msgspec
from django.http import Http404, HttpRequest
from ninja import Router, Schema
from pydantic import Field

from regulars import clock
from regulars.commerce import parcels_api, queries, spend_api
from regulars.commerce.prior import PriorPrice, prior_prices
from regulars.customers.api import members_of
from regulars.sql import statement
from regulars.web.api import BadCursor, Page, cursor_from, figures, number_from, reads
from regulars.web.cursors import Cursor, encode
from regulars.web.parameters import PAGE, CursorWord, Limit, Number, Since, Until

ORDERS = statement(__file__, "orders_page")
PRODUCTS = statement(__file__, "products_page")
COLUMNS = (
    *("id", "shop_id", "sku", "name", "kind", "category", "brand", "group_key", "currency", "price_minor"),
    *("compare_at_minor", "cost_minor", "vat_bp", "stock", "in_stock", "url", "image_url", "group_name"),
    *("barcode", "categories", "images", "options"),
)
router = Router()
router.add_router("", parcels_api.router)
router.add_router("", spend_api.router)
OnlyShop = Annotated[Number | None, Field(description="Only of this shop.")]


class LineOut(Schema):
    """A line of an order; amounts of the whole line in minor units of the order's currency.

    kind: only `product` is goods. revenue_minor: less discounts, without tax where that is known.
    """

    sku: str
    name: str
    kind: str
    quantity: str
    revenue_minor: int
    discount_minor: int
    tax_minor: int | None
    cost_minor: int | None


class RefundOut(Schema):
    """Something given back. revenue_minor: what it took from the revenue. total_minor: all in."""

    id: str
    external_id: str
    refunded_at: datetime
    revenue_minor: int
    total_minor: int
    reason: str


class OrderOut(Schema):
    """An order. *_minor: minor units of its currency; *_business: of the business's, null without a rate.

    external_id, number: the shop's own. customer_id: null where nobody can tell who bought. revenue: goods
    less discounts, without tax where it is known, and without shipping. cost_source: feed, margin or unknown.
    """

    id: str
    external_id: str
    number: str
    shop_id: str
    customer_id: str | None
    placed_at: datetime
    business_date: date
    cancelled_at: datetime | None
    currency: str
    revenue_minor: int
    discount_minor: int
    shipping_minor: int
    tax_minor: int | None
    total_minor: int
    revenue_business: int | None
    refunded_business: int
    cost_business: int | None
    cost_source: str
    channel: str
    lines: list[LineOut]
    refunds: list[RefundOut]


class OrdersOut(Page):
    """A page of orders, newest first."""

    orders: list[OrderOut]


class ProductOut(Schema):
    """What is sold under one SKU. Amounts: minor units of its currency; null where nobody told.

    kind: only `product` is goods. category: a path, ` > ` between levels; categories: all of them. group_key:
    what variants of one product share; options: by what they differ. vat_bp: 2100 is 21 %. price_since: when
    the present price began. compare_at_minor: the higher price shown crossed out, null or 0 where there is
    none. prior_minor: the lowest price of the 30 days before price_since, counted from prior_from, the start
    of a day of the shop's (EU Directive 98/6/EC, Article 6a); prior_is_covered: whether all prices of that
    time are known. compare_at_holds: whether the crossed-out price is no higher than that one; null where
    none is shown, or nothing is known to hold it against.
    """

    id: str
    shop_id: str
    sku: str
    name: str
    kind: str
    category: str
    brand: str
    group_key: str
    currency: str
    price_minor: int | None
    compare_at_minor: int | None
    cost_minor: int | None
    vat_bp: int | None
    stock: int | None
    in_stock: bool | None
    url: str
    image_url: str
    group_name: str
    barcode: str
    categories: list[str]
    images: list[str]
    options: dict[str, str]
    price_since: datetime | None
    prior_minor: int | None
    prior_from: datetime | None
    prior_is_covered: bool | None
    compare_at_holds: bool | None


class ProductsOut(Page):
    """A page of products, by id."""

    products: list[ProductOut]


class ShopOut(Schema):
    """One storefront. history_from: the first day of what is known of it; history_complete: it is all."""

    id: str
    name: str
    kind: str
    currency: str
    time_zone: str
    history_from: date | None
    history_complete: bool
    orders: int


class ShopsOut(Schema):
    """Every shop, by name."""

    shops: list[ShopOut]


@router.get("/orders", auth=reads, response=OrdersOut, tags=["orders"])
def orders(
    request: HttpRequest,
    customer: Annotated[str | None, Field(description="Only this customer's.")] = None,
    external_id: Annotated[str | None, Field(description="Only those with this id of the shop's.")] = None,
    shop: OnlyShop = None,
    since: Since = None,
    until: Until = None,
    cursor: CursorWord = None,
    limit: Limit = PAGE,
) -> dict[str, Any]:
    """Orders with their lines and refunds, newest first."""
    place = cursor_from(cursor)
    if place and not (isinstance(place.value, datetime) and isinstance(place.id, int)):
        raise BadCursor
    rows = ORDERS.rows(
        customers=members_of(customer) if customer is not None else None,
        external_id=external_id,
        order=None,
        shop=shop_of(request, asked=shop),
        since=since,
        until=until,
        at=place.value if place else None,
        id=place.id if place else None,
        limit=limit + 1,
    )
    more = encode(Cursor(rows[limit - 1][0], rows[limit - 1][1])) if len(rows) > limit else None
    return {"orders": [msgspec.json.decode(row[2]) for row in rows[:limit]], "next_cursor": more}


@router.get("/orders/{id}", auth=reads, response=OrderOut, tags=["orders"])
def order(request: HttpRequest, id: str) -> Any:  # noqa: ANN401 JSON as the database wrote it
    """One order with its lines and refunds."""
    rows = ORDERS.rows(
        **dict.fromkeys(("customers", "external_id", "since", "until", "at", "id")),
        order=number_from(id),
        shop=shop_of(request, asked=None),
        limit=1,
    )
    if not rows:
        raise Http404("There is no such order.")
    return msgspec.json.decode(rows[0][2])


@router.get("/products", auth=figures, response=ProductsOut, tags=["products"])
def products(
    request: HttpRequest,
    sku: Annotated[str | None, Field(description="Only under this SKU.")] = None,
    category: Annotated[str | None, Field(description="Only of this category, its whole path.")] = None,
    shop: OnlyShop = None,
    cursor: CursorWord = None,
    limit: Limit = PAGE,
) -> dict[str, Any]:
    """What the shops sell, by id."""
    place = cursor_from(cursor)
    if place and not isinstance(place.id, int):
        raise BadCursor
    rows = PRODUCTS.rows(
        after=place.id if place else 0,
        id=None,
        sku=sku,
        category=category,
        shop=shop_of(request, asked=shop),
        limit=limit + 1,
    )
    more = encode(Cursor(None, rows[limit - 1][0])) if len(rows) > limit else None
    return {"products": products_out(rows[:limit]), "next_cursor": more}


@router.get("/products/{id}", auth=figures, response=ProductOut, tags=["products"])
def product(request: HttpRequest, id: str) -> dict[str, Any]:
    """One product."""
    shop = shop_of(request, asked=None)
    rows = PRODUCTS.rows(after=0, id=number_from(id), sku=None, category=None, shop=shop, limit=1)
    if not rows:
        raise Http404("There is no such product.")
    return products_out(rows)[0]


@router.get("/shops", auth=figures, response=ShopsOut, tags=["products"])
def shops(request: HttpRequest) -> dict[str, Any]:
    """Every shop of the business."""
    own = shop_of(request, asked=None)
    found = [row for row in queries.shops() if own is None or row.id == own]
    return {"shops": [{**asdict(row), "id": str(row.id)} for row in found]}


def shop_of(request: HttpRequest, *, asked: int | None) -> int | None:
    """The key's own shop; else the one that is asked for."""
    own: int | None = request.auth.shop_id  # type: ignore[attr-defined]
    return own if own is not None else asked


def products_out(rows: Sequence[tuple[Any, ...]]) -> list[dict[str, Any]]:
    prior = prior_prices([row[0] for row in rows], at=clock.now())
    return [product_out(row, prior.get(row[0])) for row in rows]


def product_out(row: tuple[Any, ...], known: PriorPrice | None) -> dict[str, Any]:
    told = dict(zip(COLUMNS, row, strict=True))
    return {
        **told,
        **{name: msgspec.json.decode(told[name]) for name in ("categories", "images", "options")},
        "id": str(told["id"]),
        "shop_id": str(told["shop_id"]),
        "price_since": known and known.since,
        "prior_minor": known and known.prior_minor,
        "prior_from": known and known.window_from,
        "prior_is_covered": known and known.is_covered,
        "compare_at_holds": known and known.bears(told["compare_at_minor"]),
    }
