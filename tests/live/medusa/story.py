"""A Medusa is connected, followed, listened to, told and compared.

Prices are without tax, which is a fifth: a tea pot of 24.99 is 29.988, a red mug of 8.99 is 10.788, a blue
one of 9.99 is 11.988, sending is 6.00; the shop rounds none of them.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from regulars import clock
from regulars.commerce.models import Order
from regulars.connectors.changes import ConsentStated, CouponMade, CustomerTagged, OrderNoted
from regulars.connectors.models import Connection
from regulars.connectors.queries import by_token
from regulars.connectors.receive import Receipt, process_waiting, receive
from tests.live import story
from tests.live.recording import Shop

CODE = "BACK10"
HEARD = {"order.placed", "payment.captured"}


def tell(shop: Shop, people: Any, door: Any) -> dict[str, float]:
    """The whole story; how many seconds each change took to be seen.

    people: of the shop, where it runs. door: where its subscriber knocks, with `about(id, events=…)`.
    """
    old = shop.does("before", lambda: people.buys("ann@example.com", {"SKU-0": 2, "MUG-R": 1}))
    off = shop.does("called off", lambda: called_off(people))
    keys = {"secret_key": people.secret_key if people else "sk_its_key"}
    it = story.connected(shop, kind="medusa", keys=keys, currency="EUR")
    assert story.on_shelf() == [("MUG-B", "Mug – Blue"), ("MUG-R", "Mug – Red"), ("SKU-0", "Tea Pot")]
    assert story.bought(old) == [("MUG-R", 1), ("SKU-0", 2)]
    # 2 x 29.988 + 10.788 + 6.00 = 76.764
    assert (story.paid(old), old["total"]) == (7676, 76.764)
    assert Order.objects.get(external_id=off["id"]).cancelled_at is not None
    assert story.good(shop, it)

    took = {}
    new = shop.does("placed", lambda: people.buys("dita@example.com", {"SKU-0": 1, "MUG-B": 1}))
    took["order"] = story.until(shop, lambda: story.is_known(new))
    assert story.bought(new) == [("MUG-B", 1), ("SKU-0", 1)]
    shop.does("given back", lambda: people.gives_back(new, amount=11.99))
    took["refund"] = story.until(shop, lambda: story.given_back(new) == [1199])
    shop.does("sent", lambda: people.sends(new, tracking="LV-1"))
    took["parcel"] = story.until(shop, lambda: story.parcels(new) == [("LV-1", "in_transit")])

    shop.does("told", lambda: None)
    number = story.shop_customer(new)
    story.told(
        shop,
        it,
        CouponMade(code=CODE, currency="EUR", percent=10, minimum_minor=2000, uses=1),
        CustomerTagged(customer=number, added=("star", "lapsed")),
        CustomerTagged(customer=number, removed=("lapsed",)),
        OrderNoted(order=new["id"], text="Put a sample into the parcel"),
        ConsentStated(
            customer=number, channel="email", address="dita@example.com", granted=True, stated_at=story.SPRING
        ),
    )
    assert shop.does("looked up", lambda: people.knows(new)) == {
        "order": {"regulars_notes": ["Put a sample into the parcel"]},
        "groups": ["star"],
        "buyer": {"regulars_consent": {"email": {"granted": True, "at": "2026-03-01T12:00:00+00:00"}}},
    }
    redeemed = shop.does("redeemed", lambda: people.buys("dita@example.com", {"SKU-0": 1}, coupon=CODE))
    took["redeemed"] = story.until(shop, lambda: story.is_known(redeemed))
    # 24.99 less a tenth is 22.491, with its tax 26.9892, and 6.00 for sending.
    assert story.paid(redeemed) == 3299

    with story.unfollowed():
        heard = shop.does("heard", lambda: people.buys("bo@example.com", {"MUG-B": 1}))
        knocked = shop.does("knocked", lambda: door.about(heard["id"], events=HEARD))
        assert not story.is_known(heard)
        let_in(it, knocked)
        took["heard"] = story.until(shop, lambda: story.is_known(heard))
        hidden = shop.does("hidden", lambda: people.buys("cy@example.com", {"MUG-R": 1}))
        assert story.missing(shop, it) == (1, 0)
        assert story.is_known(hidden)
        assert story.missing(shop, it) == (0, 0)
    return took


def called_off(people: Any) -> dict[str, Any]:
    """An order that was paid, and then called off."""
    order: dict[str, Any] = people.buys("bo@example.com", {"MUG-R": 2})
    people.calls_off(order)
    return order


def let_in(connection: Connection, knocked: Sequence[tuple[str, Mapping[str, str]]]) -> None:
    """What a subscriber sent comes through our door, each twice."""
    assert knocked
    for body, headers in knocked:
        first, again = (
            receive(by_token(connection.token), body=body.encode(), headers=headers, at=clock.now())
            for _ in range(2)
        )
        assert (first, again) == (Receipt.KEPT, Receipt.KNOWN)
    assert process_waiting(limit=100, at=clock.now()) == len(knocked)
