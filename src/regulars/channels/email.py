"""How does a letter leave as e-mail?"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import lru_cache
from uuid import UUID

from regulars.channels import dkim, keyring, mime, queries
from regulars.channels.channel import Accepted, Down, Line, Outcome, Parcel, Rejected, Sender
from regulars.channels.deliverability import providers
from regulars.channels.dkim import Signer
from regulars.channels.smtp import Connection, Envelope, Server, is_loopback
from regulars.customers.identify import host_key
from regulars.host.trouble import Trouble

SAYABLE = re.compile(r"[\w.!#$%&'*+/=?^`{|}~-]{1,64}@[\w.-]+", re.ASCII)
LONGEST = 254  # with its brackets 256 (RFC 5321, 4.5.3.1.3)
LONGEST_LABEL = 63  # RFC 1035, 2.3.4
BY_PROVIDER = 4
"""Lines to a provider's API at a time: each takes a mail in some tenths of a second."""


class Email:
    """E-mail by the store's SMTP server, or by a provider."""

    name = "email"
    identity = "email"

    def server(self) -> Server | None:
        """The SMTP server as it was set, its password opened. Raises host.vault.CannotOpen."""
        if provider := providers.chosen():
            return providers.smtp_server(provider) if provider.provider.smtp else None
        row = queries.setting(self.name)
        return Server(**row.settings, password=keyring.opened(row.secret)) if row else None

    def is_set(self) -> bool:
        return queries.setting(self.name) is not None

    def is_loopback(self) -> bool:
        row = queries.setting(self.name)
        return row is not None and is_loopback(row.settings.get("host", ""))

    def most_lines(self) -> int:
        row = queries.setting(self.name)
        return Server(**row.settings).connections if row and "host" in row.settings else BY_PROVIDER

    def message_id(self, key: UUID, *, sender: Sender) -> str:
        return mime.message_id(key, sender=sender)

    @contextmanager
    def open(self) -> Iterator[Line]:
        try:
            provider, server, signers = providers.chosen(), self.server(), dkim.signers()
        except Trouble as trouble:
            yield Silent(Down("password_sealed", str(trouble)))
            return
        if provider and server is None:
            from regulars.channels.deliverability import api_line  # noqa: PLC0415 loads the library

            with api_line.opened(provider) as line:
                yield line
            return
        if server is None:
            yield Silent(Down("no_email_server"))
            return
        connection = Connection(server)
        try:
            yield Postman(connection, signers, names=provider is not None)
        finally:
            connection.close()


@dataclass(frozen=True, slots=True)
class Silent:
    """A line on which nothing can be handed over, and why."""

    outcome: Down

    def deliver(self, parcel: Parcel) -> Outcome:
        return self.outcome


@dataclass(frozen=True, slots=True)
class Postman:
    """Hands mails over on one connection, each signed where its sender's domain has a key.

    names: whether the last word of what the server says is what it calls the mail from now on.
    """

    connection: Connection
    signers: tuple[Signer, ...] = ()
    names: bool = False

    def deliver(self, parcel: Parcel) -> Outcome:
        return self.deliver_before(None, parcel)

    def deliver_before(self, coming: Parcel | None, parcel: Parcel) -> Outcome:
        to = on_the_wire(parcel.to)
        if not to:
            return Rejected("SMTP can't say this address without SMTPUTF8, which isn't used here")
        mail = mime.compose(parcel if to == parcel.to else replace(parcel, to=to))
        signer = next((one for one in self.signers if one.is_for(parcel.sender.from_address)), None)
        if signer:
            mail = dkim.signed(mail, by=signer, at=parcel.at)
        outcome = self.connection.hand(
            bytes(mail),
            sender=parcel.sender.from_address,
            to=to,
            coming=envelope_of(coming) if coming else None,
        )
        if self.names and isinstance(outcome, Accepted):
            return Accepted(outcome.detail, outcome.detail.rpartition(" ")[2])
        return outcome


def envelope_of(parcel: Parcel) -> Envelope | None:
    """None where SMTP can't say it."""
    to, sender = on_the_wire(parcel.to), parcel.sender.from_address
    return Envelope(sender, to) if to and sender.isascii() else None


@lru_cache(maxsize=1024)
def on_the_wire(address: str) -> str:
    """The address in ASCII, its domain by IDNA; '' of what SMTP can't say, or would take for more."""
    local, _at, domain = address.rpartition("@")
    wire = f"{local}@{_host(domain)}"
    return wire if len(wire) <= LONGEST and SAYABLE.fullmatch(wire) else ""


@lru_cache(maxsize=4096)
def _host(domain: str) -> str:
    host = host_key(domain)
    return host if all(0 < len(label) <= LONGEST_LABEL for label in host.split(".")) else ""


CHANNEL = Email()
