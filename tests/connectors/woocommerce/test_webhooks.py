import pytest

from regulars.commerce.facts import CustomerFact, OrderFact, ProductFact, RefundFact
from regulars.connectors.connector import Asked, Unreadable
from regulars.connectors.woocommerce.webhooks import CONNECTOR
from tests.connectors.woocommerce.recorded import body, delivered, says


@pytest.mark.parametrize(
    ("name", "kinds"),
    [
        ("order.created", [OrderFact, RefundFact]),
        ("order.updated", [OrderFact, RefundFact]),
        ("customer.created", [CustomerFact]),
        ("product.created", [ProductFact]),
    ],
)
def test_what_a_real_shop_sent_is_signed_and_read(name, kinds):
    raw, headers, secret = delivered(name)
    assert CONNECTOR.is_signed(raw, headers=headers, secret=secret)
    assert not CONNECTOR.is_signed(raw + b" ", headers=headers, secret=secret)
    delivery = CONNECTOR.envelope(raw, headers=headers)
    assert delivery.key.startswith(f"{headers['x-wc-webhook-delivery-id']}:")
    assert delivery.topic == name
    assert [type(fact) for fact in CONNECTOR.translate(delivery, currency="GBP").facts] == kinds


def test_a_first_greeting_is_told_from_a_delivery():
    raw, headers, _ = delivered("ping")
    assert CONNECTOR.is_greeting(raw, headers=headers)
    for other in (b"webhook_id=", b"webhook_id=x", b"id=1", b"{}", b""):
        assert not CONNECTOR.is_greeting(other, headers=headers)
    assert not CONNECTOR.is_greeting(raw, headers={"x-wc-webhook-topic": "order.created"})


def test_what_was_never_placed_says_so():
    said = says("order.created", body("order.created", status="pending"))
    assert (said.facts, said.nothing) == ((), "not_placed")


@pytest.mark.parametrize(
    ("name", "wrong"),
    [
        ("order.created", {"total": "a lot"}),
        ("order.created", {"date_created_gmt": "yesterday"}),
        ("product.created", {"price": "26,99"}),
    ],
)
def test_what_cannot_be_read_is_refused_with_the_reason(name, wrong):
    with pytest.raises(Unreadable) as refused:
        says(name, body(name, **wrong))
    assert str(refused.value)


def test_an_order_without_moments_of_its_own_is_refused():
    with pytest.raises(Unreadable, match="date_modified_gmt"):
        says("order.updated", body("order.updated", date_modified_gmt=None))


@pytest.mark.parametrize(("topic", "stream"), [("order.deleted", "orders"), ("product.deleted", "products")])
def test_what_was_deleted_is_asked_for_by_its_id(topic, stream):
    said = says(topic, {"id": 14})
    assert (said.facts, said.asks, said.nothing) == ((), (Asked(stream, "14"),), "")


def test_what_shares_an_orders_number_says_nothing_of_the_order():
    for other in ("coupon.deleted", "customer.deleted"):
        assert says(other, {"id": 14}).nothing == "topic"


def test_what_was_given_back_is_asked_for_since_its_order_does_not_tell_of_what():
    assert says("order.updated", body("order.updated")).asks == (Asked("orders", "14"),)
    assert says("order.updated", body("order.updated", refunds=[])).asks == ()


@pytest.mark.parametrize(
    ("kind", "asks"),
    [
        ({"type": "variable"}, (Asked("products", "10"),)),
        ({"type": "variation", "parent_id": 22}, (Asked("products", "22"),)),
        ({"type": "simple"}, ()),
    ],
)
def test_a_product_with_variations_is_asked_for_with_all_of_them(kind, asks):
    said = says("product.updated", body("product.created", **kind))
    assert (len(said.facts), said.asks) == (1, asks)


def test_an_order_or_product_that_was_restored_is_told_whole():
    assert isinstance(says("order.restored", body("order.updated")).facts[0], OrderFact)
    assert isinstance(says("product.restored", body("product.created")).facts[0], ProductFact)


@pytest.mark.parametrize("topic", ["order.updated", "product.updated", "customer.updated", "order.deleted"])
def test_what_is_gone_when_the_webhook_leaves_says_so_in_the_shops_words(topic):
    gone = {
        "code": "woocommerce_rest_shop_order_invalid_id",
        "message": "Invalid ID.",
        "data": {"status": 404},
    }
    with pytest.raises(Unreadable, match=r"^Invalid ID\.$"):
        says(topic, gone)


def test_two_orders_of_one_second_share_a_delivery_id_and_are_two_deliveries():
    _raw, headers, _secret = delivered("order.updated")
    one, other = (CONNECTOR.envelope(said, headers=headers) for said in (b'{"id": 1}', b'{"id": 2}'))
    assert one.key != other.key
    assert CONNECTOR.envelope(b'{"id": 1}', headers=headers) == one
    deleted = CONNECTOR.envelope(b'{"id": 1}', headers=headers | {"x-wc-webhook-topic": "order.deleted"})
    assert deleted.key != one.key
