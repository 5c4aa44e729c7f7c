"""The staff hears when people complain, and when bounces can't be read."""

from regulars.channels.deliverability.alerts import paused, unread
from regulars.channels.deliverability.models import MailboxPlace, SendingDomain


def test_offers_of_a_domain_wait(shop):
    domain = SendingDomain.objects.create(domain="amber.test", complaints=3, accepted=1200)
    assert [*paused(shop.at)] == []
    SendingDomain.objects.filter(pk=domain.pk).update(paused_at=shop.at)
    (alert,) = paused(shop.at)
    assert alert.key == "domain:amber.test:paused"
    assert "3 people complained of 1,200 mails" in alert.says


def test_the_mailbox_cannot_be_read(shop):
    assert [*unread(shop.at)] == []
    MailboxPlace.objects.create(name="bounces", problem="sign_in_refused")
    (alert,) = unread(shop.at)
    assert alert.key == "mailbox:sign_in_refused"
