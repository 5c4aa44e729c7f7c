from datetime import timedelta

from regulars.connectors.event_clients.jobs import forget_unread
from regulars.connectors.event_clients.kept import OF_A_KEY, Unread, forget, keep
from regulars.connectors.event_clients.models import UnreadMessage, WriteKey
from regulars.connectors.event_clients.queries import unread
from tests.connectors.event_clients.conftest import NOON


def wrong(body: bytes = b"{}", why: str = "Why.") -> Unread:
    return Unread("$.type", why, "Way out.", body)


def test_what_cannot_be_taken_stays_as_it_came(page_key):
    keep([wrong(b'{"a": "\xff\\u0000"}', "A \0 in it, and a \ud800.")], key_id=page_key.row.id, at=NOON)
    (kept,) = unread(page_key.row.id)
    assert (kept.place, kept.why, kept.way_out) == ("$.type", "A  in it, and a ?.", "Way out.")
    assert (bytes(kept.body), kept.received_at) == (b'{"a": "\xff\\u0000"}', NOON)


def test_each_keys_last_ones_stay_and_all_are_counted(page_key, server_key):
    keep([wrong()], key_id=server_key.row.id, at=NOON)
    for n in range(OF_A_KEY + 5):
        keep([wrong(str(n).encode())], key_id=page_key.row.id, at=NOON)
    kept = UnreadMessage.objects.filter(key_id=page_key.row.id).order_by("id")
    assert (len(kept), bytes(kept[0].body)) == (OF_A_KEY, b"5")
    assert WriteKey.objects.get(id=page_key.row.id).unread_count == OF_A_KEY + 5
    assert UnreadMessage.objects.filter(key_id=server_key.row.id).count() == 1


def test_of_one_call_the_first_ones_stay_and_huge_ones_are_cut(page_key):
    keep([wrong(b"x" * 100_000) for _ in range(30)], key_id=page_key.row.id, at=NOON)
    sizes = [len(bytes(each.body)) for each in UnreadMessage.objects.all()]
    assert sizes == [32 * 1024] * 20
    assert WriteKey.objects.get().unread_count == 30


def test_they_are_let_go_after_their_time(page_key):
    for days in (0, 1):
        keep([wrong()], key_id=page_key.row.id, at=NOON + timedelta(days=days))
    assert forget(before=NOON + timedelta(hours=1)) == 1
    assert forget_unread(0) == 1  # that was long ago by the clock of today
