"""Do facts from any door come in once, whatever their order?"""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import msgspec
import pytest

from regulars.business.models import Business, ExchangeRate, Shop
from regulars.commerce.facts import (
    BehaviourFact,
    Buyer,
    CancellationFact,
    CartFact,
    ConsentFact,
    LineFact,
    OrderFact,
    ProductFact,
    RefundFact,
    RefundLineFact,
    ShipmentFact,
)
from regulars.commerce.intake import Applied, Source, apply
from regulars.commerce.models import CustomerTotals, Order, OrderLine, Product, ProductPrice, Refund, Shipment
from regulars.customers.identify import Identifiers
from regulars.customers.models import Consent, Customer, Identity
from regulars.events.models import Event

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
ANN = Buyer(who=Identifiers(email="ann@example.com"), name="Ann Ozola")


@pytest.fixture
def shop(database):
    Business.objects.filter(id=1).update(currency="EUR")
    return Shop.objects.create(name="Candles", currency="EUR", time_zone="Europe/Riga", country="LV")


def tell(shop: Shop, *facts: object, at: datetime = NOON) -> Applied:
    return apply(facts, source=Source(shop.id, "test", "test"), at=at)


def candle(*, euros: int = 10, key: str = "1", quantity: int = 1) -> LineFact:
    return LineFact(
        key=key, sku="candle", name="Candle", quantity=Decimal(quantity), revenue_minor=euros * 100
    )


def order(number: str, *, euros: int = 10, days: int = 0, buyer: Buyer = ANN, **more: object) -> OrderFact:
    moment = NOON + timedelta(days=days)
    given = {"version": moment, "currency": "EUR", "lines": (candle(euros=euros),), **more}
    return OrderFact(external_id=number, placed_at=moment, buyer=buyer, total_minor=euros * 100, **given)


def refund(number: str, *, of: str, euros: int, days: int = 1) -> RefundFact:
    line = RefundLineFact(key="1", sku="candle", quantity=Decimal(1), revenue_minor=euros * 100)
    return RefundFact(
        external_id=number,
        order_external_id=of,
        refunded_at=NOON + timedelta(days=days),
        currency="EUR",
        lines=(line,),
        total_minor=euros * 100,
    )


def test_an_order_makes_its_customer_product_line_event_and_totals(shop):
    assert tell(shop, order("1001", euros=25)).results == ("new",)
    row = Order.objects.get()
    assert (row.revenue_minor, row.revenue_business, str(row.business_date)) == (2500, 2500, "2026-03-01")
    assert OrderLine.objects.get().product.name == "Candle"
    assert Identity.objects.get().value == "ann@example.com"
    names = set(Event.objects.values_list("name", flat=True))
    assert names == {"customer.recognised", "customer.described", "product.changed", "order.placed"}
    totals = CustomerTotals.objects.get()
    assert (totals.orders, totals.revenue_business) == (1, 2500)


def test_told_twice_nothing_changes(shop):
    tell(shop, order("1001"), order("1002", days=30))
    events = Event.objects.count()
    later = order("1001", version=NOON + timedelta(days=90))
    assert tell(shop, order("1001"), order("1002", days=30), later).results == ("known",) * 3
    assert Event.objects.count() == events
    assert CustomerTotals.objects.get().orders == 2


def test_an_older_state_never_overwrites_a_newer_one(shop):
    newer = order("1001", euros=30, version=NOON + timedelta(hours=2))
    assert tell(shop, newer).results == ("new",)
    assert tell(shop, order("1001", euros=10)).results == ("known",)
    assert Order.objects.get().revenue_minor == 3000


def test_a_changed_order_has_its_new_lines_and_sums(shop):
    tell(shop, order("1001", euros=10))
    changed = order(
        "1001",
        euros=30,
        lines=(candle(euros=10), candle(euros=20, key="2")),
        version=NOON + timedelta(hours=1),
    )
    assert tell(shop, changed).results == ("changed",)
    assert OrderLine.objects.count() == 2
    assert CustomerTotals.objects.get().revenue_business == 3000


