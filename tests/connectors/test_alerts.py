"""The staff hears of a shop that is gone, and of one that doesn't answer."""

from regulars.connectors.alerts import silent, uninstalled
from regulars.connectors.models import Connection, Follow
from tests.connectors.conftest import NOON


def test_a_shop_from_which_our_app_was_removed(connection):
    assert [*uninstalled(NOON)] == []
    Connection.objects.update(uninstalled_at=NOON)
    (alert,) = uninstalled(NOON)
    assert alert.key == f"connection:{connection.id}:uninstalled"
    assert "removed from Candles" in alert.says


def test_a_shop_that_does_not_answer_again_and_again(connection):
    follow = {"stream": "orders", "since": NOON, "due_at": NOON, "error": "out_of_reach"}
    Follow.objects.create(connection=connection, **follow, tries=2)
    assert [*silent(NOON)] == []
    Follow.objects.update(tries=3)
    (alert,) = silent(NOON)
    assert alert.says == "Candles can’t be asked what is new, so its orders aren’t known."
    Connection.objects.update(ended_at=NOON)
    assert [*silent(NOON)] == []
