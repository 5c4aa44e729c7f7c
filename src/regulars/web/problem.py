"""How does the API say what went wrong? As RFC 9457 tells: `application/problem+json`."""

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

import msgspec
from django.http import HttpResponse

CONTENT_TYPE = "application/problem+json"


def problem(
    status: int, *, name: str = "", detail: str = "", more: Mapping[str, Any] | None = None
) -> HttpResponse:
    """An error as a document.

    name: what kind of problem, in words with hyphens; without one the status says all there is to say.
    detail: this very case, for a person. more: further members, such as `errors`.
    """
    body = {
        "type": f"urn:regulars:problem:{name}" if name else "about:blank",
        "title": name.replace("-", " ").capitalize() if name else HTTPStatus(status).phrase,
        "status": status,
        **({"detail": detail} if detail else {}),
        **(more or {}),
    }
    return HttpResponse(msgspec.json.encode(body), status=status, content_type=CONTENT_TYPE)


def too_many() -> HttpResponse:
    """429, with what to do."""
    says = "This key makes more calls than the API takes. Wait as many seconds as Retry-After says."
    return problem(429, name="too-many-calls", detail=says)


def unauthorized(detail: str) -> HttpResponse:
    """401, with the way in."""
    response = problem(401, name="key-missing-or-unknown", detail=detail)
    response.headers["WWW-Authenticate"] = 'Bearer realm="regulars"'
    return response
