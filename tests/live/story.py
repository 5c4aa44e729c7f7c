"""What holds for each shop that is asked for its history, followed, told and compared."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from threading import Event
from time import monotonic
from typing import Any

from regulars import clock
from regulars.business.models import Business
from regulars.commerce.models import Order, OrderLine, Product, Refund, Shipment
from regulars.connectors import telling
from regulars.connectors.actions import begin, connect, shop_at
from regulars.connectors.asking import Line
from regulars.connectors.catalogue import connectors
from regulars.connectors.changes import Change
from regulars.connectors.comparing import compare
from regulars.connectors.exchange import Hooks, Standing
from regulars.connectors.following import go_round
from regulars.connectors.models import Connection, Follow, Pull, Telling
from regulars.connectors.pulling import pull
from regulars.connectors.queries import by_id
from regulars.customers.models import Identity
from tests.live.recording import Shop

SECRET = "a long secret that the owner thought of"
SPRING = datetime(2026, 3, 1, 12, tzinfo=UTC)
PATIENCE_SECONDS = 60.0
BETWEEN_SECONDS = 0.1


def connected(shop: Shop, *, kind: str, keys: Mapping[str, str], currency: str) -> Connection:
    """The shop's connection, its history asked for."""
    Business.objects.update(currency=currency)
    at = datetime.fromisoformat(shop.does("connected", lambda: clock.now().isoformat()))
    shop_id = shop_at(shop.url, kind=kind, actor="test", at=at)
    made = connect(shop_id, kind=kind, secret=SECRET, actor="test", at=at)
    api = connectors()[kind].api
    assert api is not None
    begin(made, keys, api=api, actor="test", at=at)
    pull(made.id, client=shop.client)
    assert set(Pull.objects.values_list("state", "problem_count")) == {("done", 0)}
    found = by_id(made.id)
    assert found is not None
    return found


def until(shop: Shop, condition: Callable[[], bool]) -> float:
    """Go round until it holds; after how many seconds it did."""
    began = monotonic()
    while True:
        if not shop.waits:
            Follow.objects.update(due_at=clock.wall())
        go_round(client=shop.client)
        if condition():
            return monotonic() - began
        assert monotonic() - began < PATIENCE_SECONDS, f"{list(Follow.objects.values('stream', 'error'))}"
        Event().wait(BETWEEN_SECONDS)


def is_known(order: Mapping[str, Any]) -> bool:
    return Order.objects.filter(external_id=order["id"], number=order["number"]).exists()


def bought(order: Mapping[str, Any]) -> list[tuple[str, int]]:
    """What stands in an order here."""
    lines = OrderLine.objects.filter(order__external_id=order["id"]).order_by("product__sku")
    return [(sku, int(quantity)) for sku, quantity in lines.values_list("product__sku", "quantity")]


def paid(order: Mapping[str, Any]) -> int:
    return Order.objects.get(external_id=order["id"]).total_minor


def shop_customer(order: Mapping[str, Any]) -> str:
    """The shop's own number of an order's buyer."""
    customer = Order.objects.get(external_id=order["id"]).customer_id
    return str(Identity.objects.get(customer_id=customer, kind="shop").value)


def given_back(order: Mapping[str, Any]) -> list[int]:
    return list(
        Refund.objects.filter(order_external_id=order["id"])
        .order_by("refunded_at")
        .values_list("total_minor", flat=True)
    )


def parcels(order: Mapping[str, Any]) -> list[tuple[str, str]]:
    return list(
        Shipment.objects.filter(order_external_id=order["id"]).values_list("tracking_number", "status")
    )


def on_shelf() -> list[tuple[str, str]]:
    return sorted(Product.objects.filter(price_minor__isnull=False).values_list("sku", "name"))


def told(shop: Shop, connection: Connection, *changes: Change) -> None:
    """Tell the shop of changes, each twice, as after a crash."""
    for number, change in enumerate(changes * 2):
        telling.plan(change, connection=connection, key=f"{change!r} {number}", at=clock.now())
    telling.tell(connection, client=shop.client)
    assert set(Telling.objects.values_list("state", "error")) == {("accepted", "")}


def good(shop: Shop, connection: Connection) -> bool:
    """Whether a look at the shop finds nothing missing."""
    line = Line(connection, by=shop.client)
    said = line.carry(line.api.check(Hooks("https://ours.example.com", SECRET), access=line.access))
    return bool(said) and all(each.standing is not Standing.MISSING for each in said)


@contextmanager
def unfollowed() -> Iterator[None]:
    """While nobody asks the shop what changed; until then it answered every question."""
    rows = list(Follow.objects.all())
    assert {row.error for row in rows} == {""}
    Follow.objects.all().delete()
    yield
    Follow.objects.bulk_create(rows)


def missing(shop: Shop, connection: Connection) -> tuple[int, int]:
    """How many orders a comparison misses here, and how many still after it asked for them."""
    found = compare(connection, client=shop.client, at=clock.now()).found["orders"]
    return found["missing"], found["left"]
