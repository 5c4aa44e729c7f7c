from uuid import uuid4

from regulars import clock
from regulars.customers.timeline import timeline
from regulars.storefront.forms.actions import entries
from regulars.storefront.forms.content import Gift
from regulars.storefront.forms.filled import Filled
from regulars.storefront.forms.models import FormEntry

SAID = Filled(addresses={"email": "ann@buyer.test"}, consents=frozenset({"email"}))


def test_what_somebody_signed_up_by_and_fetched_stands_in_what_happened(form_of):
    row, at = form_of(gift=Gift(url="https://shop.test/guide")), clock.now()
    entries.sign_up(row, SAID, edition=1, token=uuid4(), language="en", ip="", at=at)
    who = FormEntry.objects.get().customer_id
    kinds = ["signed_up", "downloaded"]
    assert list(timeline([who], upto=at, limit=9, only=kinds)) == []
    entries.confirmed(who, channel="email", at=at)
    entries.note_download(FormEntry.objects.get(), at=at)
    told = timeline([who], upto=clock.now(), limit=9, only=kinds)
    assert {(one.kind, str(one.says)) for one in told} == {("signed_up", "Footer"), ("downloaded", "Footer")}
