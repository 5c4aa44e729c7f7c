"""What may a visitor do, by which names, and what is told with it?

The names follow the e-commerce events that shops' trackers already send.
"""

from typing import Any

import msgspec

from regulars.events.declare import event


class Behaviour(msgspec.Struct, frozen=True):
    """Something a visitor did. properties: as the tracker told them, without personal data."""

    properties: dict[str, Any]


@event("page.viewed")
class PageViewed(Behaviour, frozen=True):
    """A page was looked at. properties: url, title, referrer."""


@event("product.viewed")
class ProductViewed(Behaviour, frozen=True):
    """A product's page was looked at. properties: sku, category, price."""


@event("category.viewed")
class CategoryViewed(Behaviour, frozen=True):
    """A list of products was looked at. properties: category."""


@event("products.searched")
class ProductsSearched(Behaviour, frozen=True):
    """Something was searched for. properties: query, results (how many were found)."""


@event("cart.viewed")
class CartViewed(Behaviour, frozen=True):
    """The basket was looked at."""


@event("checkout.started")
class CheckoutStarted(Behaviour, frozen=True):
    """The way to the till was begun."""


@event("wishlist.added")
class WishlistAdded(Behaviour, frozen=True):
    """A product was wished for. properties: sku."""


@event("wishlist.removed")
class WishlistRemoved(Behaviour, frozen=True):
    """A product is no longer wished for. properties: sku."""


@event("product.clicked")
class ProductClicked(Behaviour, frozen=True):
    """A product was chosen from a list. properties: sku, position."""


@event("product.shared")
class ProductShared(Behaviour, frozen=True):
    """A product was shown to somebody else. properties: sku, share_via."""


@event("product.reviewed")
class ProductReviewed(Behaviour, frozen=True):
    """The visitor wrote what they think of a product. properties: sku, rating."""


@event("category.filtered")
class CategoryFiltered(Behaviour, frozen=True):
    """A list of products was narrowed or sorted. properties: category, filters, sorts."""


@event("promotion.viewed")
class PromotionViewed(Behaviour, frozen=True):
    """A banner of the shop was seen. properties: promotion_id, name."""


@event("promotion.clicked")
class PromotionClicked(Behaviour, frozen=True):
    """A banner of the shop was followed. properties: promotion_id, name."""


@event("cart.added")
class CartAdded(Behaviour, frozen=True):
    """A product was put into the basket. properties: sku, quantity, price."""


@event("cart.removed")
class CartRemoved(Behaviour, frozen=True):
    """A product was taken out of the basket. properties: sku, quantity."""


@event("cart.shared")
class CartShared(Behaviour, frozen=True):
    """The basket was shown to somebody else. properties: share_via."""


@event("checkout.step_viewed")
class CheckoutStepViewed(Behaviour, frozen=True):
    """A step of the way to the till was looked at. properties: step."""


@event("checkout.step_completed")
class CheckoutStepCompleted(Behaviour, frozen=True):
    """A step of the way to the till was filled in. properties: step, shipping_method, payment_method."""


@event("checkout.payment_entered")
class CheckoutPaymentEntered(Behaviour, frozen=True):
    """How to pay was told. properties: payment_method."""


@event("checkout.coupon_entered")
class CheckoutCouponEntered(Behaviour, frozen=True):
    """A code was typed in at the till. properties: coupon."""


@event("checkout.coupon_applied")
class CheckoutCouponApplied(Behaviour, frozen=True):
    """A code was accepted by the till. properties: coupon, discount."""


@event("checkout.coupon_denied")
class CheckoutCouponDenied(Behaviour, frozen=True):
    """A code was not accepted by the till. properties: coupon, reason."""


@event("checkout.coupon_removed")
class CheckoutCouponRemoved(Behaviour, frozen=True):
    """A code was taken back at the till. properties: coupon."""


@event("checkout.completed")
class CheckoutCompleted(Behaviour, frozen=True):
    """The page behind the till was reached: no proof of a purchase. properties: order_id, total, currency."""


@event("page.failed")
class PageFailed(Behaviour, frozen=True):
    """A script of the page broke. properties: message, source, line."""


@event("visitor.identified")
class VisitorIdentified(Behaviour, frozen=True):
    """A page said who the visitor is, without proof. properties: claims (what it named them by)."""


@event("custom.done")
class CustomDone(Behaviour, frozen=True):
    """Something that only this shop's tracker knows. properties: custom (its name there), and the rest."""


BEHAVIOURS: dict[str, type[Behaviour]] = {
    "page.viewed": PageViewed,
    "page.failed": PageFailed,
    "product.viewed": ProductViewed,
    "product.clicked": ProductClicked,
    "product.shared": ProductShared,
    "product.reviewed": ProductReviewed,
    "category.viewed": CategoryViewed,
    "category.filtered": CategoryFiltered,
    "products.searched": ProductsSearched,
    "promotion.viewed": PromotionViewed,
    "promotion.clicked": PromotionClicked,
    "cart.viewed": CartViewed,
    "cart.added": CartAdded,
    "cart.removed": CartRemoved,
    "cart.shared": CartShared,
    "checkout.started": CheckoutStarted,
    "checkout.step_viewed": CheckoutStepViewed,
    "checkout.step_completed": CheckoutStepCompleted,
    "checkout.payment_entered": CheckoutPaymentEntered,
    "checkout.coupon_entered": CheckoutCouponEntered,
    "checkout.coupon_applied": CheckoutCouponApplied,
    "checkout.coupon_denied": CheckoutCouponDenied,
    "checkout.coupon_removed": CheckoutCouponRemoved,
    "checkout.completed": CheckoutCompleted,
    "wishlist.added": WishlistAdded,
    "wishlist.removed": WishlistRemoved,
    "visitor.identified": VisitorIdentified,
    "custom.done": CustomDone,
}
