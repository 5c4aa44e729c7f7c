from regulars.connectors.event_clients.actions import end_key, make_key
from regulars.connectors.event_clients.models import WriteKey
from regulars.events.models import Event
from tests.connectors.event_clients.conftest import NOON


def made(shop, kind):
    return make_key(shop.id, kind=kind, name="website", actor="test", at=NOON)


def test_a_pages_key_can_be_shown_again_and_a_servers_cannot(shop):
    page, server = made(shop, "browser"), made(shop, "server")
    assert page.row.handle == page.secret
    assert server.secret.startswith(f"{server.row.handle}_")
    assert server.secret not in str(WriteKey.objects.values())
    assert (bool(page.row.proof_secret), server.row.proof_secret) == (True, "")


def test_no_two_keys_are_alike(shop):
    assert len({made(shop, kind).secret for kind in ("browser", "server") for _ in range(3)}) == 6


def test_each_change_is_recorded_once(shop):
    key = made(shop, "browser").row
    for _ in range(2):
        end_key(key.id, actor="test", at=NOON)
    assert WriteKey.objects.get().ended_at == NOON
    assert list(Event.objects.order_by("id").values_list("name", flat=True)) == [
        "write_key.made", "write_key.ended",
    ]  # fmt: skip
