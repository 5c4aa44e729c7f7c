"""When are calls looked through that wait for a colleague?"""

from regulars import clock
from regulars.channels.calling import jobs
from regulars.channels.models import Send


def test_the_worker_passes_on_who_can_not_be_called(hand_shop, monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: hand_shop.at)
    hand_shop.plans_by("phone", hand_shop.knows("Bo"), others=("email",))
    hand_shop.plans_by("phone", hand_shop.listener("Ann", "+37126000001"))
    assert jobs.sort_calls_out.func(0) == 1
    assert sorted(Send.objects.values_list("channel", "state")) == [
        ("email", "planned"),
        ("phone", "planned"),
    ]
