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
    """The address, and what has to reach it; asking takes a while, so it waits for a button."""
    return render(request, "web/settings/reach.html", _page(request))


@role("owner")
@require_POST
def check(request: StaffRequest) -> HttpResponse:
    """What is found now: in its place on the page, or on a whole one where no script runs."""
    at = clock.wall()
    found = survey(settings.BASE_URL, doors=doors.doors(), proxies=settings.TRUSTED_PROXIES, at=at)
    told = {"findings": found, "bad": sum(finding.tone != "good" for finding in found), "at": at}
    if request.htmx:
        return render(request, "web/settings/reach_found.html", told)
    return render(request, "web/settings/reach.html", _page(request, **told))


def _page(request: StaffRequest, **more: object) -> dict[str, object]:
    outside = f"{settings.BASE_URL}/{known.PATH}"
    return context(request, "reach", url=settings.BASE_URL, outside=outside, doors=doors.doors(), **more)
