"""Which link takes somebody off the list, and what does it do?

The link names the person, the channel, the purpose and the message that carried it. Opening it changes
nothing, since scanners and previews open links too; only a POST does (RFC 8058).
"""

from datetime import datetime
from typing import NamedTuple

from django.conf import settings

from regulars.channels import keyring
from regulars.customers.actions import consent

USE = "unsubscribe"


class Ticket(NamedTuple):
    """What an unsubscribe link says."""

    customer_id: int
    channel: str
    purpose: str
    send_id: int


def url_of(ticket: Ticket) -> str:
    """The address that stands in the mail."""
    says = f"{ticket.customer_id} {ticket.channel} {ticket.purpose} {ticket.send_id}"
    return f"{settings.BASE_URL}/u/{keyring.signed(says, use=USE)}/"


def ticket_of(token: str, *, at: datetime) -> Ticket | None:
    """What the link says; None when it isn't one of ours or is over five years old."""
    says = keyring.said(token, use=USE, at=at)
    if says is None:
        return None
    customer_id, channel, purpose, send_id = says.split(" ")
    return Ticket(int(customer_id), channel, purpose, int(send_id))


def purpose_of(url: str, *, at: datetime) -> str:
    """By which consent the message left that carries this link; '' of what one is owed, which has none."""
    ticket = ticket_of(url.rstrip("/").rpartition("/")[2], at=at) if url else None
    return ticket.purpose if ticket else ""


def unsubscribe(ticket: Ticket, *, wording: str, how: str, at: datetime) -> bool:
    """Withdraw the consent that the mail was sent by; whether that changed anything.

    wording: what the person saw. how: `link` by the page, `one_click` by the mail program's own button.
    """
    said = consent.Statement(
        customer_id=ticket.customer_id,
        channel=ticket.channel,
        purpose=ticket.purpose,
        granted=False,
        occurred_at=at,
        how=how,
        wording=wording,
        evidence={"send_id": ticket.send_id},
    )
    return consent.state([said], actor="customer", at=at)[0]
