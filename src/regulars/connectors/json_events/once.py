"""Has this very call been answered before?

https://datatracker.ietf.org/doc/draft-ietf-httpapi-idempotency-key-header/: the same key with the same body
gets the same answer, and has one effect however many copies come at once; with another body it is refused.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from hashlib import blake2b
from uuid import UUID

from django.db import transaction

from regulars.events.log import digest
from regulars.sql import Statement

CLAIM = Statement(
    "INSERT INTO api_call (digest, body_digest, answered_at, status, answer) "
    "VALUES (%(digest)s, %(body)s, %(at)s, 0, '') ON CONFLICT (digest) DO NOTHING RETURNING digest"
)
ANSWERED = Statement("SELECT body_digest, status, answer FROM api_call WHERE digest = %(digest)s")
KEEP = Statement("UPDATE api_call SET status = %(status)s, answer = %(answer)s WHERE digest = %(digest)s")
FORGET = Statement("DELETE FROM api_call WHERE answered_at < %(before)s")


class OtherBody(ValueError):
    """This Idempotency-Key came before with another body. Nothing was done; give each call its own key."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What was answered to a call."""

    status: int
    body: bytes


def once(call_key: str, *, shop_id: int, body: bytes, at: datetime, work: Callable[[], Answer]) -> Answer:
    """The answer to a call; only for a new one `work` makes it, in the same transaction.

    Raises OtherBody.
    """
    call = digest(f"call:{shop_id}:{call_key}")
    sent = UUID(bytes=blake2b(body, digest_size=16).digest())
    with transaction.atomic():
        if not CLAIM.rows(digest=call, body=sent, at=at):  # waits for a copy that is still at work
            ((before, status, answer),) = ANSWERED.rows(digest=call)
            if before != sent:
                raise OtherBody(OtherBody.__doc__)
            return Answer(status, bytes(answer))
        made = work()
        KEEP.run(status=made.status, answer=made.body, digest=call)
        return made


def forget(*, before: datetime) -> int:
    """Forget the answers to old calls; how many there were."""
    return FORGET.run(before=before)
