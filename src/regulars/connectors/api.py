"""Where do programs tell what happened?"""

from django.http import HttpRequest, HttpResponse
from ninja import Router

from regulars.connectors.json_events import pages
from regulars.connectors.json_events.description import described
from regulars.web.api import writes

router = Router(tags=["events"])


@router.post("/events", auth=writes, openapi_extra=described())
def events(request: HttpRequest) -> HttpResponse:
    """Take in up to 1,000 events; each is answered for by itself, and a bad one doesn't refuse the others.

    The body may be packed (`Content-Encoding: gzip`); it has at most 8 MB unpacked. The web server leads
    calls past this route on a shorter way (`json_events/lane.py`), to the same door.
    """
    return pages.events(request)
