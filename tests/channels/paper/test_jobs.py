"""When are letters looked through that wait for a print run?"""

from regulars import clock
from regulars.channels.models import Send
from regulars.channels.paper import jobs
from regulars.channels.paper.settings import PostSettings
from regulars.web import stored
from tests.channels.byhand.cast import ANN


def test_the_worker_passes_on_what_can_not_go_by_post(hand_shop, monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: hand_shop.at)
    hand_shop.plans_by("post", hand_shop.reader("Ann", ANN))
    hand_shop.plans_by("post", hand_shop.knows("Bo"), others=("email",))
    assert jobs.sort_letters_out.func(0) == 1
    assert sorted(Send.objects.values_list("channel", "state")) == [("email", "planned"), ("post", "planned")]


def test_what_is_switched_off_is_left_alone(hand_shop, monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: hand_shop.at)
    stored.save(PostSettings(), at=hand_shop.at)
    hand_shop.plans_by("post", hand_shop.knows("Bo"))
    assert jobs.sort_letters_out.func(0) == 0
    assert Send.objects.get().state == "planned"
