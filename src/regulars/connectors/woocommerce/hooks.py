"""Which webhooks does a WooCommerce send to us, and how is it told to send those that are missing?"""

import msgspec

from regulars.connectors.connector import Unreadable
from regulars.connectors.decoded import decoded
from regulars.connectors.exchange import Access, Dialogue, Finding, Hooks, Standing
from regulars.connectors.woocommerce.calls import call
from regulars.connectors.woocommerce.shapes import PROBLEMS

_ = str  # marks what translators see; the page translates it, since this folder is free of Django
TOPICS = {
    "order.created": "Order created",
    "order.updated": "Order updated",
    "order.deleted": "Order deleted",
    "order.restored": "Order restored",
    "customer.created": "Customer created",
    "customer.updated": "Customer updated",
    "product.created": "Product created",
    "product.updated": "Product updated",
    "product.deleted": "Product deleted",
    "product.restored": "Product restored",
}
ALL = "webhooks?per_page=100"


class Webhook(msgspec.Struct, frozen=True):
    """A webhook of the shop's. status: active, paused or, after five failures, disabled."""

    id: int
    topic: str
    delivery_url: str
    status: str


def findings(hooks: Hooks, *, access: Access) -> Dialogue[tuple[Finding, ...]]:
    """What a look at the shop finds."""
    yield from call(access, "orders?per_page=1&_fields=id")
    there = yield from ours(hooks, access=access)
    active = {each.topic for each in there if each.status == "active"}
    said = [Finding(Standing.GOOD, _("The keys may read the orders."))]
    if missing := [topic for topic in TOPICS if topic not in active]:
        words = _("These webhooks don’t come here: %(topics)s. Add them, or let them be added.")
        said.append(Finding(Standing.MISSING, words, {"topics": ", ".join(missing)}))
    else:
        said.append(Finding(Standing.GOOD, _("All webhooks are active.")))
    return tuple(said)


def subscribed(hooks: Hooks, *, access: Access) -> Dialogue[bool]:
    """Add what is missing; what is there gets the present secret, and is switched on."""
    there = yield from ours(hooks, access=access)
    known = {each.topic: each for each in there}
    for topic, name in TOPICS.items():
        told = {"status": "active", "secret": hooks.secret}
        if topic in known:
            yield from call(access, f"webhooks/{known[topic].id}", method="PUT", told=told)
        else:
            told |= {"name": f"Regulars: {name}", "topic": topic, "delivery_url": hooks.address}
            yield from call(access, "webhooks", method="POST", told=told)
    return True


def ours(hooks: Hooks, *, access: Access) -> Dialogue[list[Webhook]]:
    """The webhooks that go to our address. Raises Unreadable."""
    body = yield from call(access, ALL)
    try:
        return [each for each in decoded(body, list[Webhook]) if each.delivery_url == hooks.address]
    except PROBLEMS as problem:
        raise Unreadable(str(problem)) from problem
