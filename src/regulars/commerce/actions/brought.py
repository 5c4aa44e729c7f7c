"""How is it kept what people bring along from other programs?"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import blake2b
from typing import Any, TypeVar

import msgspec

from regulars.commerce.brought.facts import BalanceFact, Brought, PastFact, ReviewFact, SuppressionFact
from regulars.commerce.events import BalanceBrought, ReviewBrought
from regulars.commerce.frame import Frame
from regulars.customers.actions.suppress import Block, suppress
from regulars.customers.identify import email_key, phone_key
from regulars.events.log import NewEvent, record_many
from regulars.sql import recordset, statement

BALANCES = statement(__file__, "brought_balances")
REVIEWS = statement(__file__, "brought_reviews")
PAST = statement(__file__, "brought_past")

SHOWN_OF_CARD = 4
NOBODY = "refused: nobody_named"

F = TypeVar("F", bound=msgspec.Struct)
Told = Sequence[tuple[int, F, int | None]]
"""Facts with their places in the batch and the customers whom they name."""


@dataclass
class Outcome:
    """What became of each fact by its place, and whose totals change."""

    results: dict[int, str] = field(default_factory=dict)
    touched: set[int] = field(default_factory=set)


def keep(facts: Sequence[tuple[int, Brought, int | None]], *, frame: Frame) -> Outcome:
    """Keep what is newer than what is known."""
    found = Outcome()
    if facts:
        _suppress(_of(SuppressionFact, facts), found, frame=frame)
        _balances(_of(BalanceFact, facts), found, frame=frame)
        _reviews(_of(ReviewFact, facts), found, frame=frame)
        _past(_of(PastFact, facts), found, frame=frame)
    return found


def _of(kind: type[F], facts: Sequence[tuple[int, Brought, int | None]]) -> Told[F]:
    return [(n, fact, who) for n, fact, who in facts if isinstance(fact, kind)]


def _suppress(told: Told[SuppressionFact], found: Outcome, *, frame: Frame) -> None:
    blocks = {n: block for n, fact, who in told if (block := _block(fact, who, frame=frame))}
    is_new = suppress(list(blocks.values()), actor=frame.actor, at=frame.at) if blocks else []
    found.results |= {n: NOBODY for n, _, _ in told}
    found.results |= {n: "new" if new else "known" for n, new in zip(blocks, is_new, strict=True)}


def _block(fact: SuppressionFact, who: int | None, *, frame: Frame) -> Block | None:
    is_mail = fact.channel == "email"
    address = email_key(fact.who.email) if is_mail else phone_key(fact.who.phone, country=frame.country)
    if not address:
        return None
    return Block(channel=fact.channel, address=address, reason=fact.reason, since=fact.since, customer_id=who)


def _balances(told: Told[BalanceFact], found: Outcome, *, frame: Frame) -> None:
    held = [(n, fact, who) for n, fact, who in told if who is not None or fact.card]
    found.results |= {n: NOBODY for n, _, _ in told} | {n: "known" for n, _, _ in held}
    newest = _newest(held, key=_held_by, moment=lambda f: f.as_of)
    owned = [(n, fact, who) for n, fact, who in held if who is not None]
    owners = _newest(owned, key=_held_by, moment=lambda f: f.as_of)
    rows = [
        _balance(fact, owners[key][2] if key in owners else None, digest=key[2])
        for key, (_, fact, _) in newest.items()
    ]
    if not rows:
        return
    events = []
    for *key, who, is_new, is_other in BALANCES.rows(
        balances=recordset(rows), shop_id=frame.shop_id, known_at=frame.at
    ):
        if is_new or is_other:
            n, fact, _ = newest[tuple(key)]
            found.results[n] = "new" if is_new else "changed"
            events.append(_learned(fact, who, frame=frame))
    record_many(events, at=frame.at)


def _held_by(fact: BalanceFact, who: int | None) -> tuple[str, str, str, int | None]:
    """What a balance is known again by: a card by its code, points by whose they are."""
    card = card_digest(fact.card)
    return fact.program, fact.kind, card, None if card else who


def _balance(fact: BalanceFact, who: int | None, *, digest: str) -> dict[str, Any]:
    return {
        **{name: getattr(fact, name) for name in ("program", "kind", "unit", "amount", "tier", "as_of")},
        "customer_id": who,
        "reference": digest,
        "ends_with": fact.card[-SHOWN_OF_CARD:],
    }


def card_digest(code: str) -> str:
    """By what a gift card is known again without its code; '' where there is none."""
    bare = "".join(code.split()).casefold()
    return blake2b(bare.encode(), digest_size=16).hexdigest() if bare else ""


def _learned(fact: BalanceFact, who: int | None, *, frame: Frame) -> NewEvent:
    about = f"{fact.program}:{fact.kind}:{who}:{card_digest(fact.card)}:{fact.as_of.isoformat()}"
    return NewEvent(
        payload=BalanceBrought(fact.program, fact.kind, fact.unit, fact.amount),
        key=f"balance:{frame.shop_id}:{about}",
        occurred_at=fact.as_of,
        actor=frame.actor,
        customer_id=who,
        shop_id=frame.shop_id,
    )


def _reviews(told: Told[ReviewFact], found: Outcome, *, frame: Frame) -> None:
    newest = _newest(told, key=lambda f, _: (f.program, f.external_id), moment=lambda f: f.version)
    rows = [{**_without_who(fact), "customer_id": who} for _, fact, who in newest.values()]
    if not rows:
        return
    found.results |= {n: "known" for n, _, _ in told}
    written = REVIEWS.rows(reviews=recordset(rows), shop_id=frame.shop_id, known_at=frame.at)
    events = []
    for review_id, program, external_id, is_new in written:
        n, fact, who = newest[program, external_id]
        found.results[n] = "new" if is_new else "changed"
        events.append(
            NewEvent(
                payload=ReviewBrought(review_id, fact.rating),
                key=f"review:{review_id}:{fact.version.isoformat()}",
                occurred_at=fact.written_at,
                actor=frame.actor,
                customer_id=who,
                shop_id=frame.shop_id,
            )
        )
    record_many(events, at=frame.at)


def _without_who(fact: ReviewFact) -> dict[str, Any]:
    return {name: getattr(fact, name) for name in fact.__struct_fields__ if name != "who"}


def _past(told: Told[PastFact], found: Outcome, *, frame: Frame) -> None:
    named = [(n, fact, who) for n, fact, who in told if who is not None]
    found.results |= {n: NOBODY for n, _, _ in told} | {n: "known" for n, _, _ in named}
    newest = _newest(named, key=lambda _, who: who, moment=lambda f: f.as_of)
    rows = [
        {"customer_id": who, "since": fact.since, "orders": fact.orders, "as_of": fact.as_of}
        for _, fact, who in newest.values()
    ]
    if not rows:
        return
    written = PAST.rows(past=recordset(rows), shop_id=frame.shop_id, known_at=frame.at)
    for who, is_new, is_other, has_totals in written:
        if is_new or is_other:
            found.results[newest[who][0]] = "new" if is_new else "changed"
            if has_totals:
                found.touched.add(who)


def _newest(
    told: Told[F], *, key: Callable[[F, int | None], Any], moment: Callable[[F], datetime]
) -> dict[Any, tuple[int, F, int | None]]:
    """The latest statement about each thing."""
    return {key(fact, who): (n, fact, who) for n, fact, who in sorted(told, key=lambda t: moment(t[1]))}
