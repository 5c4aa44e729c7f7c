"""Does a key open what it is for, and nothing else?"""

from datetime import UTC, datetime, timedelta

import pytest
from django.http import HttpRequest
from django.test import RequestFactory

from regulars.web import keys
from regulars.web.keys import KeyMissing, KeyUnknown, Scope, ScopeTooSmall
from regulars.web.models import ApiKey

NOON = datetime(2010, 12, 9, 12, tzinfo=UTC)


def carrying(secret: str, *, header: str = "Authorization") -> HttpRequest:
    value = f"Bearer {secret}" if header == "Authorization" else secret
    return RequestFactory().get("/", headers={header: value})


@pytest.mark.parametrize("header", ["Authorization", "X-API-Key"])
def test_a_key_opens_what_it_is_for(database, header):
    made = keys.create("shop", scope=Scope.WRITE, at=NOON, shop_id=7)
    found = keys.verify(carrying(made.secret, header=header), scope=Scope.WRITE, at=NOON)
    assert (found.pk, found.shop_id) == (made.row.pk, 7)


def test_an_admin_key_opens_everything(database):
    made = keys.create("owner", scope=Scope.ADMIN, at=NOON)
    for scope in Scope:
        assert keys.verify(carrying(made.secret), scope=scope, at=NOON).pk == made.row.pk


@pytest.mark.parametrize(("has", "wants"), [(Scope.WRITE, Scope.READ), (Scope.READ, Scope.WRITE)])
def test_a_shops_key_gives_no_customer_away_and_a_reports_key_changes_nothing(database, has, wants):
    made = keys.create("shop", scope=has, at=NOON)
    with pytest.raises(ScopeTooSmall, match=f"needs a key of scope {wants}"):
        keys.verify(carrying(made.secret), scope=wants, at=NOON)


def test_only_the_digest_is_kept(database):
    made = keys.create("shop", scope=Scope.READ, at=NOON)
    row = ApiKey.objects.values().get()
    assert made.secret not in str(row)
    assert made.secret.startswith(f"rg_{row['prefix']}_")
    assert len(made.secret) > 50


@pytest.mark.parametrize("wrong", ["rg_0000000000_x", "rg_x", "x", "rg__", "rg_\x00_x"])
def test_what_is_no_key_is_refused(database, wrong):
    with pytest.raises((KeyUnknown, KeyMissing)):
        keys.verify(carrying(wrong), scope=Scope.READ, at=NOON)


def test_the_right_beginning_with_a_wrong_end_is_refused(database):
    made = keys.create("shop", scope=Scope.READ, at=NOON)
    with pytest.raises(KeyUnknown):
        keys.verify(carrying(made.secret[:-1] + "!"), scope=Scope.READ, at=NOON)


def test_no_key_at_all_says_how_to_send_one(rf: RequestFactory):
    with pytest.raises(KeyMissing, match="Authorization: Bearer"):
        keys.verify(rf.get("/"), scope=Scope.READ, at=NOON)


def test_a_revoked_key_is_unknown_and_keeps_the_moment_it_ended(database):
    made = keys.create("shop", scope=Scope.READ, at=NOON)
    keys.revoke(made.row.pk, at=NOON + timedelta(hours=1))
    keys.revoke(made.row.pk, at=NOON + timedelta(hours=2))
    with pytest.raises(KeyUnknown):
        keys.verify(carrying(made.secret), scope=Scope.READ, at=NOON)
    assert ApiKey.objects.get().revoked_at == NOON + timedelta(hours=1)


def test_a_key_is_replaced_without_a_gap(database):
    old = keys.create("shop", scope=Scope.READ, at=NOON, shop_id=7)
    new = keys.rotate(old.row.pk, at=NOON, overlap=timedelta(days=7))
    assert (new.row.name, new.row.scope, new.row.shop_id) == ("shop", "read", 7)
    almost = NOON + timedelta(days=7, seconds=-1)
    for secret in (old.secret, new.secret):
        assert keys.verify(carrying(secret), scope=Scope.READ, at=almost).name == "shop"
    over = NOON + timedelta(days=7)
    assert keys.verify(carrying(new.secret), scope=Scope.READ, at=over).pk == new.row.pk
    with pytest.raises(KeyUnknown):
        keys.verify(carrying(old.secret), scope=Scope.READ, at=over)
    assert list(keys.working(at=over)) == [new.row]


def test_replacing_a_key_again_does_not_let_the_oldest_live_longer(database):
    old = keys.create("shop", scope=Scope.READ, at=NOON)
    keys.rotate(old.row.pk, at=NOON, overlap=timedelta(days=1))
    keys.rotate(old.row.pk, at=NOON + timedelta(hours=1), overlap=timedelta(days=7))
    old.row.refresh_from_db()
    assert old.row.expires_at == NOON + timedelta(days=1)


def test_a_key_that_ended_has_no_successor(database):
    old = keys.create("shop", scope=Scope.READ, at=NOON)
    keys.revoke(old.row.pk, at=NOON)
    with pytest.raises(ApiKey.DoesNotExist):
        keys.rotate(old.row.pk, at=NOON)


@pytest.mark.parametrize(
    ("scope", "opens"),
    [
        (Scope.WRITE, {Scope.WRITE}),
        (Scope.FIGURES, {Scope.FIGURES}),
        (Scope.DRAFT, {Scope.FIGURES, Scope.DRAFT}),
        (Scope.READ, {Scope.FIGURES, Scope.READ}),
        (Scope.ADMIN, set(Scope)),
    ],
)
def test_what_each_scope_opens(scope, opens):
    assert {wanted for wanted in Scope if scope in keys.OPENS[wanted]} == opens


def test_its_use_is_noted_at_most_once_a_minute(database):
    made = keys.create("shop", scope=Scope.READ, at=NOON)
    for seconds in (0, 59, 61):
        keys.verify(carrying(made.secret), scope=Scope.READ, at=NOON + timedelta(seconds=seconds))
        last = ApiKey.objects.get().last_used_at
        assert last == NOON + timedelta(seconds=61 if seconds == 61 else 0)
