"""What did somebody order, return, leave behind, receive and look at?"""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from django.utils.translation import gettext, gettext_lazy, ngettext

from regulars import clock
from regulars.commerce.brought import timeline as brought
from regulars.customers.timeline import Entry, Source
from regulars.events.behaviour import BEHAVIOURS
from regulars.sql import Statement, statement
from regulars.web.format import day, money, quoted

ORDERS = statement(__file__, "timeline_orders")
CANCELLATIONS = statement(__file__, "timeline_cancellations")
REFUNDS = statement(__file__, "timeline_refunds")
CARTS = statement(__file__, "timeline_carts")
SENT = statement(__file__, "timeline_parcels_sent")
ARRIVED = statement(__file__, "timeline_parcels_arrived")
MOVED = statement(__file__, "timeline_parcels_moved")
VISITS = statement(__file__, "timeline_visits")

STEPS = {
    "out_for_delivery": gettext_lazy("Parcel out for delivery"),
    "to_collect": gettext_lazy("Parcel waits to be collected"),
    "failed": gettext_lazy("Parcel couldn’t be delivered"),
    "returned": gettext_lazy("Parcel is coming back"),
}
"""What is told of a parcel's way; that it is on it, and that it came, is told otherwise."""


def orders(members: Sequence[int], *, at: datetime, id: int, limit: int) -> Iterator[Entry]:
    """Each order, a cancelled one too."""
    for row in rows(ORDERS, members, at=at, id=id, limit=limit):
        order_id, placed_at, number, total, currency, lines, is_cancelled = row
        yield Entry(
            kind="order",
            id=order_id,
            at=placed_at,
            title=gettext("Ordered for %(amount)s") % {"amount": money(total, currency=currency)},
            says=gettext("%(order)s, %(lines)s") % {"order": number, "lines": products(lines)},
            tone="" if is_cancelled else "steady",
            about={"order": str(order_id)},
        )


def cancellations(members: Sequence[int], *, at: datetime, id: int, limit: int) -> Iterator[Entry]:
    for order_id, cancelled_at, number in rows(CANCELLATIONS, members, at=at, id=id, limit=limit):
        yield Entry(
            kind="cancellation",
            id=order_id,
            at=cancelled_at,
            title=gettext("Order cancelled"),
            says=number,
            tone="tone-warn",
            about={"order": str(order_id)},
        )


def refunds(members: Sequence[int], *, at: datetime, id: int, limit: int) -> Iterator[Entry]:
    for row in rows(REFUNDS, members, at=at, id=id, limit=limit):
        refund_id, refunded_at, total, currency, number, order_id = row
        yield Entry(
            kind="refund",
            id=refund_id,
            at=refunded_at,
            title=gettext("%(amount)s given back") % {"amount": money(total, currency=currency)},
            says=number,
            tone="tone-warn",
            about={"refund": str(refund_id), **({"order": order_id} if order_id else {})},
        )


def carts(members: Sequence[int], *, at: datetime, id: int, limit: int) -> Iterator[Entry]:
    """Baskets that became no order; the others are told by their orders."""
    for cart_id, changed_at, total, currency, lines in rows(CARTS, members, at=at, id=id, limit=limit):
        yield Entry(
            kind="cart",
            id=cart_id,
            at=changed_at,
            title=gettext("Left a basket of %(amount)s") % {"amount": money(total, currency=currency)},
            says=products(lines),
            tone="question",
            about={"cart": str(cart_id)},
        )


def parcels_sent(members: Sequence[int], *, at: datetime, id: int, limit: int) -> Iterator[Entry]:
    """Each parcel, with what was promised; one that should be there by now says so."""
    now = clock.now()
    for row in rows(SENT, members, at=at, id=id, limit=limit):
        parcel_id, sent_at, carrier, promised_at, is_there, tracking_url, order_id = row
        promised = gettext("Promised for %(day)s") % {"day": day(promised_at)} if promised_at else ""
        is_overdue = bool(promised_at and promised_at < now and not is_there)
        overdue = gettext("Not there yet") if is_overdue else ""
        yield Entry(
            kind="parcel_sent",
            id=parcel_id,
            at=sent_at,
            title=gettext("Parcel sent"),
            says=" · ".join(filter(None, (carrier, promised, overdue))),
            tone="tone-warn" if is_overdue else "",
            link=followed(tracking_url),
            about={"shipment": str(parcel_id), **({"order": order_id} if order_id else {})},
        )


def parcels_moved(members: Sequence[int], *, at: datetime, id: int, limit: int) -> Iterator[Entry]:
    """The steps of a parcel's way that its buyer notices, as its carrier told them."""
    for row in rows(MOVED, members, at=at, id=id, limit=limit):
        news_id, moved_at, status, carrier, says, tracking_url, parcel_id = row
        yield Entry(
            kind="parcel_moved",
            id=news_id,
            at=moved_at,
            title=STEPS[status],
            says=" · ".join(dict.fromkeys(filter(None, (carrier, says)))),
            tone="tone-warn" if status in {"failed", "returned"} else "",
            link=followed(tracking_url),
            about={"shipment": parcel_id},
        )


def parcels_arrived(members: Sequence[int], *, at: datetime, id: int, limit: int) -> Iterator[Entry]:
    for parcel_id, came_at, carrier, late, order_id in rows(ARRIVED, members, at=at, id=id, limit=limit):
        is_late = (late or 0) > 0
        yield Entry(
            kind="parcel_arrived",
            id=parcel_id,
            at=came_at,
            title=ngettext("Parcel arrived %(count)s day late", "Parcel arrived %(count)s days late", late)
            % {"count": late}
            if is_late
            else gettext("Parcel arrived"),
            says=carrier,
            tone="tone-warn" if is_late else "tone-good",
            about={"shipment": str(parcel_id), **({"order": order_id} if order_id else {})},
        )


def visits(members: Sequence[int], *, at: datetime, id: int, limit: int) -> Iterator[Entry]:
    """A day's doings in the shop as one entry."""
    for event_id, last_at, count, names, queries in VISITS.rows(
        members=list(members), names=list(BEHAVIOURS), at=at, id=id, limit=limit
    ):
        yield Entry(
            kind="visit",
            id=event_id,
            at=last_at,
            title=gettext("Was in the shop"),
            says=", ".join((*(names or ()), *map(searched, queries or ())))
            or ngettext("%(count)s look", "%(count)s looks", count) % {"count": count},
            about={"event": str(event_id)},
        )


def searched(query: str) -> str:
    """What somebody typed in, in words."""
    return gettext("searched for %(query)s") % {"query": quoted(query)}


def followed(tracking_url: str) -> str:
    """Where a parcel is followed, if that is an address of the web: a shop may tell anything."""
    return tracking_url if tracking_url.startswith(("https://", "http://")) else ""


def products(lines: int) -> str:
    """A number of lines in words."""
    return ngettext("%(count)s product", "%(count)s products", lines) % {"count": lines}


def rows(
    wanted: Statement, members: Sequence[int], *, at: datetime, id: int, limit: int
) -> list[tuple[Any, ...]]:
    return wanted.rows(members=list(members), at=at, id=id, limit=limit)


SOURCES = (
    Source("order", orders),
    Source("cancellation", cancellations),
    Source("refund", refunds),
    Source("cart", carts),
    Source("parcel_sent", parcels_sent),
    Source("parcel_moved", parcels_moved),
    Source("parcel_arrived", parcels_arrived),
    Source("visit", visits),
    *brought.SOURCES,
)
