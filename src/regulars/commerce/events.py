"""What happens in a shop?"""

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


@event("order.refunded")
class OrderRefunded(msgspec.Struct, frozen=True):
    """Something was given back. order_id is null where its order isn't known."""

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


@event("product.changed", of_store=True)
class ProductChanged(msgspec.Struct, frozen=True):
    """A product was added, or its name, category, price, cost or stock changed."""

    product_id: int


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
