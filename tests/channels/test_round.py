"""At the moment of handing over each person is looked at again."""

import os
from dataclasses import replace
from datetime import timedelta
from functools import partial
from html import unescape
from itertools import count
from types import SimpleNamespace

from django.db import connections
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from regulars.business.models import Business
from regulars.channels import actions, queries
from regulars.channels.channel import Accepted, Sender, channels
from regulars.channels.email import Postman
from regulars.channels.handing import Handing
from regulars.channels.letters import Letter
from regulars.channels.models import DomainTrouble, Send, SendContent, SenderIdentity
from regulars.channels.progress import Progress
from regulars.channels.round import Round, domain_of
from regulars.channels.tracking.actions import allow_noting
from regulars.channels.tracking.settings import TrackingSettings
from regulars.channels.unsubscribe import Ticket, unsubscribe
from regulars.channels.visits import Recognising
from regulars.channels.workers import Worker
from regulars.commerce.models import Shipment
from regulars.customers.actions import people, quiet
from regulars.customers.actions.prefer import Proof, prefer
from regulars.customers.models import Customer, Identity, Suppression
from regulars.customers.permission import Granted, address_digest
from regulars.customers.preferences import Preferences
from regulars.web import stored
from tests.channels.cast import LAST_MONTH, NOON
from tests.channels.test_channel import PARCEL


def held_back(shop, customer):
    letter = shop.letter(customer)
    assert letter.state == "skipped"
    return letter.reason


def test_bo_who_never_said_yes_and_cy_who_said_no_get_nothing(mailing, mailbox):
    bo, cy = mailing.knows("Bo", allows=None), mailing.knows("Cy", allows=False)
    mailing.plans(bo, cy)
    assert mailing.hands_over() == {"skipped": 2}
    assert (held_back(mailing, bo), held_back(mailing, cy)) == ("no_consent", "consent_refused")
    assert mailbox.taken() == []


def test_a_no_between_plan_and_departure_holds(mailing, mailbox):
    ann = mailing.knows("Ann")
    mailing.plans(ann)
    mailing.hears(ann, granted=False)
    assert mailing.hands_over() == {"skipped": 1}
    assert mailbox.taken() == []


def after_the_first(monkeypatch, then):
    """What happens once the first letter was delivered."""
    deliver, happened = Postman.deliver_before, []

    def delivering(self, coming, parcel):
        outcome = deliver(self, coming, parcel)
        if not happened:
            happened.append(then())
        return outcome

    monkeypatch.setattr(Postman, "deliver_before", delivering)


def test_a_no_while_the_batch_is_on_its_way_holds_from_the_next_look_on(mailing, mailbox, monkeypatch):
    dita, ann = mailing.knows("Dita"), mailing.knows("Ann")
    mailing.plans(dita)
    mailing.plans(ann)
    monkeypatch.setattr(Handing, "at_once", lambda _: 1)
    after_the_first(monkeypatch, lambda: mailing.hears(ann, granted=False))
    assert mailing.hands_over() == {"accepted": 1, "skipped": 1}
    assert mailbox.recipients() == {"dita@buyer.test": 1}


def test_stopping_in_the_middle_holds_from_the_next_look_on(mailing, mailbox, monkeypatch):
    dita, ann = mailing.knows("Dita"), mailing.knows("Ann")
    mailing.plans(dita)
    mailing.plans(ann)
    monkeypatch.setattr(Handing, "at_once", lambda _: 1)
    after_the_first(monkeypatch, lambda: actions.stop_sending(who=None, at=mailing.at))
    assert mailing.hands_over() == {"accepted": 1}
    assert mailing.states() == {dita: "accepted", ann: "planned"}
    assert mailbox.recipients() == {"dita@buyer.test": 1}
    assert SendContent.objects.count() == 1


def test_what_merged_people_said_last_counts_for_both(mailing, mailbox):
    ann, anna = mailing.knows("Ann"), mailing.knows("Anna")
    mailing.hears(anna, granted=False)
    people.merge(loser=anna, winner=ann, reason="test", actor="house", at=mailing.at)
    mailing.plans(ann, anna)
    assert mailing.hands_over() == {"skipped": 2}


def test_a_suppressed_address_takes_nothing(mailing):
    ann = mailing.knows("Ann")
    digest = address_digest("email", "ann@buyer.test")
    Suppression.objects.create(channel="email", address_digest=digest, reason="bounced", since=LAST_MONTH)
    mailing.plans(ann)
    mailing.hands_over()
    assert held_back(mailing, ann) == "suppressed_bounced"


