"""Who is at the page is one person, by the strongest way by which they are known."""

from regulars.customers.actions.browsers import Said, say
from regulars.storefront.messages.queries import allows, people
from tests.storefront.cast import NOON, known


def test_the_strongest_way_decides(shop):
    ann, bo = known(shop, shop_customer="7"), known(shop, device="d1")
    number, device = ("shop", shop.id, "7"), ("device", shop.id, "d1")
    assert people([number, device]) == [ann]
    assert people([("shop", shop.id, "8"), device]) == [bo]
    assert people([("device", shop.id + 1, "d1")]) == people([]) == []


def test_the_latest_word_holds(shop):
    ann, key = known(shop, device="d1"), ("device", shop.id, "d1")
    assert not allows([ann])
    for granted in (True, False):
        said = Said(wording="Show me", page="", shop_id=shop.id, granted=granted)
        assert say([key], channel="onsite", said=said, at=NOON.replace(hour=12 + (not granted))) == ann
        assert allows([ann]) is granted
