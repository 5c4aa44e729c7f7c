"""What the worker looks at by itself."""

from datetime import timedelta

from regulars import clock
from regulars.channels.jobs import rouse
from regulars.channels.models import Send


def test_what_rests_since_a_clock_that_was_ahead_is_roused(shop):
    shop.plans(shop.knows("Ann"))
    ahead = clock.now() + timedelta(days=400)
    Send.objects.update(not_before=ahead, not_after=ahead, reason="try_later")
    assert rouse(0) == 1
    assert Send.objects.get().not_before <= clock.now()
