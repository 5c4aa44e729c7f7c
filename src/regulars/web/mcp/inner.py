"""How does an assistant's call reach the API without leaving the house?"""

from collections.abc import Mapping
from io import BytesIO
from typing import Any
from urllib.parse import urlencode

import msgspec
from django.core.handlers.wsgi import WSGIRequest
from django.http import HttpResponse
from django.urls import Resolver404, resolve
from django.utils import translation

from regulars.web.problem import problem


def ask(
    method: str,
    path: str,
    *,
    key: str,
    query: Mapping[str, str] | None = None,
    body: Mapping[str, Any] | None = None,
) -> HttpResponse:
    """What the API answers to a call under a key."""
    try:
        found = resolve(path)
    except Resolver404:
        return problem(404, detail="Nothing stands at this address.")
    request = made(method, path, key=key, query=query, body=body)
    with translation.override("en"):
        answer: HttpResponse = found.func(request, *found.args, **found.kwargs)
    return answer


def made(
    method: str,
    path: str,
    *,
    key: str,
    query: Mapping[str, str] | None = None,
    body: Mapping[str, Any] | None = None,
) -> WSGIRequest:
    """The request, as a web server would have it."""
    raw = msgspec.json.encode(body) if body is not None else b""
    return WSGIRequest(
        {
            "REQUEST_METHOD": method,
            "PATH_INFO": path.encode().decode("latin-1"),  # PEP 3333: bytes, one a character
            "QUERY_STRING": urlencode(query or {}),
            "SERVER_NAME": "localhost",
            "SERVER_PORT": "80",
            "CONTENT_TYPE": "application/json",
            "CONTENT_LENGTH": str(len(raw)),
            "wsgi.input": BytesIO(raw),
            "wsgi.url_scheme": "http",
            "HTTP_AUTHORIZATION": f"Bearer {key}",
        }
    )
