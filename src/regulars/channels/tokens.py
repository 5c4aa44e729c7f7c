"""By what may a browser tell what became of a message that it was handed?

A token under our signature names the channel and the message, and nothing else can be said with it.
"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from regulars.channels import keyring

USE = "told"


@dataclass(frozen=True, slots=True)
class Handed:
    """A message that a browser got."""

    channel: str
    key: UUID


def token_of(channel: str, key: UUID) -> str:
    return keyring.signed(f"{channel} {key.hex}", use=USE)


def handed(token: str, *, at: datetime) -> Handed | None:
    """What the token says; None when it isn't one of ours."""
    says = keyring.said(token, use=USE, at=at)
    if says is None:
        return None
    channel, key = says.split(" ")
    return Handed(channel, UUID(key))
