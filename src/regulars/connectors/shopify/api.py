"""How is a Shopify asked for what it knows, and told what changed?

https://shopify.dev/docs/api/admin-graphql: its history comes in by bulk operations, single things and what
changed by pages.
"""

from collections.abc import Sequence
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
)
from regulars.connectors.shopify import hooks as subscription
from regulars.connectors.shopify import telling
from regulars.connectors.shopify.amounts import id_in
from regulars.connectors.shopify.bulk import piece
from regulars.connectors.shopify.calls import TOKENS, Data, Session, opened
from regulars.connectors.shopify.journeys import STREAM as JOURNEYS
from regulars.connectors.shopify.paged import (
    AT_ONCE,
    all_listed,
    things_by_ids,
    things_since,
    with_refunds,
)
from regulars.connectors.shopify.reading import read

_ = str  # marks what translators see; the page translates it, since this folder is free of Django
REFUNDS_A_PIECE = 20


class ShopifyApi(Api):
    """The Admin API, by an app of the shop's own."""

    credentials = (
        Credential("client_id", "Client ID"),
        Credential("client_secret", "Client secret"),
    )
    steps = (
        _("Open dev.shopify.com as the shop’s owner, then Apps, Create app, Start from Dev Dashboard."),
        _(
            "Under Versions enter these scopes and choose Release: read_orders, read_all_orders, "
            "read_products, read_inventory, read_customers, write_customers, write_orders, write_discounts."
        ),
        _("On the app’s Home choose Install app, and your shop."),
        _("Under Settings copy the Client ID and the Client secret, and enter both here."),
        _(
            "Of an app that was made in the shop’s admin before 2026 enter the API key as the Client ID, and "
            "its access token, which begins with shpat_, as the Client secret."
        ),
    )
    streams = ("products", "customers", "orders", "checkouts")
    beside = (JOURNEYS,)
    compared = ("orders", "customers")
    changes: frozenset[type[Change]] = frozenset({CouponMade, CustomerTagged, OrderNoted, ConsentStated})

    def signed(self, request: Request, *, access: Access, at: datetime, nonce: str) -> Request:
        """Each question to the shop has its token already; a file's address is a proof by itself."""
        return request

    def signing(self, *, access: Access) -> str:
        """The client secret; an older app's token signs nothing."""
        secret = access.credentials["client_secret"]
        return "" if secret.startswith(TOKENS) else secret

    def page(self, question: Question, *, access: Access) -> Dialogue[Page]:
        """A piece of a bulk operation's file; of what was changed or is named by its id, a page."""
        session = yield from opened(access)
        if question.only_listed:
            return (yield from all_listed(session, question.stream, position=question.position))
        if question.ids:
            return (yield from named(session, question))
        if question.since:
            return (yield from changed(session, question, since=question.since))
        return (yield from history(session, question))

    def check(self, hooks: Hooks, *, access: Access) -> Dialogue[tuple[Finding, ...]]:
        """What the app may do, and which webhooks are missing."""
        session = yield from opened(access)
        return (yield from subscription.findings(hooks, session=session))

    def subscribe(self, hooks: Hooks, *, access: Access) -> Dialogue[bool]:
        """Add the webhooks that are missing."""
        session = yield from opened(access)
        return (yield from subscription.subscribed(hooks, session=session))

    def change(self, change: Change, *, access: Access) -> Dialogue[None]:
        """Tell the shop of a change, unless it knows."""
        session = yield from opened(access)
        yield from telling.told_of(change, session=session)


def history(session: Session, question: Question) -> Dialogue[Page]:
    """What comes next of a bulk operation's file."""
    weight = "refunds" if question.stream == "orders" else ""
    found = yield from piece(
        session, question.stream, position=question.position, limit=REFUNDS_A_PIECE, weight=weight
    )
    if isinstance(found, Page):
        if question.stream == "orders" and not question.position:
            return replace(found, problems=(yield from subscription.untold(session)))
        return found
    page = yield from facts_of(session, question.stream, found.things)
    return replace(page, next=found.next, total=found.total)


def named(session: Session, question: Question) -> Dialogue[Page]:
    """Some of the things that are asked for by their ids. position: how many came before.

    An order that was placed just now may not be there yet, and who had come first isn't known at once.
    """
    stream = "orders" if question.stream == JOURNEYS else question.stream
    begin = int(question.position or 0)
    end = begin + AT_ONCE[stream]
    things, gone = yield from things_by_ids(session, stream, question.ids[begin:end])
    early = [*gone, *(id_in(thing["id"]) for thing in things if is_early(thing))]
    page = yield from facts_of(session, stream, things)
    return replace(
        page,
        next=str(end) if end < len(question.ids) else "",
        gone=tuple(gone) if question.stream == "orders" else (),
        early=tuple(early) if question.stream == JOURNEYS else (),
    )


def is_early(thing: Data) -> bool:
    """Whether Shopify hasn't put together yet how an order's buyer came; at a till nobody came."""
    journey: Data | None = thing.get("journey")
    return journey is not None and not journey["ready"]


def changed(session: Session, question: Question, *, since: datetime) -> Dialogue[Page]:
    """A page of what was changed since then."""
    things, following = yield from things_since(
        session, question.stream, since=since, position=question.position
    )
    moments = [datetime.fromisoformat(thing["updated_at"]) for thing in things]
    page = yield from facts_of(session, question.stream, things)
    return replace(page, next=following, latest=max(moments, default=None))


def facts_of(session: Session, stream: str, things: Sequence[Data]) -> Dialogue[Page]:
    """What things say; of orders also what was given back."""
    if stream == "orders":
        yield from with_refunds(session, things)
    return read(things, stream, currency=session.access.currency)
