import ast
import sys

import pytest

from regulars.connectors.connector import Asked, Delivery, Unreadable
from regulars.connectors.oscar.shop_app import FILE, NAME
from regulars.connectors.oscar.webhooks import CONNECTOR
from tests.connectors.oscar.recorded import STORY
from tests.live.story import SECRET

KNOCKS = [knock for knock in STORY["done"]["knocked"] if knock[1]["x-regulars-event"] == "orders"]
TREE = ast.parse(FILE.read_text(encoding="utf-8"))


def test_what_a_running_shop_sent_is_signed_and_asks_for_the_order():
    raw, headers = KNOCKS[0][0].encode(), KNOCKS[0][1]
    assert CONNECTOR.is_signed(raw, headers=headers, secret=SECRET)
    assert not CONNECTOR.is_signed(raw + b" ", headers=headers, secret=SECRET)
    assert not CONNECTOR.is_signed(raw, headers=headers, secret="guessed")
    delivery = CONNECTOR.envelope(raw, headers=headers)
    assert (delivery.key, delivery.topic) == (headers["x-regulars-delivery"], "orders")
    said = CONNECTOR.translate(delivery, currency="GBP")
    assert (said.facts, said.asks) == ((), (Asked("orders", STORY["done"]["heard"]["id"]),))


def test_what_happens_in_one_moment_is_told_once():
    assert len(KNOCKS) == 1


def test_a_delivery_without_an_id_is_refused():
    with pytest.raises(Unreadable, match="no id"):
        CONNECTOR.translate(Delivery(key="1", topic="orders", body=b'{"id": ""}'), currency="GBP")


def test_what_signs_is_what_it_is_asked_with():
    api = CONNECTOR.api
    assert [one.name for one in api.credentials] == ["secret"]
    assert set(CONNECTOR.topics) == set(api.streams)


def test_the_file_needs_nothing_but_python_django_and_oscar():
    named = [node.module for node in ast.walk(TREE) if isinstance(node, ast.ImportFrom)]
    named += [alias.name for node in ast.walk(TREE) if isinstance(node, ast.Import) for alias in node.names]
    outside = {name.partition(".")[0] for name in named} - sys.stdlib_module_names
    assert (NAME, outside) == ("regulars_oscar.py", {"django", "oscar"})


def test_the_file_makes_no_tables():
    models = {node.name for node in ast.walk(TREE) if isinstance(node, ast.ClassDef)}
    assert models == {"Refused", "Knocker", "Regulars"}
