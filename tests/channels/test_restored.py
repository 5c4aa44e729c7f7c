"""A store that comes back from yesterday's backup writes to nobody before somebody has looked."""

from regulars.business.models import Business
from regulars.channels import actions
from regulars.channels.restored import hold


def test_what_waited_at_the_backup_waits_until_somebody_has_looked(mailing, mailbox):
    mailing.plans(mailing.knows("Ann"))
    assert hold(at=mailing.at)
    assert mailing.hands_over() == {}
    assert mailbox.taken() == []
    actions.resume_sending(who=None, at=mailing.at)
    assert mailing.hands_over() == {"accepted": 1}


def test_a_store_that_never_sent_anything_is_left_alone(shop):
    assert not hold(at=shop.at)
    assert Business.objects.get().sends_stopped_at is None
