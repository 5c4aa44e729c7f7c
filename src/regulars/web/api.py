"""What do all routes of /api/v1 have in common: keys, rates, errors, ids and pages?

A folder's `api.py` exposes `router = Router()`; its routes declare what their key has to open
(`auth=figures`, `drafts`, `reads`, `writes` or `administers`), and find the key as `request.auth`.
"""

import logging
from collections.abc import Callable, Iterable
from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied, RequestDataTooBig
from django.http import Http404, HttpRequest, HttpResponse
from ninja import NinjaAPI, Router, Schema
from ninja.errors import HttpError, ValidationError
from ninja.openapi.schema import OpenAPISchema
from ninja.operation import Operation
from ninja.security import HttpBearer

from regulars import clock
from regulars.web import rates
from regulars.web.cursors import Cursor, decode, encode
from regulars.web.keys import KeyRefused, Scope, verify
from regulars.web.models import ApiKey
from regulars.web.openapi import ABOUT, TAGS, completed
from regulars.web.problem import problem, too_many, unauthorized
from regulars.web.rates import TooManyCalls

log = logging.getLogger(__name__)
LONGEST_ID = 19


class KeyAuth(HttpBearer):
    """Admits requests whose key opens what asks for this scope, as often as it may call."""

    def __init__(self, scope: Scope) -> None:
        super().__init__()
        self.scope = scope

    def __call__(self, request: HttpRequest) -> ApiKey:
        at = clock.wall()
        key = verify(request, scope=self.scope, at=at)
        left = rates.take(rates.CALLS, key=str(key.pk), at=at)
        request.calls_left = left  # type: ignore[attr-defined]
        if left.is_spent:
            raise TooManyCalls
        return key

    def authenticate(self, request: HttpRequest, token: str) -> ApiKey:
        return self(request)


figures, drafts, reads = KeyAuth(Scope.FIGURES), KeyAuth(Scope.DRAFT), KeyAuth(Scope.READ)
writes, administers = KeyAuth(Scope.WRITE), KeyAuth(Scope.ADMIN)


class Api(NinjaAPI):
    """Says with every answer what is left to call, and describes errors and scopes too."""

    def create_response(self, request: HttpRequest, *args: Any, **more: Any) -> HttpResponse:
        return noted(request, super().create_response(request, *args, **more))

    def on_exception(self, request: HttpRequest, exc: Any) -> HttpResponse:  # noqa: ANN401 as ninja has it
        return noted(request, super().on_exception(request, exc))

    def get_openapi_operation_id(self, operation: Operation) -> str:
        return str(operation.view_func.__name__)

    def get_openapi_schema(self, **more: Any) -> OpenAPISchema:
        return completed(super().get_openapi_schema(**more), self._get_bound_routers())


def noted(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    return rates.note(response, getattr(request, "calls_left", None))


def assemble(routers: Iterable[Router], *, namespace: str = "api") -> NinjaAPI:
    """The API of these routers; what declares no key of its own wants an admin's."""
    api = Api(
        title="Regulars",
        version="1",
        description=ABOUT,
        urls_namespace=namespace,
        auth=administers,
        docs_url=None,
        servers=[{"url": "/", "description": "The installation that this document came from."}],
        openapi_extra={"tags": TAGS},
    )
    for router in routers:
        api.add_router("", router)
    for kind, handler in HANDLERS.items():
        api.add_exception_handler(kind, handler)
    return api


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


def number_from(id: str) -> int:
    """The number that an id of the API is made of; -1, which nothing has, for what can't be one."""
    return int(id) if id.isascii() and id.isdecimal() and len(id) < LONGEST_ID else -1


def next_cursor(rows: list[Any], *, limit: int, by: str, id: str = "id") -> str | None:
    """The cursor behind the last of `limit` rows, when one more was found than was asked for."""
    if len(rows) <= limit:
        return None
    last = rows[limit - 1]
    return encode(Cursor(getattr(last, by), getattr(last, id)))


def refused(request: HttpRequest, refusal: KeyRefused) -> HttpResponse:
    if refusal.status == 401:
        return unauthorized(str(refusal))
    return problem(403, name="scope-too-small", detail=str(refusal))


def invalid(request: HttpRequest, error: ValidationError) -> HttpResponse:
    errors = [
        {"place": "/".join(str(step) for step in each["loc"]), "says": each["msg"]} for each in error.errors
    ]
    return problem(422, name="invalid-request", detail="Some values can't be used.", more={"errors": errors})


def http_error(request: HttpRequest, error: HttpError) -> HttpResponse:
    return problem(error.status_code, detail=error.message)


def not_found(request: HttpRequest, error: Http404) -> HttpResponse:
    return problem(404, detail=str(error) or "Nothing stands at this address.")


def too_long(request: HttpRequest, error: RequestDataTooBig) -> HttpResponse:
    most = settings.DATA_UPLOAD_MAX_MEMORY_SIZE / 2**20
    return problem(413, name="body-too-long", detail=f"A call has at most {most:g} MB. Send it in parts.")


def forbidden(request: HttpRequest, error: PermissionDenied) -> HttpResponse:
    return problem(403, detail=str(error))


def failed(request: HttpRequest, error: Exception) -> HttpResponse:
    log.error("%s %s failed", request.method, request.path, exc_info=error)
    return problem(500, detail="Something broke here. It is in the log; nothing of this call was kept.")


HANDLERS: dict[type[Exception], Callable[..., HttpResponse]] = {
    KeyRefused: refused,
    TooManyCalls: lambda *_: too_many(),
    ValidationError: invalid,
    HttpError: http_error,
    Http404: not_found,
    PermissionDenied: forbidden,
    RequestDataTooBig: too_long,
    Exception: failed,
}
