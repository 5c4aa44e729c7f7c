import json
from datetime import UTC, datetime

import msgspec
import pytest

from regulars.connectors.event_clients.messages import loose
from regulars.connectors.event_clients.posthog import envelope, message
from regulars.connectors.json_events.refusal import Refused

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
VISITOR = "01890a5d-ac96-774b-bcce-b302099a8057"


def read(event: str, properties=None, **more):
    told = {"event": event, "distinct_id": "7", "properties": properties or {}, "uuid": "u"} | more
    return message(msgspec.Raw(json.dumps(told).encode()))


def members(raw):
    return json.loads(bytes(raw))


def test_an_event_without_what_is_about_the_client():
    told = read(
        "Product Viewed", {"sku": "candle", "$lib": "posthog-python"}, timestamp="2026-03-01T12:00:00Z"
    )
    assert (told.type, told.event, told.message_id, told.user_id) == ("track", "Product Viewed", "u", "7")
    assert (members(told.properties), told.timestamp) == ({"sku": "candle"}, NOON)


@pytest.mark.parametrize(
    ("event", "kind"),
    [
        ("$pageview", "page"), ("$screen", "screen"), ("$identify", "identify"), ("$set", "identify"),
        ("$create_alias", "alias"), ("$groupidentify", "group"), ("$feature_flag_called", "track"),
    ],
)  # fmt: skip
def test_its_own_events_have_their_types(event, kind):
    assert read(event).type == kind


def test_a_page_has_an_address():
    assert members(read("$pageview", {"$current_url": "/"}).properties) == {"url": "/"}


def test_traits_are_set_in_several_places():
    told = read("$set", {"$set_once": {"a": 1, "b": 1}, "$set": {"b": 2}}, **{"$set": {"name": "Ann"}})
    assert members(told.traits) == {"a": 1, "b": 2, "name": "Ann"}
    assert members(told.context) == {"traits": members(told.traits)}


@pytest.mark.parametrize(
    ("event", "user", "device"),
    [
        ({"distinct_id": "7"}, "7", None),
        ({"distinct_id": VISITOR}, None, VISITOR),
        ({"distinct_id": "x", "properties": {"$process_person_profile": False}}, None, "x"),
        ({"distinct_id": "x", "properties": {"$device_id": "x"}}, None, "x"),
        ({"distinct_id": "7", "properties": {"$anon_distinct_id": VISITOR}}, "7", VISITOR),
        ({"distinct_id": "7", "properties": {"$device_id": [VISITOR]}}, "7", None),
    ],
)
def test_one_id_stands_for_a_visitor_or_an_account(event, user, device):
    told = read("$identify", **event)
    assert (told.user_id, told.anonymous_id) == (user, device)


def test_an_alias_has_the_old_id_and_the_new_one():
    told = read("$create_alias", {"distinct_id": VISITOR, "alias": "7"}, distinct_id=VISITOR)
    assert (told.previous_id, told.user_id) == (VISITOR, "7")


@pytest.mark.parametrize("raw", [b"7", b"{}", b'{"event": 7}', b'{"event": "x", "properties": []}'])
def test_what_is_no_event_is_refused(raw):
    with pytest.raises(Refused) as refusal:
        message(msgspec.Raw(raw))
    assert refusal.value.way_out


def test_a_call_is_opened_with_its_key():
    told = loose(b'{"api_key": "k", "batch": [{}, 7], "sent_at": "x"}', envelope=envelope)
    assert (told.key, told.sent_at, len(told.batch)) == ("k", "x", 2)
