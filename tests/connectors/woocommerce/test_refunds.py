"""Order 14, of 58.07 with 5.00 of shipping: one tea pot comes back for 10.00, as refund 15."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest

from regulars.commerce.facts import RefundFact
from regulars.connectors.exchange import Access, Page, Question
from regulars.connectors.woocommerce.api import WooCommerceApi
from tests.connectors.talking import talk
from tests.connectors.woocommerce.shop import KEY, SECRET, lists, woo_shop

API = WooCommerceApi()


def asked(stream: str, things: dict[str, list[dict[str, object]]], **more: tuple[str, ...]) -> Page:
    with woo_shop(things) as shop:
        access = Access(shop.url, {"consumer_key": KEY, "consumer_secret": SECRET}, "GBP")
        return talk(API.page(Question(stream=stream, **more), access=access), api=API, access=access)


@pytest.fixture(params=["with its order", "in the list of all"])
def refund(request):
    """A function that reads refund 15, with some of it told otherwise, and some of its order."""

    def told(of: dict[str, object] | None = None, /, **other: object) -> RefundFact:
        things = lists()
        things["refunds"] = [things["refunds"][0] | other]
        things["orders"] = [one | (of or {}) if one["id"] == 14 else one for one in things["orders"]]
        if request.param == "with its order":
            page = asked("orders", things, ids=("14",))
        else:
            page = asked("refunds", things)
        return next(fact for fact in page.facts if isinstance(fact, RefundFact))

    return told


def test_a_refund_is_told_with_its_moment_and_lines(refund):
    back = refund()
    assert (back.external_id, back.order_external_id, back.total_minor) == ("15", "14", 1000)
    assert back.refunded_at == datetime(2026, 11, 21, 21, 17, 56, tzinfo=UTC)
    assert [(one.sku, one.quantity, one.revenue_minor) for one in back.lines] == [("SKU-0", 1, 1000)]
    assert not back.estimated


def test_shipping_and_fees_that_were_given_back_are_no_goods(refund):
    shipping = [{"id": 9, "total": "-5.00", "total_tax": "0.00"}, {"id": 10, "total": "0.00"}]
    fees = [{"id": 11, "name": " Wrapping ", "total": "-2.00"}]
    back = refund(amount="17.00", shipping_lines=shipping, fee_lines=fees)
    assert [(one.sku, one.kind, one.revenue_minor) for one in back.lines] == [
        ("SKU-0", "product", 1000),
        ("shipping", "shipping", 500),
        ("fee:Wrapping", "fee", 200),
    ]


@pytest.mark.parametrize("nothing", ["no lines", "lines without money"])
def test_an_amount_alone_is_shared_out_over_the_goods_of_its_order(refund, nothing):
    lines = [] if nothing == "no lines" else [lists()["refunds"][0]["line_items"][0] | {"total": "0.00"}]
    back = refund(line_items=lines)
    # Of 10.00 the goods' part is 53.07 in 58.07: 9.13; of that the tea pots' 44.97 in 53.07: 7.74.
    assert [(one.sku, one.revenue_minor) for one in back.lines] == [("SKU-0", 774), ("SKU-2", 139)]


def test_a_whole_order_that_is_marked_as_refunded_takes_its_goods_and_not_its_shipping(refund):
    back = refund(line_items=[], amount="58.07")
    assert back.total_minor == 5807
    assert sum(one.revenue_minor for one in back.lines) == 4497 + 810
    assert [one.quantity for one in back.lines] == [Decimal(2), Decimal(1)]


def test_a_refund_is_of_the_currency_of_its_order(refund):
    back = refund({"currency": "JPY", "total": "5807"}, amount="1000")
    assert (back.currency, back.total_minor) == ("JPY", 1000)


def test_a_refund_whose_order_is_no_longer_there_is_told_by_its_sum():
    things = lists()
    page = asked("refunds", things | {"orders": [], "refunds": [things["refunds"][0] | {"line_items": []}]})
    (back,) = page.facts
    assert (back.order_external_id, back.lines, back.total_minor, back.currency) == ("14", (), 1000, "GBP")


def test_a_refund_that_cannot_be_read_keeps_back_no_other():
    things = lists()
    page = asked("refunds", things | {"refunds": [{"id": 99, "parent_id": 14}, *things["refunds"]]})
    assert [fact.external_id for fact in page.facts] == ["15"]
    assert page.problems[0].startswith("99: ")
