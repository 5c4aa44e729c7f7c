from uuid import uuid4

from regulars import clock
from regulars.storefront.forms.actions import entries
from regulars.storefront.forms.content import Gift
from regulars.storefront.forms.filled import Filled
from regulars.storefront.forms.gifts import LIVES
from regulars.storefront.forms.models import FormEntry
from regulars.storefront.forms.waiting import waiting

SAID = Filled(addresses={"email": "ann@buyer.test"}, consents=frozenset({"email"}))


def test_each_form_gives_once_and_for_a_week(form_of):
    row, at = form_of(gift=Gift(url="https://shop.test/guide")), clock.now()
    for _ in range(2):
        entries.sign_up(row, SAID, edition=1, token=uuid4(), language="en", ip="", at=at)
    who = FormEntry.objects.first().customer_id
    assert waiting(who, channel="email", language="en", at=at) == []
    entries.confirmed(who, channel="email", at=at)
    (given,) = waiting(who, channel="email", language="lv", at=at)
    assert given.url.startswith("http://localhost:8000/g/")
    assert waiting(who, channel="sms", language="lv", at=at) == []
    assert waiting(who, channel="email", language="lv", at=at + LIVES) == []
