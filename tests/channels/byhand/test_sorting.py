"""What becomes of messages that wait for a hand and can't go?"""

from regulars.channels.byhand.sorting import sort_out
from regulars.channels.models import Send
from regulars.channels.paper.hand import hand
from regulars.events.models import Event
from tests.channels.byhand.cast import ANN


def test_nobody_is_lost_and_nobody_waits_for_ever(hand_shop):
    ann, bo = hand_shop.reader("Ann", ANN), hand_shop.knows("Bo")
    cy = hand_shop.reader("Cy", None, allows=False)
    hand_shop.plans_by("post", ann, bo)
    hand_shop.plans_by("post", cy, others=("sms", "email"))
    assert sort_out(hand(), at=hand_shop.at) == 1
    told = {send.customer_id: (send.channel, send.state) for send in Send.objects.all()}
    assert told == {ann: ("post", "planned"), bo: ("post", "skipped"), cy: ("sms", "planned")}
    assert Event.objects.filter(name="message.skipped", customer_id=bo).count() == 1
    assert sort_out(hand(), at=hand_shop.at) == 1