def test_without_an_address_there_is_nothing_to_send_to(mailing):
    ann = mailing.knows("Ann")
    Identity.objects.filter(customer_id=ann).delete()
    mailing.plans(ann)
    mailing.hands_over()
    assert held_back(mailing, ann) == "no_address"


def test_who_was_erased_gets_nothing(mailing):
    ann = mailing.knows("Ann", allows=None)
    mailing.plans(ann)
    with connections["owner"].cursor() as owner:
        owner.execute("DELETE FROM customer_person WHERE customer_id = %s", [ann])
        owner.execute("DELETE FROM customer_identity WHERE customer_id = %s", [ann])
        owner.execute("DELETE FROM customer WHERE id = %s", [ann])
    mailing.hands_over()
    assert held_back(mailing, ann) == "customer_gone"


def test_a_third_message_in_a_week_waits_until_the_first_is_a_week_old(mailing):
    mailing.limits(per_week=2)
    ann = mailing.knows("Ann")
    for visit in (1, 2, 3):
        mailing.plans(ann, visit=visit)
    assert mailing.hands_over() == {"accepted": 2, "deferred": 1}
    third = mailing.letter(ann)
    assert (third.state, third.reason) == ("planned", "cap")
    assert third.not_before == mailing.at + timedelta(days=7)
    mailing.at = third.not_before
    assert mailing.hands_over() == {"accepted": 1}


def test_at_night_a_message_waits_for_the_morning_where_the_person_is(mailing, mailbox):
    ann, dita = mailing.knows("Ann"), mailing.knows("Dita", time_zone="America/New_York")
    mailing.limits(quiet_from=21, quiet_until=9)
    mailing.at = NOON + timedelta(hours=12)  # midnight in Riga, 17:00 in New York
    mailing.plans(ann, dita)
    assert mailing.hands_over() == {"accepted": 1, "deferred": 1}
    assert mailbox.recipients() == {"dita@buyer.test": 1}
    waits = mailing.letter(ann)
    assert (waits.reason, waits.not_before) == ("quiet_hours", NOON + timedelta(hours=21))  # 9:00 in Riga
    mailing.at = waits.not_before
    assert mailing.hands_over() == {"accepted": 1}


def test_the_night_in_which_the_clock_goes_forward_is_an_hour_shorter(mailing):
    ann = mailing.knows("Ann")
    mailing.limits(quiet_from=21, quiet_until=9)
    mailing.at = NOON.replace(month=3, day=29, hour=22)  # Sunday 30 March 2025, 0:00 in Riga, still UTC+2
    mailing.plans(ann)
    mailing.hands_over()
    assert mailing.letter(ann).not_before == NOON.replace(month=3, day=30, hour=6)  # 9:00, by then UTC+3


def test_only_those_who_are_listed_get_mail(mailing, mailbox, monkeypatch):
    monkeypatch.setenv("REGULARS_MAIL_ONLY_TO", "ann@buyer.test")
    ann, dita = mailing.knows("Ann"), mailing.knows("Dita")
    mailing.plans(ann, dita)
    assert mailing.hands_over() == {"accepted": 1, "skipped": 1}
    assert held_back(mailing, dita) == "not_in_mail_only_to"
    assert mailbox.recipients() == {"ann@buyer.test": 1}


def test_a_sandbox_still_sends_within_its_own_machine(mailing):
    Business.objects.filter(pk=1).update(sandbox=True)
    mailing.plans(mailing.knows("Ann"))
    assert mailing.hands_over() == {"accepted": 1}


def test_a_sandbox_sends_nothing_to_a_server_elsewhere(mailing, monkeypatch):
    Business.objects.filter(pk=1).update(sandbox=True)
    monkeypatch.setattr("django.conf.settings.BASE_URL", "https://amber.lv")
    monkeypatch.setattr("regulars.channels.email.Email.is_loopback", lambda self: False)
    ann = mailing.knows("Ann")
    mailing.plans(ann)
    assert mailing.hands_over() == {"skipped": 1}
    assert held_back(mailing, ann) == "sandbox"