def test_a_cancelled_order_no_longer_counts(shop):
    tell(shop, order("1001"), order("1002", days=1))
    gone = CancellationFact(order_external_id="1002", cancelled_at=NOON)
    assert tell(shop, gone).results == ("changed",)
    assert tell(shop, gone).results == ("known",)
    assert CustomerTotals.objects.get().orders == 1
    unknown = msgspec.structs.replace(gone, order_external_id="9")
    assert tell(shop, unknown).results == ("refused: order_unknown",)


def test_an_order_that_is_told_anew_stays_called_off_whichever_comes_first(shop):
    def later(number):
        return msgspec.structs.replace(order(number), version=NOON + timedelta(days=2))

    for number, news in {"1001": ("gone", "later"), "1002": ("later", "gone")}.items():
        gone = CancellationFact(order_external_id=number, cancelled_at=NOON + timedelta(days=1))
        tell(shop, order(number))
        for word in news:
            tell(shop, {"gone": gone, "later": later(number)}[word])
    stands = Order.objects.values_list("cancelled_at", "source_version").distinct()
    assert list(stands) == [(NOON + timedelta(days=1), NOON + timedelta(days=2))]


@pytest.mark.parametrize("refund_first", [True, False])
def test_a_refund_finds_its_order_whichever_comes_first(shop, refund_first):
    told = [refund("r1", of="1001", euros=4), order("1001", euros=10)]
    for fact in told if refund_first else reversed(told):
        tell(shop, fact)
    assert Refund.objects.get().order.external_id == "1001"
    assert Order.objects.get().refunded_business == 400
    assert CustomerTotals.objects.get().refunded_business == 400
    assert tell(shop, *told).results == ("known", "known")
    assert Order.objects.get().refunded_business == 400


def test_fees_and_postage_are_no_goods(shop):
    postage = LineFact(key="2", sku="POST", quantity=Decimal(1), revenue_minor=500, kind="shipping")
    tell(shop, order("1", lines=(candle(euros=10), postage)), order("2", lines=(postage,), days=1))
    assert list(Order.objects.order_by("id").values_list("revenue_minor", "has_goods")) == [
        (1000, True),
        (0, False),
    ]
    assert CustomerTotals.objects.get().orders == 1


def test_an_order_in_another_currency_is_kept_in_both(shop):
    ExchangeRate.objects.create(currency="SEK", rate_date=NOON.date(), rate=Decimal("0.09"), source="owner")
    tell(shop, order("1", euros=100, currency="SEK"), order("2", euros=100, currency="NOK", days=1))
    # 100 SEK x 0.09 = 9.00 EUR; nobody told a rate for NOK
    assert list(Order.objects.order_by("id").values_list("revenue_business", flat=True)) == [900, None]


def test_a_cost_learned_after_the_sale_reaches_its_lines(shop):
    tell(shop, order("1", lines=(candle(euros=10, quantity=2),)))
    assert Order.objects.get().cost_source == "unknown"
    tell(shop, ProductFact(sku="candle", currency="EUR", version=NOON, price_minor=500, cost_minor=200))
    row = Order.objects.get()
    assert (row.cost_source, row.cost_business) == ("feed", 400)  # 2 x 2.00
    tell(shop, order("2", days=1))
    assert Order.objects.get(external_id="2").cost_business == 200
    assert ProductPrice.objects.count() == 1


def test_a_guest_whom_nobody_can_name_has_an_order_and_no_customer(shop):
    tell(shop, order("1", buyer=Buyer()))
    assert Order.objects.get().customer is None
    assert Customer.objects.count() == 0


