"""What Meta tells is believed under its signature alone, and read as it documents it."""

import hmac
from datetime import UTC, datetime

import pytest

from regulars.channels.cloud.told import Stopped, Unreadable, Wrote, is_signed, told_of
from tests.channels.cast import NOON
from tests.channels.cloud.conftest import ANN, APP_SECRET, PHONE_ID, body

AT = datetime(2025, 5, 13, 9, 10, tzinfo=UTC)
WAMID = "wamid.HBgLMzcxMjYwMDAwMDEVAgARGBI1RjQyNUE3NEYxMzAzMzQ5MkEA"


def told(name, **inner):
    return told_of(body(name, **inner), phone_id=PHONE_ID, at=AT)


def test_a_signature_is_over_the_bytes_as_they_came():
    raw = body("text")
    made = "sha256=" + hmac.new(APP_SECRET.encode(), raw, "sha256").hexdigest()
    assert is_signed(raw, signature=made, secret=APP_SECRET)
    assert not is_signed(raw + b" ", signature=made, secret=APP_SECRET)
    assert not is_signed(raw, signature=made, secret="another")
    assert not is_signed(raw, signature="", secret=APP_SECRET)
    assert not is_signed(raw, signature="sha256=" + hmac.new(b"", raw, "sha256").hexdigest(), secret="")


def test_what_people_write():
    (wrote,) = told("text")
    assert wrote == Wrote(ANN, "Does it come in another colour?", wrote.name, NOON)
    assert [one.text for one in (*told("button"), *told("image"))] == ["Stop", ""]
    assert told("text", **{"from": ""}) == []  # known by a name of the business's alone


def test_that_somebody_wants_no_offers():
    assert told("preference") == [Stopped(ANN, datetime(2025, 5, 13, 9, 2, tzinfo=UTC))]
    assert told("preference", value="resume") == []


@pytest.mark.parametrize(
    ("name", "kind", "permanent"),
    [("sent", "deferred", False), ("delivered", "delivered", False), ("read", "delivered", False),
     ("failed", "bounced", True)],
)  # fmt: skip
def test_what_became_of_a_message(name, kind, permanent):
    (receipt,) = told(name)
    assert (receipt.kind, receipt.permanent, receipt.provider_id) == (kind, permanent, WAMID)
    assert receipt.message_id == "00000000000000000000000000000007@whatsapp"


def test_why_one_failed_counts():
    (left,) = told("failed", errors=[{"code": 131050, "title": "User stopped marketing messages"}])
    (late,) = told("failed", errors=[{"code": 131047, "title": "Re-engagement message"}])
    assert (left.kind, late.kind, late.permanent) == ("unsubscribed", "bounced", False)
    assert late.detail == "131047 Re-engagement message"


def test_what_is_of_another_number_or_of_something_else_is_let_pass():
    assert told_of(body("text"), phone_id="1", at=AT) == []
    assert (
        told_of(b'{"entry": [{"changes": [{"field": "account_update", "value": {}}]}]}', phone_id="1", at=AT)
        == []
    )
    assert told("sent", status="warning") == []


@pytest.mark.parametrize("raw", [b"", b"[]", b"\xff", b'{"entry": 7}', body("text", timestamp="soon")])
def test_what_cannot_be_read(raw):
    with pytest.raises(Unreadable):
        told_of(raw, phone_id=PHONE_ID, at=AT)
