"""Once a night pictures are forgotten that stand in no letter."""

from datetime import timedelta

from regulars import clock
from regulars.channels.pictures.jobs import forget_pictures
from regulars.channels.pictures.models import Picture
from tests.channels.pictures.test_actions import handed_in


def test_they_are_forgotten_by_the_machines_clock(shop):
    handed_in(shop, "red")
    Picture.objects.update(made_at=clock.wall() - timedelta(days=31))
    assert forget_pictures(0) == 1
