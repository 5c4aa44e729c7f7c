"""How do people's mail programs get the pictures of letters?"""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe

from regulars.channels.pictures import queries
from regulars.web.access import public

FOR_EVER = "public, max-age=31536000, immutable"
"""What is known by its digest never changes (RFC 8246)."""


@public
@require_safe
def shown(request: HttpRequest, digest: str, kind: str) -> HttpResponse:
    """A picture, to everybody who has its address: nobody can guess one."""
    found = queries.picture(digest)
    if found is None or found.kind != kind:
        raise Http404
    answer = HttpResponse(bytes(found.body), content_type=f"image/{found.kind}")
    answer["Cache-Control"] = FOR_EVER
    answer["ETag"] = f'"{digest}"'
    answer["Content-Security-Policy"] = "default-src 'none'; sandbox"
    answer["Cross-Origin-Resource-Policy"] = "cross-origin"  # webmail shows it on a page of its own
    found_there = get_conditional_response(request, etag=answer["ETag"], response=answer)
    return found_there if isinstance(found_there, HttpResponse) else answer
