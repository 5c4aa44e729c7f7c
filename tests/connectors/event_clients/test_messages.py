import json
from datetime import UTC, datetime

import msgspec
import pytest

from regulars.connectors.event_clients.messages import batch, loose, mended, message, moment, several, single
from regulars.connectors.json_events.reading import BadCall
from regulars.connectors.json_events.refusal import Refused
from tests.connectors.event_clients.calls import call, viewed

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


def raw(**members) -> msgspec.Raw:
    return msgspec.Raw(json.dumps(members).encode())


def test_messages_that_are_all_well_are_read_at_once():
    told = batch(call(viewed(), viewed(), key="k"))
    assert (told.key, len(told.batch), told.batch[0].timestamp) == ("k", 2, NOON)


@pytest.mark.parametrize(
    "odd", [{"timestamp": "gestern"}, {"messageId": None}, {"userId": []}, {"properties": "\0"}, {"event": 7}]
)
def test_one_that_is_odd_lets_all_be_read_one_by_one(odd):
    body = call(viewed(), viewed(**odd), key="k")
    assert batch(body) is None
    assert (loose(body, envelope=several).key, len(loose(body, envelope=several).batch)) == ("k", 2)


def test_a_message_that_comes_alone_has_its_key_among_its_members():
    body = json.dumps({"writeKey": "k", "sentAt": "x", **viewed()}).encode()
    told = loose(body, envelope=single)
    assert (told.key, told.sent_at, [bytes(each) for each in told.batch]) == ("k", "x", [body])


@pytest.mark.parametrize("body", [b"", b"{", b"\xff", b"[1]", b'{"batch": {}}', b"[" * 5_000])
def test_what_holds_no_messages_is_no_call(body):
    with pytest.raises(BadCall) as refusal:
        loose(body, envelope=several)
    assert refusal.value.status == 400


@pytest.mark.parametrize(
    ("came", "read"),
    [
        (rb"\ud83d", rb"\ufffd"),
        (rb"\uDE00\ud83d", rb"\ufffd\ufffd"),
        (rb"\uD83D", rb"\ufffd"),
        (rb"\ud83d\ude00", rb"\ud83d\ude00"),
        (rb"\ud83d\ud83d\ude00", rb"\ufffd\ud83d\ude00"),
        (rb"\\ud83d", rb"\\ud83d"),
        (rb"\\\ud83d", rb"\\\ufffd"),
        (rb"\n\u0041", rb"\n\u0041"),
    ],
)
def test_only_halves_of_pairs_are_mended(came, read):
    assert mended(came) == read


def test_a_message_by_itself_may_say_its_moment_in_its_own_way():
    assert message(raw(timestamp=1772366400000)).timestamp == NOON
    assert message(raw(originalTimestamp="2026-03-01 14:00:00+02:00")).original_timestamp == NOON
    assert message(raw(anonymousId=7)).anonymous_id == 7
    with pytest.raises(Refused) as refusal:
        message(raw(sentAt="gestern"))
    assert refusal.value.where == "$.sentAt"


@pytest.mark.parametrize(
    ("told", "meant"),
    [
        (None, None),
        ("", None),
        ("2026-03-01T12:00:00Z", NOON),
        ("2026-03-01T12:00:00.000+00:00", NOON),
        (1772366400, NOON),
        (1772366400000.0, NOON),
    ],
)
def test_moments_are_written_in_many_ways(told, meant):
    assert moment(told) == meant


@pytest.mark.parametrize("told", ["gestern", True, [], 1e300, float("nan"), -(10**30)])
def test_what_is_no_moment_is_refused(told):
    with pytest.raises(Refused):
        moment(told)
