"""What does one batch of facts do, room by room?

Holds what the rooms share: the facts by kind, who was recognised, the products, and what became of each
fact. Only `intake.apply` drives it, inside its transaction.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from typing import TypeVar

import msgspec

from regulars.commerce.actions import (
    asking,
    brought,
    carts,
    orders,
    products,
    refunds,
    shipments,
    spend,
    totals,
)
from regulars.commerce.brought.facts import Brought, PastFact
from regulars.commerce.facts import (
    BehaviourFact,
    Buyer,
    CancellationFact,
    CartFact,
    ConsentFact,
    CustomerFact,
    Fact,
    OrderFact,
    PrivacyRequestFact,
    ProductFact,
    RefundFact,
    ShipmentFact,
    SpendFact,
    TrackingFact,
)
from regulars.commerce.frame import Frame
from regulars.commerce.glimpses import glimpses
from regulars.commerce.homes import keep_homes
from regulars.commerce.rules import arrived
from regulars.customers.actions import consent
from regulars.customers.actions.people import Description, Sighting, describe, recognise_all
from regulars.customers.identify import Identifiers, keys
from regulars.customers.names import sort_key
from regulars.events.behaviour import BEHAVIOURS
from regulars.events.log import NewEvent, record_many

F = TypeVar("F", bound=msgspec.Struct)


class Batch:
    """The facts of one call, on their way."""

    def __init__(self, facts: Sequence[Fact], frame: Frame) -> None:
        self.facts, self.frame = facts, frame
        self.results = ["known"] * len(facts)
        self.customers: list[int | None] = [None] * len(facts)
        self.shelf = products.Shelf({}, frozenset(), frozenset())
        self.placed: dict[str, str] = {}
        self.newest: dict[tuple[type, str], int] = {}
        self.touched: set[int] = set()

    def recognise(self) -> None:
        """Find or invent whom each fact names, and learn what they are called and where they live."""
        sightings = [
            Sighting(
                keys=keys(_who(fact), shop_id=self.frame.shop_id, country=self.frame.country),
                seen_at=_moment(fact),
                is_act=not isinstance(fact, CustomerFact | Brought),
            )
            for fact in self.facts
        ]
        self.customers = recognise_all(
            sightings, shop_id=self.frame.shop_id, actor=self.frame.actor, at=self.frame.at
        )
        described = [
            _description(buyer, customer_id=customer, moment=_told_at(fact))
            for fact, customer in zip(self.facts, self.customers, strict=True)
            if customer is not None and (buyer := getattr(fact, "buyer", None)) and _says_something(buyer)
        ]
        keep_homes(zip(self.facts, self.customers, map(_told_at, self.facts), strict=True))
        learned = describe(described, actor=self.frame.actor, at=self.frame.at) if described else {}
        for n, _ in self._of(CustomerFact):
            who = self.customers[n]
            self.results[n] = "refused: nobody_named" if who is None else learned.get(who, "known")

    def stock(self) -> None:
        """Keep what is said of products, and add those that stand on lines for the first time."""
        said = [fact for _, fact in self._of(ProductFact)]
        seen = list(glimpses(self.facts))
        self.shelf = products.stock(said, seen=seen, frame=self.frame)
        for n, fact in self._of(ProductFact):
            is_new, is_changed = fact.sku in self.shelf.added, fact.sku in self.shelf.changed
            self.results[n] = "new" if is_new else "changed" if is_changed else "known"

    def place_orders(self) -> None:
        """Write orders; refunds and parcels that came before them find them."""
        newest, who = self._newest(OrderFact, key=lambda f: f.external_id, version=lambda f: f.version)
        if not newest:
            return
        self.placed = orders.place(newest, customers=who, shelf=self.shelf, frame=self.frame)
        self._report(OrderFact, self.placed)
        fresh = [ext for ext, outcome in self.placed.items() if outcome == "new"]
        linked = refunds.link(fresh, frame=self.frame)
        shipments.link(fresh, frame=self.frame)
        self.touched |= {c for ext, c in who.items() if c and self.placed[ext] != "known"}
        self.touched |= {refund.customer_id for refund in linked if refund.customer_id}

    def cancel_orders(self) -> None:
        """Call off orders of which only the cancellation is told."""
        for n, fact in self._of(CancellationFact):
            outcome = orders.cancel(fact, frame=self.frame)
            self.results[n] = outcome.result
            if outcome.customer_id:
                self.touched.add(outcome.customer_id)

    def refund(self) -> None:
        """Write what was given back; of the same refund what is told counts more than what is estimated."""
        newest, who = self._newest(
            RefundFact, key=lambda f: f.external_id, version=lambda f: (not f.estimated, f.refunded_at)
        )
        if not newest:
            return
        known = orders.known([f.order_external_id for f in newest.values()], frame=self.frame)
        outcome = refunds.refund(newest, customers=who, orders=known, shelf=self.shelf, frame=self.frame)
        self._report(RefundFact, outcome)
        self.touched |= {c for c in who.values() if c}
        self.touched |= {order.customer_id for order in known.values() if order.customer_id}

    def ship(self) -> None:
        """Write parcels, and what their carriers tell of them."""
        newest, _ = self._newest(ShipmentFact, key=lambda f: f.external_id, version=lambda f: f.version)
        told = [(n, (f.tracking_number, f.occurred_at, f.status), f) for n, f in self._of(TrackingFact)]
        if not (newest or told):
            return
        arrivals = {ext: arrived(fact) for ext, fact in newest.items()}
        outcome, heard = shipments.keep(arrivals, news={key: f for _, key, f in told}, frame=self.frame)
        self._report(ShipmentFact, outcome)
        for n, key, _ in told:
            self.results[n] = heard[key]

    def spend(self) -> None:
        """Write what advertising cost."""
        newest: dict[spend.Day, SpendFact] = {}
        place: dict[spend.Day, int] = {}
        for n, fact in sorted(self._of(SpendFact), key=lambda item: item[1].version):
            key = fact.source, fact.campaign, fact.day
            newest[key], place[key] = fact, n
        if newest:
            for key, result in spend.keep(newest, frame=self.frame).items():
                self.results[place[key]] = result

    def keep_carts(self) -> None:
        """Write baskets."""
        newest, who = self._newest(CartFact, key=lambda f: f.external_id, version=lambda f: f.version)
        if newest:
            outcome = carts.keep(newest, customers=who, frame=self.frame)
            self._report(CartFact, outcome)

    def state_consents(self) -> None:
        """Keep what customers allow; nobody named, nothing allowed."""
        told = [(n, fact, self.customers[n]) for n, fact in self._of(ConsentFact)]
        statements = [_statement(fact, customer_id=who) for _, fact, who in told if who is not None]
        kept = iter(consent.state(statements, actor=self.frame.actor, at=self.frame.at) if statements else ())
        for n, _, who in told:
            if who is None:
                self.results[n] = "refused: nobody_named"
            else:
                self.results[n] = "new" if next(kept) else "known"

    def record_behaviours(self) -> None:
        """Record what visitors did; a name that no folder declares is refused."""
        told = [(n, fact) for n, fact in self._of(BehaviourFact)]
        fit = [(n, fact) for n, fact in told if fact.name in BEHAVIOURS]
        ids = record_many([self._behaviour(n, fact) for n, fact in fit], at=self.frame.at)
        for n, fact in told:
            if fact.name not in BEHAVIOURS:
                self.results[n] = "refused: unknown_event"
        for (n, _), event_id in zip(fit, ids, strict=True):
            self.results[n] = "known" if event_id is None else "new"

    def bring(self) -> None:
        """Keep what people bring along from other programs, and what is known of their past."""
        told = [(n, f, self.customers[n]) for n, f in enumerate(self.facts) if isinstance(f, Brought)]
        past = [(n, _past(f), self.customers[n]) for n, f in self._of(CustomerFact) if f.first_seen_at]
        outcome = brought.keep([*past, *told], frame=self.frame)
        self.touched |= outcome.touched
        for n, _, _ in told:
            self.results[n] = outcome.results[n]

    def sum_up(self) -> None:
        """Keep the totals of everyone right whose orders or refunds changed."""
        totals.sum_up(self.touched)

    def take_requests(self) -> None:
        """Note who asks for their data or to be forgotten, and forget them."""
        for n, fact in self._of(PrivacyRequestFact):
            self.results[n] = asking.take(fact, frame=self.frame)

    def _behaviour(self, n: int, fact: BehaviourFact) -> NewEvent:
        return NewEvent(
            payload=BEHAVIOURS[fact.name](properties=fact.properties),
            key=f"{self.frame.key}:{fact.key}",
            occurred_at=fact.occurred_at,
            actor=self.frame.actor,
            customer_id=self.customers[n],
            shop_id=self.frame.shop_id,
        )

    def _of(self, kind: type[F]) -> Iterator[tuple[int, F]]:
        return ((n, fact) for n, fact in enumerate(self.facts) if isinstance(fact, kind))

    def _newest(
        self,
        kind: type[F],
        *,
        key: Callable[[F], str],
        version: Callable[[F], datetime | tuple[bool, datetime]],
    ) -> tuple[dict[str, F], dict[str, int | None]]:
        """The newest fact of each external id, and whom it names (or an older one of the batch did)."""
        newest: dict[str, F] = {}
        who: dict[str, int | None] = {}
        for n, fact in sorted(self._of(kind), key=lambda item: version(item[1])):
            ext = key(fact)
            newest[ext] = fact
            who[ext] = self.customers[n] or who.get(ext)
            self.newest[kind, ext] = n
        return newest, who

    def _report(self, kind: type[F], outcome: dict[str, str]) -> None:
        for ext, result in outcome.items():
            self.results[self.newest[kind, ext]] = result


def has_commerce(facts: Sequence[Fact]) -> bool:
    """Whether anything but behaviour and consent is told."""
    return any(not isinstance(fact, BehaviourFact | ConsentFact) for fact in facts)


def _who(fact: Fact) -> Identifiers:
    if isinstance(fact, BehaviourFact | Brought):
        return fact.who
    buyer: Buyer | None = getattr(fact, "buyer", None)
    return buyer.who if buyer else Identifiers()


def _moment(fact: Fact) -> datetime:
    """When the fact happened."""
    told: Iterator[datetime | None] = (getattr(fact, name, None) for name in _MOMENTS)
    return next(moment for moment in told if moment is not None)


def _told_at(fact: Fact) -> datetime:
    """By which moment a fact's names are older or newer than others': a customer's record has a version."""
    return fact.version if isinstance(fact, CustomerFact) else _moment(fact)


