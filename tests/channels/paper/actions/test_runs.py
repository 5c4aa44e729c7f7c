"""How is a print run made, undone, and marked as posted?"""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connection

from regulars.channels import actions as sending
from regulars.channels.models import Send, SendContent
from regulars.channels.paper import queries
from regulars.channels.paper.actions.runs import (
    RunEnded,
    SendingStopped,
    make_run,
    post_run,
    preview,
    undo_run,
)
from regulars.channels.paper.models import PrintRun
from regulars.customers import postal
from regulars.customers.actions.suppress import Block, suppress
from regulars.events.models import Event
from regulars.money import Money
from tests.channels.byhand.cast import ANN, DITA


def test_the_cost_is_shown_before_with_who_is_left_out_and_why(hand_shop):
    ann, dita = hand_shop.reader("Ann", ANN), hand_shop.reader("Dita", DITA)
    bo, cy = hand_shop.reader("Bo", None, allows=None), hand_shop.reader("Cy", house(7), allows=False)
    hand_shop.plans_by("post", ann, dita, bo, cy)
    looked = preview(at=hand_shop.at)
    assert (looked.pieces, looked.cost) == (2, Money(190, "EUR"))  # 2 x 0.95
    assert looked.left_out == {"no_address": 1, "consent_refused": 1}
    assert set(Send.objects.values_list("state", flat=True)) == {"planned"}


def test_a_run_takes_each_letter_once_and_posting_it_sends_it(hand_shop):
    ann = hand_shop.reader("Ann", ANN, language="lv")
    (send,) = hand_shop.plans_by("post", ann)
    run = make_run(who=None, at=hand_shop.at)
    assert (run.pieces, run.price_minor, run.currency) == (1, 95, "EUR")
    assert Send.objects.get().state == "handed_over"
    assert make_run(who=None, at=hand_shop.at) is None
    (piece,) = queries.pieces(run.pk)
    assert (piece.send_id, piece.address, piece.language) == (send, ANN, "lv")
    assert piece.text.startswith("Labdien, Ann!")
    assert "http" not in piece.text.rpartition("Laura")[2]
    assert post_run(run.pk, who=None, at=hand_shop.at + timedelta(hours=2)) == 1
    told = Send.objects.get()
    assert (told.state, told.context["cost_minor"]) == ("accepted", 95)
    names = Event.objects.filter(name__startswith="letters.").order_by("id").values_list("name", flat=True)
    assert list(names) == ["letters.printed", "letters.posted"]
    assert Event.objects.filter(name="message.accepted", customer_id=ann).count() == 1
    with pytest.raises(RunEnded):
        undo_run(run.pk, who=None, at=hand_shop.at)


def test_a_run_that_is_undone_lets_its_letters_wait_again(hand_shop):
    hand_shop.plans_by("post", hand_shop.reader("Ann", ANN))
    first = make_run(who=None, at=hand_shop.at)
    assert undo_run(first.pk, who=None, at=hand_shop.at) == 1
    assert not SendContent.objects.exists()
    second = make_run(who=None, at=hand_shop.at)
    assert (second.pieces, queries.pieces(first.pk)) == (1, [])
    assert post_run(second.pk, who=None, at=hand_shop.at) == 1
    assert Event.objects.filter(name="message.accepted").count() == 1


def test_two_clicks_at_once_make_one_run(hand_shop):
    hand_shop.plans_by("post", *(hand_shop.reader(f"B{n}", house(n)) for n in range(6)))

    def click(_: int) -> PrintRun | None:
        try:
            return make_run(who=None, at=hand_shop.at)
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as hands:
        runs = [run for run in hands.map(click, range(4)) if run]
    assert [run.pieces for run in runs] == [6]
    assert PrintRun.objects.count() == 1


