"""How is a Vendure asked for what it knows, and told what changed?

https://docs.vendure.io/current/core/developer-guide/api-keys: its Admin API is GraphQL, asked with an API key
(3.6 or newer), so that nothing signs in and no session is left behind, however often it is asked.
"""

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
)
from regulars.connectors.vendure import standing, telling
from regulars.connectors.vendure.pages import STREAMS, listed, news

_ = str  # marks what translators see; the page translates it, since this folder is free of Django


class VendureApi(Api):
    """The Admin API. Nothing tells of a change, so that it is asked: see `pages.news` for what that sees."""

    credentials = (
        Credential("api_key", "API key"),
        Credential("channel_token", "Channel token (vendure-token)", optional=True),
    )
    steps = (
        _("Let the shop’s developer add 'api-key' to authOptions.tokenMethod in its vendure-config.ts."),
        _(
            "In Vendure’s dashboard open Settings, then Roles, and make one that may read orders, customers "
            "and the catalogue. To give coupons, tags and notes back it also has to read and create "
            "promotions, update orders and customers, and read, create, update and delete customer groups."
        ),
        _("Open Settings, then API Keys, and make a key with this role."),
        _(
            "Vendure shows the key once: enter it here. A channel’s token is needed only where the shop has "
            "several channels, and this isn’t about the first."
        ),
    )
    streams = ("products", "customers", "orders", "carts")
    followed: Mapping[str, timedelta] = {
        "orders": timedelta(seconds=3),
        "carts": timedelta(seconds=10),
        "customers": timedelta(seconds=10),
        "products": timedelta(seconds=15),
    }
    compared = ("orders", "customers")
    changes: frozenset[type[Change]] = frozenset({CouponMade, CustomerTagged, OrderNoted, ConsentStated})

    def signed(self, request: Request, *, access: Access, at: datetime, nonce: str) -> Request:
        """The question with its key, and the channel that it is about."""
        if not request.url.startswith(f"{access.url}/"):
            return request
        proof = {"vendure-api-key": access.credentials["api_key"]}
        if channel := access.credentials.get("channel_token"):
            proof["vendure-token"] = channel
        return replace(request, headers={**request.headers, **proof})

    def page(self, question: Question, *, access: Access) -> Dialogue[Page]:
        """A page of a list; a thing that can't be read keeps back no other. position: what came before."""
        if question.only_listed:
            return listed(question, access=access)
        if question.stream == "orders" and question.since and not question.position:
            return news(question, access=access)
        return STREAMS[question.stream](question, access=access)

    def check(self, hooks: Hooks, *, access: Access) -> Dialogue[tuple[Finding, ...]]:
        """Whether the key may read what is needed."""
        return standing.findings(access=access)

    def change(self, change: Change, *, access: Access) -> Dialogue[None]:
        """Tell the shop of a change, unless it knows."""
        return telling.told(change, access=access)
