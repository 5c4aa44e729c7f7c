"""Do a shop's facts count as the shop's, through its own door?"""

import msgspec
from django.db import transaction

from regulars.commerce.intake import Source, apply
from regulars.commerce.models import Order
from regulars.connectors.sources import applied, source_of
from tests.connectors import candles
from tests.connectors.conftest import NOON


def test_the_shop_and_its_door(connection):
    door = f"shopify:{connection.id}"
    assert source_of(connection) == Source(connection.shop_id, key=door, actor=door)


def order(number, *, total_minor=500):
    told = candles.fact("orders", f"ann-{number}", currency="USD")
    return msgspec.structs.replace(told, total_minor=total_minor)


def test_a_fact_that_no_column_can_hold_keeps_back_no_other(connection):
    facts = [order(1), order(2, total_minor=10**30), order(3)]
    with transaction.atomic():
        results, problems = applied(facts, connection=connection, by=apply, at=NOON)
    assert results == ["new", "refused: out_of_range", "new"]
    assert problems == ["ann-2: out_of_range"]
    assert Order.objects.count() == 2
