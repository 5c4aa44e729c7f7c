"""Where do assistants elsewhere speak to us?

The streamable HTTP of the Model Context Protocol, of which we need no stream: one message, one answer.
"""

from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt

from regulars.web.access import public
from regulars.web.keys import KeyRefused, sent_with
from regulars.web.mcp.protocol import VERSIONS, answered
from regulars.web.problem import problem, unauthorized

LIMIT = 2**20


@csrf_exempt
@public
def mcp(request: HttpRequest) -> HttpResponse:
    """The answer to a message, or why there is none."""
    return turned_away(request) or told(request)


def turned_away(request: HttpRequest) -> HttpResponse | None:
    """A refusal before anything is read."""
    if request.method != "POST":
        refusal = problem(405, detail="Messages come by POST; nothing is streamed.")
        refusal.headers["Allow"] = "POST"
        return refusal
    if (origin := request.headers.get("Origin")) and not is_ours(origin):
        return problem(403, name="foreign-origin", detail="Pages of other sites may not call this.")
    if (version := request.headers.get("MCP-Protocol-Version")) and version not in VERSIONS:
        says = f"This speaks {', '.join(VERSIONS)}."
        return problem(400, name="unknown-protocol-version", detail=says)
    length = request.headers.get("Content-Length", "")
    if length.isdecimal() and int(length) > LIMIT:
        return problem(413, name="body-too-long", detail="A message has at most 1 MB.")
    return None


def told(request: HttpRequest) -> HttpResponse:
    try:
        answer = answered(request.body, key=sent_with(request))
    except KeyRefused as refused:
        if refused.status == 401:
            return unauthorized(str(refused))
        return problem(403, name="scope-too-small", detail=str(refused))
    if answer is None:
        return HttpResponse(status=202)
    return HttpResponse(answer, content_type="application/json")


def is_ours(origin: str) -> bool:
    """Whether a page that calls is our own: a name that was made to lead here isn't."""
    return urlsplit(origin).netloc == urlsplit(settings.BASE_URL).netloc
