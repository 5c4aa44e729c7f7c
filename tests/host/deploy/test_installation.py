"""What a server has to know is asked for in words that can be written into its files."""

import pytest

from regulars.host.deploy.installation import Installation, NotADomain, PlaceUnfit


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("Regulars.Your-Shop.com", "regulars.your-shop.com"),
        ("veikals.lv.", "veikals.lv"),
        ("bücher.example", "xn--bcher-kva.example"),
    ],
)
def test_a_name_is_written_as_dns_has_it(said, written):
    assert Installation(domain=said).domain == written


ODD = [
    "",
    "localhost",
    "192.168.1.5",
    "https://shop.example.com",
    "shop.example.com/x",
    "a b.lv",
    "-a.lv",
    "a..b",
]


@pytest.mark.parametrize("said", ODD)
def test_what_the_world_cannot_look_up_is_refused(said):
    with pytest.raises(NotADomain, match="can look up"):
        Installation(domain=said)


@pytest.mark.parametrize(
    "place", ["/var/back ups", "/x;reboot", "/x\nExecStart=/bin/sh", "relative", "ftp://x"]
)
def test_a_place_that_a_unit_cannot_hold_is_refused(place):
    with pytest.raises(PlaceUnfit):
        Installation(domain="shop.example.com", backups=place)


@pytest.mark.parametrize("place", ["/home/backups", "/tmp", "/var/../root", "/var/tmp/", "/"])
def test_a_folder_that_the_units_do_not_see_is_refused(place):
    with pytest.raises(PlaceUnfit, match="doesn't see"):
        Installation(domain="shop.example.com", backups=place)


def test_a_folder_that_is_only_called_alike_is_taken():
    assert Installation(domain="shop.example.com", backups="/homes/x").backups == "/homes/x"
