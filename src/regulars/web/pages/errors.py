"""What does one see when a page can't be shown?"""

from django.core.exceptions import DisallowedHost
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

from regulars.web.access import public
from regulars.web.problem import problem

SPOKEN_TO_BY_PROGRAMS = ("/api/", "/mcp", "/webhooks/")


def misaddressed(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The request can't be understood, or came to a host name that isn't known to be ours."""
    if request.path.startswith(SPOKEN_TO_BY_PROGRAMS):
        return problem(400, detail=str(exception))
    context = {"unknown_host": isinstance(exception, DisallowedHost)}
    return HttpResponse(render_to_string("web/errors/400.html", context), status=400)


def refused(request: HttpRequest, exception: Exception) -> HttpResponse:
    if request.path.startswith(SPOKEN_TO_BY_PROGRAMS):
        return problem(403)
    return render(request, "web/errors/403.html", status=403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    if request.path.startswith(SPOKEN_TO_BY_PROGRAMS):
        return problem(404, detail="Nothing stands at this address.")
    return render(request, "web/errors/404.html", status=404)


def failed(request: HttpRequest) -> HttpResponse:
    if request.path.startswith(SPOKEN_TO_BY_PROGRAMS):
        return problem(500, detail="Something broke here. It is in the log.")
    return HttpResponse(render_to_string("web/errors/500.html"), status=500)


def stale(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form was sent without the token of its page: it stood open too long, or isn't ours."""
    return render(request, "web/errors/stale.html", status=403)


@public
def closed_door(request: HttpRequest) -> HttpResponse:
    """Accounts come by invitation and keep their address: the library's own pages for that stay shut."""
    raise Http404
