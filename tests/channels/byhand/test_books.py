"""How is it written down what people take in hand, and what became of it?"""

import pytest
from django.db import transaction

from regulars.channels.byhand.books import Books, said
from regulars.channels.fate import Fate
from regulars.channels.letters import Written
from regulars.channels.models import Send, SendContent
from regulars.channels.paper.hand import hand
from regulars.channels.post import CHANNEL
from regulars.events.models import Event
from tests.channels.byhand.cast import ANN


@pytest.fixture
def books(hand_shop):
    return Books(CHANNEL, "staff:1", hand_shop.at)


@pytest.fixture
def taken(hand_shop, books):
    """Ann's letter, taken in hand."""
    hand_shop.plans_by("post", hand_shop.reader("Ann", ANN))
    with transaction.atomic():
        written = books.write(
            books.sort_out(hand().look(at=hand_shop.at)), provider_id="print:1", cost_minor=95
        )
        (one,) = books.take(written)
        assert books.take(written) == []  # a second hand finds nothing
    return one


def test_what_is_taken_is_kept_as_it_was_written(taken):
    send, content = Send.objects.get(), SendContent.objects.get()
    assert (send.state, send.provider_id, send.context["cost_minor"]) == ("handed_over", "print:1", 95)
    assert (send.claimed_by, send.message_id) == (None, f"<{send.key.hex}@post>")
    assert content.text.startswith("Hello Ann")
    assert content.html.startswith("<pre>Hello Ann")


def test_an_end_is_noted_once_with_whoever_said_it(books, taken):
    end = [(taken.send, Fate(state="accepted"))]
    assert (books.end(end), books.end(end)) == ({taken.send.id}, set())
    (event,) = Event.objects.filter(name="message.accepted")
    assert event.actor == "staff:1"


def test_what_goes_back_waits_with_nothing_written(books, taken):
    books.end([(taken.send, Fate(state="planned"))])
    send = Send.objects.get()
    assert (send.state, send.provider_id, send.handed_at, "cost_minor" in send.context) == (
        "planned", "", None, False,
    )  # fmt: skip
    assert not SendContent.objects.exists()


def test_a_letter_that_can_not_be_written_fails_and_keeps_no_other_back(hand_shop, books):
    hand_shop.plans_by("post", hand_shop.reader("Ann", ANN), context={})  # it is about no product
    with transaction.atomic():
        assert books.write(hand().look(at=hand_shop.at)) == []
    assert (Send.objects.get().state, Send.objects.get().reason) == ("failed", "unwritable")


def test_a_script_ends_before_what_only_a_screen_can_follow():
    letter = Written("S", "", "Hello!\n\nLaura\n\n-- \n\nUnsubscribe: https://x/u/1\n", "")
    assert said(letter) == "Hello!\n\nLaura"
