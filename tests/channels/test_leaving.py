"""A no that is said where a message reached somebody holds for the channel, with its evidence."""

from regulars.channels.leaving import No, leave
from regulars.customers.models import Canonical, Consent, Suppression
from regulars.customers.permission import address_digest
from tests.channels.texting.conftest import has_number

ANN = "+37126000001"


def says_no(at, **more):
    no = No(address=ANN, occurred_at=at, how="answer", wording="stop", evidence={"id": "7"}, **more)
    leave(no, channel="whatsapp", identity="phone", at=at)


def test_it_is_of_whom_the_address_is_as_they_count_now(shop):
    ann, other = shop.knows("Ann"), shop.knows("Anna")
    has_number(other, ANN)
    Canonical.objects.create(customer_id=other, canonical_id=ann)
    says_no(shop.at)
    rows = Consent.objects.filter(channel="whatsapp").order_by("purpose")
    assert [(row.customer_id, row.purpose, row.granted) for row in rows] == [
        (ann, "offers", False),
        (ann, "service", False),
    ]
    assert (rows[0].how, rows[0].wording, rows[0].evidence) == ("answer", "stop", {"id": "7"})
    assert not Suppression.objects.exists()


def test_from_an_address_that_nobody_is_known_by_it_holds_for_the_address(shop):
    says_no(shop.at)
    says_no(shop.at)
    assert Suppression.objects.get().address_digest == address_digest("whatsapp", ANN)


def test_it_may_be_of_offers_alone(shop):
    ann = shop.knows("Ann")
    has_number(ann, ANN)
    says_no(shop.at, purposes=("offers",))
    assert Consent.objects.get(channel="whatsapp").purpose == "offers"
