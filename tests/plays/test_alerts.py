"""The staff hears of plays that were proposed."""

from regulars import clock
from regulars.plays import actions
from regulars.plays.alerts import proposed
from regulars.plays.proposing import EXAMPLE


def test_a_play_waits_for_somebody(database):
    assert [*proposed(clock.now())] == []
    actions.propose(EXAMPLE, note="", by="assistant", at=clock.now())
    (alert,) = proposed(clock.now())
    assert (alert.says, alert.path) == ("1 play is proposed.", "/drafts/")
