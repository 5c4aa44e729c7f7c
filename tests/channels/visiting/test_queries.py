"""It is known without a look at the people whether anything waits."""

from regulars.channels.models import Send
from regulars.channels.visiting.queries import waits
from tests.channels.cast import NOON
from tests.channels.visiting.test_visit import HOUR


def test_something_waits_for_ann_and_nothing_for_bo(shop):
    ann, bo = shop.knows("Ann"), shop.knows("Bo")
    shop.plans(ann)
    assert not waits([ann], at=NOON)  # it is a mail
    Send.objects.update(channel="onsite")
    assert (waits([ann, bo], at=NOON), waits([bo], at=NOON), waits([], at=NOON)) == (True, False, False)
    Send.objects.update(not_before=NOON + HOUR, reason="cap")
    assert not waits([ann], at=NOON)
    Send.objects.update(reason="waits_for_visit")
    assert waits([ann], at=NOON)