def test_a_shop_without_a_sender_waits_for_one(mailing):
    SenderIdentity.objects.filter(shop_id=0).update(shop_id=999)
    ann = mailing.knows("Ann")
    mailing.plans(ann)
    assert mailing.hands_over() == {"deferred": 1}
    assert mailing.letter(ann).reason == "no_sender"
    actions.set_sender(Sender(from_name="", from_address="shop@amber.test"), who=None, at=mailing.at)
    mailing.at += timedelta(hours=1)
    assert mailing.hands_over() == {"accepted": 1}


def test_a_message_that_lacks_what_it_is_about_fails_alone(mailing):
    ann, dita = mailing.knows("Ann"), mailing.knows("Dita")
    mailing.plans(ann, context={"product_id": 4711})
    mailing.plans(dita)
    assert mailing.hands_over() == {"failed": 1, "accepted": 1}
    assert (mailing.letter(ann).reason, mailing.letter(ann).detail) == (
        "unwritable",
        "replenishment has no product",
    )


def test_the_mail_speaks_the_persons_language_and_names_what_they_bought(mailing, mailbox):
    ann = mailing.knows("Jānis", address="janis@buyer.test", language="lv")
    mailing.sells_soap(ann)
    mailing.plans(ann)
    mailing.hands_over()
    mail = mailbox.mail_to("janis@buyer.test")
    assert mail["Subject"] == "Pine soap: vai drīz beigsies?"
    text = mail.get_body(("plain",)).get_content()
    assert text.startswith("Labdien, Jāni!\r\n")
    assert "iegādājāties 3. aprīlī" in text
    assert "Laura, Amber & Pine" in text


def test_the_mail_carries_its_way_out(mailing, mailbox):
    ann = mailing.knows("Ann")
    mailing.plans(ann)
    mailing.hands_over()
    mail = mailbox.mail_to("ann@buyer.test")
    url = mail["List-Unsubscribe"].strip("<>")
    assert url.startswith("http://localhost:8000/u/")
    assert mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert url in mail.get_body(("plain",)).get_content()
    assert mail["Message-ID"] == mailing.letter(ann).message_id


def test_what_was_sent_is_kept_as_it_was_sent(mailing, mailbox):
    stored.save(TrackingSettings(clicks=False, utm=False), at=NOON)  # links lead straight on, as they're kept
    ann = mailing.knows("Ann")
    mailing.plans(ann)
    mailing.hands_over()
    kept = SendContent.objects.get()
    mail = mailbox.mail_to("ann@buyer.test")
    assert kept.text.splitlines() == mail.get_body(("plain",)).get_content().splitlines()
    sent = mail.get_body(("html",)).get_content()
    assert unescape(queries.html_of(kept)).split() == unescape(sent).split()
    assert (kept.address, kept.sender, kept.language) == ("ann@buyer.test", "shop@amber.test", "en")


def test_the_ledger_itself_names_nobody(mailing):
    mailing.plans(mailing.knows("Ann"))
    mailing.hands_over()
    row = str(Send.objects.values().get())
    assert "ann" not in row.replace("handed", "").replace("planned", "").replace("channel", "")


word = st.tuples(st.sampled_from(["yes", "no", "unsubscribe"]), st.integers(min_value=0, max_value=20))


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(histories=st.lists(st.lists(word, max_size=4), min_size=1, max_size=4))
def test_whoever_did_not_say_yes_last_never_gets_anything(histories, mailing, monkeypatch):
    """In any order: only whose last word is yes is written to, and of one hour the no is the last."""
    taken = []
    monkeypatch.setattr(
        Postman, "deliver_before", lambda self, coming, parcel: taken.append(parcel.to) or Accepted()
    )
    expected = set()
    crowd = [
        mailing.knows("X", address=f"x{n}.{Customer.objects.count()}@buyer.test", allows=None)
        for n in range(4)
    ]
    for customer, said in zip(crowd, histories, strict=False):
        for what, hours in said:
            moment = LAST_MONTH + timedelta(hours=hours)
            if what == "unsubscribe":
                ticket = Ticket(customer, "email", "offers", 0)
                unsubscribe(ticket, wording="", how="link", at=moment)
            else:
                mailing.hears(customer, granted=what == "yes", at=moment)
        latest = max((hours for _, hours in said), default=0)
        if {what for what, hours in said if hours == latest} == {"yes"}:
            expected.add(Identity.objects.get(customer_id=customer).value)
    mailing.plans(*crowd)
    mailing.hands_over()
    assert set(taken) == expected
    assert len(taken) == len(expected)


