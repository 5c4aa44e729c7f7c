"""In which form do event clients read an answer, and that they are refused?

Some read `code` and `message` of an error, PostHog's `detail`; one that finds none of its own takes even a
wrong key for a broken line, and sends the same again. Pages of any address may read it, without cookies.
"""

from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any

import msgspec
from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt

from regulars.connectors.bodies import BodyRefused
from regulars.connectors.json_events.reading import BadCall
from regulars.web.access import public
from regulars.web.keys import KeyRefused
from regulars.web.problem import problem

ANYWHERE = {"Access-Control-Allow-Origin": "*", "Access-Control-Expose-Headers": "Retry-After"}
PREFLIGHT = {
    **ANYWHERE,
    "Access-Control-Allow-Methods": "GET, POST, OPTIONS",
    "Access-Control-Allow-Headers": "Authorization, Content-Type, Content-Encoding, X-Retry-Count",
    "Access-Control-Max-Age": "86400",
}
View = Callable[..., HttpResponse]


class TooFast(BadCall):
    """More than a visitor tells comes from there. seconds: after which it is let in."""

    def __init__(self, seconds: int) -> None:
        super().__init__(429, "too-fast", f"Too many messages come from there. Go on in {seconds} s.")
        self.seconds = seconds


def door(*methods: str) -> Callable[[View], View]:
    """A door that pages of any address may call by these methods."""

    def declare(view: View) -> View:
        @csrf_exempt
        @public
        @wraps(view)
        def open_door(request: HttpRequest, **named: str) -> HttpResponse:
            if request.method == "OPTIONS":
                return HttpResponse(status=204, headers=PREFLIGHT)
            answer = _answered(view, request, named) if request.method in methods else _not_so(methods)
            for name, value in ANYWHERE.items():
                answer.headers[name] = value
            return answer

        return open_door

    return declare


def said(told: Mapping[str, Any]) -> HttpResponse:
    """An answer of these members."""
    return HttpResponse(msgspec.json.encode(told), content_type="application/json")


def refusal(status: int, name: str, detail: str) -> HttpResponse:
    """An error that every client understands as one."""
    return problem(status, name=name, detail=detail, more={"code": name, "message": detail})


def _answered(view: View, request: HttpRequest, named: Mapping[str, str]) -> HttpResponse:
    try:
        return view(request, **named)
    except TooFast as refused:
        answer = refusal(refused.status, refused.name, refused.detail)
        answer.headers["Retry-After"] = str(refused.seconds)
        return answer
    except (BadCall, BodyRefused) as refused:
        return refusal(refused.status, refused.name, refused.detail)
    except KeyRefused as refused:
        answer = refusal(401, "write-key-missing-or-unknown", str(refused))
        answer.headers["WWW-Authenticate"] = 'WriteKey realm="regulars"'
        return answer


def _not_so(methods: tuple[str, ...]) -> HttpResponse:
    answer = refusal(405, "wrong-method", f"This address takes {' and '.join(methods)}.")
    answer.headers["Allow"] = ", ".join([*methods, "OPTIONS"])
    return answer
