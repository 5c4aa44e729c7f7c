"""What does the door for webhooks answer?"""

import json

import pytest
from django.test import Client

from regulars.connectors.actions import connect, disconnect
from regulars.connectors.models import Connection
from regulars.events.models import RawDelivery
from regulars.web.problem import CONTENT_TYPE
from tests.connectors.conftest import NOON, signed
from tests.connectors.shopify.payloads import example


def post(connection, topic, body, *, path=None, **changes):
    raw, headers = signed(topic, body, **changes)
    address = path or f"/webhooks/{connection.token}"
    return Client().post(address, raw, content_type="application/json", headers=headers)


def is_problem(answer, status, kind):
    told = answer.json()
    assert (answer.status_code, answer["Content-Type"]) == (status, CONTENT_TYPE)
    assert told["type"] == f"urn:regulars:problem:{kind}"
    return bool(told["detail"])


def test_a_delivery_is_kept_and_answered(connection):
    answer = post(connection, "orders/create", example("orders_create"))
    assert (answer.status_code, answer.content) == (200, b"")
    assert json.loads(bytes(RawDelivery.objects.get().body))["name"] == "#9999"


def test_the_same_delivery_again_is_answered_alike(connection):
    for _ in range(2):
        assert post(connection, "orders/create", example("orders_create"), id="b5").status_code == 200
    assert RawDelivery.objects.count() == 1


def test_an_unknown_topic_and_broken_json_are_kept(connection):
    assert post(connection, "inventory_levels/update", {}).status_code == 200
    assert post(connection, "orders/create", b'{"id":').status_code == 200
    assert RawDelivery.objects.count() == 2


def test_a_wrong_signature_is_refused_and_counted(connection):
    answer = post(connection, "orders/create", example("orders_create"), secret="guessed")
    assert is_problem(answer, 401, "wrong-signature")
    assert RawDelivery.objects.count() == 0
    assert Connection.objects.get().forged_count == 1


def test_a_shop_that_only_greets_is_answered_though_it_signs_nothing(connection):
    asked = connect(connection.shop_id, kind="woocommerce", secret="", actor="test", at=NOON)
    greeting = {"path": f"/webhooks/{asked.token}", "data": "webhook_id=5"}
    answer = Client().post(**greeting, content_type="application/x-www-form-urlencoded")
    assert answer.status_code == 200
    assert RawDelivery.objects.count() == 0
    told = Client().post(greeting["path"], "{}", content_type="application/json")
    assert is_problem(told, 401, "wrong-signature")


def test_a_body_beyond_the_limit_is_refused(connection):
    answer = post(connection, "orders/create", b" " * (8 * 2**20 + 1))
    assert is_problem(answer, 413, "body-too-large")
    assert RawDelivery.objects.count() == 0


@pytest.mark.parametrize("path", ["/webhooks/unknown", "/webhooks/1"])
def test_an_address_that_nobody_has(connection, path):
    answer = post(connection, "orders/create", example("orders_create"), path=path)
    assert is_problem(answer, 404, "no-such-connection")


def test_a_connection_that_was_ended(connection):
    disconnect(connection, actor="test", at=NOON)
    answer = post(connection, "orders/create", example("orders_create"))
    assert is_problem(answer, 404, "no-such-connection")


def test_deliveries_come_by_post(connection):
    assert Client().get(f"/webhooks/{connection.token}").status_code == 405


def test_while_the_keys_are_missing_the_shop_is_told_to_come_again(connection, tmp_path):
    (tmp_path / "keys.json").unlink()
    answer = post(connection, "orders/create", example("orders_create"))
    assert is_problem(answer, 503, "signature-not-checked")