def parcel(shop, customer, *, promised, status="in_transit", **more):
    Shipment.objects.create(
        shop=shop.row,
        customer_id=customer,
        order_external_id="1",
        external_id=f"parcel-{customer}-{promised:%m%d}",
        promised_at=promised,
        status=status,
        source_version=LAST_MONTH,
        **more,
    )


def test_who_complains_gets_no_offers_until_it_is_settled(mailing, mailbox):
    ann, day = mailing.knows("Ann"), timedelta(days=1)
    about = {"key": "ticket:17", "actor": "staff:1", "at": mailing.at}
    quiet.begin(ann, reason="complaint", until=mailing.at + 9 * day, **about)
    mailing.plans(ann)
    assert mailing.hands_over() == {"deferred": 1}
    waits = mailing.letter(ann)
    assert (waits.state, waits.reason, waits.not_before) == ("planned", "quiet_complaint", mailing.at + day)
    quiet.end(ann, **about)
    mailing.at += day
    assert mailing.hands_over() == {"accepted": 1}


def test_a_late_parcel_begins_and_ends_quiet_mode_by_itself(mailing, mailbox):
    """Ann's is late, Dita's came, Bo's is not due, nobody tells of Eve's, and Fay's was promised long ago."""
    ann, dita, bo, eve, fay = (mailing.knows(name) for name in ("Ann", "Dita", "Bo", "Eve", "Fay"))
    day = timedelta(days=1)
    parcel(mailing, ann, promised=mailing.at - day)
    parcel(mailing, dita, promised=mailing.at - day, delivered_at=mailing.at)
    parcel(mailing, bo, promised=mailing.at + day)
    parcel(mailing, eve, promised=mailing.at - day, status="")
    parcel(mailing, fay, promised=mailing.at - 15 * day)
    mailing.plans(ann, dita, bo, eve, fay)
    assert mailing.hands_over() == {"accepted": 4, "deferred": 1}
    assert mailing.letter(ann).reason == "quiet_late_parcel"
    Shipment.objects.filter(customer_id=ann).update(delivered_at=mailing.at)
    mailing.at += day
    assert mailing.hands_over() == {"accepted": 1}


def test_wishes_hold_when_a_message_leaves_also_those_of_who_was_joined(mailing):
    ann, anna, day = mailing.knows("Ann"), mailing.knows("Anna", address="a@b.test"), timedelta(days=1)
    people.merge(loser=anna, winner=ann, reason="test", actor="house", at=mailing.at)
    wishes = Preferences(most=1, within_days=30, topics_left=("podcast",))
    prefer(anna, wishes, proof=Proof(how="form"), actor="customer", at=mailing.at)
    mailing.plans(ann)
    mailing.plans(ann, visit=2)
    mailing.plans(ann, visit=3, topic="podcast")
    assert mailing.hands_over() == {"accepted": 1, "deferred": 1, "skipped": 1}
    ends = dict(Send.objects.order_by("visit").values_list("visit", "reason"))
    assert ends == {1: "", 2: "own_cap", 3: "topic_left"}
    assert Send.objects.get(visit=2).not_before == mailing.at + 30 * day
    prefer(
        ann,
        Preferences(paused_until=mailing.at + day / 2),
        proof=Proof(how="link"),
        actor="customer",
        at=mailing.at + day / 4,
    )
    mailing.plans(ann, visit=4)
    assert mailing.hands_over() == {"deferred": 1}
    assert mailing.letter(ann).reason == "paused"


def test_a_no_of_somebody_who_was_joined_while_the_letter_was_in_hand_holds(mailing, mailbox, monkeypatch):
    ann, cy = mailing.knows("Ann"), mailing.knows("Cy", allows=None)
    mailing.hears(cy, granted=False)
    mailing.plans(ann)
    look = Round.drafts

    def joined_after_it(self, claimed):
        found = look(self, claimed)
        people.merge(loser=ann, winner=cy, reason="test", actor="house", at=mailing.at)
        return found

    monkeypatch.setattr(Round, "drafts", joined_after_it)
    assert mailing.hands_over() == {"skipped": 1}
    assert held_back(mailing, ann) == "consent_refused"
    assert mailbox.taken() == []


