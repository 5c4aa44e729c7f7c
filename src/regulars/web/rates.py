"""How many calls may one key make, and how does a program learn that it is too fast?

https://datatracker.ietf.org/doc/draft-ietf-httpapi-ratelimit-headers/: every answer says the policy and what
is left of it, so that a well-made program never runs into the refusal. Each web server counts for itself:
this guards against a loop gone wild, and is no bill.
"""

from dataclasses import dataclass
from math import ceil
from threading import Lock
from time import monotonic

from django.http import HttpResponse

FORGET_ABOVE = 10_000


@dataclass(frozen=True, slots=True)
class Policy:
    """At most `quota` calls in `window` seconds."""

    name: str
    quota: int
    window: int


CALLS = Policy("calls", quota=1_200, window=60)
EVENTS = Policy("events", quota=60_000, window=60)


@dataclass(frozen=True, slots=True)
class Left:
    """What is left after a call. remaining: -1 when it was one too many. reset: seconds until all is free."""

    policy: Policy
    remaining: int
    reset: int

    @property
    def is_spent(self) -> bool:
        return self.remaining < 0

    def headers(self) -> dict[str, str]:
        name = self.policy.name
        told = {
            "RateLimit-Policy": f'"{name}";q={self.policy.quota};w={self.policy.window}',
            "RateLimit": f'"{name}";r={max(self.remaining, 0)};t={self.reset}',
        }
        return {**told, "Retry-After": str(self.reset)} if self.is_spent else told


class TooManyCalls(Exception):
    """This key makes more calls than the API takes."""


_lock = Lock()
_windows: dict[tuple[str, str], tuple[float, int]] = {}


def take(policy: Policy, *, key: str) -> Left:
    """Count one call of a key. key: what tells keys apart."""
    now = monotonic()
    with _lock:
        began, count = _windows.get((policy.name, key), (now, 0))
        if now - began >= policy.window:
            began, count = now, 0
        if len(_windows) > FORGET_ABOVE:
            _windows.clear()
        _windows[policy.name, key] = began, count + 1
    return Left(policy, max(policy.quota - count - 1, -1), ceil(began + policy.window - now))


def forget() -> None:
    """Count anew."""
    with _lock:
        _windows.clear()


def note(response: HttpResponse, left: Left | None) -> HttpResponse:
    """The response, which says what is left."""
    if left:
        for name, value in left.headers().items():
            response.headers[name] = value
    return response
