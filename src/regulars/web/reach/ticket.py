"""Was this asked, or answered, by ourselves?

Whoever holds this installation's secret can make a ticket, and nobody else. A call that carries one is a
probe of our own; an answer that is signed for the ticket's nonce comes from this installation.
"""

import hmac
import re
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.crypto import salted_hmac

LIVES = timedelta(minutes=2)
LONGEST_WAIT = 15
NONCE = re.compile(r"[0-9a-f]{32}")


@dataclass(frozen=True, slots=True)
class Ticket:
    """One probe. wait: how many seconds the answer is to be held back."""

    nonce: str
    wait: int = 0


def drawn(*, wait: int = 0) -> Ticket:
    return Ticket(secrets.token_hex(16), wait)


def written(ticket: Ticket, *, at: datetime) -> str:
    """The ticket as a header carries it; good for two minutes."""
    says = f"{int((at + LIVES).timestamp())}.{ticket.wait}.{ticket.nonce}"
    return f"{says}.{_signature('asked', says)}"


def read(text: str, *, at: datetime) -> Ticket | None:
    """The ticket in a header; None when it isn't ours, or too old."""
    says, _, signature = text.rpartition(".")
    if not says or not hmac.compare_digest(signature.encode(), _signature("asked", says).encode()):
        return None
    until, wait, nonce = says.split(".")
    return Ticket(nonce, min(int(wait), LONGEST_WAIT)) if at.timestamp() < int(until) else None


def answer(nonce: str, body: bytes = b"") -> str:
    """The signature under what this installation answers to that nonce."""
    return _signature("answered", f"{nonce} {body.hex()}")


def is_answer(signature: str, *, nonce: str, body: bytes = b"") -> bool:
    return hmac.compare_digest(signature.encode(), answer(nonce, body).encode())


def _signature(use: str, says: str) -> str:
    return salted_hmac(f"regulars.web.reach.{use}", says, algorithm="sha256").hexdigest()
