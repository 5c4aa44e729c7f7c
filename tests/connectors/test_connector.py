"""What every connector has to be able to do, whichever shop it is for."""

import json

import pytest

from regulars.connectors.catalogue import connectors
from regulars.connectors.connector import Delivery, Unreadable

ALL = pytest.mark.parametrize("connector", connectors().values(), ids=list(connectors()))
HEADERS = {"content-type": "application/json", "user-agent": "somebody"}


@ALL
def test_it_says_what_it_is_and_how_it_is_connected(connector):
    assert connector.kind.isidentifier()
    assert connector.label
    assert len(connector.steps) >= 2
    assert all(step.endswith(".") for step in connector.steps)
    assert all(connector.topics.values())


@ALL
@pytest.mark.parametrize("secret", ["s3cret", "šifrs", ""])
def test_what_nobody_signed_is_not_signed(connector, secret):
    assert not connector.is_signed(b"{}", headers=HEADERS, secret=secret)


@ALL
def test_a_delivery_is_no_greeting(connector):
    assert not connector.is_greeting(b'{"id": 1}', headers=HEADERS)


@ALL
def test_two_bodies_without_ids_are_two_deliveries(connector):
    one, other = (connector.envelope(body, headers=HEADERS) for body in (b"1", b"2"))
    assert one.key != other.key
    assert connector.envelope(b"1", headers=HEADERS) == one


@ALL
def test_a_topic_that_is_not_known_is_left_alone(connector):
    said = connector.translate(Delivery(key="1", topic="no/such", body=b"\xff"), currency="EUR")
    assert (said.facts, said.nothing) == ((), "topic")


@ALL
@pytest.mark.parametrize("body", [b"", b"\xff\xfe", b"[]", b"7", b"{", b'"x"', b"[" * 100_000])
def test_any_body_of_a_known_topic_is_read_or_refused(connector, body):
    for topic in connector.topics:
        with pytest.raises(Unreadable) as refusal:
            connector.translate(Delivery(key="1", topic=topic, body=body), currency="EUR")
        assert str(refusal.value)


@ALL
@pytest.mark.parametrize("junk", [None, 7, "x", [], {}, True, "deep"])
def test_a_body_whose_every_field_is_junk_breaks_nothing(connector, junk):
    names = ("id", "created_at", "line_items", "token", "customer", "note")
    body = json.dumps(dict.fromkeys(names, junk)).replace('"deep"', "[" * 5000 + "]" * 5000)
    for topic in connector.topics:
        assert answers(connector, Delivery(key="1", topic=topic, body=body.encode()))


def answers(connector, delivery) -> bool:
    """Whether it reads something, says why there is nothing, or refuses with a reason."""
    try:
        said = connector.translate(delivery, currency="EUR")
    except Unreadable as refusal:
        return bool(str(refusal))
    return bool(said.nothing or said.facts or said.asks)
