"""What happens in a shop?"""

from datetime import date

import msgspec

from regulars.events.declare import event


@event("order.placed")
class OrderPlaced(msgspec.Struct, frozen=True):
    """An order came in. revenue_business: minor units of the business's currency, null without a rate."""

    order_id: int
    revenue_business: int | None
    product_ids: list[int]


@event("order.changed")
class OrderChanged(msgspec.Struct, frozen=True):
    """An order's lines or sums are no longer what they were."""

    order_id: int
    revenue_business: int | None


@event("order.cancelled")
class OrderCancelled(msgspec.Struct, frozen=True):
    """An order was called off."""

    order_id: int


@event("order.restored")
class OrderRestored(msgspec.Struct, frozen=True):
    """An order that had been called off stands again."""

    order_id: int


@event("order.refunded")
class OrderRefunded(msgspec.Struct, frozen=True):
    """Something was given back. order_id is null where its order isn't known."""

    refund_id: int
    order_id: int | None
    revenue_business: int | None


@event("order.refund_corrected")
class OrderRefundCorrected(msgspec.Struct, frozen=True):
    """A refund had been estimated; what was given back, of what and on which day, is known now."""

    refund_id: int
    order_id: int | None
    revenue_business: int | None


@event("cart.updated")
class CartUpdated(msgspec.Struct, frozen=True):
    """A basket was begun or changed."""

    cart_id: int


@event("cart.completed")
class CartCompleted(msgspec.Struct, frozen=True):
    """A basket became an order."""

    cart_id: int


@event("shipment.updated")
class ShipmentUpdated(msgspec.Struct, frozen=True):
    """A parcel was sent, or its promise changed."""

    shipment_id: int


@event("shipment.delivered")
class ShipmentDelivered(msgspec.Struct, frozen=True):
    """A parcel arrived."""

    shipment_id: int
    order_id: int | None


@event("shipment.moved")
class ShipmentMoved(msgspec.Struct, frozen=True):
    """A parcel is on its way, out for delivery, waits to be collected, couldn't be delivered, or comes back.

    status: announced, in_transit, out_for_delivery, to_collect, failed, returned.
    """

    shipment_id: int
    order_id: int | None
    status: str


@event("ad_spend.changed", of_store=True)
class AdSpendChanged(msgspec.Struct, frozen=True):
    """What advertising cost was told, or told anew: of an advertiser, the first and the last day of it."""

    source: str
    first_day: date
    last_day: date


@event("product.changed", of_store=True)
class ProductChanged(msgspec.Struct, frozen=True):
    """A product was added, or what is told of it changed; how many pieces there are is no news by itself."""

    product_id: int


@event("product.price_changed", of_store=True)
class ProductPriceChanged(msgspec.Struct, frozen=True):
    """A product costs more or less than before. *_minor: what a buyer pays, in minor units of `currency`."""

    product_id: int
    currency: str
    before_minor: int
    price_minor: int


@event("product.back_in_stock", of_store=True)
class ProductBackInStock(msgspec.Struct, frozen=True):
    """A product that was sold out can be bought again."""

    product_id: int


@event("product.out_of_stock", of_store=True)
class ProductOutOfStock(msgspec.Struct, frozen=True):
    """A product is sold out."""

    product_id: int


@event("product.low_in_stock", of_store=True)
class ProductLowInStock(msgspec.Struct, frozen=True):
    """Only the last pieces of a product are left, and there were more before."""

    product_id: int
    stock: int


@event("balance.brought")
class BalanceBrought(msgspec.Struct, frozen=True):
    """What somebody had in another program was learned. amount: points, or minor units of the unit."""

    program: str
    kind: str
    unit: str
    amount: int


@event("review.brought")
class ReviewBrought(msgspec.Struct, frozen=True):
    """A review that was written in another program came over, or changed there."""

    review_id: int
    rating: int


@event("company.changed", of_store=True)
class CompanyChanged(msgspec.Struct, frozen=True):
    """The business's name, currency, language, time zone or fallback margin was set."""

    fields: list[str]


@event("shop.changed", of_store=True)
class ShopChanged(msgspec.Struct, frozen=True):
    """A shop was added, or its name, address, currency, time zone or history was set."""

    fields: list[str]


@event("rate.set", of_store=True)
class RateSet(msgspec.Struct, frozen=True):
    """What another currency is worth from a day on was set; orders that lacked it are worth something now."""

    currency: str
    orders: int


@event("shop.erased", of_store=True)
class ShopErased(msgspec.Struct, frozen=True):
    """All that came from a shop was forgotten. people: who were known through it alone."""

    request_id: int
    people: int
