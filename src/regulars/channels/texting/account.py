"""By which account do SMS leave, as whom, and what does a part of one cost?"""

import re
from decimal import Decimal
from typing import Literal
from urllib.parse import urlsplit

import msgspec
from django.utils.translation import gettext

from regulars.channels.smtp import is_loopback
from regulars.channels.texting.rules import CODES
from regulars.web.outward import address

TWILIO = "https://api.twilio.com"
PORTS = {"tls": 3550, "none": 2775}
"""Registered for SMPP, with and without TLS."""
NUMBER = re.compile(r"\+[1-9]\d{6,14}|\d{3,8}")
SERVICE = re.compile(r"MG[0-9a-f]{32}")
MOST_IN_A_NAME = 11


class Unusable(ValueError):
    """An account can't be used as it was given; the message says why, and what would do."""


class Account(msgspec.Struct, frozen=True, kw_only=True):
    """The other side, and how it knows us.

    way: `http` for Twilio and those that answer as it does, `smpp` for an SMSC. host: the API's address, or
    the SMSC's name. user: the account's SID, or the system id. sender: a number in E.164, a short code, a
    name of at most eleven characters, or the SID of a messaging service. price: of each part, in the
    business's currency. closing: stands at the end of what one may leave. lines: connections allowed.
    """

    way: Literal["http", "smpp"]
    host: str
    user: str
    sender: str
    port: int = 0
    security: Literal["tls", "none"] = "tls"
    system_type: str = ""
    price: Decimal = Decimal(0)
    closing: str = ""
    lines: int = 1
    password: str = ""

    @property
    def is_loopback(self) -> bool:
        return is_loopback(urlsplit(self.host).hostname or "" if self.way == "http" else self.host)

    @property
    def can_be_answered(self) -> bool:
        """Whether an answer reaches us: one to a name reaches nobody."""
        return bool(NUMBER.fullmatch(self.sender) or SERVICE.fullmatch(self.sender))


def checked(account: Account) -> Account:
    """The account, if it can be used. Raises Unusable, and for an API address.AddressRefused."""
    if not account.can_be_answered and not is_name(account.sender):
        raise Unusable(
            gettext(
                "Write the sender as +37120000000, as a short code, or as a name of at most eleven "
                "letters and digits."
            )
        )
    if account.way == "http":
        address.check(account.host)
    elif account.security == "none" and account.password and not account.is_loopback:
        raise Unusable(gettext("Without encryption the password would be readable on its way."))
    return account


def is_name(sender: str) -> bool:
    """Whether a sender is a name that telephones show."""
    fits = 0 < len(sender) <= MOST_IN_A_NAME and all(character in CODES for character in sender)
    return fits and any(character.isalpha() for character in sender) and sender.isprintable()
