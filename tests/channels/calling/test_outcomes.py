"""What follows from how a call went?"""

from datetime import UTC, datetime, timedelta

import pytest

from regulars.channels.calling.outcomes import AGAIN, fate_of, is_free

AT = datetime(2025, 5, 13, 9, tzinfo=UTC)


@pytest.mark.parametrize("outcome", ["reached", "refused"])
def test_who_was_spoken_to_was_reached(outcome):
    assert fate_of(outcome, tries=0, most=3, at=AT).state == "accepted"


def test_each_try_waits_longer_than_the_one_before():
    waits = [fate_of("no_answer", tries=n, most=5, at=AT).not_before - AT for n in (1, 2, 3, 4)]
    assert waits == [*AGAIN, AGAIN[-1]]
    assert fate_of("no_answer", tries=5, most=5, at=AT).reason == "not_reached"


def test_a_call_is_mine_nobodys_or_left_lying():
    taken = {"taken_by": 1, "taken_at": AT}
    assert is_free(**taken, me=1, at=AT)
    assert not is_free(**taken, me=2, at=AT + timedelta(minutes=29))
    assert is_free(**taken, me=2, at=AT + timedelta(minutes=30))
    assert is_free(taken_by=None, taken_at=None, me=2, at=AT)
