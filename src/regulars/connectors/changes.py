"""What can a shop be told of what changed here?

Ids are the shop's own, as our facts call them. Amounts are minor units of the currency named beside them.
"""

from datetime import datetime

import msgspec


class CouponMade(msgspec.Struct, frozen=True, kw_only=True, tag="coupon"):
    """A code that the shop's checkout should take.

    One of percent (up to 100, whole), amount_minor and free_shipping says what it gives. uses: how often in
    all, uses_each: how often by one customer; None is without end. email: whose alone it is, '' anybody's.
    It counts from when the shop is told.
    """

    code: str
    currency: str
    percent: int | None = None
    amount_minor: int | None = None
    free_shipping: bool = False
    minimum_minor: int | None = None
    ends_at: datetime | None = None
    uses: int | None = None
    uses_each: int | None = None
    email: str = ""


class CustomerTagged(msgspec.Struct, frozen=True, kw_only=True, tag="tags"):
    """Which tags a customer should have, and which no longer; others stay."""

    customer: str
    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()


class OrderNoted(msgspec.Struct, frozen=True, kw_only=True, tag="note"):
    """A line for those who pack an order."""

    order: str
    text: str


class ConsentStated(msgspec.Struct, frozen=True, kw_only=True, tag="consent"):
    """A customer's yes or no to marketing by a channel (email, sms). address: of that channel."""

    customer: str
    channel: str
    address: str
    granted: bool
    stated_at: datetime


class WebhooksWanted(msgspec.Struct, frozen=True, tag="webhooks"):
    """That the shop should send its webhooks to us."""


Change = CouponMade | CustomerTagged | OrderNoted | ConsentStated
Told = Change | WebhooksWanted
"""All that a shop is told: what changed here, and where it should tell us what changes there."""
