"""Does what is kept of a failure tell where to look, and of nobody?"""

from django.db import IntegrityError

from regulars.connectors import unforeseen
from regulars.connectors.actions import address_of
from regulars.connectors.models import Connection


def failed(work):
    """What a piece of work raises."""
    try:
        work()
    except Exception as failure:  # noqa: BLE001 whatever it is, it is looked at
        return failure
    raise AssertionError("it doesn't fail")


def test_of_a_message_nothing_is_kept():
    assert unforeseen.told(ValueError("ann@example.com is no number")) == "ValueError"


def test_the_place_in_our_code_is_told():
    failure = failed(lambda: address_of(None))
    assert unforeseen.told(failure).startswith(f"{type(failure).__name__} at regulars/connectors/actions.py:")


def test_of_a_row_that_is_there_twice_its_constraint_is_told_and_not_its_values(connection):
    again = {"kind": "shopify", "shop": connection.shop, "created_at": connection.created_at}
    failure = failed(lambda: Connection.objects.create(token=connection.token, secret="", **again))
    assert isinstance(failure, IntegrityError)
    assert connection.token in str(failure)
    assert unforeseen.told(failure) == "IntegrityError (23505, connection_token_key)"
    for kept in (unforeseen.told(failure), unforeseen.traced(failure)):
        assert connection.token not in kept
    assert "in create" in unforeseen.traced(failure)
