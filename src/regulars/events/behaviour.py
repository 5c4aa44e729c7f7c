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


BEHAVIOURS = {
    "page.viewed": PageViewed,
    "product.viewed": ProductViewed,
    "category.viewed": CategoryViewed,
    "products.searched": ProductsSearched,
    "cart.viewed": CartViewed,
    "checkout.started": CheckoutStarted,
    "wishlist.added": WishlistAdded,
}
