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
    "order.changed": EventWords(
        _("a changed order"), _("an order of theirs is changed"), _("had an order changed")
    ),
    "order.cancelled": EventWords(_("a cancellation"), _("they cancel an order"), _("cancelled an order")),
    "order.restored": EventWords(
        _("an order that stands again"),
        _("a cancelled order of theirs stands again"),
        _("had a cancelled order stand again"),
    ),
    "order.refunded": EventWords(_("a refund"), _("they get a refund"), _("got a refund")),
    "cart.updated": EventWords(_("a cart"), _("they put something into the cart"), _("filled a cart")),
    "cart.completed": EventWords(_("a completed cart"), _("they complete their cart"), _("completed a cart")),
    "cart.viewed": EventWords(
        _("a look at the cart"), _("they look at their cart"), _("looked at their cart")
    ),
    "cart.added": EventWords(
        _("one more product in the cart"),
        _("they add a product to the cart"),
        _("added a product to the cart"),
    ),
    "cart.removed": EventWords(
        _("one product fewer in the cart"),
        _("they take a product out of the cart"),
        _("took a product out of the cart"),
    ),
    "cart.shared": EventWords(_("a shared cart"), _("they share their cart"), _("shared their cart")),
    "product.viewed": EventWords(
        _("a look at a product"), _("they look at a product"), _("looked at a product")
    ),
    "product.clicked": EventWords(
        _("a click on a product"), _("they click on a product"), _("clicked on a product")
    ),
    "product.shared": EventWords(_("a shared product"), _("they share a product"), _("shared a product")),
    "product.reviewed": EventWords(_("a review"), _("they review a product"), _("reviewed a product")),
    "products.searched": EventWords(
        _("a search"), _("they search for something"), _("searched for something")
    ),
    "category.viewed": EventWords(
        _("a look at a category"), _("they look at a category"), _("looked at a category")
    ),
    "category.filtered": EventWords(
        _("a narrowed list of products"),
        _("they narrow a list of products"),
        _("narrowed a list of products"),
    ),
    "promotion.viewed": EventWords(_("a look at a banner"), _("they see a banner"), _("saw a banner")),
    "promotion.clicked": EventWords(
        _("a click on a banner"), _("they click on a banner"), _("clicked on a banner")
    ),
    "wishlist.added": EventWords(
        _("a wish"), _("they put a product on the wish list"), _("put a product on the wish list")
    ),
    "wishlist.removed": EventWords(
        _("a wish that is gone"),
        _("they take a product off the wish list"),
        _("took a product off the wish list"),
    ),
    "page.viewed": EventWords(_("a look at a page"), _("they look at a page"), _("looked at a page")),
    "page.failed": EventWords(_("a broken page"), _("a page breaks in front of them"), _("had a page break")),
    "checkout.started": EventWords(
        _("a started checkout"), _("they start the checkout"), _("started the checkout")
    ),
    "checkout.step_viewed": EventWords(
        _("a step of the checkout"),
        _("they come to a step of the checkout"),
        _("came to a step of the checkout"),
    ),
    "checkout.step_completed": EventWords(
        _("a completed step of the checkout"),
        _("they complete a step of the checkout"),
        _("completed a step of the checkout"),
    ),
    "checkout.payment_entered": EventWords(
        _("a chosen way to pay"), _("they choose how to pay"), _("chose how to pay")
    ),
    "checkout.coupon_entered": EventWords(
        _("an entered coupon"), _("they enter a coupon"), _("entered a coupon")
    ),
    "checkout.coupon_applied": EventWords(
        _("an accepted coupon"), _("the checkout accepts their coupon"), _("had a coupon accepted")
    ),
    "checkout.coupon_denied": EventWords(
        _("a refused coupon"), _("the checkout refuses their coupon"), _("had a coupon refused")
    ),
    "checkout.coupon_removed": EventWords(
        _("a coupon taken back"), _("they take a coupon back"), _("took a coupon back")
    ),
    "checkout.completed": EventWords(
        _("a finished checkout"), _("they finish the checkout"), _("finished the checkout")
    ),
    "shipment.updated": EventWords(
        _("news of a parcel"), _("a parcel is on its way"), _("were sent a parcel")
    ),
    "shipment.moved": EventWords(
        _("news from the carrier"),
        _("the carrier tells where their parcel is"),
        _("heard from the carrier where their parcel is"),
    ),
    "shipment.delivered": EventWords(_("a delivery"), _("their parcel arrives"), _("received a parcel")),
    "need.due": EventWords(
        _("the next need"), _("what they bought is about to run out"), _("were about to run out")
    ),
    "consent.given": EventWords(_("their consent"), _("they allow messages"), _("allowed messages")),
    "consent.withdrawn": EventWords(
        _("a withdrawn consent"), _("they allow messages no longer"), _("allow messages no longer")
    ),
    "address.suppressed": EventWords(
        _("a blocked address"), _("an address of theirs is blocked"), _("had an address blocked")
    ),
    "customer.recognised": EventWords(
        _("the first time they are seen"),
        _("they are seen for the first time"),
        _("were seen for the first time"),
    ),
    "message.accepted": EventWords(
        _("a message from us"), _("we send them a message"), _("were sent a message")
    ),
    "message.failed": EventWords(
        _("a message that fails"), _("a message to them fails"), _("had a message fail")
    ),
    "message.delivered": EventWords(
        _("a message that arrives"), _("a message reaches them"), _("were reached by a message")
    ),
    "message.bounced": EventWords(
        _("a message that comes back"), _("a message to them comes back"), _("had a message come back")
    ),
    "message.complained": EventWords(
        _("a complaint about a message"),
        _("they mark a message as unwanted"),
        _("marked a message as unwanted"),
    ),
    "message.opened": EventWords(_("an opened message"), _("they open a message"), _("opened a message")),
    "message.clicked": EventWords(
        _("a click in a message"), _("they follow a link in a message"), _("followed a link in a message")
    ),
    "message.dismissed": EventWords(
        _("a message put away"), _("they put a message away"), _("put a message away")
    ),
    "call.made": EventWords(_("a call"), _("we call them"), _("were called")),
    "card.printed": EventWords(
        _("a card in a parcel"), _("a card is put into their parcel"), _("got a card in their parcel")
    ),
    "form.signed_up": EventWords(
        _("a sign-up by a form"), _("they sign up by a form"), _("signed up by a form")
    ),
    "form.downloaded": EventWords(
        _("a download from a form"), _("they fetch what a form gives"), _("fetched what a form gives")
    ),
    "question.answered": EventWords(
        _("an answer to a question of yours"),
        _("they answer a question of yours"),
        _("answered a question of yours"),
    ),
    "balance.brought": EventWords(
        _("a balance from another program"),
        _("a balance of theirs comes over from another program"),
        _("brought a balance from another program"),
    ),
    "review.brought": EventWords(
        _("a review from another program"),
        _("a review of theirs comes over from another program"),
        _("brought a review from another program"),
    ),
}

ALLOWED: dict[str, str | Promise] = {
    "email": pgettext_lazy("they allow", "e-mail"),
    "sms": pgettext_lazy("they allow", "SMS"),
    "webpush": pgettext_lazy("they allow", "web push"),
    "onsite": pgettext_lazy("they allow", "cards on the shop’s page"),
    "telegram": pgettext_lazy("they allow", "Telegram"),
    "whatsapp": pgettext_lazy("they allow", "WhatsApp"),
    "webhook": pgettext_lazy("they allow", "your own program"),
    "post": pgettext_lazy("they allow", "post"),
    "phone": pgettext_lazy("they allow", "phone"),
    "ads": pgettext_lazy("they allow", "advertising"),
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
    "birthday": _("Happy birthday"),
    "how_did_we_do": _("How did we do with your order?"),
    "honest_incident": _("We got something wrong"),
    "confirm_subscription": _("Please confirm"),
    "unsubscribed": _("You won’t get any more mails from us"),
}


def letter_words(template: str) -> str:
    """A letter as it is called in sentences, in quotes."""
    return quoted(LETTERS.get(template, template.replace("_", " ")))
