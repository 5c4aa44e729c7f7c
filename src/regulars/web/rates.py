"""How many calls may one key make, and how does a program learn that it is too fast?

https://datatracker.ietf.org/doc/draft-ietf-httpapi-ratelimit-headers/: every answer says the policy and what
is left of it, so that a well-made program never runs into the refusal. All our processes count together:
each takes calls from the database by hundredths of the quota, and lets them in by itself, so that one call in
many asks the database.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil
from threading import Lock

from django.http import HttpResponse

from regulars.sql import Statement, statement

TAKE = statement(__file__, "take_calls")
OVER = Statement("DELETE FROM call_window WHERE policy = %(policy)s AND began < %(until)s")
PARTS = 100
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
    """What is left after a call, as far as this process knows. reset: seconds until all is free.

    remaining: -1 when it was one too many.
    """

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


@dataclass(slots=True)
class Part:
    """The calls of a window that this process may let in. others: those that nobody has taken yet."""

    ends: datetime
    ours: int
    others: int


_lock = Lock()
_parts: dict[tuple[str, str], Part] = {}


def take(policy: Policy, *, key: str, at: datetime) -> Left:
    """Count one call of a key. key: what tells keys apart. at: of the machine's clock."""
    place = policy.name, key
    with _lock:
        part = _parts.get(place)
        if part and at < part.ends and (part.ours or not part.others):
            return _counted(part, policy=policy, at=at)
    asked = _asked(policy, key=key, at=at)
    with _lock:
        part = _parts.get(place)
        if part and part.ends == asked.ends:  # a thread beside us asked too
            asked = Part(asked.ends, asked.ours + part.ours, min(asked.others, part.others))
        if len(_parts) > FORGET_ABOVE:
            _parts.clear()
        _parts[place] = asked
        return _counted(asked, policy=policy, at=at)


def forget() -> None:
    """Let go of what this process may still let in, as one that ends."""
    with _lock:
        _parts.clear()


def clear(policy: Policy, *, at: datetime) -> int:
    """Forget windows that are over, of keys that may never come back; how many."""
    return OVER.run(policy=policy.name, until=at - timedelta(seconds=policy.window))


def note(response: HttpResponse, left: Left | None) -> HttpResponse:
    """The response, which says what is left."""
    if left:
        for name, value in left.headers().items():
            response.headers[name] = value
    return response


def _counted(part: Part, *, policy: Policy, at: datetime) -> Left:
    reset = ceil((part.ends - at).total_seconds())
    if not part.ours:
        return Left(policy, -1, reset)
    part.ours -= 1
    return Left(policy, part.ours + part.others, reset)


def _asked(policy: Policy, *, key: str, at: datetime) -> Part:
    size, window = max(policy.quota // PARTS, 1), timedelta(seconds=policy.window)
    ((began, taken),) = TAKE.rows(policy=policy.name, key=key, at=at, part=size, window=window)
    ours = min(size, max(policy.quota - taken + size, 0))
    return Part(began + window, ours, max(policy.quota - taken, 0))
