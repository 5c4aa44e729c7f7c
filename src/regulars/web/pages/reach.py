"""Can the world reach us?"""

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from regulars import clock
from regulars.web import doors
from regulars.web.access import role
from regulars.web.pages.settings import context
from regulars.web.reach import known
from regulars.web.reach.survey import survey
from regulars.web.request import StaffRequest


@role("owner")
def index(request: StaffRequest) -> HttpResponse:
    """The address, and how to look at it from outside; asking takes up to half a minute, so it waits."""
    more = {"url": settings.BASE_URL, "outside": f"{settings.BASE_URL}/{known.PATH}", "doors": doors.doors()}
    return render(request, "web/settings/reach.html", context(request, "reach", **more))


@role("owner")
@require_POST
def check(request: StaffRequest) -> HttpResponse:
    """What was found, in place of what was found before."""
    at = clock.wall()
    found = survey(settings.BASE_URL, doors=doors.doors(), proxies=settings.TRUSTED_PROXIES, at=at)
    told = {"findings": found, "bad": sum(finding.tone != "good" for finding in found), "at": at}
    return render(request, "web/settings/reach_found.html", told)
