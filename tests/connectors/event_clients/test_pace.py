from datetime import UTC, datetime, timedelta

from django.test import RequestFactory

from regulars.connectors.event_clients import pace
from regulars.connectors.event_clients.pace import Pace, address_of

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


def test_who_tells_too_much_waits_until_the_bucket_fills():
    kept = Pace(most=10, a_second=2)
    assert kept.wait(10, key_id=1, address="a", at=NOON) == 0
    assert kept.wait(3, key_id=1, address="a", at=NOON) == 2  # 3 lack, 2 come back a second
    assert kept.wait(1, key_id=1, address="a", at=NOON + timedelta(seconds=1)) == 0
    assert kept.wait(10, key_id=1, address="a", at=NOON + timedelta(hours=1)) == 0


def test_neighbours_and_other_keys_dont_wait():
    kept = Pace(most=1, a_second=1)
    assert kept.wait(1, key_id=1, address="a", at=NOON) == 0
    assert kept.wait(1, key_id=1, address="b", at=NOON) == 0
    assert kept.wait(1, key_id=2, address="a", at=NOON) == 0
    assert kept.wait(1, key_id=1, address="a", at=NOON) == 1


def test_it_remembers_so_many_addresses_and_no_more(monkeypatch):
    monkeypatch.setattr(pace, "ADDRESSES", 2)
    kept = Pace(most=1, a_second=1)
    for address in ("a", "b", "c", "a"):
        assert kept.wait(1, key_id=1, address=address, at=NOON) == 0


def test_a_network_of_ipv6_counts_as_one_address():
    def come(address):
        return address_of(RequestFactory().post("/", REMOTE_ADDR=address))

    assert come("192.0.2.7") == "192.0.2.7"
    assert come("2001:db8:0:1::7") == come("2001:db8:0:1:ffff::1") != come("2001:db8:0:2::7")
    assert come("") == come("unix:") == ""
