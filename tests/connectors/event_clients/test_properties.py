import json
from time import perf_counter

import msgspec
import pytest

from regulars.connectors.event_clients.properties import told
from regulars.connectors.json_events.refusal import Refused


def of(behaviour: str, properties, **beside):
    raw = properties if isinstance(properties, bytes) else json.dumps(properties).encode()
    return bytes(told(msgspec.Raw(raw), of=behaviour, beside=beside or None))


def read(behaviour: str, properties, **beside):
    return json.loads(of(behaviour, properties, **beside))


def test_what_needs_no_change_stays_as_it_came():
    raw = b'{"sku":  "candle", "price": 12.50}'
    assert of("product.viewed", raw) == raw


@pytest.mark.parametrize(
    ("came", "kept"),
    [
        (
            {"url": "https://x.example/?mail=ann.o+1@example.com&a=1"},
            {"url": "https://x.example/?mail=…&a=1"},
        ),
        ({"url": "/?m=ann%40example.co.uk"}, {"url": "/?m=…"}),
        ({"a": [{"b": '\n"ann@example.com\\'}], "ann@example.com": 1}, {"a": [{"b": '\n"…\\'}], "…": 1}),
        ({"handle": "@candles", "at": "a @ b"}, {"handle": "@candles", "at": "a @ b"}),
        ({"two": "a@b.com-c@d.com, @e@f.com"}, {"two": "…, …"}),
    ],
)
def test_addresses_are_blotted_out(came, kept):
    assert read("page.viewed", came) == kept
    assert read("page.viewed", json.dumps(came).replace("@", "\\u0040").encode()) == kept


@pytest.mark.parametrize("long", ["a" * 32_000, "%40" * 10_000, "a@" * 16_000, "a@" + "1." * 15_000 + "1"])
def test_a_long_word_takes_no_longer_than_a_short_one(long):
    began = perf_counter()
    assert read("custom.done", {"answer": long}, custom="Quiz") == {"custom": "Quiz", "answer": long}
    assert perf_counter() - began < 0.5  # one pass; anew at each letter would be 32,000² / 2 steps


def test_a_product_without_a_sku_goes_by_its_id():
    assert read("cart.added", {"product_id": 7}) == {"product_id": 7, "sku": "7"}
    assert read("cart.added", {"product_id": "p", "sku": ""}) == {"product_id": "p", "sku": ""}
    assert read("cart.added", {"sku": None, "product_id": []}) == {"sku": None, "product_id": []}
    assert read("page.viewed", {"product_id": 7}) == {"product_id": 7}


def test_what_stands_beside_belongs_to_them_and_their_own_word_wins():
    assert read("page.viewed", {"name": "Start"}, name="Home", category=None) == {"name": "Start"}
    assert read("page.viewed", None, name="Home", category="Docs") == {"name": "Home", "category": "Docs"}


@pytest.mark.parametrize(
    "wrong",
    [b"[]", b'"x"', b"7", b'{"a": "' + b"x" * 33_000 + b'"}', b'{"a@": ' + b"[" * 990 + b"]" * 990 + b"}"],
)
def test_what_is_no_object_too_large_or_too_deep_is_refused(wrong):
    with pytest.raises(Refused) as refusal:
        of("page.viewed", wrong)
    assert (refusal.value.where, bool(refusal.value.way_out)) == ("$.properties", True)
