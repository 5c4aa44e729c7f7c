"""An older backup brings nobody back who was erased since."""

import json
from datetime import timedelta

from django.db import connection

from regulars import clock
from regulars.connectors.erasing import shops
from regulars.connectors.erasing.replay import replay
from regulars.customers.actions.erase import erase
from regulars.customers.models import Customer, PrivacyRequest
from regulars.host import erasures
from tests.customers.forgetting import LATER, everything_of_ann, figures, make_shop, remains


def test_a_restore_erases_again_whom_the_backup_still_knew(typed, tmp_path):
    typed("migrate")
    ann = everything_of_ann(make_shop())
    typed("backup", str(tmp_path / "store.backup"))
    before = figures()
    erase([ann], actor="staff:1", at=LATER)
    forget_the_list()  # as if the database were lost, and the data folder alone knew
    back = json.loads(typed("restore", str(tmp_path / "store.backup"), "--yes", "--json"))
    assert back["erased_again"] == 1
    assert remains() == {}
    assert Customer.objects.get(pk=ann).erased_at == LATER
    assert figures() == before
    connection.close()
    erasures.file(tmp_path / "data").unlink()  # now the database that is replaced knows alone
    again = typed("restore", str(tmp_path / "store.backup"), "--yes")
    assert again.endswith("People erased since, and now again: 1.\n")


def forget_the_list():
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM erased_identity")
    connection.close()


def test_a_shop_that_was_erased_is_begun_with_again(database, tmp_path, monkeypatch):
    monkeypatch.setenv("REGULARS_DATA", str(tmp_path))
    shop = make_shop()
    everything_of_ann(shop)
    shops.begin(shop.id, actor="staff:1", at=LATER)
    assert len(erasures.listed(tmp_path)) == 1
    with connection.cursor() as cursor:  # as an older backup would have it
        cursor.execute("DELETE FROM erased_identity; DELETE FROM privacy_request")
        cursor.execute("UPDATE shop SET erased_at = NULL")
    assert replay(at=clock.now()) == 0
    request = PrivacyRequest.objects.get()
    assert (request.asks, request.shop_id, request.state) == ("shop_erasure", shop.id, "running")
    shops.carry_on(request.pk)
    assert remains() == {}
    assert replay(at=clock.now() + timedelta(days=1)) == 0
    assert PrivacyRequest.objects.count() == 1
