from regulars.commerce.merging import merge
from regulars.customers.models import Suppression
from regulars.customers.permission import address_digest
from regulars.engine.suppression import suppressed
from tests.engine.store import NOON, id_of

EMAIL = [("email", "email")]


def block(address):
    Suppression.objects.create(
        channel="email", address_digest=address_digest("email", address), reason="bounced", since=NOON
    )


def test_a_blocked_address_is_found_whatever_its_case(store):
    store.sells("ann")
    store.sells("bo")
    block("Ann@Example.com")
    ann, bo = id_of("ann"), id_of("bo")
    assert suppressed([ann, bo], ways=EMAIL) == {(ann, "email")}
    block("bo@example.com")
    unblocked = address_digest("email", "ann@example.com")
    Suppression.objects.filter(address_digest=unblocked).update(lifted_at=NOON)
    assert suppressed([ann, bo], ways=EMAIL) == {(bo, "email")}


def test_nobody_is_blocked_while_nothing_is(store):
    store.sells("ann")
    assert suppressed([id_of("ann")], ways=EMAIL) == set()
    block("someone@example.com")
    assert suppressed([], ways=EMAIL) == set()
    assert suppressed([id_of("ann")], ways=EMAIL) == set()


def test_it_is_the_latest_address_of_a_person_that_counts(store):
    store.sells("ann", ago=50)
    store.sells("eva", ago=5)
    ann, eva = id_of("ann"), id_of("eva")
    merge(loser=eva, winner=ann, reason="asked", actor="staff:1", at=NOON)
    block("ann@example.com")
    assert suppressed([ann], ways=EMAIL) == set()
    block("eva@example.com")
    assert suppressed([ann], ways=EMAIL) == {(ann, "email")}


def test_channels_may_share_an_address_and_be_blocked_apart(store):
    store.sells("ann")
    block("ann@example.com")
    ann = id_of("ann")
    assert suppressed([ann], ways=[*EMAIL, ("letter", "email")]) == {(ann, "email")}
