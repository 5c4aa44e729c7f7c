"""Does the clock of a demo stand where its past ends, and go on?"""

from datetime import UTC, datetime, timedelta

from regulars import clock
from regulars.business.models import Shop
from regulars.connectors.demo import real
from regulars.connectors.demo.sandbox import opened

MORNING = datetime(2010, 12, 10, 9, tzinfo=UTC)


def test_the_clock_stands_at_the_start_and_goes_on(store):
    opened(real.SHOP, starts_at=MORNING, synthetic=False)
    before = clock.now()
    assert timedelta(0) <= before - MORNING < timedelta(minutes=1)
    assert clock.now() > before


def test_it_is_opened_once(store):
    first = opened(real.SHOP, starts_at=MORNING, synthetic=False)
    assert opened(real.SHOP, starts_at=MORNING, synthetic=False) == first
    assert Shop.objects.count() == 1
