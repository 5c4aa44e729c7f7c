"""Which webhooks does a Saleor send to us, and what may the app do there?"""

from typing import Any

from regulars.connectors.connector import Unreadable
from regulars.connectors.exchange import Access, Dialogue, Finding, Hooks, KeysRefused, Standing
from regulars.connectors.saleor.calls import ask, part, tell
from regulars.connectors.saleor.questions import channel_of
from regulars.connectors.saleor.shapes import Shape
from regulars.connectors.saleor.shelf import Channel
from regulars.connectors.saleor.signing import keys_of

_ = str  # marks what translators see; the page translates it, since this folder is free of Django
ORDERS = {
    "order_created": "Order created",
    "order_confirmed": "Order confirmed",
    "order_paid": "Order paid",
    "order_fully_paid": "Order fully paid",
    "order_updated": "Order updated",
    "order_refunded": "Order refunded",
    "order_fully_refunded": "Order fully refunded",
    "order_fulfilled": "Order fulfilled",
    "order_cancelled": "Order cancelled",
    "fulfillment_created": "Fulfillment created",
    "fulfillment_approved": "Fulfillment approved",
    "fulfillment_canceled": "Fulfillment canceled",
    "fulfillment_tracking_number_updated": "Fulfillment tracking number updated",
}
CUSTOMERS = {
    "customer_created": "Customer created",
    "customer_updated": "Customer updated",
    "customer_metadata_updated": "Customer metadata updated",
}
PRODUCTS = {
    "product_created": "Product created",
    "product_updated": "Product updated",
    "product_variant_created": "Product variant created",
    "product_variant_updated": "Product variant updated",
    "product_variant_stock_updated": "Product variant stock updated",
    "product_variant_out_of_stock": "Product variant out of stock",
    "product_variant_back_in_stock": "Product variant back in stock",
}
CARTS = {"checkout_created": "Checkout created", "checkout_updated": "Checkout updated"}
TOPICS = {**ORDERS, **CUSTOMERS, **PRODUCTS, **CARTS}
ABOUT = {
    **dict.fromkeys(ORDERS, "order"),
    **dict.fromkeys(CUSTOMERS, "user"),
    **{each: "productVariant" if each.startswith("product_variant") else "product" for each in PRODUCTS},
    **dict.fromkeys(CARTS, "checkout"),
}
"""Which thing of an event we want to know the id of."""

TELLS = "\n".join(
    f"... on {''.join(map(str.capitalize, topic.split('_')))} {{ {thing} {{ id }} }}"
    for topic, thing in ABOUT.items()
)
EVENTS = f"subscription {{ event {{ issuedAt\n{TELLS} }} }}"
"""What a webhook tells: an id, and nobody's name. When it was sent tells two of them apart."""

NEEDED = ("MANAGE_ORDERS", "MANAGE_USERS", "MANAGE_PRODUCTS", "MANAGE_CHECKOUTS")
TO_GIVE_BACK = ("MANAGE_DISCOUNTS",)
APP = """{
    app {
        name
        permissions { code }
        webhooks { id targetUrl isActive asyncEvents { eventType } }
    }
    channels { slug currencyCode isActive defaultCountry { code } }
}"""
ADD = """mutation($input: WebhookCreateInput!) {
    done: webhookCreate(input: $input) { errors { field message } }
}"""
MEND = """mutation($id: ID!, $input: WebhookUpdateInput!) {
    done: webhookUpdate(id: $id, input: $input) { errors { field message } }
}"""


class Permission(Shape, frozen=True):
    code: str


class Topic(Shape, frozen=True):
    event_type: str


class Webhook(Shape, frozen=True):
    id: str
    target_url: str
    is_active: bool = True
    async_events: tuple[Topic, ...] = ()

    @property
    def topics(self) -> set[str]:
        """What it sends, as headers call it; nothing while it is switched off."""
        return {each.event_type.lower() for each in self.async_events} if self.is_active else set()


class App(Shape, frozen=True):
    """Whose token it is."""

    name: str | None = None
    permissions: tuple[Permission, ...] | None = None
    webhooks: tuple[Webhook, ...] | None = None


def findings(hooks: Hooks, *, access: Access) -> Dialogue[tuple[Finding, ...]]:
    """What a look at the shop finds."""
    app, channels = yield from asked(access)
    may = {each.code for each in app.permissions or ()}
    sent = set[str]().union(*(each.topics for each in ours(app, hooks=hooks)))
    return (
        wanting(
            [each for each in NEEDED if each not in may],
            good=_("The app may read orders, customers, products and checkouts."),
            missing=_("The app lacks %(names)s: give it these permissions in Saleor’s dashboard."),
        ),
        wanting(
            [each for each in TO_GIVE_BACK if each not in may],
            good=_("The app may make vouchers."),
            missing=_("To give coupons back the app also needs %(names)s."),
        ),
        wanting(
            [topic for topic in TOPICS if topic not in sent],
            good=_("All webhooks are active."),
            missing=_("These webhooks don’t come here: %(topics)s. Add them, or let them be added."),
            word="topics",
        ),
        channel_finding(channels, access=access),
    )


def channel_finding(channels: tuple[Channel, ...], *, access: Access) -> Finding:
    """Whether the channel that was named is there."""
    named, slugs = channel_of(access), ", ".join(each.slug for each in channels)
    if named and named not in {each.slug for each in channels}:
        words = _("There is no channel %(channel)s. Those that there are: %(names)s.")
        return Finding(Standing.MISSING, words, {"channel": named, "names": slugs})
    if named:
        return Finding(Standing.GOOD, _("Orders of the channel %(channel)s come in."), {"channel": named})
    return Finding(Standing.GOOD, _("Orders of all channels come in: %(names)s."), {"names": slugs})


def wanting(names: list[str], *, good: str, missing: str, word: str = "names") -> Finding:
    """Whether anything is missing. word: what stands for it in the words."""
    if not names:
        return Finding(Standing.GOOD, good)
    return Finding(Standing.MISSING, missing, {word: ", ".join(names)})


def subscribed(hooks: Hooks, *, access: Access) -> Dialogue[bool]:
    """One webhook with all topics: made, or mended where it is there.

    It gets our secret as its key, unless that is the document of the shop's public keys.
    """
    app, _channels = yield from asked(access)
    told: dict[str, Any] = {
        "name": "Regulars",
        "targetUrl": hooks.address,
        "asyncEvents": [topic.upper() for topic in TOPICS],
        "query": EVENTS,
        "isActive": True,
        "secretKey": None if keys_of(hooks.secret) else hooks.secret,
    }
    if there := ours(app, hooks=hooks):
        yield from tell(access, MEND, id=there[0].id, input=told)
    else:
        yield from tell(access, ADD, input=told)
    return True


def asked(access: Access) -> Dialogue[tuple[App, tuple[Channel, ...]]]:
    """The app whose token it is, and the shop's channels. Raises KeysRefused where it is nobody's."""
    fields = yield from ask(access, APP)
    if "app" not in fields:
        raise Unreadable("it said nothing of app")
    if bytes(fields["app"]) == b"null":
        raise KeysRefused("the token belongs to no app")
    return part(fields, "app", App), part(fields, "channels", tuple[Channel, ...])


def ours(app: App, *, hooks: Hooks) -> list[Webhook]:
    """The webhooks that go to our address."""
    return [each for each in app.webhooks or () if each.target_url == hooks.address]
