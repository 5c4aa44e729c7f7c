"""Is each event declared once, with its meaning?"""

import msgspec
import pytest

from regulars.events import declare
from regulars.events.behaviour import ProductViewed


class Stranger(msgspec.Struct):
    """A payload that nobody declared."""


def test_an_event_is_found_by_its_name_and_by_its_payload():
    kind = declare.named("product.viewed")
    assert kind == declare.type_of(ProductViewed({}))
    assert kind.version == 1
    assert kind.meaning.startswith("A product's page")


def test_what_nobody_declared_is_refused():
    with pytest.raises(declare.UnknownEvent):
        declare.type_of(Stranger())
    with pytest.raises(declare.UnknownEvent):
        declare.named("sneezed")


def test_every_declared_event_says_what_it_means():
    assert [kind.name for kind in declare.catalogue() if not kind.meaning] == []


def test_what_is_about_the_store_happens_to_no_customer():
    names = [kind.name for kind in declare.of_customers()]
    assert {"order.placed", "shipment.delivered", "consent.given", "product.viewed"} <= set(names)
    assert not {"channel.set", "play.switched_on", "import.finished", "shop.changed"} & set(names)
    assert names == sorted(names)
