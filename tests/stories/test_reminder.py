"""A reminder, from the purchases to the measured result: who gets it, who doesn't, and what it brought."""

from collections import Counter
from datetime import timedelta

import pytest

from regulars import clock
from regulars.business.models import Business
from regulars.channels import actions as mail
from regulars.channels.channel import Sender
from regulars.channels.models import Send
from regulars.channels.smtp import Server
from regulars.engine.actions import set_clock, switch_on
from regulars.engine.measure import measure
from regulars.engine.models import Decision, Enrolment
from regulars.engine.why import why
from regulars.engine.work import work_until_idle
from regulars.plays import catalogue
from tests.channels.conftest import key_file, mail_server, mailbox  # noqa: F401 fixtures
from tests.engine.store import NOON, Store, id_of

REGULARS = [f"p{number}" for number in range(40)]


@pytest.fixture
def shop(database, key_file, mailbox, monkeypatch):
    """Everybody bought a candle 76, 48 and 20 days ago: about every 28 days. All but Cy allow e-mail."""
    monkeypatch.setattr("secrets.randbits", lambda _bits: 7)  # so that some are left alone in every run
    store = Store.opened()
    Business.objects.update(sandbox=True)
    server = Server(host="127.0.0.1", port=mailbox.port, security="none", timeout=5)
    mail.set_email_server(server, who=None, at=NOON)
    sender = Sender(from_name="Candles", from_address="shop@candles.test")
    mail.set_sender(sender, who=None, at=NOON)
    people = ["ann", "bo", *REGULARS]
    store.tell(*(store.consent(name, ago=80) for name in people), store.consent("cy", yes=False, ago=9))
    for ago in (76, 48, 20):
        store.tell(*(store.order(name, ago=ago) for name in ["cy", *people]))
    set_clock(NOON, who=None)
    return store


def days_later(shop, days):
    """It is so many days after noon, and all that is due was done."""
    set_clock(NOON + timedelta(days=days, minutes=5), who=None)
    shop.at = clock.now()
    return work_until_idle()


def letters(name):
    rows = Send.objects.filter(customer_id=id_of(name)).order_by("id")
    return list(rows.values_list("template", "state"))


def test_a_reminder_from_the_purchases_to_the_result(shop, mailbox):
    switch_on(catalogue.named("replenishment").definition, who=None, at=clock.now())
    days_later(shop, 4)
    assert not Decision.objects.exists()

    # Needed again 28 days after the last purchase, in 8 days; the reminder comes 3 days before, in 5.
    days_later(shop, 5.5)
    assert why(id_of("cy"), "replenishment", at=shop.at).reason == "consent_refused"
    arms = Counter(Enrolment.objects.values_list("arm", flat=True))
    assert arms.total() == 42
    assert 0 < arms["held_out"] < 10
    assert mailbox.recipients().total() == arms["treated"]
    assert set(Send.objects.values_list("template", "state")) == {("replenishment", "accepted")}

    # Half of those who were reminded order on the next day.
    treated = Enrolment.objects.filter(arm="treated").order_by("customer_id")
    names = {id_of(name): name for name in ["ann", "bo", *REGULARS]}
    happy = [names[row.customer_id] for row in treated][::2]
    quiet = [names[row.customer_id] for row in treated][1::2]
    days_later(shop, 6.5)
    shop.tell(*(shop.order(name, euros=20) for name in happy))
    days_later(shop, 7)
    assert Enrolment.objects.filter(outcome="goal").count() == len(happy)

    # A week after the reminder the others get one last word; whoever ordered doesn't.
    days_later(shop, 13)
    assert letters(happy[0]) == [("replenishment", "accepted")]
    assert letters(quiet[0]) == [("replenishment", "accepted"), ("replenishment_last_call", "accepted")]
    assert mailbox.recipients().total() == arms["treated"] + len(quiet)
    assert mailbox.recipients()["cy@example.com"] == 0

    # After the goal's 14 days the result stands: half of the treated spent 20 euros more.
    days_later(shop, 21)
    found = measure("replenishment", at=shop.at)
    assert (found.treated.people, found.treated.total) == (arms["treated"], len(happy))
    assert found.control.people == arms["held_out"]
    assert found.money.difference == pytest.approx(2_000 * len(happy) / arms["treated"])
    assert found.money.low is None  # so small a control group says nothing yet
    assert found.money.more_people > 0
