"""How does a mail to the staff leave, such as the link to a new password?

By the same server as all others and behind the same fence, but at once and outside the outbox: it is no
message to a customer. What doesn't get through is in the log, and nobody who asks learns of it.
"""

import logging
from collections.abc import Sequence
from email.charset import QP, Charset

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend

from regulars.channels import guard, mime, patience, queries
from regulars.channels.channel import Accepted
from regulars.channels.deliverability import providers
from regulars.channels.deliverability.providers import Chosen
from regulars.channels.email import CHANNEL, on_the_wire
from regulars.channels.smtp import Connection
from regulars.host.trouble import Trouble

log = logging.getLogger(__name__)
SEVEN_BIT = Charset("utf-8")
SEVEN_BIT.body_encoding = QP  # not every server takes eight bits
WAY_OUT = "`regulars password-link ADDRESS` makes a link to a new password without mail."


class StaffMail(BaseEmailBackend):
    """What Django sends its mail by."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        return sum(deliver(message, to=to) for message in email_messages for to in message.recipients())


def deliver(message: EmailMessage, *, to: str) -> bool:
    """Whether the server took it for this recipient."""
    try:
        provider, server = providers.chosen(), CHANNEL.server()
    except Trouble as trouble:
        return lost(message, str(trouble))
    sender = queries.sender()
    if (provider is None and server is None) or sender is None:
        return lost(message, "no e-mail server and sender are set")
    fence = guard.Fence(
        only_to=guard.only_to(), sandbox=queries.business().sandbox, loopback=CHANNEL.is_loopback()
    )
    if fenced := fence.reason(to):
        return lost(message, fenced)
    message.from_email = mime.mailbox(sender.from_name, sender.from_address)
    if provider and server is None:
        return by_provider(message, provider=provider, to=to)
    if server is None:
        return lost(message, "no e-mail server is set")
    message.encoding = SEVEN_BIT
    connection = Connection(server)
    try:
        whole = message.message().as_bytes().replace(b"\n", b"\r\n")
        with patience.somebody_waits():
            outcome = connection.hand(whole, sender=sender.from_address, to=on_the_wire(to))
    finally:
        connection.close()
    return isinstance(outcome, Accepted) or lost(message, outcome.detail)


def by_provider(message: EmailMessage, *, provider: Chosen, to: str) -> bool:
    """The same by a provider's API."""
    from anymail.exceptions import AnymailError  # noqa: PLC0415 loads the library

    message.to, message.cc, message.bcc = [to], [], []
    try:
        return bool(providers.backend_of(provider).send_messages([message]))
    except AnymailError as error:
        return lost(message, type(error).__name__)


def lost(message: EmailMessage, why: str) -> bool:
    """Say in the log that it didn't leave."""
    log.warning("A mail to the staff (%s) didn't leave: %s. %s", message.subject, why, WAY_OUT)
    return False
