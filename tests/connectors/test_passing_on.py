"""Does a shop hear what its customers said about offers elsewhere, and nothing that isn't its business?"""

from datetime import timedelta

import msgspec
import pytest
from django.db import transaction

from regulars.business.models import Shop
from regulars.commerce.facts import Buyer, ConsentFact, CustomerFact
from regulars.commerce.intake import Source, apply
from regulars.connectors.catalogue import connectors
from regulars.connectors.changes import Change, ConsentStated
from regulars.connectors.models import Telling
from regulars.connectors.passing_on import pass_on
from regulars.customers.identify import Identifiers
from tests.connectors.candles import CandleApi
from tests.connectors.conftest import NOON, asked

CY = Buyer(who=Identifiers(email="cy@example.com", shop_customer="77"))


class ListeningApi(CandleApi):
    changes = frozenset({ConsentStated})


@pytest.fixture
def hearing(candles, monkeypatch):
    """A shop that can be told of consents, and knows Cy as its customer 77."""
    monkeypatch.setattr(connectors()["shopify"], "api", ListeningApi())
    connection = asked(candles)
    known = CustomerFact(buyer=CY, version=NOON)
    apply([known], source=source(connection), at=NOON)
    return connection


def source(connection, actor="api:till"):
    return Source(connection.shop_id, key=actor, actor=actor)


def says(connection, *, granted, actor="api:till", who="cy@example.com", **more):
    fact = ConsentFact(
        buyer=Buyer(who=Identifiers(email=who)),
        channel="email",
        granted=granted,
        occurred_at=more.pop("at", NOON),
        how=more.pop("how", "form"),
        **more,
    )
    assert apply([fact], source=source(connection, actor), at=NOON).results == ("new",)


def told():
    """What shops are told, once all of the log is read."""
    with transaction.atomic():
        while pass_on(at=NOON):
            pass
    rows = Telling.objects.order_by("id").values_list("change", flat=True)
    return [
        change for each in rows if isinstance(change := msgspec.convert(each, type=Change), ConsentStated)
    ]


def test_a_no_that_was_said_to_us_is_told_to_the_shop(hearing):
    says(hearing, granted=False)
    assert told() == [
        ConsentStated(customer="77", channel="email", address="cy@example.com", granted=False, stated_at=NOON)
    ]
    assert Telling.objects.get().customer_id is not None


def test_twice_read_is_told_once_and_a_change_of_mind_is_told_again(hearing):
    says(hearing, granted=False)
    assert len(told()) == len(told()) == 1
    says(hearing, granted=True, at=NOON + timedelta(hours=1))
    assert [each.granted for each in told()] == [False, True]


def test_what_the_shop_told_itself_is_no_news_to_it(hearing):
    says(hearing, granted=True, actor=f"shopify:{hearing.id}")
    assert told() == []


def test_a_yes_of_a_file_is_no_news_but_a_no_is(hearing):
    says(hearing, granted=True, how="import")
    assert told() == []
    says(hearing, granted=False, how="import", at=NOON + timedelta(hours=1))
    assert [each.granted for each in told()] == [False]


def test_what_is_not_about_offers_or_of_nobody_of_the_shops_stays_here(hearing):
    says(hearing, granted=True, purpose="service")
    says(hearing, granted=False, who="dita@example.com")
    Shop.objects.create(name="Soaps", currency="USD", time_zone="Europe/Riga")
    assert told() == []


def test_where_no_shop_can_be_told_nothing_is_read(candles):
    asked(candles)
    says(candles, granted=False)
    assert pass_on(at=NOON) == 0


def test_a_no_bears_the_address_that_the_shop_knows_them_by(hearing):
    second = CustomerFact(
        buyer=Buyer(who=Identifiers(email="cy.new@example.com", shop_customer="77")),
        version=NOON + timedelta(days=1),
    )
    apply([second], source=source(hearing), at=NOON + timedelta(days=1))
    says(hearing, granted=False, who="cy.new@example.com")
    assert [each.address for each in told()] == ["cy.new@example.com"]
