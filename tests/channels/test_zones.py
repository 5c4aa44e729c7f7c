"""Where nobody said in which zone a person lives, all that are plausible hold."""

from datetime import datetime
from zoneinfo import ZoneInfo

from regulars.channels.zones import of_country, plausible

HERE = ["Europe/Riga", "UTC"]


def names(own="", country="", nearest=HERE):
    return [zone.key for zone in plausible(own, country=country, nearest=nearest)]


def test_who_said_where_they_are_is_there():
    assert names("America/New_York", country="LV") == ["America/New_York"]


def test_of_a_country_with_one_zone_that_one():
    assert names(country="bg") == ["Europe/Sofia"]


def test_of_a_country_with_many_zones_all():
    # Russia's hours lie from UTC+2 in Kaliningrad to UTC+12 in Kamchatka: eleven of them
    assert len(names(country="RU")) == len(of_country("RU")) == 11


def test_the_shops_own_zone_is_the_likeliest_of_its_country():
    here, *others = plausible("", country="US", nearest=["America/Chicago"])
    noon = datetime(2026, 5, 12, 12, tzinfo=here)
    assert noon == datetime(2026, 5, 12, 12, tzinfo=ZoneInfo("America/Chicago"))
    assert len(others) > 4


def test_without_a_country_the_nearest_zone_that_there_is():
    assert names(nearest=["nonsense", "../etc/passwd", "Europe/Sofia"]) == ["Europe/Sofia"]
    assert names("Mars/Olympus") == ["Europe/Riga"]
    assert names(nearest=[]) == ["UTC"]
