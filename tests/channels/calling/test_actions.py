"""How does a colleague take a call, and say how it went?"""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connection

from regulars.channels.calling import actions, queries
from regulars.channels.calling.actions import NotNow, NotYours
from regulars.channels.models import Send
from regulars.customers.models import Consent, Suppression
from regulars.events.models import Event
from tests.channels.byhand.cast import colleague

ANNS = "+37126000001"


@pytest.fixture
def ann(hand_shop):
    return hand_shop.listener("Ann", ANNS, language="lv")


def stands(send: int) -> tuple[str, str]:
    found = Send.objects.get(pk=send)
    return found.state, found.reason


def told(customer: int) -> list[str]:
    rows = Event.objects.filter(
        customer_id=customer, name__in=["call.made", "message.accepted", "message.failed"]
    )
    return [event.payload.get("outcome", event.name) for event in rows.order_by("id")]


def test_a_call_has_a_script_in_the_persons_language_and_ends_as_sent_when_they_are_reached(hand_shop, ann):
    (send,), maija = hand_shop.plans_by("phone", ann), colleague("maija")
    actions.take(send, by=maija, at=hand_shop.at)
    script = queries.script(send)
    assert (script.address, script.language) == (ANNS, "lv")
    assert script.text.startswith("Labdien, Ann!")
    actions.call_made(send, "reached", by=maija, at=hand_shop.at)
    assert stands(send) == ("accepted", "")
    assert told(ann) == ["message.accepted", "reached"]
    with pytest.raises(NotYours):
        actions.call_made(send, "reached", by=maija, at=hand_shop.at)


def test_two_colleagues_never_have_the_same_call(hand_shop, ann):
    (send,) = hand_shop.plans_by("phone", ann)
    both = [colleague("maija"), colleague("ivo")]

    def grab(who) -> bool:
        try:
            actions.take(send, by=who, at=hand_shop.at)
            return True
        except NotYours:
            return False
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as hands:
        assert sorted(hands.map(grab, both)) == [False, True]
    (held,) = queries.held()
    assert held.by in {"Maija", "Ivo"}


def test_what_a_colleague_left_lying_may_be_taken_over_after_half_an_hour(hand_shop, ann):
    (send,), maija, ivo = hand_shop.plans_by("phone", ann), colleague("maija"), colleague("ivo")
    actions.take(send, by=maija, at=hand_shop.at)
    with pytest.raises(NotYours):
        actions.take(send, by=ivo, at=hand_shop.at + timedelta(minutes=29))
    actions.take(send, by=ivo, at=hand_shop.at + timedelta(minutes=30))
    with pytest.raises(NotYours):
        actions.call_made(send, "reached", by=maija, at=hand_shop.at + timedelta(minutes=31))
    actions.call_made(send, "reached", by=ivo, at=hand_shop.at + timedelta(minutes=32))
    assert stands(send) == ("accepted", "")


def test_who_said_no_while_a_call_lay_there_is_not_called_by_whoever_takes_it_over(hand_shop, ann):
    (send,), maija, ivo = hand_shop.plans_by("phone", ann), colleague("maija"), colleague("ivo")
    actions.take(send, by=maija, at=hand_shop.at)
    hand_shop.says(ann, "phone", yes=False, at=hand_shop.at + timedelta(minutes=5))
    with pytest.raises(NotNow, match="consent_refused"):
        actions.take(send, by=ivo, at=hand_shop.at + timedelta(minutes=30))
    assert stands(send) == ("planned", "")
    assert queries.held() == []
    assert queries.script(send) is None


def test_who_does_not_answer_is_called_again_later_and_three_times_at_most(hand_shop, ann):
    (send,), maija = hand_shop.plans_by("phone", ann), colleague("maija")
    at = hand_shop.at
    for later in (timedelta(hours=4), timedelta(days=1)):
        actions.take(send, by=maija, at=at)
        actions.call_made(send, "no_answer", by=maija, at=at)
        assert stands(send) == ("planned", "no_answer_yet")
        assert queries.waiting(at=at + later - timedelta(minutes=1)).calls == []
        at += later
        assert [call.tries for call in queries.waiting(at=at).calls] == [queries.task(send).tries]
    actions.take(send, by=maija, at=at)
    actions.call_made(send, "no_answer", by=maija, at=at)
    assert stands(send) == ("failed", "not_reached")
    assert told(ann) == ["no_answer", "no_answer", "message.failed", "no_answer"]


