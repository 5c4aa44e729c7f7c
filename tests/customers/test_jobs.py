"""Is the root made by night?"""

from regulars import clock
from regulars.customers.actions.consent import Statement, state
from regulars.customers.jobs import seal_consents
from regulars.customers.models import ConsentRoot, Customer


def test_the_night_makes_the_root_of_what_is_new(database):
    at = clock.now()
    ann = Customer.objects.create(first_seen_at=at).pk
    said = Statement(
        customer_id=ann, channel="email", purpose="offers", granted=True, occurred_at=at, how="form"
    )
    state([said], actor="test", at=at)
    made = seal_consents(0)
    assert made == bytes(ConsentRoot.objects.get().root).hex()
    assert seal_consents(0) == ""
