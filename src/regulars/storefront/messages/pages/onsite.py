"""What waits for somebody who came to the shop's page, and do they want it there?"""

from typing import Any

import msgspec
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.translation import pgettext

from regulars import clock
from regulars.channels.visiting import queries as onsite
from regulars.channels.visiting.visit import Card, card_for
from regulars.channels.writing.brand import FONTS, Brand
from regulars.connectors.bodies import read_body
from regulars.connectors.event_clients.answers import door, said
from regulars.connectors.event_clients.door import sender
from regulars.connectors.event_clients.pages.calls import pace
from regulars.connectors.json_events.reading import BadCall
from regulars.customers.actions import browsers
from regulars.storefront.messages import queries
from regulars.storefront.messages.visitor import SETS, Visitor, keys_of, words
from regulars.web import stored

LIMIT = 8 * 2**10


class Came(Visitor, frozen=True, kw_only=True):
    """language: of the page, as its `lang` says it."""

    language: str = ""


class Allowed(Visitor, frozen=True, kw_only=True):
    """A yes, or a no, to the wording that was shown."""

    granted: bool
    wording: str
    page: str = ""


_CAME, _ALLOWED = msgspec.json.Decoder(Came), msgspec.json.Decoder(Allowed)


@door("POST")
def waiting(request: HttpRequest) -> HttpResponse:
    """The next message for whoever is there, which is never given out again; and whether they allow them."""
    came: Came = read(request, _CAME)
    who = sender(came.key, at=clock.wall())
    pace(who, 1, request=request)
    people, at = queries.people(keys_of(came, sender=who)), clock.now()
    card = card_for(people, shop_id=who.shop_id, at=at) if people else None
    answer = {"allows": queries.allows(people), "message": shown(card, language=came.language)}
    return said(answer)


@door("POST")
def allow(request: HttpRequest) -> HttpResponse:
    """Somebody said yes or no to messages on the page."""
    told: Allowed = read(request, _ALLOWED)
    who = sender(told.key, at=clock.wall())
    pace(who, SETS, request=request)
    said_so = words(told.wording, page=told.page, granted=told.granted, sender=who)
    keys = keys_of(told, sender=who)
    if not keys:
        raise BadCall(422, "no-visitor", "Nobody is known by this: send a device, or who is signed in.")
    browsers.say(keys, channel=onsite.CHANNEL, said=said_so, at=clock.now())
    return said({"success": True})


def read(request: HttpRequest, decoder: msgspec.json.Decoder[Any]) -> Any:  # noqa: ANN401 what the decoder makes
    """Raises BadCall."""
    try:
        return decoder.decode(read_body(request, limit=LIMIT))
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise BadCall(400, "no-visitor", f'{error}. Send {{"key": …, "device": …}}.') from None


def shown(card: Card | None, *, language: str) -> dict[str, Any] | None:
    """A message as the script shows it, its buttons in the language of the page."""
    if card is None:
        return None
    brand = stored.load(Brand)
    with translation.override(spoken(language)):
        labels = {
            "look": pgettext("a message on the page", "Have a look"),
            "close": pgettext("a message on the page", "Close"),
            "leave": pgettext("a message on the page", "No more of these"),
        }
    return {
        "title": card.said.title,
        "text": card.said.text,
        "url": card.said.url,
        "token": card.token,
        "leave": card.leave,
        "words": labels,
        "looks": {
            "accent": brand.accent,
            "on": brand.on_accent,
            "ink": brand.ink,
            "font": FONTS.get(brand.font, FONTS["plain"]),
        },
    }


def spoken(language: str) -> str:
    """The page's language where we speak it, else English."""
    known = language.partition("-")[0].casefold()
    return known if known in dict(settings.LANGUAGES) else "en"
