"""What happens when somebody follows a link of a message, or its picture is loaded?

The way on never depends on what is noted: whoever has a link of ours gets where it leads, and nowhere else.
"""

import logging
from base64 import b64decode

from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from regulars import clock
from regulars.channels.tracking import agents
from regulars.channels.tracking.hits import note_hit
from regulars.channels.tracking.links import link_of, opened_by
from regulars.channels.tracking.rules import Hit, Kind
from regulars.channels.tracking.settings import TrackingSettings
from regulars.web import stored
from regulars.web.access import public

log = logging.getLogger(__name__)
PIXEL = b64decode("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7")


@public
@never_cache
@require_safe
def follow(request: HttpRequest, token: str) -> HttpResponse:
    """To where the link leads; a page that helps, where it isn't whole or isn't ours."""
    link = link_of(token, at=clock.wall())
    if link is None:
        return closed(render(request, "tracking/unknown.html", status=404))
    kind: Kind = "unseen" if not link.target else "looked" if request.method == "HEAD" else "followed"
    noted(request, link.send_id, kind=kind, target=link.target)
    if not link.target:
        return closed(render(request, "tracking/unknown.html"))
    return closed(HttpResponseRedirect(link.target))


@public
@never_cache
@require_safe
def picture(request: HttpRequest, token: str) -> HttpResponse:
    """The invisible picture; whoever made its address up gets it, too."""
    send_id = opened_by(token, at=clock.wall())
    if send_id is not None and request.method == "GET":
        noted(request, send_id, kind="opened")
    return closed(HttpResponse(PIXEL, content_type="image/gif"))


def noted(request: HttpRequest, send_id: int, *, kind: Kind, target: str = "") -> None:
    """Note it where the owner wishes so; if that can't be done, the way on is open all the same."""
    if agents.is_ahead(request.META):
        return
    try:
        chosen = stored.load(TrackingSettings)
        if chosen.opens if kind == "opened" else chosen.clicks:
            note_hit(send_id, Hit(kind, clock.now(), target, agents.agent_of(request.META)))
    except DatabaseError:
        log.exception("a link was followed, and it could not be noted")


def closed(response: HttpResponse) -> HttpResponse:
    """Nobody that the link leads to is told the link, and no search engine keeps it."""
    response["Referrer-Policy"] = "no-referrer"
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response
