"""What do all routes of /api/v1 have in common: keys, errors, ids and pages?

A folder's `api.py` exposes `router = Router()`; its routes declare `auth=reads`, `auth=writes` or
`auth=administers`, and find the key as `request.auth`.
"""

import logging
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from ninja import NinjaAPI, Schema
from ninja.errors import HttpError, ValidationError

from regulars import clock
from regulars.web.cursors import Cursor, decode, encode
from regulars.web.keys import KeyRefused, Scope, verify
from regulars.web.models import ApiKey
from regulars.web.problem import problem, unauthorized

log = logging.getLogger(__name__)


class KeyAuth:
    """Admits requests whose key has this scope. Ninja calls it with the request."""

    def __init__(self, scope: Scope) -> None:
        self.scope = scope

    def __call__(self, request: HttpRequest) -> ApiKey:
        return verify(request, scope=self.scope, at=clock.wall())


reads, writes, administers = KeyAuth(Scope.READ), KeyAuth(Scope.WRITE), KeyAuth(Scope.ADMIN)

api = NinjaAPI(
    title="Regulars",
    version="1",
    urls_namespace="api",
    auth=administers,
    docs_url=None,
)


class BadCursor(HttpError):
    """This cursor isn't one that a page of this list gave."""

    def __init__(self) -> None:
        super().__init__(400, str(self.__doc__))


class Page(Schema):
    """The part of a list's answer that leads on; null at the end."""

    next_cursor: str | None


def cursor_from(word: str | None) -> Cursor | None:
    """Where to go on from, as the caller sent it. Raises BadCursor."""
    if not word:
        return None
    if (cursor := decode(word)) is None:
        raise BadCursor
    return cursor


def next_cursor(rows: list[Any], *, limit: int, by: str, id: str = "id") -> str | None:
    """The cursor behind the last of `limit` rows, when one more was found than was asked for."""
    if len(rows) <= limit:
        return None
    last = rows[limit - 1]
    return encode(Cursor(getattr(last, by), getattr(last, id)))


@api.exception_handler(KeyRefused)
def refused(request: HttpRequest, refusal: KeyRefused) -> HttpResponse:
    if refusal.status == 401:
        return unauthorized(str(refusal))
    return problem(403, name="scope-too-small", detail=str(refusal))


@api.exception_handler(ValidationError)
def invalid(request: HttpRequest, error: ValidationError) -> HttpResponse:
    errors = [
        {"place": "/".join(str(step) for step in each["loc"]), "says": each["msg"]} for each in error.errors
    ]
    return problem(422, name="invalid-request", detail="Some values can't be used.", more={"errors": errors})


@api.exception_handler(HttpError)
def http_error(request: HttpRequest, error: HttpError) -> HttpResponse:
    return problem(error.status_code, detail=error.message)


@api.exception_handler(Http404)
def not_found(request: HttpRequest, error: Http404) -> HttpResponse:
    return problem(404, detail=str(error) or "Nothing stands at this address.")


@api.exception_handler(PermissionDenied)
def forbidden(request: HttpRequest, error: PermissionDenied) -> HttpResponse:
    return problem(403, detail=str(error))


@api.exception_handler(Exception)
def failed(request: HttpRequest, error: Exception) -> HttpResponse:
    log.error("%s %s failed", request.method, request.path, exc_info=error)
    return problem(500, detail="Something broke here. It is in the log; nothing of this call was kept.")
