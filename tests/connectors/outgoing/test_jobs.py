"""Is the log of notices let go in time?"""

from datetime import timedelta

from regulars import clock
from regulars.connectors.outgoing import actions, notices
from regulars.connectors.outgoing.jobs import forget_notices
from regulars.connectors.outgoing.models import Notice
from tests.connectors.outgoing.conftest import happen, told


def test_what_waits_for_an_endpoint_that_is_off_is_let_go_too(database):
    told("https://example.com/")
    off, _ = told("https://example.org/")
    happen(1)
    while notices.plan(at=clock.wall()):
        pass
    Notice.objects.update(made_at=clock.wall() - timedelta(days=31))
    actions.switch_off(off.pk, why="owner", actor="test", at=clock.wall())
    assert forget_notices(0) == 1
    assert Notice.objects.get().endpoint_id != off.pk


def test_the_log_is_kept_for_thirty_days(database):
    told("https://example.com/")
    happen(2)
    while notices.plan(at=clock.wall()):
        pass
    Notice.objects.update(state="accepted")
    oldest = Notice.objects.earliest("id")
    Notice.objects.filter(pk=oldest.pk).update(made_at=clock.wall() - timedelta(days=31))
    assert forget_notices(0) == 1
    assert Notice.objects.count() == 1
