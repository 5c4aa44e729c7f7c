"""By which words do people call channels, purposes, and the ways on which somebody said yes or no?"""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

CHANNELS: dict[str, str | Promise] = {
    "email": _("e-mail"),
    "sms": _("SMS"),
    "webpush": _("web push"),
    "onsite": _("cards on the shop’s page"),
    "telegram": _("Telegram"),
    "whatsapp": _("WhatsApp"),
    "webhook": _("your own program"),
    "post": _("post"),
    "phone": _("phone"),
    "ads": _("advertising"),
}

PURPOSES: dict[str, str | Promise] = {
    "offers": _("offers"),
    "service": _("news of an order"),
    "tracking": _("noting what they open and follow"),
}

HOWS: dict[str, str | Promise] = {
    "form": _("on a form"),
    "checkout": _("at the checkout"),
    "import": _("in an import"),
    "staff": _("told the staff"),
    "link": _("by a link in a letter"),
    "one_click": _("by their mail program’s button"),
    "answer": _("by answering a message"),
    "provider": _("at the provider of messages"),
    "shop": _("in the shop"),
    "api": _("by the API"),
}


def channel_word(name: str) -> str:
    """A channel in words."""
    return str(CHANNELS.get(name, name))


def purpose_word(name: str) -> str:
    """A purpose in words."""
    return str(PURPOSES.get(name, name))


def how_word(name: str) -> str:
    """How it was said, in words; a way that others named stays as they named it."""
    return str(HOWS.get(name, name))
