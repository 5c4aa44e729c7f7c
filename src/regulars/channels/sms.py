"""How does a letter leave as SMS?"""

import logging
from collections.abc import Iterator
from contextlib import closing, contextmanager
from uuid import UUID

import msgspec
from django.conf import settings
from django.db import DatabaseError
from django.urls import reverse

from regulars import clock
from regulars.channels.channel import Down, Line, Sender
from regulars.channels.email import Silent
from regulars.channels.hindrance import public_host
from regulars.channels.smpp.hearing import take
from regulars.channels.smpp.line import SmppLine
from regulars.channels.smtp import is_loopback
from regulars.channels.texting import queries, twilio
from regulars.channels.texting.account import Account
from regulars.host.trouble import Trouble

log = logging.getLogger(__name__)


class Sms:
    """SMS by the account that the owner set: an HTTP API, or an SMSC."""

    name = "sms"
    identity = "phone"

    def is_set(self) -> bool:
        return queries.account() is not None

    def is_loopback(self) -> bool:
        account = queries.account()
        return account is not None and account.is_loopback

    def most_lines(self) -> int:
        account = queries.account()
        return account.lines if account else 1

    def message_id(self, key: UUID, *, sender: Sender) -> str:
        return f"<{key.hex}@sms>"

    @contextmanager
    def open(self) -> Iterator[Line]:
        account = queries.account()
        if account is None:
            yield Silent(Down("no_sms_server"))
            return
        try:
            account = msgspec.structs.replace(account, password=queries.password())
        except Trouble as trouble:
            yield Silent(Down("password_sealed", str(trouble)))
            return
        if account.way == "smpp":
            with by_smpp(account) as texts:
                yield texts
            return
        line = twilio.line(account, told_at=told_at())
        with closing(line.line):
            yield line


@contextmanager
def by_smpp(account: Account) -> Iterator[SmppLine]:
    """A line to an SMSC, at whose end it is written down what came in on it."""
    line = SmppLine(account, heard=lambda came: take(came, at=clock.now()))
    try:
        yield line
    finally:
        try:
            line.close()
        except DatabaseError:
            log.exception("What the SMSC told could not be written down; it will tell it again")


def told_at() -> str:
    """Where a provider tells what becomes of texts, before the text's key; '' where it couldn't reach us."""
    nowhere = is_loopback(public_host())
    return "" if nowhere else f"{settings.BASE_URL}{reverse('sms_status', args=['-'])}".removesuffix("-/")


CHANNEL = Sms()
