"""Where do customers have things sent to?"""

from regulars.commerce.facts import Address as Told
from regulars.commerce.facts import Buyer
from regulars.commerce.models import Order
from regulars.customers.models import Address
from regulars.events.models import Event
from tests.commerce.shop import day, order, shop, tell

__all__ = ["shop"]

RIGA = Told(country="lv", city="Rīga", postcode="lv-1010 ")


def test_a_place_is_kept_once_for_a_customer_with_its_last_use(shop):
    tell(shop, order("1", address=RIGA), order("2", on=9, address=RIGA))
    tell(shop, order("3", on=4, address=RIGA))
    place = Address.objects.get()
    assert (place.country, place.city, place.postcode) == ("LV", "Rīga", "LV-1010")
    assert place.last_seen_at == day(9)
    assert set(Order.objects.values_list("address_id", flat=True)) == {place.id}


def test_an_order_that_goes_elsewhere_is_changed_and_one_that_says_nothing_is_not(shop):
    tell(shop, order("1", address=RIGA))
    assert tell(shop, order("1", version=day(1), address=Told(country="EE", city="Tartu"))) == ("changed",)
    assert Order.objects.get().address.city == "Tartu"
    tell(shop, order("1", version=day(2), channel="pos"))
    assert Order.objects.get().address.city == "Tartu"


def test_nobody_has_no_place(shop):
    tell(shop, order("1", buyer=Buyer(), address=RIGA), order("2", address=Told()))
    assert not Address.objects.exists()


def test_an_event_never_tells_a_place(shop):
    tell(shop, order("1", address=RIGA))
    assert "Rīga" not in repr(list(Event.objects.values_list("payload", flat=True)))
    Address.objects.all().delete()
    assert Order.objects.get().address_id is None
