"""Every channel of the folder keeps the contract."""

from uuid import UUID

import pytest

from regulars.channels.channel import Accepted, Down, Parcel, Rejected, Sender, TryLater, Unsure, channels
from regulars.channels.letters import Written
from tests.channels.cast import NOON

PARCEL = Parcel(
    key=UUID(int=7),
    to="ann@buyer.test",
    sender=Sender(from_name="Amber", from_address="shop@amber.test"),
    letter=Written("Hi", "<p>Hi</p>", "Hi\n"),
    unsubscribe="",
    at=NOON,
)


def test_channels_are_found_in_their_folder():
    assert {"email", "sms", "telegram", "webhook", "whatsapp"} <= set(channels())
    assert list(channels()) == [channel.name for channel in channels().values()]


@pytest.mark.parametrize("name", channels())
def test_a_channel_that_was_not_set_takes_nothing_and_raises_nothing(name, shop):
    channel = channels()[name]
    assert not channel.is_set()
    assert not channel.is_loopback()
    with channel.open() as line:
        assert isinstance(line.deliver(PARCEL), Down)


@pytest.mark.parametrize("name", channels())
def test_the_same_send_is_called_the_same(name, shop):
    channel = channels()[name]
    assert channel.message_id(UUID(int=7), sender=PARCEL.sender) == channel.message_id(
        UUID(int=7), sender=PARCEL.sender
    )
    assert channel.message_id(UUID(int=8), sender=PARCEL.sender) != channel.message_id(
        UUID(int=7), sender=PARCEL.sender
    )


@pytest.mark.parametrize("name", channels())
def test_what_it_answers_is_an_outcome(name, mailing):
    with channels()[name].open() as line:
        assert isinstance(line.deliver(PARCEL), Accepted | TryLater | Rejected | Down | Unsure)
