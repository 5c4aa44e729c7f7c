"""What does one see when a page can't be shown?"""

from collections.abc import Callable

from django.core.exceptions import DisallowedHost
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.template.loader import render_to_string

from regulars.web.access import public
from regulars.web.problem import CONTENT_TYPE, problem

SPOKEN_TO_BY_PROGRAMS = ("/api/", "/mcp", "/webhooks/")


class WrongMethod:
    """Tells programs as a problem that an address takes another method; frameworks say so in plain words."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        allowed = response.headers.get("Allow")
        if response.status_code != 405 or not request.path.startswith(SPOKEN_TO_BY_PROGRAMS):
            return response
        if response.headers.get("Content-Type") == CONTENT_TYPE:
            return response
        refusal = problem(405, detail=f"This address takes {allowed}.")
        refusal.headers["Allow"] = allowed or ""
        return refusal


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
