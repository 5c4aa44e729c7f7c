"""Can nobody reach through us what only our machine may reach?"""

import socket
from ipaddress import ip_address

import pytest

from regulars.web.outward import address
from regulars.web.outward.address import AddressRefused, check, is_public, target


def resolving(monkeypatch, *ips: str) -> None:
    """Every name leads to these addresses."""
    found = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (ip, 443)) for ip in ips]
    monkeypatch.setattr(address.socket, "getaddrinfo", lambda *_, **__: found)


@pytest.fixture
def public_install(settings) -> None:
    settings.BASE_URL = "https://regulars.candles.example"


@pytest.mark.parametrize(
    "ip",
    [
        "127.0.0.1", "10.0.0.8", "172.16.3.4", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0",
        "224.0.0.1", "255.255.255.255", "192.0.2.1", "198.18.0.1",
        "::1", "::", "fe80::1", "fc00::1", "fec0::1", "ff02::1", "2001:db8::1", "5f00::1",
        "::127.0.0.1", "::10.0.0.8", "64:ff9b:1::a00:8",
        "::ffff:127.0.0.1", "::ffff:169.254.169.254", "64:ff9b::7f00:1", "2002:7f00:1::", "64:ff9b::a00:1",
    ],
)  # fmt: skip
def test_what_only_our_machine_reaches_is_refused(ip, monkeypatch, public_install):
    assert not is_public(ip_address(ip))
    resolving(monkeypatch, ip)
    with pytest.raises(AddressRefused, match="not a public address"):
        target("https://hooks.example.com/")


def test_one_private_address_among_public_ones_is_enough_to_refuse(monkeypatch, public_install):
    resolving(monkeypatch, "93.184.215.14", "10.0.0.8")
    with pytest.raises(AddressRefused, match=r"10\.0\.0\.8"):
        target("https://hooks.example.com/")


def test_the_address_that_was_checked_is_the_one_that_is_called(monkeypatch, public_install):
    resolving(monkeypatch, "93.184.215.14")
    found = target("https://hooks.example.com/a/b?c=d")
    assert (found.host, found.port, found.path, found.ip) == (
        "hooks.example.com", 443, "/a/b?c=d", "93.184.215.14",
    )  # fmt: skip


@pytest.mark.parametrize(
    "url",
    [
        "http://hooks.example.com/", "ftp://hooks.example.com/", "file:///etc/passwd", "hooks.example.com",
        "https://", "https://user:word@hooks.example.com/", "https://hooks.example.com:port/",
        "https://hooks.example.com/a b", "https://hooks.example.com/\r\nX: y", "https://höoks.example.com/",
        "https://[::1", "https://hooks.example.com/" + "a" * 2_000, "",
    ],
)  # fmt: skip
def test_what_is_no_address_to_call_is_refused_when_it_is_typed(url, public_install):
    with pytest.raises(AddressRefused):
        check(url)


def test_a_name_that_nobody_knows_is_refused_in_words(monkeypatch, public_install):
    def unknown(*_: object, **__: object) -> None:
        raise socket.gaierror

    monkeypatch.setattr(address.socket, "getaddrinfo", unknown)
    with pytest.raises(AddressRefused, match="Nobody knows the name"):
        target("https://hooks.example.com/")


@pytest.mark.parametrize("written", ["127.1", "2130706433", "0x7f.1", "localhost"])
def test_other_ways_to_write_the_machines_own_address_change_nothing(written, public_install):
    with pytest.raises(AddressRefused):
        target(f"https://{written}/")


@pytest.mark.parametrize("base", ["http://localhost:8000", "http://127.0.0.1:8000", "http://[::1]:8000"])
def test_on_the_developers_own_machine_loopback_may_be_called_and_nothing_else_private(
    base, settings, monkeypatch
):
    settings.BASE_URL = base
    assert target("http://127.0.0.1:9000/hooks").ip == "127.0.0.1"
    resolving(monkeypatch, "10.0.0.8")
    with pytest.raises(AddressRefused, match="not a public address"):
        target("http://hooks.example.com/")
    resolving(monkeypatch, "93.184.215.14")
    with pytest.raises(AddressRefused, match="https"):
        target("http://hooks.example.com/")