def test_who_is_never_reached_hears_by_the_next_channel(hand_shop, ann):
    (send,), maija = hand_shop.plans_by("phone", ann, others=("email",)), colleague("maija")
    at = hand_shop.at
    for _ in range(3):
        actions.take(send, by=maija, at=at)
        actions.call_made(send, "no_answer", by=maija, at=at)
        at += timedelta(days=1)
    found = Send.objects.get()
    assert (found.channel, found.state, found.others) == ("email", "planned", [])


def test_who_asks_not_to_be_called_is_not_called_again_and_their_words_are_the_proof(hand_shop, ann):
    (send,), maija = hand_shop.plans_by("phone", ann), colleague("maija")
    actions.take(send, by=maija, at=hand_shop.at)
    actions.call_made(send, "refused", words="Nezvaniet man!", by=maija, at=hand_shop.at)
    said = Consent.objects.filter(customer=ann, channel="phone", granted=False)
    assert {(row.purpose, row.wording, row.how) for row in said} == {
        ("offers", "Nezvaniet man!", "staff"),
        ("service", "Nezvaniet man!", "staff"),
    }
    assert said.first().evidence == {"send_id": send, "staff_id": maija.pk}
    (next_one,) = hand_shop.plans_by("phone", ann, visit=2)
    with pytest.raises(NotNow, match="consent_refused"):
        actions.take(next_one, by=maija, at=hand_shop.at)


def test_a_number_that_is_somebody_elses_is_neither_called_nor_texted_again(hand_shop, ann):
    (send,), maija = hand_shop.plans_by("phone", ann), colleague("maija")
    actions.take(send, by=maija, at=hand_shop.at)
    actions.call_made(send, "wrong_number", by=maija, at=hand_shop.at)
    assert stands(send) == ("failed", "suppressed_wrong")
    blocked = set(Suppression.objects.values_list("channel", "reason"))
    assert blocked == {("phone", "wrong"), ("sms", "wrong"), ("whatsapp", "wrong")}
    hand_shop.plans_by("phone", ann, visit=2)
    assert queries.waiting(at=hand_shop.at).not_now == {"suppressed_wrong": 1}


def test_nobody_is_called_outside_of_their_hours_wherever_they_are(hand_shop):
    ann = hand_shop.listener("Ann", ANNS, time_zone="America/New_York")
    (send,), maija = hand_shop.plans_by("phone", ann), colleague("maija")
    # Noon in Riga is 5 in the morning in New York, which may be called from 9 on: 13:00 UTC.
    with pytest.raises(NotNow, match="calling_hours"):
        actions.take(send, by=maija, at=hand_shop.at)
    assert queries.waiting(at=hand_shop.at).not_now == {"calling_hours": 1}
    assert len(queries.waiting(at=hand_shop.at.replace(hour=13)).calls) == 1
    assert queries.waiting(at=hand_shop.at.replace(hour=23)).calls == []  # 19:00 in New York


def test_a_call_that_is_put_back_waits_as_before(hand_shop, ann):
    (send,), maija, ivo = hand_shop.plans_by("phone", ann), colleague("maija"), colleague("ivo")
    actions.take(send, by=maija, at=hand_shop.at)
    with pytest.raises(NotYours):
        actions.put_back(send, by=ivo, at=hand_shop.at)
    actions.put_back(send, by=maija, at=hand_shop.at)
    assert stands(send) == ("planned", "")
    assert actions.take_next(by=ivo, at=hand_shop.at) == send
    assert actions.take_next(by=maija, at=hand_shop.at) is None


def test_without_a_yes_nobody_is_called(hand_shop):
    bo = hand_shop.listener("Bo", ANNS, allows=None)
    hand_shop.plans_by("phone", bo)
    assert queries.waiting(at=hand_shop.at).not_now == {"no_consent": 1}