def test_a_run_that_breaks_off_leaves_nothing_behind(hand_shop, monkeypatch):
    hand_shop.plans_by("post", hand_shop.reader("Ann", ANN))
    monkeypatch.setattr("regulars.channels.paper.actions.runs.audit.note", broken)
    with pytest.raises(RuntimeError):
        make_run(who=None, at=hand_shop.at)
    assert Send.objects.get().state == "planned"
    assert not PrintRun.objects.exists()
    assert not SendContent.objects.exists()


def broken(*_args, **_more):
    raise RuntimeError("killed")


def test_a_yes_that_was_taken_back_before_the_run_holds(hand_shop):
    ann = hand_shop.reader("Ann", ANN)
    hand_shop.plans_by("post", ann)
    hand_shop.says(ann, "post", yes=False, at=hand_shop.at - timedelta(minutes=1))
    assert make_run(who=None, at=hand_shop.at) is None
    assert (Send.objects.get().state, Send.objects.get().reason) == ("skipped", "consent_refused")


def test_who_is_left_out_of_a_run_goes_by_the_next_channel_or_ends_with_the_reason(hand_shop):
    ann, bo = hand_shop.reader("Ann", ANN), hand_shop.knows("Bo")
    cy = hand_shop.knows("Cy")
    hand_shop.plans_by("post", ann, bo)
    hand_shop.plans_by("post", cy, others=("email",))
    make_run(who=None, at=hand_shop.at)
    told = {send.customer_id: (send.channel, send.state, send.reason) for send in Send.objects.all()}
    assert told[bo] == ("post", "skipped", "no_address")
    assert told[cy] == ("email", "planned", "no_address")
    assert told[ann][:2] == ("post", "handed_over")


def test_an_address_that_is_somebody_elses_gets_no_letter(hand_shop):
    hand_shop.plans_by("post", hand_shop.reader("Ann", ANN))
    block = Block(channel="post", address=postal.kept(ANN), reason="wrong", since=hand_shop.at)
    suppress([block], actor="house", at=hand_shop.at)
    assert preview(at=hand_shop.at).left_out == {"suppressed_wrong": 1}


def test_nobody_gets_two_letters_in_one_run(hand_shop):
    ann = hand_shop.reader("Ann", ANN)
    hand_shop.plans_by("post", ann)
    hand_shop.plans_by("post", ann, visit=2)
    assert preview(at=hand_shop.at).left_out == {"after_another": 1}
    assert make_run(who=None, at=hand_shop.at).pieces == 1
    assert sorted(Send.objects.values_list("state", flat=True)) == ["handed_over", "planned"]


def test_nothing_is_printed_while_everything_is_stopped(hand_shop):
    hand_shop.plans_by("post", hand_shop.reader("Ann", ANN))
    sending.stop_sending(who=None, at=hand_shop.at)
    with pytest.raises(SendingStopped):
        make_run(who=None, at=hand_shop.at)


def test_letters_of_a_run_count_against_the_cap(hand_shop):
    hand_shop.limits(per_week=1)
    ann = hand_shop.reader("Ann", ANN)
    hand_shop.plans_by("post", ann)
    make_run(who=None, at=hand_shop.at)
    hand_shop.plans_by("post", ann, visit=2)
    assert preview(at=hand_shop.at + timedelta(days=1)).left_out == {"cap": 1}


def test_nobody_hears_at_night_that_a_letter_is_printed(hand_shop):
    hand_shop.limits(quiet_from=0, quiet_until=23)
    hand_shop.plans_by("post", hand_shop.reader("Ann", ANN))
    assert preview(at=hand_shop.at).pieces == 1


def test_a_sender_by_mail_never_takes_a_letter_by_post(hand_shop, mailbox):
    hand_shop.sends_by(mailbox.url)
    hand_shop.plans_by("post", hand_shop.reader("Ann", ANN))
    assert hand_shop.hands_over() == {}
    make_run(who=None, at=hand_shop.at)
    assert hand_shop.hands_over() == {}
    assert Send.objects.get().state == "handed_over"


def house(n: int) -> postal.PostalAddress:
    return postal.PostalAddress(name=f"Ann {n}", street=f"Miera {n}", city="Rīga", country="LV")
