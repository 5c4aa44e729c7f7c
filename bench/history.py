"""How fast does a shop's history come in through its API, against the import of the same lines from a file?

The first orders of the real file, once as the file, once as the pages of WooCommerce's API, which are made
before the clock runs: the network is apart, reading and keeping are not. Each comes into a shop of its own.
"""

import json
from collections.abc import Iterator, Sequence
from math import ceil

import polars as pl

from bench.figure import Figure, scaled
from bench.import_file import imported
from bench.store import house
from regulars.connectors.exchange import Answer, Request

LINES, A_PAGE = 200_000, 100
URL = "https://tea.example.com"
PAID = pl.col("Quantity").gt(0) & pl.col("Price").gt(0) & pl.col("Customer ID").is_not_null()


class Pages:
    """Answers with a shop's orders, page by page; of everything else it has none."""

    def __init__(self, orders: Sequence[dict[str, object]]) -> None:
        pages = ceil(len(orders) / A_PAGE)
        self.headers = {"x-wp-totalpages": str(pages), "x-wp-total": str(len(orders))}
        self.bodies = [json.dumps(orders[n * A_PAGE : (n + 1) * A_PAGE]).encode() for n in range(pages)]

    def send(self, request: Request) -> Answer:
        """What the shop answers."""
        path, _, query = request.url.partition("?")
        if not path.endswith("/orders"):
            return Answer(200, {"x-wp-totalpages": "0", "x-wp-total": "0"}, b"[]")
        words = dict(word.split("=") for word in query.split("&"))
        return Answer(200, self.headers, self.bodies[int(words["page"]) - 1])


def measure(share: float = 1.0) -> list[Figure]:
    """Lines a second through the connector as a share of the file's."""
    with house() as server:
        lines = taken(scaled(LINES, share))
        file = server.folder / "orders.parquet"
        lines.write_parquet(file)
        rows, seconds = imported(file)
        brought, took = brought_in(Pages(list(orders_of(lines))))
    by_file, by_api = rows / seconds, brought / took
    assert rows == brought == len(lines)
    return [
        Figure(
            name="doors.history_ratio",
            value=round(by_api / by_file, 3),
            unit="of the file import's lines/s",
            peer=f"{by_file:,.0f} lines/s from a file, {by_api:,.0f} through WooCommerce's API",
            target=0.5,
        )
    ]


def taken(count: int) -> pl.DataFrame:
    """The first lines of the real file that a shop sold to somebody."""
    from regulars.connectors.demo.real import FILE

    return pl.read_parquet(FILE).filter(PAID).head(count)


def brought_in(pages: Pages) -> tuple[int, float]:
    """Bring in a history; how many lines its orders have, and the seconds that reading and keeping took."""
    from django.db.models import Sum

    from regulars import clock
    from regulars.commerce.models import OrderLine
    from regulars.connectors import actions, pulling
    from regulars.connectors.catalogue import connectors
    from regulars.connectors.models import Pull

    at = clock.now()
    shop = actions.shop_at(URL, kind="woocommerce", actor="bench", at=at)
    connection = actions.connect(shop, kind="woocommerce", secret="", actor="bench", at=at)
    api = connectors()["woocommerce"].api
    assert api is not None
    keys = {"consumer_key": "ck_bench", "consumer_secret": "cs_bench"}
    actions.begin(connection, keys, api=api, actor="bench", at=at)
    assert pulling.pull(connection.id, client=pages)
    worked = Pull.objects.aggregate(Sum("worked_ms"))["worked_ms__sum"]
    return OrderLine.objects.filter(order__shop_id=shop).count(), worked / 1_000


def orders_of(lines: pl.DataFrame) -> Iterator[dict[str, object]]:
    """The orders as WooCommerce tells them, with what it tells besides that we read."""
    for number, ((invoice,), of_it) in enumerate(lines.group_by("Invoice", maintain_order=True), 1):
        first = of_it.row(0, named=True)
        moment = first["InvoiceDate"].replace(" ", "T")
        items = [item(key, row) for key, row in enumerate(of_it.iter_rows(named=True), 1)]
        customer = int(first["Customer ID"])
        address = {
            "first_name": "Ann",
            "last_name": f"No {customer}",
            "country": "GB",
            "email": f"customer{customer}@example.com",
            "phone": "",
        }
        yield {
            "id": number,
            "number": str(invoice),
            "status": "completed",
            "currency": "GBP",
            "date_created_gmt": moment,
            "date_modified_gmt": moment,
            "date_paid_gmt": moment,
            "discount_total": "0.00",
            "shipping_total": "0.00",
            "total": str(round(sum(float(each["total"]) for each in items), 2)),
            "total_tax": "0.00",
            "customer_id": customer,
            "created_via": "checkout",
            "billing": address,
            "shipping": address,
            "line_items": items,
            "refunds": [],
            "meta_data": [{"key": "_wc_order_attribution_utm_source", "value": "google"}],
        }


def item(key: int, row: dict[str, object]) -> dict[str, str | int]:
    """A line of an order."""
    total = f"{float(str(row['Quantity'])) * float(str(row['Price'])):.2f}"
    return {
        "id": key,
        "name": str(row["Description"]),
        "sku": str(row["StockCode"]),
        "product_id": 1,
        "variation_id": 0,
        "quantity": int(str(row["Quantity"])),
        "subtotal": total,
        "total": total,
        "total_tax": "0.00",
    }
