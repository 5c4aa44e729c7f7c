"""Bad input gets a clear answer or is made harmless, and nothing is lost."""

import pytest

from regulars.business.models import Shop as ShopRow
from regulars.channels import actions
from regulars.channels.channel import Sender
from regulars.channels.models import Send
from regulars.commerce.models import Product
from regulars.customers.models import Identity, Person

EVIL = "Soap\r\nBcc: all@buyer.test\r\n\r\n<script>"
HEADERS = {
    "MIME-Version", "Content-Type", "From", "To", "Subject", "Date", "Message-ID", "Reply-To",
    "List-Unsubscribe", "List-Unsubscribe-Post",
}  # fmt: skip


def test_no_name_begins_a_header(mailing, mailbox):
    """Of the person, the product, the shop, the sender and where answers go."""
    ann = mailing.knows("Ann")
    Person.objects.update(name=EVIL, given_name=EVIL)
    Product.objects.update(name=EVIL)
    ShopRow.objects.update(name=EVIL)
    sender = Sender(
        from_name=EVIL, from_address="shop@amber.test", reply_to="laura@amber.test", signed_by=EVIL
    )
    actions.set_sender(sender, who=None, at=mailing.at)
    mailing.plans(ann)
    assert mailing.hands_over() == {"accepted": 1}
    (mail,) = mailbox.mails()
    assert mailbox.recipients() == {"ann@buyer.test": 1}
    assert set(mail.keys()) == HEADERS
    assert len(mail.keys()) == len(HEADERS)
    assert mail["List-Unsubscribe"].startswith("<http://localhost:8000/u/")


@pytest.mark.parametrize(
    "address",
    ["ann@buyer.test>\r\nRCPT TO:<all@buyer.test", "ann@buyer.test\nBcc: x@y.test", "ann@", "a b@c.test"],
)
def test_an_address_that_cannot_be_one_fails_alone_with_its_reason(mailing, mailbox, address):
    eve, ann = mailing.knows("Eve"), mailing.knows("Ann")
    mailing.plans(eve, ann)
    Identity.objects.filter(customer_id=eve).update(value=address)
    mailing.hands_over()
    failed = mailing.letter(eve)
    assert (failed.state, failed.reason) == ("failed", "rejected")
    assert "SMTP can't say this address" in failed.detail
    assert mailbox.recipients() == {"ann@buyer.test": 1}


@pytest.mark.parametrize(
    "wrong",
    [
        {"from_address": "shop@amber.test\r\nBcc: all@buyer.test"},
        {"from_address": "shop@amber.test> SIZE=1"},
        {"from_address": "žanete@amber.test"},
        {"from_address": "nobody"},
        {"from_address": "shop@amber.test", "reply_to": "a@b.test\r\nBcc: all@buyer.test"},
    ],
)
def test_a_sender_that_cannot_be_one_is_refused_and_the_old_one_stays(mailing, wrong):
    with pytest.raises(actions.UnusableAddress):
        actions.set_sender(Sender(from_name="", **wrong), who=None, at=mailing.at)
    mailing.plans(mailing.knows("Ann"))
    assert mailing.hands_over() == {"accepted": 1}
    assert Send.objects.get().message_id.endswith("@amber.test>")
