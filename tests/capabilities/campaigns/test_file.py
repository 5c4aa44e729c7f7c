"""A campaign's file, and where it is wrong."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from regulars.capabilities.campaigns.file import BadCampaign, read

RIGA = ZoneInfo("Europe/Riga")
AT = datetime(2026, 11, 22, 13, tzinfo=UTC)
FILE = "name: News\nfor: orders >= 1\ntemplate: second_order\n"


def test_what_is_not_said_is_as_usual(database):
    wanted = read(FILE, name="news.yaml", zone=RIGA, at=AT)
    assert (wanted.templates, wanted.channels, wanted.holdout_bp) == (("second_order",), ("email",), 1000)
    assert (wanted.timing, wanted.planned_for, wanted.per_hour) == ("shop", None, None)


def test_some_try_two_messages_first(database):
    two = FILE.replace("second_order", "[second_order, how_to_use]")
    says = f"{two}try_on: 20%\ndecide_after: 2 days\njudged_by: money\n"
    wanted = read(says, name="", zone=RIGA, at=AT)
    assert (wanted.trial_bp, wanted.trial_hours, wanted.judged_by) == (2_000, 48, "money")
    nobody = read(f"{two}try_on: 0%\ndecide_after: 2 days\n", name="", zone=RIGA, at=AT)
    assert (nobody.trial_bp, nobody.trial_hours) == (None, None)


def test_a_moment_is_the_shops(database):
    """Ten in Riga is eight in UTC in winter."""
    wanted = read(FILE + "at: 2026-11-24 10:00\nclock: own hour\n", name="", zone=RIGA, at=AT)
    assert wanted.planned_for.astimezone(UTC) == datetime(2026, 11, 24, 8, tzinfo=UTC)
    assert wanted.timing == "own_hour"


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("fro: orders >= 1", "news.yaml:4:1: A campaign has no `fro` here. There is: for"),
        ("topic: knitting", "news.yaml:4:8: There is no topic `knitting`"),
        ("content: song", "news.yaml:4:10: There is no content `song`"),
        ("channels: [pigeon]", "news.yaml:4:11: There is no channel `pigeon`"),
        ("channels: [email, email]", "news.yaml:4:11: Name each channel once."),
        ("at: 2026-11-22 10:00", "news.yaml:4:5: This moment is over."),
        ("at: 2028-11-22 10:00", "news.yaml:4:5: This is more than a year ahead."),
        ("at: 2026-02-30 10:00", "news.yaml:4:5: There is no such day or hour."),
        ("at: soon", "news.yaml:4:5: `at` is written like this: at: 2026-11-24 10:00"),
        ("holdout: 200%", "news.yaml:4:10: `holdout` is written like this: holdout: 10%"),
        ("try_on: 20%", "news.yaml:4:9: There is nothing to try: name a second message"),
        ("decide_after: soon", "news.yaml:4:15: `decide_after` is written like this: decide_after: 4 hours"),
        ("judged_by: luck", "news.yaml:4:12: `judged_by` is written like this: judged_by: clicks | opens"),
        ("per_hour: 0", "news.yaml:4:11: `per_hour` is written like this: per_hour: 5000"),
    ],
)
def test_what_is_wrong_is_told_at_its_place(database, line, says):
    with pytest.raises(BadCampaign) as refused:
        read(f"{FILE}{line}\n", name="news.yaml", zone=RIGA, at=AT)
    assert str(refused.value).startswith(says)


@pytest.mark.parametrize(
    ("letter", "says"),
    [
        ("secnd_order", "news.yaml:3:11: There is no letter `secnd_order`."),
        ("[second_order, second_order]", "news.yaml:3:11: Twice the same letter"),
    ],
)
def test_letters_have_to_be_there(database, letter, says):
    with pytest.raises(BadCampaign) as refused:
        read(FILE.replace("second_order", letter), name="news.yaml", zone=RIGA, at=AT)
    assert str(refused.value).startswith(says)
