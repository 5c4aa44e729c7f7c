"""How is a Medusa asked for what it knows, and told what changed?

https://docs.medusajs.com/api/admin: lists with the fields that are asked for; a secret API key goes as the
user of Basic authorization.
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
)
from regulars.connectors.medusa import standing, telling
from regulars.connectors.medusa.pages import listed, page

_ = str  # marks what translators see; the page translates it, since this folder is free of Django


class MedusaApi(Api):
    """The Admin API. It has no list of carts: of these the shop's page tells.

    What a subscriber tells at once is also asked for: there may be none, or it may not have reached us. A
    refund that settles a return changes nothing by which a list can be asked (seen in 2.21.2): without a
    subscriber it is found by the nightly comparison.
    """

    credentials = (Credential("secret_key", "Secret API key"),)
    steps = (
        _("In Medusa’s admin open Settings, Secret API Keys, and make a key."),
        _("Medusa shows the key, which begins with sk_, once: enter it here."),
    )
    streams = ("products", "customers", "orders")
    followed: Mapping[str, timedelta] = {
        "orders": timedelta(seconds=3),
        "customers": timedelta(seconds=10),
        "products": timedelta(seconds=30),
    }
    compared = ("orders", "customers")
    changes: frozenset[type[Change]] = frozenset({CouponMade, CustomerTagged, OrderNoted, ConsentStated})

    def signed(self, request: Request, *, access: Access, at: datetime, nonce: str) -> Request:
        """The question with its key."""
        if not request.url.startswith(f"{access.url}/"):
            return request
        proof = b64encode(f"{access.credentials['secret_key']}:".encode()).decode()
        return replace(request, headers={**request.headers, "Authorization": f"Basic {proof}"})

    def page(self, question: Question, *, access: Access) -> Dialogue[Page]:
        """A page of a list."""
        return (listed if question.only_listed else page)(question, access=access)

    def check(self, hooks: Hooks, *, access: Access) -> Dialogue[tuple[Finding, ...]]:
        """Whether the key may read what is needed."""
        return standing.findings(access=access)

    def change(self, change: Change, *, access: Access) -> Dialogue[None]:
        """Tell the shop of a change, unless it knows."""
        return telling.told(change, access=access)
