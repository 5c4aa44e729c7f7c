"""What waits for Ann on the page is looked at like any message, shown once, and handed over by that."""

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from threading import Barrier

import pytest
from django.db import connection

from regulars.channels import outbox
from regulars.channels.actions import stop_sending
from regulars.channels.models import Send, SendContent
from regulars.channels.tokens import Handed, handed
from regulars.channels.tracking.links import link_of
from regulars.channels.visiting import actions, visit
from regulars.channels.visiting.visit import card_for
from regulars.customers.actions import consent
from regulars.customers.actions.quiet import begin
from regulars.customers.models import Identity
from tests.channels.cast import LAST_MONTH, NOON, Shop

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@pytest.fixture
def showing(shop, mailbox):
    shop.sends_by(mailbox.url)
    actions.switch(on=True, who=None, at=shop.at)
    return shop


def visitor(shop: Shop, name: str, *, allows: bool | None = True) -> int:
    """Somebody with a device, who said yes or no to messages on the page, or nothing."""
    found = shop.knows(name, allows=None)
    Identity.objects.create(
        customer_id=found, kind="device", shop_id=shop.row.id, value=f"{name}-1", first_seen_at=LAST_MONTH
    )
    if allows is not None:
        says(found, granted=allows, at=LAST_MONTH)
    return found


def says(customer: int, *, granted: bool, at: datetime) -> None:
    said = consent.Statement(
        customer_id=customer,
        channel="onsite",
        purpose="offers",
        granted=granted,
        occurred_at=at,
        how="shop",
    )
    consent.state([said], actor="customer", at=at)


@pytest.fixture
def ann(showing):
    return visitor(showing, "Ann")


def plans(shop: Shop, *people: int, others=(), **more) -> None:
    shop.plans(*people, **more)
    Send.objects.filter(state="planned").update(channel="onsite", others=list(others))


def comes(shop: Shop, *people: int, at: datetime = NOON, shop_id: int = 0):
    return card_for(people, shop_id=shop_id or shop.row.id, at=at)


def test_it_waits_until_she_comes_and_is_shown_once(showing, ann):
    plans(showing, ann)
    assert showing.hands_over() == {"deferred": 1}
    assert (showing.letter(ann).state, showing.letter(ann).reason) == ("planned", "waits_for_visit")
    card = comes(showing, ann, at=NOON + HOUR)
    assert (card.said.title, card.said.text) == ("Amber & Pine", "Is Pine soap running low?")
    assert link_of(card.said.url.rstrip("/").rpartition("/")[2], at=NOON).send_id == showing.letter(ann).id
    assert handed(card.token, at=NOON) == Handed("onsite", showing.letter(ann).key)
    assert "/u/" in card.leave
    sent = showing.letter(ann)
    assert (sent.state, sent.handed_at) == ("accepted", NOON + HOUR)
    assert comes(showing, ann, at=NOON + 2 * HOUR) is None
    assert SendContent.objects.filter(send_id=sent.id).count() == 1


def test_who_comes_before_the_outbox_has_looked_is_shown_it_at_once(showing, ann):
    plans(showing, ann)
    assert comes(showing, ann)
    assert showing.hands_over() == {}


def test_one_message_on_a_page_and_the_next_on_the_next(showing, ann):
    plans(showing, ann)
    plans(showing, ann, template="replenishment_last_call")
    first, second, third = (comes(showing, ann, at=NOON + n * HOUR) for n in range(3))
    assert {first.said.text, second.said.text} == {
        "Is Pine soap running low?",
        "One last word about Pine soap, then we keep quiet.",
    }
    assert third is None


def test_nobody_else_is_shown_it(showing, ann):
    bo = visitor(showing, "Bo")
    plans(showing, ann)
    assert comes(showing, bo) is None
    assert comes(showing, ann, shop_id=showing.row.id + 1) is not None  # it is of no shop in particular
    plans(showing, ann, template="replenishment_last_call", shop_id=showing.row.id)
    assert comes(showing, ann, shop_id=showing.row.id + 1) is None


def test_a_no_that_was_said_meanwhile_holds(showing, ann):
    plans(showing, ann)
    showing.hands_over()
    says(ann, granted=False, at=NOON)
    assert comes(showing, ann, at=NOON + HOUR) is None
    assert (showing.letter(ann).state, showing.letter(ann).reason) == ("skipped", "consent_refused")