def test_a_device_becomes_ann_when_she_signs_in(shop):
    view = BehaviourFact(key="v1", name="product.viewed", occurred_at=NOON, who=Identifiers(device="d1"))
    tell(shop, view)
    anonymous = Customer.objects.get().id
    both = Buyer(who=Identifiers(email="ann@example.com", device="d1"))
    tell(shop, order("1", buyer=both))
    tell(shop, order("2", days=1))
    assert set(Order.objects.values_list("customer_id", flat=True)) == {anonymous}


def test_consent_is_kept_once_and_its_withdrawal_follows(shop):
    yes = ConsentFact(buyer=ANN, channel="email", granted=True, occurred_at=NOON, how="checkout")
    no = msgspec.structs.replace(yes, granted=False, occurred_at=NOON + timedelta(days=3))
    assert tell(shop, yes, yes, no).results == ("new", "known", "new")
    assert tell(shop, no, yes).results == ("known", "known")
    assert list(Consent.objects.order_by("occurred_at").values_list("granted", flat=True)) == [True, False]


def test_a_parcel_finds_its_order_and_keeps_what_happened(shop):
    sent = ShipmentFact(external_id="s", order_external_id="1", version=NOON, promised_at=NOON)
    there = msgspec.structs.replace(
        sent, version=NOON + timedelta(days=2), delivered_at=NOON + timedelta(days=2)
    )
    tell(shop, sent)
    tell(shop, order("1"))
    assert tell(shop, there, sent).results == ("changed", "known")
    parcel = Shipment.objects.get()
    assert parcel.order.external_id == "1"
    assert parcel.delivered_at - parcel.promised_at == timedelta(days=2)
    assert Event.objects.filter(name="shipment.delivered").count() == 1


def test_a_basket_is_kept_as_it_stands(shop):
    basket = CartFact(
        external_id="c",
        currency="EUR",
        buyer=ANN,
        lines=(candle(),),
        total_minor=1000,
        started_at=NOON,
        version=NOON,
    )
    assert tell(shop, basket, basket).results == ("known", "new")
    bought = msgspec.structs.replace(basket, version=NOON + timedelta(hours=1), completed_at=NOON)
    assert tell(shop, bought).results == ("changed",)
    assert Event.objects.filter(name="cart.completed").count() == 1


def test_an_unknown_event_is_refused_and_the_rest_accepted(shop):
    def did(name: str) -> BehaviourFact:
        return BehaviourFact(key=name, name=name, occurred_at=NOON, who=Identifiers(device="d"))

    assert tell(shop, did("product.viewed"), did("sneezed")).results == ("new", "refused: unknown_event")


def test_the_first_orders_of_a_history_that_starts_in_mid_life_are_only_the_first_seen(shop):
    bo = Buyer(who=Identifiers(email="bo@example.com"))
    tell(
        shop,
        order("1"),
        order("2", buyer=bo, days=89),
        order("3", buyer=Buyer(who=Identifiers(email="c@example.com")), days=90),
    )
    flags = CustomerTotals.objects.order_by("first_order_at").values_list("first_seen_only", flat=True)
    assert list(flags) == [True, True, False]


def test_a_product_keeps_its_newest_description(shop):
    now = ProductFact(sku="candle", currency="EUR", version=NOON, name="Candle, red", category="Home > Light")
    tell(shop, now)
    older = msgspec.structs.replace(now, version=NOON - timedelta(days=1), name="Candel")
    assert tell(shop, older, now).results == ("known", "known")
    assert Product.objects.get().name == "Candle, red"


def test_a_product_told_again_as_it_is_cannot_be_changed_by_what_was_said_in_between(shop):
    def told(day, name):
        at = NOON + timedelta(days=day)
        return tell(shop, ProductFact(sku="candle", currency="EUR", version=at, name=name)).results

    assert told(1, "Candle, red") == ("new",)
    assert told(3, "Candle, red") == ("known",)
    assert told(2, "Candle, blue") == ("known",)
    assert Product.objects.get().name == "Candle, red"
    assert Event.objects.filter(name="product.changed").count() == 1
    assert told(4, "Candle, blue") == ("changed",)
