"""What the staff changes is one transaction: the rows, the event, and who did it."""

from datetime import timedelta

from regulars.channels import actions
from regulars.channels.channel import Sender
from regulars.channels.models import ChannelSetting, ChannelTrouble, SenderIdentity
from regulars.channels.smtp import Server
from regulars.events.models import Event
from regulars.web.models import StaffAction

SERVER = Server(host="smtp.amber.lv", port=587, security="starttls", user="laura", password="s3cret")


def test_a_new_server_is_tried_at_once(shop, owner):
    ChannelTrouble.objects.create(
        channel="email",
        problem="unknown_host",
        since=shop.at,
        retry_at=shop.at + timedelta(hours=1),
        failures=9,
    )
    actions.set_email_server(SERVER, who=owner, at=shop.at)
    assert not ChannelTrouble.objects.exists()
    happened = Event.objects.get(name="channel.set")
    assert (happened.actor, happened.payload["host"]) == (f"staff:{owner.pk}", "smtp.amber.lv")
    assert "s3cret" not in str(happened.payload)
    assert StaffAction.objects.get().user == owner


def test_a_kept_password_stays_as_it_was_sealed(shop):
    actions.set_email_server(SERVER, who=None, at=shop.at)
    sealed = ChannelSetting.objects.get().secret
    actions.set_email_server(SERVER, keep_password=True, who=None, at=shop.at + timedelta(seconds=1))
    assert ChannelSetting.objects.get().secret == sealed
    assert Event.objects.filter(name="channel.set").count() == 2


def test_a_sender_for_one_shop_and_for_all(shop):
    actions.set_sender(Sender(from_name="A", from_address="a@amber.lv"), who=None, at=shop.at)
    actions.set_sender(
        Sender(from_name="B", from_address="b@amber.lv"), shop_id=shop.row.id, who=None, at=shop.at
    )
    assert dict(SenderIdentity.objects.values_list("shop_id", "from_name")) == {0: "A", shop.row.id: "B"}
    assert set(Event.objects.filter(name="sender.set").values_list("shop_id", flat=True)) == {
        None,
        shop.row.id,
    }


def test_stop_and_resume_are_told_once_each(shop, owner):
    assert not actions.resume_sending(who=owner, at=shop.at)
    assert actions.stop_sending(who=owner, at=shop.at)
    assert actions.resume_sending(who=owner, at=shop.at + timedelta(hours=1))
    names = Event.objects.filter(name__startswith="sends.").order_by("id").values_list("name", flat=True)
    assert list(names) == ["sends.stopped", "sends.resumed"]
    assert StaffAction.objects.count() == 2


def test_who_did_it_is_named_in_the_log(owner, database):
    assert actions.actor(None) == "house"
    assert actions.actor(owner) == f"staff:{owner.pk}"
