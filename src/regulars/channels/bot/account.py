"""By which bot does the store write in Telegram?"""

import re

import msgspec
from django.utils.translation import gettext

from regulars.web.outward import address

TELEGRAM = "https://api.telegram.org"
TOKEN = re.compile(r"\d{5,20}:[A-Za-z0-9_-]{30,64}")


class Unusable(ValueError):
    """The bot can't be used as it was given; the message says why, and what would do."""


class Bot(msgspec.Struct, frozen=True, kw_only=True):
    """What may be known of a bot. api: where Telegram, or a server of the store's own, takes its calls.

    hears_at: the address at which Telegram tells us what people write; '' where it can't reach us.
    """

    username: str
    api: str = TELEGRAM
    hears_at: str = ""


class Secrets(msgspec.Struct, frozen=True):
    """What proves who calls. token: ours, to Telegram; proof: Telegram's, to us."""

    token: str = ""
    proof: str = ""


def checked(token: str, *, api: str) -> str:
    """The token, if it can be one. Raises Unusable, and for the API address.AddressRefused."""
    address.check(api)
    if not TOKEN.fullmatch(token.strip()):
        raise Unusable(gettext("That is no token. BotFather shows it as 123456789:AAE…"))
    return token.strip()
