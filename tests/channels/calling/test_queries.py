"""Whom is there to call, and who of the staff has whom?"""

from datetime import timedelta

from regulars.channels.calling import queries


def test_the_most_urgent_comes_first_and_says_what_it_is_about(hand_shop):
    ann = hand_shop.listener("Ann", "+37126000001")
    dita = hand_shop.listener("Dita", "+35924000002")
    hand_shop.plans_by("phone", ann, not_after=hand_shop.at + timedelta(days=5))
    hand_shop.plans_by("phone", dita, not_after=hand_shop.at + timedelta(days=2))
    found = queries.waiting(at=hand_shop.at)
    assert [call.customer_id for call in found.calls] == [dita, ann]
    assert found.calls[0].product == "Pine soap"
    assert queries.is_any_due(at=hand_shop.at) == 2


def test_what_is_past_its_use_is_not_called_about(hand_shop):
    ann = hand_shop.listener("Ann", "+37126000001")
    hand_shop.plans_by("phone", ann, not_after=hand_shop.at + timedelta(hours=1))
    assert queries.waiting(at=hand_shop.at + timedelta(hours=2)).not_now == {"too_late": 1}
