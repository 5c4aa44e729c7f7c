"""A Vendure is connected, followed, told and compared.

Prices are without tax, which is a fifth: a tea pot of 24.99 is 29.99, a red mug of 8.99 is 10.79, a blue one
of 9.99 is 11.99, sending is 5.00.
"""

from typing import Any

from regulars.commerce.models import Cart, Order, Product
from regulars.connectors.changes import ConsentStated, CouponMade, CustomerTagged, OrderNoted
from tests.live import story
from tests.live.recording import Shop

CODE = "BACK10"


def tell(shop: Shop, people: Any) -> dict[str, float]:
    """The whole story; how many seconds each change took to be seen. people: of the shop, where it runs."""
    old = shop.does("before", lambda: people.buys("ann@example.com", {"SKU-0": 2, "MUG-R": 1}))
    off = shop.does("called off", lambda: called_off(people))
    keys = {"api_key": people.key() if people else "its key"}
    it = story.connected(shop, kind="vendure", keys=keys, currency="USD")
    assert story.on_shelf() == [("MUG-B", "Mug Blue"), ("MUG-R", "Mug Red"), ("SKU-0", "Tea Pot")]
    assert story.bought(old) == [("MUG-R", 1), ("SKU-0", 2)]
    assert story.paid(old) == old["total"] == 2 * 2999 + 1079 + 500
    assert Order.objects.get(external_id=off["id"]).cancelled_at is not None
    assert story.paid(off) == off["total"]
    assert story.good(shop, it)

    took = {}
    basket = shop.does("basket", lambda: people.fills("bo@example.com", {"MUG-B": 1})[1])
    took["basket"] = story.until(shop, lambda: Cart.objects.filter(external_id=basket).exists())
    new = shop.does("placed", lambda: people.buys("dita@example.com", {"SKU-0": 1, "MUG-B": 1}))
    took["order"] = story.until(shop, lambda: story.is_known(new))
    assert story.bought(new) == [("MUG-B", 1), ("SKU-0", 1)]
    assert Cart.objects.get(external_id=new["id"]).completed_at is not None
    assert Product.objects.get(sku="MUG-B").stock == 1  # of two
    shop.does("given back", lambda: people.gives_back(new, sku="MUG-B", amount=1199))
    took["refund"] = story.until(shop, lambda: story.given_back(new) == [1199])
    shop.does("sent", lambda: people.sends(new, tracking="LV-1"))
    took["parcel"] = story.until(shop, lambda: story.parcels(new) == [("LV-1", "in_transit")])

    shop.does("told", lambda: None)
    number = story.shop_customer(new)
    story.told(
        shop,
        it,
        CouponMade(code=CODE, currency="USD", percent=10, uses=1),
        CustomerTagged(customer=number, added=("star", "lapsed")),
        CustomerTagged(customer=number, removed=("lapsed",)),
        OrderNoted(order=new["id"], text="Put a sample into the parcel"),
        ConsentStated(
            customer=number, channel="email", address="dita@example.com", granted=True, stated_at=story.SPRING
        ),
    )
    assert shop.does("looked up", lambda: people.knows(new)) == {
        "order_notes": ["Put a sample into the parcel"],
        "groups": ["Marketing by email", "star"],
        "notes": ["Marketing by email: yes, 2026-03-01T12:00:00+00:00"],
    }
    redeemed = shop.does("redeemed", lambda: people.buys("dita@example.com", {"SKU-0": 1}, coupon=CODE))
    took["redeemed"] = story.until(shop, lambda: story.is_known(redeemed))
    # 24.99 less a tenth is 22.49, with its tax 26.99, and 5.00 for sending.
    assert story.paid(redeemed) == redeemed["total"] == 2699 + 500

    with story.unfollowed():
        hidden = shop.does("hidden", lambda: people.buys("cy@example.com", {"MUG-R": 1}))
        assert not story.is_known(hidden)
        assert story.missing(shop, it) == (1, 0)
        assert story.is_known(hidden)
        assert story.missing(shop, it) == (0, 0)
    return took


def called_off(people: Any) -> dict[str, Any]:
    """An order that was paid, and then called off."""
    order: dict[str, Any] = people.buys("bo@example.com", {"MUG-R": 2})
    people.calls_off(order)
    return order
