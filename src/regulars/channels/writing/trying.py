"""Has somebody sent themselves so many letters lately that it is no trying any more?"""

from datetime import timedelta

from regulars import clock
from regulars.web import audit
from regulars.web.request import StaffRequest

AT_MOST, WITHIN = 10, timedelta(minutes=10)
"""How many letters one person may send themselves, and in which time: a test, no way to send in bulk."""


def has_tried_enough(request: StaffRequest) -> bool:
    since = clock.wall() - WITHIN
    tried = audit.actions().filter(user=request.user, action="letter.tried", at__gt=since)
    return tried.count() >= AT_MOST
