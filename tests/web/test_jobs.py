"""Is forgotten what ended?"""

from datetime import timedelta

from django.contrib.sessions.models import Session

from regulars import clock
from regulars.web.jobs import forget_sessions
from tests.browser_fixtures import client_of


def test_sessions_that_ended_are_forgotten_and_others_stay(owner):
    client_of(owner)
    gone = client_of(owner).session.session_key
    Session.objects.filter(session_key=gone).update(expire_date=clock.wall() - timedelta(seconds=1))
    assert forget_sessions(0) == 1
    assert Session.objects.count() == 1