def test_who_said_nothing_is_written_to_on_the_next_channel(showing):
    bo = visitor(showing, "Bo", allows=None)
    showing.hears(bo, granted=True)
    plans(showing, bo, others=["email"])
    showing.hands_over()
    assert showing.hands_over() in ({"accepted": 1}, {})
    assert (showing.letter(bo).channel, showing.letter(bo).state) == ("email", "accepted")


def test_who_has_no_device_is_no_visitor(showing):
    cy = showing.knows("Cy", allows=True)
    plans(showing, cy)
    assert showing.hands_over() == {"skipped": 1}
    assert showing.letter(cy).reason == "no_address"


def test_the_cap_and_quiet_mode_hold_when_it_would_be_shown(showing, ann):
    showing.limits(per_week=1)
    plans(showing, ann)
    plans(showing, ann, template="replenishment_last_call")
    assert comes(showing, ann)
    assert comes(showing, ann, at=NOON + HOUR) is None
    waits = Send.objects.get(state="planned")
    assert (waits.reason, waits.not_before) == ("cap", NOON + 7 * DAY)

    dita = visitor(showing, "Dita")
    plans(showing, dita)
    begin(dita, key="ticket:1", reason="complaint", until=NOON + 9 * DAY, actor="house", at=NOON)
    assert comes(showing, dita) is None
    assert showing.letter(dita).reason == "quiet_complaint"


def test_what_comes_too_late_is_shown_no_more(showing, ann):
    plans(showing, ann, not_after=NOON + DAY)
    showing.hands_over()
    assert comes(showing, ann, at=NOON + 2 * DAY) is None
    assert (showing.letter(ann).state, showing.letter(ann).reason) == ("skipped", "too_late")


def test_it_waits_for_weeks_without_being_counted_as_tried(showing, ann):
    plans(showing, ann, not_after=NOON + 20 * DAY)
    for day in range(10):
        showing.at = NOON + day * DAY
        showing.hands_over()
    assert showing.letter(ann).attempts == 0
    assert comes(showing, ann, at=NOON + 10 * DAY)


def test_where_everything_is_stopped_or_it_is_switched_off_nothing_is_shown(showing, ann):
    plans(showing, ann)
    stop_sending(who=None, at=NOON)
    assert comes(showing, ann) is None
    outbox.hand_over(at=NOON)
    assert showing.letter(ann).state == "planned"


def test_switched_off_it_goes_by_the_next_channel(showing, ann):
    showing.hears(ann, granted=True)
    plans(showing, ann, others=["email"])
    actions.switch(on=False, who=None, at=NOON)
    assert comes(showing, ann) is None
    showing.hands_over()
    showing.hands_over()
    assert (showing.letter(ann).channel, showing.letter(ann).state) == ("email", "accepted")


def test_two_tabs_at_once_share_what_there_is(showing, ann):
    """Two messages and a cap of one: whichever tab is first shows one, and the other none."""
    showing.limits(per_week=1)
    plans(showing, ann)
    plans(showing, ann, template="replenishment_last_call")
    start = Barrier(4)

    def tab() -> bool:
        try:
            start.wait(10)
            return comes(showing, ann) is not None
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as tabs:
        shown = [each.result(30) for each in [tabs.submit(tab) for _ in range(4)]]
    assert sum(shown) == 1
    assert sorted(Send.objects.values_list("state", flat=True)) == ["accepted", "planned"]


def test_a_tab_that_died_in_between_leaves_it_to_the_next(showing, ann):
    """It was claimed, and not handed over: the browser got nothing."""
    plans(showing, ann)
    Send.objects.update(state="claimed", claimed_by=987_654)
    assert comes(showing, ann) is None
    assert outbox.hand_over(at=NOON) == {"recovered": 1, "deferred": 1}
    assert comes(showing, ann)


def test_a_letter_without_a_short_form_is_no_card(showing, ann, monkeypatch):
    monkeypatch.setattr(visit, "brief", lambda parcel: None)
    plans(showing, ann)
    assert comes(showing, ann) is None
    assert (showing.letter(ann).state, showing.letter(ann).reason) == ("failed", "rejected")
