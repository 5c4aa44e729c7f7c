"""How is an Oscar shop asked for what it knows, and told what changed?

Oscar has no API of its own, and django-oscar-api tells neither refunds nor when an order changed. So a file
of ours stands in the shop's project, and answers to who knows its secret.
"""

from collections.abc import Mapping
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
from regulars.connectors.oscar import standing, telling
from regulars.connectors.oscar.calls import proven
from regulars.connectors.oscar.pages import page

_ = str  # marks what translators see; the page translates it, since this folder is free of Django


class OscarApi(Api):
    """What our file gives out. What it tells at once is also asked for: it tells nothing twice."""

    credentials = (Credential("secret", "Secret"),)
    steps = (
        _("Ask the shop’s developer for the secret that stands in REGULARS in the project’s settings."),
        _("Enter it here: the file is asked with it, and signs with it what it tells."),
    )
    streams = ("products", "customers", "orders", "carts")
    followed: Mapping[str, timedelta] = {
        "orders": timedelta(seconds=3),
        "carts": timedelta(seconds=3),
        "customers": timedelta(seconds=30),
        "products": timedelta(seconds=30),
    }
    compared = ("orders", "customers")
    changes: frozenset[type[Change]] = frozenset({CouponMade, CustomerTagged, OrderNoted, ConsentStated})

    def signed(self, request: Request, *, access: Access, at: datetime, nonce: str) -> Request:
        """The question with its signature; the secret itself never goes out."""
        return proven(request, access=access, at=at) if is_own(request, access=access) else request

    def signing(self, *, access: Access) -> str:
        """The same secret."""
        return access.credentials["secret"]

    def page(self, question: Question, *, access: Access) -> Dialogue[Page]:
        """A page of a list."""
        return page(question, access=access)

    def check(self, hooks: Hooks, *, access: Access) -> Dialogue[tuple[Finding, ...]]:
        """Whether the file is there, and tells us what happens."""
        return standing.findings(hooks, access=access)

    def change(self, change: Change, *, access: Access) -> Dialogue[None]:
        """Tell the shop of a change; it looks first whether it knows it."""
        return telling.told(change, access=access)