def test_a_domain_that_puts_off_three_mails_rests_and_is_forgiven_when_it_takes_one(mailing, mailbox):
    for n in range(3):
        mailing.plans(mailing.knows(f"E{n}", address=f"later.e{n}@buyer.test"))
        assert mailing.hands_over() == {"deferred": 1}
    ann = mailing.knows("Ann")
    mailing.plans(ann)
    assert mailing.hands_over() == {"deferred": 1}
    assert mailing.letter(ann).reason == "domain_resting"
    mailing.at += timedelta(minutes=1)
    assert mailing.hands_over() == {"accepted": 1}
    assert not DomainTrouble.objects.exists()


def test_a_telephone_number_has_no_domain():
    assert domain_of(SimpleNamespace(parcel=PARCEL)) == "buyer.test"
    assert domain_of(SimpleNamespace(parcel=replace(PARCEL, to="+37120000000"))) == ""


def test_what_ended_on_one_channel_is_not_taken_for_news_of_the_next(mailing, monkeypatch):
    """A letter that e-mail refuses may be held again by SMS a moment later, under the same worker."""
    mailing.plans(mailing.knows("Eve", address="never.eve@buyer.test"))
    claim, noted = Round.claim, []

    def looking(self, limit):
        noted.append(os.fstat(self.progress.file).st_size - self.progress.begin)
        return claim(self, limit)

    monkeypatch.setattr(Round, "claim", looking)
    assert mailing.hands_over() == {"failed": 1}
    assert noted == [0, 0]


def test_a_letter_that_is_gone_or_breaks_the_program_keeps_nobody_else_waiting(mailing, mailbox, monkeypatch):
    eve, fay, ann = mailing.knows("Eve"), mailing.knows("Fay"), mailing.knows("Ann")
    mailing.plans(eve, fay, ann)
    Send.objects.filter(customer_id=eve).update(template="of_a_version_before")
    write = Letter.write

    def writing(self, about, **more):
        return write(self, about, **more) if about.customer.given_name != "Fay" else 1 / 0

    monkeypatch.setattr(Letter, "write", writing)
    assert mailing.hands_over() == {"accepted": 1, "failed": 1, "deferred": 1}
    assert mailing.states() == {eve: "failed", fay: "planned", ann: "accepted"}
    assert (mailing.letter(eve).reason, mailing.letter(fay).reason) == ("unwritable", "writing_failed")


def test_a_letter_at_which_the_program_fails_is_given_up_after_seven_tries(mailing, monkeypatch):
    fay = mailing.knows("Fay")
    mailing.plans(fay)
    monkeypatch.setattr(Letter, "write", lambda *_, **__: 1 / 0)
    Send.objects.update(not_after=mailing.at + timedelta(days=9))
    for tries in range(1, 8):
        mailing.hands_over(at=mailing.at + timedelta(days=tries))
    assert mailing.states() == {fay: "failed"}
    assert mailing.letter(fay).reason == "writing_failed"


def test_a_letter_by_text_waits_for_no_sender_of_mail(mailing):
    round_ = Round(channels()["sms"], progress=Progress(Worker(7, None), -1, 0), at=mailing.at)
    draft = SimpleNamespace(address="+37120000000", sender=None)
    assert round_.borne(SimpleNamespace(purpose="offers"), draft) == Granted()


def test_links_say_no_visitor_of_who_does_not_want_to_be_noted(mailing, mailbox):
    ann, bo = mailing.knows("Ann"), mailing.knows("Bo")
    stored.save(TrackingSettings(clicks=False, opens=False, utm=False), at=NOON)
    stored.save(Recognising(hosts=("shop.test",)), at=NOON)
    allow_noting(ann, allowed=False, how="link", wording="Note nothing.", actor="customer", at=NOON)
    mailing.plans(ann, bo)
    assert mailing.hands_over() == {"accepted": 2}
    assert "rgl=" not in mailing.content(ann).text
    assert "rgl=" in mailing.content(bo).text


def test_a_round_ends_after_four_minutes_so_that_the_next_one_knows_how_late_it_is(
    mailing, mailbox, monkeypatch
):
    mailing.plans(mailing.knows("Ann"), mailing.knows("Dita"))
    with monkeypatch.context() as slow:
        slow.setattr("regulars.channels.handing.MOST", 1)
        slow.setattr("regulars.channels.round.monotonic", partial(next, count(0, 80)))  # seconds
        assert mailing.hands_over() == {"accepted": 1}
    assert sorted(mailing.states().values()) == ["accepted", "planned"]
    assert mailing.hands_over() == {"accepted": 1}
