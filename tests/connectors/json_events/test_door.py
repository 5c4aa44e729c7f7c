from datetime import UTC, datetime, timedelta

import pytest
from django.test import RequestFactory

from regulars.business.models import Business, Shop
from regulars.connectors.json_events.door import NoSuchShop, ShopNotNamed, caller
from regulars.web import keys
from regulars.web.keys import KeyMissing, KeyUnknown, Scope, ScopeTooSmall
from regulars.web.models import ApiKey

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


def shop(name="Candles"):
    return Shop.objects.create(name=name, currency="EUR", time_zone="Europe/Riga", country="LV")


def key(*, scope=Scope.WRITE, of=None):
    return keys.create("till", scope=scope, at=NOON, shop_id=of.id if of else None).secret


def come(secret, *, asked="", at=NOON):
    headers = {"Authorization": f"Bearer {secret}"} if secret else {}
    return caller(RequestFactory().post(f"/?shop={asked}", headers=headers), at=at)


def test_a_key_writes_of_the_only_shop(database):
    home = shop()
    found = come(key())
    assert (found.key_name, found.shop_id, found.country) == ("till", home.id, "LV")


def test_an_admins_key_may_write_too(database):
    shop()
    assert come(key(scope=Scope.ADMIN)).key_name == "till"


def test_without_a_key_nobody_writes(database):
    shop()
    with pytest.raises(KeyMissing):
        come("")
    with pytest.raises(KeyUnknown):
        come("rg_0123456789_guess")
    with pytest.raises(KeyUnknown):
        come("nonsense")
    with pytest.raises(KeyUnknown):
        come(key() + "x")


def test_a_key_to_read_does_not_write(database):
    shop()
    with pytest.raises(ScopeTooSmall):
        come(key(scope=Scope.READ))


def test_a_revoked_key_is_refused_at_once(database):
    shop()
    secret = key()
    come(secret)
    keys.revoke(ApiKey.objects.get().pk, at=NOON)
    with pytest.raises(KeyUnknown):
        come(secret)


def test_of_several_shops_one_has_to_be_named(database):
    shop()
    second = shop("Soaps")
    secret = key()
    with pytest.raises(ShopNotNamed):
        come(secret)
    assert come(secret, asked=second.id).shop_id == second.id
    for asked in (second.id + 100, "soaps"):
        with pytest.raises(NoSuchShop):
            come(secret, asked=asked)


def test_a_second_shop_does_not_stop_the_calls_of_the_first(database):
    home, secret, admins = shop(), key(), key(scope=Scope.ADMIN)
    come(secret)
    come(admins)
    second = shop("Soaps")
    assert come(secret).shop_id == home.id
    with pytest.raises(NoSuchShop):
        come(secret, asked=second.id)
    with pytest.raises(ShopNotNamed):
        come(admins)


def test_a_key_that_names_the_shop_stays_for_all(database):
    home, secret = shop(), key()
    come(secret, asked=home.id)
    second = shop("Soaps")
    assert come(secret, asked=second.id).shop_id == second.id


def test_a_key_of_one_shop_is_for_no_other(database):
    first, second = shop(), shop("Soaps")
    secret = key(of=second)
    assert come(secret).shop_id == second.id
    with pytest.raises(NoSuchShop):
        come(secret, asked=first.id)


def test_the_first_call_opens_the_first_shop(database):
    Business.objects.update(name="Ann's candles", currency="SEK", time_zone="Europe/Stockholm")
    found = come(key())
    opened = Shop.objects.get()
    assert (found.shop_id, opened.name, opened.currency) == (opened.id, "Ann's candles", "SEK")
    assert opened.time_zone == "Europe/Stockholm"
    assert come(key()).shop_id == opened.id


def test_when_a_key_was_used_is_noted_once_a_minute(database):
    shop()
    secret = key()
    for seconds in (0, 59, 61):
        come(secret, at=NOON + timedelta(seconds=seconds))
    assert ApiKey.objects.get().last_used_at == NOON + timedelta(seconds=61)
