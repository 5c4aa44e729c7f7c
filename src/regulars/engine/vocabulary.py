"""By which words do people call events, channels and purposes?"""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from regulars.web.format import quoted


@dataclass(frozen=True, slots=True)
class EventWords:
    """An event as it stands in sentences.

    noun: "wait 7 days for ...". happens: "when ...", "until ...". did: "people who ...".
    """

    noun: str | Promise
    happens: str | Promise
    did: str | Promise


EVENTS: dict[str, EventWords] = {
    "order.placed": EventWords(_("an order"), _("they order"), _("ordered")),
    "order.cancelled": EventWords(_("a cancellation"), _("they cancel an order"), _("cancelled an order")),
    "order.refunded": EventWords(_("a refund"), _("they get a refund"), _("got a refund")),
    "cart.updated": EventWords(_("a cart"), _("they put something into the cart"), _("filled a cart")),
    "cart.completed": EventWords(_("a completed cart"), _("they complete their cart"), _("completed a cart")),
    "product.viewed": EventWords(
        _("a look at a product"), _("they look at a product"), _("looked at a product")
    ),
    "shipment.updated": EventWords(
        _("news of a parcel"), _("a parcel is on its way"), _("were sent a parcel")
    ),
    "shipment.delivered": EventWords(_("a delivery"), _("their parcel arrives"), _("received a parcel")),
    "need.due": EventWords(
        _("the next need"), _("what they bought is about to run out"), _("were about to run out")
    ),
    "consent.given": EventWords(_("their consent"), _("they allow messages"), _("allowed messages")),
    "consent.withdrawn": EventWords(
        _("a withdrawn consent"), _("they allow messages no longer"), _("allow messages no longer")
    ),
}

ALLOWED: dict[str, str | Promise] = {
    "email": pgettext_lazy("they allow", "e-mail"),
    "sms": pgettext_lazy("they allow", "SMS"),
    "webpush": pgettext_lazy("they allow", "web push"),
    "post": pgettext_lazy("they allow", "post"),
    "phone": pgettext_lazy("they allow", "phone"),
}


def event_words(name: str) -> EventWords:
    """An event in words; those of other makers are called by their name."""
    if known := EVENTS.get(name):
        return known
    called = {"name": quoted(name)}
    return EventWords(called["name"], gettext("%(name)s happens") % called, gettext("had %(name)s") % called)


def allowed_word(name: str) -> str:
    """A channel as it stands after "allow": in many languages a case of its own."""
    return str(ALLOWED.get(name, name))


LETTERS: dict[str, str | Promise] = {
    "replenishment": _("Running low?"),
    "replenishment_last_call": _("One last word about it"),
    "second_order": _("How are you getting on with it?"),
    "second_order_last_call": _("Whenever you need us again"),
    "thank_you_first_order": _("Thank you for your first order"),
    "how_to_use": _("Getting the best out of it"),
}


def letter_words(template: str) -> str:
    """A letter as it is called in sentences, in quotes."""
    return quoted(LETTERS.get(template, template.replace("_", " ")))
