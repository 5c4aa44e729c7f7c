"""Is a yes confirmed by those of whom the owner wants it, by one letter each?"""

import re

import pytest
from msgspec.structs import replace

from regulars.channels.confirming import Confirmation, confirmation_of
from regulars.channels.models import Send
from regulars.channels.opting_in import DoubleOptIn, take
from regulars.customers.actions import pending
from regulars.customers.models import Consent
from regulars.web import stored


@pytest.mark.parametrize(
    ("where", "country", "asks"),
    [
        ("everywhere", "LV", True),
        ("nowhere", "DE", False),
        ("countries", "de", True),
        ("countries", "LV", False),
        ("countries", "", True),
    ],
)
def test_who_confirms(where, country, asks):
    assert DoubleOptIn(where=where, countries="DE, at").asks(country) is asks


def takes(shop, customer, *, country="LV", yes=True):
    said = replace(shop.said(customer, granted=yes, at=shop.at), how="form", wording="Yes, write to me")
    return take(said, country=country, shop_id=shop.row.pk, actor="form:1", at=shop.at)


def test_where_nobody_confirms_a_yes_holds_at_once_and_a_no_always_does(mailing):
    bo = mailing.knows("Bo", allows=None)
    assert takes(mailing, bo, yes=False)
    stored.save(DoubleOptIn(where="nowhere"), at=mailing.at)
    assert takes(mailing, bo)
    assert Consent.objects.filter(customer_id=bo).count() == 2
    assert mailing.hands_over() == {}


def test_one_letter_asks_bo_whether_it_was_him_and_its_link_confirms(mailing, mailbox):
    bo = mailing.knows("Bo", allows=None)
    assert [takes(mailing, bo), takes(mailing, bo)] == [False, False]
    assert mailing.hands_over() == {"accepted": 1}
    letter = mailbox.mail_to("bo@buyer.test")
    assert letter["List-Unsubscribe"] is None
    token = re.search(r"http://localhost:8000/c/(\S+)/", letter.get_body(("plain",)).get_content())[1]
    mailing.plans(bo)
    assert mailing.hands_over() == {"skipped": 1}  # nothing but that letter, until he says yes
    link = confirmation_of(token, at=mailing.at)
    assert link == Confirmation(bo, "email", Send.objects.earliest("id").pk)
    assert pending.confirm(link.customer_id, channel=link.channel, evidence={}, at=mailing.at) == 1
    mailing.plans(bo, visit=2)
    assert mailing.hands_over() == {"accepted": 1}