_MOMENTS = (
    "placed_at", "refunded_at", "started_at", "occurred_at", "cancelled_at", "first_seen_at", "written_at",
    "since", "as_of", "version",
)  # fmt: skip


def _past(fact: CustomerFact) -> PastFact:
    """What a customer's record says of their past."""
    return PastFact(who=fact.buyer.who, as_of=fact.version, since=fact.first_seen_at)


def _says_something(buyer: Buyer) -> bool:
    return bool(buyer.name or buyer.given_name or buyer.language or buyer.country or buyer.birth_date)


def _description(buyer: Buyer, *, customer_id: int, moment: datetime) -> Description:
    return Description(
        customer_id=customer_id,
        name=buyer.name,
        given_name=buyer.given_name,
        sort_name=sort_key(buyer.name),
        language=buyer.language,
        country=buyer.country.upper(),
        birth_date=buyer.birth_date,
        updated_at=moment,
    )


def _statement(fact: ConsentFact, *, customer_id: int) -> consent.Statement:
    return consent.Statement(
        customer_id=customer_id,
        channel=fact.channel,
        purpose=fact.purpose,
        granted=fact.granted,
        occurred_at=fact.occurred_at,
        how=fact.how,
        wording=fact.wording,
        evidence=fact.evidence,
    )
