from base64 import b64encode
from datetime import timedelta

import pytest
from django.test import RequestFactory

from regulars.business.models import Shop
from regulars.connectors.carriers.carrier import carriers
from regulars.connectors.event_clients.door import NotAWriteKey, NoWriteKey, key_of, sender
from regulars.connectors.event_clients.models import WriteKey
from regulars.connectors.models import Connection
from tests.connectors.event_clients.conftest import NOON


def basic(text: str) -> str:
    return "Basic " + b64encode(text.encode()).decode()


def test_a_key_tells_its_shop_and_whether_its_word_counts(shop, page_key, server_key):
    page, server = sender(page_key.secret, at=NOON), sender(server_key.secret, at=NOON)
    assert (page.shop_id, page.currency, page.is_trusted) == (shop.id, "EUR", False)
    assert (server.shop_id, server.key_name, server.is_trusted) == (shop.id, "backend", True)
    assert not page.shop_tells


def test_a_connected_shop_tells_itself_until_it_is_disconnected(shop, server_key):
    Connection.objects.create(shop=shop, kind="shopify", token="t", secret="", created_at=NOON)
    assert not sender(server_key.secret, at=NOON).shop_tells  # nobody has entered its secret yet
    Connection.objects.update(secret="sealed")
    assert sender(server_key.secret, at=NOON).shop_tells
    Connection.objects.update(uninstalled_at=NOON)
    assert not sender(server_key.secret, at=NOON).shop_tells
    Connection.objects.update(uninstalled_at=None, ended_at=NOON)
    assert not sender(server_key.secret, at=NOON).shop_tells


def test_a_carrier_tells_of_no_orders(shop, server_key):
    for carrier in carriers():
        Connection.objects.create(
            shop=shop, kind=carrier.kind, token=carrier.kind, secret="sealed", created_at=NOON
        )
    assert not sender(server_key.secret, at=NOON).shop_tells


def test_of_an_erased_shop_nothing_is_let_in(shop, server_key):
    Shop.objects.update(erased_at=NOON)
    with pytest.raises(NotAWriteKey):
        sender(server_key.secret, at=NOON)


def test_a_wrong_key_opens_nothing(page_key, server_key):
    nearly = [server_key.secret[:-1], server_key.row.handle]
    for wrong in ["rgb_", "x", "rgs_0_0", "k\0", "ключ", "_" * 300, *nearly]:
        with pytest.raises(NotAWriteKey):
            sender(wrong, at=NOON)
    with pytest.raises(NoWriteKey):
        sender("", at=NOON)


def test_when_a_key_was_used_is_noted_once_a_minute(page_key):
    for seconds in (0, 59, 61):
        sender(page_key.secret, at=NOON + timedelta(seconds=seconds))
    assert WriteKey.objects.get().last_used_at == NOON + timedelta(seconds=61)


@pytest.mark.parametrize(
    ("head", "key"),
    [
        (basic("rgs_1_2:"), "rgs_1_2"),
        (basic("rgs_1_2:x:y"), "rgs_1_2"),
        (basic("rgs_1_2"), "rgs_1_2"),
        ("Bearer rgs_1_2", ""),
        ("Basic", ""),
        ("Basic \xff", ""),
        ("Basic /w==", ""),
        ("", ""),
    ],
)
def test_the_key_stands_in_the_head_as_a_user_name(head, key):
    assert key_of(RequestFactory().post("/v1/batch", headers={"Authorization": head})) == key
