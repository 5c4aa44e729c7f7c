"""A browser tells what became of what it got, and of nothing else."""

import pytest

from regulars.channels.models import Send
from regulars.channels.outbox import Planned, plan_many
from regulars.channels.tokens import token_of
from regulars.events.models import Event
from tests.storefront.cast import NOON, known
from tests.storefront.messages.conftest import tells


@pytest.fixture
def message(shop):
    """A card that Ann's browser got."""
    ann = known(shop, device="d1")
    planned = Planned(key="k", customer_id=ann, channel="onsite", template="birthday")
    plan_many([planned], at=NOON)
    send = Send.objects.get()
    Send.objects.update(state="accepted", handed_at=NOON, message_id=f"<{send.key.hex}@onsite>")
    return send


def happened() -> list[str]:
    return list(
        Event.objects.filter(name__startswith="message.").order_by("id").values_list("name", flat=True)
    )


def test_it_was_shown_and_put_away(message):
    token = token_of("onsite", message.key)
    for what in ("shown", "dismissed", "shown"):
        assert tells("/page/told", {"token": token, "what": what}).status_code == 200
    assert happened() == ["message.delivered", "message.dismissed"]


def test_a_message_that_nobody_was_sure_of_was_shown(message):
    Send.objects.update(state="unknown")
    tells("/page/told", {"token": token_of("onsite", message.key), "what": "shown"})
    assert (Send.objects.get().state, happened()) == ("accepted", ["message.accepted", "message.delivered"])


@pytest.mark.parametrize(
    ("body", "status"),
    [({"token": "1.a.b", "what": "shown"}, 422), ({"token": "", "what": "bought"}, 400), ("[]", 400)],
)
def test_what_nobody_got_cannot_be_told_of(message, body, status):
    assert tells("/page/told", body).status_code == status
    assert happened() == []


def test_a_token_of_another_channel_tells_nothing(message):
    assert (
        tells("/page/told", {"token": token_of("webpush", message.key), "what": "shown"}).status_code == 200
    )
    assert happened() == []
