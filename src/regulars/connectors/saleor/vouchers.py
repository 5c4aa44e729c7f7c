"""What is a coupon in Saleor's words?

A voucher has its codes, and counts in the channels that it is listed in, with an amount for each. It can't be
one customer's alone: a code for one is made for one use.
"""

from typing import Any

from regulars.connectors.changes import CouponMade
from regulars.connectors.exchange import Access, ChangeRefused, Dialogue
from regulars.connectors.saleor.calls import Listing, ask, part, read, tell
from regulars.connectors.saleor.questions import channel_of
from regulars.connectors.saleor.shapes import Named, Shape
from regulars.money import to_major

LOOK = """query($code: String!) {
    vouchers(first: 10, filter: { search: $code }) {
        edges { node {
            id
            channelListings { id }
            codes(first: 100) { edges { node { code } } }
        } }
    }
    channels { id slug currencyCode }
}"""
MAKE = """mutation($input: VoucherInput!) {
    done: voucherCreate(input: $input) { voucher { id } errors { field message } }
}"""
LIST = """mutation($id: ID!, $input: VoucherChannelListingInput!) {
    done: voucherChannelListingUpdate(id: $id, input: $input) { errors { field message } }
}"""


class Code(Shape, frozen=True):
    code: str | None = None


class Coded(Shape, frozen=True):
    node: Code


class Codes(Shape, frozen=True):
    edges: tuple[Coded, ...] = ()


class Voucher(Shape, frozen=True):
    id: str
    channel_listings: tuple[Named, ...] | None = None
    codes: Codes | None = None

    def has(self, code: str) -> bool:
        """Whether a code is one of its own."""
        return self.codes is not None and any(each.node.code == code for each in self.codes.edges)


class Selling(Shape, frozen=True):
    """A channel, as far as a voucher is listed in it."""

    id: str
    slug: str
    currency_code: str


class Made(Shape, frozen=True):
    voucher: Voucher | None = None


def coupon(made: CouponMade, *, access: Access) -> Dialogue[None]:
    """A voucher with this code, listed in the channels of its currency, unless it is there and listed."""
    fields = yield from ask(access, LOOK, code=made.code)
    channels = sold_in(part(fields, "channels", tuple[Selling, ...]), made, access=access)
    found = [read(each, Voucher) for each in part(fields, "vouchers", Listing).nodes]
    known = next((each for each in found if each.has(made.code)), None)
    if known and known.channel_listings:
        return
    if known is None:
        done = yield from tell(access, MAKE, input=terms_of(made))
        known = part(done, "done", Made).voucher
    if known is None:
        raise ChangeRefused("it made no voucher")
    listings = [listing_of(made, channel=each) for each in channels]
    yield from tell(access, LIST, id=known.id, input={"addChannels": listings})


def sold_in(channels: tuple[Selling, ...], made: CouponMade, *, access: Access) -> list[Selling]:
    """The channels in which a coupon counts. Raises ChangeRefused where there are none."""
    named = channel_of(access)
    fits = [each for each in channels if each.currency_code == made.currency and named in {None, each.slug}]
    if not fits:
        raise ChangeRefused(f"it has no channel in {made.currency}")
    return fits


def terms_of(made: CouponMade) -> dict[str, Any]:
    """The voucher without its amounts. Raises ChangeRefused where Saleor has no such terms."""
    if (made.uses_each or 1) > 1:
        raise ChangeRefused("a voucher counts once for each customer, or as often as they like")
    is_share = made.free_shipping or made.percent is not None
    body: dict[str, Any] = {
        "name": made.code,
        "addCodes": [made.code],
        "type": "SHIPPING" if made.free_shipping else "ENTIRE_ORDER",
        "discountValueType": "PERCENTAGE" if is_share else "FIXED",
        "applyOncePerCustomer": made.uses_each == 1,
    }
    uses = made.uses if made.uses is not None or not made.email else 1
    if uses is not None:
        body["usageLimit"] = uses
    if made.ends_at:
        body["endDate"] = made.ends_at.isoformat()
    return body


def listing_of(made: CouponMade, *, channel: Selling) -> dict[str, Any]:
    """What it gives in a channel, and from which amount on."""
    share = 100 if made.free_shipping else made.percent
    body: dict[str, Any] = {"channelId": channel.id}
    body["discountValue"] = str(
        to_major(made.amount_minor or 0, currency=made.currency) if share is None else share
    )
    if made.minimum_minor is not None:
        body["minAmountSpent"] = str(to_major(made.minimum_minor, currency=made.currency))
    return body
