from enum import StrEnum


class SendEventsBodyEventsItemType0Name(StrEnum):
    CART_ADDED = "cart.added"
    CART_REMOVED = "cart.removed"
    CART_SHARED = "cart.shared"
    CART_VIEWED = "cart.viewed"
    CATEGORY_FILTERED = "category.filtered"
    CATEGORY_VIEWED = "category.viewed"
    CHECKOUT_COMPLETED = "checkout.completed"
    CHECKOUT_COUPON_APPLIED = "checkout.coupon_applied"
    CHECKOUT_COUPON_DENIED = "checkout.coupon_denied"
    CHECKOUT_COUPON_ENTERED = "checkout.coupon_entered"
    CHECKOUT_COUPON_REMOVED = "checkout.coupon_removed"
    CHECKOUT_PAYMENT_ENTERED = "checkout.payment_entered"
    CHECKOUT_STARTED = "checkout.started"
    CHECKOUT_STEP_COMPLETED = "checkout.step_completed"
    CHECKOUT_STEP_VIEWED = "checkout.step_viewed"
    CUSTOM_DONE = "custom.done"
    PAGE_FAILED = "page.failed"
    PAGE_VIEWED = "page.viewed"
    PRODUCTS_SEARCHED = "products.searched"
    PRODUCT_CLICKED = "product.clicked"
    PRODUCT_REVIEWED = "product.reviewed"
    PRODUCT_SHARED = "product.shared"
    PRODUCT_VIEWED = "product.viewed"
    PROMOTION_CLICKED = "promotion.clicked"
    PROMOTION_VIEWED = "promotion.viewed"
    VISITOR_IDENTIFIED = "visitor.identified"
    WISHLIST_ADDED = "wishlist.added"
    WISHLIST_REMOVED = "wishlist.removed"

    def __str__(self) -> str:
        return str(self.value)
