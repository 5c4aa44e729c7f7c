"""What advertising brought is measured against those whom no network was told of."""

import pytest

from regulars.capabilities.audiences.models import AdPerson
from regulars.capabilities.audiences.returns import measured
from tests.engine.store import days, id_of


@pytest.fixture
def drawn(advertising):
    """Forty people, half of them held out; each ordered once before."""
    people = [f"p{number}" for number in range(80)]
    advertising.allows(*people)
    audience = advertising.means()
    at = advertising.store.at
    AdPerson.objects.bulk_create(
        AdPerson(
            audience=audience,
            customer_id=id_of(name),
            arm="treated" if n < 40 else "held_out",
            assigned_at=at,
        )
        for n, name in enumerate(people)
    )
    return audience


def test_nobody_is_counted_before_their_time_is_over(advertising, drawn):
    early = measured(drawn.pk, at=advertising.store.later(days=29))
    assert (early.treated.people, early.control.people, early.least) == (0, 0, None)
    over = measured(drawn.pk, at=advertising.store.later(days=1))
    assert (over.treated.people, over.control.people) == (40, 40)


def test_all_who_were_drawn_count_with_what_they_bought_less_refunds(advertising, drawn):
    start = advertising.store.at
    advertising.store.later(days=10)
    advertising.store.tell(*(advertising.store.order(f"p{n}", euros=30) for n in range(20)))
    refunded = advertising.store.sells("p30", euros=30)
    advertising.store.refunds(refunded, euros=30)
    advertising.store.tell(*(advertising.store.order(f"p{n}", euros=30) for n in range(40, 50)))
    advertising.store.at = start + days(40)
    advertising.store.sells("p60", euros=1_000)  # after its time
    found = measured(drawn.pk, at=advertising.store.at)
    assert (found.treated.successes, found.treated.total) == (20, 600_00)  # 20 x 30; 30 - 30 of another
    assert (found.control.successes, found.control.total) == (10, 300_00)
    assert found.money.difference * 40 == 300_00  # 600 / 40 - 300 / 40 = 7.50 each
    assert found.brought == 300_00
    assert found.money.low < 0 < found.money.high  # of 80 people nobody can say
    assert (found.is_margin, found.currency) == (False, "EUR")
    assert found.least == round(found.money.low * 40)
    assert found.most == round(found.money.high * 40)


def test_an_audience_without_anybody_has_no_return(advertising):
    found = measured(advertising.means().pk, at=advertising.store.at)
    assert (found.treated.people, found.brought, found.is_margin) == (0, 0, False)
