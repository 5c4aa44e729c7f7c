"""How is a Saleor asked for what it knows, and told what changed?

https://docs.saleor.io/api-usage/overview: GraphQL, asked with the token of an app.
"""

from dataclasses import replace
from datetime import datetime

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
from regulars.connectors.saleor import hooks as subscription
from regulars.connectors.saleor import telling
from regulars.connectors.saleor.pages import STREAMS

_ = str  # marks what translators see; the page translates it, since this folder is free of Django


class SaleorApi(Api):
    """The address is that of the API; where the shop's front stands, Saleor doesn't know."""

    credentials = (
        Credential("token", "App token"),
        Credential("channel", "Channel (slug)", optional=True),
        Credential("consent_key", "Metadata key of newsletter consent", optional=True),
    )
    steps = (
        _("In Saleor’s dashboard open Extensions, then Installed, and add a custom extension."),
        _(
            "Give it the permissions to manage orders, customers, products and checkouts; to give coupons "
            "back also discounts."
        ),
        _("Create a token on its page. Saleor shows it once: enter it here."),
        _("A channel is needed only where the shop has several, and this is about one of them."),
        _(
            "Where the shop’s front keeps newsletter consent in the customer’s metadata, enter its key; "
            "there stands true, false, or the moment of the yes."
        ),
    )
    streams = ("products", "customers", "orders", "carts")
    compared = ("orders", "customers")
    changes: frozenset[type[Change]] = frozenset({CouponMade, CustomerTagged, OrderNoted, ConsentStated})

    def signed(self, request: Request, *, access: Access, at: datetime, nonce: str) -> Request:
        """The question with the app's token."""
        if not is_own(request, access=access):
            return request
        proof = {"Authorization": f"Bearer {access.credentials['token']}"}
        return replace(request, headers={**request.headers, **proof})

    def page(self, question: Question, *, access: Access) -> Dialogue[Page]:
        """A page of a list; a thing that can't be read keeps back no other. position: its cursor."""
        return STREAMS[question.stream](question, access=access)

    def check(self, hooks: Hooks, *, access: Access) -> Dialogue[tuple[Finding, ...]]:
        """What the app may do, and which webhooks are missing."""
        return subscription.findings(hooks, access=access)

    def subscribe(self, hooks: Hooks, *, access: Access) -> Dialogue[bool]:
        """Add the webhook, or mend it."""
        return subscription.subscribed(hooks, access=access)

    def change(self, change: Change, *, access: Access) -> Dialogue[None]:
        """Tell the shop of a change, unless it knows."""
        return telling.told(change, access=access)
