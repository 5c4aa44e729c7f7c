"""What does a shop's page load to show a form?"""

from functools import cache
from pathlib import Path

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from regulars.web.access import public

SCRIPT = Path(__file__).parents[1] / "embed.js"
HEADERS = {
    "Access-Control-Allow-Origin": "*",
    "Cache-Control": "public, max-age=3600, stale-while-revalidate=86400",
    "Content-Security-Policy": "default-src 'none'",
    "Cross-Origin-Resource-Policy": "cross-origin",
}


@public
@require_safe
def script(request: HttpRequest) -> HttpResponse:
    """The same few lines for all forms."""
    return HttpResponse(lines(), content_type="text/javascript; charset=utf-8", headers=HEADERS)


@cache
def lines() -> bytes:
    return SCRIPT.read_bytes()
