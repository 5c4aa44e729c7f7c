"""What does a Shopify checkout that isn't paid yet say?"""

from datetime import datetime

from regulars.commerce.facts import CartFact
from regulars.connectors.shopify.amounts import minor, version
from regulars.connectors.shopify.goods import cart_line_fact
from regulars.connectors.shopify.people import buyer_of
from regulars.connectors.shopify.shapes import Checkout


def cart_fact(checkout: Checkout, *, sent_at: datetime | None) -> CartFact:
    """The basket in the buyer's currency, the only one that a checkout's amounts come in.

    Its marketing boxes are no consent yet: nothing has been submitted.
    """
    currency = checkout.presentment_currency or checkout.currency
    return CartFact(
        external_id=checkout.token,
        currency=currency,
        buyer=buyer_of(checkout),
        lines=tuple(
            cart_line_fact(line, position=position, currency=currency)
            for position, line in enumerate(checkout.line_items, 1)
        ),
        total_minor=minor(checkout.total_price, None, currency=currency),
        started_at=checkout.created_at,
        version=version(checkout.updated_at, sent_at=sent_at),
        url=checkout.abandoned_checkout_url or "",
        completed_at=checkout.completed_at,
    )
