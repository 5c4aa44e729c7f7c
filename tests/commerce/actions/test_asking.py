"""What a shop passes on of people's rights is understood as the shop's own numbers have it."""

import pytest

from regulars.commerce.actions import asking
from regulars.commerce.facts import PrivacyRequestFact
from regulars.commerce.frame import frame
from regulars.customers.identify import Identifiers
from regulars.customers.models import PrivacyRequest
from tests.customers.forgetting import LATER, everything_of_ann, make_shop, order, tell


@pytest.fixture
def shop(database, tmp_path, monkeypatch):
    monkeypatch.setenv("REGULARS_DATA", str(tmp_path))
    return make_shop()


def take(shop, what: str, **who: str) -> str:
    here = frame(shop_id=shop.id, actor="shopify:1", key="shopify:1", at=LATER)
    fact = PrivacyRequestFact(key=f"{what}:1", asks=what, occurred_at=LATER, who=Identifiers(**who))
    return asking.take(fact, frame=here)


def test_who_is_meant_is_found_by_the_shops_own_number(shop):
    ann = everything_of_ann(shop)
    assert take(shop, "data", shop_customer="77") == "new"
    row = PrivacyRequest.objects.get()
    assert (row.customer_id, row.shop_id, row.asks, row.state) == (ann, shop.id, "data", "open")


def test_the_same_delivery_again_is_known(shop):
    everything_of_ann(shop)
    assert [take(shop, "erasure", email="ann@example.com") for _ in range(2)] == ["new", "known"]


def test_a_number_that_is_nobodys_is_refused(shop):
    assert take(shop, "erasure", shop_customer="0") == "refused: nobody_named"


def test_a_shop_that_goes_is_begun_with_once(shop):
    assert [take(shop, "shop_erasure") for _ in range(2)] == ["new", "known"]
    assert tell(shop, order("1009")).results == ("refused: shop_erased",)
    assert PrivacyRequest.objects.get().state == "running"
