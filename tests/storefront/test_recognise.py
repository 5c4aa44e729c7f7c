"""A link of Ann's mail makes a nameless device hers, and nobody else's."""

from datetime import timedelta

from regulars.customers.queries import found_by, members
from regulars.storefront.recognise import MOST_DEVICES, recognise
from tests.storefront.cast import NOON, did, known, open_shop

LATER = NOON + timedelta(days=1)


def test_what_a_nameless_device_did_becomes_anns(database):
    shop = open_shop()
    ann = known(shop, email="ann@example.com")
    did(shop, "product.viewed", device="laptop", sku="CANDLE")
    (nameless,) = found_by(kind="device", value="laptop")
    assert recognise("laptop", customer_id=ann, shop_id=shop.id, at=LATER)
    assert found_by(kind="device", value="laptop") == [ann]
    assert nameless in members(ann)


def test_a_second_device_joins_the_first(database):
    shop = open_shop()
    ann = known(shop, shop_customer="7", device="phone")
    assert recognise("laptop", customer_id=ann, shop_id=shop.id, at=LATER)
    assert found_by(kind="device", value="phone") == found_by(kind="device", value="laptop") == [ann]


def test_a_device_on_which_bo_is_signed_in_stays_bos(database):
    shop = open_shop()
    ann, bo = known(shop, email="ann@example.com"), known(shop, email="bo@example.com", device="tablet")
    assert not recognise("tablet", customer_id=ann, shop_id=shop.id, at=LATER)
    assert found_by(kind="device", value="tablet") == [bo]


def test_nobody_is_recognised_by_a_link_to_nobody(database):
    assert not recognise("laptop", customer_id=404, shop_id=open_shop().id, at=LATER)


def test_somebody_known_by_a_device_alone_cannot_be_joined_by_a_link(database):
    shop = open_shop()
    nameless = known(shop, device="phone")
    assert not recognise("laptop", customer_id=nameless, shop_id=shop.id, at=LATER)


def test_a_link_that_is_passed_around_ends_saying_anything(database):
    shop = open_shop()
    ann = known(shop, email="ann@example.com")
    told = [
        recognise(f"device-{n}", customer_id=ann, shop_id=shop.id, at=LATER) for n in range(MOST_DEVICES + 1)
    ]
    assert told == [True] * MOST_DEVICES + [False]
