"""An Oscar shop is connected, followed, listened to, told and compared.

Prices bear a fifth of tax: a tea pot of 24.99 is 29.99, a red mug of 8.99 is 10.79, a blue one of 9.99 is
11.99, sending is 5.00 without tax. The shop takes discounts off before tax, by the price with tax.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from regulars import clock
from regulars.commerce.models import Cart, Order
from regulars.connectors.changes import ConsentStated, CouponMade, CustomerTagged, OrderNoted
from regulars.connectors.models import Connection
from regulars.connectors.queries import by_token
from regulars.connectors.receive import Receipt, process_waiting, receive
from tests.live import story
from tests.live.recording import Shop

CODE = "BACK10"


def tell(shop: Shop, people: Any, door: Any) -> dict[str, float]:
    """The whole story; how many seconds each change took to be seen.

    people: of the shop, where it runs. door: where our file in it knocks, with `about(id, events=…)`.
    """
    old = shop.does("before", lambda: people.buys("ann@example.com", {"SKU-0": 2, "MUG-R": 1}))
    off = shop.does("called off", lambda: called_off(people))
    keys = {"secret": people.secret if people else story.SECRET}
    it = story.connected(shop, kind="oscar", keys=keys, currency="GBP")
    assert story.on_shelf() == [("MUG-B", "Mug Blue"), ("MUG-R", "Mug Red"), ("SKU-0", "Tea Pot")]
    assert story.bought(old) == [("MUG-R", 1), ("SKU-0", 2)]
    # 2 x 29.988 + 10.788 + 5.00 = 75.764
    assert (story.paid(old), old["total"]) == (7576, "75.76")
    assert is_called_off(off)
    # It tells the door of this test what happens, not the address that the check has.
    assert not story.good(shop, it)

    took = {}
    basket = shop.does("basket", lambda: people.fills("dita", {"SKU-0": 1, "MUG-B": 1})[1])
    took["basket"] = story.until(shop, lambda: Cart.objects.filter(external_id=basket).exists())
    new = shop.does("placed", lambda: people.buys("dita", {}))
    took["order"] = story.until(shop, lambda: story.is_known(new))
    assert story.bought(new) == [("MUG-B", 1), ("SKU-0", 1)]
    took["basket ended"] = story.until(
        shop, lambda: Cart.objects.get(external_id=basket).completed_at is not None
    )
    shop.does("given back", lambda: people.gives_back(new, sku="MUG-B", amount="11.99"))
    took["refund"] = story.until(shop, lambda: story.given_back(new) == [1199])
    shop.does("sent", lambda: people.sends(new, tracking="LV-1"))
    took["parcel"] = story.until(shop, lambda: story.parcels(new) == [("LV-1", "in_transit")])

    shop.does("arrived", lambda: people.delivers(new, tracking="LV-1"))
    took["arrived"] = story.until(shop, lambda: story.parcels(new) == [("LV-1", "delivered")])

    shop.does("told", lambda: None)
    number = story.shop_customer(new)
    story.told(
        shop,
        it,
        CouponMade(code=CODE, currency="GBP", percent=10, minimum_minor=2000, uses=1),
        CouponMade(code="FIVE", currency="GBP", amount_minor=500),
        CouponMade(code="SENT", currency="GBP", free_shipping=True, minimum_minor=3000),
        CouponMade(code="HERS", currency="GBP", percent=50, email="dita@example.com"),
        CustomerTagged(customer=number, added=("star", "lapsed")),
        CustomerTagged(customer=number, removed=("lapsed",)),
        OrderNoted(order=new["id"], text="Put a sample into the parcel"),
        ConsentStated(
            customer=number, channel="email", address="dita@example.com", granted=True, stated_at=story.SPRING
        ),
        ConsentStated(
            customer=number, channel="sms", address="+37120000000", granted=True, stated_at=story.SPRING
        ),
    )
    assert shop.does("looked up", lambda: people.knows(new)) == {
        "notes": ["Put a sample into the parcel"],
        "groups": ["Regulars: marketing by sms", "Regulars: star"],
        "offers": True,
        "since": "2026-03-01T12:00:00Z",
    }
    redeemed = shop.does("redeemed", lambda: people.buys("dita", {"SKU-0": 1}, coupon=CODE))
    took["redeemed"] = story.until(shop, lambda: story.is_known(redeemed))
    # A tenth of 29.99 is 3.00; 24.99 less that is 21.99, with its tax 26.39, and 5.00 for sending.
    assert (story.paid(redeemed), redeemed["total"]) == (3139, "31.39")
    assert shop.does("other codes", lambda: redeemed_with(people, "FIVE", "SENT", "HERS", CODE)) == {
        # 24.99 less 5.00 is 19.99, with its tax 23.99; two pots are 59.98; half of 29.988 is 14.99, 24.99
        # less that 10.00, with its tax 12.00.
        "totals": ["28.99", "59.98", "17.00"],
        # One pot is too little for SENT; HERS and the first code counted once.
        "taken again": [True, False, False, False],
    }
    story.until(shop, lambda: Order.objects.count() == len([old, off, new, redeemed]) + 3)

    with story.unfollowed():
        heard = shop.does("heard", lambda: people.buys("bo@example.com", {"MUG-B": 1}))
        knocked = shop.does("knocked", lambda: door.about(f'"{heard["id"]}"', events={"orders"}))
        assert not story.is_known(heard)
        let_in(it, knocked)
        took["heard"] = story.until(shop, lambda: story.is_known(heard))
        hidden = shop.does("hidden", lambda: people.buys("cy@example.com", {"MUG-R": 1}))
        assert story.missing(shop, it) == (1, 0)
        assert story.is_known(hidden)
        assert story.missing(shop, it) == (0, 0)
        shop.does("deleted", lambda: people.deletes(hidden))
        let_in(it, shop.does("knocked again", lambda: door.about(f'"{hidden["id"]}"', events={"orders"})))
        took["deleted"] = story.until(shop, lambda: is_called_off(hidden))
    return took


def is_called_off(order: Mapping[str, Any]) -> bool:
    return Order.objects.get(external_id=order["id"]).cancelled_at is not None


def redeemed_with(people: Any, five: str, sent: str, *others: str) -> dict[str, Any]:
    """What orders cost with some codes, and whether a basket takes each again."""
    bought = [
        people.buys("ann@example.com", {"SKU-0": 1}, coupon=five),
        people.buys("ann@example.com", {"SKU-0": 2}, coupon=sent),
        people.buys("ann@example.com", {"SKU-0": 1}, coupon=others[0]),
    ]
    taken = [people.takes(five), people.takes(sent), *(people.takes(code) for code in others)]
    return {"totals": [each["total"] for each in bought], "taken again": taken}


def called_off(people: Any) -> dict[str, Any]:
    """An order that was paid, and then called off."""
    order: dict[str, Any] = people.buys("bo@example.com", {"MUG-R": 2})
    people.calls_off(order)
    return order


def let_in(connection: Connection, knocked: Sequence[tuple[str, Mapping[str, str]]]) -> None:
    """What our file sent comes through our door, each twice."""
    assert knocked
    for body, headers in knocked:
        first, again = (
            receive(by_token(connection.token), body=body.encode(), headers=headers, at=clock.now())
            for _ in range(2)
        )
        assert (first, again) == (Receipt.KEPT, Receipt.KNOWN)
    assert process_waiting(limit=100, at=clock.now()) == len(knocked)
