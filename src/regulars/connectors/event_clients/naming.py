"""Which of our behaviours is meant by a tracker's name for it?

https://segment.com/docs/connections/spec/ecommerce/v2/ has the names, and those of its first version.
"""

import re
from functools import lru_cache

NAMES = {
    "Products Searched": "products.searched",
    "Product List Viewed": "category.viewed",
    "Product List Filtered": "category.filtered",
    "Promotion Viewed": "promotion.viewed",
    "Promotion Clicked": "promotion.clicked",
    "Product Clicked": "product.clicked",
    "Product Viewed": "product.viewed",
    "Product Added": "cart.added",
    "Product Removed": "cart.removed",
    "Cart Viewed": "cart.viewed",
    "Checkout Started": "checkout.started",
    "Checkout Step Viewed": "checkout.step_viewed",
    "Checkout Step Completed": "checkout.step_completed",
    "Payment Info Entered": "checkout.payment_entered",
    "Order Completed": "checkout.completed",
    "Coupon Entered": "checkout.coupon_entered",
    "Coupon Applied": "checkout.coupon_applied",
    "Coupon Denied": "checkout.coupon_denied",
    "Coupon Removed": "checkout.coupon_removed",
    "Product Added to Wishlist": "wishlist.added",
    "Product Removed from Wishlist": "wishlist.removed",
    "Wishlist Product Added to Cart": "cart.added",
    "Product Shared": "product.shared",
    "Cart Shared": "cart.shared",
    "Product Reviewed": "product.reviewed",
    "Page Failed": "page.failed",
    "Viewed Product Category": "category.viewed",
    "Viewed Product": "product.viewed",
    "Added Product": "cart.added",
    "Removed Product": "cart.removed",
    "Viewed Checkout Step": "checkout.step_viewed",
    "Completed Checkout Step": "checkout.step_completed",
    "Completed Order": "checkout.completed",
}
CUSTOM = "custom.done"
GAPS = re.compile(r"[\s_.-]+")


def plain(name: str) -> str:
    """A name without what differs between trackers: `order_completed` is `Order Completed`."""
    return GAPS.sub(" ", name).strip().lower()


_BY_PLAIN = {plain(theirs): ours for theirs, ours in NAMES.items()}


@lru_cache(maxsize=1024)
def behaviour(name: str) -> str:
    """Our name for it; `custom.done` for what only this tracker knows."""
    return _BY_PLAIN.get(plain(name), CUSTOM)
