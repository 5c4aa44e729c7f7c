"""How does a webhook come in, and how do the ones that wait become facts?

The door checks, stores and answers. Reading is the worker's: `process_waiting` belongs into its loop, to be
called until it returns 0. A batch is read, applied and settled in one transaction, so that a crash between
storing and reading, or in the midst of it, loses nothing and doubles nothing.
"""

import logging
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from django.db import transaction

from regulars.commerce.facts import CancellationFact, Fact, PrivacyRequestFact, RefundFact, ShipmentFact
from regulars.commerce.intake import apply
from regulars.connectors import unforeseen
from regulars.connectors.actions import count_forgery, note_uninstalled
from regulars.connectors.catalogue import connectors
from regulars.connectors.connector import Asked, Delivery, Unreadable
from regulars.connectors.queries import Doorway, Trace, by_host, by_id, secret_of, whose
from regulars.connectors.sources import source_of
from regulars.connectors.wishes import wish
from regulars.customers.identify import keys
from regulars.events.receive import Settled, Waiting, keep, pause, settle, take

if TYPE_CHECKING:
    from regulars.connectors.models import Connection

log = logging.getLogger(__name__)


class Receipt(Enum):
    """What the door did with a delivery.

    UNREADY: nobody entered the shop's secret yet. GREETED: it said nothing. ENDED: the shop was disconnected.
    """

    FORGED = "forged"
    UNREADY = "unready"
    GREETED = "greeted"
    ENDED = "ended"
    KEPT = "kept"
    KNOWN = "known"


@dataclass(frozen=True, slots=True)
class Read:
    """A delivery with what it says; an outcome where it says no facts."""

    waiting: Waiting
    facts: tuple[Fact, ...] = ()
    outcome: str = "read"
    asks: tuple[Asked, ...] = ()
    uninstalled_at: datetime | None = None


def receive(door: Doorway, *, body: bytes, headers: Mapping[str, str], at: datetime) -> Receipt:
    """Store a delivery of the shop's once. headers: names in lower case; of them the vendor's are kept."""
    connector = connectors()[door.kind]
    if connector.is_greeting(body, headers=headers):
        return Receipt.GREETED
    secret = secret_of(door)
    if not secret:
        return Receipt.UNREADY
    if not connector.is_signed(body, headers=headers, secret=secret):
        count_forgery(door.id, at=at)
        return Receipt.FORGED
    envelope = connector.envelope(body, headers=headers)
    if _is_anothers(envelope, url=door.url):
        door = next(
            (each for each in by_host(envelope.host, kind=door.kind) if secret_of(each) == secret), door
        )
    if not door.is_open and not _asks_for_privacy(envelope, door=door):
        return Receipt.ENDED
    kept = keep(
        body,
        connection_id=door.id,
        key=envelope.key,
        topic=envelope.topic,
        headers={name: value for name, value in headers.items() if name.startswith(("x-", f"{door.kind}-"))},
        at=at,
    )
    return Receipt.KNOWN if kept is None else Receipt.KEPT


def _is_anothers(delivery: Delivery, *, url: str) -> bool:
    """Whether it is of another shop than the one at this address, as far as the address tells that.

    Nobody can tell it by a shop's domain of its own: deliveries name the one that the vendor gave it.
    """
    ours = urlsplit(url).hostname or ""
    return delivery.host != ours and delivery.host.partition(".")[2] == ours.partition(".")[2] != ""


def _asks_for_privacy(delivery: Delivery, *, door: Doorway) -> bool:
    """Whether somebody asks for their data, or to be forgotten: that is heard after the end too."""
    try:
        said = connectors()[door.kind].translate(delivery, currency=door.currency)
    except Unreadable:
        return False
    return any(isinstance(fact, PrivacyRequestFact) for fact in said.facts)


def process_waiting(*, limit: int, at: datetime) -> int:
    """Read deliveries that are due, those of one connection; how many there were.

    limit: at most 500, since one delivery has about ten rows. What fails is kept and tried again, later
    each time; one that fails doesn't keep back the others.
    """
    with transaction.atomic():
        taken = take(limit=limit, at=at)
        if taken and (connection := by_id(taken[0].connection_id)):
            settle(_settled(taken, connection=connection, at=at), at=at)
        return len(taken)


def _settled(taken: Sequence[Waiting], *, connection: "Connection", at: datetime) -> list[Settled]:
    """All at once; when that fails, one by one, to find the one that did it."""
    read = [_read(waiting, connection=connection) for waiting in taken]
    try:
        return _applied(read, connection=connection, at=at)
    except Exception as error:  # noqa: BLE001 whatever it is, the delivery is kept and tried again
        if len(read) == 1:
            log.warning("delivery %s failed: %s", taken[0].id, unforeseen.traced(error))
            return [_failed(taken[0], error=error, at=at)]
        return [done for one in taken for done in _settled([one], connection=connection, at=at)]


def _read(waiting: Waiting, *, connection: "Connection") -> Read:
    connector = connectors()[connection.kind]
    envelope = connector.envelope(waiting.body, headers=waiting.headers)
    if _is_anothers(envelope, url=connection.shop.url):
        return Read(waiting, outcome="nothing: another_shop")
    try:
        said = connector.translate(envelope, currency=connection.shop.currency)
    except Unreadable as reason:
        return Read(waiting, outcome=f"unreadable: {reason}")
    outcome = (
        f"nothing: {said.nothing}" if said.nothing else "asked" if said.asks and not said.facts else "read"
    )
    return Read(waiting, said.facts, outcome=outcome, asks=said.asks, uninstalled_at=said.uninstalled_at)


def _applied(read: Sequence[Read], *, connection: "Connection", at: datetime) -> list[Settled]:
    facts = [fact for one in read for fact in one.facts]
    with transaction.atomic():
        results = iter(apply(facts, source=source_of(connection), at=at).results)
        wish(connection.id, [ask for one in read if connection.access or not one.facts for ask in one.asks])
        if since := max(filter(None, (one.uninstalled_at for one in read)), default=None):
            note_uninstalled(connection, since=since, at=at)
    owners = whose(_traces(read, connection=connection), shop_id=connection.shop_id)
    return [
        Settled(
            id=one.waiting.id,
            received_at=one.waiting.received_at,
            outcome=_outcome(one, [next(results) for _ in one.facts]),
            customer_id=owners.get(one.waiting.id),
        )
        for one in read
    ]


def _outcome(one: Read, results: Iterable[str]) -> str:
    return next((result for result in results if result.startswith("refused")), one.outcome)


def _failed(waiting: Waiting, *, error: Exception, at: datetime) -> Settled:
    return Settled(
        id=waiting.id,
        received_at=waiting.received_at,
        outcome=f"failed: {unforeseen.told(error)}",
        retry_at=at + pause(waiting.attempts),
    )


def _traces(read: Sequence[Read], *, connection: "Connection") -> list[Trace]:
    """For each delivery that names anybody, what leads to them."""
    return [
        trace
        for one in read
        if (trace := next(filter(None, (_trace(one, fact, connection) for fact in one.facts)), None))
    ]


def _trace(one: Read, fact: Fact, connection: "Connection") -> Trace | None:
    shop = connection.shop
    if isinstance(fact, RefundFact | ShipmentFact | CancellationFact):
        return Trace(n=one.waiting.id, order=fact.order_external_id)
    if (buyer := getattr(fact, "buyer", None)) and (
        named := keys(buyer.who, shop_id=shop.id, country=shop.country)
    ):
        kind, shop_id, value = named[0]
        return Trace(n=one.waiting.id, kind=kind, shop_id=shop_id, value=value)
    return None
