"""How is a PrestaShop asked for what it knows, and told what changed?

https://devdocs.prestashop-project.org/9/webservice/: its web service answers in JSON, and reads XML alone.
Its key is the user, without a password.
"""

from base64 import b64encode
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta

from regulars.connectors.changes import Change, ConsentStated, CouponMade, CustomerTagged, OrderNoted
from regulars.connectors.exchange import (
    Access,
    Api,
    Credential,
    Dialogue,
    Finding,
    Hooks,
    Page,
    Question,
    Request,
    is_own,
)
from regulars.connectors.prestashop import standing, telling
from regulars.connectors.prestashop.pages import STREAMS, listed

_ = str  # marks what translators see; the page translates it, since this folder is free of Django


class PrestaShopApi(Api):
    """PrestaShop 8 or newer. Nothing tells of a change, so that it is asked.

    What is read of one order stands in about fifteen lists, and the newest is asked for again each time: of
    each list a small server gives no more than a line or two.
    """

    credentials = (
        Credential("key", "Webservice key"),
        Credential("cancelled_states", "Ids of order states that mean cancelled", optional=True),
    )
    steps = (
        _(
            "In PrestaShop open Advanced Parameters, then Webservice, and switch it on; where PHP runs as "
            "CGI, switch on its mode for that too."
        ),
        _(
            "Add a key and tick GET for orders, customers, products, addresses, carriers, cart_rules, "
            "carts, categories, combinations, configurations, countries, currencies, languages, "
            "order_carriers, order_cart_rules, order_slip, order_states, product_option_values, "
            "product_options and stock_availables."
        ),
        _(
            "To give coupons, notes, tags and consent back, tick POST for cart_rules and PATCH for customers "
            "and orders."
        ),
        _("Enter the key here. From then on the shop is asked every few seconds what changed."),
        _(
            "Where the shop has statuses of its own for orders that were called off, enter their ids. They "
            "stand under Shop Parameters, Order Settings, Statuses."
        ),
    )
    streams = ("products", "customers", "orders", "refunds", "carts", "parcels")
    followed: Mapping[str, timedelta] = {
        "orders": timedelta(seconds=10),
        "refunds": timedelta(seconds=20),
        "customers": timedelta(seconds=20),
        "products": timedelta(seconds=60),
        "carts": timedelta(seconds=60),
        "parcels": timedelta(minutes=5),
    }
    compared = ("orders", "customers")
    changes: frozenset[type[Change]] = frozenset({CouponMade, CustomerTagged, OrderNoted, ConsentStated})

    def signed(self, request: Request, *, access: Access, at: datetime, nonce: str) -> Request:
        """The question with the key as its user."""
        if not is_own(request, access=access):
            return request
        proof = b64encode(f"{access.credentials['key']}:".encode()).decode()
        return replace(request, headers={**request.headers, "Authorization": f"Basic {proof}"})

    def page(self, question: Question, *, access: Access) -> Dialogue[Page]:
        """A page of a list; what can't be read keeps back nothing else. position: how many came before."""
        if question.only_listed:
            return listed(question, access=access)
        return STREAMS[question.stream](question, access=access)

    def check(self, hooks: Hooks, *, access: Access) -> Dialogue[tuple[Finding, ...]]:
        """What the key may read, and whether the shop's clock is understood."""
        return standing.findings(access=access)

    def change(self, change: Change, *, access: Access) -> Dialogue[None]:
        """Tell the shop of a change, unless it knows."""
        return telling.told(change, access=access)
