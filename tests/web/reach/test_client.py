"""Nobody pretends to be somebody else, and behind a proxy not everybody is the proxy."""

import pytest

from regulars.web.reach.client import is_one_of, networks, settle

PROXIES = networks("127.0.0.1, ::1, 10.1.0.0/16")


def settled(peer: str, **headers: str) -> dict[str, str]:
    environ = {"REMOTE_ADDR": peer, **{f"HTTP_{name}": value for name, value in headers.items()}}
    settle(environ, proxies=PROXIES)
    return environ


@pytest.mark.parametrize(
    ("chain", "client"),
    [
        ("198.51.100.7", "198.51.100.7"),
        ("192.0.2.1, 198.51.100.7", "198.51.100.7"),  # what stands left of it, the visitor invented
        ("198.51.100.7, 10.1.2.3", "198.51.100.7"),  # two proxies in a row
        ("2001:db8::7", "2001:db8::7"),
        ("198.51.100.7,", "127.0.0.1"),
        ("unknown", "127.0.0.1"),
        ("10.1.2.3", "127.0.0.1"),
        ("", "127.0.0.1"),
    ],
)
def test_a_trusted_proxy_says_for_whom_it_asks(chain, client):
    assert settled("127.0.0.1", X_FORWARDED_FOR=chain)["REMOTE_ADDR"] == client


@pytest.mark.parametrize("peer", ["198.51.100.9", "10.2.0.1", ""])
def test_what_a_stranger_says_of_forwarding_is_dropped(peer):
    said = {"X_FORWARDED_FOR": "192.0.2.1", "X_FORWARDED_PROTO": "https", "X_FORWARDED_HOST": "evil.example"}
    assert settled(peer, **said, FORWARDED="for=192.0.2.1", X_REAL_IP="192.0.2.1") == {"REMOTE_ADDR": peer}


def test_what_a_trusted_proxy_says_of_https_stays():
    assert settled("::1", X_FORWARDED_PROTO="https")["HTTP_X_FORWARDED_PROTO"] == "https"


def test_a_proxy_of_this_machine_is_known_by_a_program_that_listens_on_all_addresses():
    assert settled("::ffff:127.0.0.1", X_FORWARDED_FOR="198.51.100.7")["REMOTE_ADDR"] == "198.51.100.7"
    stranger = "::ffff:198.51.100.9"
    assert settled(stranger, X_FORWARDED_FOR="192.0.2.1") == {"REMOTE_ADDR": stranger}


def test_no_address_is_no_proxys():
    assert not is_one_of("probe", PROXIES)


def test_a_proxy_that_is_no_address_is_refused():
    with pytest.raises(ValueError, match="the-proxy"):
        networks("the-proxy")
